import type { Diagnostic } from "../base/diagnostic.ts";
import type { Effect } from "../base/effect.ts";
import { limits } from "../base/limits.ts";
import { type Place, placeOfText } from "../base/place.ts";
import { codePointName, isBlank, trimmedBounds, unseenCharacter, withoutUnseen } from "./characters.ts";
import { balancedClose, isEscaped } from "./escape.ts";
import { placeIn, type Reading, report } from "./finding.ts";
import type { Rule } from "./rule.ts";
import { type Cover, readSpecifier } from "./specifier.ts";
import { guardedTool, isToolName, nameEnd, readToolPattern } from "./tool-pattern.ts";

/** What was read of one entry of a deny, ask or allow list. */
export type ParsedRule = {
  /** The rule that is in force. */
  readonly rule?: Rule;
  /**
   * The entry is broken and stood in deny or ask: every call of this tool must now `ask`, so that a typing error never
   * takes protection away. A canonical tool name, or `*` for every tool. May stand beside a rule. SEMANTICS SYN-7.
   */
  readonly guards?: string;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads one entry of a permission list.
 *
 * @param text whatever stood in the list; blanks around it do not matter
 * @param effect the list it stood in; an entry may be a rule in one list and none in another
 * @param place where the text begins; columns of diagnostics count from there in UTF-16 units. Default: the text is line 1
 * @returns the rule, unless there is none; a broken allow gives no rule, a broken deny or ask gives `guards`
 * Never throws. Linear in the text; text beyond `limits.ruleLengthMax` is not read.
 * @see SEMANTICS SYN-1 … SYN-18; grammar/rule.peggy derives what is read without an error
 */
export function parseRule(text: unknown, effect: Effect, place?: Place): ParsedRule {
  if (typeof text !== "string") {
    const reading: Reading = { text: "", effect, place: place ?? placeOfText(""), diagnostics: [] };
    report(reading, "error", "rule-not-a-string", 0, 1, `a rule is a string, not ${kindOf(text)}`);
    return broken(reading, "*");
  }
  const reading: Reading = { text, effect, place: place ?? placeOfText(text), diagnostics: [] };
  const { start, end } = trimmedBounds(text, 0, text.length);
  if (start === end) {
    report(
      reading,
      "error",
      "empty-rule",
      0,
      Math.max(text.length, 1),
      "the rule is empty",
      "remove the entry",
    );
    return broken(reading, "*");
  }
  if (end - start > limits.ruleLengthMax) {
    const message = `the rule has ${end - start} characters, the limit is ${limits.ruleLengthMax}`;
    report(reading, "error", "rule-too-long", start, end, message, "split the rule into several");
    return broken(reading, guardedTool(text, start, start + limits.ruleLengthMax));
  }
  if (text[start] === "!") return negatedEntry(reading, start, end);
  const unseen = unseenCharacter(text.slice(start, end));
  if (unseen === undefined) return readEntry(reading, start, end);
  return readUnseen(reading, start, end, unseen);
}

/** A text whose ends are trimmed, not too long, and without characters that cannot be seen. */
function readEntry(reading: Reading, start: number, end: number): ParsedRule {
  const { text } = reading;
  const paren = text.indexOf("(", start);
  const toolEnd = paren < 0 ? end : paren;
  const guarded = guardedTool(text, start, toolEnd);
  if (toolEnd === start) {
    report(
      reading,
      "error",
      "empty-rule",
      start,
      start + 1,
      "the tool before `(` is missing",
      "write `Tool(specifier)`",
    );
    return broken(reading, "*");
  }
  const tool = readToolPattern(reading, start, toolEnd);
  if (tool === undefined) return broken(reading, guarded);
  if (toolEnd === end) return ruleOf(reading, start, end, { tool });
  const close = readClose(reading, toolEnd, end);
  if (close === undefined) return broken(reading, guarded);
  if (trimmedBounds(text, toolEnd + 1, close.at).start === close.at) {
    report(
      reading,
      "error",
      "empty-specifier",
      toolEnd,
      close.at + 1,
      "the parentheses hold nothing",
      `write \`${text.slice(start, toolEnd)}\` to cover every call of the tool`,
    );
    return broken(reading, guarded);
  }
  const cover = readSpecifier(reading, tool, toolEnd + 1, close.at);
  if (cover === undefined) return broken(reading, guarded);
  if (!close.textAfter) return ruleOf(reading, start, end, cover);
  if (reading.effect === "allow") return broken(reading, guarded);
  const kept = ruleOf(reading, start, close.at + 1, cover);
  return close.otherRule === undefined
    ? kept
    : { ...kept, guards: close.otherRule === guarded ? guarded : "*" };
}

/** Where the specifier ends. `otherRule`: the tool of a second rule that was written into the same entry. */
type Close = { readonly at: number; readonly textAfter: boolean; readonly otherRule?: string };

/**
 * Finds the closing parenthesis: the last character of the entry. With other text after it, the parenthesis that
 * closes the first one ends the part that can still be read. SEMANTICS SYN-5, SYN-6.
 */
function readClose(reading: Reading, open: number, end: number): Close | undefined {
  const { text } = reading;
  if (text[end - 1] === ")" && !isEscaped(text, end - 1)) {
    const second = secondRule(text, open, end);
    if (second === undefined) return { at: end - 1, textAfter: false };
    reportTextAfter(
      reading,
      second.close + 1,
      end,
      "an entry holds one rule",
      "write each rule as an entry of its own",
    );
    return { at: second.close, textAfter: true, otherRule: second.tool };
  }
  const close = balancedClose(text, open, end);
  if (close === undefined) {
    const help =
      text[end - 1] === ")"
        ? "write `\\\\)` where the specifier ends with a backslash"
        : "end the rule with `)`";
    report(
      reading,
      "error",
      "unclosed-rule",
      open,
      end,
      "the specifier is opened with `(` and never closed",
      help,
    );
    return undefined;
  }
  const readable = text.slice(trimmedBounds(text, 0, end).start, close + 1);
  const message = `nothing may follow the closing parenthesis, but \`${text.slice(close + 1, end).trim()}\` does`;
  reportTextAfter(reading, close + 1, end, message, `write \`${readable}\``);
  const otherRule = toolAfter(text, close + 1, end, "( \t,;");
  return { at: close, textAfter: true, ...(otherRule === undefined ? {} : { otherRule }) };
}

function reportTextAfter(reading: Reading, from: number, end: number, message: string, help: string): void {
  const { start } = trimmedBounds(reading.text, from, end);
  report(reading, "error", "text-after-paren", start, end, message, help);
}

/**
 * `Bash(ls), Bash(rm *)`: a parenthesis that closes the first one, then a separator, then a tool and `(`. Read as one
 * specifier it would cover neither command.
 */
function secondRule(text: string, open: number, end: number): { close: number; tool: string } | undefined {
  const close = balancedClose(text, open, end);
  if (close === undefined) return undefined;
  const tool = toolAfter(text, close + 1, end, "(");
  return tool === undefined ? undefined : { close, tool };
}

/** The tool of a rule that begins after a separator at `from`, if its name ends before one of `terminators` or the end. */
function toolAfter(text: string, from: number, end: number, terminators: string): string | undefined {
  let start = from;
  while (isBlank(text[start]) || text[start] === "," || text[start] === ";") start += 1;
  const close = nameEnd(text, start, end);
  if (start === from || (close < end && !terminators.includes(text[close]!))) return undefined;
  return isToolName(text.slice(start, close)) ? guardedTool(text, start, close) : undefined;
}

/** `!Bash(ls)`: rules do not cancel rules, only path patterns cancel path patterns. Ignoring it never loosens a deny. SEMANTICS SYN-15. */
function negatedEntry(reading: Reading, start: number, end: number): ParsedRule {
  if (end - start === 1) {
    report(reading, "warning", "negated-rule", start, end, "a lone `!` cancels nothing", "remove the entry");
  } else {
    const message = "a rule cannot cancel another rule, so the entry is ignored";
    report(
      reading,
      "error",
      "negated-rule",
      start,
      end,
      message,
      "inside the parentheses of a path rule `!` cancels patterns of the same list",
    );
  }
  return { diagnostics: reading.diagnostics };
}

/**
 * A text with a character that cannot be seen. An allow is dropped. A deny or ask stays in force as far as it can be
 * read, and guards its tool besides, because what its author saw is another text.
 */
function readUnseen(
  reading: Reading,
  start: number,
  end: number,
  unseen: { readonly character: string; readonly at: number },
): ParsedRule {
  const at = start + unseen.at;
  const visible = withoutUnseen(reading.text.slice(start, end));
  report(
    reading,
    "error",
    "control-character",
    at,
    at + unseen.character.length,
    `the rule holds the character ${codePointName(unseen.character)}, which cannot be seen`,
    `remove it: \`${visible}\``,
  );
  if (reading.effect === "allow") return { diagnostics: reading.diagnostics };
  const guards = guardedTool(visible, 0, visible.length);
  return { ...readEntry(reading, start, end), guards };
}

function ruleOf(reading: Reading, start: number, end: number, cover: Cover): ParsedRule {
  const rule: Rule = {
    text: reading.text.slice(start, end),
    place: placeIn(reading.place, start, end),
    ...cover,
  };
  return { rule, diagnostics: reading.diagnostics };
}

function broken(reading: Reading, guards: string): ParsedRule {
  const { diagnostics } = reading;
  return reading.effect === "allow" ? { diagnostics } : { guards, diagnostics };
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

// @ts-nocheck
import { limits } from "../base/limits.ts";
import type { Span } from "../base/span.ts";
import { canonicalName } from "./aliases.ts";
import {
  isBlank,
  isControl,
  isForeignBlank,
  isForeignDash,
  isForeignQuote,
  isInvisible,
  isLetter,
  isNameCharacter,
} from "./characters.ts";

/** A command line as its commands, or the first thing in it that this room does not read. */
export type PowerShellParsed =
  | { readonly ok: true; readonly commands: readonly PowerShellCommand[] }
  /** `message` starts small, ends without a stop and names the construct, for `explain`. */
  | { readonly ok: false; readonly message: string; readonly span: Span };

/** One command between separators. Spans are UTF-16 offsets into the text that was parsed, end exclusive. */
export type PowerShellCommand = {
  readonly span: Span;
  /** The name as written: `gci`. */
  readonly name: string;
  /** The cmdlet behind an alias, in its usual letter case; of other names, as written. SEMANTICS PS-2. */
  readonly canonical: string;
  /** All words in order, the name first; no redirections. */
  readonly words: readonly PowerShellWord[];
  /** Files that receive output. Merged streams (`2>&1`) and the constant `$null` are no files, so they are left out. */
  readonly redirections: readonly PowerShellRedirection[];
  /** Canonical name of the command before `|`, whose output it receives; undefined: it begins a pipeline. */
  readonly pipedFrom: string | undefined;
};

export type PowerShellRedirection = {
  readonly target: PowerShellWord;
  readonly append: boolean;
  readonly span: Span;
};

/** One argument after PowerShell took the quotes off. */
export type PowerShellWord = {
  /**
   * Undefined: it holds a variable, so it is only known when it runs.
   * An unquoted list (`a, b`) is one word, `a,b`; a comma in a word that is not `quoted` always separates elements.
   */
  readonly text: string | undefined;
  /** Certain text before the first variable; the whole text where there is none. */
  readonly prefix: string;
  /** Certain text after the last variable; empty where there is none. */
  readonly suffix: string;
  /** Some part was quoted. */
  readonly quoted: boolean;
  readonly span: Span;
  /** It begins with an unquoted dash. */
  readonly parameter: boolean;
};

/**
 * Reads a PowerShell command line: plain words, quoted strings, `$name`, redirections to a file, and the separators
 * `;`, newline, `|`, `&&`, `||`. Everything else (blocks, subexpressions, operators, keywords, escapes, assignments,
 * characters that look like others) is refused, never guessed. SEMANTICS PS-3, PS-6.
 *
 * @returns the commands in the order in which they are written, or the first refusal; then rules that deny are held
 * against `scanPowerShell`.
 * Never throws. Linear in the text, and constant beyond `limits.commandParsedLengthMax`.
 */
export function parsePowerShell(text: string): PowerShellParsed {
  if (text.length > limits.commandParsedLengthMax) {
    return { ok: false, message: "the command is too long to be read", span: { start: 0, end: text.length } };
  }
  const reader: Reader = { text, at: 0, refusal: deceptiveCharacter(text) };
  const commands = reader.refusal === undefined ? readStatements(reader) : [];
  if (reader.refusal !== undefined) return { ok: false, ...reader.refusal };
  return { ok: true, commands };
}

/**
 * What a refused command line might run, for rules that deny: split at every separator, brace and parenthesis whether
 * quoted or not, quotes, backticks and invisible characters taken off, look-alike dashes made `-`. SEMANTICS PS-6, CMP-10.
 *
 * @returns the words of every segment that has one, in order. Any word may be the command name.
 * Never throws. Linear in the text.
 */
export function scanPowerShell(text: string): readonly (readonly string[])[] {
  const segments: (readonly string[])[] = [];
  let words: string[] = [];
  let word = "";
  const endWord = (): void => {
    if (word !== "" && word !== "$" && word !== "@") words.push(word);
    word = "";
  };
  const endSegment = (): void => {
    endWord();
    if (words.length > 0) segments.push(words);
    words = [];
  };
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(point);
    at += character.length;
    if (character === "`" && (text[at] === "\n" || text[at] === "\r")) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endWord();
    } else if (scanSeparators.has(character)) endSegment();
    else if (character === "=" && assigns(word)) endSegment();
    else if (character === "<" || character === ">" || character === " ") endWord();
    else if (character === "'" || character === '"' || character === "`" || isForeignQuote(point)) continue;
    else if (isInvisible(point)) continue;
    else if (character === "\t" || isControl(point) || isForeignBlank(point)) endWord();
    else word += isForeignDash(point) ? "-" : character;
  }
  endSegment();
  return segments;
}

/** Whether an `=` after this text assigns: `$x=`, `[int]$x=`, `$x =`, `$x +=`. */
function assigns(word: string): boolean {
  return word.startsWith("$") || word.startsWith("[") || assignmentOperators.has(word);
}

const assignmentOperators: ReadonlySet<string> = new Set(["", "+", "-", "*", "/", "%", "??"]);

const scanSeparators: ReadonlySet<string> = new Set(";\n\r|&{}()");

type Refusal = { readonly message: string; readonly span: Span };

/** `at` is where reading goes on; the first refusal stays. */
type Reader = { readonly text: string; at: number; refusal: Refusal | undefined };

function refuse(reader: Reader, message: string, start: number, end = start + 1): undefined {
  reader.refusal ??= { message, span: { start, end: Math.min(end, reader.text.length) } };
  return undefined;
}

/** Controls, invisible characters, foreign blanks and quotes are refused wherever they stand. */
function deceptiveCharacter(text: string): Refusal | undefined {
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const span = { start: at, end: at + (point > 0xffff ? 2 : 1) };
    at = span.end;
    if (point === 0x0d && text[at] === "\n") continue;
    const kind = deceptionOf(point);
    if (kind === undefined) continue;
    const name = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
    return { message: `the ${kind} ${name} is not read`, span };
  }
  return undefined;
}

function deceptionOf(point: number): string | undefined {
  if (isControl(point)) return "control character";
  if (isInvisible(point)) return "invisible character";
  if (isForeignBlank(point)) return "blank";
  return isForeignQuote(point) ? "quote" : undefined;
}

function readStatements(reader: Reader): PowerShellCommand[] {
  const { text } = reader;
  const commands: PowerShellCommand[] = [];
  let operator: "|" | "&&" | "||" | undefined;
  while (reader.refusal === undefined) {
    skipBlanks(reader);
    const character = text[reader.at];
    if (character === "#") skipLastComment(reader);
    else if (character === "\n" || character === "\r") reader.at += 1;
    else if (character === undefined || character === ";") {
      if (operator !== undefined) refuse(reader, `\`${operator}\` has no command after it`, reader.at);
      if (character === undefined) break;
      reader.at += 1;
    } else {
      const command = readCommand(reader, operator === "|" ? commands.at(-1)?.canonical : undefined);
      if (command === undefined) break;
      commands.push(command);
      operator = operators.find((each) => text.startsWith(each, reader.at));
      if (operator !== undefined) reader.at += operator.length;
      else if (text[reader.at] === "&") refuse(reader, "`&` starts a background job", reader.at);
    }
  }
  return commands;
}

const operators = ["&&", "||", "|"] as const;

function skipBlanks(reader: Reader): void {
  while (isBlank(reader.text[reader.at])) reader.at += 1;
}

/** A comment may only end the text, so nobody has to judge what a command after it belongs to. */
function skipLastComment(reader: Reader): void {
  const { text, at } = reader;
  const newline = text.indexOf("\n", at);
  if (newline >= 0 && text.slice(newline).trim() !== "") {
    refuse(reader, "a comment before further commands is not read", at, newline);
  } else if (text.slice(at + 1, at + 9).toLowerCase() === "requires") {
    refuse(reader, "`#requires` is not read", at, text.length);
  } else reader.at = text.length;
}

function readCommand(reader: Reader, pipedFrom: string | undefined): PowerShellCommand | undefined {
  const { text } = reader;
  const start = reader.at;
  const name = readName(reader, pipedFrom !== undefined);
  if (name === undefined) return undefined;
  const words = [name];
  const redirections: PowerShellRedirection[] = [];
  let end = reader.at;
  for (;;) {
    skipBlanks(reader);
    if (endsCommand(text[reader.at]) || text[reader.at] === "#") break;
    if (startsRedirection(text, reader.at)) {
      const redirection = readRedirection(reader);
      if (redirection !== undefined) redirections.push(redirection);
    } else {
      const word = readWord(reader, true);
      if (word !== undefined) words.push(word);
    }
    if (reader.refusal !== undefined) return undefined;
    end = reader.at;
  }
  const written = name.prefix;
  return {
    span: { start, end },
    name: written,
    canonical: canonicalName(written),
    words,
    redirections,
    pipedFrom,
  };
}

function endsCommand(character: string | undefined): boolean {
  return (
    character === undefined ||
    character === "\n" ||
    character === "\r" ||
    character === ";" ||
    character === "|" ||
    character === "&"
  );
}

function endsWord(character: string | undefined): boolean {
  return endsCommand(character) || isBlank(character) || character === ">";
}

/**
 * The first word decides whether PowerShell reads a command or an expression, so its characters are closed.
 * Language specification 8.2, about_Parsing.
 */
function readName(reader: Reader, piped: boolean): PowerShellWord | undefined {
  const { text } = reader;
  const start = reader.at;
  const first = text[start] ?? "";
  const why = notCommandStarts.get(first);
  if (why !== undefined) return refuse(reader, why, start);
  while (!endsWord(text[reader.at])) {
    const character = text[reader.at] ?? "";
    const certain = isNameCharacter(character) || nameCharacters.has(character);
    const shorthand = (character === "?" || character === "%") && reader.at === start;
    if (!certain && !shorthand) {
      return refuse(reader, `\`${characterAt(text, reader.at)}\` in a command name is not read`, reader.at);
    }
    reader.at += 1;
    if (shorthand && !endsWord(text[reader.at]))
      return refuse(reader, `\`${first}\` is not followed by a blank`, start);
  }
  const name = text.slice(start, reader.at);
  const relative = ["./", ".\\", "../", "..\\"].some((each) => name.startsWith(each));
  const alone = name === "?" || name === "%";
  if (!relative && !alone && !isLetter(first) && first !== "/" && first !== "\\" && first !== "~") {
    const message = first === "." ? "dot sourcing is not read" : `\`${first}\` starts an expression`;
    return refuse(reader, message, start, reader.at);
  }
  const lower = name.toLowerCase();
  if (keywords.has(lower) && !(piped && lower === "foreach")) {
    return refuse(reader, `the keyword \`${name}\` is not read`, start, reader.at);
  }
  refuseNumberBeforeRedirection(reader, start);
  return certainWord(name, { start, end: reader.at });
}

const nameCharacters: ReadonlySet<string> = new Set(".-\\/:~+");

/** Characters that begin something else than a command, and what to say of them. */
const notCommandStarts: ReadonlyMap<string, string> = new Map([
  ["$", "a statement that begins with a variable is an expression or an assignment"],
  ["'", "a statement that begins with a string is an expression"],
  ['"', "a statement that begins with a string is an expression"],
  ["(", "`(` is not read"],
  [")", "`)` is not read"],
  ["{", "a script block is not read"],
  ["}", "a script block is not read"],
  ["@", "`@` is not read"],
  ["[", "a type literal is not read"],
  ["&", "the call operator `&` is not read"],
  ["|", "`|` has no command before it"],
  ["`", "a backtick escape is not read"],
  [">", "a redirection before its command is not read"],
  ["<", "`<` is not read"],
]);

/** Language specification 2.3.1, about_Reserved_Words. `foreach` after `|` is the alias. */
const keywords: ReadonlySet<string> = new Set([
  "begin",
  "break",
  "catch",
  "class",
  "clean",
  "configuration",
  "continue",
  "data",
  "define",
  "do",
  "dynamicparam",
  "else",
  "elseif",
  "end",
  "enum",
  "exit",
  "filter",
  "finally",
  "for",
  "foreach",
  "from",
  "function",
  "if",
  "in",
  "inlinescript",
  "parallel",
  "param",
  "process",
  "return",
  "sequence",
  "switch",
  "throw",
  "trap",
  "try",
  "until",
  "using",
  "var",
  "while",
  "workflow",
]);

function startsRedirection(text: string, at: number): boolean {
  const character = text[at] ?? "";
  if (character === ">") return true;
  return text[at + 1] === ">" && (character === "*" || (character >= "1" && character <= "6"));
}

/** about_Redirection. Undefined also where no file is written; a refusal is in the reader. */
function readRedirection(reader: Reader): PowerShellRedirection | undefined {
  const { text } = reader;
  const start = reader.at;
  if (text[reader.at] !== ">") reader.at += 1;
  reader.at += 1;
  const append = text[reader.at] === ">";
  if (append) reader.at += 1;
  if (text[reader.at] === "&") {
    const merged = !append && text[reader.at + 1] === "1" && endsWord(text[reader.at + 2]);
    if (!merged) return refuse(reader, "this merge of streams is not read", start, reader.at + 2);
    reader.at += 2;
    return undefined;
  }
  skipBlanks(reader);
  const first = text[reader.at];
  if (endsWord(first) || first === "#" || first === "-") {
    return refuse(reader, "a redirection has no file after it", start, reader.at);
  }
  const target = readWord(reader, false);
  if (target === undefined) return undefined;
  const span = { start, end: reader.at };
  const written = text.slice(target.span.start, target.span.end).toLowerCase();
  return written === "$null" ? undefined : { target, append, span };
}

/** `12>x` and `a*>x`: whether the last character names a stream is not worth a guess. */
function refuseNumberBeforeRedirection(reader: Reader, start: number): void {
  const { text, at } = reader;
  if (text[at] !== ">" || at === start) return;
  const last = text[at - 1] ?? "";
  if (last === "*" || (last >= "0" && last <= "9")) {
    refuse(reader, `\`${last}>\` without a blank before it is not read`, at - 1, at + 1);
  }
}

function certainWord(text: string, span: Span): PowerShellWord {
  return { text, prefix: text, suffix: "", quoted: false, span, parameter: false };
}

/** A word while it grows. */
type Draft = {
  /** Text since the start or since the last variable. */
  certain: string;
  /** Undefined until the first variable. */
  prefix: string | undefined;
  quoted: boolean;
  list: boolean;
};

/**
 * One argument. At its start, and after the colon of `-Name:`, PowerShell tells strings and variables from text that
 * goes on (about_Parsing): `"a"b` is two arguments there, `a"b"` one.
 */
function readWord(reader: Reader, listAllowed: boolean): PowerShellWord | undefined {
  const { text } = reader;
  const start = reader.at;
  const draft: Draft = { certain: "", prefix: undefined, quoted: false, list: false };
  const parameter = text[start] === "-";
  if (text.startsWith("--%", start)) return refuse(reader, "`--%` is not read", start, start + 3);
  let naming = parameter && (isLetter(text[start + 1]) || text[start + 1] === "?");
  let fresh = true;
  for (;;) {
    const character = text[reader.at];
    if (character === "," || (isBlank(character) && listAllowed && commaFollows(reader))) {
      if (naming || !listAllowed || draft.quoted || draft.prefix !== undefined || draft.certain === "") {
        return refuse(reader, "a list of other than plain words is not read", reader.at);
      }
      if (!readComma(reader, draft)) return undefined;
      fresh = true;
      continue;
    }
    if (character === undefined || endsWord(character)) break;
    const why = wordRefusals.get(character) ?? (fresh ? freshRefusals.get(character) : undefined);
    if (why !== undefined) return refuse(reader, why, reader.at);
    if (isForeignDash(character.charCodeAt(0))) {
      return refuse(reader, "a character that PowerShell reads as `-` is not read", reader.at);
    }
    if (character === "'" || character === '"' || character === "$") {
      if (naming) return refuse(reader, "a parameter name that is not plain is not read", start, reader.at);
      if (draft.list) return refuse(reader, "a list of other than plain words is not read", reader.at);
      const read = character === "$" ? readVariable(reader, draft) : readString(reader, draft, character);
      if (!read) return undefined;
      if (fresh && !closes(text, reader.at, character)) {
        return refuse(reader, "text right after a string or variable is not read", reader.at);
      }
      fresh = false;
      continue;
    }
    if (naming && (character === "." || character === "[")) {
      return refuse(reader, `\`${character}\` ends a parameter name and is not read`, reader.at);
    }
    draft.certain += character;
    reader.at += 1;
    fresh = naming && character === ":";
    if (fresh) naming = false;
  }
  refuseNumberBeforeRedirection(reader, start);
  if (reader.refusal !== undefined) return undefined;
  const span = { start, end: reader.at };
  const { certain, prefix, quoted } = draft;
  if (prefix === undefined) return { text: certain, prefix: certain, suffix: "", quoted, span, parameter };
  return { text: undefined, prefix, suffix: certain, quoted, span, parameter };
}

const wordRefusals: ReadonlyMap<string, string> = new Map([
  ["(", "`(` is not read"],
  [")", "`)` is not read"],
  ["{", "a script block is not read"],
  ["}", "a script block is not read"],
  ["<", "`<` is not read"],
  ["`", "a backtick escape is not read"],
]);

/** Refused only where an argument begins. */
const freshRefusals: ReadonlyMap<string, string> = new Map([
  ["@", "a word that begins with `@` is not read"],
  ["[", "a word that begins with `[` is not read"],
  ["#", "a comment inside a command is not read"],
]);

/** What may follow a string or variable that begins an argument. */
function closes(text: string, at: number, opener: string): boolean {
  const next = text[at];
  if (endsWord(next)) return true;
  if (next === ",") return true; // refused as a list
  if (opener !== "$") return false;
  return next === "/" || next === "\\" || (next === "." && isLetter(text[at + 1]));
}

function commaFollows(reader: Reader): boolean {
  let at = reader.at;
  while (isBlank(reader.text[at])) at += 1;
  return reader.text[at] === ",";
}

/** From the blanks before a comma to the next element. */
function readComma(reader: Reader, draft: Draft): boolean {
  skipBlanks(reader);
  const comma = reader.at;
  reader.at += 1;
  skipBlanks(reader);
  const next = reader.text[reader.at];
  if (endsWord(next) || next === "," || next === "-") {
    refuse(reader, "a list of other than plain words is not read", comma);
    return false;
  }
  draft.certain += ",";
  draft.list = true;
  return true;
}

/** `$name`, `$scope:name`, `$?`, `$$`, `$^`. about_Variables. */
function readVariable(reader: Reader, draft: Draft): boolean {
  const end = variableEnd(reader.text, reader.at);
  if (end === undefined) {
    refuse(reader, `\`$${characterAt(reader.text, reader.at + 1)}\` is not read`, reader.at, reader.at + 2);
    return false;
  }
  addVariable(draft);
  reader.at = end;
  return true;
}

function addVariable(draft: Draft): void {
  draft.prefix ??= draft.certain;
  draft.certain = "";
}

/** Where the variable ends whose `$` stands at `dollar`; undefined: it is none of those that are read. */
function variableEnd(text: string, dollar: number): number | undefined {
  const first = text[dollar + 1];
  if (first === "?" || first === "$" || first === "^") return dollar + 2;
  let at = dollar + 1;
  while (isNameCharacter(text[at])) at += 1;
  if (at === dollar + 1) return undefined;
  if (text[at] === ":" && isNameCharacter(text[at + 1])) {
    at += 1;
    while (isNameCharacter(text[at])) at += 1;
  }
  return at;
}

/** A quoted string, to after its closing quote. A doubled quote is one quote. about_Quoting_Rules. */
function readString(reader: Reader, draft: Draft, quote: "'" | '"'): boolean {
  const { text } = reader;
  const start = reader.at;
  draft.quoted = true;
  reader.at += 1;
  for (;;) {
    const character = text[reader.at];
    if (character === undefined) {
      refuse(reader, "a string has no closing quote", start, text.length);
      return false;
    }
    if (character === quote) {
      reader.at += 1;
      if (text[reader.at] !== quote) return true;
    } else if (quote === '"' && character === "`") {
      refuse(reader, "a backtick escape is not read", reader.at);
      return false;
    } else if (quote === '"' && character === "$" && startsInterpolation(text, reader.at)) {
      if (!readVariable(reader, draft)) return false;
      continue;
    }
    draft.certain += character;
    reader.at += 1;
  }
}

/** Any other `$` in a string is itself. */
function startsInterpolation(text: string, dollar: number): boolean {
  const next = text[dollar + 1];
  if (next === undefined) return false;
  return isNameCharacter(next) || "({?$^:".includes(next) || next.charCodeAt(0) >= 0x80;
}

/** The whole character at an offset, for messages; empty at the end. */
function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

// @ts-nocheck
import { literalOf, type Part, type Word } from "../shell/script.ts";

/**
 * One argument of a command after quote removal.
 * `text` is undefined where a hole makes it unknown; `prefix` is the certain text before the first hole (all of it
 * where there is none). `splits`: an unquoted hole may make it no argument or several.
 */
export type Argument = {
  readonly text: string | undefined;
  readonly prefix: string;
  readonly splits: boolean;
  readonly word: Word;
};

/** Reads a word as an argument. Never throws; linear in the word. */
export function argumentOf(word: Word): Argument {
  const text = literalOf(word);
  if (text !== undefined) return { text, prefix: text, splits: false, word };
  let prefix = "";
  let open = true;
  let splits = false;
  for (const part of word.parts) {
    if (part.type === "text") {
      if (open) prefix += part.text;
    } else {
      open = false;
      if (splitsWord(part)) splits = true;
    }
  }
  return { text: undefined, prefix, splits, word };
}

/**
 * Whether a hole may become no word or several: any unquoted one but a tilde and a process substitution, and `"$@"` in
 * quotes too. POSIX 2.5.2, 2.6.5.
 */
export function splitsWord(part: Exclude<Part, { type: "text" }>): boolean {
  if (part.type === "process" || part.type === "tilde") return false;
  return !part.quoted || (part.type === "variable" && part.name.includes("@"));
}

/** `$?`, `$#`, `$$` and `${#x}` are digits: one word that holds neither a dash nor a slash. */
export function isCount(part: Part): boolean {
  if (part.type !== "variable" || part.operand !== undefined) return false;
  return part.operator === undefined ? counts.has(part.name) : part.operator === "length";
}

const counts: ReadonlySet<string> = new Set(["?", "#", "$"]);

/** An argument made of certain text, as it stands inside another argument (`-f.env`, `if=a`). */
export function argumentOfText(text: string, word: Word): Argument {
  return { text, prefix: text, splits: false, word };
}

/**
 * What is left of an argument behind its first `length` characters: the file in `--output=$f` or `if=a`.
 * `length` must lie within `prefix`. Linear in the word.
 */
export function argumentBehind(argument: Argument, length: number): Argument {
  const parts: Part[] = [];
  let skip = length;
  for (const part of argument.word.parts) {
    if (skip === 0 || part.type !== "text") parts.push(part);
    else if (part.text.length <= skip) skip -= part.text.length;
    else {
      parts.push({ ...part, text: part.text.slice(skip) });
      skip = 0;
    }
  }
  return argumentOf({ span: argument.word.span, parts });
}

/** Stands for the arguments that a command receives from outside, as the inner command of `xargs` does. */
export function unknownArguments(word: Word): Argument {
  const { span } = word;
  return argumentOf({ span, parts: [{ type: "variable", span, quoted: false, name: "@" }] });
}

/** The program may take it for an option: its first character is not certain, or it is a dash. */
export function mayBeOption(argument: Argument): boolean {
  const first = argument.prefix.charCodeAt(0);
  if (!Number.isNaN(first)) return first === 0x2d;
  const [part] = argument.word.parts.filter((each) => each.type !== "text" || each.text !== "");
  return part !== undefined && part.type !== "tilde" && part.type !== "process" && !isCount(part);
}

import { literalOf, type Word } from "../shell/script.ts";

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
      if (part.type === "process" ? false : part.type === "brace" || part.type === "glob" || !part.quoted) splits = true;
    }
  }
  return { text: undefined, prefix, splits, word };
}

/** An argument made of certain text, as it stands inside another argument (`-f.env`, `if=a`). */
export function argumentOfText(text: string, word: Word): Argument {
  return { text, prefix: text, splits: false, word };
}

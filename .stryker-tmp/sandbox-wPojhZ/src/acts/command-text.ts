// @ts-nocheck
import { hole, innerBlank, spreadingHole } from "../base/command-text.ts";
import { type Argument, splitsWord } from "../commands/argument.ts";
import type { Word } from "../shell/script.ts";

/** The command text (see `base/command-text.ts`) of these arguments. Linear in their length. */
export function commandText(words: readonly Argument[]): string {
  if (words.length === 0) return "";
  let text = wordText(words[0]!);
  for (let i = 1; i < words.length; i++) text += ` ${wordText(words[i]!)}`;
  return text;
}

function wordText(argument: Argument): string {
  const text = argument.text ?? holesText(argument.word);
  return text.includes(" ") ? text.replaceAll(" ", innerBlank) : text;
}

/** A word with a mark for each hole; a word of nothing else, one of which may become no word, is one mark. */
export function holesText(word: Word): string {
  let text = "";
  let certain = false;
  for (const part of word.parts) {
    if (part.type === "text") {
      text += part.text;
      certain ||= part.text !== "";
      // an empty home makes `~` no word in POSIX sh
    } else text += splitsWord(part) || part.type === "tilde" ? spreadingHole : hole;
  }
  return !certain && text.includes(spreadingHole) ? spreadingHole : text;
}

/** The base name of a command word: `/usr/bin/rm` and `./rm` are `rm`. SEMANTICS BASH-10. */
export function baseName(name: string): string {
  return name.includes("/") ? name.slice(name.lastIndexOf("/") + 1) : name;
}

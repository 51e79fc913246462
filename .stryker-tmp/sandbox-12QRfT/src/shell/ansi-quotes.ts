// @ts-nocheck
import { hasMark } from "../base/command-text.ts";
import { characters } from "./characters.ts";

const { BACKSLASH, SINGLE_QUOTE } = characters;

/**
 * Where `$'…'` ends: the index after the closing quote, for shells in which a backslash hides a quote; -1 if nowhere.
 * `from` is after the opening quote. Linear.
 */
export function ansiEnd(source: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code === SINGLE_QUOTE) return i + 1;
    if (code === BACKSLASH) i++;
  }
  return -1;
}

/** The inside of `$'…'`: its text, and the index after the closing quote; undefined where it is not read. */
export type AnsiQuoted = { readonly text: string; readonly end: number };

const simple: ReadonlyMap<string, string> = new Map([
  ["a", "\u0007"],
  ["b", "\b"],
  ["e", "\u001b"],
  ["E", "\u001b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["?", "?"],
]);

/**
 * Decodes what bash 5 makes of `$'…'`; `from` is after the opening quote. A NUL ends the text, as it does there.
 * Bytes and code points outside ASCII depend on the locale and are not read, nor is what would be a mark in a
 * command text.
 * Linear in the text up to the closing quote.
 */
export function ansiQuoted(source: string, from: number, end: number): AnsiQuoted | undefined {
  let text = "";
  let cut = false;
  const add = (piece: string): void => {
    if (piece === "\0") cut = true;
    if (!cut) text += piece;
  };
  let i = from;
  while (i < end) {
    const code = source.charCodeAt(i);
    if (code === SINGLE_QUOTE) return hasMark(text) ? undefined : { text, end: i + 1 };
    if (source.charAt(i) !== "\\") {
      add(source.charAt(i));
      i++;
      continue;
    }
    if (i + 1 >= end) return undefined;
    const kind = source.charAt(i + 1);
    const plain = simple.get(kind);
    if (plain !== undefined) {
      add(plain);
      i += 2;
      continue;
    }
    if (kind === "c") {
      const controlled = source.charCodeAt(i + 2);
      if (i + 2 >= end || controlled === SINGLE_QUOTE || controlled > 126 || source.charAt(i + 2) === "\\")
        return undefined;
      add(
        String.fromCharCode(
          controlled === 63
            ? 127
            : source
                .charAt(i + 2)
                .toUpperCase()
                .charCodeAt(0) & 0x1f,
        ),
      );
      i += 3;
      continue;
    }
    const octal = kind >= "0" && kind <= "7";
    const digitsMax = octal ? 3 : kind === "x" ? 2 : kind === "u" ? 4 : kind === "U" ? 8 : 0;
    const first = octal ? i + 1 : i + 2;
    let last = first;
    while (last < end && last < first + digitsMax && isBase(source.charCodeAt(last), octal)) last++;
    if (last > first) {
      const point = Number.parseInt(source.slice(first, last), octal ? 8 : 16);
      if (point > 127) return undefined;
      add(String.fromCharCode(point));
      i = last;
    } else if (digitsMax > 0) return undefined;
    else {
      // An escape that is none keeps its backslash.
      add("\\");
      i++;
    }
  }
  return undefined;
}

function isBase(code: number, octal: boolean): boolean {
  if (octal) return code >= 48 && code <= 55;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

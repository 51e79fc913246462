// @ts-nocheck
import { characters, isBlank } from "./characters.ts";

const {
  BACKQUOTE,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_PAREN,
  DOLLAR,
  DOUBLE_QUOTE,
  HASH,
  NEWLINE,
  OPEN_BRACE,
  OPEN_PAREN,
  SEMICOLON,
  SINGLE_QUOTE,
} = characters;

/**
 * Bash before version 4 (the `sh` of macOS) ends `$( )` by counting parentheses and quotes, in here-documents too.
 * Gives the places where a version of it would take another parenthesis than that at `close` for the closing one; none
 * where all find the same one, or none and report an error.
 *
 * @param from after the opening parenthesis
 * @param end of the region that is searched
 * Linear in the text between `from` and `end`.
 */
export function otherEnds(text: string, from: number, end: number, close: number): readonly number[] {
  const dollar = text.indexOf("$'", from);
  const decodes = dollar >= 0 && dollar < end;
  // Whether it knew comments and `$'…'` here depends on the version, so no reading may differ.
  const ends: number[] = [];
  for (const comments of [false, true]) {
    for (const ansi of decodes ? [false, true] : [false]) {
      const found = closing(text, from, end, comments, ansi);
      if (found >= 0 && found !== close) ends.push(found);
    }
  }
  return ends;
}

/** The index of the parenthesis that this count takes for the closing one, or -1. */
function closing(text: string, from: number, end: number, comments: boolean, ansi: boolean): number {
  const open: number[] = [CLOSE_PAREN];
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    const closer = open[open.length - 1]!;
    if (code === BACKSLASH) {
      i++;
    } else if (code === closer) {
      open.pop();
      if (open.length === 0) return i;
    } else if (closer === BACKQUOTE) {
      // Nothing but its end counts in backquotes.
    } else if (code === BACKQUOTE) {
      open.push(BACKQUOTE);
    } else if (code === DOLLAR && i + 1 < end && text.charCodeAt(i + 1) === OPEN_PAREN) {
      open.push(CLOSE_PAREN);
      i++;
    } else if (code === DOLLAR && i + 1 < end && text.charCodeAt(i + 1) === OPEN_BRACE) {
      open.push(CLOSE_BRACE);
      i++;
    } else if (closer === DOUBLE_QUOTE) {
      // Neither a `'` nor a bare parenthesis counts in double quotes.
    } else if (code === DOUBLE_QUOTE) {
      open.push(DOUBLE_QUOTE);
    } else if (code === SINGLE_QUOTE) {
      const escapes = ansi && text.charCodeAt(i - 1) === DOLLAR;
      i++;
      while (i < end && text.charCodeAt(i) !== SINGLE_QUOTE)
        i += escapes && text.charCodeAt(i) === BACKSLASH ? 2 : 1;
      if (i >= end) return -1;
    } else if (closer === CLOSE_PAREN && code === OPEN_PAREN) {
      open.push(CLOSE_PAREN);
    } else if (comments && code === HASH && closer === CLOSE_PAREN && startsWord(text.charCodeAt(i - 1))) {
      while (i + 1 < end && text.charCodeAt(i + 1) !== NEWLINE) i++;
    }
  }
  return -1;
}

function startsWord(before: number): boolean {
  return isBlank(before) || before === NEWLINE || before === SEMICOLON || before === OPEN_PAREN;
}

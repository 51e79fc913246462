import {
  BACKQUOTE,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_PAREN,
  DOLLAR,
  DOUBLE_QUOTE,
  HASH,
  isBlank,
  NEWLINE,
  OPEN_BRACE,
  OPEN_PAREN,
  SEMICOLON,
  SINGLE_QUOTE,
} from "./characters.ts";

/**
 * Bash before version 4 (the `sh` of macOS) ends `$( )` by counting parentheses and quotes, in here-documents too.
 * Tells whether it would then run something else than what stands up to `close`: false where it finds the same
 * closing parenthesis, and where it finds none and reports an error.
 *
 * @param from after the opening parenthesis
 * @param end of the region that is searched
 * Linear in the text between `from` and `end`.
 */
export function endsElsewhere(text: string, from: number, end: number, close: number): boolean {
  // Whether it knew comments here depends on the version, so neither reading may differ.
  return differs(closing(text, from, end, false), close) || differs(closing(text, from, end, true), close);
}

function differs(found: number, close: number): boolean {
  return found >= 0 && found !== close;
}

/** The index of the parenthesis that this count takes for the closing one, or -1. */
function closing(text: string, from: number, end: number, comments: boolean): number {
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
      i = text.indexOf("'", i + 1);
      if (i < 0) return -1;
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

/**
 * UTF-16 codes of the characters that mean something to a shell, named as POSIX 2.2 and 2.10 name them, and what an
 * unquoted character does in a word. A module takes out of here what it needs, into constants of its own: these are
 * known when its functions are compiled, while an imported constant is looked up at each use.
 */
// @ts-nocheck

export const characters = Object.freeze({
  TAB: 9,
  NEWLINE: 10,
  CARRIAGE_RETURN: 13,
  SPACE: 32,
  BANG: 33,
  DOUBLE_QUOTE: 34,
  HASH: 35,
  DOLLAR: 36,
  PERCENT: 37,
  AMPERSAND: 38,
  SINGLE_QUOTE: 39,
  OPEN_PAREN: 40,
  CLOSE_PAREN: 41,
  STAR: 42,
  PLUS: 43,
  MINUS: 45,
  COLON: 58,
  SEMICOLON: 59,
  LESS: 60,
  EQUALS: 61,
  GREATER: 62,
  QUESTION: 63,
  AT: 64,
  OPEN_BRACKET: 91,
  BACKSLASH: 92,
  CLOSE_BRACKET: 93,
  CARET: 94,
  BACKQUOTE: 96,
  OPEN_BRACE: 123,
  PIPE: 124,
  CLOSE_BRACE: 125,
  TILDE: 126,

  /** The end of the text, or of the region that is being read: no character has this code. */
  END: -1,

  /** An unquoted character that stands for itself anywhere but, at most, at the start of a word. */
  PLAIN: 0,
  /** An unquoted character that ends a word: blank, newline, or the start of an operator (POSIX 2.3). */
  STOP: 1,
  /** Quotes, expansions, patterns, and everything outside ASCII: looked at one by one. */
  SPECIAL: 2,
});

const { END, MINUS, NEWLINE, SPACE, SPECIAL, STOP, TAB } = characters;

/** Of `END` and of each ASCII character; that of `code` stands at `code - END`. */
const kinds = new Uint8Array(128 - END).fill(SPECIAL, 0, SPACE - END);
kinds[0] = STOP;
for (const character of " \t\n;&|()<>") kinds[character.charCodeAt(0) - END] = STOP;
for (const character of "\"'\\$`*?[{}~\u007f") kinds[character.charCodeAt(0) - END] = SPECIAL;

/** What an unquoted character does in a word: `PLAIN`, `STOP` or `SPECIAL`. The end of the text is a `STOP`. */
export function kindOf(code: number): number {
  return code < 128 ? kinds[code - END]! : SPECIAL;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** POSIX 3.230: a name starts with a letter or an underscore of the portable set. */
export function isNameStart(code: number): boolean {
  return isLetter(code) || code === 95;
}

export function isName(code: number): boolean {
  return isLetter(code) || code === 95 || isDigit(code);
}

/** A blank of POSIX 3.74 in every locale; no other white space separates words. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** True of what a delimiter of a here-document may consist of, so that every shell compares the same line. */
export function isDelimiter(code: number): boolean {
  return isName(code) || code === MINUS || code === 46;
}

/**
 * True of a character that no script here may hold, even in quotes: controls other than tab and newline, C1 controls,
 * bidirectional controls, line and paragraph separators, a lone surrogate. A person could not see what such a text
 * does, and NUL or CR reach the shells differently. SEMANTICS CMP-8.
 */
export function isForbidden(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 32) return code !== TAB && code !== NEWLINE;
  if (code < 127) return false;
  if (code <= 0x9f || code === 0x61c || (code >= 0x2000 && code < 0x2070 && isDirection(code))) return true;
  if (code < 0xd800 || code > 0xdfff) return false;
  const low = code >= 0xdc00;
  // NaN outside the text is in neither range.
  const other = text.charCodeAt(low ? index - 1 : index + 1);
  return low ? !(other >= 0xd800 && other < 0xdc00) : !(other >= 0xdc00 && other <= 0xdfff);
}

/** Bidirectional marks, embeddings and isolates, and the two separators of U+2028. */
function isDirection(code: number): boolean {
  return (
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/**
 * True of blanks and invisible characters outside ASCII (a code point, not a code unit). Outside quotes they are part
 * of a word in every shell, but a reader takes them for a space or for nothing.
 */
export function isInvisible(point: number): boolean {
  if (point < 0x2000) {
    return (
      point === 0xa0 ||
      point === 0xad ||
      point === 0x34f ||
      point === 0x70f ||
      (point >= 0x600 && point <= 0x605) ||
      point === 0x6dd ||
      point === 0x8e2 ||
      point === 0x115f ||
      point === 0x1160 ||
      point === 0x1680 ||
      point === 0x17b4 ||
      point === 0x17b5 ||
      (point >= 0x180b && point <= 0x180f)
    );
  }
  return (
    point <= 0x200f ||
    (point >= 0x2028 && point <= 0x202f) ||
    (point >= 0x205f && point <= 0x206f) ||
    point === 0x2800 ||
    point === 0x3000 ||
    point === 0x3164 ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    point === 0xfeff ||
    point === 0xffa0 ||
    (point >= 0xfff0 && point <= 0xfffc) ||
    point === 0x110bd ||
    point === 0x110cd ||
    (point >= 0x13430 && point <= 0x1345f) ||
    (point >= 0x1bca0 && point <= 0x1bca3) ||
    (point >= 0x1d173 && point <= 0x1d17a) ||
    (point >= 0xe0000 && point <= 0xe0fff)
  );
}

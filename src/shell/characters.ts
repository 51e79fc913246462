/** UTF-16 codes of the characters that mean something to a shell, named as POSIX 2.2 and 2.10 name them. */
export const TAB = 9;
export const NEWLINE = 10;
export const SPACE = 32;
export const BANG = 33;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const OPEN_PAREN = 40;
export const CLOSE_PAREN = 41;
export const STAR = 42;
export const PLUS = 43;
export const MINUS = 45;
export const COLON = 58;
export const SEMICOLON = 59;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const AT = 64;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const CARET = 94;
export const BACKQUOTE = 96;
export const OPEN_BRACE = 123;
export const PIPE = 124;
export const CLOSE_BRACE = 125;
export const TILDE = 126;

/** The end of the text, or of the region that is being read: no character has this code. */
export const END = -1;

/** An unquoted character that stands for itself anywhere but, at most, at the start of a word. */
export const PLAIN = 0;
/** An unquoted character that ends a word: blank, newline, or the start of an operator (POSIX 2.3). */
export const STOP = 1;
/** Quotes, expansions, patterns, and everything outside ASCII: looked at one by one. */
export const SPECIAL = 2;

const kinds = new Uint8Array(128).fill(SPECIAL, 0, 33);
for (const character of " \t\n;&|()<>") kinds[character.charCodeAt(0)] = STOP;
for (const character of "\"'\\$`*?[{}~\u007f") kinds[character.charCodeAt(0)] = SPECIAL;

/** What an unquoted character does in a word: `PLAIN`, `STOP` or `SPECIAL`. The end of the text is a `STOP`. */
export function kindOf(code: number): number {
  if (code < 0) return STOP;
  return code < 128 ? kinds[code]! : SPECIAL;
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
 * Where `text` first holds a character that no script here may hold, even in quotes: controls other than tab and
 * newline, C1 controls, bidirectional controls, line and paragraph separators, a lone surrogate. -1 if nowhere.
 * A person could not see what such a text does, and NUL or CR reach the shells differently. SEMANTICS CMP-8.
 */
export function forbiddenAt(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32) {
      if (code !== TAB && code !== NEWLINE) return i;
    } else if (code >= 127) {
      if (code <= 0x9f || (code >= 0x2000 && code < 0x2070 && isDirection(code)) || code === 0x61c) return i;
      if (code >= 0xd800 && code <= 0xdfff) {
        const low = code < 0xdc00 && i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
        if (low < 0xdc00 || low > 0xdfff) return i;
        i++;
      }
    }
  }
  return -1;
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

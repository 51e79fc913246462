/**
 * What PowerShell makes of single characters (about_Quoting_Rules, about_Special_Characters, language specification 2.2
 * and 2.3). All functions take one UTF-16 unit or code point, cost constant time and never throw.
 */
// @ts-nocheck


/** Blank between words: space or tab. The other blanks that PowerShell knows are `isForeignBlank`. */
export function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** ASCII letter, digit or underscore. */
export function isNameCharacter(character: string | undefined): boolean {
  return isLetter(character) || (character !== undefined && character >= "0" && character <= "9");
}

/** ASCII letter or underscore. */
export function isLetter(character: string | undefined): boolean {
  if (character === undefined) return false;
  return (
    (character >= "a" && character <= "z") || (character >= "A" && character <= "Z") || character === "_"
  );
}

/** U+2013 to U+2015, which PowerShell reads as `-`. */
export function isForeignDash(point: number): boolean {
  return point >= 0x2013 && point <= 0x2015;
}

/** U+2018 to U+201E, which PowerShell reads as `'` or `"`, even inside a string. */
export function isForeignQuote(point: number): boolean {
  return point >= 0x2018 && point <= 0x201e;
}

/** Blanks beyond ASCII, some of which PowerShell reads as blanks, some as text. */
export function isForeignBlank(point: number): boolean {
  return foreignBlanks.some(([first, last]) => point >= first && point <= last);
}

/** Control characters except tab and newline; `\r` counts as one, so callers look for `\r\n` first. */
export function isControl(point: number): boolean {
  return (point < 0x20 && point !== 0x09 && point !== 0x0a) || (point >= 0x7f && point <= 0x9f);
}

/** Characters without a picture, that reorder text, or that are half of a pair. SEMANTICS PS-6. */
export function isInvisible(point: number): boolean {
  return point >= 0xad && invisibles.some(([first, last]) => point >= first && point <= last);
}

type Range = readonly [first: number, last: number];

/** Unicode category Zs and the separators. */
const foreignBlanks: readonly Range[] = [
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];

/** Unicode Default_Ignorable_Code_Point, category Cf, and lone surrogates. */
const invisibles: readonly Range[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x600, 0x605],
  [0x61c, 0x61c],
  [0x6dd, 0x6dd],
  [0x70f, 0x70f],
  [0x890, 0x891],
  [0x8e2, 0x8e2],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x110bd, 0x110bd],
  [0x110cd, 0x110cd],
  [0x13430, 0x1343f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

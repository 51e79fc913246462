/**
 * Where text holds a character that a reader cannot see or that changes what the reader sees: controls but the tab,
 * format and bidirectional characters, blanks other than the space, fillers, and halves of surrogate pairs.
 * A rule with one of them does not say what it seems to say.
 */
// @ts-nocheck

const unseen = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u;

/** The first such character and its UTF-16 offset, or undefined. Linear. */
export function unseenCharacter(
  text: string,
): { readonly character: string; readonly at: number } | undefined {
  const match = unseen.exec(text);
  return match === null ? undefined : { character: match[0], at: match.index };
}

/** The text without such characters. Linear. */
export function withoutUnseen(text: string): string {
  return text.replace(new RegExp(unseen, "gu"), "");
}

/** `U+200B` for a zero-width space. */
export function codePointName(character: string): string {
  return "U+" + (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** The blanks that may stand around a rule, and around the colon of a parameter. */
export function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

/** The bounds of the text without the blanks around it; empty text gives `start === end`. */
export function trimmedBounds(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return { start, end };
}

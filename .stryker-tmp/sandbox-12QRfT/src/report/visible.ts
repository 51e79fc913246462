/** Characters that move the cursor, hide, or turn the direction of what stands beside them. */
// @ts-nocheck

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text with every control or invisible character as its escape, so that output cannot be forged by its content. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => {
    const short = shortEscapes[character];
    if (short !== undefined) return short;
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

/** The same for a text of several lines. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** The same, but one character for one, so that columns stay where they are. */
export function sameLength(text: string): string {
  return text.replace(unseen, (character) => (character === "\t" ? " " : "?".repeat(character.length)));
}

/** Characters that move the cursor, hide, or turn the direction of what stands beside them. */
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

/** The same, but one character for one, so that columns stay where they are. */
export function sameLength(text: string): string {
  return text.replace(unseen, (character) => (character === "\t" ? " " : "?".repeat(character.length)));
}

/** The text, cut to `length` characters with a mark that it goes on. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

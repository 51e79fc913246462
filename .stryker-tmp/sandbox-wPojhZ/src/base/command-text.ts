/**
 * How the words of one simple command are written as a single string for matching, so that a plain command is its
 * own text: words are joined by one blank, and three control characters, which no readable command holds, mark what
 * a plain string cannot say.
 */
// @ts-nocheck


/** A blank inside a word (it was quoted): it separates nothing. */
export const innerBlank = "\u0004";
/** A part that is only known when the command runs and stays inside its word. */
export const hole = "\u0002";
/** The same, but it may become no word or several. */
export const spreadingHole = "\u0003";

/** Whether some part of the text is only known when the command runs. */
export function hasHole(text: string): boolean {
  return text.includes(hole) || text.includes(spreadingHole);
}

/** Whether a character stands in the text that is a mark in a command text. */
export function hasMark(text: string): boolean {
  return hasHole(text) || text.includes(innerBlank);
}

/** The text in which quoted blanks separate as well: how deny and ask rules read it. */
export function flatten(text: string): string {
  return text.includes(innerBlank) ? text.replaceAll(innerBlank, " ") : text;
}

/** Text with each run of blanks outside quotes as one blank, and none at the ends: how texts are compared "as written". */
export function collapseBlanks(text: string): string {
  let out = "";
  // what is behind `from` is not in `out` yet: letter by letter that would stay a rope of many times its size
  let from = 0;
  // to ask a string that grows for its end would cost its whole length
  let last = " ";
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "\\" && quote !== "'" && i + 1 < text.length) {
      last = text[++i]!;
      continue;
    }
    const blank = quote === "" && (c === " " || c === "\t");
    if (blank && (last === " " || c === "\t")) {
      out += text.slice(from, i);
      from = i + 1;
      if (last !== " ") out += " ";
    }
    if (c === quote) quote = "";
    else if (quote === "" && (c === "'" || c === '"')) quote = c;
    last = blank ? " " : c;
  }
  out += text.slice(from);
  return quote === "" && last === " " ? out.slice(0, -1) : out;
}

import type { Diagnostic } from "../base/diagnostic.ts";

/**
 * A finding inside a string of a settings file, with the columns where an editor shows it. Findings about a rule count
 * the characters of the rule; in the file an escape (`\"`, `\\`, `\u0041`) takes more columns than its character.
 * A finding that spans a whole string, or is in none, stays as it is. Linear in the length of the line.
 *
 * @param text the settings file that the finding names
 */
export function inWrittenColumns<T extends Diagnostic>(diagnostic: T, text: string): T {
  const line = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/, diagnostic.line)[diagnostic.line - 1] ?? "";
  const start = diagnostic.column - 1;
  for (let at = line.indexOf('"'); at >= 0 && at < start; ) {
    const bounds = boundsOfCharacters(line, at + 1);
    const end = bounds.at(-1)!;
    if (start <= end) {
      const written = (column: number) => (bounds[column - 1 - (at + 1)] ?? end) + 1;
      return { ...diagnostic, column: written(diagnostic.column), endColumn: written(diagnostic.endColumn) };
    }
    at = line.indexOf('"', end + 1);
  }
  return diagnostic;
}

/** Where each character of a string begins in its line, from `start` behind the quote, and last where the string ends. */
function boundsOfCharacters(line: string, start: number): readonly number[] {
  const bounds: number[] = [];
  let at = start;
  while (at < line.length && line[at] !== '"') {
    bounds.push(at);
    at += line[at] !== "\\" ? 1 : line[at + 1] === "u" ? 6 : 2;
  }
  return [...bounds, Math.min(at, line.length)];
}

// @ts-nocheck
import type { Paint } from "./paint.ts";
import { visible } from "./visible.ts";

/** How many lines around a change are shown. */
const contextLines = 2;

/**
 * What becomes of a file, for a person: the lines that go and come between those that stay at both ends.
 * Undefined: there is no file. Ends with a line break.
 */
export function showDiff(
  before: string | undefined,
  after: string | undefined,
  name: string,
  paint: Paint,
): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const line = (mark: string, text: string): string => `${mark}${visible(text)}\n`;
  const kept = (lines: readonly string[]): string => lines.map((text) => line(" ", text)).join("");
  const from = Math.max(0, start - contextLines);
  return [
    `${paint("bold", `--- ${before === undefined ? "(no file)" : name}`)}\n`,
    `${paint("bold", `+++ ${after === undefined ? "(no file)" : name}`)}\n`,
    `@@ line ${from + 1} @@\n`,
    kept(old.slice(from, start)),
    ...old.slice(start, old.length - end).map((text) => paint("red", line("-", text))),
    ...now.slice(start, now.length - end).map((text) => paint("green", line("+", text))),
    kept(old.slice(old.length - end, old.length - end + contextLines)),
  ].join("");
}

function linesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

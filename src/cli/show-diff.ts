import type { Paint } from "./paint.ts";
import { visible } from "./visible.ts";

/** How many lines around a change are shown. */
const contextLines = 2;
/** Texts with more pairs of lines than this are not compared line by line. */
const pairsMax = 4_000_000;

type Line = {
  readonly mark: " " | "-" | "+";
  readonly text: string /** In the old text, from 1. */;
  readonly number: number;
};

/**
 * What becomes of a file, for a person: the lines that go and come, with those around them.
 * Undefined: there is no file. Ends with a line break.
 */
export function showDiff(
  before: string | undefined,
  after: string | undefined,
  name: string,
  paint: Paint,
): string {
  const lines = comparedLines(linesOf(before), linesOf(after));
  return [
    `${paint("bold", `--- ${before === undefined ? "(no file)" : name}`)}\n`,
    `${paint("bold", `+++ ${after === undefined ? "(no file)" : name}`)}\n`,
    ...hunksOf(lines).map((hunk) => showHunk(hunk, paint)),
  ].join("");
}

function showHunk(hunk: readonly Line[], paint: Paint): string {
  const lines = hunk.map(({ mark, text }) => {
    const line = `${mark}${visible(text)}\n`;
    return mark === " " ? line : paint(mark === "-" ? "red" : "green", line);
  });
  return `@@ line ${hunk[0]?.number ?? 1} @@\n${lines.join("")}`;
}

/** Runs of lines of which none is further from a change than `contextLines`. */
function hunksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const hunks: Line[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - contextLines), at + contextLines + 1).some(({ mark }) => mark !== " "),
  );
  lines.forEach((line, at) => {
    if (!isNear[at]) return;
    if (last === at - 1) hunks.at(-1)!.push(line);
    else hunks.push([line]);
    last = at;
  });
  return hunks;
}

/** All lines of both texts, each once where it stays: between equal ends by a longest common subsequence. */
function comparedLines(old: readonly string[], now: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const middle = { old: old.slice(start, old.length - end), now: now.slice(start, now.length - end) };
  const stays = commonOf(middle.old, middle.now);
  const lines: Line[] = old.slice(0, start).map((text, at) => ({ mark: " ", text, number: at + 1 }));
  let [i, j] = [0, 0];
  for (const [atOld, atNow] of [...stays, [middle.old.length, middle.now.length] as const]) {
    for (; i < atOld; i++) lines.push({ mark: "-", text: middle.old[i]!, number: start + i + 1 });
    for (; j < atNow; j++) lines.push({ mark: "+", text: middle.now[j]!, number: start + i + 1 });
    if (i < middle.old.length) lines.push({ mark: " ", text: middle.old[i]!, number: start + i + 1 });
    i++;
    j++;
  }
  const rest = old.length - end;
  return [...lines, ...old.slice(rest).map((text, at): Line => ({ mark: " ", text, number: rest + at + 1 }))];
}

/** The places of a longest common subsequence, in both lists. */
function commonOf(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  const [rows, width] = [old.length, now.length + 1];
  if (rows * width > pairsMax) return [];
  const lengths = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = width - 2; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === now[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const common: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < rows && j < width - 1; ) {
    if (old[i] === now[j]) common.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return common;
}

function linesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

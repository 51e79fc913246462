import { hostLine, hostNow, type Row } from "../../bench/bench.ts";
import { save } from "../../bench/results.ts";
import { callSubjects } from "./calls.ts";
import { commandSubjects } from "./commands.ts";
import { doublingMax, doublings, factor, factorsOf } from "./factor.ts";
import { pathSubjects } from "./paths.ts";
import { ruleSubjects } from "./rules.ts";
import type { Subject } from "./subject.ts";

/*
 * `npm run growth`, or `npm run growth -- commands` or another part: how the time to answer grows with the size of a text
 * that is made to be slow. Times are the processor's, in milliseconds, the least of several runs, so that a busy machine
 * does not show. Each factor is that of one doubling over the last two, and 2 is linear. An answer below 1 ms is too short
 * for one. Ends with 1 where a factor stays above the bound. `--save` keeps the rows in `bench/results`.
 */

const parts: Readonly<Record<string, readonly Subject[]>> = {
  commands: commandSubjects,
  calls: callSubjects,
  paths: pathSubjects,
  rules: ruleSubjects,
};

/** Milliseconds that the processor worked for one answer. */
function timed(answer: () => unknown): number {
  const before = process.cpuUsage();
  answer();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * The least of at least three runs, and of as many as `enough` milliseconds are enough for: in the first ones the compiler
 * works beside, and memory that was never used before costs more than the answer.
 */
function leastOf(answer: () => unknown, enough: number): number {
  let least = timed(answer);
  for (let run = 1, spent = least; run < 3 || spent < enough; run++) {
    const time = timed(answer);
    least = Math.min(least, time);
    // a run too short for the clock also counts
    spent += Math.max(time, 0.1);
  }
  return least;
}

/** The times of all sizes; where a factor is too large, the larger size is run for longer before that is believed. */
function timesOf({ sizes }: Subject, answer: (size: number) => () => unknown): readonly number[] {
  const times = sizes.map((size) => leastOf(answer(size), 30));
  for (const [before, after] of doublings)
    for (let run = 0; run < 4 && (factor(times[before]!, times[after]!) ?? 0) > doublingMax; run++)
      times[after] = Math.min(times[after]!, leastOf(answer(sizes[after]!), 500));
  return times;
}

/** Prints one table. @returns its rows as they are kept */
function rowsOf(subject: Subject): readonly Row[] {
  const { name, sizes } = subject;
  const line = (first: string, cells: readonly string[]) =>
    [first.padEnd(26), ...cells.map((cell) => cell.padStart(12))].join(" ");
  const headings = doublings.map(([, after]) => `to ${sizes[after]!.toLocaleString("en")}`);
  console.log(line(name, [...sizes.map((size) => size.toLocaleString("en")), ...headings]));
  let longest = 0;
  let steepest = 0;
  const rows = subject.rows.map((row): Row => {
    const times = timesOf(subject, row.answer);
    const factors = factorsOf(times);
    longest = Math.max(longest, ...times);
    steepest = Math.max(steepest, ...factors.map((found) => found ?? 0));
    console.log(
      line(
        row.name,
        [...times, ...factors].map((number) => number?.toFixed(2) ?? "-"),
      ),
    );
    const values = Object.fromEntries(sizes.map((size, i) => [size.toLocaleString("en"), [times[i]!]]));
    return { bench: "growth", of: { table: name, text: row.name }, unit: "ms", values, leftOut: {} };
  });
  console.log(`longest ${longest.toFixed(1)} ms, steepest factor of a doubling ${steepest.toFixed(2)}\n`);
  if (steepest > doublingMax) process.exitCode = 1;
  return rows;
}

const words = process.argv.slice(2);
const host = hostNow();
console.log(`${hostLine(host)}\n`);
const rows = Object.entries(parts)
  .filter(([name]) => words.includes(name) || words.every((word) => word.startsWith("--")))
  .flatMap(([, subjects]) => subjects.flatMap(rowsOf));
if (words.includes("--save")) console.log(save(rows, host, new Date()));

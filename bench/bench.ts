import { Bench } from "tinybench";

/** What one file of benchmarks offers to `run.ts`. */
export type Benchmark = {
  readonly name: string;
  /** Throws where two ways that are compared do not agree. */
  readonly check: () => void;
  /** Lines of a plain table. @param rounds how many paired rounds; a ratio is only taken within a round */
  readonly run: (rounds: number) => readonly string[];
};

/** One of two ways that are held against each other: what it does, and how often in one sample, for what is short. */
export type Task = { readonly run: () => unknown; readonly times: number };

/**
 * Nanoseconds of one run of each, timed in turn; who begins changes with the round.
 * @param time how long each is run, in milliseconds
 */
export function timedOnce<Name extends string>(
  tasks: Readonly<Record<Name, Task>>,
  round: number,
  time: number,
): Readonly<Record<Name, number>> {
  const bench = new Bench({ time, iterations: 3, warmup: false });
  const names = Object.keys(tasks) as Name[];
  for (const name of round % 2 === 0 ? names : names.toReversed()) {
    const { run, times } = tasks[name];
    bench.add(name, () => {
      for (let i = 0; i < times; i++) run();
    });
  }
  bench.runSync();
  const timed = names.map((name) => {
    const result = bench.getTask(name)?.result;
    if (result?.state !== "completed") throw new Error(`${name} did not complete`);
    return [name, (result.latency.p50 * 1e6) / tasks[name].times];
  });
  return Object.fromEntries(timed) as Record<Name, number>;
}

/** The middle of the values and the ends. Not empty. */
export function spread(values: readonly number[]): {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
} {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)]!, lowest: sorted[0]!, highest: sorted.at(-1)! };
}

/** Cells of a table for two ways timed in the same rounds: the median of each, that of a ratio within a round, and its ends. */
export function pairedCells(
  first: readonly number[],
  second: readonly number[],
  ratios: readonly number[],
  digits: number,
): readonly string[] {
  const ratio = spread(ratios);
  return [
    spread(first).median.toFixed(0),
    spread(second).median.toFixed(0),
    `${ratio.median.toFixed(digits)}x`,
    `${ratio.lowest.toFixed(digits)}–${ratio.highest.toFixed(digits)}x`,
  ];
}

/** Rows as columns: the first left-aligned, the others right-aligned. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  "),
  );
}

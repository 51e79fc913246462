import { cpus, loadavg } from "node:os";
import { Bench } from "tinybench";

/** One question of this folder, put in many rows. */
export type Benchmark = {
  readonly name: string;
  /** What is timed, in one or two sentences that are printed above the rows. */
  readonly about: string;
  /** First holds the answers of all that take part against each other, and throws where they differ. */
  readonly rows: (effort: Effort) => AsyncIterable<Row> | Iterable<Row>;
};

export type Effort = {
  readonly rounds: number;
  /** Only to see that the answers agree: few rules, little patience. */
  readonly short: boolean;
};

/** What was measured of one question. One line of `bench/results`. */
export type Row = {
  readonly bench: string;
  /** What was asked: the first columns of the table. */
  readonly of: Readonly<Record<string, string | number>>;
  readonly unit: Unit;
  /** One value for each round and each who took part, ours first: a ratio is only taken between values of one round. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** Who took no part, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
};

export type Unit = "ns" | "ms" | "bytes";

/** The machine at a time. No name of it and no path. */
export type Host = {
  readonly cpu: string;
  readonly cores: number;
  readonly load: number;
  readonly node: string;
};

export function hostNow(): Host {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown processor",
    cores: processors.length,
    load: Number(loadavg()[0]!.toFixed(2)),
    node: process.version,
  };
}

export function hostLine({ cores, cpu, load, node }: Host): string {
  return `${cores} × ${cpu}, load ${load.toFixed(2)}, node ${node}`;
}

/** What is timed: `times` answers in one sample. `prepare` runs before each sample, off the clock. */
export type Task = {
  readonly sample: () => void;
  readonly times: number;
  readonly prepare: () => void;
};

/**
 * Milliseconds that the processor worked, in steps of a microsecond: on a busy machine other clocks count what others do,
 * and the more the longer a sample lasts.
 */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** How long one sample should at least last, so that reading the clock does not count: in milliseconds. */
const sampleTime = 0.05;
const timesMax = 512;

/** The last answer: where nobody could read it, it could be left out. */
export let sink: unknown;

/** The same input in every run, but in strings of its own. */
export function repeated<Input>(run: (input: Input) => unknown, input: Input): Task {
  return timed(run, () => input);
}

/** The first is 7 digits long, and so are those that follow. */
let made = 1_000_000;

/** A new input in every run: none is made twice in one process, so no engine has seen it before. */
export function firstSeen<Input>(run: (input: Input) => unknown, inputOf: (n: number) => Input): Task {
  return timed(run, () => inputOf(made++));
}

/**
 * Warms up, for 2,000 runs or 80 ms, and finds out how many runs make one sample. Each input comes from the JSON parser, as
 * a host has it, so nobody has hashed its strings yet.
 */
function timed<Input>(run: (input: Input) => unknown, inputOf: () => Input): Task {
  let times = 1;
  let inputs: readonly Input[] = [];
  const prepare = (): void => {
    inputs = JSON.parse(JSON.stringify(Array.from({ length: times }, inputOf)));
  };
  const sample = (): void => {
    for (const input of inputs) sink = run(input);
  };
  const elapsed = (): number => {
    prepare();
    const begin = now();
    sample();
    return now() - begin;
  };
  for (let runs = 0, spent = 0; runs < 2_000 && spent < 80; runs += times) {
    const took = elapsed();
    spent += took;
    if (took < sampleTime && times < timesMax) times *= 2;
  }
  // the least of three: the compiler still works beside it
  while (times < timesMax && Math.min(elapsed(), elapsed(), elapsed()) < sampleTime) times *= 2;
  return { times, prepare, sample };
}

/** Runs on, until the compiler has done what it will: for what takes long, and is asked before all else. */
export function warmUp({ prepare, sample }: Task, milliseconds: number): void {
  for (let spent = 0; spent < milliseconds; ) {
    prepare();
    const begin = now();
    sample();
    spent += now() - begin;
  }
}

/** How long one task is timed in one round, in milliseconds; a long one is run once. */
const roundTime = 3;

/** Nanoseconds of one run of each task, a value a round: all are timed in turn, and who begins changes with the round. */
export function pairedRounds(
  tasks: ReadonlyMap<string, Task>,
  rounds: number,
): Readonly<Record<string, readonly number[]>> {
  const values: Record<string, number[]> = Object.fromEntries([...tasks.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({ time: roundTime, iterations: 1, warmup: false, now });
    for (const [name, { sample, prepare }] of round % 2 === 0 ? tasks : [...tasks].toReversed())
      bench.add(name, sample, { beforeEach: prepare });
    bench.runSync();
    for (const { name, result } of bench.tasks) {
      if (result.state !== "completed") throw new Error(`${name} did not complete`);
      values[name]!.push((result.latency.p50 * 1e6) / tasks.get(name)!.times);
    }
  }
  return values;
}

/** The middle of the values and the ends. Not empty. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)]!, lowest: sorted[0]!, highest: sorted.at(-1)! };
}

export type Spread = { readonly median: number; readonly lowest: number; readonly highest: number };

/** How many times the one is of the other, within rounds. */
export function ratio(values: readonly number[], base: readonly number[]): Spread {
  return spread(values.map((value, round) => value / base[round]!));
}

/**
 * The rows of one benchmark: what was asked, what the first takes, and how many times that each other takes, with the
 * lowest and the highest ratio of a round. Then who took no part, and why.
 */
export function printed(rows: readonly Row[]): readonly string[] {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const [first, ...others] = names as [string, ...string[]];
  const heading = [...Object.keys(rows[0]!.of), `${first}, ${rows[0]!.unit}`, "lowest–highest", ...others];
  const lines = rows.map(({ of, values }) => {
    const own = spread(values[first]!);
    return [
      ...Object.values(of).map(String),
      figure(own.median),
      `${figure(own.lowest)}–${figure(own.highest)}`,
      ...others.map((name) => {
        const theirs = values[name];
        if (theirs === undefined) return "-";
        const { median, lowest, highest } = ratio(theirs, values[first]!);
        return `${figure(median)}x ${figure(lowest)}–${figure(highest)}`;
      }),
    ];
  });
  return [...table([heading, ...lines]), ...leftOutLines(rows)];
}

/** `ignore: knows paths only (git status, a URL)` */
function leftOutLines(rows: readonly Row[]): readonly string[] {
  const subjects = new Map<string, Set<string>>();
  for (const { of, leftOut } of rows)
    for (const [name, reason] of Object.entries(leftOut)) {
      const key = `left out: ${name}, ${reason}`;
      const of0 = String(Object.values(of)[0]);
      subjects.set(key, (subjects.get(key) ?? new Set()).add(of0));
    }
  return [...subjects].map(([line, found]) => `${line} (${[...found].join(", ")})`);
}

/** Three digits that count, thousands apart: `1,234`, `12.3`, `0.45`. */
export function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
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

import { compilePathPattern, type PathPattern } from "../src/match/path-pattern.ts";
import { PathTable } from "../src/policy/path-table.ts";
import type { Benchmark, Effort, Row } from "./bench.ts";

type Entry = { readonly pattern: PathPattern };

const base = "/home/ada/shop";
const names = [
  "src",
  "lib",
  "app",
  "web",
  "docs",
  "test",
  "build",
  "config",
  "scripts",
  "server",
  "client",
  "assets",
];
const endings = ["ts", "js", "go", "json", "md", "css", "py", "rs"];

/** The i-th rule of a usual mix: mostly literal paths and directories, some with wildcards inside. */
function usual(i: number): string {
  const [a, b] = [names[i % names.length], names[(i * 7 + 3) % names.length]];
  switch (i % 10) {
    case 0:
    case 1:
    case 2:
      return `/${a}/${b}/module-${i}/index.ts`;
    case 3:
    case 4:
      return `/${a}/package-${i}/**`;
    case 5:
      return `secret-${i}.env`;
    case 6:
      return `*.kind${i}`;
    case 7:
      return `**/vendor-${i}/**`;
    case 8:
      return `/${a}/part-${i}/**/*.${endings[i % endings.length]}`;
    default:
      return `/${a}/*/${b}-${i}/*.snap`;
  }
}

/** Wildcards at each end of each name, and little that tells the rules apart. */
function wild(i: number): string {
  const [a, ending] = [names[i % names.length], endings[i % endings.length]];
  switch (i % 4) {
    case 0:
      return `**/*${a}*${i}*`;
    case 1:
      return `*${a}${i % 100}.${ending}`;
    case 2:
      return `**/${a}*/**/*${i}*.${ending}`;
    default:
      return `${a}-*/*-${i}/*.${ending}`;
  }
}

const mixes = { usual, wild } as const;
const sizes = [10, 100, 1_000, 10_000];

function tableOf(mix: keyof typeof mixes, rules: number): PathTable<Entry> {
  const made = new PathTable<Entry>();
  for (let i = 0; i < rules; i++) {
    const result = compilePathPattern(mixes[mix](i), base, {
      fold: "unicode",
      anchored: false,
      coversRoot: true,
    });
    if ("problem" in result) throw new Error(result.problem);
    made.add(result);
  }
  return made;
}

/** Paths of 40 to 60 characters, no two alike; some of them match. */
function pathsOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [names[i % names.length], names[(i * 5 + 1) % names.length]];
    return `${base}/${a}/${b}/module-${i % 97}/${names[i % 7]}-${i}.${endings[i % endings.length]}`;
  });
}

const paths = pathsOf(400);

/** Throws where the table and its entries, one by one, differ. */
function check(mix: keyof typeof mixes): void {
  const made = tableOf(mix, 1_000);
  for (const path of paths.slice(0, 300)) {
    const found = made.find(path, true) !== undefined;
    if (found !== made.all.some(({ pattern }) => pattern.matches(path, true)))
      throw new Error(`${mix}: the table and its entries differ on ${path}`);
  }
}

/** Nanoseconds of the processor for one look-up, over all paths. */
function timed(made: PathTable<Entry>): number {
  const start = process.cpuUsage();
  for (const path of paths) made.find(path, true);
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1_000) / paths.length;
}

function* rows({ rounds }: Effort): Iterable<Row> {
  for (const mix of Object.keys(mixes) as (keyof typeof mixes)[]) {
    check(mix);
    for (const size of sizes) {
      const made = tableOf(mix, size);
      timed(made);
      const values = { toolgate: Array.from({ length: rounds }, () => timed(made)) };
      yield { bench: "paths", of: { mix, rules: size }, unit: "ns", values, leftOut: {} };
    }
  }
}

export const pathsBenchmark: Benchmark = {
  name: "paths",
  about: "To find the rule for one path among many: time of the processor, over 400 paths.",
  rows,
};

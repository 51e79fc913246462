// @ts-nocheck
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { valuesIn } from "../jsonl.ts";
import { gitVersion } from "./git.ts";
import { holdRow, type ListRow, type Outcome, type Row } from "./hold.ts";
import { causeOf, ignoredByPackage } from "./ignore.ts";
import { madeAnswers } from "./made.ts";

/**
 * `npm run paths -- FILE.jsonl…`: rows that git answered, held against our matcher. Files whose name begins with `ic-`
 * were answered with `core.ignorecase`. `npm run paths -- --fuzz [--seed N] [--pairs N]`: pairs that the git of this
 * machine answers now, and npm `ignore` beside it. Ends with 1 where something differs.
 */
type Tally = Record<Outcome, number>;

const shownMax = 20;

function newTally(): Tally {
  return { same: 0, byte: 0, named: 0, different: 0 };
}

function show(row: Row): string {
  if ("pattern" in row) return `${JSON.stringify(row.pattern)} ⊢ ${JSON.stringify(row.text)}`;
  return `${JSON.stringify(row.patterns)} ⊢ ${JSON.stringify(row.path)}${row.isDir ? "/" : ""}: git says ${row.ignored}`;
}

function hold(rows: readonly Row[], ignoreCase: boolean, tally: Tally): void {
  for (const row of rows) {
    const outcome = holdRow(row, ignoreCase);
    tally[outcome]++;
    if (outcome === "different" && tally.different <= shownMax) console.log(`  ${show(row)}`);
  }
}

function printTally(name: string, tally: Tally): void {
  console.log(
    `${name.padEnd(26)} ${String(tally.same).padStart(7)} same ${String(tally.byte).padStart(5)} by bytes ${String(tally.named).padStart(3)} named ${String(tally.different).padStart(3)} different`,
  );
}

/** How npm `ignore` does on the same pairs. Returns the differences that have no cause. */
function holdPackage(rows: readonly ListRow[]): number {
  const counts = new Map<string, number>();
  let unexplained = 0;
  for (const row of rows) {
    if (ignoredByPackage(row) === row.ignored) continue;
    const cause = causeOf(row);
    if (cause === undefined && ++unexplained <= shownMax) console.log(`  ignore: ${show(row)}`);
    counts.set(cause ?? "no known cause", (counts.get(cause ?? "no known cause") ?? 0) + 1);
  }
  const differing = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`npm ignore differs from git on ${differing} of ${rows.length}:`);
  for (const [cause, count] of counts) console.log(`${String(count).padStart(7)}  ${cause}`);
  return unexplained;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      fuzz: { type: "boolean", default: false },
      seed: { type: "string" },
      pairs: { type: "string", default: "200000" },
    },
  });
  const total = newTally();
  const add = (name: string, rows: readonly Row[], ignoreCase: boolean) => {
    const tally = newTally();
    hold(rows, ignoreCase, tally);
    printTally(name, tally);
    for (const outcome of Object.keys(tally) as Outcome[]) total[outcome] += tally[outcome];
  };
  let unexplained = 0;
  for (const file of positionals) add(basename(file), valuesIn<Row>(file), basename(file).startsWith("ic-"));
  if (values.fuzz || positionals.length === 0) {
    const version = gitVersion();
    if (version === undefined) {
      console.log("paths: skipped: git is not installed");
      return 0;
    }
    const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
    console.log(`seed ${seed}, git ${version.join(".")}`);
    for (const { name, rows, ignoreCase } of madeAnswers(seed, Number(values.pairs), version)) {
      add(name, rows, ignoreCase);
      if (!ignoreCase) unexplained += holdPackage(rows);
    }
  }
  // What git matches byte by byte is counted apart, and so is what differs for a reason that has a name.
  console.log(`paths: ${total.same}/${total.same + total.different}`);
  return total.different + unexplained > 0 ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(`paths: ${(error as Error).message}`);
  process.exitCode = 2;
}

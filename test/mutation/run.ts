import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { knownSurvivors, type Mutant, mutantsOf } from "./survivors.ts";

/*
 * `npm run mutate`: changes the rooms that decide one expression at a time, and prints how many of these mutants the
 * tests notice. `-- --mutate src/match/domain.ts` takes one file, `--concurrency 1` one process. Fails for a survivor
 * that `survivors.json` does not explain, for one that it explains and that is gone, and for less than 90 in 100.
 *
 * What only runs while modules are loaded, tables for the most part, is counted apart: a mutant there needs all tests,
 * with all modules read anew. `-- --static` takes it too.
 */

const rooms = ["rule", "match", "policy", "decide"];
const leastScore = 90;

const { values: given } = parseArgs({
  options: {
    mutate: { type: "string", multiple: true },
    concurrency: { type: "string", default: "2" },
    static: { type: "boolean", default: false },
  },
});

// Properties draw the same inputs each time, and few.
process.env["FC_SEED"] ??= "20261121";
process.env["FC_FACTOR"] ??= "0.1";

const root = new URL("../../../", import.meta.url);
const report = "coverage/mutation.json";
process.chdir(fileURLToPath(root));

const options = {
  mutate: given.mutate ?? rooms.map((room) => `src/${room}/**/*.ts`),
  testRunner: "in-process",
  plugins: [fileURLToPath(new URL("runner.js", import.meta.url))],
  coverageAnalysis: "perTest",
  ignoreStatic: !given.static,
  concurrency: Number(given.concurrency),
  // What the runner does not end by itself.
  timeoutMS: 60_000,
  ignorePatterns: ["dist", "bench", "coverage"],
  // TypeScript 7 has no longer the interface with which Stryker would read it.
  tsconfigFile: "none",
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName: report },
  allowConsoleColors: false,
};
await new Stryker(options as object).runMutationTest();

const found = mutantsOf(JSON.parse(readFileSync(report, "utf8")));
const mutants = found.filter(({ status }) => status !== "Ignored");
const survived = mutants.filter(survives);
const known = knownSurvivors(new URL("test/mutation/survivors.json", root));
const idOf = ({ file, text }: Mutant) => `${file}: ${text}`;
const unknown = survived.filter((mutant) => !known.has(idOf(mutant)));
const files = new Set(mutants.map(({ file }) => file));
const still = new Set(survived.map(idOf));
const gone = [...known].filter((id) => files.has(id.slice(0, id.indexOf(": "))) && !still.has(id));

for (const { file, line, status, text } of unknown) console.log(`${file}:${line} ${status}: ${text}`);
for (const id of gone) console.log(`in survivors.json, and does not survive: ${id}`);

const groups = [...files, ...rooms.map((room) => `src/${room}/`), ""];
console.table(Object.fromEntries(groups.flatMap((group) => rowOf(group) ?? [])));
process.exitCode = unknown.length + gone.length > 0 || scoreOf(mutants) < leastScore ? 1 : 0;

function rowOf(group: string) {
  const all = mutants.filter(({ file }) => file.startsWith(group));
  if (all.length === 0) return undefined;
  const count = (...statuses: readonly string[]) =>
    all.filter(({ status }) => statuses.includes(status)).length;
  const row = {
    mutants: all.length,
    killed: count("Killed"),
    timeout: count("Timeout"),
    survived: count("Survived"),
    "not reached": count("NoCoverage"),
    error: count("RuntimeError"),
    "at load": found.filter(({ file, status }) => file.startsWith(group) && status === "Ignored").length,
    explained: all.filter((mutant) => survives(mutant) && known.has(idOf(mutant))).length,
    score: scoreOf(all),
  };
  return [[group === "" ? "all" : group, row] as const];
}

function survives({ status }: Mutant): boolean {
  return status !== "Killed" && status !== "Timeout";
}

/** How many of 100 are noticed, rounded down to a tenth. */
function scoreOf(of: readonly Mutant[]): number {
  const noticed = of.length - of.filter(survives).length;
  return Math.floor((noticed / of.length) * 1_000) / 10;
}

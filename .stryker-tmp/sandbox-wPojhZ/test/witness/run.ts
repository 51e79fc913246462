// @ts-nocheck
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { valuesIn } from "../jsonl.ts";
import { type Held, holdNoted, holdRun, type Line, type Miss, shellsFor, smallest } from "./hold.ts";
import { inputs } from "./inputs.ts";
import { installed, means, Sandbox, type Shell, shells } from "./sandbox.ts";

/**
 * `npm run witness -- [--shell bash] [--limit N] FILE.jsonl…`: holds what the engine lists against what shells ran.
 * `npm run witness -- --fuzz [--seconds N] [--seed S] [--limit N]`: makes the inputs.
 * Without either: 30 seconds of made inputs. `--shrink N`: seconds for making misses small; `--why`: what bash accepts
 * and the engine does not read, by reason. Ends with 1 on any command that a shell ran and the engine did not list.
 */
const lanes = 2;
const missesShown = 80;
const grammar = new URL("../../../grammar/shell.peggy", import.meta.url);

type Tally = {
  inputs: number;
  accepted: number;
  bashParses: number;
  acceptedOfThose: number;
  opaque: number;
  missed: number;
  readonly ran: Map<Shell, { commands: number; missed: number }>;
};

function newTally(): Tally {
  return {
    inputs: 0,
    accepted: 0,
    bashParses: 0,
    acceptedOfThose: 0,
    opaque: 0,
    missed: 0,
    ran: new Map(shells.map((shell) => [shell, { commands: 0, missed: 0 }])),
  };
}

function count(tally: Tally, held: Held): void {
  tally.inputs++;
  if (held.readable) tally.accepted++;
  else tally.opaque++;
  if (held.parses) {
    tally.bashParses++;
    if (held.readable) tally.acceptedOfThose++;
  }
  if (held.misses.length > 0) tally.missed++;
  for (const shell of shells) {
    const row = tally.ran.get(shell)!;
    row.commands += held.ran[shell] ?? 0;
    row.missed += held.misses.filter((miss) => miss.shell === shell).length;
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : ((100 * part) / whole).toFixed(1);
}

function printTable(tallies: ReadonlyMap<string, Tally>, counted: readonly Shell[]): void {
  console.log(
    `${"".padEnd(24)} ${"inputs".padStart(7)} ${"accepted".padStart(9)} ${"of bash's".padStart(10)}   commands held, missed`,
  );
  for (const [name, tally] of tallies) {
    const perShell = counted.map((shell) => {
      const { commands, missed } = tally.ran.get(shell)!;
      return `${shell} ${commands}, ${missed}`;
    });
    console.log(
      `${name.padEnd(24)} ${String(tally.inputs).padStart(7)} ${String(tally.accepted).padStart(9)} ${`${share(tally.acceptedOfThose, tally.bashParses)} %`.padStart(10)}   ${perShell.join("   ")}`,
    );
  }
}

function* noted(files: readonly string[], limit: number): Generator<{ from: string; line: Line }> {
  for (const file of files)
    for (const line of valuesIn<Line>(file).slice(0, limit)) yield { from: basename(file), line };
}

function* made(seed: number, limit: number, until: number): Generator<{ from: string; line: Line }> {
  let given = 0;
  for (const input of inputs(seed, grammar)) {
    if (given >= limit || Date.now() >= until) return;
    given++;
    yield { from: `seed ${seed}`, line: { id: `${seed}:${given}`, input } };
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      fuzz: { type: "boolean", default: false },
      shell: { type: "string" },
      seconds: { type: "string", default: "30" },
      seed: { type: "string" },
      limit: { type: "string", default: "Infinity" },
      shrink: { type: "string", default: "120" },
      why: { type: "boolean", default: false },
    },
  });
  const shell = shells.find((each) => each === (values.shell === "sh" ? "dash" : values.shell));
  if (values.shell !== undefined && shell === undefined) throw new Error(`no shell ${values.shell}`);
  const fuzz = values.fuzz || positionals.length === 0;
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  const limit = Number(values.limit);

  const how = means();
  if (how.by === "nothing") {
    console.log(`witness: skipped: no sandbox (${how.why})`);
    if (fuzz) return 0;
  }
  const present = installed();
  const sandboxes = how.by === "nothing" ? [] : Array.from({ length: lanes }, () => new Sandbox());
  const counted = shellsFor(shell).filter((each) => !fuzz || present.includes(each));
  const missing = shellsFor(shell).filter((each) => !present.includes(each));
  if (missing.length > 0) console.log(`witness: not installed, so not run: ${missing.join(", ")}`);

  const tallies = new Map<string, Tally>();
  const total = newTally();
  const misses: Miss[] = [];
  const reasons = new Map<string, number>();
  const started = Date.now();
  const source = fuzz
    ? made(seed, limit, started + 1_000 * Number(values.seconds))
    : noted(positionals, limit);

  const lane = async (sandbox: Sandbox | undefined): Promise<void> => {
    for (const { from, line } of source) {
      const isNoted = shells.some((each) => line[each] !== undefined);
      if (!isNoted && sandbox === undefined) continue;
      const held = isNoted ? holdNoted(line, shell) : await holdRun(line, shell, sandbox!, present);
      const tally = tallies.get(from) ?? newTally();
      tallies.set(from, tally);
      count(tally, held);
      count(total, held);
      misses.push(...held.misses);
      if (!held.readable && held.parses) reasons.set(held.why, (reasons.get(held.why) ?? 0) + 1);
      if (fuzz && held.misses.length > 0) console.log(`  missed: ${JSON.stringify(line.input)}`);
    }
  };
  try {
    await Promise.all(sandboxes.length === 0 ? [lane(undefined)] : sandboxes.map(lane));
    const seconds = (Date.now() - started) / 1_000;
    await printMisses(misses, shell, sandboxes[0], 1_000 * Number(values.shrink));
    printTable(tallies, counted);
    if (values.why) {
      console.log("what bash accepts and the engine does not read:");
      for (const [why, times] of [...reasons].sort(([, a], [, b]) => b - a))
        console.log(`${String(times).padStart(6)}  ${why}`);
    }
    const pace = `${(total.inputs / seconds).toFixed(1)} inputs/s`;
    console.log(
      fuzz
        ? `seed ${seed}, ${seconds.toFixed(0)} s, ${pace}, sandbox by ${how.by}`
        : `${seconds.toFixed(1)} s`,
    );
    console.log(
      `witness: ${total.inputs} inputs, ${total.accepted} accepted (${share(total.acceptedOfThose, total.bashParses)} % of those bash accepts), ${total.missed} missed, ${total.opaque} opaque`,
    );
    return total.missed > 0 ? 1 : 0;
  } finally {
    for (const sandbox of sandboxes) sandbox.close();
  }
}

/** Prints one of each kind of miss, as small as it can be made. */
async function printMisses(
  misses: readonly Miss[],
  shell: Shell | undefined,
  sandbox: Sandbox | undefined,
  milliseconds: number,
): Promise<void> {
  const printed = new Set<string>();
  const tried = new Set<string>();
  const until = Date.now() + milliseconds;
  for (const miss of misses) {
    if (printed.size >= missesShown) break;
    const once = `${miss.shell} ${miss.standing} ${miss.id}`;
    if (tried.has(once)) continue;
    tried.add(once);
    const small = sandbox === undefined || Date.now() > until ? miss : await smallest(miss, shell, sandbox);
    const text = `${small.standing} ${small.shell} ${JSON.stringify(small.input)}\n    ran ${JSON.stringify(small.argv)}`;
    if (printed.has(text)) continue;
    printed.add(text);
    console.log(
      `${text}${small.input === miss.input ? "" : `\n    of ${miss.id} ${JSON.stringify(miss.input).slice(0, 300)}`}`,
    );
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`witness: ${(error as Error).message}`);
  process.exitCode = 2;
}

import { parseArgs } from "node:util";
import { Campaign } from "./campaign.ts";
import { keepFailure } from "./corpus.ts";
import { type Found, targets } from "./targets.ts";
import { type Witnessed, witness } from "./witness.ts";

/**
 * `npm run fuzz -- [--seconds N] [--seed S] [--target NAME]`: feeds every target with made inputs for 60 seconds or N,
 * one after the other in rounds; a third of the time real shells are the witness, where there is a sandbox. Each failure
 * is made small and written to test/corpus/failures. Ends with 1 if there is any.
 */
const folder = new URL("../../../test/corpus/failures/", import.meta.url).pathname;
const grammar = new URL("../../../grammar/shell.peggy", import.meta.url);
const rounds = 3;

function keep(target: string, seed: number, found: readonly Found[]): void {
  for (const { input, message } of found) {
    const file = keepFailure(folder, { target, seed, input, message });
    console.log(`  ${target}: ${message}\n    ${JSON.stringify(input)}\n    ${file}`);
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "60" },
      seed: { type: "string" },
      target: { type: "string" },
    },
  });
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  const milliseconds = 1_000 * Number(values.seconds);
  if (!Number.isSafeInteger(seed) || !(milliseconds > 0)) throw new Error("seed and seconds are numbers");
  const chosen = targets.filter(({ name }) => values.target === undefined || name === values.target);
  const withShells = values.target === undefined || values.target === "witness";
  if (chosen.length === 0 && !withShells)
    throw new Error(
      `no target ${values.target}: ${[...targets.map(({ name }) => name), "witness"].join(", ")}`,
    );

  console.log(`seed ${seed}`);
  let findings = 0;
  let shells = 0;
  if (withShells) {
    const witnessed = await witness(seed, chosen.length === 0 ? milliseconds : milliseconds / 3, grammar);
    shells = typeof witnessed === "string" ? 0 : witnessed.milliseconds;
    printShells(witnessed);
    if (typeof witnessed !== "string") {
      keep("witness", seed, witnessed.found);
      findings += witnessed.found.length;
    }
  }

  const campaigns = chosen.map((target) => new Campaign(target, seed));
  const slice = (milliseconds - shells) / (rounds * campaigns.length);
  for (let round = 0; round < rounds; round++) {
    for (const campaign of campaigns) {
      // what it has reached is known while it is measured, so a guided one has its rounds in one
      if (campaign.target.guided === undefined) campaign.run(slice);
      else if (round === 0) campaign.run(slice * rounds);
    }
  }
  for (const { target, found, executions, milliseconds: spent, characters } of campaigns) {
    const reached = characters === undefined ? "" : `, ${characters} characters of code ran`;
    print(target.name, executions, spent, `${reached}  ${target.equation}`);
    keep(target.name, seed, found);
    findings += found.length;
  }
  console.log(`fuzz: ${findings} findings`);
  return findings > 0 ? 1 : 0;
}

function printShells(witnessed: Witnessed | string): void {
  if (typeof witnessed === "string") console.log(`witness: skipped: no sandbox (${witnessed})`);
  else {
    const { executions, readable, milliseconds } = witnessed;
    print(
      "witness",
      executions,
      milliseconds,
      `, ${readable} read  every command that a shell runs is listed`,
    );
  }
}

function print(name: string, executions: number, milliseconds: number, rest: string): void {
  const pace = Math.round((1_000 * executions) / Math.max(1, milliseconds));
  console.log(
    `${name.padEnd(30)} ${String(executions).padStart(8)} inputs, ${String(pace).padStart(6)}/s${rest}`,
  );
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`fuzz: ${(error as Error).message}`);
  process.exitCode = 2;
}

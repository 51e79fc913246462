// @ts-nocheck
import { valuesIn } from "../jsonl.ts";
import { bars, type Given, type Judged, judge, lineOf, missedBars, tally } from "./tally.ts";

function printByTool(judged: readonly Judged[]): void {
  const tools = new Map<string, Judged[]>();
  for (const each of judged) tools.set(each.tool, [...(tools.get(each.tool) ?? []), each]);
  for (const [tool, all] of [...tools].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`${tool} (${all.length})`);
    for (const { command, reason } of all) console.log(`    ${JSON.stringify(command)}\n        ${reason}`);
  }
}

/**
 * `npm run effects -- [--list harmless] FILE.jsonl…`: commands with the effect that was seen when they were run,
 * decided without a rule. Prints those that run, write or delete and are allowed all the same, and ends with 1 when a
 * figure misses its bar. `--list harmless`: those that did nothing and need approval, with the reason.
 */
function main(args: readonly string[]): number {
  const files = args.filter((arg, i) => arg !== "--list" && args[i - 1] !== "--list");
  const at = args.indexOf("--list");
  if (files.length === 0) throw new Error("no file is named");
  if (at >= 0 && args[at + 1] !== "harmless") throw new Error("`--list` takes `harmless`");
  const judged = files.flatMap((file) => valuesIn<Given>(file)).map(judge);
  if (at >= 0) {
    console.log("harmless, and yet asked about:");
    printByTool(judged.filter(({ harmful, allowed }) => !harmful && !allowed));
  }
  const wrong = judged.filter(({ harmful, allowed }) => harmful && allowed);
  if (wrong.length > 0) {
    console.log("executing, writing or deleting, and yet allowed:");
    for (const { command, effect } of wrong)
      console.log(`    ${JSON.stringify(command)}  ${effect.join(", ")}`);
  }
  const figures = tally(judged);
  const missed = missedBars(figures);
  for (const each of missed) console.log(`missed: ${each}`);
  console.log(lineOf(figures));
  return missed.length > 0 ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`effects: ${(error as Error).message} (bars: ${JSON.stringify(bars)})`);
  process.exitCode = 2;
}

// @ts-nocheck
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { valuesIn } from "../jsonl.ts";
import { type Case, runCase } from "./case.ts";

/**
 * `npm run conformance -- FILE.jsonl…`: runs decision cases and prints `conformance: P/N`. Where some got
 * another of their accepted effects than the one they name first, it says how many did not.
 * Without a file: the project's own cases, and those beside the project where they are there.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));

function defaultFiles(): string[] {
  const own = join(root, "test/conformance/cases");
  const beside = join(root, "../shared/cases/decisions.jsonl");
  const files = readdirSync(own)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(own, name));
  return existsSync(beside) ? [...files, beside] : files;
}

function main(files: readonly string[]): number {
  const tally = new Map<string, { passed: number; total: number; first: number }>();
  const failures: string[] = [];
  let passed = 0;
  let total = 0;
  for (const file of files) {
    for (const given of valuesIn<Case>(file)) {
      const { decision, failure } = runCase(given);
      const prefix = given.id.replace(/-[^-]*$/, "");
      const row = tally.get(prefix) ?? { passed: 0, total: 0, first: 0 };
      tally.set(prefix, row);
      row.total++;
      if (decision.effect === given.expect) row.first++;
      total++;
      if (failure === undefined) {
        row.passed++;
        passed++;
        continue;
      }
      const because = decision.reasons.map(
        (reason) =>
          `${reason.effect} ${reason.act.text}: ${reason.message}${reason.unknown ? ` (${reason.unknown})` : ""}`,
      );
      failures.push(
        `${given.id}: ${failure}\n    ${JSON.stringify(given.toolCall.input).slice(0, 160)}  ${JSON.stringify(given.settings).slice(0, 200)}\n    ${because.join("\n    ")}`,
      );
    }
  }
  for (const failure of failures) console.log(failure);
  console.log("");
  for (const [prefix, row] of tally)
    console.log(
      `${prefix.padEnd(12)} ${String(row.passed).padStart(4)}/${row.total}${row.first < row.total ? `, ${row.first} as first expected` : ""}${row.passed < row.total ? "  <" : ""}`,
    );
  console.log(`conformance: ${passed}/${total}`);
  return passed === total ? 0 : 1;
}

const given = process.argv.slice(2);
try {
  process.exitCode = main(given.length > 0 ? given : defaultFiles());
} catch (error) {
  console.error(`conformance: ${(error as Error).message}`);
  process.exitCode = 2;
}

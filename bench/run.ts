import { readFileSync, writeFileSync } from "node:fs";
import { type Benchmark, hostLine, hostNow, printed, type Row } from "./bench.ts";
import { holdBudgets } from "./budgets.ts";
import { decideBenchmark } from "./decide.ts";
import { hookBenchmark } from "./hook.ts";
import { hostileBenchmark } from "./hostile.ts";
import { limitBenchmark } from "./limit.ts";
import { loadBenchmark } from "./load.ts";
import { memoryBenchmark } from "./memory.ts";
import { parseBenchmark } from "./parse.ts";
import { pathsBenchmark } from "./paths.ts";
import { withPerformance } from "./readme.ts";
import { newest, readmeFile, save, savedRows } from "./results.ts";
import { startBenchmark } from "./start.ts";
import { structureBenchmark } from "./structure.ts";

const usage = `npm run bench                 times all questions
npm run bench -- decide ...   times these
npm run bench -- --save       and keeps the rows in bench/results
npm run bench -- --check      one short round, only to see that all contenders agree
npm run bench -- --budgets    what it may cost, against what it costs; ends with 1 beyond
npm run bench -- readme       writes README's tables from the newest rows in bench/results`;

const benchmarks: readonly Benchmark[] = [
  decideBenchmark,
  hostileBenchmark,
  limitBenchmark,
  structureBenchmark,
  parseBenchmark,
  pathsBenchmark,
  startBenchmark,
  hookBenchmark,
  memoryBenchmark,
  loadBenchmark,
];

async function main(words: readonly string[]): Promise<number> {
  if (words[0] === "--budgets") {
    console.log(hostLine(hostNow()));
    return (await holdBudgets(console.log)) ? 0 : 1;
  }
  if (words[0] === "readme") {
    writeFileSync(readmeFile, withPerformance(readFileSync(readmeFile, "utf8"), newest(savedRows())));
    return 0;
  }
  const options = words.filter((word) => word.startsWith("--"));
  const names = words.filter((word) => !word.startsWith("--"));
  const unknown =
    names.find((name) => !benchmarks.some((benchmark) => benchmark.name === name)) ??
    options.find((option) => !["--save", "--check"].includes(option));
  if (unknown !== undefined) {
    console.error(
      `bench: there is no \`${unknown}\`\n${usage}\n${benchmarks.map(({ name }) => name).join(", ")}`,
    );
    return 2;
  }
  const effort = options.includes("--check") ? { rounds: 1, short: true } : { rounds: 9, short: false };
  const host = hostNow();
  console.log(hostLine(host));
  const measured: Row[] = [];
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    console.log(`\n${benchmark.name}\n${benchmark.about}`);
    const rows: Row[] = [];
    for await (const row of benchmark.rows(effort)) rows.push(row);
    for (const line of printed(rows)) console.log(line);
    measured.push(...rows);
  }
  if (options.includes("--save")) console.log(`\n${save(measured, host, new Date())}`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

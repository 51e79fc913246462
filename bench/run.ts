/**
 * `npm run bench` times all, `npm run bench -- decide` the named; `--check` only holds the answers against each other and
 * times one short round, for CI.
 */
import { cpus, loadavg } from "node:os";
import { decideBenchmark } from "./decide.ts";
import { loadBenchmark } from "./load.ts";
import { memoryBenchmark } from "./memory.ts";
import { parseBenchmark } from "./parse.ts";
import { pathsBenchmark } from "./paths.ts";

const benchmarks = [parseBenchmark, decideBenchmark, pathsBenchmark, memoryBenchmark, loadBenchmark];

function main(words: readonly string[]): number {
  const short = words.includes("--check");
  const names = words.filter((word) => word !== "--check");
  const unknown = names.find((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) {
    console.error(
      `bench: there is no \`${unknown}\`; there is ${benchmarks.map(({ name }) => name).join(", ")}`,
    );
    return 2;
  }
  const processors = cpus();
  console.log(
    `${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}, load ${loadavg()[0]!.toFixed(2)}, node ${process.version}`,
  );
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    benchmark.check();
    console.log(`\n${benchmark.name}`);
    for (const line of benchmark.run(short ? 1 : 15)) console.log(line);
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compile, decide, emptyLayer, type ToolCall } from "../src/index.ts";
import { type Benchmark, spread, table } from "./bench.ts";

const { policy } = compile([emptyLayer("user")], {
  world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" },
});

const calls: readonly { readonly name: string; readonly call: ToolCall }[] = [
  { name: "git status", call: { tool: "Bash", input: { command: "git status" } } },
  { name: "a path", call: { tool: "Read", input: { file_path: "/home/ada/shop/src/cart/total.ts" } } },
  { name: "an MCP tool", call: { tool: "mcp__github__get_issue", input: {} } },
];

/** The collector, whatever flags the process was started with. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

/** How many decisions between two looks at the heap: few enough that no collection falls between them. */
const decisions = 300;

function bytesOf(call: ToolCall, collect: () => void): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < decisions; i++) decide(policy, call);
  return (process.memoryUsage().heapUsed - before) / decisions;
}

function run(rounds: number): readonly string[] {
  const collect = collector();
  const rows: string[][] = [["call", "bytes a decision", `lowest–highest of ${rounds}`]];
  for (const { name, call } of calls) {
    for (let i = 0; i < 20_000; i++) decide(policy, call);
    const { median, lowest, highest } = spread(Array.from({ length: rounds }, () => bytesOf(call, collect)));
    rows.push([name, median.toFixed(0), `${lowest.toFixed(0)}–${highest.toFixed(0)}`]);
  }
  return table(rows);
}

/** What a decision leaves to the garbage collector while nobody reads its reasons. */
export const memoryBenchmark: Benchmark = { name: "memory", check: () => undefined, run };

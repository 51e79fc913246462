import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compile, decide, emptyLayer, type ToolCall } from "../src/index.ts";
import type { Benchmark, Effort, Row } from "./bench.ts";
import { contenders } from "./contenders/index.ts";
import { session } from "./layer.ts";
import { spawned } from "./spawn.ts";
import { gitStatus, subjects } from "./subjects.ts";

const { policy } = compile([emptyLayer("user")], session);

/** How many decisions between two looks at the heap: few enough that no collection falls between them. */
const decisions = 300;

function bytesOf(call: ToolCall, collect: () => void): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < decisions; i++) decide(policy, call);
  return (process.memoryUsage().heapUsed - before) / decisions;
}

/** The collector, whatever flags the process was started with. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

function* rows({ rounds }: Effort): Iterable<Row> {
  yield rulesRow();
  const collect = collector();
  for (const { name, question } of subjects) {
    const { call } = question(0);
    for (let i = 0; i < 5_000; i++) decide(policy, call);
    const values = { toolgate: Array.from({ length: rounds }, () => bytesOf(call, collect)) };
    yield { bench: "memory", of: { what: `a decision, ${name}` }, unit: "bytes", values, leftOut: {} };
  }
}

/** What a contender keeps of its rules does not change with the round. */
function rulesRow(): Row {
  const values: Record<string, readonly number[]> = {};
  const leftOut: Record<string, string> = {};
  for (const { name, lacks } of contenders) {
    const reason = lacks(gitStatus.question(0));
    if (reason === undefined) values[name] = [Number(spawned(["memory", name])!.printed)];
    else leftOut[name] = reason;
  }
  return { bench: "memory", of: { what: "10,000 rules" }, unit: "bytes", values, leftOut };
}

export const memoryBenchmark: Benchmark = {
  name: "memory",
  about:
    "What 10,000 compiled rules take, and what a decision leaves to the garbage collector while nobody reads its reasons.",
  rows,
};

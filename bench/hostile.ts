import { type Benchmark, type Effort, firstSeen, pairedRounds, type Row, type Task } from "./bench.ts";
import { contenders } from "./contenders/index.ts";
import { spawned } from "./spawn.ts";
import { hostile } from "./subjects.ts";

async function* rows({ rounds, short }: Effort): AsyncIterable<Row> {
  // seconds for one answer, start and compilation included
  const patience = short ? 2 : 5;
  const set = hostile.ruleSet(1_000);
  const tasks = new Map<string, Task>();
  const leftOut: Record<string, string> = {};
  for (const { name, lacks, compile } of contenders) {
    const reason =
      lacks(hostile.question(0)) ??
      (spawned(["hostile", name], patience * 1_000) === undefined
        ? `no answer within ${patience} s`
        : undefined);
    if (reason === undefined) tasks.set(name, firstSeen(await compile(set), hostile.question));
    else leftOut[name] = reason;
  }
  const values = pairedRounds(tasks, rounds);
  yield { bench: "hostile", of: { rules: 1_000, text: "first seen" }, unit: "ns", values, leftOut };
}

export const hostileBenchmark: Benchmark = {
  name: "hostile",
  about:
    "Deny rules with 32 stars each, and a command of 200 letters that nearly matches all of them. Each contender is first" +
    "\nasked in a process of its own, which is ended when it takes seconds.",
  rows,
};

import { compile, decide } from "../src/index.ts";
import {
  type Benchmark,
  type Effort,
  firstSeen,
  pairedRounds,
  type Row,
  repeated,
  type Task,
  warmUp,
} from "./bench.ts";
import { layerOf, session } from "./layer.ts";
import type { Question } from "./question.ts";
import { gitStatus, plainCommands, ruleSetOf } from "./subjects.ts";

/** Every character once, into one number: nothing that looks at the whole text can be quicker. FNV-1a */
export function hashed({ text }: Question): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Toolgate and the pass, over the same texts, with 1,000 rules. */
export function limitTasks(question: (n: number) => Question, text: "repeated" | "first seen") {
  const { policy } = compile([layerOf(ruleSetOf(gitStatus, 1_000, "last"))], session);
  const decided = ({ call }: Question) => decide(policy, call).effect;
  const taskOf = (run: (question: Question) => unknown): Task =>
    text === "repeated" ? repeated(run, question(0)) : firstSeen(run, question);
  const tasks = new Map([
    ["toolgate", taskOf(decided)],
    ["one pass", taskOf(hashed)],
  ]);
  for (const task of tasks.values()) warmUp(task, 100);
  return tasks;
}

function* rows({ rounds }: Effort): Iterable<Row> {
  for (const { name, question } of plainCommands)
    for (const text of ["repeated", "first seen"] as const)
      yield {
        bench: "limit",
        of: { command: name, text },
        unit: "ns",
        values: pairedRounds(limitTasks(question, text), rounds),
        leftOut: {},
      };
}

export const limitBenchmark: Benchmark = {
  name: "limit",
  about:
    "A plain command against 1,000 rules, and one pass over its characters with a hash: the physical limit.",
  rows,
};

import { compile, decide } from "../src/index.ts";
import { parseScript } from "../src/shell/parse.ts";
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
import { eightCommands, fortyLines, newList, ruleSetOf, type Subject } from "./subjects.ts";

/** Toolgate with 1,000 rules none of which matches, and its parser alone, over the same texts. */
export function structureTasks(subject: Subject, text: "repeated" | "first seen") {
  const { policy } = compile([layerOf(ruleSetOf(subject, 1_000, "none"))], session);
  const taskOf = (run: (question: Question) => unknown): Task =>
    text === "repeated" ? repeated(run, subject.question(0)) : firstSeen(run, subject.question);
  const tasks = new Map([
    ["toolgate", taskOf(({ call }) => decide(policy, call).effect)],
    ["parsing alone", taskOf(({ text }) => parseScript(text, undefined).ok)],
  ]);
  for (const task of tasks.values()) warmUp(task, 500);
  return tasks;
}

function* rows({ rounds }: Effort): Iterable<Row> {
  for (const subject of [eightCommands, newList, fortyLines])
    for (const text of ["repeated", "first seen"] as const)
      yield {
        bench: "structure",
        of: { script: subject.name, text },
        unit: "ns",
        values: pairedRounds(structureTasks(subject, text), rounds),
        leftOut: {},
      };
}

export const structureBenchmark: Benchmark = {
  name: "structure",
  about: "A command with structure against 1,000 rules, and parsing it alone.",
  rows,
};

import { compile, decide } from "../src/index.ts";
import { parseScript } from "../src/shell/parse.ts";
import { type Benchmark, type Effort, firstSeen, pairedRounds, type Row, warmUp } from "./bench.ts";
import { layerOf, session } from "./layer.ts";
import type { Question } from "./question.ts";
import { eightCommands, fortyLines, ruleSetOf, type Subject } from "./subjects.ts";

/** Toolgate with 1,000 rules none of which matches, and its parser alone, over texts that neither has seen. */
export function structureTasks(subject: Subject) {
  const { policy } = compile([layerOf(ruleSetOf(subject, 1_000, "none"))], session);
  const tasks = new Map([
    ["toolgate", firstSeen(({ call }: Question) => decide(policy, call).effect, subject.question)],
    ["parsing alone", firstSeen(({ text }: Question) => parseScript(text, undefined).ok, subject.question)],
  ]);
  for (const task of tasks.values()) warmUp(task, 500);
  return tasks;
}

function* rows({ rounds }: Effort): Iterable<Row> {
  for (const subject of [eightCommands, fortyLines])
    yield {
      bench: "structure",
      of: { script: subject.name, text: "first seen" },
      unit: "ns",
      values: pairedRounds(structureTasks(subject), rounds),
      leftOut: {},
    };
}

export const structureBenchmark: Benchmark = {
  name: "structure",
  about: "A command with structure against 1,000 rules, and parsing it alone.",
  rows,
};

import type { Effect } from "../src/index.ts";
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
import type { Answer } from "./contenders/contender.ts";
import { contenders } from "./contenders/index.ts";
import type { Question } from "./question.ts";
import { places, ruleSetOf, type Subject, subjects } from "./subjects.ts";

/** Slower than this no answer is timed: in milliseconds. */
const answerMax = 25;

const sizes = [20, 100, 1_000, 10_000];

async function* rows({ rounds, short }: Effort): AsyncIterable<Row> {
  await warmUpAll(short ? 0 : 200);
  for (const subject of subjects)
    for (const rules of short ? [20] : sizes)
      for (const place of places) {
        const set = ruleSetOf(subject, rules, place);
        const expected = place === "none" ? subject.otherwise : subject.rule.effect;
        const answers = new Map<string, Answer>();
        const leftOut: Record<string, string> = {};
        for (const { name, lacks, compile } of contenders) {
          const reason = lacks(subject.question(0));
          if (reason !== undefined) {
            leftOut[name] = reason;
            continue;
          }
          const answer = await compile(set);
          const took = agrees(answer, subject, expected, `${name}: ${subject.name}, ${rules}, ${place}`);
          if (took < answerMax) answers.set(name, answer);
          else leftOut[name] = `takes more than ${answerMax} ms`;
        }
        for (const text of short ? (["first seen"] as const) : (["repeated", "first seen"] as const)) {
          const tasks = new Map([...answers].map(([name, answer]) => [name, taskOf(answer, subject, text)]));
          const values = pairedRounds(tasks, rounds);
          yield {
            bench: "decide",
            of: { question: subject.name, rules, match: place, text },
            unit: "ns",
            values,
            leftOut,
          };
        }
      }
}

/** Every contender answers every question for a while, or what is asked first would be asked of cold code. */
async function warmUpAll(milliseconds: number): Promise<void> {
  for (const subject of subjects)
    for (const { lacks, compile } of contenders) {
      if (lacks(subject.question(0)) !== undefined) continue;
      const answer = await compile(ruleSetOf(subject, 20, "last"));
      warmUp(firstSeen(answer, subject.question), milliseconds);
    }
}

function taskOf(answer: Answer, subject: Subject, text: "repeated" | "first seen"): Task {
  return text === "repeated"
    ? repeated(answer, subject.question(0))
    : firstSeen<Question>(answer, subject.question);
}

/** Throws where an answer is not the one that all have to give. @returns milliseconds of the quickest answer */
function agrees(answer: Answer, { question }: Subject, expected: Effect, where: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 5; n++) {
    const begin = performance.now();
    const effect = answer(question(n));
    least = Math.min(least, performance.now() - begin);
    if (effect !== expected) throw new Error(`${where}: ${effect} and not ${expected}`);
  }
  return least;
}

export const decideBenchmark: Benchmark = {
  name: "decide",
  about:
    "One decision, rules compiled before. Toolgate and the plain reference start from the tool call; the others are given" +
    "\nthe command, the absolute path, the host or the name ready-made. `repeated`: a text\nthat was decided before, in a new string; `first seen`: each text is new to all engines.",
  rows,
};

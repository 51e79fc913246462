import { compile, decide } from "../src/index.ts";
import { firstSeen, pairedRounds, ratio, repeated, type Task } from "./bench.ts";
import { type Budget, outcomeLine, tried } from "./budget.ts";
import { contender as regExps } from "./contenders/regexp.ts";
import { contender as toolgate } from "./contenders/toolgate.ts";
import { hookTimes } from "./hook.ts";
import { layerOf, session } from "./layer.ts";
import { limitTasks } from "./limit.ts";
import type { Question } from "./question.ts";
import { frontDoorSize } from "./size.ts";
import { structureTasks } from "./structure.ts";
import {
  eightCommands,
  fortyLines,
  gitStatus,
  newList,
  plainCommands,
  ruleSetOf,
  type Subject,
  subjects,
} from "./subjects.ts";

const rounds = 9;
const triesMax = 5;

/** How many times the one task takes of the other: the median of ratios within rounds. */
function timesOf(task: Task, base: Task): number {
  const { one, other } = pairedRounds(
    new Map([
      ["one", task],
      ["other", base],
    ]),
    rounds,
  );
  return ratio(one!, other!).median;
}

function flatness(text: "repeated" | "first seen"): number {
  const taskAt = (rules: number) => {
    const { policy } = compile([layerOf(ruleSetOf(gitStatus, rules, "none"))], session);
    const answer = ({ call }: Question) => decide(policy, call).effect;
    return text === "repeated"
      ? repeated(answer, gitStatus.question(0))
      : firstSeen(answer, gitStatus.question);
  };
  return timesOf(taskAt(10_000), taskAt(20));
}

/** Over the plain commands: the one that is furthest from the pass. */
function aboveThePass(text: "repeated" | "first seen"): number {
  return Math.max(
    ...plainCommands.map(({ question }) => {
      const tasks = limitTasks(question, text);
      return timesOf(tasks.get("toolgate")!, tasks.get("one pass")!);
    }),
  );
}

/** Known texts at 1,000 rules, the last of which decides, against the rules one by one: the question that gains least. */
async function againstRegExps(): Promise<number> {
  const times: number[] = [];
  for (const subject of subjects.filter(({ question }) => regExps.lacks(question(0)) === undefined)) {
    const set = ruleSetOf(subject, 1_000, "last");
    const [ours, theirs] = [await toolgate.compile(set), await regExps.compile(set)];
    times.push(timesOf(repeated(ours, subject.question(0)), repeated(theirs, subject.question(0))));
  }
  return Math.max(...times);
}

function aboveParsing(subject: Subject, text: "repeated" | "first seen"): number {
  const tasks = structureTasks(subject, text);
  return timesOf(tasks.get("toolgate")!, tasks.get("parsing alone")!);
}

/** Milliseconds that compiling 1,000 rules takes beyond 3 times `JSON.parse` of a file that holds them; warm, as all here. */
function compilation(): number {
  const layer = layerOf(ruleSetOf(gitStatus, 1_000, "last"));
  const texts = (entries: typeof layer.deny) => entries.map(({ value }) => value);
  const permissions = { deny: texts(layer.deny), ask: texts(layer.ask), allow: texts(layer.allow) };
  // the compiler needs more to be warm than what is short
  for (let i = 0; i < 30; i++) compile([layer], session);
  const tasks = new Map([
    ["compile", repeated((given) => compile([given], session), layer)],
    [
      "parse",
      repeated((text: string): unknown => JSON.parse(text), JSON.stringify({ permissions }, null, 2)),
    ],
  ]);
  const values = pairedRounds(tasks, rounds);
  const beyond = values["compile"]!.map((ns, round) => ns - 3 * values["parse"]![round]!);
  return beyond.sort((a, b) => a - b)[Math.floor(rounds / 2)]! / 1e6;
}

export async function budgets(): Promise<readonly Budget[]> {
  const size = await frontDoorSize();
  return [
    // first, while the heap holds nothing else that a collection would have to walk
    {
      name: "1,000 rules compiled, beyond 3 times JSON.parse of their file",
      allowed: 5,
      unit: " ms",
      measure: compilation,
    },
    {
      name: "`git status`, repeated: 10,000 rules against 20",
      allowed: 2,
      unit: "x",
      measure: () => flatness("repeated"),
    },
    {
      name: "`git status …`, first seen: 10,000 rules against 20",
      allowed: 2,
      unit: "x",
      measure: () => flatness("first seen"),
    },
    {
      name: "a command, path, URL or MCP tool, repeated, 1,000 rules: against a RegExp for each, one by one",
      allowed: 0.1,
      unit: "x",
      measure: againstRegExps,
    },
    {
      name: "a plain command, repeated, against one pass over it",
      allowed: 5,
      unit: "x",
      measure: () => aboveThePass("repeated"),
    },
    {
      name: "a plain command, first seen, against one pass over it",
      allowed: 160,
      unit: "x",
      measure: () => aboveThePass("first seen"),
    },
    {
      name: "8 commands or 40 lines, repeated, against parsing them",
      allowed: 3,
      unit: "x",
      measure: () => Math.max(aboveParsing(eightCommands, "repeated"), aboveParsing(fortyLines, "repeated")),
    },
    {
      name: "8 commands that are known, in an order that is new, against parsing them",
      allowed: 3,
      unit: "x",
      measure: () => aboveParsing(newList, "first seen"),
    },
    {
      name: "8 commands, first seen, against parsing them",
      allowed: 30,
      unit: "x",
      measure: () => aboveParsing(eightCommands, "first seen"),
    },
    {
      name: "40 lines, first seen, against parsing them",
      allowed: 50,
      unit: "x",
      measure: () => aboveParsing(fortyLines, "first seen"),
    },
    {
      name: "a process of the packed hook, against node -e 0",
      allowed: 1.5,
      unit: "x",
      measure: () => {
        const times = hookTimes(rounds);
        return ratio(times.toolgate, times["empty process"]).median;
      },
    },
    {
      name: "the front door, minified and gzipped",
      allowed: 130,
      unit: " KB",
      measure: () => size.gzipped / 1e3,
    },
    { name: "what the front door imports", allowed: 0, unit: " imports", measure: () => size.imports.length },
  ];
}

/** Prints each budget with what was measured. @returns whether all hold */
export async function holdBudgets(print: (line: string) => void): Promise<boolean> {
  let allHold = true;
  for (const budget of await budgets()) {
    const outcome = await tried(budget, triesMax);
    print(outcomeLine(outcome));
    allHold &&= outcome.holds;
  }
  const { rooms, minified } = await frontDoorSize();
  print(
    `\nthe front door by room, minified: ${rooms.map(([room, bytes]) => `${room} ${figureKb(bytes)}`).join(", ")}; all ${figureKb(minified)} KB`,
  );
  return allHold;
}

function figureKb(bytes: number): string {
  return (bytes / 1e3).toFixed(1);
}

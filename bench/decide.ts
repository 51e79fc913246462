import {
  compile,
  decide,
  type Effect,
  emptyLayer,
  type Layer,
  type Session,
  type ToolCall,
} from "../src/index.ts";
import { referenceEffect } from "../test/reference/engine.ts";
import { referenceOf } from "../test/reference/rules.ts";
import { type Benchmark, pairedCells, table, timedOnce } from "./bench.ts";

const session: Session = { world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } };

type Row = {
  readonly rules: number;
  readonly call: string;
  /** Where the rule that decides stands in its list. */
  readonly match: "first" | "last" | "none";
  readonly fast: () => Effect;
  readonly plain: () => Effect;
};

/** A call, the rule that decides it, and what else its list holds. */
type Subject = {
  readonly name: string;
  readonly call: ToolCall;
  readonly effect: Effect;
  readonly rule: string;
  readonly expected: Effect;
};

const programs = ["npm", "git", "cargo", "docker", "make", "kubectl", "go", "python3", "pnpm", "terraform"];

/** The i-th of the other rules: all kinds, none of which says anything about the calls below. */
function otherRule(i: number): string {
  const program = programs[i % programs.length];
  switch (i % 8) {
    case 0:
      return `Bash(${program} task-${i} *)`;
    case 1:
      return `Bash(${program} run build-${i})`;
    case 2:
      return `Read(./generated-${i}/**)`;
    case 3:
      return `Edit(/packages/p${i}/dist/*.js)`;
    case 4:
      return `WebFetch(domain:*.host-${i}.example.org)`;
    case 5:
      return `mcp__server-${i}__get_*`;
    case 6:
      return `Bash(${program} * --flag-${i})`;
    default:
      return `Read(~/.config/app-${i}/*.key)`;
  }
}

const list = [
  "git status",
  "ls src",
  "cat README.md",
  "git diff",
  "grep -r TODO src",
  "head -5 a.txt",
  "wc -l a.txt",
  "pwd",
].join(" && ");

const subjects: readonly Subject[] = [
  {
    name: "git status",
    call: { tool: "Bash", input: { command: "git status" } },
    effect: "deny",
    rule: "Bash(git status)",
    expected: "deny",
  },
  {
    name: "a path",
    call: { tool: "Read", input: { file_path: "/home/ada/shop/src/cart/total.ts" } },
    effect: "deny",
    rule: "Read(./src/cart/**)",
    expected: "deny",
  },
  {
    name: "a URL",
    call: { tool: "WebFetch", input: { url: "https://docs.example.com/a" } },
    effect: "allow",
    rule: "WebFetch(domain:*.example.com)",
    expected: "allow",
  },
  {
    name: "an MCP tool",
    call: { tool: "mcp__github__get_issue", input: {} },
    effect: "allow",
    rule: "mcp__github__get_*",
    expected: "allow",
  },
  {
    name: "8 commands",
    call: { tool: "Bash", input: { command: list } },
    effect: "deny",
    rule: "Bash(wc *)",
    expected: "deny",
  },
];

function layersOf(subject: Subject, rules: number, match: Row["match"]): Layer[] {
  const texts = Array.from({ length: match === "none" ? rules : rules - 1 }, (_, i) => otherRule(i));
  if (match === "first") texts.unshift(subject.rule);
  if (match === "last") texts.push(subject.rule);
  const entries = texts.map((value, i) => ({
    value,
    place: { line: i + 1, column: 1, endColumn: value.length + 1 },
  }));
  return [{ ...emptyLayer("user"), [subject.effect]: entries }];
}

function rowsOf(): Row[] {
  const rows: Row[] = [];
  for (const rules of [20, 1_000]) {
    for (const subject of subjects) {
      for (const match of ["first", "last", "none"] as const) {
        const layers = layersOf(subject, rules, match);
        const { policy } = compile(layers, session);
        const reference = referenceOf(layers, session);
        rows.push({
          rules,
          call: subject.name,
          match,
          fast: () => decide(policy, subject.call).effect,
          plain: () => referenceEffect(reference, subject.call),
        });
      }
    }
  }
  return rows;
}

function check(): void {
  for (const { rules, call, match, fast, plain } of rowsOf()) {
    const expected = subjects.find(({ name }) => name === call)!.expected;
    const where = `${call}, ${rules} rules, match ${match}`;
    if (fast() !== plain()) throw new Error(`${where}: the engines differ: ${fast()} and ${plain()}`);
    if (match !== "none" && fast() !== expected) throw new Error(`${where}: ${fast()} and not ${expected}`);
  }
}

/** How long one task runs in one round, in milliseconds. */
const roundTime = 8;

function run(rounds: number): readonly string[] {
  const rows: string[][] = [
    ["call", "rules", "match", "fast ns", "plain ns", "ratio", `lowest–highest of ${rounds}`],
  ];
  for (const row of rowsOf()) {
    for (let i = 0; i < 300; i++) {
      row.fast();
      if (i < 30) row.plain();
    }
    const tasks = { fast: { run: row.fast, times: 20 }, plain: { run: row.plain, times: 1 } };
    const timed = Array.from({ length: rounds }, (_, round) => timedOnce(tasks, round, roundTime));
    const cells = pairedCells(
      timed.map(({ fast }) => fast),
      timed.map(({ plain }) => plain),
      timed.map(({ fast, plain }) => plain / fast),
      1,
    );
    rows.push([row.call, String(row.rules), row.match, ...cells]);
  }
  return table(rows);
}

/** The fast engine against the plain one in `test/reference`. Both have their rules compiled before the clock starts. */
export const decideBenchmark: Benchmark = { name: "decide", check, run };

// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { compile, decide, emptyLayer, type Layer } from "../../src/index.ts";
import { parseScript } from "../../src/shell/parse.ts";
import { scanWords } from "../../src/shell/scan.ts";
import type { Shell } from "../../src/shell/script.ts";
import { pathSubjects } from "./paths.ts";
import { repeating, type Subject } from "./subject.ts";

/*
 * `npm run growth`, or `npm run growth -- commands` or `paths` for the one half: how the time to answer grows with the
 * size of a text that is made to be slow. Times are the processor's, in milliseconds, the least of several runs, so
 * that a busy machine does not show. Each of the two factors is that of one doubling over the last two, and 2 is
 * linear. An answer below 1 ms is too short for one.
 */

/** The first four are read (`limits.commandParsedLengthMax`) and the others only scanned. */
const sizes: readonly number[] = [5_000, 9_999, 20_000, 40_000, 250_000, 500_000, 1_000_000];

/** Pieces that are repeated to fill a size: every character that means something, and what nests. */
const pieces: readonly string[] = [
  ..."\"'`\\$;&|()<>{}[]*?~#!=,.-+\n\t a1\r",
  "$(",
  "$((",
  "((((",
  "{{{{",
  "${${",
  "${x:-",
  '"$(',
  "`a`",
  "$'",
  "<(",
  "[[ ",
  "[[ a =~ (",
  "{a,",
  "{1..9}",
  "a=(",
  "x[0]=",
  "cat <<E\n",
  "cat <<E\n\nE\n",
  "$(cat <<E\n'(\nE\n)",
  '"$(cat <<E\n1)\nE\n)"',
  "i=0;: $((i));",
  "for ((i=0;",
  "if a; then ",
  "case x in (a) ",
  "f() {\n",
  "a\\\n",
  "\\\n",
  "a && ",
  "a | ",
  "x=1 ",
  "a>b ",
  "a'b'",
  'a"$b"',
  "é",
];

/** Commands that say more than their words: what they run, where they go, what they touch. */
const commands: readonly string[] = [
  "cd a; ",
  "cd a && ",
  "sudo ",
  "xargs ",
  "bash -c 'a' ",
  "eval 'a'; ",
  "find . -exec a \\; ",
  "git -c a=b ",
  "cat ../",
  "cat a* ",
  "rm {a,b} ",
  "echo $(cat a) ",
  "cat <(a) ",
  "cat a >b; ",
  "cp a b; ",
  "f() { a; }; ",
  "x=a; $x ",
  "export A=b; ",
  "while a; do b; done; ",
  "sh <<E\n$x\nE\n",
];

/** Rules of every form that a command may be held against, none of which ends the search early. */
const layer: Layer = {
  ...emptyLayer("user"),
  deny: entries("Bash(rm * *)", "Bash(* --force *)", "Bash(z * b * c)", "Read(**/*.key)", "Edit(/z/*/b/**)"),
  ask: entries("Bash(git push *)", "Bash(* * * * * * z)"),
  allow: entries("Bash(a *)", "Bash(cat *)", "Bash(* --version)", "Read(./src/**)"),
};

function entries(...rules: readonly string[]): Layer["deny"] {
  return rules.map((value, i) => ({ value, place: { line: i + 1, column: 1, endColumn: value.length + 1 } }));
}

const factors = ["read", "scanned"] as const;

/** The tree, or the words that deny rules look at where there is none. */
function reading(shell: Shell | undefined): Subject {
  return {
    name: `read, ${shell ?? "any shell"}`,
    sizes,
    factors,
    rows: repeating(pieces, (text) => parseScript(text, shell).ok || scanWords(text)),
  };
}

function deciding(shell: Shell | undefined): Subject {
  const world = { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } as const;
  const { policy } = compile([layer], { world: shell === undefined ? world : { ...world, shell } });
  return {
    name: `decide, ${shell ?? "any shell"}`,
    sizes,
    factors,
    rows: repeating([...pieces, ...commands], (command) =>
      decide(policy, { tool: "Bash", input: { command } }),
    ),
  };
}

/** Milliseconds that the processor worked for one answer. */
function timed(answer: () => unknown): number {
  const before = process.cpuUsage();
  answer();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The least of several runs; of more where one takes little. */
function leastOf(answer: () => unknown): number {
  let least = timed(answer);
  for (let run = least < 20 ? 6 : 2; run > 0; run--) least = Math.min(least, timed(answer));
  return least;
}

/** The factor of one doubling between two sizes that are two doublings apart, where the time is long enough for one. */
function factor(before: number, after: number): number | undefined {
  return after < 1 ? undefined : Math.sqrt(after / before);
}

function printTable({ name, sizes, factors: headings, rows }: Subject): void {
  const row = (first: string, cells: readonly string[]) =>
    [first.padEnd(26), ...cells.map((cell) => cell.padStart(9))].join(" ");
  console.log(row(name, [...sizes.map((size) => size.toLocaleString("en")), ...headings]));
  let longest = 0;
  let steepest = 0;
  for (const { name, answer } of rows) {
    const times = sizes.map((size) => leastOf(answer(size)));
    const factors = [factor(times[1]!, times[3]!), factor(times[4]!, times[6]!)];
    longest = Math.max(longest, ...times);
    steepest = Math.max(steepest, ...factors.map((found) => found ?? 0));
    const cells = [...times, ...factors].map((number) => number?.toFixed(2) ?? "-");
    console.log(row(name, cells));
  }
  console.log(`longest ${longest.toFixed(1)} ms, steepest factor of a doubling ${steepest.toFixed(2)}\n`);
}

const half = process.argv[2];
if (half !== "paths")
  for (const shell of [undefined, "bash"] as const)
    for (const subject of [reading(shell), deciding(shell)]) printTable(subject);
if (half !== "commands") for (const subject of pathSubjects) printTable(subject);

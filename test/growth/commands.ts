// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { compile, decide, emptyLayer, type Layer } from "../../src/index.ts";
import { parseScript } from "../../src/shell/parse.ts";
import { scanWords } from "../../src/shell/scan.ts";
import type { Shell } from "../../src/shell/script.ts";
import { nested, repeating, type Subject } from "./subject.ts";

/**
 * The first three may be allowed (`limits.commandLengthMax`), the next are read (`limits.commandParsedLengthMax`), and the
 * last only scanned.
 */
export const sizes: readonly number[] = [
  2_496, 4_992, 9_984, 15_000, 30_000, 60_000, 250_000, 500_000, 1_000_000,
];

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

/** What nests, closed again, so that there is a tree where it is not too deep. */
const nests: readonly (readonly [string, string])[] = [
  ["(", ")"],
  ["$(", ")"],
  ['"$(', ')"'],
  ["{ ", ";}"],
  ["$((", "))"],
  ["${x:-", "}"],
  ["<(", ")"],
  ["if a; then ", ";fi"],
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

/** The tree, or the words that deny rules look at where there is none. */
function reading(shell: Shell | undefined): Subject {
  return {
    name: `read, ${shell ?? "any shell"}`,
    sizes,
    rows: [
      ...repeating(pieces, (text) => parseScript(text, shell).ok || scanWords(text)),
      ...nested(nests, (text) => parseScript(text, shell).ok || scanWords(text)),
    ],
  };
}

function deciding(shell: Shell | undefined): Subject {
  const world = { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } as const;
  const { policy } = compile([layer], { world: shell === undefined ? world : { ...world, shell } });
  // a number in front of it, for what was decided before is remembered
  let run = 0;
  const answer = (text: string) => decide(policy, { tool: "Bash", input: { command: `a ${run++};${text}` } });
  return {
    name: `decide, ${shell ?? "any shell"}`,
    sizes,
    rows: [...repeating([...pieces, ...commands], answer), ...nested(nests, answer)],
  };
}

export const commandSubjects: readonly Subject[] = ([undefined, "bash"] as const).flatMap((shell) => [
  reading(shell),
  deciding(shell),
]);

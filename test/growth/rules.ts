import { compile, emptyLayer } from "../../src/index.ts";
import { compileCommandPattern, mustMatch } from "../../src/match/command-pattern.ts";
import { compileNameGlob } from "../../src/match/name.ts";
import type { Subject } from "./subject.ts";

const session = { world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } } as const;

/** The i-th of a list of rules of one form. */
const forms: ReadonlyMap<string, (i: number) => string> = new Map<string, (i: number) => string>([
  ["one word each", (i) => `Bash(program-${i} *)`],
  ["one first word", (i) => `Bash(git task-${i})`],
  ["beginning with *", (i) => `Bash(* --flag-${i})`],
  ["many stars", (i) => `Bash(*a*a*a*a*b${i}*)`],
  ["all alike", () => "Bash(git *)"],
  ["directories", (i) => `Read(./generated-${i}/**)`],
  ["endings", (i) => `Read(*.kind-${i})`],
  ["inside **", (i) => `Edit(**/part-${i}/*)`],
  ["hosts", (i) => `WebFetch(domain:*.host-${i}.example)`],
  ["MCP tools", (i) => `mcp__server-${i}__get_*`],
  ["broken", (i) => `Bash(git ${i}`],
]);

/** What the number of rules makes of compiling them, and the number of stars of one pattern of matching. */
export const ruleSubjects: readonly Subject[] = [
  {
    name: "compile, rules",
    sizes: [250, 500, 1_000, 1_500, 3_000, 6_000, 4_000, 8_000, 16_000],
    rows: [...forms].map(([name, ruleAt]) => ({
      name,
      answer: (size) => {
        const deny = Array.from({ length: size }, (_, i) => ({
          value: ruleAt(i),
          place: { line: i + 1, column: 1, endColumn: 40 },
        }));
        return () => compile([{ ...emptyLayer("user"), deny }], session);
      },
    })),
  },
  {
    name: "stars",
    sizes: [500, 1_000, 2_000, 2_500, 5_000, 10_000, 20_000, 40_000, 80_000],
    rows: [
      { name: "compile *a…", answer: (size) => () => compileCommandPattern("*a".repeat(size), true) },
      {
        name: "match *a…b with aaa…",
        answer: (size) => {
          const pattern = compileCommandPattern(`${"*a".repeat(size)}*b`, true);
          const text = "a".repeat(2 * size);
          return () => mustMatch(pattern, text);
        },
      },
      {
        name: "match name *a…b with aaa…",
        answer: (size) => {
          const { matches } = compileNameGlob(`${"*a".repeat(size)}*b`);
          const text = "a".repeat(2 * size);
          return () => matches(text);
        },
      },
    ],
  },
];

import type { Effect, ToolCall } from "../index.ts";
import { type Line, plainSession, type Scene } from "./scene.ts";

/** A few rules of one kind, with every way to match that this kind has, and the calls around all their borders. */
export type Universe = {
  readonly rules: readonly string[];
  readonly calls: readonly ToolCall[];
  /** Rules that stand in every list before those, in each effect. */
  readonly always?: readonly string[];
};

/** Every text of one to `most` of these words. */
function texts(words: readonly string[], by: string, most: number): readonly string[] {
  let longest = [...words];
  const all = [...longest];
  for (let length = 2; length <= most; length++) {
    longest = longest.flatMap((text) => words.map((word) => text + by + word));
    all.push(...longest);
  }
  return all;
}

const commandPatterns = [
  "a",
  "a b",
  "a *",
  "a:*",
  "a*",
  "* b",
  "*b",
  "a * b",
  "a*b",
  "*a*",
  "a b*",
  "X=1 a*",
  "'a b'",
];

/** The universes, each by what its rules are about. */
export const universes: Readonly<Record<string, Universe>> = {
  commands: {
    rules: [...commandPatterns.map((pattern) => `Bash(${pattern})`), "Bash"],
    calls: [
      ...texts(["a", "b", "ab"], " ", 2),
      ...texts(["a", "b"], " ", 3),
      "a $y",
      "$y b",
      "a 'a b'",
      "X=1 a",
      "a; b",
      "(a b)",
      "a &&",
    ].map((command) => ({ tool: "Bash", input: { command } })),
  },
  crowds: {
    // so many with the same ends that only what stands inside tells them apart
    always: ["c", "d", "e", "f", "g", "h", "i", "j", "k"].flatMap((inner) => [
      `Bash(a * ${inner} *)`,
      `Bash(* ${inner} b)`,
    ]),
    rules: ["a * b *", "a * bb *", "* bb b", "* a b", "*bb*", "a*b*b"].map((pattern) => `Bash(${pattern})`),
    calls: [...texts(["a", "b", "bb"], " ", 3), "a $y b", "$y bb b", "a x && a bb b"].map((command) => ({
      tool: "Bash",
      input: { command },
    })),
  },
  paths: {
    rules: [
      "a",
      "/a",
      "a/b",
      "./a/*",
      "a/**",
      "**/b",
      "*.b",
      "b*",
      "?",
      "[!a]",
      "b/",
      "//etc/a",
      "~/a",
      "!a",
    ].map((pattern) => `Read(${pattern})`),
    calls: [
      ...texts(["a", "b", "a.b"], "/", 2),
      "a/b/a",
      "b/a/a",
      "bb/a",
      "/etc/a",
      "/etc/a/b",
      "~/a",
      "/",
      "link/a",
    ].map((path) => ({ tool: "Read", input: { file_path: path } })),
  },
  pathCrowds: {
    // of patterns that share their directory some are kept by a name or a run of characters inside
    always: ["Read(*/q*r)", "Read(*/q?)", "Edit(*/q*r)"],
    rules: ["Read(*/b*)", "Read(*/a/*)", "Read(*ab*/b)", "Edit(*/b*)", "Edit(*/ab?)"],
    calls: [
      ...["a/b", "b/bb", "x/a/b", "xaby/b", "b/abc", "a"].map((path) => ({
        tool: "Read",
        input: { file_path: path },
      })),
      ...["cat $y", "cat a/*", "cat */b", "grep -r x a", "rm -r x", "rm $y/b", "cd a && cat b"].map(
        (command) => ({
          tool: "Bash",
          input: { command },
        }),
      ),
    ],
  },
  writes: {
    rules: ["Read(a)", "Edit(a)", "Edit(a/**)", "Edit(*.b)", "Edit(//etc/**)", "Edit", "Read", "Bash"],
    calls: [
      ...["a", "a/b", "b", "x.b", "/etc/b", "$y"].flatMap((path) => [
        { tool: "Edit", input: { file_path: path } },
        { tool: "Bash", input: { command: `rm ${path}` } },
      ]),
      { tool: "Bash", input: { command: "rm -r ." } },
      { tool: "Bash", input: { command: "cat *" } },
    ],
  },
  directories: {
    rules: ["Cd(a)", "Cd(a/*)", "Cd(**)", "Cd(//etc)", "Cd"],
    calls: ["a", "a/b", "b", ".", "/etc", "/etc/a"].map((path) => ({ tool: "Cd", input: { path } })),
  },
  domains: {
    rules: ["a.b", "*.b", "*.a.b", "a*.b", "*a.b", "a.*", "*"].map((host) => `WebFetch(domain:${host})`),
    calls: [...texts(["a", "b", "aa"], ".", 3).map((host) => `https://${host}/`), "x", "https://1.2/"].map(
      (url) => ({
        tool: "WebFetch",
        input: { url },
      }),
    ),
  },
  names: {
    rules: [
      "Agent(a)",
      "Agent(a *)",
      "Task(b)",
      "Agent",
      "Skill(a)",
      "Skill(a *)",
      "Skill(b:a)",
      "Skill(a:*)",
    ],
    calls: [
      ...["a", "b", "ab"].flatMap((name) => [
        { tool: "Agent", input: { subagent_type: name } },
        { tool: "Task", input: { subagent_type: name } },
        { tool: "Skill", input: { skill: name } },
        { tool: "Skill", input: { skill: name, args: "b" } },
        { tool: "Skill", input: { skill: `b:${name}` } },
      ]),
    ],
  },
  tools: {
    rules: [
      "mcp__a",
      "mcp__a__*",
      "mcp__a__b",
      "mcp__a__b*",
      "mcp__*",
      "*",
      "W*",
      "*b",
      "WebSearch",
      "mcp__a(x:1)",
      "mcp__a__b(x:*1)",
    ],
    calls: [
      ...["mcp__a__b", "mcp__a__bb", "mcp__ab__b", "mcp__a", "WebSearch", "EndConversation", "b"].flatMap(
        (tool) => [
          { tool, input: {} },
          { tool, input: { x: 1 } },
        ],
      ),
      { tool: "mcp__a__b", input: { x: "21" } },
    ],
  },
  powershell: {
    rules: ["ls", "Get-ChildItem *", "rm*", "* a", "Remove-Item a"].map(
      (pattern) => `PowerShell(${pattern})`,
    ),
    calls: ["ls", "LS a", "gci a", "rm a", "Remove-Item a", "Remove-Item -Force a", "ls; rm a"].map(
      (command) => ({
        tool: "PowerShell",
        input: { command },
      }),
    ),
  },
};

const effects: readonly Effect[] = ["deny", "ask", "allow"];

function inEachList(rules: readonly string[]): readonly Line[] {
  return rules.flatMap((text) => effects.map((effect): Line => ({ layer: "user", effect, text })));
}

/**
 * Every scene of a universe: each call under no rule, under each rule in each list, and unless `most` is 1, under each
 * two of them in both orders. Scenes that share their rules follow each other and share the array.
 */
export function* everyScene({ rules, calls, always = [] }: Universe, most: 1 | 2 = 2): Generator<Scene> {
  const before = inEachList(always);
  const lines = inEachList(rules);
  const lists = [before, ...lines.map((line) => [...before, line])];
  if (most === 2) for (const a of lines) for (const b of lines) lists.push([...before, a, b]);
  for (const list of lists)
    for (const call of calls) yield { rules: list, session: plainSession, circumstances: {}, call };
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { layerNames, modes } from "../../src/index.ts";
import { readPolicyTests } from "../../src/policy-tests/index.ts";
import "../seed.ts";
import { validator } from "./schemas.ts";

const file = "/repo/a.policy-test.yaml";
const schemaErrors = validator("policy-test");

/** The findings as `line:column-end code`. */
function findingsIn(text: string): string[] {
  return readPolicyTests(text, file).diagnostics.map(
    ({ line, column, endColumn, code }) => `${line}:${column}-${endColumn} ${code}`,
  );
}

/** The calls of a text with one list, in order. */
function callsOf(...entries: readonly string[]) {
  const text = `rules: {}\nallow:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;
  const { tests, diagnostics } = readPolicyTests(text, file);
  expect(diagnostics).toEqual([]);
  return tests!.tests.map(({ call }) => call);
}

const bash = (command: string) => ({ tool: "Bash", input: { command } });

describe("a call as people write it", () => {
  test.each([
    ["git push origin main", bash("git push origin main")],
    ["'echo \"a: b\" # c'", bash('echo "a: b" # c')],
    ["Bash(git push)", bash("git push")],
    [`'Bash(node -e "f()")'`, bash('node -e "f()"')],
    ["Read(./src/a (1).ts)", { tool: "Read", input: { file_path: "./src/a (1).ts" } }],
    ["Grep(src)", { tool: "Grep", input: { path: "src" } }],
    ["NotebookEdit(a.ipynb)", { tool: "NotebookEdit", input: { notebook_path: "a.ipynb" } }],
    ["WebFetch(https://a.example/)", { tool: "WebFetch", input: { url: "https://a.example/" } }],
    ["WebSearch(cats)", { tool: "WebSearch", input: { query: "cats" } }],
    ["Agent(Explore)", { tool: "Agent", input: { subagent_type: "Explore" } }],
    ["Task(Explore)", { tool: "Agent", input: { subagent_type: "Explore" } }],
    ["Skill(deploy)", { tool: "Skill", input: { skill: "deploy" } }],
    ["ExitPlanMode", { tool: "ExitPlanMode", input: {} }],
    ["mcp__jira__find", { tool: "mcp__jira__find", input: {} }],
    ["{ command: Read(x) }", bash("Read(x)")],
    ["{ call: Read(x), why: because }", { tool: "Read", input: { file_path: "x" } }],
    [
      "{ tool: Robot, input: { n: 1, list: [a, null, true] } }",
      { tool: "Robot", input: { n: 1, list: ["a", null, true] } },
    ],
    ["{ tool: ExitPlanMode }", { tool: "ExitPlanMode", input: {} }],
    ["|\n    a\n    b", bash("a\nb\n")],
    // no tools: a shell may run them
    ["Reader", bash("Reader")],
    ["f(x)", bash("f(x)")],
    ["(cd a; b)", bash("(cd a; b)")],
  ])("%s", (entry, call) => {
    expect(callsOf(entry)).toEqual([call]);
  });
});

test("a file in full", () => {
  const text = `settings: { managed: m.json, user: [a.json, b.json] }
rules: { deny: [Bash(rm *)] }
session: { platform: win32, shell: bash, mode: manual, trusted: false, sandboxed: true, links: { C:\\a: C:\\b } }
deny:
  - { command: rm x, by: Bash(rm *), todo: later }
allow: [ls]
`;
  const { tests, diagnostics } = readPolicyTests(text, file);
  expect(diagnostics).toEqual([]);
  expect(tests).toMatchObject({
    file,
    settings: [
      { layer: "managed", name: "m.json", place: { file, line: 1, column: 22, endColumn: 28 } },
      { layer: "user", name: "a.json" },
      { layer: "user", name: "b.json" },
    ],
    rules: {
      name: "project",
      deny: [{ value: "Bash(rm *)", place: { file, line: 2, column: 17, endColumn: 27 } }],
    },
    session: {
      platform: "win32",
      home: "C:\\Users\\dev",
      cwd: "C:\\Users\\dev\\project",
      shell: "bash",
      mode: "default",
      trusted: false,
      sandboxed: true,
    },
    tests: [
      { expected: "deny", text: "rm x", by: "Bash(rm *)", todo: "later", place: { line: 5, column: 5 } },
      { expected: "allow", text: "ls", place: { line: 6, column: 9, endColumn: 11 } },
    ],
  });
  expect(tests!.session.links).toEqual(new Map([["C:\\a", "C:\\b"]]));
});

test.each([
  [".claude/settings.json", "project"],
  ["x/settings.local.json", "local"],
  ["managed-settings.json", "managed"],
  ["rules.json", "project"],
])("settings of the name %s are %s settings", (name, layer) => {
  expect(readPolicyTests(`settings: ${name}\nask: [a]`, file).tests!.settings).toMatchObject([
    { layer, name },
  ]);
});

/** Documents that the schema and the reader both take. */
const good: readonly string[] = [
  "rules: {}\nallow: [a]",
  "settings: a.json\nask: [a]",
  "settings: [a.json, b.json]\ndeny: [a]",
  "settings: { cli: a.json, local: [b.json] }\ndeny: [a]\nallow: []",
  "rules: { deny: [Bash], ask: [], allow: ['Read(x)'] }\ndeny: [a]",
  "$schema: x\nrules: {}\nallow: [a]",
  ...modes.map((mode) => `rules: {}\nsession: { mode: ${mode} }\nallow: [a]`),
  ...layerNames.map((layer) => `settings: { ${layer}: a }\nallow: [a]`),
  "rules: {}\nsession: { platform: darwin, home: /h, cwd: 'C:\\x', shell: zsh, ignoresCase: true, links: {} }\nallow: [a]",
  "rules: {}\nallow: [{ command: a, by: b, todo: c, why: d }]",
  "rules: {}\nallow: [{ tool: a, input: {} }, { tool: b }, { call: c }]",
  '{"rules":{},\n\t"allow": [\n\t\t"a"\n\t]}',
];

/** Documents that neither takes, with what the reader says. */
const bad: readonly (readonly [text: string, ...findings: string[]])[] = [
  ["rules: {}", "1:1-1 test-none"],
  ["rules: {}\nallow: []", "1:1-1 test-none"],
  ["allow: [a]", "1:1-1 test-without-policy"],
  ["[a]", "1:1-2 test-wrong-type"],
  ["a", "1:1-2 test-wrong-type"],
  ["rules: {}\nalow: [a]\nask: [b]", "2:1-5 test-unknown-key"],
  ["rules: {}\nallow: a", "2:8-9 test-wrong-type"],
  ["rules: {}\nallow: [1]", "2:9-10 test-wrong-type"],
  ["rules: {}\nallow: [true]", "2:9-13 test-wrong-type"],
  ["rules: {}\nallow: ['']", "2:10-10 test-wrong-type"],
  ["rules: {}\nallow: [' ']", "2:10-11 test-wrong-type"],
  ["rules: {}\nallow:\n  -\n  - a", "3:4-4 test-wrong-type"],
  ["rules: {}\nallow: [[a]]", "2:9-10 test-wrong-type"],
  ["rules: {}\nallow: [{}]", "2:9-10 test-wrong-type"],
  ["rules: {}\nallow: [{ by: a }]", "2:9-10 test-wrong-type"],
  ["rules: {}\nallow: [{ command: a, call: a }]", "2:9-10 test-wrong-type"],
  ["rules: {}\nallow: [{ command: a, input: {} }]", "2:23-28 test-wrong-type"],
  ["rules: {}\nallow: [{ tool: a, input: b }]", "2:27-28 test-wrong-type"],
  ["rules: {}\nallow: [{ command: 1 }]", "2:20-21 test-wrong-type"],
  ["rules: {}\nallow: [{ command: a, todo: true }]", "2:29-33 test-wrong-type"],
  ["rules: {}\nallow: [{ command: a, buy: b }]", "2:23-26 test-unknown-key"],
  ["rules: {}\nallow:\n  - git commit -m fix: x", "3:5-22 test-unknown-key"],
  ["settings: []\nallow: [a]", "1:11-12 test-wrong-type"],
  ["settings: 1\nallow: [a]", "1:11-12 test-wrong-type"],
  ["settings: { proj: a }\nallow: [a]", "1:13-17 test-unknown-key"],
  ["rules: [a]\nallow: [a]", "1:8-9 test-wrong-type"],
  ["rules: { deny: a }\nallow: [a]", "1:16-17 test-wrong-type"],
  ["rules: { deny: [1] }\nallow: [a]", "1:17-18 test-wrong-type"],
  ["rules: { denied: [] }\nallow: [a]", "1:10-16 test-unknown-key"],
  ["rules: {}\nsession: { platform: beos }\nallow: [a]", "2:22-26 test-wrong-type"],
  ["rules: {}\nsession: { mode: plans }\nallow: [a]", "2:18-23 test-wrong-type"],
  ["rules: {}\nsession: { shell: fish }\nallow: [a]", "2:19-23 test-wrong-type"],
  ["rules: {}\nsession: { cwd: here }\nallow: [a]", "2:17-21 test-wrong-type"],
  ["rules: {}\nsession: { trusted: yes }\nallow: [a]", "2:21-24 test-wrong-type"],
  ["rules: {}\nsession: { links: [a] }\nallow: [a]", "2:19-20 test-wrong-type"],
  ["rules: {}\nsession: { links: { a: 1 } }\nallow: [a]", "2:24-25 test-wrong-type"],
  ["rules: {}\nsession: { home_: /a }\nallow: [a]", "2:12-17 test-unknown-key"],
];

describe("the schema and the reader take the same documents", () => {
  test.each(good.map((text) => [text]))("both take %j", (text) => {
    expect(findingsIn(text)).toEqual([]);
    expect(schemaErrors(parse(text))).toEqual([]);
  });

  test.each(bad)("neither takes %j", (text, ...findings) => {
    expect(findingsIn(text)).toEqual(findings);
    expect(schemaErrors(parse(text))).not.toEqual([]);
  });

  /** Documents near the good ones: a part is taken away, doubled in another place, or becomes something else. */
  const leaf = fc.constantFrom<unknown>(
    "a",
    "",
    " ",
    1,
    true,
    null,
    [],
    {},
    ["b"],
    "/x",
    "bash",
    "win32",
    "plan",
  );
  const entry = fc.oneof(
    leaf,
    fc.record(
      { command: leaf, call: leaf, tool: leaf, input: leaf, by: leaf, todo: leaf },
      { requiredKeys: [] },
    ),
  );
  const list = fc.oneof(
    { weight: 4, arbitrary: fc.array(entry, { maxLength: 2 }) },
    { weight: 1, arbitrary: leaf },
  );
  const rules = fc.record({ deny: list, ask: list, x: leaf }, { requiredKeys: [] });
  const session = fc.record(
    { platform: leaf, cwd: leaf, mode: leaf, trusted: leaf, links: leaf },
    { requiredKeys: [] },
  );
  const document = fc.record(
    {
      settings: fc.oneof(leaf, fc.record({ user: leaf, local: leaf }, { requiredKeys: [] })),
      rules,
      session,
      allow: list,
      deny: list,
      ak: leaf,
    },
    { requiredKeys: [] },
  );

  test("on documents that are drawn", () => {
    fc.assert(
      fc.property(document, (value) => {
        const { diagnostics } = readPolicyTests(JSON.stringify(value), file);
        // what a schema cannot say: no call stands twice
        fc.pre(!diagnostics.some(({ code }) => code === "test-duplicate"));
        expect(diagnostics.length === 0).toBe(schemaErrors(value).length === 0);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

/** What no schema can say. */
describe("findings with the words of the reader", () => {
  test.each([
    ["rules: {}\nallow: [a, b]\nask: ['a']", "3:8 the same call already stands in line 2 below `allow`"],
    ["rules: {}\nallow: [a, Bash(a)]", "2:12 the same call already stands in line 2"],
    [
      "rules: {}\nask:\n- { tool: T, input: { b: 1, a: 2 } }\n- { tool: T, input: { a: 2, b: 1 } }",
      "4:3 the same call already stands in line 3",
    ],
    ["rules: {}\nallow: [a]\nallow: [b]", "3:1 this key already stands in the same object"],
    ["rules: {}\nallow: [Reed(./x)]", "2:9 no tool is called `Reed` (write `Read(./x)`)"],
    [
      "rules: {}\nallow: [TodoWrite(x)]",
      "2:9 it is not known which input of `TodoWrite` `x` is (write `tool: TodoWrite` and `input:` below it)",
    ],
    ["rules: {}\nalow: [a]", "2:1 a test file has no key `alow` (write `allow`)"],
    [
      "rules: {}\nzzz: [a]",
      "2:1 a test file has no key `zzz` (the keys are settings, rules, session, allow, ask, deny)",
    ],
    [
      "rules: {}\nallow: [{ cmd: a }]",
      "2:11 a test has no key `cmd` (the keys are command, call, tool, input, by, todo, why)",
    ],
    [
      "rules: {}\nallow:\n - true",
      "3:4 a test must be a command, a call or an object, not a switch (put it between quotes)",
    ],
    ["rules: {}\nallow: [&a b, *a]", "2:15 an alias is not followed (write the value again)"],
    ["rules: {}\nallow:\n\t- a", "3:1 tabs are not allowed as indentation (indent with blanks)"],
    ["rules: {}\nallow: [a]\n---\nrules: {}", "3:1 a test file is one document (make a file of each)"],
    [
      "rules: {}\nallow:\n  - @x",
      "3:5 plain value cannot start with reserved character @ (put the command between quotes)",
    ],
    [
      "rules: {}\nallow:\n  - git commit -m fix: x",
      "3:5 a command with `: ` in it is an object to YAML (put the whole command between quotes)",
    ],
    [
      "rules: {}\nsession: { mode: plans }\nallow: [a]",
      "2:18 `mode` is one of default, acceptEdits, plan, auto, dontAsk, bypassPermissions, manual (write `plan`)",
    ],
    ["rules: {}\n? [a]\n: 1\nallow: [a]", "2:3 a key must be a text"],
    ["", "1:1 it names no policy (write `settings: .claude/settings.json`, or `rules:`)"],
  ])("%j", (text, ...wanted) => {
    const { tests, diagnostics } = readPolicyTests(text, file);
    expect(tests).toBeUndefined();
    const found = diagnostics.map(
      ({ line, column, message, help }) =>
        `${line}:${column} ${message}${help === undefined ? "" : ` (${help})`}`,
    );
    expect(found.slice(0, wanted.length)).toEqual(wanted);
  });

  test.each([
    ["nested lists", `rules: {}\nallow: ${"[".repeat(20_000)}`],
    ["nested objects", `a: ${'{"a":'.repeat(10_000)}`],
    ["indented lists", `allow: ${"- ".repeat(5_000)}`],
    ["aliases of aliases", `a: &a [x]\n${"b: &b [*a, *a]\n".repeat(1_000)}`],
    ["a deep input", `rules: {}\nallow:\n- tool: T\n  input: ${'{"a":'.repeat(40)}1${"}".repeat(40)}`],
  ])("hostile: %s", (_, text) => {
    const { tests, diagnostics } = readPolicyTests(text, file);
    expect(tests).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  test("any text is read, or something is said of it", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[\s\w:,{}[\]&*!|>'"%@`#?-]*$/)),
        (text) => {
          const { tests, diagnostics } = readPolicyTests(text, file);
          expect(tests === undefined).toBe(diagnostics.length > 0);
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});

// @ts-nocheck
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { validator } from "../policy-tests/schemas.ts";

/** `toolgate test`: policy tests as a person runs them. */
const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-test-")));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const examples = fileURLToPath(new URL("../examples/", import.meta.url));

function write(name: string, content: string): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

type Printed = { readonly code: number; readonly out: string; readonly err: string };

async function toolgateTest(
  argv: readonly string[],
  cwd: string,
  more: Partial<Io> = {},
  onOut = (_text: string) => {},
): Promise<Printed> {
  const written = { out: "", err: "" };
  const write = (end: "out" | "err") => (text: string) => {
    written[end] += text;
    if (end === "out") onOut(text);
  };
  const code = await run(["test", ...argv], {
    stdin: async () => "",
    stdout: { write: write("out"), isTTY: false },
    stderr: { write: write("err"), isTTY: false },
    env: {},
    cwd,
    home: join(root, "home"),
    platform: "linux",
    version: "0",
    ...more,
  });
  return { code, ...written };
}

/** A directory with one settings file and one test file. */
function project(name: string, rules: object, tests: string): string {
  write(`${name}/.claude/settings.json`, JSON.stringify({ permissions: rules }, null, 2));
  write(`${name}/a.policy-test.yaml`, `settings: .claude/settings.json\n${tests}`);
  return join(root, name);
}

const mixed = project(
  "mixed",
  { deny: ["Bash(rm *)", "Bash(rm -rf *)"], ask: ["Bash(git push *)"], allow: ["Bash(npm run *)"] },
  `allow: [npm run build, make]
ask:
  - { command: git push, by: Bash(git *) }
deny:
  - rm -rf x
  - { command: dd if=a, todo: issue 7 }
  - { command: rm a, todo: was open }
`,
);

test("what fails, what came, the rule with its place, and a hint", async () => {
  expect(await toolgateTest([], mixed)).toEqual({
    code: 1,
    err: "",
    out: `FAIL  a.policy-test.yaml:2:24  make
      expected allow, got ask
      ask    make  no rule allows it (\`make\` is not in the read-only table)
      hint: would allow it: Bash(make)
FAIL  a.policy-test.yaml:4:5  git push
      expected ask by Bash(git *)
      ask    git push  ask Bash(git push *)  .claude/settings.json:8
      hint: the policy has no rule of this text
todo  a.policy-test.yaml:7:5  dd if=a
      known: issue 7
DONE  a.policy-test.yaml:8:5  rm a
      it passes now: remove \`todo: was open\`
2 failed, 1 marked todo, but passed, 2 passed, 1 todo in 1 file
`,
  });
});

test("coverage names the rules that decided nothing, and its threshold fails", async () => {
  const argv = ["--filter", "rm -rf", "--coverage"];
  const covered = `deny   Bash(rm -rf *)    .claude/settings.json:5   matched, but was outranked
ask    Bash(git push *)  .claude/settings.json:8   never matched
allow  Bash(npm run *)   .claude/settings.json:11  never matched
1 of 4 rules decided a test: 25 %`;
  expect(await toolgateTest(argv, mixed)).toMatchObject({ code: 0, out: `1 passed in 1 file\n${covered}\n` });
  expect(await toolgateTest([...argv, "--coverage-threshold", "25"], mixed)).toMatchObject({ code: 0 });
  const missed = await toolgateTest(["--filter", "rm -rf", "--coverage-threshold", "25.1"], mixed);
  expect(missed).toMatchObject({ code: 1, out: `1 passed in 1 file\n${covered}; the threshold is 25.1 %\n` });
  const asTap = await toolgateTest(
    ["--format", "tap", "--filter", "rm -rf", "--coverage-threshold", "26"],
    mixed,
  );
  expect(asTap).toMatchObject({ code: 1, err: `${covered}; the threshold is 26 %\n` });
});

describe("formats", () => {
  test("json is what its schema says, whatever came", async () => {
    const errors = validator("policy-test-output");
    const broken = write("broken/a.policy-test.yaml", "rules: { deny: ['Bash('] }\nallow: [Bahs(x)]\n");
    const rule = write(
      "rule/a.policy-test.yaml",
      "rules: { deny: ['Bash(', 'Read({a,b})'] }\nallow: [a, $X]\n",
    );
    for (const argv of [
      [],
      ["--coverage"],
      [broken],
      [rule, "--coverage-threshold", "50"],
      [join(examples, "shop/policy/git.policy-test.yaml")],
    ]) {
      const { code, out, err } = await toolgateTest([...argv, "--format", "json"], mixed);
      expect(err).toBe("");
      const document = JSON.parse(out);
      expect(errors(document)).toEqual([]);
      expect(document.ok).toBe(code === 0);
    }
  });

  test("tap, junit and github say the same", async () => {
    const tap = await toolgateTest(["--format", "tap"], mixed);
    expect(tap.code).toBe(1);
    expect(tap.out.match(/^(?:not )?ok .*$/gm)).toEqual([
      "ok 1 - a.policy-test.yaml: allow npm run build",
      "not ok 2 - a.policy-test.yaml: allow make",
      "not ok 3 - a.policy-test.yaml: ask git push",
      "ok 4 - a.policy-test.yaml: deny rm -rf x",
      "not ok 5 - a.policy-test.yaml: deny dd if=a # TODO issue 7",
      "not ok 6 - a.policy-test.yaml: deny rm a",
    ]);
    const junit = await toolgateTest(["--format", "junit"], mixed);
    expect(junit.out).toContain('<testsuites tests="6" failures="3" errors="0">');
    expect(junit.out).toContain("<skipped>todo: issue 7</skipped>");
    const github = await toolgateTest(["--format", "github"], mixed);
    expect(github.out.split("\n").slice(0, -1)).toEqual([
      "::error file=a.policy-test.yaml,line=2,col=24,endColumn=27,title=test-failed::make: expected allow, got ask; would allow it: Bash(make)",
      "::error file=a.policy-test.yaml,line=4,col=5,endColumn=5,title=test-failed::git push: expected ask by Bash(git *); the policy has no rule of this text",
      "::error file=a.policy-test.yaml,line=8,col=5,endColumn=5,title=test-todo-passes::rm a: it passes now: remove `todo: was open`",
    ]);
  });
});

describe("mistakes end with 2, each with its place", () => {
  test.each([
    [
      "no test",
      "settings: .claude/settings.json",
      "a.policy-test.yaml:1:1  error test-none  it holds no test\n",
    ],
    [
      "a key that is none",
      "settings: .claude/settings.json\nalow: [a]\nask: [b]",
      "a.policy-test.yaml:2:1  error test-unknown-key  a test file has no key `alow`\n  alow: [a]\n  ^^^^ help: write `allow`\n",
    ],
    [
      "a call twice",
      "settings: .claude/settings.json\nallow: [a, a]",
      "a.policy-test.yaml:2:12  error test-duplicate  the same call already stands in line 2\n",
    ],
    [
      "settings that are not there",
      "settings: nowhere.json\nallow: [ls]",
      "a.policy-test.yaml:1:11  error settings-unreadable  there is no such file\n",
    ],
    [
      "settings that cannot be read",
      "settings: .claude/bad.json\nask: [a]",
      ".claude/bad.json:1:2  error settings-syntax",
    ],
    [
      "a rule that cannot be read",
      "settings: .claude/rule.json\nask: [a]",
      ".claude/rule.json:1:34  error unclosed-rule",
    ],
    [
      "the same in the test file",
      "rules: { deny: ['Bash('] }\nask: [a]",
      "a.policy-test.yaml:1:22  error unclosed-rule",
    ],
  ])("%s", async (name, tests, wanted) => {
    write(`${name}/.claude/settings.json`, "{}");
    write(`${name}/.claude/bad.json`, "{");
    write(`${name}/.claude/rule.json`, `{ "permissions": { "deny": ["Bash("] } }`);
    const file = write(`${name}/a.policy-test.yaml`, tests);
    const { code, err } = await toolgateTest([], dirname(file));
    expect(err).toContain(wanted);
    expect(code).toBe(2);
  });

  test.each([
    [["--format", "xml"], "there is no format `xml`; the formats are pretty, json, junit, tap, github"],
    [["--coverage-threshold", "all"], "--coverage-threshold is a number from 0 to 100, not `all`"],
    [["--coverage-threshold", "101"], "--coverage-threshold is a number from 0 to 100, not `101`"],
    [["--filter", "zzz"], "no test holds `zzz`"],
    [["nowhere.yaml"], "it cannot be read: ENOENT"],
    [["--frob"], "Unknown option '--frob'"],
  ])("%j", async (argv, wanted) => {
    const { code, err } = await toolgateTest(argv, mixed);
    expect(err).toContain(wanted);
    expect(code).toBe(2);
  });

  test("no test file below the directory", async () => {
    const { code, err } = await toolgateTest([], join(mixed, ".claude"));
    expect(err).toContain("there is no *.policy-test.yaml, .yml or .json below this directory");
    expect(code).toBe(2);
  });

  test("a file that is broken does not keep the others from running", async () => {
    write("two/a.policy-test.yaml", "rules: {}\nallow: [a]");
    write("two/node_modules/c.policy-test.yaml", "rules: {}\nallow: [c]");
    const broken = write("two/deep/er/b.policy-test.yml", "rules: {}");
    const { code, out, err } = await toolgateTest([], join(root, "two"));
    expect({ code, out }).toMatchObject({
      code: 2,
      out: expect.stringContaining("1 failed, 0 passed in 2 files"),
    });
    expect(err).toContain("deep/er/b.policy-test.yml:1:1  error test-none");
    rmSync(broken);
  });
});

describe("the examples", () => {
  const directory = mkdtempSync(join(root, "examples-"));
  cpSync(examples, directory, { recursive: true });

  test.each(readdirSync(examples))("%s: every test passes, every rule decides one", async (name) => {
    const printed = await toolgateTest(["--coverage-threshold", "100"], join(directory, name));
    expect(printed).toMatchObject({ code: 0, err: "" });
  });

  test("are the same on every machine", async () => {
    const cwd = join(directory, "shop");
    const [here, there] = await Promise.all([
      toolgateTest(["--coverage"], cwd),
      toolgateTest(["--coverage"], cwd, {
        home: undefined,
        platform: "darwin",
        env: { CLAUDE_CONFIG_DIR: "/x" },
      }),
    ]);
    expect(there).toEqual(here);
  });
});

test("--watch runs again when a test file or a settings file changes, also by a move", async () => {
  const cwd = project("watched", { allow: ["Bash(a)"] }, "allow: [a]");
  const stop = new AbortController();
  const rounds: string[] = [];
  let onRound = () => {};
  const watching = toolgateTest(["--watch"], cwd, { until: stop.signal }, (text) => {
    if (!text.includes(" in 1 file")) return;
    rounds.push(text.trimEnd().split("\n").at(-1)!);
    onRound();
  });
  const nextRound = (change: () => void) =>
    new Promise<void>((resolve) => {
      onRound = resolve;
      change();
    });
  await nextRound(() => {});
  const moved = write("watched/new", JSON.stringify({ permissions: {} }));
  await nextRound(() =>
    write("watched/a.policy-test.yaml", "settings: .claude/settings.json\nallow: [a, b]"),
  );
  await nextRound(() => renameSync(moved, join(cwd, ".claude/settings.json")));
  await nextRound(() => write("watched/a.policy-test.yaml", "rules: { allow: [Bash] }\nallow: [a, b]"));
  stop.abort();
  expect((await watching).code).toBe(0);
  expect(rounds).toEqual([
    "1 passed in 1 file",
    "1 failed, 1 passed in 1 file",
    "2 failed, 0 passed in 1 file",
    "2 passed in 1 file",
  ]);
});

test("--help teaches the file, and its sample is one", async () => {
  const { code, out } = await toolgateTest(["--help"], mixed);
  expect(code).toBe(0);
  const sample = /\n {2}settings:[\s\S]*?\n\n/.exec(out)![0].replaceAll(/^ {2}/gm, "");
  write(
    "help/.claude/settings.json",
    JSON.stringify({
      permissions: { allow: ["Bash(npm run *)"], ask: ["Bash(git push *)"], deny: ["Edit(.env)"] },
    }),
  );
  const file = write(
    "help/a.policy-test.yaml",
    sample.replace("settings: .claude/settings.json      #", "settings: .claude/settings.json #"),
  );
  const printed = await toolgateTest([], dirname(file));
  expect(printed).toMatchObject({ code: 0, err: "" });
  expect(printed.out).toMatch(/\n4 passed, 1 todo in 1 file\n$/);
});

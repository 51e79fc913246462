import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";

const cwd = fileURLToPath(new URL("change/", import.meta.url));

async function toolgate(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    stdin: async () => "",
    stdout: { write: (text) => out.push(text), isTTY: false },
    stderr: { write: (text) => err.push(text), isTTY: false },
    env: {},
    cwd,
    home: "/home/dana",
    platform: "linux",
    version: "0",
  });
  return { code, out: out.join(""), err: err.join("") };
}

const ask = (...argv: readonly string[]) => toolgate("query", "--settings", "old.json", ...argv);

test("answers end as they say", async () => {
  expect(await ask("--allows", "Bash(npm run x)")).toEqual({
    code: 0,
    out: "yes  npm run x\n  allow Bash(npm run *)  old.json:3\n",
    err: "",
  });
  expect(await ask("--allows", "Bash(git push *)")).toEqual({
    code: 1,
    out: "no  no call of Bash(git push *) is allowed\n  deny Bash(git push *)  old.json:4\n",
    err: "",
  });
  const { code, out } = await ask("--allows", "Bash(docker run *)");
  expect(code).toBe(3);
  expect(out).toMatch(/^undecided {2}whether a call of Bash\(docker run \*\) is allowed: /);
  expect((await ask("--denies", "Read(.env)")).out).toMatch(
    /^yes {2}Read\(.*\/\.env\)\n {2}deny Read\(\.env\)/,
  );
  expect((await ask("--asks", "Bash(npm *)")).out).toMatch(/^yes {2}npm\n {2}no rule allows it/);
});

test("one JSON document says the same", async () => {
  expect(JSON.parse((await ask("--json", "--allows", "Bash(git push *)")).out)).toMatchObject({
    schemaVersion: 1,
    effect: "allow",
    answer: "no",
    rules: [{ effect: "deny", text: "Bash(git push *)" }],
  });
  expect(JSON.parse((await ask("--json", "--tool", "Bash")).out)).toMatchObject({
    tool: "Bash",
    rules: [
      { rule: { text: "Bash(npm run *)" }, but: [] },
      { rule: { text: "Bash(npm ci)" }, but: [] },
    ],
    withoutEffect: [],
    denied: [],
  });
});

test("the README shows what is printed", async () => {
  const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");
  const [, block] = /```\n(\$ npx toolgate query [\s\S]*?)```/.exec(readme)!;
  const samples = block!.split(/^\$ npx toolgate /m).slice(1);
  expect(samples.length).toBe(2);
  for (const sample of samples) {
    const [line, ...printed] = sample.trimEnd().split("\n");
    const argv = [...line!.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
    expect((await toolgate(...argv)).out.trimEnd()).toBe(printed.join("\n"));
  }
});

test("mistakes end with 2", async () => {
  for (const [argv, message] of [
    [[], /give one of --allows/],
    [["--allows", "Bash(x)", "--tool", "Bash"], /give one of --allows/],
    [["--allows", "Bash(x"], /is no rule to ask about: the specifier is opened/],
    [["--allows", "Bash(x)", "more"], /`more` is unexpected/],
  ] as const) {
    const { code, out, err } = await ask(...argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  }
  expect((await toolgate("query", "--help")).code).toBe(0);
});

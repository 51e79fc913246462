import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";

const cwd = mkdtempSync(join(tmpdir(), "toolgate-diff-"));
afterAll(() => rmSync(cwd, { recursive: true }));

function settings(file: string, permissions: object | string): string {
  const text = typeof permissions === "string" ? permissions : JSON.stringify({ permissions }, null, 1);
  writeFileSync(join(cwd, file), text);
  return file;
}

async function toolgate(...argv: readonly string[]) {
  return toolgateIn(cwd, argv);
}

async function toolgateIn(cwd: string, argv: readonly string[]) {
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

const old = settings("old.json", { allow: ["Bash(npm run *)"], deny: ["Bash(git push *)"] });
const now = settings("new.json", { allow: ["Bash(npm run *)", "Bash(npm ci)"] });
const rewritten = settings("rewritten.json", {
  deny: ["Bash(git push *)"],
  allow: ["Bash(npm run *)", "Bash(npm run test *)"],
});

test("shows each kind of change with its call and the rules that made it", async () => {
  expect(await toolgate("diff", old, now)).toEqual({
    code: 0,
    err: "",
    out: `looser: some calls get more than before, none gets less

looser  deny → none  git push
  old  deny Bash(git push *)  old.json:7
  new  ask: no rule allows it (\`git push\` is not in the read-only table)

looser  none → allow  npm ci
  old  ask: no rule allows it (\`npm ci\` is not in the read-only table)
  new  allow Bash(npm ci)  new.json:5
`,
  });
});

test("ends as --fail-on says", async () => {
  const codes = async (...files: readonly string[]) =>
    Promise.all(
      ["looser", "stricter", "any"].map(
        async (what) => (await toolgate("diff", "--fail-on", what, ...files)).code,
      ),
    );
  expect(await codes(old, now)).toEqual([1, 0, 1]);
  expect(await codes(now, old)).toEqual([0, 1, 1]);
  expect(await codes(old, rewritten)).toEqual([0, 0, 0]);
});

test("what is undecided has an exit code of its own, where it matters", async () => {
  const read = settings("date.json", { allow: ["Bash(date)"] });
  const none = settings("none.json", {});
  const { code, out } = await toolgate("diff", read, none);
  expect(code).toBe(3);
  expect(out).toMatch(/^undecided: not all of it could be proven\n/);
  expect(out).toContain("perhaps stricter: Bash: allow to none");
  expect((await toolgate("diff", "--fail-on", "looser", read, none)).code).toBe(0);
  expect((await toolgate("diff", "--fail-on", "stricter", read, none)).code).toBe(3);
});

test("one JSON document says the same", async () => {
  const { out } = await toolgate("diff", "--json", now, old);
  const { verdict, changes, undecided } = JSON.parse(out);
  expect({ verdict, undecided }).toEqual({ verdict: "stricter", undecided: [] });
  expect(changes.map(({ call }: { call: unknown }) => call)).toEqual([
    { tool: "Bash", input: { command: "git push" } },
    { tool: "Bash", input: { command: "npm ci" } },
  ]);
  expect(changes[0].rules).toMatchObject([{ effect: "deny", text: "Bash(git push *)" }]);
});

test("layers, directories and shared files are read", async () => {
  mkdirSync(join(cwd, "checkout", ".claude"), { recursive: true });
  settings(join("checkout", ".claude", "settings.json"), { allow: ["Bash(npm run *)", "Bash(npm ci)"] });
  expect((await toolgate("diff", now, "checkout")).out).toBe("equal: every call is decided as before\n");
  const lock = settings("lock.json", JSON.stringify({ allowManagedPermissionRulesOnly: true }));
  expect((await toolgate("diff", "--settings", `managed=${lock}`, old, rewritten)).out).toMatch(/^equal/);
  const locked = await toolgate("diff", now, `managed=${lock}`);
  expect(locked.out).toMatch(/^stricter/);
});

test("what else changed is shown with a call", async () => {
  const edits = settings("edits.json", { allow: ["Bash(x)"], defaultMode: "acceptEdits" });
  const none = settings("default.json", {});
  const { out } = await toolgate("diff", none, edits);
  expect(out).toMatch(/^looser: .*\n\nmode: default → acceptEdits\n\n/);
  expect(out).toContain("looser  none → allow  x\n");
  expect(out).toContain("looser  none → allow  mkdir x\n");
});

test("mistakes and settings that cannot be read end with 2", async () => {
  const broken = settings("broken.json", "{");
  const rows: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /give two settings/],
    [[old], /give two settings/],
    [[old, now, now], /give two settings/],
    [[old, "missing.json"], /there is no `missing.json`/],
    [[old, "."], /has no .claude\/settings.json/],
    [["--fail-on", "x", old, now], /--fail-on is looser, stricter, any/],
    [[old, broken], /broken\.json:1:\d+/],
  ];
  for (const [argv, message] of rows) {
    const { code, err, out } = await toolgate("diff", ...argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  }
});

test("the README shows what is printed", async () => {
  const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");
  const [, argv, sample] = /\$ npx toolgate (diff .*)\n([\s\S]*?)```/.exec(readme)!;
  const example = fileURLToPath(new URL("change/", import.meta.url));
  expect(await toolgateIn(example, argv!.split(" "))).toEqual({ code: 1, err: "", out: sample });
});

test("--help teaches", async () => {
  const { code, out } = await toolgate("diff", "--help");
  expect(code).toBe(0);
  expect(out).toContain("git show main:.claude/settings.json");
});

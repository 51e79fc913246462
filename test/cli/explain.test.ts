import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";

/** `toolgate explain`. What is said of a call is tested in `test/explain`, here how it is printed and how it ends. */
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "toolgate-explain-"));
  mkdirSync(join(directory, ".claude"));
  writeFileSync(
    join(directory, ".claude", "settings.json"),
    `{
  "permissions": {
    "deny": ["Bash(git push --force *)"],
    "ask": ["Bash(git push *)"],
    "allow": ["Bash(git *)", "Bash(npm test *)"]
  }
}
`,
  );
});
afterAll(() => rmSync(directory, { recursive: true }));

async function explain(...argv: string[]) {
  const written = { out: [] as string[], err: [] as string[] };
  const code = await run(["explain", ...argv], {
    stdin: async () => '{"tool":"Read","input":{"file_path":"/etc/hosts"}}',
    stdout: { write: (text) => void written.out.push(text), isTTY: false },
    stderr: { write: (text) => void written.err.push(text), isTTY: false },
    env: {},
    cwd: directory,
    home: "/home/dana",
    platform: "linux",
    machine: { managedDirectory: join(directory, "managed") },
    version: "0",
  });
  return { code, out: written.out.join(""), err: written.err.join("") };
}

test("the sample in the README", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const { code, out } = await explain("--", "git push origin main --force && sudo npm test");
  expect(code).toBe(0);
  expect(readme).toContain(
    `$ npx toolgate explain -- 'git push origin main --force && sudo npm test'\n${out}\`\`\``,
  );
});

test.each([
  [
    "npm test",
    "allow  npm test  allow Bash(npm test *)  .claude/settings.json:5\n\nwhat would change the answer\ndeny  with `Bash(npm test)` in deny\n",
  ],
  [
    "make > /var/x",
    `ask    make > /var/x  no rule allows it (\`make\` is not in the read-only table)
ask    write /var/x   a rule for a command does not cover where its output goes

what would change the answer
allow  with \`Bash(make)\`, \`Edit(//var/x)\` in allow
`,
  ],
  [
    'eval "$x"',
    `ask    eval "$x"  may match deny Bash(git push --force *)  .claude/settings.json:3
       unknown: the text that it runs is only known when it runs

also matching
ask  Bash(git push *)  .claude/settings.json:4  eval "$x": may match; outranked by deny Bash(git push --force *), .claude/settings.json:3

no change of the rules was found that changes the answer
`,
  ],
])("%s", async (command, printed) => {
  expect((await explain("--", command)).out).toBe(printed);
});

test("as JSON, a call from standard input", async () => {
  const document = JSON.parse((await explain("--json", "-")).out);
  expect(document).toMatchObject({
    schemaVersion: 1,
    effect: "ask",
    reasons: [{ act: { kind: "read", text: "/etc/hosts" }, because: "WD-1" }],
    alsoMatching: [],
    nearMisses: [],
    proposals: [
      { effect: "allow", add: { to: "allow", entries: ["Read(//etc/hosts)"] } },
      { effect: "allow" },
    ],
    diagnostics: [],
  });
});

test("it ends as `check` does", async () => {
  expect((await explain("--exit-code", "--", "git push")).code).toBe(3);
  expect((await explain("--exit-code", "--", "git push --force")).code).toBe(4);
  expect((await explain()).err).toBe(
    "toolgate: give one call: `-- COMMAND`, `--tool NAME --input JSON`, or `-` for JSON on stdin\n",
  );
  expect((await explain("--help")).out).toMatch(/^usage: toolgate explain \[options\] -- COMMAND\n/);
});

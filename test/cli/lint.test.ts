import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";

/** `toolgate lint` in a project on disk. What each code finds is shown by its page, see `test/lint`. */
let root: string;
let settings: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "toolgate-lint-"));
  mkdirSync(join(root, "project", ".claude"), { recursive: true });
  settings = join(root, "project", ".claude", "settings.json");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function toolgate(...argv: string[]) {
  const written = { out: [] as string[], err: [] as string[] };
  const code = await run(argv, {
    stdin: async () => "",
    stdout: { write: (text) => void written.out.push(text), isTTY: false },
    stderr: { write: (text) => void written.err.push(text), isTTY: false },
    env: {},
    cwd: join(root, "project"),
    home: join(root, "home"),
    platform: "linux",
    machine: { managedDirectory: join(root, "managed") },
    version: "1.2.3",
  });
  return { code, out: written.out.join(""), err: written.err.join("") };
}

function project(permissions: object): void {
  writeFileSync(settings, `${JSON.stringify({ permissions }, null, 2)}\n`);
}

const broad = { allow: ["Bash(npx *)"], deny: ["Write(secrets/**)"] };

describe("what is printed", () => {
  test("nothing is wrong", async () => {
    project({ allow: ["Bash(npm test *)"] });
    expect(await toolgate("lint")).toEqual({
      code: 0,
      out: "nothing is found in 1 settings file\n",
      err: "",
    });
  });

  test("for a person: the place, the line, the fix", async () => {
    project(broad);
    const { code, out } = await toolgate("lint");
    expect(code).toBe(1);
    expect(out).toBe(`\
.claude/settings.json:4:8  warning runner-rule  \`npx\` runs the program that it is given, so every program is allowed: \`npx x\`
  "Bash(npx *)"
   ^^^^^^^^^^^ help: write one rule for each program that it may run
.claude/settings.json:7:14  warning rule-not-matched-by-file-checks  file checks read \`Edit(path)\` rules; the rule is read as \`Edit(secrets/**)\`
  "Write(secrets/**)"
         ^^^^^^^^^^ help: write \`Edit(secrets/**)\`; it covers every tool that edits files
0 errors, 2 warnings, 0 hints; --fix mends 1
`);
  });

  test("the sample in the README", async () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    project({ allow: ["Bash(npx *)"], deny: ["Bash(rm -rf *)"] });
    expect(readme).toContain(`$ npx toolgate lint\n${(await toolgate("lint")).out}\`\`\``);
  });

  test("as annotations", async () => {
    project({ deny: ["Bash("] });
    expect((await toolgate("lint", "--format", "github")).out).toBe(
      "::error file=.claude/settings.json,line=4,col=12,endColumn=12,title=unclosed-rule::the specifier is opened with `(` and never closed; end the rule with `)`\n",
    );
  });

  test("as SARIF, with all rules and their pages", async () => {
    project(broad);
    const { runs } = JSON.parse((await toolgate("lint", "--format", "sarif")).out);
    const { name, version, rules } = runs[0].tool.driver;
    expect([name, version]).toEqual(["toolgate", "1.2.3"]);
    const { ruleId, ruleIndex, locations } = runs[0].results[0];
    expect(rules[ruleIndex].id).toBe("runner-rule");
    expect(rules[ruleIndex].help.markdown).toMatch(/^# runner-rule\n/);
    expect([ruleId, locations[0].physicalLocation.artifactLocation.uri]).toEqual([
      "runner-rule",
      ".claude/settings.json",
    ]);
  });

  test("as JUnit: what does not count is skipped", async () => {
    project({ allow: ["Bash(npm *)", "Bash(npm test *)"], deny: ["Bash("] });
    const { out } = await toolgate("lint", "--format", "junit", "--fail-on", "error");
    expect(out).toContain(
      '<testsuite name=".claude/settings.json" tests="3" failures="1" errors="0" skipped="2">',
    );
    expect(out).toContain('<testcase name="unclosed-rule 8:12" classname=".claude/settings.json">');
  });

  test("as JSON, columns counted in the file", async () => {
    writeFileSync(settings, '{"permissions":{"deny":["Bash(\\u0072\\u200bm)"]}}');
    const { schemaVersion, findings } = JSON.parse((await toolgate("lint", "--json")).out);
    expect(schemaVersion).toBe(1);
    expect(findings).toMatchObject([
      { code: "control-character", severity: "error", file: settings, column: 37 },
    ]);
  });

  test("a page", async () => {
    expect((await toolgate("lint", "--page", "too-broad")).out).toMatch(/^# too-broad\n/);
  });
});

describe("how it ends", () => {
  const hint = { allow: ["Bash(make test *)", "Bash(make test all *)"] };
  test.each([
    [hint, [], 0],
    [hint, ["--fail-on", "info"], 1],
    [broad, ["--fail-on", "error"], 0],
    [broad, ["--ignore", "runner-rule", "--ignore", "rule-not-matched-by-file-checks"], 0],
    [{ deny: ["Bash("] }, ["--fail-on", "error"], 1],
  ] as const)("%j with %j: %s", async (permissions, more, code) => {
    project(permissions);
    expect((await toolgate("lint", ...more)).code).toBe(code);
  });

  test.each([
    [["--format", "xml"], /--format is pretty, json, sarif, github, junit, not `xml`/],
    [["--fail-on", "never"], /--fail-on is info, warning, error, not `never`/],
    [["--page", "too-brod"], /there is no code `too-brod`; the codes are/],
    [["--ignore", "x"], /there is no code `x`/],
    [["--dry-run"], /--dry-run goes with --fix/],
    [["a.json", "--settings", "b.json"], /give files or --settings, not both/],
  ] as const)("%j is a mistake", async (argv, message) => {
    const { code, err } = await toolgate("lint", ...argv);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test("a file that is not there", async () => {
    const { code, out } = await toolgate("lint", "nowhere.json");
    expect([code, out]).toEqual([2, expect.stringContaining("there is no such file")]);
  });

  test("a file is the layer that its name says", async () => {
    project({ defaultMode: "auto" });
    expect((await toolgate("lint", ".claude/settings.json")).out).toContain("default-mode-ignored");
    writeFileSync(join(root, "project", "rules.json"), readFileSync(settings));
    expect((await toolgate("lint", "rules.json")).code).toBe(0);
  });
});

describe("--fix", () => {
  test("keeps the form of the file, its mark and its mode, and does nothing a second time", async () => {
    const before =
      '\uFEFF{\r\n\t"permissions": {\r\n\t\t"allow": [ "Task",   "Task" ],\r\n\t\t"deny": [\r\n\t\t\t"Write(a)",\r\n\t\t\t"Edit(a)",\r\n\t\t]\r\n\t}\r\n}';
    const after =
      '\uFEFF{\r\n\t"permissions": {\r\n\t\t"allow": [ "Agent" ],\r\n\t\t"deny": [\r\n\t\t\t"Edit(a)"\r\n\t\t]\r\n\t}\r\n}';
    writeFileSync(settings, before);
    chmodSync(settings, 0o640);
    expect((await toolgate("lint", "--fix")).code).toBe(0);
    expect(readFileSync(settings, "utf8")).toBe(after);
    expect(statSync(settings).mode & 0o777).toBe(0o640);
    expect(await toolgate("lint", "--fix")).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(settings, "utf8")).toBe(after);
    expect(readdirSync(join(root, "project", ".claude"))).toEqual(["settings.json"]);
  });

  test("shows what would change and writes nothing", async () => {
    project(broad);
    const before = readFileSync(settings, "utf8");
    const { code, out, err } = await toolgate("lint", "--fix", "--dry-run");
    expect(err).toBe(`\
--- .claude/settings.json
+++ .claude/settings.json
@@ line 5 @@
     ],
     "deny": [
-      "Write(secrets/**)"
+      "Edit(secrets/**)"
     ]
   }
`);
    expect([code, out]).toEqual([1, expect.stringContaining("--fix mends 1")]);
    expect(readFileSync(settings, "utf8")).toBe(before);
  });

  test("writes behind a link", async () => {
    const target = join(root, "shared.json");
    writeFileSync(target, '{"permissions":{"allow":["Task"]}}');
    symlinkSync(target, settings);
    await toolgate("lint", "--fix");
    expect(lstatSync(settings).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, "utf8")).toBe('{"permissions":{"allow":["Agent"]}}');
  });

  test("leaves managed settings alone unless they are given", async () => {
    const managed = join(root, "managed", "managed-settings.json");
    mkdirSync(join(root, "managed"));
    const before = '{"permissions":{"deny":["Task"]}}';
    writeFileSync(managed, before);
    await toolgate("lint", "--fix");
    expect(readFileSync(managed, "utf8")).toBe(before);
    await toolgate("lint", "--fix", managed);
    expect(readFileSync(managed, "utf8")).toBe('{"permissions":{"deny":["Agent"]}}');
  });

  test("does not touch bytes that are no text", async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"permissions":{"allow":["Task","'),
      Buffer.from([0xff]),
      Buffer.from('"]}}'),
    ]);
    writeFileSync(settings, bytes);
    const { code } = await toolgate("lint", "--fix");
    expect(code).toBe(2);
    expect(readFileSync(settings)).toEqual(bytes);
  });

  test("a repetition in another layer stays, and so does a broken allow", async () => {
    mkdirSync(join(root, "home", ".claude"), { recursive: true });
    writeFileSync(
      join(root, "home", ".claude", "settings.json"),
      '{"permissions":{"allow":["Bash(make all)"]}}',
    );
    project({ allow: ["Bash(make all)", "Write(a)", "Bash(l\u200bs)"] });
    const before = readFileSync(settings, "utf8");
    await toolgate("lint", "--fix");
    expect(readFileSync(settings, "utf8")).toBe(before);
  });
});

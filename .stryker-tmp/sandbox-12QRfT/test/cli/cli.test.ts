// @ts-nocheck
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Environment } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-cli-")));
const repository = join(root, "home", "repo");
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

type Given = { stdin?: string | (() => Promise<string>); env?: Environment; tty?: boolean; cwd?: string };

/** Runs the command line with both ends in hand. */
async function toolgate(
  argv: readonly string[],
  { stdin = "", env = {}, tty = false, cwd = repository }: Given = {},
) {
  const written = { out: [] as string[], err: [] as string[] };
  const code = await run(argv, {
    stdin: typeof stdin === "function" ? stdin : async () => stdin,
    stdout: { write: (text) => written.out.push(text), isTTY: tty },
    stderr: { write: (text) => written.err.push(text), isTTY: tty },
    env,
    cwd,
    home: join(root, "home"),
    platform: "linux",
    machine: { managedDirectory: join(root, "managed") },
    version: "1.2.3",
  });
  return { code, out: written.out.join(""), err: written.err.join("") };
}

const rules = write(
  "rules.json",
  `{
  "permissions": {
    "deny": ["Bash(git push --force *)"],
    "ask": ["Bash(git push *)"],
    "allow": ["Bash(npm run *)"]
  }
}
`,
);
write("home/repo/.claude/settings.json", `{ "permissions": { "deny": ["Bash(from-project *)"] } }`);
write("home/.claude/settings.json", `{ "permissions": { "deny": ["Bash(from-user *)"] } }`);
write("other/settings.json", `{ "permissions": { "deny": ["Bash(from-other *)"] } }`);

write("managed/managed-settings.json", `{ "permissions": { "deny": ["Bash(from-managed *)"] } }`);

describe("check", () => {
  test("one line a part, with the rule and its place", async () => {
    const { code, out, err } = await toolgate([
      "check",
      "--settings",
      rules,
      "--",
      "npm run build && git push --force origin main",
    ]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(
      [
        "deny   git push --force origin main  deny Bash(git push --force *)  ../../rules.json:3",
        "allow  npm run build                 allow Bash(npm run *)          ../../rules.json:5",
        "",
      ].join("\n"),
    );
  });

  test("words after -- are one command, whatever they look like", async () => {
    const { out } = await toolgate(["check", "--settings", rules, "--", "git", "push", "--json", "--", "x"]);
    expect(out).toContain("ask    git push --json -- x  ask Bash(git push *)");
  });

  test("an ask names the rules that would allow it", async () => {
    const { out } = await toolgate(["check", "--settings", rules, "--", "make all"]);
    expect(out).toMatch(/^ask {4}make all .*\n(?: {7}unknown: .*\n)? {7}would allow it: Bash\(make all\)\n$/);
  });

  test("an ask says what is unknown", async () => {
    const { out } = await toolgate(["check", "--settings", rules, "--", "$CMD x"]);
    expect(out).toMatch(/^ask .*\n {7}unknown: /);
  });

  test("without files, the layers of the directory", async () => {
    for (const layer of ["managed", "project", "user"]) {
      expect((await toolgate(["check", "--exit-code", "--", `from-${layer} x`])).code).toBe(4);
    }
    const { out } = await toolgate(["check", "--", "from-user x"]);
    expect(out).toContain("~/.claude/settings.json:1");
    expect((await toolgate(["check", "--", "from-project x"])).out).toContain("  .claude/settings.json:1");
  });

  test("CLAUDE_CONFIG_DIR and --cwd move the layers", async () => {
    const env = { CLAUDE_CONFIG_DIR: join(root, "other") };
    expect((await toolgate(["check", "--exit-code", "--", "from-other x"], { env })).code).toBe(4);
    expect((await toolgate(["check", "--exit-code", "--", "from-user x"], { env })).code).toBe(3);
    expect((await toolgate(["check", "--exit-code", "--cwd", "..", "--", "from-project x"])).code).toBe(3);
  });

  test("a call on standard input, in both spellings", async () => {
    for (const stdin of [
      `{"tool":"Bash","input":{"command":"git push --force x"}}`,
      `{"tool_name":"Bash","tool_input":{"command":"git push --force x"},"session_id":"1"}`,
    ]) {
      expect((await toolgate(["check", "--settings", rules, "--exit-code", "-"], { stdin })).code).toBe(4);
    }
  });

  test("--json is one document", async () => {
    const { out, err } = await toolgate([
      "check",
      "--settings",
      rules,
      "--json",
      "--",
      "make && git push --force x",
    ]);
    const document = JSON.parse(out);
    expect(Object.keys(document)).toEqual([
      "schemaVersion",
      "effect",
      "reasons",
      "suggestions",
      "diagnostics",
    ]);
    expect(document).toMatchObject({ schemaVersion: 1, effect: "deny", diagnostics: [] });
    expect(document.reasons[0]).toMatchObject({
      effect: "deny",
      rule: { text: "Bash(git push --force *)", layer: "cli", place: { file: rules, line: 3, column: 15 } },
    });
    expect(err).toBe("");
  });

  test("a layer can be named, and an untrusted project allows nothing", async () => {
    const argv = ["check", "--exit-code", "--settings", `project=${rules}`];
    expect((await toolgate([...argv, "--", "npm run x"])).code).toBe(0);
    expect((await toolgate([...argv, "--untrusted", "--", "npm run x"])).code).toBe(3);
    expect((await toolgate([...argv, "--mode", "dontAsk", "--", "make"])).code).toBe(4);
  });

  /** SEMANTICS SET-7 */
  test("--stored-trust asks what the user accepted, and status says so", async () => {
    const argv = [
      "check",
      "--exit-code",
      "--settings",
      `project=${rules}`,
      "--stored-trust",
      "--",
      "npm run x",
    ];
    const row = async (...options: string[]) =>
      (await toolgate(["status", ...options])).out.split("workspace\n")[1]?.trimEnd();
    const store = (path: string) =>
      write("home/.claude.json", JSON.stringify({ projects: { [path]: { hasTrustDialogAccepted: true } } }));
    expect((await toolgate(argv)).code).toBe(3);
    store(root);
    expect((await toolgate(argv)).code).toBe(3);
    expect(await row("--stored-trust")).toBe(
      `  not trusted  ~/.claude.json: no dialog was accepted for ${repository}`,
    );
    store(repository);
    expect((await toolgate(argv)).code).toBe(0);
    expect(await row("--stored-trust")).toBe(
      `  trusted  ~/.claude.json: the dialog was accepted for ${repository}`,
    );
    expect(await row()).toBe("  trusted  by default; --stored-trust looks it up");
    expect(await row("--trust")).toBe("  trusted  --trust");
    expect(await row("--untrusted")).toBe("  not trusted  --untrusted");
    const { out } = await toolgate(["status", "--json", "--stored-trust"]);
    expect(JSON.parse(out).trust).toEqual({
      trusted: true,
      by: "--stored-trust",
      stored: { trusted: true, workspace: repository, file: join(root, "home", ".claude.json") },
    });
  });
});

/** How a command ends; 0 only for a decision without an error, or help. */
describe("exit codes", () => {
  const checked = (...argv: string[]) => ["check", "--settings", "../../rules.json", ...argv];
  type Row = [code: number, argv: string[], message: string, given?: Given];
  const rows: Row[] = [
    [0, checked("--", "git push --force x"), ""],
    [0, checked("--exit-code", "--", "npm run x"), ""],
    [3, checked("--exit-code", "--", "git push x"), ""],
    [4, checked("--exit-code", "--", "git push --force x"), ""],
    [0, ["--help"], ""],
    [0, ["--version"], ""],
    [0, ["check", "--help"], ""],
    [2, [], "which command?"],
    [2, ["chekc"], "there is no command `chekc`"],
    [2, ["check"], "give one call"],
    [2, checked("--"), "no command after `--`"],
    [2, checked("git status"), "`git status` is unexpected"],
    [2, checked("--mode", "yolo", "--", "x"), "there is no mode `yolo`"],
    [2, checked("--colour", "--", "x"), "--colour"],
    [2, checked("--trust", "--untrusted", "--", "x"), "give --trust or --untrusted, not both"],
    [2, checked("--untrusted", "--stored-trust", "--", "x"), "give --untrusted or --stored-trust, not both"],
    [2, checked("--tool", "Read", "--", "x"), "give one call"],
    [2, checked("--input", "{}", "--", "x"), "give one call"],
    [2, checked("--tool", "Read", "--input", "{"), "--input is not JSON"],
    [2, checked("-"), "standard input is not JSON", { stdin: "{" }],
    [2, checked("-"), "must be an object like", { stdin: `["Bash"]` }],
    [2, ["check", "--settings", "nowhere.json", "--", "x"], "there is no such file"],
    [2, ["check", "--settings", ".", "--", "x"], "this is a directory"],
    [70, checked("-"), "internal error", { stdin: () => Promise.reject(new TypeError("broken")) }],
  ];
  test.each(rows)("%i %j", async (code, argv, message, given) => {
    const ended = await toolgate(argv, given);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(message);
    if (code === 2 || code === 70) expect(ended.err).not.toBe("");
  });
});

/** A file with an error: the place is shown, the exit is 2, and what restricts is in force. */
describe("settings with errors", () => {
  const fenced = (text: string) => text.replace("\n", "");
  type Row = [title: string, settings: string, shown: string];
  const rows: Row[] = [
    [
      "a comment",
      `{\n  // no pushing\n  "permissions": { "deny": ["Bash(git push *)"], "allow": ["Bash(ls *)"] }\n}`,
      fenced(`
../../bad.json:2:3  error settings-syntax  comments are not allowed in settings
  // no pushing
  ^^^^^^^^^^^^^ help: remove it, or keep the note as the value of a \`_comment\` key
`),
    ],
    [
      "a key twice",
      `{ "permissions": { "deny": ["Bash(git push *)"], "deny": [] } }`,
      fenced(`
../../bad.json:1:51  error settings-duplicate-key  \`deny\` already stands in line 1; the entries of all count
  { "permissions": { "deny": ["Bash(git push *)"], "deny": [] } }
                                                    ^^^^
`),
    ],
    [
      "a wrong type",
      `{\n\t"permissions": {\n\t\t"deny": "Bash(git push *)"\n\t}\n}`,
      fenced(`
../../bad.json:3:12  error settings-wrong-type  \`deny\` must be an array of strings, not a string
  "deny": "Bash(git push *)"
           ^^^^^^^^^^^^^^^^ help: write \`["Bash(git push *)"]\`
`),
    ],
  ];
  test.each(rows)("%s", async (_title, settings, shown) => {
    const file = write("bad.json", settings);
    const pushed = await toolgate(["check", "--settings", file, "--", "git push origin"]);
    expect(pushed.err).toBe(shown);
    expect(pushed.out).toMatch(/^deny {3}git push origin/);
    expect(pushed.code).toBe(2);
  });

  test("an unclosed rule", async () => {
    const file = write("bad.json", `{ "permissions": {\n  "deny": ["Bash(git push *", "Bash(npm *)"]\n} }`);
    const ended = await toolgate(["check", "--settings", file, "--exit-code", "--", "npm x"]);
    expect(ended.err).toContain("../../bad.json:2:");
    expect(ended.err).toContain("error unclosed-rule");
    expect(ended.out).toMatch(/^deny {3}npm x/);
    expect(ended.code).toBe(2);
  });

  test("a long line is cut around the place", async () => {
    const filler = `"x": "${"y".repeat(400)}", `.repeat(2).replace('"x"', '"w"');
    const file = write(
      "bad.json",
      `{ ${filler}"permissions": [], ${filler.replaceAll(/"[wx]"/g, '"z"')}"v": 1 }`,
    );
    const { err } = await toolgate(["check", "--settings", file, "--", "x"]);
    for (const line of err.split("\n")) expect(line.length).toBeLessThan(140);
    const [head, source, carets] = err.split("\n");
    expect(head).toContain("settings-wrong-type");
    expect(source?.[carets!.indexOf("^")]).toBe("[");
  });
});

describe("output", () => {
  const push = ["check", "--settings", rules, "--", "git push x"];
  const styled = "\u001b[";
  type Row = [title: string, env: Environment, tty: boolean, coloured: boolean];
  const rows: Row[] = [
    ["a pipe", {}, false, false],
    ["a terminal", {}, true, true],
    ["NO_COLOR", { NO_COLOR: "1" }, true, false],
    ["an empty NO_COLOR", { NO_COLOR: "" }, true, true],
    ["FORCE_COLOR", { FORCE_COLOR: "1" }, false, true],
    ["FORCE_COLOR=0", { FORCE_COLOR: "0" }, true, false],
    ["a dumb terminal", { TERM: "dumb" }, true, false],
  ];
  test.each(rows)("%s", async (_title, env, tty, coloured) => {
    expect((await toolgate(push, { env, tty })).out.includes(styled)).toBe(coloured);
  });

  test("what comes from a call or a file cannot forge a line or a colour", async () => {
    const file = write(
      "forged.json",
      JSON.stringify({ permissions: { deny: ["Bash(x\u001b[2K\r*)"], "\u202eyned": 1 } }),
    );
    for (const command of ["a\u001b[2K\rallow  a", "a \u202e b", "make 'a\nallow  b'"]) {
      const { out, err } = await toolgate(["check", "--settings", file, "--", command], { tty: false });
      expect(out + err).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
      expect(out.split("\n").filter((line) => line.startsWith("allow"))).toEqual([]);
    }
    const { err } = await toolgate(["\u001b[31mcheck"]);
    expect(err).not.toContain("\u001b");
  });
});

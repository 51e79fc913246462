// @ts-nocheck
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { hostNames } from "../../src/hosts/index.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-hook-")));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let homes = 0;

function aHome(files: Readonly<Record<string, string>> = {}): string {
  const home = join(root, String(++homes));
  mkdirSync(join(home, "repo"), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
  }
  return home;
}

async function toolgate(home: string, argv: readonly string[], stdin = "", env = {}) {
  const written = { out: [] as string[], err: [] as string[] };
  const code = await run(argv, {
    stdin: async () => stdin,
    stdout: { write: (text) => written.out.push(text), isTTY: false },
    stderr: { write: (text) => written.err.push(text), isTTY: false },
    env,
    cwd: join(home, "repo"),
    home,
    platform: "linux",
    machine: { managedDirectory: join(home, "managed") },
    version: "1.2.3",
  });
  return { code, out: written.out.join(""), err: written.err.join("") };
}

function payload(command: string, more: object = {}): string {
  return JSON.stringify({
    hook_event_name: "PreToolUse",
    tool_name: "Bash",
    tool_input: { command },
    ...more,
  });
}

describe("answering", () => {
  const settings = `{ "permissions": { "deny": ["Bash(rm *)"], "allow": ["Bash(npm test)"] } }`;

  test("the settings of the project where the session started count, wherever the call runs", async () => {
    const home = aHome({ "repo/.claude/settings.json": settings, "repo/sub/.keep": "" });
    const inSub = payload("rm x", { cwd: join(home, "repo/sub") });
    const env = { CLAUDE_PROJECT_DIR: join(home, "repo") };
    expect((await toolgate(home, ["hook", "--host", "claude"], inSub, env)).out).toContain('"deny"');
    const elsewhere = payload("rm x", { cwd: home });
    expect((await toolgate(home, ["hook", "--host", "claude"], elsewhere)).out).toContain('"ask"');
  });

  test("guard is silent where decide allows", async () => {
    const home = aHome({ "repo/.claude/settings.json": settings });
    const call = payload("npm test", { cwd: join(home, "repo") });
    expect(await toolgate(home, ["hook", "--host=claude"], call)).toEqual({ code: 0, out: "", err: "" });
    const decided = await toolgate(home, ["hook", "--host", "claude", "--mode", "decide"], call);
    expect(JSON.parse(decided.out).hookSpecificOutput.permissionDecision).toBe("allow");
  });

  test("the running mode is the payload's, or the option's", async () => {
    const home = aHome();
    const call = payload("touch x", { cwd: join(home, "repo"), permission_mode: "bypassPermissions" });
    expect((await toolgate(home, ["hook", "--host", "claude"], call)).out).toBe("");
    const strict = await toolgate(home, ["hook", "--host", "claude", "--permission-mode", "default"], call);
    expect(strict.out).toContain('"ask"');
  });

  test("settings that cannot be read deny or ask, they never let go", async () => {
    const home = aHome({ "repo/.claude/settings.json": "{", "managed/managed-settings.json": "{" });
    const { out } = await toolgate(
      home,
      ["hook", "--host", "claude"],
      payload("ls", { cwd: join(home, "repo") }),
    );
    expect(out).toContain('"deny"');
  });

  test.each([
    [["--mode", "loud"], "--mode is guard or decide"],
    [["--shell", "fish"], "no shell that is read"],
    [["--frobnicate"], "frobnicate"],
    [["extra"], "`extra` is unexpected"],
    [["--permission-mode", "lax"], "there is no mode `lax`"],
    [["--server-key", "k"], "needs a --server-cache"],
  ])("a mistake in the options refuses in the host's words: %j", async (options, message) => {
    const { code, out, err } = await toolgate(
      aHome(),
      ["hook", "--host", "claude", ...options],
      payload("ls"),
    );
    expect([code, JSON.parse(out).hookSpecificOutput.permissionDecision]).toEqual([2, "deny"]);
    expect(err).toContain(message);
  });

  test("without a host that is known nothing can be said but exit code 2", async () => {
    for (const argv of [["hook"], ["hook", "--host"], ["hook", "--host", "emacs"]]) {
      const { code, out, err } = await toolgate(aHome(), argv, payload("ls"));
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain("the hosts are claude, codex, gemini, qwen, cursor, copilot");
    }
  });

  test("the help names every host and both modes", async () => {
    const { code, out } = await toolgate(aHome(), ["hook", "--help"]);
    expect(code).toBe(0);
    for (const word of [...hostNames, "guard", "decide", "install", "uninstall", "--settings"])
      expect(out).toContain(word);
  });
});

describe("install", () => {
  const original = `{\r\n\t"permissions": { "deny": [ "Bash(rm *)" ] },\r\n\t"env": {}\r\n}`;
  const file = ".claude/settings.json";

  test("shows what changes first, writes it with --yes only, and a second time nothing", async () => {
    const home = aHome({ [file]: original });
    const shown = await toolgate(home, ["hook", "install", "--host", "claude"]);
    expect(shown.code).toBe(1);
    expect(shown.out).toMatch(
      /^--- ~\/.claude\/settings.json\n[+]{3} .*\n@@ line 1 @@\n[\s\S]*\+.*"hooks": \{/,
    );
    expect(shown.out).toContain("nothing was written");
    expect(readFileSync(join(home, file), "utf8")).toBe(original);
    expect((await toolgate(home, ["hook", "install", "--host", "claude", "--yes"])).code).toBe(0);
    const written = readFileSync(join(home, file), "utf8");
    expect(JSON.parse(written).hooks.PreToolUse[0].hooks[0].onFailure).toBe("block");
    const again = await toolgate(home, ["hook", "install", "--host", "claude", "--yes"]);
    expect(again).toEqual({
      code: 0,
      out: "~/.claude/settings.json: nothing to do, the hook is there\n",
      err: "",
    });
    expect(readFileSync(join(home, file), "utf8")).toBe(written);
  });

  const originals: readonly (string | undefined)[] = [
    undefined,
    "{}",
    "{ }\n",
    original,
    `{"hooks":{}}`,
    `{ "hooks": { "PreToolUse": [] } }`,
    `{\n "hooks": {"PreToolUse": [ {"matcher":"Bash", "hooks":[{"type":"command","command":"./x"}]} ]}\n}\n`,
  ];
  test.each(originals)("uninstall gives the file back byte for byte: %j", async (before) => {
    const home = aHome(before === undefined ? {} : { [file]: before });
    for (const argv of [["install"], ["install", "--mode", "decide"], ["uninstall"]]) {
      const [verb, ...rest] = argv;
      expect((await toolgate(home, ["hook", verb!, "--host", "claude", "--yes", ...rest])).code).toBe(0);
    }
    const after = readdirSync(home).includes(".claude") ? readdirSync(join(home, ".claude")) : [];
    expect(after).toEqual(before === undefined ? [] : ["settings.json"]);
    if (before !== undefined) expect(readFileSync(join(home, file), "utf8")).toBe(before);
  });

  test("where somebody changed the file meanwhile, only the hook goes", async () => {
    const home = aHome({ [file]: `{\n  "a": 1\n}\n` });
    await toolgate(home, ["hook", "install", "--host", "claude", "--yes"]);
    const changed = readFileSync(join(home, file), "utf8").replace('"a": 1', '"a": 2');
    writeFileSync(join(home, file), changed);
    await toolgate(home, ["hook", "uninstall", "--host", "claude", "--yes"]);
    expect(readFileSync(join(home, file), "utf8")).toBe(`{\n  "a": 2\n}\n`);
  });

  test("a link stays a link, and the mode of the file stays", async () => {
    const home = aHome({ "dotfiles/settings.json": "{}" });
    mkdirSync(join(home, ".claude"));
    symlinkSync(join(home, "dotfiles/settings.json"), join(home, file));
    await toolgate(home, ["hook", "install", "--host", "claude", "--yes"]);
    expect(lstatSync(join(home, file)).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(home, "dotfiles/settings.json"), "utf8")).toContain("toolgate-hook");
    expect(statSync(join(home, "dotfiles/settings.json")).mode & 0o777).toBe(0o644);
  });

  test("what cannot be read is left as it is, with the place", async () => {
    const home = aHome({ [file]: `{\n  "a": 1,\n}\n` });
    const { code, err } = await toolgate(home, ["hook", "install", "--host", "claude", "--yes"]);
    expect(code).toBe(2);
    expect(err).toContain("~/.claude/settings.json:2:9");
    expect(readFileSync(join(home, file), "utf8")).toBe(`{\n  "a": 1,\n}\n`);
  });

  test("options are passed on, and wrong ones are told now and not to the agent", async () => {
    const home = aHome();
    const argv = [
      "hook",
      "install",
      "--host",
      "gemini",
      "--scope",
      "project",
      "--yes",
      "--mode",
      "decide",
      "--shell",
      "bash",
    ];
    await toolgate(home, argv);
    const settings = JSON.parse(readFileSync(join(home, "repo/.gemini/settings.json"), "utf8"));
    expect(settings.hooks.BeforeTool[0].hooks[0].command).toMatch(
      /toolgate-hook\.cjs --host gemini --mode decide --shell bash$/,
    );
    const wrong = await toolgate(home, ["hook", "install", "--host", "gemini", "--mode", "loud"]);
    expect([wrong.code, wrong.err]).toEqual([2, "toolgate: --mode is guard or decide, not `loud`\n"]);
    const local = await toolgate(home, ["hook", "install", "--host", "gemini", "--scope", "local"]);
    expect(local.err).toBe("toolgate: --scope of gemini is user or project, not `local`\n");
    const expanding = await toolgate(home, ["hook", "install", "--host", "claude", "--settings", "$(rm)"]);
    expect(expanding.err).toContain("cannot stand in the command of a hook");
  });
});

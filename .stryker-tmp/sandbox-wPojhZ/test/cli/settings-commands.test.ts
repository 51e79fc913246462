// @ts-nocheck
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Io, Machine } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import type { Platform } from "../../src/index.ts";
import { machineOf } from "../node/machine.ts";

/** What `status`, `rules` and `doctor` say of a machine that exists in memory only. */
type Things = Parameters<typeof machineOf>[1];

async function toolgate(
  argv: readonly string[],
  things: Things = {},
  platform: Platform = "linux",
  more: Partial<Io> = {},
) {
  const { home, cwd, ...machine } = machineOf(platform, things);
  const written = { out: [] as string[], err: [] as string[] };
  const code = await run(argv, {
    stdin: async () => "",
    stdout: { write: (text) => written.out.push(text), isTTY: false },
    stderr: { write: (text) => written.err.push(text), isTTY: false },
    env: {},
    cwd: cwd!,
    home,
    platform,
    machine: machine as Machine,
    version: "0",
    now: () => Date.parse("2026-11-21T12:00:00Z"),
    ...more,
  });
  return { code, out: written.out.join(""), err: written.err.join("") };
}

const managed = "/etc/claude-code/managed-settings.json";
const project = "/home/dana/app/.claude/settings.json";
const denyPush = `{\n  "permissions": { "deny": ["Bash(git push *)"] }\n}`;
const allowPush = `{ "permissions": { "allow": ["Bash(git push *)"] } }`;

test("status names the source, the layers, the locks and the mode", async () => {
  const text = `{\n  "allowManagedPermissionRulesOnly": true,\n  "permissions": { "deny": ["Bash(git push *)"],\n    "disableBypassPermissionsMode": "disable" }\n}`;
  const files = { [managed]: { text }, [project]: { text: allowPush } };
  const { code, out, err } = await toolgate(["status", "--mode", "bypassPermissions"], { files });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toBe(
    `setting sources
  Enterprise managed settings (file)  /etc/claude-code/managed-settings.json  1 deny, 0 ask, 0 allow
  project settings                    .claude/settings.json                   0 deny, 0 ask, 1 allow

managed sources
  remote  absent    not there
  file    in force  the strongest source that delivers a policy

locks
  allowManagedPermissionRulesOnly: true                /etc/claude-code/managed-settings.json:2
  permissions.disableBypassPermissionsMode: "disable"  /etc/claude-code/managed-settings.json:4

mode
  default

workspace
  trusted  by default; --stored-trust looks it up
`,
  );
});

/** The words for each source, and why the others are not in force. */
describe("status: the line of the source", () => {
  const remote = (text: string) => ({ remote: { state: "fresh", text } }) as const;
  const drop = "/etc/claude-code/managed-settings.d/1.json";
  const hklm = { "HKLM\\SOFTWARE\\Policies\\ClaudeCode": denyPush };
  const hkcu = { "HKCU\\SOFTWARE\\Policies\\ClaudeCode": denyPush };
  const plist = "/Library/Managed Preferences/com.anthropic.claudecode.plist";
  const helper = JSON.stringify({ policyHelper: { path: "/opt/helper" } });
  type Row = [platform: Platform, things: Things, line: string, other?: string];
  const rows: Row[] = [
    ["linux", remote(denyPush), "Enterprise managed settings (remote)", "file    absent"],
    ["darwin", { files: { [plist]: { text: denyPush } } }, "Enterprise managed settings (plist)"],
    [
      "win32",
      { registry: { ...hklm, ...hkcu } },
      "Enterprise managed settings (HKLM)",
      "HKCU    outranked  managed settings (HKLM) come first",
    ],
    ["win32", { registry: hkcu }, "Enterprise managed settings (HKCU)", "HKLM    absent    not there"],
    ["linux", { files: { [managed]: { text: denyPush } } }, "Enterprise managed settings (file)"],
    ["linux", { files: { [drop]: { text: denyPush } } }, "Enterprise managed settings (drop-ins)"],
    [
      "linux",
      { files: { [managed]: { text: denyPush }, [drop]: { text: denyPush } } },
      "Enterprise managed settings (file + drop-ins)",
    ],
    [
      "linux",
      {
        files: { [managed]: { text: helper } },
        helpers: { "/opt/helper": `{"managedSettings":${denyPush}}` },
      },
      "Enterprise managed settings (helper)",
      "file    outranked  managed settings (helper) come first",
    ],
    ["linux", { parentSettings: JSON.parse(denyPush) }, "Enterprise managed settings (parent process)"],
    [
      "linux",
      { ...remote(denyPush), files: { [managed]: { text: denyPush } } },
      "Enterprise managed settings (remote)",
      "file    outranked  managed settings (remote) come first",
    ],
    ["linux", { files: { [managed]: { text: "{}" } } }, "managed sources", "file    empty   holds no policy"],
    ["linux", { files: { [managed]: { text: "{" } } }, "cannot be read: every call is refused"],
    ["linux", { files: { [managed]: { text: denyPush, mode: 0o666 } } }, "only what restricts counts"],
    ["linux", { remote: { state: "none" } }, "every call asks but reading"],
  ];
  test.each(rows)("%s %j", async (platform, things, line, other = "") => {
    const { code, out } = await toolgate(["status"], things, platform);
    expect(code).toBe(0);
    expect(out.split("\n\n")[0]).toContain(line);
    expect(out).toContain(other);
  });

  test("without managed settings there is none", async () => {
    expect((await toolgate(["status"])).out).not.toContain("Enterprise");
  });
});

/** SEMANTICS MCPM-5 */
describe("managed-mcp.json", () => {
  const file = "/etc/claude-code/managed-mcp.json";
  const text = JSON.stringify({ mcpServers: { own: { command: "own" } } });
  test.each([
    [{ text }, "1 server  no MCP server of users is loaded", "nothing is wrong in 1 settings file\n", 0],
    [
      { text: "{" },
      "0 servers  cannot be read or trusted: no MCP server of users is loaded",
      `${file}:1:2  error settings-syntax`,
      1,
    ],
    [
      { text, mode: 0o666 },
      "0 servers  cannot be read or trusted",
      `${file}:1:1  error managed-not-protected`,
      1,
    ],
  ])("%j", async (content, line, finding, code) => {
    const files = { [file]: content };
    expect((await toolgate(["status"], { files })).out).toContain(`managed MCP servers  ${file}  ${line}`);
    const doctor = await toolgate(["doctor"], { files });
    expect(doctor.code).toBe(code);
    expect(doctor.out).toContain(finding);
    const { managedMcp } = JSON.parse((await toolgate(["status", "--json"], { files })).out);
    expect(managedMcp).toMatchObject({ file, servers: code === 0 ? 1 : 0 });
  });
});

test("status tells the age and revision of the server's settings", async () => {
  const { out } = await toolgate(["status"], {
    remote: {
      state: "cached",
      text: denyPush,
      revision: 7,
      issuedAt: "2026-11-18T12:00:00Z",
      fetchedAt: "2026-11-21T09:59:00Z",
      expiresAt: "2026-11-21T12:01:30Z",
      problem: { message: "the server cannot be reached" },
    },
  });
  expect(out).toContain(`server settings
  state     cached                the server cannot be reached
  revision  7
  issued    2026-11-18T12:00:00Z  3 days ago
  fetched   2026-11-21T09:59:00Z  2 hours ago
  expires   2026-11-21T12:01:30Z  in 1 minute
`);
});

test("rules lists every rule with its place, and why one is not in force", async () => {
  const files = {
    [managed]: { text: denyPush },
    [project]: {
      text: `{ "permissions": { "allow": ["Bash(git push origin)", "Bash(make *)", "Bash(x"] } }`,
    },
    "/home/dana/.claude/settings.json": { text: `{ "permissions": { "ask": ["Bash(make *)"] } }` },
  };
  const { code, out } = await toolgate(["rules", "--untrusted"], { files });
  expect(code).toBe(0);
  expect(out).toBe(`deny   Bash(git push *)       /etc/claude-code/managed-settings.json:2
ask    Bash(make *)           ~/.claude/settings.json:1
allow  Bash(git push origin)  .claude/settings.json:1                   off: this workspace is not trusted
allow  Bash(make *)           .claude/settings.json:1                   off: this workspace is not trusted
allow  Bash(x                 .claude/settings.json:1                   broken: the specifier is opened with \`(\` and never closed
`);
  const trusted = (await toolgate(["rules"], { files })).out.split("\n");
  expect(trusted[2]).toContain("shadowed by deny Bash(git push *), /etc/claude-code/managed-settings.json:2");
  expect(trusted[3]).toContain("shadowed by ask Bash(make *), ~/.claude/settings.json:1");
  expect((await toolgate(["rules"])).out).toBe("there are no rules\n");
});

test("rules says what holds above all rules", async () => {
  const broken = await toolgate(["rules"], { files: { [managed]: { text: "{" } } });
  expect(broken.out).toBe(
    "/etc/claude-code/managed-settings.json:1  every call is refused; see toolgate doctor\nthere are no rules\n",
  );
  const absent = await toolgate(["rules"], { remote: { state: "none" } });
  expect(absent.out).toContain(
    "every call asks but reading: there are no server settings yet; see toolgate doctor",
  );
});

test("doctor shows each finding with its place and fix, also of what is decided besides tool calls", async () => {
  const text = `{
  "permissions": { "deny": ["Bash(rm"] },
  "allowedMcpServers": "all",
  "deniedMcpServers": [{ "serverNaem": "a" }]
}`;
  const { code, out } = await toolgate(["doctor"], { files: { [managed]: { text, mode: 0o646 } } });
  expect(code).toBe(1);
  expect(out).toContain("/etc/claude-code/managed-settings.json:2:34  error unclosed-rule");
  expect(out).toContain("help: end the rule with `)`");
  expect(out).toContain("/etc/claude-code/managed-settings.json:3:25  error settings-wrong-type");
  expect(out).toContain("/etc/claude-code/managed-settings.json:4:");
  expect(out).toContain(
    "error managed-not-protected  only what restricts is taken from here: everybody can write it",
  );
  expect(out).toContain("help: run `sudo chmod go-w /etc/claude-code/managed-settings.json`");
  expect(out.trimEnd().split("\n").at(-1)).toMatch(/^\d errors, \d warnings?$/);
});

test("doctor finds nothing where nothing is wrong", async () => {
  const { code, out } = await toolgate(["doctor"], { files: { [managed]: { text: denyPush } } });
  expect({ code, out }).toEqual({ code: 0, out: "nothing is wrong in 1 settings file\n" });
});

test.each([
  ["status", ["managed", "server", "layers", "managedMcp", "locks", "mode", "trust", "diagnostics"]],
  ["rules", ["floor", "rules", "diagnostics"]],
  ["doctor", ["diagnostics"]],
])("%s --json is one document", async (command, keys) => {
  const files = { [managed]: { text: denyPush }, [project]: { text: allowPush } };
  const { out, err } = await toolgate([command, "--json"], { files, remote: { state: "fresh", text: "{}" } });
  const document = JSON.parse(out);
  expect(Object.keys(document)).toEqual(["schemaVersion", ...keys]);
  expect(document.schemaVersion).toBe(1);
  expect(err).toBe("");
  if (command === "rules")
    expect(document.rules[1]).toMatchObject({ state: "shadowed", by: { text: "Bash(git push *)" } });
  if (command === "status") expect(document.managed.inForce).toBe("file");
});

describe("how these commands end", () => {
  type Row = [code: number, argv: string[], message: string];
  const rows = ["status", "rules", "doctor"].flatMap((command): Row[] => [
    [0, [command], ""],
    [0, [command, "--help"], ""],
    [2, [command, "x"], "`x` is unexpected"],
    [2, [command, "--colour"], "--colour"],
    [2, [command, "--mode", "yolo"], "there is no mode `yolo`"],
    [2, [command, "--watch", "--settings", "a.json"], "--watch follows"],
  ]);
  test.each(rows)("%i %j", async (code, argv, message) => {
    const ended = await toolgate(argv);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(message);
  });
});

test("--watch prints again when the settings change, one document a line", async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-follow-")));
  const file = join(root, "managed-settings.json");
  const rules = (count: number) => JSON.stringify({ permissions: { deny: Array(count).fill("Bash(x)") } });
  writeFileSync(file, rules(1));
  const until = new AbortController();
  const counts: number[] = [];
  const stdout = {
    isTTY: false,
    write: (text: string) => {
      counts.push(JSON.parse(text).rules.length);
      if (counts.length === 3) until.abort();
      else writeFileSync(file, rules(counts.length + 1));
    },
  };
  const machine = { managedDirectory: root };
  const { code } = await toolgate(["rules", "--watch", "--json"], {}, "linux", {
    stdout,
    machine,
    until: until.signal,
  });
  rmSync(root, { recursive: true });
  expect({ code, counts }).toEqual({ code: 0, counts: [1, 2, 3] });
});

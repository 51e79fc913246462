// @ts-nocheck
import { describe, expect, test } from "vitest";
import { compileAdmin, decideMcpServer } from "../../src/admin/index.ts";
import { compile, decide, type Effect, emptyLayer } from "../../src/index.ts";
import {
  type Disk,
  loadSettings,
  managedDirectories,
  type ProgramOutcome,
  type RunProgram,
  type SettingsLocation,
} from "../../src/node/index.ts";
import { effectiveSettings } from "../../src/settings/index.ts";
import type { Platform } from "../../src/world/world.ts";
import { type FakeFile, isJson, machineOf } from "./machine.ts";

/**
 * Every source of managed settings on every platform that has it, in every state: what becomes of three commands, and
 * which source is in force. The project allows `git push`, the managed settings deny it and allow `make`; `ls` only
 * reads. SEMANTICS MAN-1, MAN-2, MAN-6, MAN-7, MAN-9, MAN-10, MAN-20
 */
const states = ["absent", "empty", "valid", "invalid entry", "invalid JSON", "wrong owner"] as const;
type State = (typeof states)[number];

const allow = `"allow": ["Bash(make *)"]`;
const texts: Readonly<Record<Exclude<State, "absent">, string>> = {
  empty: "{}",
  valid: `{ "permissions": { "deny": ["Bash(git push *)"], ${allow} } }`,
  "invalid entry": `{ "permissions": { "deny": ["Bash(git push *)", "Bash(rm"], ${allow} } }`,
  "invalid JSON": `{ "permissions": { "deny": ["Bash(git push *)"], ${allow} }, }`,
  "wrong owner": `{ "permissions": { "deny": ["Bash(git push *)"], ${allow} } }`,
};

/** `git push`, `make`, `ls`; whether the source is in force. */
const outcomes: Readonly<Record<State, string>> = {
  absent: "allow ask allow -",
  empty: "allow ask allow -",
  valid: "deny allow allow in force",
  // a deny that cannot be read makes its tool ask
  "invalid entry": "deny ask ask in force",
  // every call is refused
  "invalid JSON": "deny deny deny in force",
  // what restricts holds
  "wrong owner": "deny ask allow in force",
};

type Row = {
  readonly label: string;
  readonly platforms: readonly Platform[];
  readonly on: (
    platform: Platform,
    text: string | undefined,
    owner: number,
  ) => Parameters<typeof machineOf>[1];
  /** Where the outcome is another one, and why. */
  readonly except?: Readonly<Record<string, string>>;
};

const everywhere: readonly Platform[] = ["linux", "darwin", "win32"];
const noOwner = { "wrong owner": outcomes.valid };

function inDirectory(platform: Platform, ...names: string[]): string {
  return [managedDirectories[platform], ...names].join(platform === "win32" ? "\\" : "/");
}

function filesAt(
  names: readonly string[],
  text: string | undefined,
  owner: number,
): Record<string, FakeFile> {
  return text === undefined ? {} : Object.fromEntries(names.map((name) => [name, { text, owner }]));
}

const sources: readonly Row[] = [
  {
    label: "remote",
    platforms: everywhere,
    on: (_platform, text) => (text === undefined ? {} : { remote: { state: "fresh", text, revision: 7 } }),
    except: noOwner,
  },
  {
    label: "plist",
    platforms: ["darwin"],
    on: (_platform, text, owner) => ({
      files: filesAt(["/Library/Managed Preferences/com.anthropic.claudecode.plist"], text, owner),
    }),
  },
  {
    label: "plist",
    platforms: ["darwin"],
    on: (_platform, text, owner) => ({
      files: filesAt(["/Library/Managed Preferences/dana/com.anthropic.claudecode.plist"], text, owner),
    }),
  },
  {
    label: "HKLM",
    platforms: ["win32"],
    on: (_platform, text) => ({
      registry: text === undefined ? {} : { "HKLM\\SOFTWARE\\Policies\\ClaudeCode": text },
    }),
    except: noOwner,
  },
  {
    label: "file",
    platforms: everywhere,
    on: (platform, text, owner) => ({
      files: filesAt([inDirectory(platform, "managed-settings.json")], text, owner),
    }),
    // access lists are not read
    except: { "wrong owner win32": outcomes.valid },
  },
  {
    label: "drop-ins",
    platforms: everywhere,
    on: (platform, text, owner) => ({
      files: filesAt([inDirectory(platform, "managed-settings.d", "10-a.json")], text, owner),
    }),
    except: { "wrong owner win32": outcomes.valid },
  },
  {
    label: "file + drop-ins",
    platforms: everywhere,
    on: (platform, text, owner) => ({
      files: filesAt(
        [
          inDirectory(platform, "managed-settings.json"),
          inDirectory(platform, "managed-settings.d", "10-a.json"),
        ],
        text,
        owner,
      ),
    }),
    except: { "wrong owner win32": outcomes.valid },
  },
  {
    label: "HKCU",
    platforms: ["win32"],
    on: (_platform, text) => ({
      registry: text === undefined ? {} : { "HKCU\\SOFTWARE\\Policies\\ClaudeCode": text },
    }),
    except: noOwner,
  },
  {
    label: "helper",
    platforms: everywhere,
    on: (platform, text, owner) => {
      const helper = inDirectory(platform, "helper.exe");
      const setting = JSON.stringify({ policyHelper: { path: helper, timeoutMs: 1000 } });
      const stdout = text === undefined ? "" : `{ "managedSettings": ${text} }`;
      return {
        files: {
          [inDirectory(platform, "managed-settings.json")]: { text: setting },
          [helper]: { text: "", owner },
        },
        helpers: { [helper]: text === undefined ? "{}" : stdout },
      };
    },
    except: {
      // the file that names it is in force
      absent: "allow ask allow file",
      empty: "allow ask allow file",
      // a helper that others can write is not run, so nothing is known
      "wrong owner": "deny deny deny in force",
      "wrong owner win32": outcomes.valid,
    },
  },
  {
    label: "parent process",
    platforms: everywhere,
    on: (_platform, text) => ({
      ...(text === undefined ? {} : { parentSettings: isJson(text) ? JSON.parse(text) : text }),
    }),
    except: { ...noOwner, "invalid JSON": "deny deny deny in force" },
  },
];

describe.each(sources)("managed settings from $label", ({ label, platforms, on, except = {} }) => {
  const rows = platforms.flatMap((platform) => states.map((state) => [platform, state] as const));
  test.each(rows)("%s, %s", async (platform, state) => {
    const text = state === "absent" ? undefined : texts[state];
    const machine = machineOf(platform, on(platform, text, state === "wrong owner" ? 1000 : 0));
    const wanted = except[`${state} ${platform}`] ?? except[state] ?? outcomes[state];
    expect(await outcomeOf(machine, label)).toBe(wanted);
  });
});

const deny = (command: string) => JSON.stringify({ permissions: { deny: [`Bash(${command} *)`] } });
const linuxFile = "/etc/claude-code/managed-settings.json";
const fresh = (text: string) => ({ remote: { state: "fresh", text } }) as const;

/** Two sources at once: which is in force, and that nothing else of the other counts. SEMANTICS MAN-1, MAN-4 */
describe("of several sources the strongest that delivers a policy is in force", () => {
  type Row = [title: string, platform: Platform, machine: Parameters<typeof machineOf>[1], wanted: string];
  const plist = "/Library/Managed Preferences/com.anthropic.claudecode.plist";
  const macFile = inDirectory("darwin", "managed-settings.json");
  const rows: Row[] = [
    [
      "remote before file",
      "linux",
      { ...fresh(deny("make")), files: { [linuxFile]: { text: deny("git push") } } },
      "allow deny allow remote",
    ],
    [
      "plist before file",
      "darwin",
      { files: { [plist]: { text: deny("make") }, [macFile]: { text: deny("git push") } } },
      "allow deny allow plist",
    ],
    [
      "remote before plist",
      "darwin",
      { ...fresh(deny("git push")), files: { [plist]: { text: deny("make") } } },
      "deny ask allow remote",
    ],
    [
      "HKLM before HKCU",
      "win32",
      {
        registry: {
          "HKLM\\SOFTWARE\\Policies\\ClaudeCode": deny("make"),
          "HKCU\\SOFTWARE\\Policies\\ClaudeCode": deny("git push"),
        },
      },
      "allow deny allow HKLM",
    ],
    [
      "file before HKCU",
      "win32",
      {
        files: { [inDirectory("win32", "managed-settings.json")]: { text: deny("make") } },
        registry: { "HKCU\\SOFTWARE\\Policies\\ClaudeCode": deny("git push") },
      },
      "allow deny allow file",
    ],
    [
      "one without a policy key does not count",
      "linux",
      { ...fresh(`{ "$schema": "x", "_note": 1 }`), files: { [linuxFile]: { text: deny("make") } } },
      "allow deny allow file",
    ],
    [
      "nor one with nothing but wslInheritsWindowsSettings",
      "linux",
      { ...fresh(`{ "wslInheritsWindowsSettings": true }`), files: { [linuxFile]: { text: deny("make") } } },
      "allow deny allow file",
    ],
    [
      "one that cannot be read counts",
      "linux",
      { ...fresh("{"), files: { [linuxFile]: { text: deny("make") } } },
      "deny deny deny remote",
    ],
    [
      "one that cannot be read below it does not",
      "linux",
      { ...fresh(deny("make")), files: { [linuxFile]: { text: "{" } } },
      "allow deny allow remote",
    ],
    [
      "merged where the one in force says so",
      "linux",
      { ...fresh(`{ "managedSourcesBehavior": "merge" }`), files: { [linuxFile]: { text: deny("make") } } },
      "allow deny allow remote",
    ],
    [
      "both property lists count",
      "darwin",
      {
        files: {
          [plist]: { text: deny("make") },
          "/Library/Managed Preferences/dana/com.anthropic.claudecode.plist": { text: deny("git push") },
        },
      },
      "deny deny allow plist",
    ],
  ];
  test.each(rows)("%s", async (_title, platform, machine, wanted) => {
    const { effects, inForce } = await decided(machineOf(platform, machine));
    expect([...effects, inForce].join(" ")).toBe(wanted);
  });
});

/** SEMANTICS MAN-5: what counts from each source of an administrator. */
describe("settings that cross sources", () => {
  type Row = [title: string, strong: object, weak: object, key: string, wanted: unknown];
  const rows: Row[] = [
    [
      "a lock",
      { a: 1 },
      { sandbox: { network: { allowManagedDomainsOnly: true } } },
      "sandbox.network.allowManagedDomainsOnly",
      true,
    ],
    [
      "a lock beats the source in force",
      { sandbox: { network: { strictAllowlist: false } } },
      { sandbox: { network: { strictAllowlist: true } } },
      "sandbox.network.strictAllowlist",
      true,
    ],
    [
      "the list that is locked",
      { sandbox: { network: { allowedDomains: ["a.example"] } } },
      { sandbox: { network: { allowManagedDomainsOnly: true, allowedDomains: ["b.example"] } } },
      "sandbox.network.allowedDomains",
      ["a.example", "b.example"],
    ],
    [
      "no list without its lock",
      { sandbox: { network: { allowedDomains: ["a.example"] } } },
      { sandbox: { network: { allowedDomains: ["b.example"] } } },
      "sandbox.network.allowedDomains",
      ["a.example"],
    ],
    ["each variable of env", { env: { A: "1" } }, { env: { A: "2", B: "3" } }, "env.A", "1"],
    ["each variable of env", { env: { A: "1" } }, { env: { A: "2", B: "3" } }, "env.B", "3"],
    [
      "a path fills in",
      { a: 1 },
      { sandbox: { bwrapPath: "/opt/bwrap" } },
      "sandbox.bwrapPath",
      "/opt/bwrap",
    ],
    [
      "a path of the source in force stays",
      { sandbox: { bwrapPath: "/a" } },
      { sandbox: { bwrapPath: "/b" } },
      "sandbox.bwrapPath",
      "/a",
    ],
    ["nothing else", { a: 1 }, { model: "x" }, "model", undefined],
  ];
  test.each(rows)("%s: %j over %j", async (_title, strong, weak, key, wanted) => {
    const files = { [linuxFile]: { text: JSON.stringify(weak) } };
    const { readings } = await loadSettings(machineOf("linux", { ...fresh(JSON.stringify(strong)), files }));
    const found = effectiveSettings(readings).find(({ path }) => path.join(".") === key);
    expect(found?.value).toEqual(wanted);
  });
});

/** SEMANTICS MAN-7: what an embedding host passes on beside an administrator's file. */
describe("settings of the parent process", () => {
  const host = {
    permissions: { deny: ["Bash(git push *)"], allow: ["Bash(make *)"], defaultMode: "bypassPermissions" },
  };
  type Row = [admin: object, wanted: string];
  const rows: Row[] = [
    [{ model: "x" }, "allow ask allow file"],
    [{ parentSettingsBehavior: "first-wins" }, "allow ask allow file"],
    [{ parentSettingsBehavior: "merge" }, "deny allow allow file"],
    [{ parentSettingsBehavior: "merge", allowManagedPermissionRulesOnly: true }, "deny ask allow file"],
    [{ _note: "no policy" }, "deny allow allow parent process"],
  ];
  test.each(rows)("beside %j", async (admin, wanted) => {
    const files = { [linuxFile]: { text: JSON.stringify(admin) } };
    const { effects, inForce } = await decided(machineOf("linux", { files, parentSettings: host }));
    expect([...effects, inForce].join(" ")).toBe(wanted);
  });
});

/** SEMANTICS MAN-6: a helper either gives the managed settings, has none to give, or refuses the start. */
describe("a policy helper", () => {
  const path = "/opt/policy/helper";
  const named = (value: unknown) =>
    JSON.stringify({ policyHelper: value, permissions: { deny: ["Bash(make *)"] } });
  const refused = "deny deny deny helper";
  type Row = [title: string, setting: unknown, outcome: ProgramOutcome, wanted: string, code?: string];
  const rows: Row[] = [
    [
      "gives the only managed settings",
      { path },
      { exitCode: 0, stdout: `{"managedSettings":${deny("git push")}}` },
      "deny ask allow helper",
    ],
    ["has none to give", { path }, { exitCode: 0, stdout: "{}" }, "allow deny allow file"],
    ["fails", { path }, { exitCode: 3, stdout: "" }, refused, "policy-helper-failed"],
    [
      "does not end in time",
      { path, timeoutMs: 10 },
      { exitCode: undefined, stdout: "" },
      refused,
      "policy-helper-failed",
    ],
    ["prints no JSON", { path }, { exitCode: 0, stdout: "policy" }, refused, "settings-syntax"],
    ["prints nothing", { path }, { exitCode: 0, stdout: "\n" }, "allow deny allow file"],
    ["prints no object", { path }, { exitCode: 0, stdout: "[]" }, refused, "settings-wrong-type"],
    [
      "gives no object",
      { path },
      { exitCode: 0, stdout: `{"managedSettings":7}` },
      refused,
      "settings-wrong-type",
    ],
    [
      "has no absolute path",
      { path: "helper" },
      { exitCode: 0, stdout: "{}" },
      refused,
      "policy-helper-failed",
    ],
    [
      "has a path with ..",
      { path: "/opt/../helper" },
      { exitCode: 0, stdout: "{}" },
      refused,
      "policy-helper-failed",
    ],
    ["has no path", {}, { exitCode: 0, stdout: "{}" }, refused, "policy-helper-failed"],
    ["is no object", "helper", { exitCode: 0, stdout: "{}" }, refused, "policy-helper-failed"],
  ];
  test.each(rows)("that %s", async (_title, setting, outcome, wanted, code) => {
    const machine = machineOf("linux", { files: { [linuxFile]: { text: named(setting) } } });
    const { effects, inForce, codes } = await decided({ ...machine, run: async () => outcome });
    expect([...effects, inForce].join(" ")).toBe(wanted);
    if (code !== undefined) expect(codes).toContain(code);
  });

  test("is not run when others could have named it, and then nothing is known", async () => {
    const files = { [linuxFile]: { text: named({ path }), owner: 1000 } };
    const run = () => Promise.reject(new Error("it ran"));
    const { effects, codes } = await decided({ ...machineOf("linux", { files }), run });
    expect(effects).toEqual(["deny", "deny", "deny"]);
    expect(codes).toContain("policy-helper-failed");
  });

  test("is not run when the file that names it cannot be read whole", async () => {
    const files = { [linuxFile]: { text: `${named({ path })},` } };
    const run = () => Promise.reject(new Error("it ran"));
    const { effects, inForce } = await decided({ ...machineOf("linux", { files }), run });
    expect([...effects, inForce]).toEqual(["deny", "deny", "deny", "file"]);
  });

  test("is not run when the server's policy is in force", async () => {
    const machine = machineOf("linux", {
      ...fresh(deny("git push")),
      files: { [linuxFile]: { text: named({ path }) } },
    });
    const run = () => Promise.reject(new Error("it ran"));
    expect((await decided({ ...machine, run })).inForce).toBe("remote");
  });

  test("has a deadline of its own, within bounds", async () => {
    const deadlines: number[] = [];
    const run: RunProgram = async (_path, _args, { timeoutMs }) => {
      deadlines.push(timeoutMs);
      return { exitCode: 0, stdout: "{}" };
    };
    for (const timeoutMs of [undefined, 250, 9e9, -1]) {
      const files = { [linuxFile]: { text: named({ path, timeoutMs }) } };
      await loadSettings({ ...machineOf("linux", { files }), run });
    }
    expect(deadlines).toEqual([10_000, 250, 60_000, 10_000]);
  });
});

/** SEMANTICS MAN-22: what server settings that are not there or not valid mean. */
describe("server settings that are not confirmed", () => {
  const forced = { [linuxFile]: { text: `{ "forceRemoteSettingsRefresh": true }` } };
  const text = `{ "permissions": { "deny": ["Bash(git push *)"], "allow": ["Bash(make *)"] } }`;
  type Row = [machine: Parameters<typeof machineOf>[1], wanted: string, read: Effect];
  const rows: Row[] = [
    [{ remote: { state: "fresh", text } }, "deny allow allow", "allow"],
    [{ remote: { state: "cached", text } }, "deny allow allow", "allow"],
    [{ remote: { state: "none" } }, "ask ask ask", "allow"],
    [{ remote: { state: "invalid" } }, "deny deny deny", "deny"],
    [{ remote: { state: "invalid" }, remoteAbsent: "open" }, "deny deny deny", "deny"],
    [{ remote: { state: "invalid", text } }, "deny ask ask", "allow"],
    [{ remote: { state: "none" }, remoteAbsent: "open" }, "allow ask allow", "allow"],
    [{ remote: { state: "invalid", text }, remoteAbsent: "open" }, "deny ask allow", "allow"],
    [{ files: forced, remote: { state: "fresh", text } }, "deny allow allow", "allow"],
    [{ files: forced, remote: { state: "cached", text } }, "deny deny deny", "deny"],
    [{ files: forced, remote: { state: "cached", text, confirmed: true } }, "deny allow allow", "allow"],
    [{ files: forced, remote: { state: "none" }, remoteAbsent: "open" }, "deny deny deny", "deny"],
    [{ files: forced }, "deny deny deny", "deny"],
  ];
  test.each(rows)("%j", async (machine, wanted, read) => {
    const { effects, reading } = await decided(machineOf("linux", machine));
    expect([effects.join(" "), reading]).toEqual([wanted, read]);
  });
});

/** What can be wrong with who may write, and what cannot. SEMANTICS MAN-20 */
describe("managed files that others could have written", () => {
  type Row = [title: string, files: Record<string, FakeFile>, message: string | undefined];
  const text = deny("make");
  const dropIns = "/etc/claude-code/managed-settings.d";
  const rows: Row[] = [
    ["root's own", { [linuxFile]: { text } }, undefined],
    ["a user's", { [linuxFile]: { text, owner: 1000 } }, "it belongs to user 1000"],
    ["of everybody", { [linuxFile]: { text, mode: 0o666 } }, "everybody can write it"],
    ["of the group", { [linuxFile]: { text, mode: 0o664 } }, "its group can write it"],
    ["a link", { [linuxFile]: { text, isLink: true } }, "it is a symbolic link"],
    [
      "in a directory of everybody",
      { "/etc/claude-code": { text: "", mode: 0o777 }, [linuxFile]: { text } },
      "everybody can write it",
    ],
    [
      "drop-ins in a directory of a user",
      { [dropIns]: { text: "", owner: 7 }, [`${dropIns}/a.json`]: { text } },
      "it belongs to user 7",
    ],
    ["that nobody else can read", { [linuxFile]: { text, mode: 0o600 } }, undefined],
  ];
  test.each(rows)("%s", async (_title, files, message) => {
    const { diagnostics } = await loadSettings(machineOf("linux", { files }));
    const found = diagnostics.filter(({ code }) => code === "managed-not-protected");
    expect(found.map(({ severity }) => severity)).toEqual(message === undefined ? [] : ["error"]);
    if (message !== undefined) expect(found[0]?.message).toContain(message);
  });
});

/** SEMANTICS MCPM-5: the set of servers beside managed settings, and what may be loaded with it. */
describe("managed-mcp.json", () => {
  const own = { type: "http", url: "https://own.example/mcp" };
  const text = JSON.stringify({ mcpServers: { own } });
  const linux = "/etc/claude-code/managed-mcp.json";
  type Row = [
    title: string,
    platform: Platform,
    files: Readonly<Record<string, FakeFile>>,
    /** Of the file's server and of one that a user added. */
    effects: readonly [Effect, Effect],
    codes: readonly string[],
  ];
  const none = ["deny", "deny"] as const;
  const rows: Row[] = [
    ["is not there", "linux", {}, ["allow", "allow"], []],
    ...everywhere.map((platform): Row => {
      const file = inDirectory(platform, "managed-mcp.json");
      return [`has a server on ${platform}`, platform, { [file]: { text } }, ["allow", "deny"], []];
    }),
    ["has none", "linux", { [linux]: { text: '{"mcpServers":{}}' } }, none, []],
    ["has a byte order mark", "linux", { [linux]: { text: `\uFEFF${text}` } }, ["allow", "deny"], []],
    ["is not JSON", "linux", { [linux]: { text: `${text},` } }, none, ["settings-syntax"]],
    ["is empty", "linux", { [linux]: { text: "" } }, none, ["settings-syntax"]],
    ["is too large", "linux", { [linux]: { text: " ".repeat(8_388_609) } }, none, ["settings-too-large"]],
    ["is a list", "linux", { [linux]: { text: "[]" } }, none, ["settings-wrong-type"]],
    ["lacks its key", "linux", { [linux]: { text: "{}" } }, none, ["settings-wrong-type"]],
    ["has a list", "linux", { [linux]: { text: '{"mcpServers":[]}' } }, none, ["settings-wrong-type"]],
    [
      "has a server that is none",
      "linux",
      { [linux]: { text: JSON.stringify({ mcpServers: { own, other: "npx" } }) } },
      ["allow", "deny"],
      ["managed-invalid-entry"],
    ],
    ["belongs to a user", "linux", { [linux]: { text, owner: 7 } }, none, ["managed-not-protected"]],
    ["can be written by all", "linux", { [linux]: { text, mode: 0o666 } }, none, ["managed-not-protected"]],
    [
      "is a link",
      "darwin",
      { [`${managedDirectories.darwin}/managed-mcp.json`]: { text, isLink: true } },
      none,
      ["managed-not-protected"],
    ],
    [
      "lies in a directory of a user",
      "linux",
      { "/etc/claude-code": { text: "", owner: 7 }, [linux]: { text } },
      none,
      ["managed-not-protected"],
    ],
  ];
  test.each(rows)("%s", async (_title, platform, files, effects, codes) => {
    expect(await loaded(machineOf(platform, { files }))).toEqual({ effects, codes });
  });

  test("nobody may read it", async () => {
    const machine = machineOf("linux", { files: { [linux]: { text } } });
    const disk: Disk = {
      ...machine.disk!,
      bytes: (path) => {
        if (path === linux) throw Object.assign(new Error(), { code: "EACCES" });
        return machine.disk!.bytes(path);
      },
    };
    expect(await loaded({ ...machine, disk })).toEqual({ effects: none, codes: ["settings-unreadable"] });
  });

  async function loaded(machine: SettingsLocation) {
    const { readings, managedMcp, diagnostics } = await loadSettings(machine);
    const { policy } = compileAdmin(readings, { managedMcp });
    const added = { name: "added", config: { command: "npx" } };
    const effects = [{ name: "own", config: own }, added].map(
      (server) => decideMcpServer(policy, server).effect,
    );
    return { effects, codes: diagnostics.map(({ code }) => code) };
  }
});

/** What `reg.exe` may print. */
describe("registry values", () => {
  const key = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\ClaudeCode";
  type Row = [title: string, outcome: ProgramOutcome, codes: string[]];
  const value = (type: string, text: string) => `\r\n${key}\r\n    Settings    ${type}    ${text}\r\n\r\n`;
  const rows: Row[] = [
    ["text", { exitCode: 0, stdout: value("REG_SZ", deny("make")) }, []],
    ["text to be expanded", { exitCode: 0, stdout: value("REG_EXPAND_SZ", deny("make")) }, []],
    ["text over lines", { exitCode: 0, stdout: value("REG_SZ", "{\n}") }, []],
    ["none", { exitCode: 1, stdout: "" }, []],
    [
      "a number",
      { exitCode: 0, stdout: value("REG_DWORD", "0x1") },
      ["settings-unreadable", "managed-unparsable"],
    ],
    [
      "letters of a code page",
      { exitCode: 0, stdout: value("REG_SZ", `{"model":"é"}`) },
      ["settings-not-utf8", "managed-unparsable"],
    ],
    ["nothing in time", { exitCode: undefined, stdout: "" }, ["settings-unreadable", "managed-unparsable"]],
  ];
  test.each(rows)("%s", async (_title, outcome, codes) => {
    const run: RunProgram = async (_path, args) =>
      args[1]?.startsWith("HKLM") ? outcome : { exitCode: 1, stdout: "" };
    expect((await decided({ ...machineOf("win32", {}), run })).codes).toEqual(codes);
  });
});

async function outcomeOf(machine: SettingsLocation, label: string): Promise<string> {
  const { effects, inForce } = await decided(machine);
  return [...effects, inForce === label ? "in force" : (inForce ?? "-")].join(" ");
}

/** What becomes of `git push`, `make` and `ls` where the project allows to push, and which source is in force. */
async function decided(
  machine: SettingsLocation,
): Promise<{ effects: readonly Effect[]; reading: Effect; inForce: string | undefined; codes: string[] }> {
  const { layers, managed, diagnostics } = await loadSettings(machine);
  const project = { value: "Bash(git push *)", place: { line: 1, column: 1, endColumn: 2 } };
  const { policy } = compile([...layers, { ...emptyLayer("project"), allow: [project] }], {
    world: { platform: machine.platform!, home: machine.home, cwd: machine.cwd! },
  });
  const effects = ["git push origin", "make all", "ls"].map(
    (command) => decide(policy, { tool: "Bash", input: { command } }).effect,
  );
  const reading = decide(policy, { tool: "Read", input: { file_path: "a.txt" } }).effect;
  return { effects, reading, inForce: managed?.inForce?.label, codes: diagnostics.map(({ code }) => code) };
}

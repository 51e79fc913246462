// @ts-nocheck
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import type { LayerName } from "../../src/policy/layer.ts";
import { inWrittenColumns, parseSettings, type SettingsReading } from "../../src/settings/index.ts";
import { plainValue } from "../../src/settings/json-tree.ts";

/**
 * A table of settings with what is wrong in them. A line of carets stands under the line it is about, names the code
 * and, after `help:`, the fix. What has carets is exactly what is reported.
 */
type Row = {
  title: string;
  layer?: LayerName;
  marked: string;
  deny?: unknown[];
  ask?: unknown[];
  allow?: unknown[];
};

const rows: Row[] = [
  {
    title: "nothing to say",
    marked: `{ "permissions": { "deny": ["Bash(rm *)"], "ask": ["Edit"], "allow": ["Read"] } }`,
    deny: ["Bash(rm *)"],
    ask: ["Edit"],
    allow: ["Read"],
  },
  {
    title: "a comment",
    marked: `
{
  // who may push
  ^^^^^^^^^^^^^^^ settings-syntax help: remove it, or keep the note as the value of a \`_comment\` key
  "permissions": { "deny": ["Bash(git push *)"], "allow": ["Bash"] }
}`,
    deny: ["Bash(git push *)"],
    allow: [],
  },
  {
    title: "a comment over two lines is marked to the end of its first",
    marked: `
{ /* one
  ^^^^^^ settings-syntax help: remove it, or keep the note as the value of a \`_comment\` key
  two */ "permissions": { "ask": ["Edit"] } }`,
    ask: ["Edit"],
  },
  {
    title: "a comma before a bracket, reported at the comma",
    marked: `
{ "permissions": { "deny": ["Read(.env)",
                                        ^ settings-syntax help: remove this comma
] } }`,
    deny: ["Read(.env)"],
  },
  {
    title: "a comma before a brace",
    marked: `
{ "permissions": { "deny": ["Read(.env)"], } }
                                         ^ settings-syntax help: remove this comma`,
    deny: ["Read(.env)"],
  },
  {
    title: "a missing comma loses no rule",
    marked: `
{ "permissions": { "deny": ["Read(.env)" "Read(.key)"] } }
                                         ^^^^^^^^^^^^ settings-syntax help: write \`,\` at the end of the entry before`,
    deny: ["Read(.env)", "Read(.key)"],
  },
  {
    title: "a string without its end",
    marked: `
{ "permissions": { "deny": ["Read(.env)", "Bash(rm *)],
                                          ^^^^^^^^^^^^^ settings-syntax help: end it with \`"\` on the same line
  "allow": ["Bash"] } }
  ^^^^^^^ settings-syntax help: write \`,\` at the end of the entry before`,
    deny: ["Read(.env)", "Bash(rm *)],", "allow"],
    allow: [],
  },
  {
    title: "a backslash that escapes nothing",
    marked: `
{ "permissions": { "deny": ["Read(C:\\dir)"] } }
                            ^^^^^^^^^^^^^^ settings-syntax help: write \`\\\\\` for one backslash`,
    deny: ["Read(C:ir)"],
  },
  {
    title: "single quotes",
    marked: `
{ "permissions": { "deny": ['Read', "Edit"] } }
                            ^^^^^^ settings-syntax`,
    deny: ["Edit"],
  },
  {
    title: "a key that stands twice in permissions: restrictions are united, the last allow counts",
    marked: `
{ "permissions": {
  "deny": ["A"], "allow": ["X"],
  "deny": ["B"],
   ^^^^ settings-duplicate-key
  "allow": ["Y"]
   ^^^^^ settings-duplicate-key
} }`,
    deny: ["A", "B"],
    allow: ["Y"],
  },
  {
    title: "permissions twice",
    marked: `
{ "permissions": { "deny": ["A"], "ask": ["C"], "allow": ["X"] },
  "permissions": { "deny": ["B"] } }
   ^^^^^^^^^^^ settings-duplicate-key`,
    deny: ["A", "B"],
    ask: ["C"],
    allow: [],
  },
  {
    title: "a key twice in something else",
    marked: `
{ "env": { "A": "1", "A": "2" } }
                      ^ settings-duplicate-key`,
  },
  {
    title: "deny is a string",
    marked: `
{ "permissions": { "deny": "Bash(rm *)", "allow": ["Bash"] } }
                            ^^^^^^^^^^ settings-wrong-type help: write \`["Bash(rm *)"]\``,
    deny: ["Bash(rm *)"],
    allow: [],
  },
  {
    title: "ask is an object",
    marked: `
{ "permissions": { "ask": { "Bash": true }, "deny": ["Read"] } }
                          ^ settings-wrong-type`,
    deny: ["Read"],
    ask: [],
  },
  {
    title: "allow is a string: only that list is left out",
    marked: `
{ "permissions": { "allow": "Bash", "deny": ["Read"] } }
                             ^^^^ settings-wrong-type help: write \`["Bash"]\`
                             ^^^^ settings-rejected`,
    deny: ["Read"],
    allow: [],
  },
  {
    title: "entries that are no strings stay in their list",
    marked: `{ "permissions": { "deny": [1, null, {"__proto__": 1}], "allow": [["Bash"]] } }`,
    deny: [1, null, JSON.parse('{"__proto__": 1}')],
    allow: [["Bash"]],
  },
  {
    title: "permissions is a list",
    marked: `
{ "permissions": ["Bash"] }
                 ^ settings-wrong-type`,
  },
  {
    title: "settings are a list",
    marked: `
["Bash"]
^ settings-wrong-type`,
  },
  {
    title: "a typing slip in a key",
    marked: `
{ "permissions": { "denny": ["Bash"], "Allow": [], "denyRules": [] } }
                    ^^^^^ settings-unknown-permission-key help: write \`deny\`
                                       ^^^^^ settings-unknown-permission-key help: write \`allow\`
                                                    ^^^^^^^^^ settings-unknown-permission-key help: write \`deny\``,
  },
  {
    title: "a key nobody knows, and notes",
    marked: `
{ "permissions": { "_comment": "ours", "$note": 1, "colour": 1 } }
                                                    ^^^^^^ settings-unknown-permission-key`,
  },
  {
    title: "keys of Object.prototype are only unknown keys",
    marked: `
{ "permissions": { "toString": [], "deny": ["Bash"] }, "constructor": 1 }
                    ^^^^^^^^ settings-unknown-permission-key`,
    deny: ["Bash"],
  },
  {
    title: "rules beside permissions",
    marked: `
{ "deny": ["Bash"] }
   ^^^^ settings-unknown-permission-key help: move it into \`permissions\``,
    deny: [],
  },
  {
    title: "a flag in quotes",
    layer: "managed",
    marked: `
{ "allowManagedPermissionRulesOnly": "true" }
                                      ^^^^ settings-wrong-type help: write \`true\` without quotes`,
  },
  {
    title: "managed: what cannot be read has a code of its own",
    layer: "managed",
    marked: `
{ "permissions": { "deny": { "a": 1 } } }
                           ^ settings-wrong-type
                           ^ managed-unparsable`,
    deny: [],
  },
  {
    title: "text after the settings",
    marked: `
{ "permissions": { "deny": ["Bash"] } } x
                                        ^ settings-syntax`,
    deny: ["Bash"],
  },
  {
    title: "columns behind characters outside the basic plane count UTF-16 units",
    marked: `
{ "a": "\u{1f600}", "a": 1 }
              ^ settings-duplicate-key`,
  },
];

describe("what is wrong with settings, and where", () => {
  test.each(rows)("$title", ({ layer = "project", marked, deny, ask, allow }) => {
    const { text, marks } = unmark(marked);
    const reading = parseSettings({ text, layer });
    expect(reading.diagnostics.map(markOf)).toEqual(marks);
    if (deny) expect(reading.layer.deny.map((entry) => entry.value)).toEqual(deny);
    if (ask) expect(reading.layer.ask.map((entry) => entry.value)).toEqual(ask);
    if (allow) expect(reading.layer.allow.map((entry) => entry.value)).toEqual(allow);
  });
});

/** `line column-endColumn code help`, so that a failure can be read. */
function markOf({ line, column, endColumn, code, help }: Diagnostic): string {
  return `${line}:${column}-${endColumn} ${code}${help === undefined ? "" : ` help: ${help}`}`;
}

function unmark(marked: string): { text: string; marks: string[] } {
  const lines: string[] = [];
  const marks: string[] = [];
  for (const line of marked.replace(/^\n/, "").split("\n")) {
    const mark = /^( *)(\^+) (.*)$/.exec(line);
    if (mark === null) lines.push(line);
    else {
      const column = mark[1]!.length + 1;
      marks.push(`${lines.length}:${column}-${column + mark[2]!.length} ${mark[3]}`);
    }
  }
  return { text: lines.join("\n"), marks };
}

/** Which settings leave a layer damaged, so that nothing is allowed until they are mended. */
describe("damage", () => {
  const damaging: [string, string][] = [
    ["a syntax error", `{ "permissions": { "deny": ["A"] }, }`],
    ["an empty file", ""],
    ["blanks", " \n"],
    ["no object", "null"],
    ["permissions null", `{ "permissions": null }`],
    ["deny null", `{ "permissions": { "deny": null } }`],
    ["ask a number", `{ "permissions": { "ask": 1 } }`],
    ["an earlier deny of the wrong type", `{ "permissions": { "deny": 1, "deny": ["A"] } }`],
  ];
  test.each(damaging)("%s", (_title, text) => {
    for (const layer of ["managed", "user"] as const) {
      const { layer: read, diagnostics } = parseSettings({ text, layer });
      expect(diagnostics).toContain(read.damage);
      expect(read.damage?.severity).toBe("error");
      if (layer === "managed") expect(read.damage?.code).toBe("managed-unparsable");
    }
  });

  const harmless: [string, string][] = [
    ["a duplicate key", `{ "permissions": { "deny": ["A"], "deny": ["B"] } }`],
    ["allow of the wrong type", `{ "permissions": { "allow": 1 } }`],
    ["directories of the wrong type", `{ "permissions": { "additionalDirectories": "/x" } }`],
    ["an unknown key", `{ "permissions": { "denny": [] } }`],
    ["a byte order mark", `\uFEFF{ "permissions": {} }`],
  ];
  test.each(harmless)("none by %s", (_title, text) => {
    expect(parseSettings({ text, layer: "managed" }).layer.damage).toBeUndefined();
  });

  test("takes away what loosens and keeps what restricts", () => {
    const { layer } = parseSettings({
      layer: "user",
      text: `{ "permissions": { "deny": ["A"], "ask": ["B"], "allow": ["C"], "additionalDirectories": ["/x"],
        "defaultMode": "bypassPermissions", "disableBypassPermissionsMode": "disable" },
        "sandbox": { "enabled": true }, }`,
    });
    expect(values(layer.deny)).toEqual(["A"]);
    expect(values(layer.ask)).toEqual(["B"]);
    expect(layer.disableBypassPermissionsMode).toBe(true);
    expect(layer).toMatchObject({ allow: [], additionalDirectories: [], sandbox: { excludedCommands: [] } });
    expect(layer.defaultMode).toBeUndefined();
    expect(layer.sandbox.enabled).toBeUndefined();
  });
});

/** Keys with one value each: what is read from it. */
describe("scalars", () => {
  type Scalar = [settings: string, wanted: object, problems: number, layer?: LayerName];
  const scalars: Scalar[] = [
    [`{"permissions":{"disableBypassPermissionsMode":"disable"}}`, { disableBypassPermissionsMode: true }, 0],
    [`{"permissions":{"disableBypassPermissionsMode":true}}`, { disableBypassPermissionsMode: true }, 1],
    [`{"permissions":{"disableBypassPermissionsMode":false}}`, { disableBypassPermissionsMode: false }, 1],
    [`{"permissions":{"disableAutoMode":"disable"}}`, { disableAutoMode: true }, 0],
    [`{"disableAutoMode":"disable"}`, { disableAutoMode: true }, 0],
    [`{"disableAutoMode":"disable","disableAutoMode":false}`, { disableAutoMode: true }, 2],
    [
      `{"permissions":{"blockReadsOutsideWorkingDirectories":true}}`,
      { blockReadsOutsideWorkingDirectories: true },
      0,
    ],
    [
      `{"permissions":{"blockReadsOutsideWorkingDirectories":1}}`,
      { blockReadsOutsideWorkingDirectories: true },
      1,
    ],
    [`{"autoMode":{"classifyAllShell":true}}`, { classifyAllShell: true }, 0],
    [`{"autoMode":true}`, { classifyAllShell: false }, 1],
    [`{"allowManagedPermissionRulesOnly":true}`, { allowManagedPermissionRulesOnly: true }, 0],
    [`{"allowManagedPermissionRulesOnly":"yes"}`, { allowManagedPermissionRulesOnly: true }, 1],
    [`{"allowManagedPermissionRulesOnly":null}`, { allowManagedPermissionRulesOnly: true }, 1],
    [`{"allowManagedPermissionRulesOnly":false}`, { allowManagedPermissionRulesOnly: false }, 0],
    [`{"allowManagedPermissionRulesOnly":true}`, { allowManagedPermissionRulesOnly: false }, 1, "user"],
    [`{"sandbox":{"enabled":true}}`, { sandbox: { enabled: true } }, 0],
    [`{"sandbox":{"enabled":"true"}}`, { sandbox: { enabled: false } }, 1],
    [`{"sandbox":{"autoAllowBashIfSandboxed":0}}`, { sandbox: { autoAllowBashIfSandboxed: false } }, 1],
    [`{"sandbox":{"allowUnsandboxedCommands":0}}`, { sandbox: { allowUnsandboxedCommands: undefined } }, 1],
    [`{"sandbox":[]}`, { sandbox: { enabled: undefined } }, 1],
    [`{"permissions":{"defaultMode":"plan"}}`, { defaultMode: { value: "plan" } }, 0],
    [`{"permissions":{"defaultMode":7}}`, { defaultMode: { value: 7 } }, 0],
  ];
  test.each(scalars)("%s", (text, wanted, problems, layer = "managed") => {
    const reading = parseSettings({ text, layer });
    expect(reading.layer).toMatchObject(wanted);
    expect(reading.diagnostics).toHaveLength(problems);
  });
});

/** SEMANTICS MAN-9: managed settings keep what can be read, and what cannot is read as its strictest. */
describe("settings of a wrong type in managed settings", () => {
  const rows: [written: string, read: string][] = [
    [`{"allowedMcpServers":"all"}`, `{"allowedMcpServers":[]}`],
    [`{"allowedMcpServers":[1,{"serverName":"a"}]}`, `{"allowedMcpServers":[{"serverName":"a"}]}`],
    [`{"deniedMcpServers":["a",{"serverName":"a"}]}`, `{"deniedMcpServers":[{"serverName":"a"}]}`],
    [`{"deniedMcpServers":"a"}`, `{}`],
    [`{"allowManagedHooksOnly":"yes"}`, `{"allowManagedHooksOnly":true}`],
    [`{"allowManagedMcpServersOnly":1}`, `{"allowManagedMcpServersOnly":true}`],
    [`{"disableCommandPluginSources":null}`, `{"disableCommandPluginSources":true}`],
    [`{"enforceAvailableModels":{}}`, `{"enforceAvailableModels":true}`],
    [`{"availableModels":"a"}`, `{"availableModels":[]}`],
    [`{"forceLoginOrgUUID":7}`, `{"forceLoginOrgUUID":[]}`],
    [`{"forceLoginOrgUUID":"a"}`, `{"forceLoginOrgUUID":"a"}`],
    [`{"sandbox":{"credentials":[]}}`, `{"sandbox":{"credentials":"deny"}}`],
    [`{"requiredMinimumVersion":2}`, `{}`],
    [`{"allowedHttpHookUrls":true}`, `{"allowedHttpHookUrls":[]}`],
    [`{"httpHookAllowedEnvVars":true}`, `{"httpHookAllowedEnvVars":[]}`],
    [`{"allowedChannelPlugins":"a"}`, `{"allowedChannelPlugins":[]}`],
    [`{"sandbox.enabled":1,"model":7}`, `{"sandbox.enabled":1,"model":7}`],
  ];
  test.each(rows)("%s", (written, read) => {
    const { layer, tree, diagnostics, restrictsOnly } = parseSettings({ text: written, layer: "managed" });
    expect(plainValue(tree!)).toEqual(JSON.parse(read));
    expect(diagnostics).toHaveLength(written === read ? 0 : 1);
    expect([layer.damage, restrictsOnly]).toEqual([undefined, undefined]);
  });
});

/** SEMANTICS MAN-21: outside managed settings a wrong type rejects the file; what restricts in it still holds. */
test("settings of a wrong type elsewhere take away what loosens", () => {
  const text = `{ "permissions": { "deny": ["A"], "allow": ["C"], "additionalDirectories": ["/x"],
    "defaultMode": "acceptEdits" }, "sandbox": { "enabled": true, "allowUnsandboxedCommands": false },
    "disableAllHooks": "yes" }`;
  const { layer, diagnostics, restrictsOnly } = parseSettings({ text, layer: "user" });
  expect(diagnostics.map(({ code }) => code)).toEqual(["settings-wrong-type", "settings-rejected"]);
  expect(restrictsOnly?.code).toBe("settings-rejected");
  expect(values(layer.deny)).toEqual(["A"]);
  expect(layer).toMatchObject({ allow: [], additionalDirectories: [], defaultMode: { value: "default" } });
  expect(layer.sandbox).toMatchObject({ enabled: undefined, allowUnsandboxedCommands: false });
  expect(layer.damage).toBeUndefined();
});

/** SEMANTICS MAN-20: others could have written it, so they cannot loosen by it. */
test("distrusted settings keep what restricts", () => {
  const distrust: Diagnostic = {
    code: "managed-not-protected",
    severity: "error",
    message: "anybody can write it",
    line: 1,
    column: 1,
    endColumn: 1,
  };
  const text = `{ "permissions": { "deny": ["A"], "ask": ["B"], "allow": ["C"], "defaultMode": "bypassPermissions" } }`;
  const { layer, restrictsOnly } = parseSettings({ text, layer: "managed", distrust });
  expect([values(layer.deny), values(layer.ask), layer.allow]).toEqual([["A"], ["B"], []]);
  expect(layer).toMatchObject({ defaultMode: { value: "default" } });
  expect(layer.damage).toBeUndefined();
  expect(restrictsOnly).toBe(distrust);
});

describe("places", () => {
  test("lie between the quotes and name the file", () => {
    const text = `{\n  "permissions": {\n    "deny": ["Bash(rm *)",\r\n      "Bash(say \\"x\\")"]\n  }\n}`;
    const { layer } = parseSettings({ text, layer: "user", file: "/home/a/.claude/settings.json" });
    const file = "/home/a/.claude/settings.json";
    expect(layer.deny.map((entry) => entry.place)).toEqual([
      { file, line: 3, column: 15, endColumn: 25 },
      { file, line: 4, column: 8, endColumn: 23 },
    ]);
    expect(values(layer.deny)).toEqual(["Bash(rm *)", `Bash(say "x")`]);
  });

  test("a byte order mark is not counted", () => {
    const { layer } = parseSettings({ text: `\uFEFF{"permissions":{"deny":["A"]}}`, layer: "user" });
    expect(layer.deny[0]?.place).toEqual({ line: 1, column: 26, endColumn: 27 });
  });

  test("origin and tracking are kept", () => {
    const { layer } = parseSettings({
      text: "{}",
      layer: "cli",
      file: "/x/s.json",
      anchor: "/x",
      tracked: true,
    });
    expect(layer).toMatchObject({ name: "cli", file: "/x/s.json", anchor: "/x", tracked: true });
  });
});

/** `rule` marks a part of a rule by its own characters; `written` is where that part stands in the file. */
describe("columns behind escapes", () => {
  type Row = [
    line: string,
    rule: [column: number, endColumn: number],
    written: [column: number, endColumn: number],
  ];
  const rows: Row[] = [
    [`["Bash(ls"]`, [7, 10], [7, 10]],
    [String.raw`["say \"x\"", "Bash(ls"]`, [20, 23], [20, 23]],
    [String.raw`["a\"b("]`, [5, 7], [6, 8]],
    [String.raw`["\u0041\\b("]`, [4, 6], [9, 12]],
    [String.raw`["\"\""]`, [3, 7], [3, 7]],
    ["// no string", [1, 5], [1, 5]],
    [`["unclosed`, [4, 99], [4, 11]],
  ];
  test.each(rows)("%s", (line, [column, endColumn], [writtenColumn, writtenEnd]) => {
    const found: Diagnostic = {
      code: "unclosed-rule",
      severity: "error",
      message: "",
      line: 2,
      column,
      endColumn,
    };
    const written = inWrittenColumns(found, `{\n${line}\n}`);
    expect([written.column, written.endColumn]).toEqual([writtenColumn, writtenEnd]);
  });
});

function values(entries: SettingsReading["layer"]["deny"]): unknown[] {
  return entries.map((entry) => entry.value);
}

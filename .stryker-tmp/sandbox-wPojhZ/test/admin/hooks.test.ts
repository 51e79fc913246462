// @ts-nocheck
import { describe, expect, test } from "vitest";
import { decideHook, type Hook } from "../../src/admin/index.ts";
import { adminOf, diagnosticsOf, type Row, rowsHold } from "./settings.ts";

const hook = (from: Hook["from"], more: Partial<Hook> = {}): Hook => ({ from, type: "command", ...more });
const http = (url: string, from: Hook["from"] = "user"): Hook => ({ from, type: "http", url });
const forced = { enabledPlugins: { "audit@acme": true, "other@acme": false } };
const all: readonly Hook[] = [
  hook("managed"),
  hook("sdk"),
  hook("plugin", { plugin: "audit@acme" }),
  hook("plugin", { plugin: "other@acme" }),
  hook("plugin", { plugin: "audit@evil" }),
  hook("agent"),
  hook("cli"),
  hook("user"),
  hook("project"),
  hook("local"),
  hook("project", { type: "statusLine" }),
];

/** Settings, and which hooks of the list above run. */
const switches: readonly (readonly [string, object, string])[] = [
  ["nothing", {}, "0 1 2 3 4 5 6 7 8 9 10"],
  ["SEMANTICS MAN-14", { managed: { ...forced, allowManagedHooksOnly: true } }, "0 1 2"],
  ["of another type", { managed: { ...forced, allowManagedHooksOnly: "false" } }, "0 1 2"],
  ["switched off", { managed: { allowManagedHooksOnly: false } }, "0 1 2 3 4 5 6 7 8 9 10"],
  ["in other settings", { user: { allowManagedHooksOnly: true } }, "0 1 2 3 4 5 6 7 8 9 10"],
  ["plugins forced by others", { managed: { allowManagedHooksOnly: true }, user: forced }, "0 1"],
  ["SEMANTICS HK-12, in managed settings", { managed: { ...forced, disableAllHooks: true } }, "1"],
  ["SEMANTICS HK-12, elsewhere", { managed: forced, project: { disableAllHooks: true } }, "0 1 2"],
  [
    "the stronger value counts",
    { managed: { disableAllHooks: false }, user: { disableAllHooks: true } },
    "0 1 2 3 4 5 6 7 8 9 10",
  ],
  ["a value of another type is left out", { managed: { disableAllHooks: "true" } }, "0 1 2 3 4 5 6 7 8 9 10"],
  ["only plugins", { managed: { strictPluginOnlyCustomization: true } }, "0 1 2 3 4 5"],
  ["only plugins, by name", { managed: { strictPluginOnlyCustomization: ["mcp", "hooks"] } }, "0 1 2 3 4 5"],
  [
    "only plugins for something else",
    { managed: { strictPluginOnlyCustomization: ["mcp"] } },
    "0 1 2 3 4 5 6 7 8 9 10",
  ],
];

test.each(switches)("which hooks run: %s", (_, settings, wanted) => {
  const policy = adminOf(settings);
  const run = all.flatMap((each, i) => (decideHook(policy, each).effect === "allow" ? [i] : []));
  expect(run.join(" ")).toBe(wanted);
});

describe("SEMANTICS MAN-15: where hooks may send", () => {
  const urls = (...allowedHttpHookUrls: readonly unknown[]) => ({ allowedHttpHookUrls });
  const ours = "https://hooks.example.com/*";
  const rows: readonly Row<Hook>[] = [
    ["no list", {}, http("https://a.example/"), "allow", "MAN-15"],
    ["an empty list", { user: urls() }, http("https://a.example/"), "deny", "MAN-15", ["user", []]],
    [
      "a list that is none",
      { user: { allowedHttpHookUrls: "x" } },
      http("https://a.example/"),
      "deny",
      "MAN-15",
      ["user", "x"],
    ],
    [
      "a URL of it",
      { managed: urls(ours) },
      http("https://Hooks.example.com./x"),
      "allow",
      "MAN-15",
      ["managed", ours],
    ],
    [
      "another",
      { managed: urls(ours) },
      http("https://hooks.example.com.evil.org/x"),
      "deny",
      "MAN-15",
      ["managed", [ours]],
    ],
    [
      "any port",
      { user: urls("http://localhost:*") },
      http("http://localhost:8080/x"),
      "allow",
      "MAN-15",
      ["user", "http://localhost:*"],
    ],
    [
      "a list of another layer",
      { managed: urls(ours), user: urls("https://a.example/*") },
      http("https://a.example/x"),
      "allow",
      "MAN-15",
      ["user", "https://a.example/*"],
    ],
    [
      "for the administrator's it is none",
      { managed: urls(ours), user: urls("https://a.example/*") },
      http("https://a.example/x", "managed"),
      "deny",
      "MAN-15",
      ["managed", [ours]],
    ],
    [
      "nor does it hold them back",
      { project: urls() },
      http("https://a.example/x", "managed"),
      "allow",
      "MAN-15",
    ],
    ["another kind of hook", { user: urls() }, hook("user"), "allow", "MAN-14"],
    ["no URL", { user: urls(ours) }, { from: "user", type: "http" }, "deny", "MAN-15", ["user", [ours]]],
  ];
  rowsHold(rows, decideHook);

  test("what is left out or allows nothing is reported once", () => {
    const found = diagnosticsOf({ managed: urls(1, "hooks.example.com"), user: urls("a.example") });
    expect(found.map(({ code, file }) => `${code} ${file}`)).toEqual([
      "managed-invalid-entry /managed.json",
      "entry-without-effect /managed.json",
      "entry-without-effect /user.json",
    ]);
  });
});

describe("SEMANTICS MAN-15: variables in headers", () => {
  const wants = { url: "https://a.example/", type: "http", allowedEnvVars: ["TOKEN", "SECRET"] } as const;
  const names = (...httpHookAllowedEnvVars: readonly unknown[]) => ({ httpHookAllowedEnvVars });
  test.each([
    ["no list", {}, "user", ["TOKEN", "SECRET"]],
    ["a list", { managed: names("TOKEN", "OTHER") }, "user", ["TOKEN"]],
    ["lists of two layers", { managed: names("TOKEN"), user: names("SECRET") }, "user", ["TOKEN", "SECRET"]],
    ["an empty list", { managed: names() }, "managed", []],
    ["a list that is none", { managed: { httpHookAllowedEnvVars: "TOKEN" } }, "user", []],
    ["the administrator's hooks heed their own list", { user: names() }, "managed", ["TOKEN", "SECRET"]],
    ["a hook that does not run", { managed: { disableAllHooks: true } }, "user", []],
  ] as const)("%s", (_, settings, from, variables) => {
    expect(decideHook(adminOf(settings), { from, ...wants }).variables).toEqual(variables);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compileAdmin } from "../src/admin/index.ts";
import {
  type Code,
  codes,
  compile,
  type Diagnostic,
  type Layer,
  type LayerName,
  type Session,
} from "../src/index.ts";
import { lintCodes } from "../src/lint/index.ts";
import { loadSettings } from "../src/node/index.ts";
import { readPolicyTests } from "../src/policy-tests/index.ts";
import { layerOf, parseSettings } from "../src/settings/index.ts";

/** Every code that a user can meet, with the smallest text that gives it. A row gives this code and no other. */

/** The list that an entry stands in, the entry, its code. */
const rules: readonly (readonly ["deny" | "ask" | "allow", unknown, Code])[] = [
  ["allow", "", "empty-rule"],
  ["deny", "(ls)", "empty-rule"],
  ["deny", 7, "rule-not-a-string"],
  ["allow", "Bash()", "empty-specifier"],
  ["allow", "Bash( )", "empty-specifier"],
  ["deny", "Bash(ls", "unclosed-rule"],
  ["deny", "Bash(ls) now", "text-after-paren"],
  ["deny", "Bash ls", "invalid-tool-name"],
  ["allow", `Bash(${"a".repeat(4096)})`, "rule-too-long"],
  ["allow", `Bash(${"a*".repeat(33)})`, "too-many-wildcards"],
  ["allow", "Bash(l\u200bs)", "control-character"],
  ["allow", "B*", "allow-glob-unanchored"],
  ["deny", "Bahs", "unknown-tool"],
  ["allow", "WebSearch(cats)", "unused-specifier"],
  ["deny", "Read(file_path:a)", "param-rule-primary-field"],
  ["allow", "Agent(model:opus)", "param-rule-in-allow"],
  ["deny", "Write(a)", "rule-not-matched-by-file-checks"],
  ["allow", "Task", "legacy-tool-name"],
  ["allow", "Bash(git * main)", "wildcard-before-subcommand"],
  ["deny", "Read(/etc/hosts)", "single-slash-absolute"],
  ["deny", "Read(a[)", "invalid-path-pattern"],
  ["deny", "Read(!a)", "negated-rule"],
  ["deny", "!Bash(ls)", "negated-rule"],
  ["deny", "Read({a,b})", "path-pattern-braces"],
  ["allow", "WebFetch(domain:*.com)", "public-suffix"],
  ["allow", "WebFetch(domain:a b)", "invalid-domain"],
  ["allow", "WebFetch(a.example)", "domain-specifier-expected"],
];

/** The layer, its settings as a value, its code. */
const settings: readonly (readonly [LayerName, unknown, Code])[] = [
  ["user", [], "settings-wrong-type"],
  ["user", { permissions: { deny: "Bash" } }, "settings-wrong-type"],
  ["user", { permissions: { denied: [] } }, "settings-unknown-permission-key"],
  ["user", { deny: [] }, "settings-unknown-permission-key"],
  ["project", { permissions: { defaultMode: "auto" } }, "default-mode-ignored"],
  ["user", { permissions: { defaultMode: "free" } }, "unknown-mode"],
  ["user", { permissions: { additionalDirectories: [""] } }, "invalid-directory"],
  ["user", { allowManagedHooksOnly: true }, "managed-only-setting"],
  ["managed", { permissions: { allow: ["Edit(/a)"] } }, "managed-anchor-in-allow"],
];

/** The same for settings that are about more than tool calls. */
const admin: readonly (readonly [LayerName, unknown, Code])[] = [
  ["user", { deniedMcpServers: [{}] }, "settings-invalid-entry"],
  ["managed", { deniedMcpServers: [{}] }, "managed-invalid-entry"],
  ["managed", { allowedMcpServers: [{ serverUrl: "a.example" }] }, "entry-without-effect"],
  [
    "managed",
    { blockedMarketplaces: [{ source: "hostPattern", hostPattern: "(?=a)" }] },
    "unsupported-pattern",
  ],
  ["user", { minimumVersion: "2" }, "invalid-version"],
];

/** The text of a settings file, its code. */
const texts: readonly (readonly [string, Code])[] = [
  ["{", "settings-syntax"],
  ["{} // why", "settings-syntax"],
  ['{"permissions":{},"permissions":{}}', "settings-duplicate-key"],
  [" ".repeat(8_388_609), "settings-too-large"],
];

/** A file of policy tests, its code. */
const policyTests: readonly (readonly [string, Code])[] = [
  ["rules: {", "test-syntax"],
  ["rules: {}\nallow: [a]\nwhy: b", "test-unknown-key"],
  ["rules: {}\nallow: a", "test-wrong-type"],
  ["allow: [a]", "test-without-policy"],
  ["rules: {}", "test-none"],
  ["rules: {}\nallow: [a, a]", "test-duplicate"],
  ["rules: {}\nallow: [Reed(a)]", "test-unknown-tool"],
];

test.each(rules)("a rule in %s, %j: %s", (list, rule, code) => {
  expect(codesOf([layerOf({ permissions: { [list]: [rule] } }, "user").layer])).toEqual([code]);
});

test.each(settings)("%s settings %j: %s", (name, value, code) => {
  const { layer, diagnostics } = layerOf(value, name);
  expect([...codesIn(diagnostics), ...codesOf([layer])]).toEqual([code]);
});

test.each(admin)("%s settings %j: %s", (name, value, code) => {
  expect(codesIn(compileAdmin([layerOf(value, name)]).diagnostics)).toEqual([code]);
});

test("allow rules of a workspace that nobody trusts", () => {
  const { layer } = layerOf({ permissions: { allow: ["Bash"] } }, "project");
  expect(codesOf([layer], { trusted: false })).toEqual(["untrusted-workspace"]);
});

test.each(policyTests)("a file of policy tests %j: %s", (text, code) => {
  expect([...new Set(codesIn(readPolicyTests(text, "a.policy-test.yaml").diagnostics))]).toEqual([code]);
});

test.each(texts)("a settings file %#: %2$s", (text, code) => {
  expect([...new Set(codesIn(parseSettings({ layer: "user", text }).diagnostics))]).toEqual([code]);
});

test("managed settings: an entry that is left out, and a file that cannot be read", () => {
  expect(codesOf([layerOf({ permissions: { allow: ["Bash("] } }, "managed").layer])).toEqual([
    "unclosed-rule",
    "managed-invalid-entry",
  ]);
  expect(codesIn(layerOf([], "managed").diagnostics)).toEqual(["settings-wrong-type", "managed-unparsable"]);
});

test("settings of a wrong type reject their file", () => {
  expect(codesIn(layerOf({ permissions: { allow: "Bash" } }, "user").diagnostics)).toEqual([
    "settings-wrong-type",
    "settings-rejected",
  ]);
});

test("managed settings that let no other allow rules count", () => {
  const managed = layerOf({ allowManagedPermissionRulesOnly: true }, "managed").layer;
  const user = layerOf({ permissions: { allow: ["Bash"] } }, "user").layer;
  expect(codesOf([managed, user])).toEqual(["lower-layer-allow-ignored"]);
});

const home = mkdtempSync(join(tmpdir(), "toolgate-codes-"));
afterAll(() => rmSync(home, { recursive: true }));

test("a settings file that is a directory, and one that is no text", async () => {
  const file = join(home, ".claude", "settings.json");
  const load = async (): Promise<Code[]> => {
    const managedDirectory = join(home, "none");
    return codesIn(
      (await loadSettings({ cwd: home, home, platform: "linux", managedDirectory })).diagnostics,
    );
  };
  mkdirSync(file, { recursive: true });
  expect(await load()).toEqual(["settings-unreadable"]);
  rmSync(file, { recursive: true });
  writeFileSync(file, Buffer.from([0x7b, 0xff, 0x7d]));
  expect(await load()).toContain("settings-not-utf8");
});

test("every code has a row", () => {
  const elsewhere: readonly Code[] = [
    "managed-invalid-entry",
    "managed-unparsable",
    "settings-rejected",
    "managed-not-protected",
    "policy-helper-failed",
    "remote-not-confirmed",
    "untrusted-workspace",
    "lower-layer-allow-ignored",
    "settings-unreadable",
    "settings-not-utf8",
  ];
  const shown = [
    // each has a page, and the page is its test
    ...lintCodes,
    ...rules.map(([, , code]) => code),
    ...settings.map(([, , code]) => code),
    ...admin.map(([, , code]) => code),
    ...texts.map(([, code]) => code),
    ...policyTests.map(([, code]) => code),
    ...elsewhere,
  ];
  expect([...new Set(shown)].sort()).toEqual(Object.keys(codes).sort());
});

function codesOf(layers: readonly Layer[], more: Partial<Session> = {}): Code[] {
  return codesIn(
    compile(layers, { world: { platform: "linux", home: "/home/dana", cwd: "/srv/app" }, ...more })
      .diagnostics,
  );
}

function codesIn(diagnostics: readonly Diagnostic[]): Code[] {
  return diagnostics.map(({ code }) => code);
}

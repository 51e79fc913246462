// @ts-nocheck
import { describe, expect, test } from "vitest";
import { decideFlag, decideLogin, decideUpdate, decideVersion, type Login } from "../../src/admin/index.ts";
import { compareVersions, parseVersion } from "../../src/admin/version.ts";
import { diagnosticsOf, type Row, rowsHold } from "./settings.ts";

describe("SEMANTICS MAN-16: versions that run", () => {
  const bounds = { managed: { requiredMinimumVersion: "2.1.100", requiredMaximumVersion: "2.2.0" } };
  const rows: readonly Row<string>[] = [
    ["no bound", {}, "2.0.0", "allow", "MAN-16"],
    ["between them", bounds, "2.1.269", "allow", "MAN-16"],
    ["the lower one", bounds, "2.1.100", "allow", "MAN-16"],
    ["the upper one", bounds, "2.2.0+build", "allow", "MAN-16"],
    ["below", bounds, "2.1.99", "deny", "MAN-16", ["managed", "2.1.100"]],
    ["before the lower one", bounds, "2.1.100-rc.1", "deny", "MAN-16", ["managed", "2.1.100"]],
    ["above", bounds, "2.2.1", "deny", "MAN-16", ["managed", "2.2.0"]],
    ["one that cannot be read", bounds, "latest", "deny", "MAN-16", ["managed", "2.1.100"]],
    ["one that cannot be read, without a bound", {}, "latest", "allow", "MAN-16"],
    [
      "a bound in other settings is none",
      { user: { requiredMinimumVersion: "9.0.0" } },
      "2.0.0",
      "allow",
      "MAN-16",
    ],
    ["a bound of the updater", { managed: { minimumVersion: "9.0.0" } }, "2.0.0", "allow", "MAN-16"],
    ["a bound that is none", { managed: { requiredMinimumVersion: "9" } }, "2.0.0", "allow", "MAN-16"],
    ["a bound of another type", { managed: { requiredMaximumVersion: 2 } }, "2.0.0", "allow", "MAN-16"],
  ];
  rowsHold(rows, decideVersion);

  const updates: readonly Row<string>[] = [
    ["below the bound", { user: { minimumVersion: "2.1.0" } }, "2.0.9", "deny", "MAN-16", ["user", "2.1.0"]],
    ["above it", { user: { minimumVersion: "2.1.0" } }, "2.1.1", "allow", "MAN-16"],
    ["one that would not run", bounds, "2.3.0", "deny", "MAN-16", ["managed", "2.2.0"]],
    [
      "the stronger bound",
      { local: { minimumVersion: "1.0.0" }, user: { minimumVersion: "2.1.0" } },
      "2.0.0",
      "allow",
      "MAN-16",
    ],
  ];
  rowsHold(updates, decideUpdate);

  test("a bound that is no version is reported", () => {
    const settings = {
      managed: { requiredMinimumVersion: "9", requiredMaximumVersion: "2.x" },
      user: { minimumVersion: "x" },
    };
    expect(diagnosticsOf(settings).map(({ code }) => code)).toEqual(Array(3).fill("invalid-version"));
  });

  test("the order of versions is that of Semantic Versioning 2.0.0, 11", () => {
    const ordered =
      "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.10.0 2.0.0";
    const versions = ordered.split(" ").map((text) => parseVersion(text)!);
    for (const [i, a] of versions.entries())
      for (const [j, b] of versions.entries())
        expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(i - j));
    for (const text of ["1.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0-a..b", " 1.0.0", 1])
      expect(parseVersion(text)).toBeUndefined();
  });
});

describe("SEMANTICS MAN-17: logins", () => {
  const one = { managed: { forceLoginMethod: "claudeai", forceLoginOrgUUID: "AB-1" } };
  const two = { managed: { forceLoginOrgUUID: ["ab-1", "ab-2"] } };
  const rows: readonly Row<Login>[] = [
    ["nothing", {}, { method: "console" }, "allow", "MAN-17"],
    ["the method and the organization", one, { method: "claudeai", organization: "ab-1" }, "allow", "MAN-17"],
    [
      "another method",
      one,
      { method: "console", organization: "ab-1" },
      "deny",
      "MAN-17",
      ["managed", "claudeai"],
    ],
    [
      "another organization",
      one,
      { method: "claudeai", organization: "ab-2" },
      "deny",
      "MAN-17",
      ["managed", "AB-1"],
    ],
    ["no organization", one, { method: "claudeai" }, "deny", "MAN-17", ["managed", "AB-1"]],
    ["one of two", two, { method: "console", organization: "AB-2" }, "allow", "MAN-17"],
    [
      "an empty list",
      { managed: { forceLoginOrgUUID: [] } },
      { method: "console", organization: "ab-1" },
      "deny",
      "MAN-17",
      ["managed", []],
    ],
    [
      "a list that is none",
      { managed: { forceLoginOrgUUID: { a: 1 } } },
      { method: "console", organization: "ab-1" },
      "deny",
      "MAN-17",
      ["managed", { a: 1 }],
    ],
    [
      "a method of another type is left out",
      { managed: { forceLoginMethod: 1 } },
      { method: "console" },
      "allow",
      "MAN-17",
    ],
    [
      "other settings",
      { user: { forceLoginMethod: "gateway", forceLoginOrgUUID: [] } },
      { method: "console" },
      "allow",
      "MAN-17",
    ],
  ];
  rowsHold(rows, decideLogin);
});

describe("SEMANTICS MAN-19: flags that go past settings", () => {
  const off = { managed: { disableSideloadFlags: true } };
  const rows: readonly Row<string>[] = [
    ["nothing", {}, "--mcp-config", "allow", "MAN-19"],
    ["one of them", off, "--mcp-config", "deny", "MAN-19", ["managed", true]],
    ["with its value", off, "--plugin-dir=x", "deny", "MAN-19", ["managed", true]],
    ["another", off, "--model", "allow", "MAN-19"],
    [
      "a value of another type",
      { managed: { disableSideloadFlags: 0 } },
      "--agents",
      "deny",
      "MAN-19",
      ["managed", 0],
    ],
    ["other settings", { user: { disableSideloadFlags: true } }, "--agents", "allow", "MAN-19"],
  ];
  rowsHold(rows, decideFlag);
});

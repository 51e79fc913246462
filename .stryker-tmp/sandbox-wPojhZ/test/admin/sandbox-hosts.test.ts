// @ts-nocheck
import { describe, expect, test } from "vitest";
import { decideSandboxHost } from "../../src/admin/index.ts";
import { adminOf, diagnosticsOf, type Row, rowsHold } from "./settings.ts";

const network = (value: object) => ({ sandbox: { network: value } });
const allow = (...allowedDomains: readonly unknown[]) => network({ allowedDomains });
const deny = (...deniedDomains: readonly unknown[]) => network({ deniedDomains });
const rules = (permissions: object) => ({ permissions });

describe("SEMANTICS SBX-4, SBX-5: hosts of the sandbox", () => {
  const fetches = rules({
    allow: ["WebFetch(domain:docs.example.com)"],
    deny: ["WebFetch(domain:*.evil.org)"],
  });
  const lock = { sandbox: { network: { allowManagedDomainsOnly: true, allowedDomains: ["a.com"] } } };
  const rows: readonly Row<string>[] = [
    ["no list", {}, "a.com", "ask", "SBX-5"],
    ["an allowed one", { user: allow("a.com") }, "A.com.", "allow", "SBX-4", ["user", "a.com"]],
    [
      "a host below",
      { user: allow("*.npmjs.org") },
      "registry.npmjs.org",
      "allow",
      "SBX-4",
      ["user", "*.npmjs.org"],
    ],
    ["not the name itself", { user: allow("*.npmjs.org") }, "npmjs.org", "ask", "SBX-5"],
    [
      "lists of two layers",
      { managed: allow("a.com"), project: allow("b.com") },
      "b.com",
      "allow",
      "SBX-4",
      ["project", "b.com"],
    ],
    [
      "a denial before all",
      { managed: allow("*"), user: deny("up.github.com") },
      "up.github.com",
      "deny",
      "SBX-4",
      ["user", "up.github.com"],
    ],
    [
      "a WebFetch rule allows",
      { user: fetches },
      "docs.example.com",
      "allow",
      "SBX-4",
      ["user", "WebFetch(domain:docs.example.com)"],
    ],
    [
      "a WebFetch rule denies",
      { user: fetches },
      "x.evil.org",
      "deny",
      "SBX-4",
      ["user", "WebFetch(domain:*.evil.org)"],
    ],
    ["bare WebFetch is about the tool", { user: rules({ allow: ["WebFetch"] }) }, "a.com", "ask", "SBX-5"],
    [
      "a port",
      { user: allow("api.example.com:443") },
      "api.example.com:443",
      "allow",
      "SBX-4",
      ["user", "api.example.com:443"],
    ],
    ["another port", { user: allow("api.example.com:443") }, "api.example.com:80", "ask", "SBX-5"],
    [
      "no port, where one is allowed",
      { user: allow("api.example.com:443") },
      "api.example.com",
      "ask",
      "SBX-5",
    ],
    [
      "no port, where one is denied",
      { user: deny("api.example.com:443") },
      "api.example.com",
      "deny",
      "SBX-4",
      ["user", "api.example.com:443"],
    ],
    [
      "IPv6 and its port",
      { user: allow("[::1]:443") },
      "[0:0::1]:443",
      "allow",
      "SBX-4",
      ["user", "[::1]:443"],
    ],
    ["IPv6 without one", { user: allow("[::1]") }, "[::1]", "allow", "SBX-4", ["user", "[::1]"]],
    ["no host", { user: allow("*") }, "a b", "ask", "SBX-5"],
    ["no host, under a denial", { user: deny("a.com") }, "a b", "deny", "SBX-4", ["user", "a.com"]],
    ["more than a host", { user: allow("a.com") }, "a.com/b", "ask", "SBX-5"],
    [
      "a port that is none",
      { user: deny("a.com:443") },
      "a.com:0443",
      "deny",
      "SBX-4",
      ["user", "a.com:443"],
    ],
    ["a port that is none, allowed", { user: allow("a.com") }, "a.com:x", "ask", "SBX-5"],
    ["every port", { user: allow("a.com:*") }, "a.com:80", "allow", "SBX-4", ["user", "a.com:*"]],
    ["a user name", { user: allow("*") }, "a@b.com", "ask", "SBX-5"],
    ["strict", { user: network({ strictAllowlist: true }) }, "a.com", "deny", "SBX-5", ["user", true]],
    [
      "strict in a weaker layer",
      { managed: network({ strictAllowlist: false }), project: network({ strictAllowlist: true }) },
      "a.com",
      "deny",
      "SBX-5",
      ["project", true],
    ],
    [
      "strict of another type",
      { user: network({ strictAllowlist: "off" }) },
      "a.com",
      "deny",
      "SBX-5",
      ["user", "off"],
    ],
    [
      "only managed domains",
      { managed: lock, user: allow("b.com") },
      "b.com",
      "deny",
      "SBX-5",
      ["managed", true],
    ],
    ["a managed domain", { managed: lock }, "a.com", "allow", "SBX-4", ["managed", "a.com"]],
    [
      "no WebFetch rule of others",
      { managed: lock, user: fetches },
      "docs.example.com",
      "deny",
      "SBX-5",
      ["managed", true],
    ],
    [
      "but their denials",
      { managed: lock, user: deny("a.com") },
      "a.com",
      "deny",
      "SBX-4",
      ["user", "a.com"],
    ],
    [
      "the lock in other settings is none",
      { user: lock, project: allow("b.com") },
      "b.com",
      "allow",
      "SBX-4",
      ["project", "b.com"],
    ],
    [
      "WebFetch rules that managed settings ignore",
      { managed: { allowManagedPermissionRulesOnly: true }, user: fetches },
      "docs.example.com",
      "ask",
      "SBX-5",
    ],
    [
      "a denial that cannot be read",
      {
        user: {
          ...allow("a.com"),
          ...network({ allowedDomains: ["a.com"], deniedDomains: ["https://b.com"] }),
        },
      },
      "a.com",
      "ask",
      "SYN-7",
      ["user", "https://b.com"],
    ],
    [
      "a denying rule that cannot be read",
      { user: { ...allow("a.com"), ...rules({ deny: ["WebFetch(b.com)"] }) } },
      "a.com",
      "ask",
      "SYN-7",
      ["user", "WebFetch(b.com)"],
    ],
    ["an allowing entry that cannot be read", { user: allow("https://a.com") }, "a.com", "ask", "SBX-5"],
  ];
  rowsHold(rows, decideSandboxHost);

  test("what a repository allows needs trust", () => {
    const settings = { project: { ...allow("a.com"), ...rules({ allow: ["WebFetch(domain:b.com)"] }) } };
    const effects = (trusted: boolean) =>
      ["a.com", "b.com"].map((host) => decideSandboxHost(adminOf(settings, { trusted }), host).effect);
    expect([effects(true), effects(false)]).toEqual([
      ["allow", "allow"],
      ["ask", "ask"],
    ]);
  });

  test("entries that cannot be read are reported", () => {
    const settings = { managed: allow(7, "a.com:x"), user: deny("https://a.com") };
    expect(diagnosticsOf(settings).map(({ code, file }) => `${code} ${file}`)).toEqual([
      "managed-invalid-entry /managed.json",
      "settings-invalid-entry /user.json",
      "managed-invalid-entry /managed.json",
    ]);
  });
});

// @ts-nocheck
import { describe, expect, test } from "vitest";
import { decideCommandSource, decideMarketplace } from "../../src/admin/index.ts";
import { adminOf, diagnosticsOf, type Row, rowsHold } from "./settings.ts";

const github = (repo: unknown, more: object = {}) => ({ source: "github", repo, ...more });
const git = (url: string, more: object = {}) => ({ source: "git", url, ...more });
const url = (address: string) => ({ source: "url", url: address });
const npm = (name: string) => ({ source: "npm", package: name });
const file = (path: string) => ({ source: "file", path });
const directory = (path: string) => ({ source: "directory", path });
const hosts = (hostPattern: unknown) => ({ source: "hostPattern", hostPattern });
const paths = (pathPattern: unknown) => ({ source: "pathPattern", pathPattern });
const skills = { source: "skills-dir" };

const known = (...strictKnownMarketplaces: readonly unknown[]) => ({ managed: { strictKnownMarketplaces } });
const blocked = (...blockedMarketplaces: readonly unknown[]) => ({ managed: { blockedMarketplaces } });

describe("SEMANTICS MAN-18: the lists", () => {
  const both = {
    managed: { strictKnownMarketplaces: [github("acme/a")], blockedMarketplaces: [github("Acme/a")] },
  };
  const alias = { managed: { allowedMarketplaces: [github("acme/a")] } };
  const two = { managed: { strictKnownMarketplaces: [], allowedMarketplaces: [github("acme/a")] } };
  const rows: readonly Row<unknown>[] = [
    ["no list", {}, github("acme/a"), "allow", "MAN-18"],
    ["an empty list", known(), github("acme/a"), "deny", "MAN-18", ["managed", []]],
    [
      "a list that is none",
      { managed: { strictKnownMarketplaces: {} } },
      github("acme/a"),
      "deny",
      "MAN-18",
      ["managed", {}],
    ],
    [
      "a known one",
      known(github("acme/a")),
      github("acme/a"),
      "allow",
      "MAN-18",
      ["managed", github("acme/a")],
    ],
    ["another", known(github("acme/a")), github("acme/b"), "deny", "MAN-18", ["managed", [github("acme/a")]]],
    ["blocked and known", both, github("acme/a"), "deny", "MAN-18", ["managed", github("Acme/a")]],
    [
      "the other name of the list",
      alias,
      github("acme/b"),
      "deny",
      "MAN-18",
      ["managed", [github("acme/a")]],
    ],
    ["both names", two, github("acme/a"), "deny", "MAN-18", ["managed", []]],
    [
      "a list in other settings is none",
      { user: { strictKnownMarketplaces: [] } },
      github("acme/a"),
      "allow",
      "MAN-18",
    ],
    [
      "nor is a block list",
      { project: { blockedMarketplaces: [github("acme/a")] } },
      github("acme/a"),
      "allow",
      "MAN-18",
    ],
    ["what cannot be read, without a list", {}, null, "allow", "MAN-18"],
    [
      "what cannot be read, where some are blocked",
      blocked(npm("a")),
      { source: "github" },
      "deny",
      "MAN-18",
      ["managed", npm("a")],
    ],
    [
      "what cannot be read, where some are known",
      known(npm("a")),
      { source: "npm", package: 1 },
      "deny",
      "MAN-18",
      ["managed", [npm("a")]],
    ],
    [
      "a kind that nobody knows",
      known(npm("a")),
      { source: "settings", name: "x" },
      "deny",
      "MAN-18",
      ["managed", [npm("a")]],
    ],
  ];
  rowsHold(rows, decideMarketplace);
});

/** Entry, sources that it admits and blocks, sources that it only blocks, sources that it does neither to. */
const entries: readonly (readonly [unknown, readonly unknown[], readonly unknown[], readonly unknown[]])[] = [
  [
    github("acme/tools"),
    [github("acme/tools")],
    [
      github("acme/tools", { ref: "main" }),
      github("acme/tools", { path: "sub" }),
      github("ACME/Tools"),
      github("acme/tools.git"),
      git("https://github.com/acme/tools.git"),
      git("https://www.github.com/acme/tools/"),
      git("https://x@github.com/acme/tools"),
      git("https://github.com/acme/%74ools"),
      git("git@github.com:acme/tools.git"),
      git("ssh://git@ssh.github.com:443/acme/tools"),
      git("github.com:acme/tools"),
      url("https://raw.githubusercontent.com/acme/tools/main/marketplace.json"),
    ],
    [
      github("acme/toolset"),
      github("acme2/tools"),
      git("https://gitlab.com/acme/tools"),
      file("acme/tools"),
      skills,
    ],
  ],
  [
    github("acme/tools", { ref: "v2.0", path: "sub" }),
    [github("acme/tools", { ref: "v2.0", path: "sub" })],
    [
      github("acme/tools", { ref: "refs/tags/v2.0", path: "./sub/" }),
      git("https://github.com/acme/tools#v2.0", { path: "sub" }),
    ],
    [
      github("acme/tools"),
      github("acme/tools", { ref: "v2.1", path: "sub" }),
      github("acme/tools", { ref: "v2.0" }),
    ],
  ],
  [
    github("acme/*"),
    [github("acme/tools"), github("acme/x.y", { path: "sub" })],
    [
      github("Acme/tools"),
      github("acme/a", { ref: "v1" }),
      git("https://github.com/acme/tools"),
      github("acme/a/b"),
      github("acme/.."),
    ],
    [github("acme2/tools"), github("acm/tools")],
  ],
  [
    github("acme/*", { ref: "v1" }),
    [github("acme/tools", { ref: "v1" })],
    [],
    [github("acme/tools"), github("acme/tools", { ref: "v2" })],
  ],
  [
    git("https://git.example.com/tools/p.git", { ref: "main" }),
    [git("https://git.example.com/tools/p.git", { ref: "main" })],
    [git("git@GIT.example.com:tools/p", { ref: "main" }), git("http://git.example.com/Tools/p.git#main")],
    [git("https://git.example.com/tools/p.git"), git("https://git.example.com/tools/q.git", { ref: "main" })],
  ],
  [
    url("https://plugins.example.com/m.json"),
    [url("https://plugins.example.com/m.json")],
    [url("http://plugins.example.com/m.json?x"), url("https://PLUGINS.example.com./M.json")],
    [url("https://plugins.example.com/n.json"), url("https://example.com/m.json")],
  ],
  [
    npm("@acme/p"),
    [npm("@acme/p")],
    [
      npm("@acme/p@1.2.3"),
      npm("@ACME/p"),
      npm("acme/p"),
      npm("git+https://a.example/p.git"),
      npm("q@npm:@acme/p"),
    ],
    [npm("@acme/q"), npm("p")],
  ],
  [npm("@acme/p@1.2.3"), [npm("@acme/p@1.2.3")], [], [npm("@acme/p"), npm("@acme/p@1.2.4")]],
  [
    directory("/opt/acme"),
    [directory("/opt/acme")],
    [directory("/opt/x/../acme/"), file("/opt/acme/marketplace.json"), directory("/OPT/acme")],
    [directory("/opt/acme2"), directory("/opt")],
  ],
  [file("/opt/m.json"), [file("/opt/m.json")], [file("/opt/./m.json")], [file("/opt/n.json")]],
  [skills, [skills], [], [directory("~/.claude/skills"), github("acme/tools")]],
  [
    hosts("^git\\.example\\.com$"),
    [
      git("https://git.example.com/tools/p.git"),
      git("git@git.example.com:tools/p.git"),
      git("ssh://git@git.example.com:2222/tools/p"),
      url("https://GIT.example.com./m.json"),
    ],
    [
      git("https://u@git.example.com/tools/p"),
      git("git.example.com:tools/p"),
      git("ext::git.example.com:x"),
      git("git@git.example.com?x:tools/p"),
      git("-x@git.example.com:tools/p"),
      url("ftp://git.example.com/m.json"),
    ],
    [
      git("https://git.example.com.evil.org/x"),
      git("https://evil.org/git.example.com"),
      git("https://git.example.com@evil.org/x"),
      git("./git.example.com"),
      github("git.example.com/x"),
      file("/git.example.com"),
      npm("git.example.com"),
    ],
  ],
  [
    hosts("github"),
    [github("acme/a")],
    [git("https://u@github.com/acme/a")],
    [git("https://gitlab.com/acme/a")],
  ],
  [
    paths("^/opt/approved/"),
    [file("/opt/approved/m.json"), directory("/opt/approved/x")],
    [file("/opt/approved/../evil/m.json"), file("/srv/../opt/approved/m.json"), file("/OPT/approved/x")],
    [
      directory("/opt/approvedx"),
      directory("/x/opt/approved/"),
      github("acme/a"),
      url("https://a.example/opt/approved/"),
    ],
  ],
  [paths(".*"), [file("./x"), directory("C:\\x")], [], [github("acme/a")]],
  [hosts("(?=a)"), [], [github("acme/a"), url("https://b.example/m.json")], [file("/a"), npm("a")]],
  [paths("(a)\\1"), [], [file("/b")], [github("acme/a")]],
];

describe("SEMANTICS MAN-18: what an entry means", () => {
  test.each(entries)("%j", (entry, both, onlyBlocked, neither) => {
    const effects = (source: unknown) =>
      [known(entry), blocked(entry)]
        .map((settings) => decideMarketplace(adminOf(settings), source).effect)
        .join(" ");
    for (const source of both) expect([source, effects(source)]).toEqual([source, "allow deny"]);
    for (const source of onlyBlocked) expect([source, effects(source)]).toEqual([source, "deny deny"]);
    for (const source of neither) expect([source, effects(source)]).toEqual([source, "deny allow"]);
  });

  test.each([
    ["acme/tools"],
    [{}],
    [{ source: "svn", url: "x" }],
    [github("")],
    [github(1)],
    [github("*")],
    [github("*/tools")],
    [github("acme/tools-*")],
    [github("acme/a", { ref: 1 })],
    [hosts(1)],
    [{ source: "pathPattern" }],
  ])("%j is left out", (entry) => {
    for (const settings of [known(entry, npm("a")), blocked(entry, npm("a"))]) {
      expect(diagnosticsOf(settings)).toMatchObject([
        { code: "managed-invalid-entry", file: "/managed.json" },
      ]);
      const wanted = "strictKnownMarketplaces" in settings.managed ? "allow" : "deny";
      expect(decideMarketplace(adminOf(settings), npm("a")).effect).toBe(wanted);
    }
  });

  test("patterns that cannot be searched in linear time are reported", () => {
    for (const settings of [known(hosts("(?=a)")), blocked(paths("a{"))])
      expect(diagnosticsOf(settings).map(({ code }) => code)).toEqual(["unsupported-pattern"]);
  });
});

describe("SEMANTICS MAN-14: commands as sources of plugins", () => {
  const off = "disableCommandPluginSources";
  test.each([
    ["nothing", {}, "allow"],
    ["the switch", { managed: { [off]: true } }, "deny"],
    ["the switch of another type", { managed: { [off]: "no" } }, "deny"],
    ["hooks of managed settings only", { managed: { allowManagedHooksOnly: true } }, "deny"],
    ["these, but commands are allowed", { managed: { allowManagedHooksOnly: true, [off]: false } }, "allow"],
    ["the switch in other settings", { user: { [off]: true } }, "allow"],
  ])("%s", (_, settings, effect) => {
    expect(decideCommandSource(adminOf(settings)).effect).toBe(effect);
  });
});

// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: settings write their variables so
import { describe, expect, test } from "vitest";
import { compileAdmin, decideMcpServer, type ManagedMcp, type McpServer } from "../../src/admin/index.ts";
import { layerOf, parseSettings } from "../../src/settings/index.ts";
import { adminOf, diagnosticsOf, type Row, rowsHold } from "./settings.ts";

const http = (url: unknown, name = "s"): McpServer => ({ name, config: { type: "http", url } });
const stdio = (words: readonly unknown[], name = "s"): McpServer => ({
  name,
  config: { command: words[0], args: words.slice(1) },
});
const url = (serverUrl: unknown) => ({ serverUrl });
const command = (...serverCommand: readonly unknown[]) => ({ serverCommand });
const name = (serverName: unknown) => ({ serverName });
const allow = (...allowedMcpServers: readonly unknown[]) => ({ allowedMcpServers });
const deny = (...deniedMcpServers: readonly unknown[]) => ({ deniedMcpServers });
const locked = (...entries: readonly unknown[]) => ({
  allowManagedMcpServersOnly: true,
  ...allow(...entries),
});

describe("SEMANTICS MCPM-2, MCPM-3: the lists", () => {
  const evil = url("https://evil.example/*");
  const rows: readonly Row<McpServer>[] = [
    ["no list", {}, http("https://a.example/"), "allow", "MCPM-2"],
    ["an empty list of denials", { user: deny() }, http("https://a.example/"), "allow", "MCPM-2"],
    ["an empty list", { user: allow() }, http("https://a.example/"), "deny", "MCPM-2", ["user", []]],
    [
      "no list at all under the lock",
      { managed: { allowManagedMcpServersOnly: true }, user: allow() },
      stdio(["a"]),
      "allow",
      "MCPM-2",
    ],
    [
      "a list that is none",
      { managed: { allowedMcpServers: "all" } },
      stdio(["a"]),
      "deny",
      "MCPM-2",
      ["managed", "all"],
    ],
    [
      "a denial before all",
      { managed: allow(url("https://*/*")), project: deny(evil) },
      http("https://evil.example/x"),
      "deny",
      "MCPM-3",
      ["project", evil],
    ],
    [
      "a denial under the lock",
      { managed: locked(url("*")), user: deny(name("s")) },
      stdio(["a"]),
      "deny",
      "MCPM-3",
      ["user", name("s")],
    ],
    [
      "a denied name",
      { user: deny(name("claude.ai Slack")) },
      http("https://a.example/", "claude.ai Slack"),
      "deny",
      "MCPM-3",
      ["user", name("claude.ai Slack")],
    ],
    [
      "a denied name is the whole name",
      { user: deny(name("s")) },
      http("https://a.example/", "S"),
      "allow",
      "MCPM-2",
    ],
    [
      "lists of two layers",
      { managed: allow(command("a")), user: allow(command("b")) },
      stdio(["b"]),
      "allow",
      "MCPM-3",
      ["user", command("b")],
    ],
    [
      "the lock keeps the managed list",
      { managed: locked(command("a")), user: allow(command("b")) },
      stdio(["b"]),
      "deny",
      "MCPM-3",
      ["managed", command("a")],
    ],
    [
      "a lock of another type is on",
      { managed: { ...allow(command("a")), allowManagedMcpServersOnly: "no" }, user: allow(command("b")) },
      stdio(["b"]),
      "deny",
      "MCPM-3",
      ["managed", command("a")],
    ],
    [
      "the lock in other settings is none",
      { user: { allowManagedMcpServersOnly: true }, project: allow(command("b")) },
      stdio(["b"]),
      "allow",
      "MCPM-3",
      ["project", command("b")],
    ],
  ];
  rowsHold(rows, decideMcpServer);

  test("what a repository brings along needs trust to allow, not to restrict", () => {
    const settings = { managed: allow(command("a")), project: allow(command("b")) };
    const effect = (trusted: boolean) => decideMcpServer(adminOf(settings, { trusted }), stdio(["b"])).effect;
    expect([effect(true), effect(false)]).toEqual(["allow", "deny"]);
    expect(
      decideMcpServer(adminOf({ project: allow(command("b")) }, { trusted: false }), stdio(["b"])).effect,
    ).toBe("deny");
  });

  test("what decided is found in the file", () => {
    const text = `{
  "deniedMcpServers": [
    { "serverName": "a" },
    { "serverUrl": "https://evil.example/*" }
  ]
}`;
    const { policy } = compileAdmin([parseSettings({ layer: "project", file: "/p.json", text })]);
    expect(decideMcpServer(policy, http("https://evil.example/x")).decidedBy).toEqual({
      key: "deniedMcpServers",
      layer: "project",
      place: { file: "/p.json", line: 4, column: 5, endColumn: 6 },
    });
  });

  test("of several files of managed settings all lists count", () => {
    const readings = [command("a"), command("b")].map((entry) => layerOf(allow(entry), "managed"));
    const { policy } = compileAdmin(readings);
    expect(["a", "b", "c"].map((word) => decideMcpServer(policy, stdio([word])).effect)).toEqual([
      "allow",
      "allow",
      "deny",
    ]);
  });
});

describe("SEMANTICS MCPM-3: which kind of entry counts", () => {
  const example = url("https://mcp.example.com/*");
  const urlsOnly = { managed: allow(example, url("https://*.internal.example.com/*")) };
  const commandsOnly = { managed: allow(command("npx", "-y", "ok")) };
  const mixed = { managed: allow(name("github"), command("npx", "-y", "ok")) };
  const namesOnly = { managed: allow(name("github")) };
  const rows: readonly Row<McpServer>[] = [
    ["a URL", urlsOnly, http("https://mcp.example.com/api"), "allow", "MCPM-3", ["managed", example]],
    [
      "a host below",
      urlsOnly,
      http("https://api.internal.example.com/mcp"),
      "allow",
      "MCPM-3",
      ["managed", url("https://*.internal.example.com/*")],
    ],
    ["another host", urlsOnly, http("https://other.example.org/mcp"), "deny", "MCPM-3", ["managed", example]],
    [
      "a command where only URLs are listed",
      urlsOnly,
      stdio(["npx"]),
      "deny",
      "MCPM-3",
      ["managed", urlsOnly.managed.allowedMcpServers],
    ],
    [
      "a command",
      commandsOnly,
      stdio(["npx", "-y", "ok"]),
      "allow",
      "MCPM-3",
      ["managed", command("npx", "-y", "ok")],
    ],
    [
      "another command",
      commandsOnly,
      stdio(["node", "s.js"]),
      "deny",
      "MCPM-3",
      ["managed", command("npx", "-y", "ok")],
    ],
    [
      "a URL where only commands are listed",
      commandsOnly,
      http("https://a.example/"),
      "deny",
      "MCPM-3",
      ["managed", commandsOnly.managed.allowedMcpServers],
    ],
    [
      "a name beside commands, for a command",
      mixed,
      stdio(["node"], "github"),
      "deny",
      "MCPM-3",
      ["managed", command("npx", "-y", "ok")],
    ],
    [
      "a name beside commands, for a URL",
      mixed,
      http("https://a.example/", "github"),
      "allow",
      "MCPM-3",
      ["managed", name("github")],
    ],
    [
      "a name alone, for a command",
      namesOnly,
      stdio(["node"], "github"),
      "allow",
      "MCPM-3",
      ["managed", name("github")],
    ],
    [
      "another name",
      namesOnly,
      stdio(["node"], "gitlab"),
      "deny",
      "MCPM-3",
      ["managed", namesOnly.managed.allowedMcpServers],
    ],
    [
      "neither URL nor command",
      namesOnly,
      { name: "github", config: {} },
      "deny",
      "MCPM-3",
      ["managed", namesOnly.managed.allowedMcpServers],
    ],
    [
      "both URL and command",
      namesOnly,
      { name: "github", config: { command: "a", url: "https://a.example" } },
      "deny",
      "MCPM-3",
      ["managed", namesOnly.managed.allowedMcpServers],
    ],
    [
      "neither, under a denial",
      { user: deny(command("a")) },
      { name: "s", config: null },
      "deny",
      "MCPM-3",
      ["user", command("a")],
    ],
    [
      "arguments that are no texts",
      { user: deny(command("a")) },
      stdio(["b", 7]),
      "deny",
      "MCPM-3",
      ["user", command("a")],
    ],
  ];
  rowsHold(rows, decideMcpServer);
});

describe("SEMANTICS MCPM-4: what an entry matches", () => {
  /** Entry, servers that it allows and denies, servers that it only denies, servers that it does neither to. */
  const urls: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[] = [
    [
      "https://Mcp.Example.com/*",
      ["https://mcp.example.com/api", "https://MCP.example.com./", "https://mcp.example.com:443/a"],
      [
        "https://mcp.example.com:8443/a",
        "https://u@mcp.example.com/a",
        "https://mcp.example.com\\@x/a",
        "nonsense",
      ],
      ["http://mcp.example.com/a", "https://mcp.example.com.evil.org/a", "https://evil.org/mcp.example.com/"],
    ],
    [
      "https://a.example/mcp/*",
      ["https://a.example/mcp/%2e./mcp/x%20y"],
      ["https://a.example/mcp/%2e%2e%2fadmin"],
      [],
    ],
    ["https://a.example", ["https://a.example", "https://a.example/deep/path?q"], [], ["https://b.example"]],
    [
      "https://*.example.com/*",
      ["https://a.b.example.com/x"],
      [],
      ["https://example.com/x", "https://evilexample.com/"],
    ],
    [
      "http://localhost:*/*",
      ["http://localhost:8080/mcp", "http://localhost/"],
      [],
      ["http://localhost.evil.org/"],
    ],
    [
      "*://a.example/*",
      ["https://a.example/x", "http://a.example/x", "wss://a.example/x"],
      ["ftp://a.example/x"],
      ["https://b.example/"],
    ],
    [
      "https://a.example/MCP",
      ["https://a.example/MCP", "https://a.example/x/../MCP"],
      ["https://a.example/%4dCP"],
      ["https://a.example/mcp"],
    ],
    ["*", ["https://a.example/x"], ["file:///etc"], []],
    ["a.example/*", [], ["https://a.example/x"], ["https://b.example/"]],
    [
      "https://mcp*.example/*",
      ["https://mcp7.example/x"],
      ["https://MCP.a.example:1/x"],
      ["https://a.mcp.example/x"],
    ],
    ["https://b*cher.example", [], [], ["https://xn--bcher-kva.example"]],
    ["https://bücher.example", ["https://xn--bcher-kva.example/x", "https://BÜCHER.example/"], [], []],
    ["https://127.0.0.1/*", ["https://0x7f.1/a"], [], ["https://127.0.0.2/"]],
    [
      "https://*/private/*",
      ["https://a.example/private/x"],
      ["https://a.example/%70rivate/x"],
      ["https://a.example/x"],
    ],
  ];
  test.each(urls)("`%s`", (pattern, both, denied, neither) => {
    const effects = (server: string) => {
      const one = { managed: allow(url(pattern)) };
      const other = { managed: deny(url(pattern)) };
      return [one, other]
        .map((settings) => decideMcpServer(adminOf(settings), http(server)).effect)
        .join(" ");
    };
    for (const server of both) expect([server, effects(server)]).toEqual([server, "allow deny"]);
    for (const server of denied) expect([server, effects(server)]).toEqual([server, "deny deny"]);
    for (const server of neither) expect([server, effects(server)]).toEqual([server, "deny allow"]);
  });

  test.each([
    [["npx", "-y", "server"], ["npx", "-y", "server"], "allow"],
    [["npx", "-y", "server"], ["npx", "server"], "deny"],
    [["npx", "-y", "server"], ["npx", "-y", "server", "--flag"], "deny"],
    [["npx", "-y", "server"], ["npx", "server", "-y"], "deny"],
    [["npx", "*"], ["npx", "server"], "deny"],
    [["npx", "*"], ["npx", "*"], "allow"],
  ])("the words %j hold for %j: %s", (entry, words, effect) => {
    expect(decideMcpServer(adminOf({ managed: allow(command(...entry)) }), stdio(words)).effect).toBe(effect);
  });

  const environment = {
    HOME: "/home/ada",
    EMPTY: "",
    SITE: "mcp.example.com",
    WIDE: "*",
    SLASH: "evil.org/x",
  };
  /** Entry, settings beside it, server, what an allow list and a deny list that hold the entry make of it. */
  const filled: readonly (readonly [unknown, object, McpServer, string, string])[] = [
    [command("${HOME}/bin/s"), {}, stdio(["${HOME}/bin/s"]), "allow", "deny"],
    [command("${HOME}/bin/s"), {}, stdio(["/home/ada/bin/s"]), "allow", "deny"],
    [command("/home/ada/bin/s"), {}, stdio(["${HOME}/bin/s"]), "allow", "deny"],
    [command("${NONE:-/usr}/s"), {}, stdio(["/usr/s"]), "allow", "deny"],
    [command("${NONE}/s"), {}, stdio(["/opt/s"]), "deny", "deny"],
    [command("${NONE}/s"), {}, stdio(["/opt/t"]), "deny", "allow"],
    [command("/opt/s"), {}, stdio(["${NONE}/s"]), "deny", "deny"],
    [command("${EMPTY:-x}"), {}, stdio(["x"]), "deny", "deny"],
    [command("${NONE:-${HOME}}"), {}, stdio(["/home/ada"]), "deny", "allow"],
    [command("/home/ada}"), {}, stdio(["${NONE:-${HOME}}"]), "deny", "deny"],
    [command("${A b}"), {}, stdio(["${A b}"]), "allow", "deny"],
    [command("${DIR}/s"), { managed: { env: { DIR: "/m" } } }, stdio(["/m/s"]), "allow", "deny"],
    [command("${HOME}/s"), { managed: { env: { HOME: "/m" } } }, stdio(["/m/s"]), "allow", "deny"],
    [command("${DIR}/s"), { user: { env: { DIR: "/u" } } }, stdio(["/u/s"]), "deny", "deny"],
    [command("${DIR}/s"), { user: { env: { DIR: "/u" } } }, stdio(["/x/s"]), "deny", "allow"],
    [command("/u/s"), { user: { env: { DIR: "/u" } } }, stdio(["${DIR}/s"]), "allow", "deny"],
    [command("/p/s"), { project: { env: { DIR: "/p" } } }, stdio(["${DIR}/s"]), "deny", "deny"],
    [command("/home/ada/s"), { project: { env: { HOME: "/p" } } }, stdio(["${HOME}/s"]), "deny", "deny"],
    [
      command("/m/s"),
      { managed: { env: { DIR: "/m" } }, project: { env: { DIR: "/p" } } },
      stdio(["${DIR}/s"]),
      "allow",
      "deny",
    ],
    [url("https://${SITE}/mcp"), {}, http("https://mcp.example.com/mcp"), "allow", "deny"],
    [url("https://${SLASH}/mcp"), {}, http("https://evil.org/x/mcp"), "deny", "deny"],
    [url("https://${WIDE}/mcp"), {}, http("https://evil.org/mcp"), "deny", "deny"],
    [url("${NONE}://a.example/"), {}, http("https://a.example/"), "deny", "deny"],
    [url("https://a.example/*"), {}, http("https://${NONE}/"), "deny", "deny"],
    [url("https://a.example/*"), {}, http("https://${HOST:-a.example}/x"), "allow", "deny"],
    [name("${HOME}"), {}, stdio(["a"], "/home/ada"), "deny", "allow"],
  ];
  test.each(filled)("variables: %j with %j for %j", (entry, settings, server, allows, denies) => {
    const effect = (list: string) => {
      const managed = { ...("managed" in settings ? (settings.managed as object) : {}), [list]: [entry] };
      return decideMcpServer(adminOf({ ...settings, managed }, { environment }), server).effect;
    };
    expect([effect("allowedMcpServers"), effect("deniedMcpServers")]).toEqual([allows, denies]);
  });
});

describe("SEMANTICS MCPM-5: an exclusive set", () => {
  const own = { type: "http", url: "https://own.example/mcp" };
  const filledIn = { command: "${TOOL}" };
  const text = JSON.stringify({ mcpServers: { own, filled: filledIn } });
  const managedMcp: ManagedMcp = {
    file: "/managed-mcp.json",
    tree: parseSettings({ layer: "managed", file: "/managed-mcp.json", text }).tree,
  };
  const provided = { managedMcpServers: { search: { type: "http", url: "https://search.example/mcp" } } };
  const search: McpServer = { name: "search", config: { url: "https://search.example/mcp", type: "http" } };
  const decide = (settings: object, server: McpServer, file: ManagedMcp | undefined = managedMcp) =>
    decideMcpServer(adminOf(settings, file === undefined ? {} : { managedMcp: file }), server);

  test.each([
    ["one of the set", {}, { name: "own", config: own }, "allow", "MCPM-5"],
    ["the same under another name", {}, { name: "other", config: own }, "deny", "MCPM-5"],
    [
      "another under its name",
      {},
      { name: "own", config: { ...own, url: "https://evil.org" } },
      "deny",
      "MCPM-5",
    ],
    ["more than it holds", {}, { name: "own", config: { ...own, headers: {} } }, "deny", "MCPM-5"],
    [
      "a denied one",
      { user: deny(url("https://own.example")) },
      { name: "own", config: own },
      "deny",
      "MCPM-3",
    ],
    ["one that needs no entry", { managed: allow() }, { name: "own", config: own }, "allow", "MCPM-5"],
    [
      "one with a variable does",
      { managed: allow() },
      { name: "filled", config: filledIn },
      "deny",
      "MCPM-2",
    ],
    ["one that settings provide", { managed: provided }, search, "allow", "MCPM-5"],
    [
      "a connector",
      {},
      { name: "c", config: { url: "https://c.example" }, connector: true },
      "deny",
      "MCPM-5",
    ],
    [
      "a connector beside the set",
      { managed: { allowAllClaudeAiMcps: true } },
      { name: "c", config: { url: "https://c.example" }, connector: true },
      "allow",
      "MCPM-2",
    ],
  ] as const)("%s", (_, settings, server, effect, because) => {
    expect(decide(settings, server)).toMatchObject({ effect, because });
  });

  test("without servers, and unreadable, it is empty", () => {
    const empty = parseSettings({ layer: "managed", text: '{"mcpServers":{}}' }).tree;
    for (const tree of [empty, undefined]) {
      const decision = decide({}, { name: "own", config: own }, { file: "/managed-mcp.json", tree });
      expect(decision).toMatchObject({ effect: "deny", because: "MCPM-5", decidedBy: { layer: "managed" } });
    }
  });

  test("it names the place of a server", () => {
    const { decidedBy } = decide({}, { name: "own", config: own });
    expect(decidedBy?.place).toEqual({ file: "/managed-mcp.json", line: 1, column: 17, endColumn: 20 });
  });

  test("servers that settings provide are checked", () => {
    const servers = {
      "a b": { type: "http", url: "https://a.example" },
      a: { type: "stdio", url: "https://a.example" },
      b: { type: "http", url: "http://a.example" },
      c: { type: "http", url: "https://a.example", env: {} },
      d: { type: "http", url: "https://a.example/${X}" },
      e: [],
      f: { type: "sse", url: "https://a.example" },
    };
    const found = diagnosticsOf({ managed: { managedMcpServers: servers } });
    expect(found.map(({ code }) => code)).toEqual(Array(6).fill("managed-invalid-entry"));
    const settings = { managed: { managedMcpServers: servers, ...allow() } };
    const effects = Object.entries(servers).map(
      ([name, config]) => decideMcpServer(adminOf(settings), { name, config }).effect,
    );
    expect(effects).toEqual([...Array(6).fill("deny"), "allow"]);
  });
});

describe("SEMANTICS MCPM-1: entries that are left out", () => {
  test.each([
    [{}],
    [{ serverName: "a", serverUrl: "https://a" }],
    [{ serverName: 1 }],
    [{ serverName: "" }],
    [{ serverUrl: [] }],
    [{ serverCommand: [] }],
    [{ serverCommand: "npx x" }],
    [{ serverCommand: ["npx", 1] }],
  ])("%j", (entry) => {
    for (const [layer, code] of [
      ["managed", "managed-invalid-entry"],
      ["user", "settings-invalid-entry"],
    ] as const) {
      for (const list of ["allowedMcpServers", "deniedMcpServers"]) {
        const settings = { [layer]: { [list]: [entry, { serverName: "ok" }] } };
        const found = diagnosticsOf(settings);
        const column = `{"${list}":[`.length + 1;
        expect(found).toMatchObject([{ code, file: `/${layer}.json`, line: 1, column }]);
        const effect = decideMcpServer(adminOf(settings), stdio(["a"], "ok")).effect;
        expect(effect).toBe(list === "allowedMcpServers" ? "allow" : "deny");
      }
    }
  });

  test("what is only left out of a list that allows", () => {
    for (const entry of [name("claude.ai Slack"), { serverName: "a", only: "x" }]) {
      expect(diagnosticsOf({ managed: allow(entry) }).map(({ code }) => code)).toEqual([
        "managed-invalid-entry",
      ]);
      expect(diagnosticsOf({ managed: deny(entry) })).toEqual([]);
    }
    expect(diagnosticsOf({ managed: allow({ serverName: "a", _why: "x" }) })).toEqual([]);
  });

  test.each([
    [url("mcp.example.com")],
    [url("ftp://mcp.example.com")],
    [url("https://u@mcp.example.com/")],
    [url("https://mcp.example.com:x/")],
    [url("https://mcp.example.com?x")],
    [url("https://a b/")],
    [url("https://${NONE}/")],
    [command("${NONE}")],
    [url(`https://${"a*".repeat(33)}`)],
  ])("%j allows nothing, and says so", (entry) => {
    expect(diagnosticsOf({ managed: allow(entry) }).map(({ code }) => code)).toEqual([
      "entry-without-effect",
    ]);
  });
});

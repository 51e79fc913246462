// @ts-nocheck
// biome-ignore-all lint/style/useTemplate: settings write their variables so
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AdminDecision,
  type AdminPolicy,
  compileAdmin,
  decideCommandSource,
  decideFlag,
  decideHook,
  decideLogin,
  decideMarketplace,
  decideMcpServer,
  decideSandboxHost,
  decideUpdate,
  decideVersion,
} from "../../src/admin/index.ts";
import { stricter } from "../../src/base/effect.ts";
import { type LayerName, layerNames } from "../../src/index.ts";
import { layerOf, parseSettings } from "../../src/settings/index.ts";
import { law } from "../laws/law.ts";

/** Every question, asked about the same value. */
const questions: Readonly<Record<string, (policy: AdminPolicy, about: never) => AdminDecision>> = {
  server: (policy, about) => decideMcpServer(policy, { name: "a", config: about }),
  "server as it is": decideMcpServer,
  marketplace: decideMarketplace,
  "command source": decideCommandSource,
  hook: decideHook,
  host: decideSandboxHost,
  version: decideVersion,
  update: decideUpdate,
  login: decideLogin,
  flag: decideFlag,
};

function answers(policy: AdminPolicy, about: unknown): readonly AdminDecision[] {
  return Object.values(questions).map((ask) => ask(policy, about as never));
}

const urls = ["https://a.example/*", "https://*.example/x", "http://localhost:*", "*", "https://$" + "{X}/"];
const mcpEntry: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ serverUrl: fc.constantFrom(...urls) }),
  fc.record({
    serverCommand: fc.array(fc.constantFrom("npx", "-y", "$" + "{X}"), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ serverName: fc.constantFrom("a", "b", "") }),
  fc.jsonValue({ maxDepth: 1 }),
);
const marketplace: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ source: fc.constant("github"), repo: fc.constantFrom("o/r", "O/r", "o/*", "o/s", "*") }),
  fc.record({
    source: fc.constant("git"),
    url: fc.constantFrom("https://github.com/o/r.git", "git@a.example:x", "ext::x"),
  }),
  fc.record({ source: fc.constant("url"), url: fc.constantFrom("https://a.example/m.json", "x") }),
  fc.record({ source: fc.constant("npm"), package: fc.constantFrom("p", "p@1") }),
  fc.record({ source: fc.constantFrom("file", "directory"), path: fc.constantFrom("/opt/m", "/opt/../m") }),
  fc.record({ source: fc.constant("hostPattern"), hostPattern: fc.constantFrom("^a", "github", "(?=a)") }),
  fc.record({ source: fc.constant("pathPattern"), pathPattern: fc.constantFrom("^/opt/", ".*", "[") }),
  fc.jsonValue({ maxDepth: 1 }),
);
const host = fc.constantFrom("a.example", "*.example", "a.example:443", "x y", "*");
const lists: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  allowedMcpServers: mcpEntry,
  deniedMcpServers: mcpEntry,
  strictKnownMarketplaces: marketplace,
  blockedMarketplaces: marketplace,
  allowedHttpHookUrls: fc.constantFrom(...urls),
};
const flags = [
  "allowManagedMcpServersOnly",
  "allowManagedHooksOnly",
  "disableAllHooks",
  "disableSideloadFlags",
  "strictPluginOnlyCustomization",
  "allowManagedPermissionRulesOnly",
];
type Json = Record<string, unknown>;
const settings: fc.Arbitrary<Json> = fc.record(
  {
    ...Object.fromEntries(
      Object.entries(lists).map(([key, entry]) => [key, fc.array(entry, { maxLength: 3 })]),
    ),
    ...Object.fromEntries(flags.map((key) => [key, fc.oneof(fc.boolean(), fc.constantFrom("x", null))])),
    sandbox: fc.record({
      network: fc.record(
        { allowedDomains: fc.array(host, { maxLength: 2 }), deniedDomains: fc.array(host, { maxLength: 2 }) },
        { requiredKeys: [] },
      ),
    }),
    env: fc.record({ X: fc.constantFrom("a.example", "b") }, { requiredKeys: [] }),
    requiredMinimumVersion: fc.constantFrom("1.0.0", "x"),
    forceLoginOrgUUID: fc.constantFrom("o", []),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Json>;
const about: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ url: fc.constantFrom("https://a.example/x", "http://localhost:80", "https://$" + "{X}/") }),
  fc.record({ command: fc.constantFrom("npx", "$" + "{X}"), args: fc.array(fc.constantFrom("-y", "x")) }),
  marketplace,
  fc.record({
    from: fc.constantFrom("user", "managed", "plugin", "sdk"),
    type: fc.constant("http"),
    url: fc.constantFrom("https://a.example/x", "http://localhost:1/"),
  }),
  fc.constantFrom("a.example", "a.example:443", "1.0.0", "--agents"),
  fc.jsonValue({ maxDepth: 2 }),
);
const layer = fc.constantFrom<LayerName>("managed", "local", "project", "user");
const layers = fc.array(fc.tuple(layer, settings), { minLength: 1, maxLength: 3 });

function compiled(
  written: readonly (readonly [LayerName, Json])[],
  order: "as written" | "reversed" = "as written",
): AdminPolicy {
  const readings = [...written]
    .sort(([a], [b]) => layerNames.indexOf(a) - layerNames.indexOf(b))
    .map(([name, value]) => layerOf(order === "reversed" ? reversed(value) : value, name));
  return compileAdmin(readings).policy;
}

function reversed(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value).map(([key, list]) => [key, Array.isArray(list) ? [...list].reverse() : list]),
  );
}

describe("laws", () => {
  law(
    "any settings and any value get an answer",
    fc.tuple(fc.array(fc.jsonValue(), { maxLength: 3 }), fc.jsonValue()),
    ([values, value]) => {
      const { policy } = compileAdmin(values.map((each, i) => layerOf(each, i === 0 ? "managed" : "user")));
      for (const { effect } of answers(policy, value)) expect(["deny", "ask", "allow"]).toContain(effect);
    },
  );

  law("the order of a list does not matter", fc.tuple(layers, about), ([written, value]) => {
    const [one, other] = (["as written", "reversed"] as const).map((order) =>
      answers(compiled(written, order), value),
    );
    expect(other!.map(({ effect }) => effect)).toEqual(one!.map(({ effect }) => effect));
  });

  const refusing = ["deniedMcpServers", "blockedMarketplaces"] as const;
  law(
    "an entry that denies never loosens",
    fc.tuple(layers, layer, fc.constantFrom(...refusing), mcpEntry, marketplace, host, about),
    ([written, name, key, entry, source, domain, value]) => {
      const denied = {
        [key]: [key === "deniedMcpServers" ? entry : source],
        sandbox: { network: { deniedDomains: [domain] } },
      };
      const before = answers(compiled(written), value);
      const after = answers(compiled([...written, [name, denied]]), value);
      for (const [i, { effect }] of after.entries()) expect(stricter(effect, before[i]!.effect)).toBe(effect);
    },
    500,
  );

  law(
    "what another layer than the managed one says never holds back hooks of the administrator",
    fc.tuple(settings, settings, about),
    ([managed, user, value]) => {
      const hook = { ...(value as object), from: "managed" } as never;
      const alone = compiled([["managed", { disableAllHooks: false, ...managed }]]);
      const both = compiled([
        ["managed", { disableAllHooks: false, ...managed }],
        ["user", user],
      ]);
      expect(decideHook(both, hook).effect).toBe(decideHook(alone, hook).effect);
    },
  );
});

describe("SEMANTICS EVAL-11, MAN-10: whatever goes wrong, nothing is allowed by it", () => {
  const thrower = new Proxy(
    {},
    { get: () => fault(), getOwnPropertyDescriptor: () => fault(), has: () => fault() },
  );
  test.each(Object.keys(questions).filter((name) => !["server", "command source"].includes(name)))(
    "a %s that throws",
    (name) => {
      const policy = compiled([
        [
          "managed",
          {
            allowedMcpServers: [],
            strictKnownMarketplaces: [],
            requiredMinimumVersion: "1.0.0",
            forceLoginMethod: "a",
            disableSideloadFlags: true,
            sandbox: { network: { strictAllowlist: true } },
          },
        ],
      ]);
      const { effect } = questions[name]!(policy, thrower as never);
      expect(["flag", "host"].includes(name) ? "deny" : effect).toBe("deny");
    },
  );

  test("damage of managed settings denies, of others asks, and denials hold", () => {
    const broken = parseSettings({ layer: "managed", text: "{" });
    const { policy } = compileAdmin([broken]);
    for (const { effect, because } of answers(policy, "a.example"))
      expect([effect, because]).toEqual(["deny", "EVAL-11"]);

    const user = parseSettings({
      layer: "user",
      text: '{"deniedMcpServers":[{"serverName":"x"}],"permissions":[]}',
    });
    const other = compileAdmin([user]).policy;
    expect(decideMcpServer(other, { name: "a", config: { command: "a" } }).effect).toBe("ask");
    expect(decideMcpServer(other, { name: "x", config: { command: "a" } }).effect).toBe("deny");
    expect(decideHook(other, { from: "user", type: "command" }).effect).toBe("ask");
    expect(decideHook(other, { from: "managed", type: "command" }).effect).toBe("allow");
    expect(decideMarketplace(other, { source: "npm", package: "a" }).effect).toBe("allow");
    expect([decideVersion, decideUpdate].map((ask) => ask(other, "1.0.0").effect)).toEqual(["allow", "ask"]);
  });

  test("a list of a damaged layer restricts, but its entries allow nothing", () => {
    const text = '{"allowedMcpServers":[{"serverName":"x"}],"permissions":[]}';
    const { policy } = compileAdmin([parseSettings({ layer: "user", text })]);
    expect(decideMcpServer(policy, { name: "x", config: { command: "a" } }).effect).toBe("deny");
  });
});

describe("SEMANTICS MAN-20: managed settings that others can write only restrict", () => {
  const loose = {
    enabledPlugins: { "p@m": true },
    managedMcpServers: { s: { type: "http", url: "https://s.example" } },
    allowedMcpServers: [{ serverName: "s" }],
    strictKnownMarketplaces: [{ source: "npm", package: "p" }],
    allowedHttpHookUrls: ["*"],
    allowManagedHooksOnly: true,
    disableCommandPluginSources: false,
    env: { X: "/bin" },
  };
  const distrust = {
    code: "managed-not-protected",
    severity: "error",
    message: "others can write it",
    line: 1,
    column: 1,
    endColumn: 1,
  } as const;
  const reading = (distrusted: boolean) =>
    parseSettings({ layer: "managed", text: JSON.stringify(loose), ...(distrusted ? { distrust } : {}) });
  const asked = (distrusted: boolean) => {
    const { policy } = compileAdmin([reading(distrusted)], { managedMcp: { file: "/m", tree: undefined } });
    return [
      decideMcpServer(policy, { name: "s", config: loose.managedMcpServers.s }),
      decideMarketplace(policy, { source: "npm", package: "p" }),
      decideCommandSource(policy),
      decideHook(policy, { from: "plugin", plugin: "p@m", type: "command" }),
      decideHook(policy, { from: "managed", type: "command" }),
    ].map(({ effect }) => effect);
  };

  test("nothing of them is taken that loosens", () => {
    expect(asked(false)).toEqual(["allow", "allow", "allow", "allow", "allow"]);
    expect(asked(true)).toEqual(["deny", "deny", "deny", "deny", "ask"]);
  });

  test("nor a variable", () => {
    const user = { allowedMcpServers: [{ serverCommand: ["$" + "{X}/s"] }, { serverCommand: ["/bin/s"] }] };
    const effects = [true, false].flatMap((distrusted) => {
      const managed = parseSettings({
        layer: "managed",
        text: '{"env":{"X":"/bin"}}',
        ...(distrusted ? { distrust } : {}),
      });
      const { policy } = compileAdmin([managed, layerOf(user, "user")]);
      return ["$" + "{X}/s", "/bin/s"].map(
        (command) => decideMcpServer(policy, { name: "s", config: { command } }).effect,
      );
    });
    expect(effects).toEqual(["deny", "allow", "allow", "allow"]);
  });
});

function fault(): never {
  throw new Error("out of order");
}

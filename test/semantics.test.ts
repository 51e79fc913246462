import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { sideloadFlags } from "../src/admin/flags.ts";
import { limits } from "../src/base/limits.ts";
import {
  type Circumstances,
  compile,
  type Decision,
  decide,
  layerNames,
  modes,
  type Session,
  type ToolCall,
  toolRemoved,
} from "../src/index.ts";
import { loadSettings, managedDirectories } from "../src/node/index.ts";
import { tools } from "../src/rule/tools.ts";
import { layerOf } from "../src/settings/index.ts";
import { permissionKeys } from "../src/settings/permission-keys.ts";

/** `grammar/SEMANTICS.md` against everything that cites it, and the statements that a decision case cannot show. */
const root = fileURLToPath(new URL("../", import.meta.url));

const statements = [...read("grammar/SEMANTICS.md").matchAll(/^\*\*([A-Z]+-\d+)\.\*\* \S/gm)].map(
  ([, id]) => id!,
);
const sources = filesIn("src", ".ts");
const tests = filesIn("test", ".ts").filter((file) => !file.endsWith("/case.ts"));
const cases = filesIn("test/conformance/cases", ".jsonl");

describe("grammar/SEMANTICS.md", () => {
  test("numbers no statement twice", () => {
    expect(statements.filter((id, i) => statements.indexOf(id) !== i)).toEqual([]);
  });

  test("has a statement for each citation", () => {
    const cited = [...sources, ...filesIn("grammar", ".peggy"), ...filesIn("test", ".ts")].flatMap((file) =>
      citationsIn(read(file)).map((id) => [id, file] as const),
    );
    const because = sources
      .filter((file) => file.startsWith("src/decide/") || file.startsWith("src/admin/"))
      .flatMap((file) => reasonsIn(read(file)).map((id) => [id, file] as const));
    const rows = cases.flatMap((file) =>
      rowsOf(file).flatMap(({ id, semantics }) => semantics.map((cites) => [cites, id] as const)),
    );
    const dangling = [...cited, ...because, ...rows]
      .filter(([id]) => !statements.includes(id))
      .map(([id, where]) => `${id} in ${where}`);
    expect([...new Set(dangling)]).toEqual([]);
  });

  test("says nothing that no test shows", () => {
    const shown = new Set([
      ...tests.flatMap((file) => citationsIn(read(file))),
      ...cases.flatMap((file) => rowsOf(file).flatMap(({ semantics }) => semantics)),
    ]);
    expect(statements.filter((id) => !shown.has(id))).toEqual([]);
  });

  test("is cited by every decision case", () => {
    expect(
      cases.flatMap((file) =>
        rowsOf(file)
          .filter(({ semantics }) => semantics.length === 0)
          .map(({ id }) => id),
      ),
    ).toEqual([]);
  });
});

describe("lists in statements are those of the code", () => {
  test("SEMANTICS EVAL-9: the tools that ask", () => {
    const asking = tools.filter(({ byDefault }) => byDefault === "ask").map(({ name }) => name);
    expect(namesIn("EVAL-9").sort()).toEqual(asking.sort());
  });

  test("SEMANTICS SET-11: the keys of `permissions`", () => {
    expect(
      namesIn("SET-11")
        .filter((name) => name !== "permissions")
        .sort(),
    ).toEqual([...permissionKeys].sort());
  });

  test.each(namesIn("ENV-5"))("SEMANTICS ENV-5: %s is safe", (name) => {
    expect(decided({ allow: ["Bash(make *)"] }, bash(`${name.replace("*", "ALL")}=1 make a`)).effect).toBe(
      "allow",
    );
  });

  test.each(namesIn("PROT-1").filter((name) => name.startsWith(".") && name !== ".claude/worktrees"))(
    "SEMANTICS PROT-1: %s is protected",
    (name) => {
      const path = `/srv/app/${name}${/rc$|\.json$/.test(name) ? "" : "/a"}`;
      expect(decided({ allow: ["Edit"] }, { tool: "Edit", input: { file_path: path } }).effect).toBe("ask");
    },
  );

  test("SEMANTICS MODE-1, SET-1: modes and layers", () => {
    expect(namesIn("MODE-1").filter((name) => name !== "manual")).toEqual([...modes]);
    expect(
      statementOf("SET-1")
        .match(/: ([^.]+)\./)?.[1]
        ?.split(", "),
    ).toEqual(layerNames.map((name) => (name === "cli" ? "command line" : name)));
  });

  test("SEMANTICS MAN-19: the flags that go past settings", () => {
    expect(namesIn("MAN-19").filter((name) => name.startsWith("--"))).toEqual(sideloadFlags);
  });

  test("SEMANTICS CAP-1, READ-12, WRAP-6: limits", () => {
    expect(statementOf("CAP-1")).toContain(limits.commandLengthMax.toLocaleString("en"));
    expect(statementOf("READ-12")).toContain(`up to ${limits.directoryDepthMax} directories deep`);
    expect(statementOf("WRAP-6")).toContain(`up to ${limits.wrapperDepthMax} deep`);
  });
});

describe("locks of managed settings", () => {
  const world = { platform: "linux", home: "/home/dana", cwd: "/srv/app" } as const;

  test("SEMANTICS MAN-12: no rule is suggested that would not count", () => {
    const suggested = (settings: object) => {
      const { policy } = compile([layerOf(settings, "managed").layer], { world });
      return decide(policy, bash("make all")).suggestions.map(({ rule }) => rule);
    };
    expect(suggested({})).toEqual(["Bash(make all)"]);
    expect(suggested({ allowManagedPermissionRulesOnly: true })).toEqual([]);
  });

  test("SEMANTICS MODE-9: bypass that is disabled is not available in plan", () => {
    const effectIn = (permissions: object) => {
      const { policy } = compile([layerOf({ permissions }, "managed").layer], {
        world,
        mode: "plan",
        bypassAvailable: true,
      });
      return decide(policy, bash("make all")).effect;
    };
    expect(effectIn({})).toBe("allow");
    expect(effectIn({ disableBypassPermissionsMode: "disable" })).toBe("ask");
  });
});

describe("citations, with § for the word that begins them", () => {
  test.each([
    ["a list", "@see § AB-1, CD-12", ["AB-1", "CD-12"]],
    ["a range", "§ AB-2 … AB-4, CD-1.", ["AB-2", "AB-3", "AB-4", "CD-1"]],
    ["a range in words", "§ AB-1 to AB-2 and CD-3; XY-9 is none", ["AB-1", "AB-2", "CD-3"]],
    ["two in a text", "§ AB-1 (§ CD-1)", ["AB-1", "CD-1"]],
    ["none", "§ of rules, and AB-1", []],
  ])("%s", (_, text, wanted) => {
    expect(citationsIn(text.replaceAll("§", "SEMANTICS"))).toEqual(wanted);
  });
});

describe("beyond decisions", () => {
  test("SEMANTICS EVAL-6, EVAL-7: a deny of the whole tool takes it away", () => {
    const { policy } = policyOf({ deny: ["Bash(*)", "mcp__jira", "Web*", "Read(.env)"] });
    const tools = ["Bash", "mcp__jira__find", "WebSearch", "Read", "Edit", "EndConversation"];
    expect(tools.filter((tool) => toolRemoved(policy, tool))).toEqual([
      "Bash",
      "mcp__jira__find",
      "WebSearch",
    ]);
    expect(toolRemoved(policyOf({ deny: ["*"] }).policy, "EndConversation")).toBe(true);
  });

  test("SEMANTICS EVAL-11: a fault of the engine asks", () => {
    const { policy } = policyOf({ allow: ["Read"] });
    const broken = { ...policy, world: { ...policy.world, links: () => fault() } };
    expect(decide(broken, { tool: "Read", input: { file_path: "/srv/app/a" } })).toMatchObject({
      effect: "ask",
    });
    const hostile = Object.defineProperty({}, "file_path", { get: fault, enumerable: true });
    expect(decide(policy, { tool: "Read", input: hostile }).effect).toBe("ask");
  });

  test.each([
    ["one for each part that asked", "make a && just b; ls", ["Bash(make a)", "Bash(just b)"]],
    ["none twice", "make a && make a", ["Bash(make a)"]],
    ["with the file that is written", "make a > 'x*'", ["Bash(make a)", "Edit(./x\\*)"]],
    ["none where a part cannot be named", "make a && $B", []],
    ["none beyond five", "a; b; c; d; e; f", []],
    ["none for what a person must answer", "make a; rm -r /etc", []],
  ])("SEMANTICS SYN-18, CMP-7: suggestions, %s", (_, command, wanted) => {
    expect(decided({}, bash(command)).suggestions.map(({ rule }) => rule)).toEqual(wanted);
  });

  test("SEMANTICS SYN-18: with the suggestions taken, the call is allowed", () => {
    const call = bash("make a && just 'b  (c' > 'x*'");
    const rules = decided({}, call).suggestions.map(({ rule }) => rule);
    expect(decided({ allow: rules }, call).effect).toBe("allow");
  });

  test("SEMANTICS MODE-9: plan mode with bypass available is free", () => {
    const call = { tool: "Edit", input: { file_path: "/srv/app/a" } };
    expect(decided({}, call, { mode: "plan" }).effect).toBe("ask");
    expect(decided({}, call, { mode: "plan", bypassAvailable: true }).effect).toBe("allow");
    expect(decided({ deny: ["Edit"] }, call, { mode: "plan", bypassAvailable: true }).effect).toBe("deny");
  });

  test("SEMANTICS PATH-6: `/x` of a file given on the command line is anchored at its directory", () => {
    const { layer } = layerOf({ permissions: { deny: ["Read(/keys/**)"] } }, "cli", {
      anchor: "/etc/agents",
    });
    const { policy } = compile([layer], session);
    const effects = ["/etc/agents/keys/a", "/srv/app/keys/a"].map(
      (path) => decide(policy, { tool: "Read", input: { file_path: path } }).effect,
    );
    expect(effects).toEqual(["deny", "allow"]);
  });

  test("SEMANTICS RO-5, PATH-9: the live directory of a call", () => {
    const call = bash("cat keys/a && git status");
    expect(decided({ deny: ["Read(keys/**)"] }, call, {}, { cwd: "/srv/app/pkg" }).effect).toBe("deny");
    expect(decided({}, bash("cat ../a"), {}, { cwd: "/srv/app/pkg" }).effect).toBe("allow");
  });
});

describe("settings files", () => {
  const directory = mkdtempSync(join(tmpdir(), "toolgate-semantics-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const at = (...names: readonly string[]): string => join(directory, ...names);
  const put = (file: string, rule: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ permissions: { deny: [rule] } }));
  };

  test("SEMANTICS SET-5, SET-1, MAN-3: which files count, strongest first", async () => {
    put(at("managed", "managed-settings.json"), "base");
    put(at("managed", "managed-settings.d", "10-a.json"), "ten");
    put(at("managed", "managed-settings.d", "20-b.json"), "twenty");
    put(at("managed", "managed-settings.d", ".30-c.json"), "hidden");
    put(at("repo", ".claude", "settings.local.json"), "local-root");
    put(at("repo", ".claude", "settings.json"), "project-root");
    put(at("repo", "pkg", ".claude", "settings.local.json"), "local-start");
    put(at("repo", "pkg", ".claude", "settings.json"), "project-start");
    put(at("home", ".claude", "settings.json"), "user");
    execFileSync("git", ["init", "--quiet", at("repo")]);
    const found = async (): Promise<string[]> => {
      const { layers } = await loadSettings({
        cwd: at("repo", "pkg"),
        home: at("home"),
        platform: "linux",
        managedDirectory: at("managed"),
      });
      return layers.flatMap(({ name, deny }) => deny.map(({ value }) => `${name} ${value}`));
    };
    expect(await found()).toEqual([
      "managed twenty",
      "managed ten",
      "managed base",
      "local local-root",
      "local local-start",
      "project project-start",
      "user user",
    ]);
    rmSync(at("repo", ".git"), { recursive: true });
    expect(await found()).not.toContain("local local-root");
  });

  test("SEMANTICS MAN-2: where managed settings lie", () => {
    expect(managedDirectories).toEqual({
      darwin: "/Library/Application Support/ClaudeCode",
      linux: "/etc/claude-code",
      win32: "C:\\Program Files\\ClaudeCode",
    });
  });
});

const session: Session = { world: { platform: "linux", home: "/home/dana", cwd: "/srv/app" } };

type Permissions = Readonly<Partial<Record<"allow" | "ask" | "deny", readonly string[]>>>;

function policyOf(permissions: Permissions, more: Partial<Session> = {}): ReturnType<typeof compile> {
  return compile([layerOf({ permissions }, "user").layer], { ...session, ...more });
}

function decided(
  permissions: Permissions,
  call: ToolCall,
  more: Partial<Session> = {},
  circumstances: Circumstances = {},
): Decision {
  return decide(policyOf(permissions, more).policy, call, circumstances);
}

function bash(command: string): ToolCall {
  return { tool: "Bash", input: { command } };
}

function fault(): never {
  throw new Error("out of order");
}

/** The text of a statement on one line. */
function statementOf(id: string): string {
  const text = read("grammar/SEMANTICS.md");
  const start = text.indexOf(`**${id}.** `);
  return text.slice(start, text.indexOf("\n\n", start)).replaceAll("\n", " ");
}

/** What stands in backticks in a statement. */
function namesIn(id: string): string[] {
  return [...statementOf(id).matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
}

/** The ids behind the word SEMANTICS, with what lies between the ends of a range. */
function citationsIn(text: string): string[] {
  const list = /\bSEMANTICS ([A-Z]+-\d+(?:(?:, | … | to | and )[A-Z]+-\d+)*)/g;
  return [...text.matchAll(list)].flatMap(([, ids]) =>
    [...ids!.matchAll(/([A-Z]+)-(\d+)(?:(?: … | to )\1-(\d+))?/g)].flatMap(([, prefix, from, to = from]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${prefix}-${Number(from) + i}`),
    ),
  );
}

/** The ids that are the `because` of a reason. */
function reasonsIn(text: string): string[] {
  return [...text.matchAll(/"([A-Z]+-\d+)"/g)].map(([, id]) => id!);
}

function rowsOf(file: string): readonly { readonly id: string; readonly semantics: readonly string[] }[] {
  return read(file)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { id: string; semantics?: string[] })
    .map(({ id, semantics = [] }) => ({ id, semantics }));
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

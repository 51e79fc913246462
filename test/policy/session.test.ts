import { describe, expect, test } from "vitest";
import { compile, type LayerName, type Session } from "../../src/index.ts";
import { layerOf } from "../../src/settings/index.ts";

const linux: Session = { world: { platform: "linux", home: "/home/dana", cwd: "/srv/app" } };

function compiled(settings: Partial<Record<LayerName, object>>, session: Partial<Session> = {}) {
  const layers = Object.entries(settings).map(([name, value]) => layerOf(value, name as LayerName).layer);
  return compile(layers, { ...linux, ...session });
}

describe("SEMANTICS MODE-5, MODE-6: the mode in which a session starts", () => {
  const mode = (defaultMode: unknown) => ({ permissions: { defaultMode } });
  test.each<readonly [settings: Partial<Record<LayerName, object>>, given: Session["mode"], mode: string]>([
    [{}, undefined, "default"],
    [{}, "plan", "plan"],
    [{ user: mode("plan") }, undefined, "plan"],
    [{ user: mode("plan") }, "acceptEdits", "acceptEdits"],
    [{ user: mode("plan"), project: mode("acceptEdits") }, undefined, "acceptEdits"],
    [{ user: mode("plan"), project: mode("free") }, undefined, "default"],
    [{ user: mode("plan"), project: mode("auto") }, undefined, "plan"],
    [{ user: mode("plan"), local: mode("bypassPermissions") }, undefined, "plan"],
    [{ user: mode("auto") }, undefined, "auto"],
    [{ user: mode("auto"), project: { permissions: { disableAutoMode: "disable" } } }, undefined, "default"],
    [{ user: mode("bypassPermissions") }, undefined, "bypassPermissions"],
    [
      {
        user: mode("bypassPermissions"),
        project: { permissions: { disableBypassPermissionsMode: "disable" } },
      },
      undefined,
      "default",
    ],
    [{ user: { permissions: { disableAutoMode: "disable" } } }, "bypassPermissions", "bypassPermissions"],
    [{ user: { permissions: { disableBypassPermissionsMode: "disable" } } }, "auto", "auto"],
  ])("%j, %s: %s", (settings, given, wanted) => {
    expect(compiled(settings, { mode: given }).policy.mode).toBe(wanted);
  });

  test("bypass is there where the session has it and no layer takes it", () => {
    const off = { user: { permissions: { disableBypassPermissionsMode: "disable" } } };
    const available = (settings: object, bypassAvailable?: boolean) =>
      compiled(settings, { bypassAvailable }).policy.bypassAvailable;
    expect([available({}), available({}, true), available(off, true)]).toEqual([false, true, false]);
  });
});

describe("what is said of settings that do not count", () => {
  const user = (permissions: object) => ({ user: { permissions } });
  const noMode = (shown: string) => `\`${shown}\` is no permission mode, so it counts as \`default\``;
  const noDirectory = (why: string) => `the additional directory is left out: ${why}`;
  const noHome = { world: { platform: "linux", cwd: "/srv/app" } } as const;
  const ownSlash =
    "managed settings have no directory of their own for a leading `/`, so the rule covers nothing";
  test.each<
    readonly [
      settings: Partial<Record<LayerName, object>>,
      session: Partial<Session>,
      said: readonly [severity: string, message: string, help?: string],
    ]
  >([
    [user({ defaultMode: "free" }), {}, ["error", noMode("free")]],
    [user({ defaultMode: ["a"] }), {}, ["error", noMode('["a"]')]],
    [
      { project: { permissions: { defaultMode: "auto" } } },
      {},
      [
        "warning",
        "`auto` is not taken from project settings",
        "set it in user settings or on the command line",
      ],
    ],
    [user({ additionalDirectories: [""] }), {}, ["error", noDirectory("the path is empty")]],
    [user({ additionalDirectories: [7] }), {}, ["error", noDirectory("it is no string")]],
    [user({ additionalDirectories: ["a\0b"] }), {}, ["error", noDirectory("the path holds a NUL character")]],
    [user({ additionalDirectories: ["\\\\host\\a"] }), {}, ["error", noDirectory("it is on the network")]],
    [
      user({ additionalDirectories: ["~/a"] }),
      noHome,
      ["error", noDirectory("the home directory is not known")],
    ],
    [
      user({ additionalDirectories: ["~bob/a"] }),
      {},
      ["error", noDirectory("`~bob` depends on the user database")],
    ],
    [
      user({ additionalDirectories: ["a"] }),
      { startDirectory: "srv/app" },
      ["error", noDirectory("the working directory is not an absolute path")],
    ],
    [
      { project: { permissions: { allow: ["Read(/a)"] } } },
      { trusted: false },
      [
        "warning",
        "1 allow rule is ignored: this workspace is not trusted",
        "trust the workspace, or move the rules to user settings",
      ],
    ],
    [
      { managed: { allowManagedPermissionRulesOnly: true }, ...user({ allow: ["Bash(a)", "Bash(b)"] }) },
      {},
      ["warning", "2 allow rules are ignored: managed settings let only managed allow rules count"],
    ],
    [
      { managed: { permissions: { allow: ["Read(/a)"] } } },
      {},
      ["error", ownSlash, "write `//a` for a path from the file-system root"],
    ],
    [
      user({ allow: ["Read(~/a)"] }),
      noHome,
      ["error", "the home directory is not known, so the rule covers nothing"],
    ],
  ])("%j, %j", (settings, session, [severity, message, help]) => {
    const { diagnostics } = compiled(settings, session);
    expect(diagnostics.map((finding) => [finding.severity, finding.message, finding.help])).toEqual([
      [severity, message, help],
    ]);
  });

  test("a broken entry of managed settings is said twice", () => {
    const { diagnostics } = compiled({ managed: { permissions: { deny: ["Bash(", "Reed"] } } });
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ["unclosed-rule", "error", "the specifier is opened with `(` and never closed"],
      [
        "managed-invalid-entry",
        "error",
        "managed settings: the specifier is opened with `(` and never closed",
      ],
      ["unknown-tool", "warning", "no known tool is called `Reed`"],
    ]);
  });
});

describe("SEMANTICS WD-1, WD-3: additional directories", () => {
  test.each<readonly [written: string, directory: string]>([
    ["/data", "/data"],
    ["//data", "/data"],
    ["~", "/home/dana"],
    ["~/data", "/home/dana/data"],
    ["../data", "/srv/data"],
    [".", "/srv/app"],
  ])("%s is %s", (written, directory) => {
    const settings = { user: { permissions: { additionalDirectories: [written, written] } } };
    expect(compiled(settings).policy.additionalDirectories).toEqual([directory]);
  });

  test("on Windows two slashes before a drive are no network path", () => {
    const world = { platform: "win32", home: "C:\\Users\\dana", cwd: "C:\\app" } as const;
    const settings = { user: { permissions: { additionalDirectories: ["//d/data", "E:\\data"] } } };
    expect(compiled(settings, { world }).policy.additionalDirectories).toEqual(["/d/data", "/e/data"]);
  });

  test("the start directory is one too, in each of its spellings, and as it is where it has none", () => {
    const workingDirectories = (session: Partial<Session>) =>
      compiled({ user: { permissions: { additionalDirectories: ["/data"] } } }, session).policy
        .workingDirectories;
    const links = (path: string) => (path === "/srv/app" ? "/mnt/app" : null);
    expect(workingDirectories({})).toEqual(["/srv/app", "/data"]);
    expect(workingDirectories({ world: { ...linux.world, links } })).toEqual([
      "/srv/app",
      "/mnt/app",
      "/data",
    ]);
    expect(workingDirectories({ world: { ...linux.world, cwd: "srv/app" } })).toEqual(["srv/app"]);
  });
});

test("SEMANTICS SBX-3: what is excluded from the sandbox is a rule of its layer, and what is no text is none", () => {
  const sandbox = { enabled: true, excludedCommands: ["docker *", 7, "docker * -f"] };
  const { excluded } = compiled({ local: { sandbox } }).policy.sandbox;
  expect(excluded.must("docker ps")).toMatchObject({
    effect: "ask",
    layer: "local",
    broken: false,
    rule: { text: "docker *", tool: { type: "name", name: "Bash", written: "Bash" } },
  });
  expect([excluded.must("Docker ps"), excluded.all.length]).toEqual([undefined, 2]);
});

test("only what allows is also compared to the letter, without its escapes and with them", () => {
  for (const [tool, family] of Object.entries({
    Bash: "shell",
    Monitor: "monitor",
    PowerShell: "powershell",
  } as const)) {
    const rules = [`${tool}(Run \\(a\\))`];
    const { policy } = compiled({ user: { permissions: { allow: rules, ask: rules, deny: rules } } });
    const { allow, ask, deny } = policy[family];
    const texts = ["Run (a)", "Run \\(a\\)"];
    expect(allow.writtenTexts()).toEqual(
      tool === "PowerShell" ? texts.map((text) => text.toLowerCase()) : texts,
    );
    expect([...ask.writtenTexts(), ...deny.writtenTexts()]).toEqual([]);
  }
});

test("places that are exempt from protection are read as paths of their platform", () => {
  const exempt = (session: Partial<Session>) => compiled({}, session).policy.protectedExempt;
  const world = { platform: "win32", home: "C:\\Users\\dana", cwd: "C:\\app" } as const;
  expect(exempt({})).toEqual([]);
  expect(exempt({ protectedExempt: ["/srv/app/.git"] })).toEqual(["/srv/app/.git"]);
  expect(exempt({ world, protectedExempt: ["C:\\app\\.git"] })).toEqual(["/c/app/.git"]);
});

test("damaged managed settings deny, damaged others ask, and both for reading too", () => {
  const floor = (...names: LayerName[]) =>
    compiled(Object.fromEntries(names.map((name) => [name, { permissions: 7 }]))).policy.floor;
  const { effect, sparesReading } = floor("user")!;
  expect([effect, sparesReading]).toEqual(["ask", false]);
  const managed = floor("user", "managed")!;
  expect([managed.effect, managed.sparesReading]).toEqual(["deny", false]);
});

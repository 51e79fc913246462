import { describe, expect, test } from "vitest";
import { compile, type Diagnostic, emptyLayer, type LayerName, type Session } from "../../src/index.ts";
import { byEffect } from "../../src/policy/compiled-rule.ts";
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

  test("a broken entry is said once, and of managed settings twice", () => {
    const codes = compiled(user({ deny: ["Bash("] })).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(["unclosed-rule"]);
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

  test("the home directory and that of the calls have each spelling too", () => {
    const links = (path: string) =>
      path === "/home/dana" ? "/mnt/dana" : path === "/data" ? "/mnt/data" : null;
    const startDirectory = "/srv/app";
    const { policy } = compiled({}, { startDirectory, world: { ...linux.world, cwd: "/data", links } });
    expect(policy.homeDirectories).toEqual(["/home/dana", "/mnt/dana"]);
    expect(policy.liveDirectories).toEqual(["/data", "/mnt/data"]);
    const homeless = compiled({}, { world: { platform: "linux", cwd: "/srv/app" } }).policy;
    expect(homeless.homeDirectories).toEqual([]);
  });
});

test("SEMANTICS SBX-3: what is excluded from the sandbox is a rule of its layer, and what is no text is none", () => {
  const sandbox = { enabled: true, excludedCommands: ["docker *", 7, "make 'a b'"] };
  const { excluded } = compiled({ local: { sandbox } }).policy.sandbox;
  expect(excluded.must("docker ps")).toMatchObject({
    effect: "ask",
    layer: "local",
    broken: false,
    rule: { text: "docker *", tool: { type: "name", name: "Bash", written: "Bash" } },
  });
  expect([excluded.must("Docker ps"), excluded.all.length]).toEqual([undefined, 2]);
  // other quoting does not evade it
  expect(excluded.must("make a b")).toMatchObject({ rule: { text: "make 'a b'" } });
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

describe("what is said of a path pattern that only compiling finds fault with", () => {
  const said = (permissions: object) =>
    compiled({ user: { permissions } }).diagnostics.map(
      ({ code, severity, message }) => `${severity} ${code}: ${message}`,
    );
  const noClass = "invalid-path-pattern: no character class has the name `foo`";
  test.each<readonly [permissions: object, said: readonly unknown[]]>([
    [{ deny: ["Read(x[[:foo:]])"] }, [`warning ${noClass}`]],
    [{ ask: ["Read(x[[:foo:]])"] }, [`warning ${noClass}`]],
    [{ allow: ["Read(//x[[:foo:]])"] }, [`error ${noClass}`]],
    // once for each rule, however many readings it has
    [{ deny: ["Read(/etc/x[[:foo:]])"] }, [expect.stringContaining("single-slash"), `warning ${noClass}`]],
    [{ deny: ["Read(x[[:foo:]])", "Edit(x[[:foo:]])"] }, [`warning ${noClass}`, `warning ${noClass}`]],
    // and not where reading it found fault already
    [{ deny: ["Read(x[a)"] }, [expect.stringContaining("`[` is never closed")]],
  ])("%j", (permissions, lines) => {
    expect(said(permissions)).toEqual(lines);
  });
});

describe("SEMANTICS SYN-7: what cannot be read and would restrict makes its tool ask", () => {
  const guards = (permissions: object) => {
    const world = { platform: "linux", cwd: "/srv/app" } as const;
    const { tools } = compiled({ user: { permissions } }, { world }).policy;
    expect([tools.deny.all, tools.allow.all]).toEqual([[], []]);
    return tools.ask.all.map(({ tool, value }) => [tool, value.rule.text, value.effect, value.broken]);
  };
  const named = (name: string) => ({ type: "name", name, written: name });
  test.each([
    ["Bash(", named("Bash"), "Bash("],
    [7, { type: "glob", pattern: "*" }, "7"],
    // without a home directory
    ["Read(~/a)", named("Read"), "Read(~/a)"],
    ["WebFetch(domain:é*.example)", named("WebFetch"), "WebFetch(domain:é*.example)"],
  ])("%s", (entry, tool, text) => {
    expect(guards({ deny: [entry] })).toEqual([[tool, text, "ask", true]]);
    expect(guards({ ask: [entry] })).toEqual([[tool, text, "ask", true]]);
    expect(guards({ allow: [entry] })).toEqual([]);
  });

  test("and what can be read does not", () => {
    const list = ["Bash(ls)", "Read(./a)", "WebFetch(domain:a.example)"];
    expect(guards({ deny: list, ask: list, allow: list })).toEqual([]);
  });
});

describe("SEMANTICS SYN-2: a bare rule for a shell", () => {
  test.each([
    ["Bash", "shell"],
    ["Monitor", "monitor"],
    ["PowerShell", "powershell"],
  ] as const)(
    "%s covers every command where it allows; one that restricts holds for the tool",
    (tool, family) => {
      for (const effect of ["deny", "ask", "allow"] as const) {
        const { policy } = compiled({ user: { permissions: { [effect]: [tool] } } });
        const { deny, ask, allow } = policy[family];
        expect([deny.isEmpty, ask.isEmpty, allow.isEmpty]).toEqual([true, true, effect !== "allow"]);
        expect(policy.tools[effect].first(tool)?.effect).toBe(effect);
      }
    },
  );
});

test("SEMANTICS PS-2: a PowerShell rule under an alias is also one for the cmdlet", () => {
  const texts = (tool: "Bash" | "PowerShell", command: string) => {
    const { policy } = compiled({ user: { permissions: { allow: [`${tool}(${command})`] } } });
    return policy[tool === "Bash" ? "shell" : "powershell"].allow.writtenTexts();
  };
  expect(texts("PowerShell", "ls")).toEqual(["ls", "get-childitem"]);
  expect(texts("PowerShell", "ls -a")).toEqual(["ls -a", "get-childitem -a"]);
  expect(texts("PowerShell", "ls:*")).toEqual(["ls:*", "get-childitem:*"]);
  expect(texts("PowerShell", "ls*")).toEqual(["ls*", "get-childitem*"]);
  expect(texts("Bash", "ls -a")).toEqual(["ls -a"]);
  const { policy } = compiled({ user: { permissions: { allow: ["PowerShell(Get-ChildItem *)"] } } });
  expect(policy.powershell.allow.all).toHaveLength(1);
});

test("settings that could not be confirmed ask, but for what only reads", () => {
  const diagnostic: Diagnostic = {
    code: "settings-unreadable",
    severity: "error",
    message: "it could not be fetched",
    line: 1,
    column: 1,
    endColumn: 1,
  };
  const { policy } = compile([{ ...emptyLayer("managed"), unconfirmed: diagnostic }], linux);
  expect(policy.floor).toEqual({ effect: "ask", diagnostic, sparesReading: true });
});

test("one value for each effect", () => {
  expect(byEffect((effect) => effect)).toEqual({ deny: "deny", ask: "ask", allow: "allow" });
});

test("damaged managed settings deny, damaged others ask, and both for reading too", () => {
  const floor = (...names: LayerName[]) =>
    compiled(Object.fromEntries(names.map((name) => [name, { permissions: 7 }]))).policy.floor;
  const { effect, sparesReading } = floor("user")!;
  expect([effect, sparesReading]).toEqual(["ask", false]);
  const managed = floor("user", "managed")!;
  expect([managed.effect, managed.sparesReading]).toEqual(["deny", false]);
});

// @ts-nocheck
import fc from "fast-check";
import type {
  Circumstances,
  Diagnostic,
  Effect,
  HookOutcome,
  Layer,
  LayerName,
  Session,
  ToolCall,
} from "../../src/index.ts";
import { emptyLayer, layerNames, modes } from "../../src/index.ts";
import { tools } from "../../src/rule/tools.ts";

/** A rule in a list of a layer. */
export type Line = { readonly layer: LayerName; readonly effect: Effect; readonly text: string };

/** The layers that hold these rules, in the order of their first rule. */
export function layersOf(lines: readonly Line[]): Layer[] {
  const names = [...new Set(lines.map((line) => line.layer))];
  return names.map((name) => {
    const list = (effect: Effect) =>
      lines
        .filter((line) => line.layer === name && line.effect === effect)
        .map(({ text }, i) => ({
          value: text,
          place: { file: `/${name}.json`, line: i + 1, column: 1, endColumn: text.length + 1 },
        }));
    return {
      ...emptyLayer(name),
      file: `/${name}.json`,
      deny: list("deny"),
      ask: list("ask"),
      allow: list("allow"),
    };
  });
}

export const home = "/Users/ada";
export const start = "/Users/ada/shop";
const targets = new Map([
  [`${start}/link`, "src"],
  [`${start}/out`, "/etc"],
  [`${start}/src/env`, "../.env"],
]);

/** A place to run in: two symbolic links, one out of the working directory. */
export const plainSession: Session = {
  world: { platform: "linux", home, cwd: start, links: (path) => targets.get(path) ?? null },
};

const pick = fc.constantFrom;

// ---- rules -----------------------------------------------------------------------------------------------------------

const programs = [
  "git",
  "rm",
  "ls",
  "npm",
  "curl",
  "cat",
  "echo",
  "sed",
  "find",
  "cp",
  "make",
  "sudo",
  "mkdir",
  "tee",
];
const words = [
  "push",
  "status",
  "run",
  "-rf",
  "-f",
  "build",
  "x",
  "src/a.ts",
  ".env",
  "--force",
  "origin",
  "a:b",
  "/etc/passwd",
];
const patternWord = fc.oneof(
  { weight: 5, arbitrary: pick(...words) },
  { weight: 2, arbitrary: pick("*", "--*", "b*", "*.ts", "'a b'", '"x"', "\\*") },
);

/** The specifier of a command rule. */
export const commandPattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: pick(...programs) },
      { weight: 2, arbitrary: pick("*", "g*", "NODE_ENV=x npm", "FOO=1 git", "/bin/rm", "* ") },
    ),
    fc.array(patternWord, { maxLength: 3 }),
    pick("", "", "", " *", ":*", "*"),
  )
  .map(([program, rest, end]) => [program, ...rest].join(" ") + end)
  .filter((text) => text !== "*" && text.trim() !== "");

const names = ["src", "a.ts", ".env", "secrets", "b", "node_modules", "x y"];
const patternNames = ["*", "**", "*.ts", ".e*", "s?c", "[ab]*", "[!a]b"];
const patternSegments = fc.array(
  fc.oneof({ weight: 3, arbitrary: pick(...names) }, { weight: 2, arbitrary: pick(...patternNames) }),
  { minLength: 1, maxLength: 3 },
);

/** The specifier of a path rule. */
export const pathPattern: fc.Arbitrary<string> = fc
  .tuple(
    pick("", "", "", "", "", "", "!"),
    pick("", "", "", "./", "/", "~/", "//", `/${start}/`, "//**/", "/etc/"),
    patternSegments,
    pick("", "", "", "/", "/**", "/*", "["),
  )
  .map(([negation, anchor, segments, end]) => negation + anchor + segments.join("/") + end);

const labels = ["example", "com", "api", "evil", "org"];
const hostPattern = fc
  .tuple(
    pick("", "", "*.", "api."),
    fc.array(
      fc.oneof({ weight: 4, arbitrary: pick(...labels) }, { weight: 1, arbitrary: pick("*", "ex*", "*i") }),
      { minLength: 1, maxLength: 3 },
    ),
    pick("", "", "."),
  )
  .map(([head, rest, end]) => head + rest.join(".") + end);

const servers = ["github", "git", "a"];
const mcpTools = ["get_issue", "get_pr", "delete", "x__y"];
const mcpPattern = fc.oneof(
  pick("mcp__*", "*", "mcp__git*", "mcp__*__delete", "W*", "Age*"),
  fc
    .tuple(pick(...servers), pick("", "__*", "__get_*", ...mcpTools.map((tool) => `__${tool}`)))
    .map(([server, tool]) => `mcp__${server}${tool}`),
);
const parameterRule = pick(
  "Bash(run_in_background:true)",
  "Bash(timeout:1*)",
  "Agent(model:opus)",
  "Agent(model:*)",
  "Write(content:*secret*)",
  "mcp__github__delete(force:true)",
  "mcp__github(force:t*)",
  "TodoWrite(todos:*)",
  "Read(limit:10)",
);
const toolNames = [...tools.map((tool) => tool.name), "Task", "Unheard"];
const namePattern = pick("Explore", "Explore *", "review", "review *", "app:review", "review:*");

/** A rule of any kind. */
export const ruleText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(pick("Bash", "Bash", "Bash", "Bash", "Monitor", "PowerShell"), commandPattern)
      .map(([tool, text]) => `${tool}(${text})`),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(pick("Read", "Read", "Edit", "Edit", "Cd", "Write"), pathPattern)
      .map(([tool, text]) => `${tool}(${text})`),
  },
  { weight: 2, arbitrary: hostPattern.map((host) => `WebFetch(domain:${host})`) },
  { weight: 2, arbitrary: mcpPattern },
  { weight: 1, arbitrary: parameterRule },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pick("Agent", "Skill", "Task"), namePattern)
      .map(([tool, name]) => `${tool}(${name})`),
  },
  {
    weight: 2,
    arbitrary: pick(
      "Bash",
      "Monitor",
      "PowerShell",
      "Read",
      "Edit",
      "Write",
      "WebFetch",
      "WebSearch",
      "Agent",
      "Skill",
      "Grep",
      "Cd",
      "EndConversation",
      "NotebookEdit",
    ),
  },
  {
    weight: 1,
    arbitrary: pick(
      "Bash(ls",
      "Bash()",
      "",
      "Read(!.env)",
      "Edit(!src)",
      "Foo(bar)",
      "toString",
      "__proto__",
    ),
  },
);

export const effect: fc.Arbitrary<Effect> = pick("deny", "ask", "allow", "allow");

export const line: fc.Arbitrary<Line> = fc.record({
  layer: pick(...layerNames, "user", "user", "project"),
  effect,
  text: ruleText,
});

export const lines: fc.Arbitrary<Line[]> = fc.array(line, { maxLength: 6 });

/** Whether a line takes back what others of its list say. Only then does order matter. */
export function cancels({ text }: Line): boolean {
  return text.includes("(!");
}

// ---- calls -----------------------------------------------------------------------------------------------------------

const kept = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

const plainWord = fc.oneof(
  pick(...words),
  pick(...programs),
  pick(
    "$X",
    '"$X"',
    "$HOME/x",
    "*.ts",
    "~/x",
    "'a b'",
    "link/a.ts",
    "out/passwd",
    "../b",
    "$(git push)",
    "`rm x`",
  ),
);

/** A simple command near a pattern of a command rule. */
function commandNear(pattern: string): fc.Arbitrary<string> {
  const parts = pattern
    .replace(/:\*$/, " *")
    .split(" ")
    .filter((word) => word !== "");
  const near = parts.map((word) =>
    word === "*"
      ? fc.array(plainWord, { maxLength: 2 }).map((run) => run.join(" "))
      : kept(word.replaceAll("*", "x"), plainWord),
  );
  return fc.tuple(...near).map((all) => all.filter((word) => word !== "").join(" ") || "ls");
}

const quoted = (command: string): fc.Arbitrary<string> => {
  const blank = command.indexOf(" ");
  const first = blank < 0 ? command : command.slice(0, blank);
  const rest = blank < 0 ? "" : command.slice(blank);
  return pick(
    command,
    command,
    command,
    `"${first}"${rest}`,
    `\\${command}`,
    `'${first}'${rest}`,
    `/usr/bin/${command}`,
  );
};
const prefix = pick(
  "",
  "",
  "",
  "",
  "sudo ",
  "env A=1 ",
  "FOO=bar ",
  "NODE_ENV=test ",
  "timeout 5 ",
  "nice -n 5 ",
  "xargs ",
  "xargs -n1 ",
  "time ",
  "! ",
  "$X ",
  "command ",
  "nohup ",
);
const suffix = pick(
  "",
  "",
  "",
  "",
  "",
  " > out.txt",
  " > /etc/x",
  " 2>/dev/null",
  " < .env",
  " >> .git/config",
  " | cat",
  " &",
  " # note",
  " > $X",
  " 2>&1",
);

const dressed = (command: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  command
    .chain(quoted)
    .chain((text) => fc.tuple(prefix, suffix).map(([before, after]) => before + text + after));

/** Command texts, simple or compound, that hold this one. */
const commandsOf = (simpleCommand: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: simpleCommand },
    {
      weight: 2,
      arbitrary: fc
        .tuple(simpleCommand, pick(" && ", "; ", " | ", " || ", "\n", " & "), simpleCommand)
        .map((parts) => parts.join("")),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          simpleCommand,
          pick(
            "(",
            "{ ",
            "echo $(",
            "if true; then ",
            "for f in a b; do ",
            "bash -c '",
            "cd src && ",
            "while read x; do ",
            "eval ",
            "cat <(",
            "find . -exec ",
          ),
        )
        .map(([command, open]) => open + command + (closings.get(open) ?? "")),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(simpleCommand, pick("'", '"', "$(", "\\", " &&", " |", "\u200b", "<<E", "${", "(("))
        .map((parts) => parts.join("")),
    },
  );
const closings = new Map([
  ["(", ")"],
  ["{ ", "; }"],
  ["echo $(", ")"],
  ["if true; then ", "; fi"],
  ["for f in a b; do ", "; done"],
  ["bash -c '", "'"],
  ["while read x; do ", "; done"],
  ["cat <(", ")"],
  ["find . -exec ", " \\;"],
]);

/** A command text, simple or compound. */
export const commandText: fc.Arbitrary<string> = commandsOf(dressed(commandPattern.chain(commandNear)));

export const pathText: fc.Arbitrary<string> = fc
  .tuple(
    pick(
      "",
      "",
      "",
      "./",
      "/",
      "~/",
      `${start}/`,
      "../",
      "/etc/",
      "link/",
      "out/",
      `${home}/`,
      "/proc/self/root/",
    ),
    fc.array(pick(...names, "x.ts", ".git", "..", "link", "env"), { maxLength: 3 }),
    pick("", "", "/"),
  )
  .map(([anchor, segments, end]) => anchor + segments.join("/") + end);

const url = fc
  .tuple(
    pick("https://", "https://", "http://", "ftp://", "https://user@"),
    fc.array(pick(...labels), { minLength: 1, maxLength: 4 }),
    pick("", ".", ":8080", "/x", "/?q=a.com"),
  )
  .map(([scheme, host, end]) => scheme + host.join(".") + end);

const extra = fc.record(
  {
    run_in_background: pick<unknown>(true, "true", false),
    timeout: pick<unknown>(10, 100),
    dangerouslyDisableSandbox: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** A call of any tool, most often one with the input that the tool takes. */
export const toolCall: fc.Arbitrary<ToolCall> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(pick("Bash", "Bash", "Bash", "Bash", "Monitor", "PowerShell"), commandText, extra)
      .map(([tool, command, rest]) => ({ tool, input: { command, ...rest } })),
  },
  {
    weight: 7,
    arbitrary: fc
      .tuple(pick("Read", "Edit", "Write", "MultiEdit", "Grep", "LSP", "Cd", "@file"), pathText)
      .map(([tool, path]) => ({ tool, input: { file_path: path, path, filePath: path } })),
  },
  {
    weight: 1,
    arbitrary: pathText.map((path) => ({ tool: "NotebookEdit", input: { notebook_path: path } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pathText, pathText)
      .map(([path, pattern]) => ({ tool: "Glob", input: { path, pattern: `${pattern}*` } })),
  },
  { weight: 2, arbitrary: url.map((text) => ({ tool: "WebFetch", input: { url: text } })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pick(...servers), pick(...mcpTools), pick(true, "true", "no", undefined))
      .map(([server, tool, force]) => ({ tool: `mcp__${server}__${tool}`, input: { force } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pick("Agent", "Task"), pick("Explore", "review", undefined), pick("opus", undefined))
      .map(([tool, type, model]) => ({ tool, input: { subagent_type: type, model } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pick("review", "app:review", "/review", "other"), pick("", "x y", undefined))
      .map(([skill, args]) => ({ tool: "Skill", input: { skill, args } })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(pick(...toolNames), fc.jsonValue()).map(([tool, input]) => ({ tool, input })),
  },
);

/** A call that one of the rules may well match: its pattern expanded, with some literals changed. */
export function callNear(rules: readonly Line[]): fc.Arbitrary<ToolCall> {
  const near = rules.flatMap(({ text }) => {
    const [, tool = "", specifier = ""] = /^(\w+)\((.*)\)$/s.exec(text) ?? [];
    const made = nearTo(tool, specifier);
    return made === undefined ? [] : [made];
  });
  return near.length === 0
    ? toolCall
    : fc.oneof({ weight: 3, arbitrary: fc.oneof(...near) }, { weight: 1, arbitrary: toolCall });
}

function nearTo(tool: string, specifier: string): fc.Arbitrary<ToolCall> | undefined {
  switch (tool) {
    case "Bash":
    case "Monitor":
    case "PowerShell":
      return fc
        .tuple(pick("Bash", "Bash", "Monitor", tool), commandsOf(dressed(commandNear(specifier))))
        .map(([name, command]) => ({ tool: name, input: { command } }));
    case "Read":
    case "Edit":
    case "Write":
    case "Cd":
      return fc
        .tuple(
          pathNear(specifier),
          pick(tool, "Read", "Edit", "Write", "Bash"),
          pick(
            "cat",
            "rm",
            "rm -rf",
            "grep -r x",
            "tee",
            "cd",
            "echo x >",
            "cat <",
            "cp src/a.ts",
            "ls",
            "sed -i s/a/b/",
            "touch",
          ),
        )
        .map(([path, name, program]) =>
          name === "Bash"
            ? { tool: name, input: { command: `${program} ${path}` } }
            : { tool: name, input: { file_path: path, path } },
        );
    case "WebFetch":
      return fc
        .tuple(
          ...specifier
            .replace("domain:", "")
            .split(".")
            .map((label) => kept(label.replaceAll("*", "xi"), pick(...labels))),
        )
        .map((host) => ({ tool, input: { url: `https://${host.join(".")}/` } }));
    default:
      return undefined;
  }
}

/** A path near a pattern of a path rule. */
function pathNear(pattern: string): fc.Arbitrary<string> {
  const root = pattern.startsWith("//") ? "/" : pattern.startsWith("/") ? start + "/" : "";
  const segments = pattern.split("/").filter((name) => name !== "" && name !== "!");
  const near = segments.map((name) =>
    name === "~"
      ? fc.constant(name)
      : name === "**"
        ? fc.array(pick(...names), { maxLength: 2 }).map((run) => run.join("/"))
        : kept(
            name
              .replaceAll("*", "x")
              .replace("?", "r")
              .replace(/\[.*\]/, "a"),
            pick(...names, "*", "$X"),
          ),
  );
  return fc.tuple(pick("", "", "src/", "link/"), pick("", "", "/", "/b", "/.."), ...near).map(
    ([before, after, ...all]) =>
      (root === "" && !pattern.startsWith("~") ? before : root) +
      all
        .filter((name) => name !== "")
        .join("/")
        .replaceAll(" ", "\\ ") +
      after,
  );
}

// ---- sessions --------------------------------------------------------------------------------------------------------

export const session: fc.Arbitrary<Session> = fc
  .record({
    mode: pick(undefined, ...modes),
    trusted: pick(true, true, true, false),
    bypassAvailable: pick(false, false, true),
    linked: fc.boolean(),
    platform: pick("linux", "linux", "darwin"),
    ignoresCase: pick(undefined, undefined, true),
  })
  .map(({ mode, trusted, bypassAvailable, linked, platform, ignoresCase }) => ({
    ...plainSession,
    world: {
      ...plainSession.world,
      platform,
      ignoresCase,
      ...(linked ? {} : { links: undefined }),
    } as Session["world"],
    mode,
    trusted,
    bypassAvailable,
    connectorAsk: ["mcp__a__delete"],
    requiresUserInteraction: ["mcp__a__get_pr"],
  }));

const hook: fc.Arbitrary<HookOutcome> = fc.record({
  event: pick("PreToolUse", "PermissionRequest"),
  effect: pick("deny", "ask", "allow", "allow", "none"),
});

export const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  cwd: pick(undefined, undefined, undefined, `${start}/src`, "/etc"),
  hooks: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(hook, { maxLength: 2 }) },
  ),
  willRunSandboxed: pick(undefined, undefined, true),
});

/** The settings beside rules that change decisions. */
const beside = fc.record({
  sandbox: pick(
    undefined,
    undefined,
    { enabled: true },
    { enabled: true, autoAllowBashIfSandboxed: false },
    { enabled: true, allowUnsandboxedCommands: false },
  ),
  excluded: pick([], ["git *"], ["npm *", "make"]),
  directories: pick([], [], ["/srv"], ["../other"], ["link"]),
  blockReads: pick(false, false, false, true),
  disableBypass: pick(false, false, false, true),
  unconfirmed: pick(...Array(9).fill(false), true),
  managedOnly: pick(false, false, false, true),
  classifyAllShell: fc.boolean(),
  tracked: fc.boolean(),
});

type Beside = typeof beside extends fc.Arbitrary<infer T> ? T : never;

/** Why a policy is not there. */
const notHad: Diagnostic = {
  code: "remote-not-confirmed",
  severity: "warning",
  message: "no server settings",
  line: 1,
  column: 1,
  endColumn: 1,
};

/** The layers that hold these rules; the first also has the other settings. */
export function layersWith(rules: readonly Line[], settings: Beside): Layer[] {
  const placed = (value: string) => ({ value, place: { line: 1, column: 1, endColumn: 2 } });
  return layersOf(rules).map((layer, i): Layer => {
    if (i > 0) return { ...layer, tracked: settings.tracked };
    return {
      ...layer,
      tracked: settings.tracked,
      sandbox: { ...settings.sandbox, excludedCommands: settings.excluded.map(placed) },
      additionalDirectories: settings.directories.map(placed),
      blockReadsOutsideWorkingDirectories: settings.blockReads,
      disableBypassPermissionsMode: settings.disableBypass,
      ...(settings.unconfirmed ? { unconfirmed: notHad } : {}),
      allowManagedPermissionRulesOnly: settings.managedOnly,
      classifyAllShell: settings.classifyAllShell,
    };
  });
}

/** Rules and settings, a session, and a call that the rules have something to say about. */
export const scene = fc
  .record({ rules: lines, beside, session, circumstances })
  .chain((given) => callNear(given.rules).map((call) => ({ ...given, call })));

import fc from "fast-check";
import type { ToolCall } from "../index.ts";
import { tools } from "../rule/tools.ts";
import { commandNear, nearTo, pathNear } from "./near.ts";
import { commandPattern, labels, names, servers, serverTools } from "./rules.ts";
import { home, type Line, start } from "./scene.ts";
import { scripts } from "./scripts.ts";

const pick = fc.constantFrom;

// ---- commands --------------------------------------------------------------------------------------------------------

/** Two commands in three have none of these. */
const prefix = often(
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
const suffix = often(
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

function often(...texts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant("") }, { weight: 1, arbitrary: pick(...texts) });
}

const quoted = (command: string): fc.Arbitrary<string> => {
  const blank = command.indexOf(" ");
  const first = blank < 0 ? command : command.slice(0, blank);
  const rest = blank < 0 ? "" : command.slice(blank);
  return pick(
    ...Array<string>(8).fill(command),
    `"${first}"${rest}`,
    `\\${command}`,
    `'${first}'${rest}`,
    `/usr/bin/${command}`,
  );
};

const dressed = (command: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  command
    .chain(quoted)
    .chain((text) => fc.tuple(prefix, suffix).map(([before, after]) => before + text + after));

const brackets: readonly (readonly [open: string, close: string])[] = [
  ["(", ")"],
  ["{ ", "; }"],
  ["echo $(", ")"],
  ["if true; then ", "; fi"],
  ["for f in a b; do ", "; done"],
  ["bash -c '", "'"],
  ["cd src && ", ""],
  ["while read x; do ", "; done"],
  ["eval ", ""],
  ["cat <(", ")"],
  ["find . -exec ", " \\;"],
];

/** Command texts, simple or compound, that hold this one. */
const commandsOf = (simple: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: simple },
    {
      weight: 2,
      arbitrary: fc
        .tuple(simple, pick(" && ", "; ", " | ", " || ", "\n", " & "), simple)
        .map((parts) => parts.join("")),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(simple, pick(...brackets))
        .map(([command, [open, close]]) => open + command + close),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(simple, pick("'", '"', "$(", "\\", " &&", " |", "\u200b", "<<E", "${", "(("))
        .map((parts) => parts.join("")),
    },
  );

/** A command text as agents write them: simple, wrapped, in a list, in brackets, now and then broken; one in seven is of `scripts`. */
export const commands: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: commandsOf(dressed(commandPattern.chain(commandNear))) },
  { weight: 1, arbitrary: scripts },
);

// ---- other inputs ----------------------------------------------------------------------------------------------------

/** A path, relative or not, some of them through a link or with `..`. */
export const paths: fc.Arbitrary<string> = fc
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

/** A URL, most of them of a web server. */
export const urls: fc.Arbitrary<string> = fc
  .tuple(
    pick("https://", "https://", "http://", "ftp://", "https://user@"),
    fc.array(pick(...labels), { minLength: 1, maxLength: 4 }),
    pick("", ".", ":8080", "/x", "/?q=a.com"),
  )
  .map(([scheme, host, end]) => scheme + host.join(".") + end);

const shellTool = pick("Bash", "Bash", "Bash", "Bash", "Monitor", "PowerShell");

const besideCommand = fc.record(
  {
    run_in_background: pick<unknown>(true, "true", false),
    timeout: pick<unknown>(10, 100),
    dangerouslyDisableSandbox: fc.boolean(),
  },
  { requiredKeys: [] },
);

const shellCall = (command: fc.Arbitrary<string>): fc.Arbitrary<ToolCall> =>
  fc
    .tuple(shellTool, command, besideCommand)
    .map(([tool, text, rest]) => ({ tool, input: { command: text, ...rest } }));

const fileTools = ["Read", "Edit", "Write", "MultiEdit", "Grep", "LSP", "Cd", "@file"] as const;
const fileInput = (path: string) => ({ file_path: path, path, filePath: path });

/** Calls of the tools that rules name, each with the input that the tool takes. */
const callsOf: ReadonlyMap<string, fc.Arbitrary<ToolCall>> = new Map([
  ...fileTools.map(
    (tool) => [tool as string, paths.map((path): ToolCall => ({ tool, input: fileInput(path) }))] as const,
  ),
  ...["Bash", "Monitor", "PowerShell"].map(
    (tool) => [tool, commands.map((command): ToolCall => ({ tool, input: { command } }))] as const,
  ),
  ["NotebookEdit", paths.map((path) => ({ tool: "NotebookEdit", input: { notebook_path: path } }))],
  [
    "Glob",
    fc
      .tuple(paths, paths)
      .map(([path, pattern]) => ({ tool: "Glob", input: { path, pattern: `${pattern}*` } })),
  ],
  ["WebFetch", urls.map((url) => ({ tool: "WebFetch", input: { url } }))],
  ...["Agent", "Task"].map(
    (tool) =>
      [
        tool,
        fc
          .tuple(pick("Explore", "review", undefined), pick("opus", undefined))
          .map(([type, model]): ToolCall => ({ tool, input: given({ subagent_type: type, model }) })),
      ] as const,
  ),
  [
    "Skill",
    fc
      .tuple(pick("review", "app:review", "/review", "other"), pick("", "x y", undefined))
      .map(([skill, args]) => ({ tool: "Skill", input: given({ skill, args }) })),
  ],
]);

const serverCall: fc.Arbitrary<ToolCall> = fc
  .tuple(pick(...servers), pick(...serverTools), pick(true, "true", "no", undefined))
  .map(([server, tool, force]) => ({ tool: `mcp__${server}__${tool}`, input: given({ force }) }));

const toolNames = [...tools.map((tool) => tool.name), "Task", "Unheard"];

/** A call of this tool, with the input that it takes where rules look at it, else with any JSON value. */
export function callOf(tool: string): fc.Arbitrary<ToolCall> {
  return callsOf.get(tool) ?? fc.jsonValue().map((input) => ({ tool, input }));
}

/** Without what is undefined: a call is plain JSON. */
function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A call of any tool, most often one with the input that the tool takes. Plain JSON. */
export const toolCalls: fc.Arbitrary<ToolCall> = fc.oneof(
  { weight: 10, arbitrary: shellCall(commands) },
  { weight: 7, arbitrary: pick(...fileTools).chain(callOf) },
  { weight: 1, arbitrary: callOf("NotebookEdit") },
  { weight: 1, arbitrary: callOf("Glob") },
  { weight: 2, arbitrary: callOf("WebFetch") },
  { weight: 2, arbitrary: serverCall },
  { weight: 1, arbitrary: pick("Agent", "Task").chain(callOf) },
  { weight: 1, arbitrary: callOf("Skill") },
  {
    weight: 1,
    arbitrary: fc.tuple(pick(...toolNames), fc.jsonValue()).map(([tool, input]) => ({ tool, input })),
  },
);

// ---- calls near rules ------------------------------------------------------------------------------------------------

/**
 * A call near the border of one of these rules: its pattern is expanded into a text, each literal of which stays with a
 * chance of 3 in 4 and else becomes something near. One call in eight is any call.
 */
export function callsNear(rules: readonly Line[]): fc.Arbitrary<ToolCall> {
  const near = rules.map(({ text }) => callNear(text)).filter((calls) => calls !== undefined);
  return near.length === 0
    ? toolCalls
    : fc.oneof({ weight: 7, arbitrary: fc.oneof(...near) }, { weight: 1, arbitrary: toolCalls });
}

const pathPrograms = [
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
] as const;

/** A call near one rule, or undefined where the rule is about no call. */
function callNear(rule: string): fc.Arbitrary<ToolCall> | undefined {
  const [, written = rule, specifier] = /^([\w*]+)\((.*)\)$/s.exec(rule) ?? [];
  if (!/^[\w*]+$/.test(written)) return undefined;
  const tool = nearTo(written.replaceAll("*", "x"), toolNames);
  if (specifier === undefined || /^__|^to/.test(written))
    return written.includes("*") || written.startsWith("mcp__") ? toolNear(written) : tool.chain(callOf);
  const parameter = /^([a-z_]+):(.*)$/s.exec(specifier);
  if (parameter !== null && written !== "WebFetch" && !(written === "Skill" || specifier.endsWith(":*")))
    return callWith(written, parameter[1]!, parameter[2]!);
  switch (written) {
    case "PowerShell":
      return commandNear(specifier).map((command) => ({ tool: written, input: { command } }));
    case "Bash":
    case "Monitor":
      return fc
        .tuple(
          pick(...Array<string>(6).fill(written), "Bash", "Monitor", "PowerShell"),
          commandsOf(dressed(commandNear(specifier))),
        )
        .map(([name, command]) => ({ tool: name, input: { command } }));
    case "Read":
    case "Edit":
    case "Write":
    case "Cd":
      return fc
        .tuple(
          pathNear(specifier),
          pick(...Array<string>(6).fill(written), "Read", "Edit", "Write", "Bash", "Bash"),
          pick(...pathPrograms),
        )
        .map(([path, name, program]) =>
          name === "Bash"
            ? { tool: name, input: { command: `${program} ${path.replaceAll(" ", "\\ ")}` } }
            : { tool: name, input: fileInput(path) },
        );
    case "WebFetch":
      return hostNear(specifier.replace("domain:", "")).map((host) => ({
        tool: written,
        input: { url: `https://${host}/` },
      }));
    case "Agent":
    case "Task":
      return fc
        .tuple(pick("Agent", "Task"), nearTo(specifier.replace(/ \*$/, ""), ["Explore", "review"]))
        .map(([name, type]) => ({ tool: name, input: { subagent_type: type } }));
    case "Skill":
      return fc
        .tuple(
          pick("", "", "app:"),
          nearTo(specifier.replace(/ \*$|:\*$/, ""), ["review", "app:review"]),
          pick("", "x y"),
        )
        .map(([scope, skill, args]) => ({ tool: written, input: { skill: scope + skill, args } }));
    default:
      return callWith(written, "x", specifier);
  }
}

/** A call of a tool of a server, or of one that a glob may match. */
function toolNear(pattern: string): fc.Arbitrary<ToolCall> {
  const parts = pattern.replace(/^(mcp__[^_*]+)$/, "$1__*").split("__");
  const near = parts.map((part) =>
    part.includes("*")
      ? pick("", "hub", "issue", "ent", "rite", "get_pr", "delete").map((run) => part.replaceAll("*", run))
      : nearTo(part, [...servers, ...serverTools]),
  );
  return fc
    .tuple(...near)
    .map((all) => all.join("__"))
    .chain((tool) => (tool.startsWith("mcp__") ? serverInput(tool) : callOf(tool)));
}

const serverInput = (tool: string): fc.Arbitrary<ToolCall> =>
  pick(true, "true", "no", undefined).map((force) => ({ tool, input: given({ force }) }));

/** A call with this parameter, near the value. */
function callWith(tool: string, parameter: string, value: string): fc.Arbitrary<ToolCall> {
  const text = nearTo(value.replaceAll("*", "0"), ["true", "10", "opus"]);
  return fc
    .tuple(callOf(tool), text)
    .map(([call, given]) => ({ tool, input: { ...(call.input as object), [parameter]: scalar(given) } }));
}

function scalar(text: string): unknown {
  return text === "true" ? true : /^\d+$/.test(text) ? Number(text) : text;
}

/** A host near the one of a domain rule. A first `*.` stands for one label or more. */
function hostNear(pattern: string): fc.Arbitrary<string> {
  const near = pattern
    .split(".")
    .map((label, i) =>
      label === "*" && i === 0
        ? fc.array(pick(...labels), { maxLength: 2 }).map((run) => run.join("."))
        : nearTo(label.replaceAll("*", "xi"), labels),
    );
  return fc.tuple(...near).map((all) => all.filter((label, i) => label !== "" || i > 0).join("."));
}

/** The tool calls that show what is said of a text. */
import { innerBlank } from "../base/command-text.ts";
import type { ToolCall } from "../base/tool-call.ts";
import type { Circumstances } from "../decide/decision.ts";
import type { Area } from "./areas.ts";
import { parameterMark } from "./areas.ts";
import { type Automaton, Writer } from "./automaton.ts";
import { allBut, type CharacterSet, commonOf, setOf, single } from "./character-set.ts";
import { directoryMark, pathOfText } from "./path-texts.ts";

/** A call, and what is true while it is made. */
export type Situation = {
  readonly call: ToolCall;
  readonly circumstances: Circumstances;
};

/** Texts that turn up in ordinary calls: a person reads them more easily. */
export function ordinaryTexts(kind: Area["kind"]): Automaton {
  return ordinary[kind];
}

const visibleAscii: CharacterSet = [0x21, 0x7e];

/** Words, a single blank between two. */
const words: Automaton = separated(visibleAscii, " ");
const inName = commonOf(visibleAscii, allBut(single(0x2f)));

const ordinary: Readonly<Record<Area["kind"], Automaton>> = {
  command: words,
  name: words,
  tool: separated(visibleAscii, ""),
  path: separated(inName, "/", "/"),
  host: separated(setOf([0x2d, 0x2d, 0x30, 0x39, 0x61, 0x7a]), "."),
  parameter: separated(visibleAscii, parameterMark),
};

function separated(set: CharacterSet, separator: string, start = ""): Automaton {
  const first = new Writer().text(start).one(set).run(set).end();
  if (separator === "") return first.automaton();
  return first
    .again(single(separator.codePointAt(0)!), set)
    .end()
    .automaton();
}

/** A directory that no policy is likely to name. */
const elsewhere = "/elsewhere";
/** A path outside of every usual working directory. */
const outside = "/x/y";

/** What makes a call of a tool about something, where a rule for the tool as a whole is to be seen. */
const plainInputs: ReadonlyMap<string, Record<string, unknown>> = new Map<string, Record<string, unknown>>([
  ["Bash", { command: "pwd" }],
  ["Monitor", { command: "pwd" }],
  ["PowerShell", { command: "Get-Location" }],
  ["Read", { file_path: outside }],
  ["LSP", { filePath: outside }],
  ["Grep", { pattern: "x", path: outside }],
  ["Glob", { pattern: "x", path: outside }],
  ["Edit", { file_path: outside }],
  ["MultiEdit", { file_path: outside }],
  ["Write", { file_path: outside }],
  ["NotebookEdit", { notebook_path: outside }],
  ["Cd", { path: outside }],
  ["WebFetch", { url: "https://example.com/" }],
  ["Skill", { skill: "x" }],
]);

/** The circumstances in which calls differ that plainly do not: with none, what asks by a rule asks as well without it. */
export const telling: readonly Circumstances[] = [
  {},
  { hooks: [{ event: "PreToolUse", effect: "allow" }] },
  { hooks: [{ event: "PermissionRequest", effect: "allow" }] },
  { willRunSandboxed: true },
];

/** The ways in which a text of an area can turn up in a call, the plainest first. */
export function situationsOf(area: Area, text: string, start: string): readonly Situation[] {
  const plain = callsOf(area, text, start);
  const circumstances = area.sandboxed ? [{ willRunSandboxed: true }] : telling;
  const cwd = area.moved ? { cwd: elsewhere } : {};
  return circumstances.flatMap((more) => plain.map((call) => ({ call, circumstances: { ...more, ...cwd } })));
}

function callsOf(area: Area, text: string, start: string): readonly ToolCall[] {
  switch (area.kind) {
    case "command":
      return commandCalls(area.subject, text);
    case "path":
      return pathCalls(area, text, start);
    case "host":
      return [{ tool: area.subject, input: { url: `https://${text}/` } }];
    case "name":
      return [
        { tool: area.subject, input: area.subject === "Skill" ? { skill: text } : { subagent_type: text } },
      ];
    case "tool":
      return [{ tool: text, input: plainInputs.get(text) ?? {} }];
    case "parameter": {
      const at = text.indexOf(parameterMark);
      const [tool, value] = [text.slice(0, at), text.slice(at + 1)];
      return [{ tool, input: { ...plainInputs.get(tool), [area.subject]: value } }];
    }
  }
}

function commandCalls(tool: string, text: string): readonly ToolCall[] {
  if (tool === "PowerShell") return [{ tool, input: { command: powershellCommand(text) } }];
  const command = shellCommand(text);
  // another directory may name programs that a command runs. SEMANTICS RO-8
  return [command, `cd sub && ${command}`].map((command) => ({ tool, input: { command } }));
}

/** A command whose text this is. */
export function shellCommand(text: string): string {
  return text.split(" ").map(shellWord).join(" ");
}

function shellWord(word: string): string {
  const plain = word.replaceAll(innerBlank, " ");
  if (/^[\w./:@%+,=-]+$/.test(plain) && !reserved.has(plain)) return plain;
  return `'${plain.replaceAll("'", "'\\''")}'`;
}

/** POSIX 2.4 and what bash and zsh add; quoted they are ordinary words. */
const reserved: ReadonlySet<string> = new Set(
  "if then elif else fi for while until do done case esac in select function time coproc repeat foreach end nocorrect".split(
    " ",
  ),
);

function powershellCommand(text: string): string {
  const words = text.split(" ").map((word) => {
    const plain = word.replaceAll(innerBlank, " ");
    return /^[\w./:-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "''")}'`;
  });
  return words[0]!.startsWith("'") ? `& ${words.join(" ")}` : words.join(" ");
}

function pathCalls(
  { subject, moved, folded, below }: Area,
  text: string,
  start: string,
): readonly ToolCall[] {
  let path = pathOfText(text);
  if (text.endsWith(directoryMark) && path !== "/") path += "/";
  // working directories are compared with their own case
  const lower = start.toLowerCase();
  if (folded && path.startsWith(`${lower}/`)) path = start + path.slice(lower.length);
  if (moved) {
    if (!path.startsWith(`${start}/`)) return [];
    path = elsewhere + path.slice(start.length);
  }
  if (subject === "Cd") return [{ tool: "Cd", input: { path } }];
  const own = { tool: subject, input: { file_path: path } };
  const above = path.slice(0, path.replace(/\/$/, "").lastIndexOf("/")) || "/";
  if (below) return [own, { tool: "Bash", input: { command: `rm -r ${shellWord(above)}` } }];
  return subject === "Read" ? [own, { tool: "Bash", input: { command: `cd ${shellWord(path)}` } }] : [own];
}

/** Characters that make a call another kind of call: options, other directories. */
export function alphabetOf({ kind }: Area): string {
  return kind === "command" ? "-/.~" : "";
}

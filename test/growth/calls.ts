// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { compile, decide, emptyLayer, type Layer, type ToolCall } from "../../src/index.ts";
import { sizes } from "./commands.ts";
import { repeated, repeating, type Subject } from "./subject.ts";

const layer: Layer = {
  ...emptyLayer("user"),
  deny: entries(
    "PowerShell(* -Force *)",
    "Read(**/*.key)",
    "WebFetch(domain:*.a.example)",
    "mcp__*a*a*a*b",
    "X(a:*b*)",
  ),
  ask: entries("PowerShell(rm *)", "Edit(/z/*/b/**)", "WebFetch(domain:*.*.b)", "Agent(a*b)"),
  allow: entries("PowerShell(a *)", "Read(./src/**)", "WebFetch(domain:example.com)", "mcp__s__*"),
};

const { policy } = compile([layer], {
  world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" },
});

function entries(...rules: readonly string[]): Layer["deny"] {
  return rules.map((value, i) => ({ value, place: { line: i + 1, column: 1, endColumn: value.length + 1 } }));
}

function deciding(name: string, pieces: readonly string[], callOf: (text: string) => ToolCall): Subject {
  const rows = repeating(pieces, (text) => decide(policy, callOf(text)));
  return { name, sizes, rows };
}

/** A value inside a value inside … */
function nestedValue(wrap: (value: unknown) => unknown, depth: number): unknown {
  let value: unknown = "a";
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

/** Whatever else an agent may send that is long or deep. */
export const callSubjects: readonly Subject[] = [
  deciding(
    "PowerShell",
    ["a; ", "a | ", "$(", "& { ", '"$(', "a -b c ", "`", "'", "@(", "a,"],
    (command) => ({
      tool: "PowerShell",
      input: { command },
    }),
  ),
  deciding("Read", ["a", "a/", "../", "./", "~/", "*/", "é", "%41"], (path) => ({
    tool: "Read",
    input: { file_path: `/${path}` },
  })),
  deciding("WebFetch", ["a", "a.", "a/", "a@", "%2e", "ß", "[", ":"], (text) => ({
    tool: "WebFetch",
    input: { url: `https://${text}` },
  })),
  deciding("names", ["a", "_", "*", "é"], (text) => ({ tool: `mcp__${text}`, input: {} })),
  deciding("sub-agents", ["a", "ab"], (text) => ({ tool: "Agent", input: { subagent_type: text } })),
  {
    name: "deep values",
    sizes,
    rows: [
      ["[…]", (value: unknown) => [value]] as const,
      ['{"a":…}', (value: unknown) => ({ a: value })] as const,
    ].flatMap(([name, wrap]) =>
      ["Bash", "Read", "X"].map((tool) => ({
        name: `${tool} ${name}`,
        answer: (size: number) => {
          const input = nestedValue(wrap, size);
          return () => decide(policy, { tool, input });
        },
      })),
    ),
  },
  {
    name: "long parameters",
    sizes,
    rows: repeating(["a", "ab"], (text) =>
      decide(policy, { tool: "X", input: { a: repeated(text, text.length) } }),
    ),
  },
];

import type { ToolCall } from "../base/tool-call.ts";
import { canonicalName, nearestTool, subjectField, toolOf } from "../rule/tools.ts";

/** A tool call, or why the text is none. */
export type CallReading =
  | { readonly call: ToolCall; readonly problem?: undefined }
  | { readonly call?: undefined; readonly problem: string; readonly help: string };

/**
 * A call as a person writes it: a command as it stands, or a tool with what it is used on, `Read(./src/a.ts)`,
 * `WebFetch(https://example.org/x)`, `Skill(deploy)`, `mcp__jira__find`. What stands between the parentheses is taken
 * to the letter, as the agent would send it: a path there has no anchor of its own.
 */
export function readCall(text: string): CallReading {
  const open = text.indexOf("(");
  const written = open < 0 ? text : text.slice(0, open);
  const isWhole = open < 0 || text.endsWith(")");
  const tool = canonicalName(written);
  const isMcp = /^mcp__[\w.-]+$/.test(written);
  if (isWhole && (isMcp || toolOf(tool) !== undefined)) {
    return open < 0 ? { call: { tool, input: {} } } : usedOn(tool, text.slice(open + 1, -1));
  }
  // no shell runs a command that looks like this
  if (open > 0 && isWhole && /^[A-Z][A-Za-z]*$/.test(written)) {
    const nearest = nearestTool(written);
    return {
      problem: `no tool is called \`${written}\``,
      help: nearest === undefined ? "write `tool:` and `input:`" : `write \`${nearest}${text.slice(open)}\``,
    };
  }
  return { call: commandCall(text) };
}

/** The call that runs a command. */
export function commandCall(command: string): ToolCall {
  return { tool: "Bash", input: { command } };
}

function usedOn(tool: string, argument: string): CallReading {
  const field = subjectField(tool);
  if (field !== undefined) return { call: { tool, input: { [field]: argument } } };
  return {
    problem: `it is not known which input of \`${tool}\` \`${argument}\` is`,
    help: `write \`tool: ${tool}\` and \`input:\` below it`,
  };
}

/** A call in one line, as `readCall` reads it where it can be written so. */
export function showCall({ tool, input }: ToolCall): string {
  const fields = typeof input === "object" && input !== null ? Object.entries(input) : [];
  const field = subjectField(tool);
  const [only] = fields;
  if (fields.length === 1 && only![0] === field && typeof only![1] === "string") {
    return tool === "Bash" ? only![1] : `${tool}(${only![1]})`;
  }
  return fields.length === 0 ? tool : `${tool} ${JSON.stringify(input)}`;
}

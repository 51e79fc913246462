import type { Effect } from "../base/effect.ts";
import type { ToolCall } from "../base/tool-call.ts";

/** A call that an agent made, as some log has it. */
export type LoggedCall = {
  readonly call: ToolCall;
  /** What was decided then; undefined: the log does not say. */
  readonly effect: Effect | undefined;
  /** Why, as far as a decision log says it. */
  readonly because: string | undefined;
  readonly rule: unknown;
  /** The directory in which the agent was. */
  readonly cwd: string | undefined;
  readonly time: string | undefined;
  readonly id: string | undefined;
};

/**
 * What one line of a log holds. `calls` may be none: a message of a person, a change of the policy. `masked`: a decision
 * whose input the log does not tell, so that nobody can decide it again.
 */
export type LogLine =
  | { readonly type: "calls"; readonly calls: readonly LoggedCall[] }
  | { readonly type: "masked" }
  | { readonly type: "unknown" }
  | { readonly type: "unreadable"; readonly problem: string };

/**
 * Reads one line: a decision log as `toolgate/audit` writes it, a session of Claude Code
 * (`~/.claude/projects/…/*.jsonl`), the input of a hook, or `{"tool": …, "input": …}`. Never throws.
 */
export function readLogLine(text: string): LogLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { type: "unreadable", problem: problemOf(text, error) };
  }
  if (!isObject(value)) return { type: "unknown" };
  const { type } = value;
  if (value["schemaVersion"] === 1 && typeof type === "string") return decisionLine(type, value);
  if (typeof value["tool"] === "string" || typeof value["tool_name"] === "string")
    return { type: "calls", calls: [hookCall(value)] };
  if (isObject(value["message"]) || typeof type === "string") return transcriptLine(value);
  return { type: "unknown" };
}

function problemOf(text: string, error: unknown): string {
  if (text.includes("\0")) return "it holds NUL characters, as a file has that was cut off by a crash";
  // what the parser says ends with a part of the line, which may be long or secret
  const message = error instanceof Error ? error.message.replace(/,? (?:"|\.\.\.)[\s\S]*$/, "") : "";
  return `it is no JSON${message === "" ? "" : `: ${message}`}`;
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** SEMANTICS AUD-1, AUD-2, AUD-4. */
function decisionLine(type: string, line: Fields): LogLine {
  if (type !== "decision") return { type: "calls", calls: [] };
  const { tool, input, effect, because, rule, inputHash } = line;
  if (typeof tool !== "string" || isMasked(input)) return { type: "masked" };
  return {
    type: "calls",
    calls: [
      {
        call: { tool, input },
        effect: effectOf(effect),
        because: textOf(because),
        rule,
        cwd: textOf(line["cwd"]),
        time: textOf(line["time"]),
        id: textOf(inputHash),
      },
    ],
  };
}

const typeNames: ReadonlySet<unknown> = new Set([
  "null",
  "array",
  "string",
  "number",
  "boolean",
  "object",
  "undefined",
]);

/** Only the names of types, where the input was. */
function isMasked(input: unknown): boolean {
  if (!isObject(input)) return input === "unreadable" || typeNames.has(input);
  const values = Object.values(input);
  return values.length > 0 && values.every((value) => typeNames.has(value));
}

function hookCall(line: Fields): LoggedCall {
  const tool = String(line["tool"] ?? line["tool_name"]);
  const input = "input" in line ? line["input"] : (line["tool_input"] ?? {});
  return {
    call: { tool, input },
    effect: effectOf(line["effect"]),
    because: undefined,
    rule: undefined,
    cwd: textOf(line["cwd"]),
    time: textOf(line["time"] ?? line["timestamp"]),
    id: textOf(line["tool_use_id"]),
  };
}

/** The tool_use blocks of what the model said; all other messages hold no call. */
function transcriptLine(line: Fields): LogLine {
  const { type, message } = line;
  const content = isObject(message) ? message["content"] : undefined;
  if (type !== "assistant" || !Array.isArray(content)) return { type: "calls", calls: [] };
  const calls = content.flatMap((block: unknown) => {
    if (!isObject(block) || block["type"] !== "tool_use" || typeof block["name"] !== "string") return [];
    return [
      {
        call: { tool: block["name"], input: block["input"] ?? {} },
        effect: undefined,
        because: undefined,
        rule: undefined,
        cwd: textOf(line["cwd"]),
        time: textOf(line["timestamp"]),
        id: textOf(block["id"]),
      },
    ];
  });
  return { type: "calls", calls };
}

function effectOf(value: unknown): Effect | undefined {
  return value === "deny" || value === "ask" || value === "allow" ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

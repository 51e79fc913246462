// @ts-nocheck
import type { ToolCall } from "../index.ts";
import { UsageError } from "./io.ts";

/** Where the call to check comes from: exactly one of a command, a tool with input, or standard input. */
export type CallArguments = {
  /** The words after `--`; undefined: there was no `--`. */
  readonly command: readonly string[] | undefined;
  readonly tool: string | undefined;
  readonly input: string | undefined;
  readonly stdin: boolean;
};

/** Reads the call to check. Throws a `UsageError` where there is none, more than one, or it is not JSON. */
export async function readToolCall(given: CallArguments, stdin: () => Promise<string>): Promise<ToolCall> {
  const ways = [given.command !== undefined, given.tool !== undefined, given.stdin].filter(Boolean).length;
  if (ways !== 1 || (given.input !== undefined && given.tool === undefined)) {
    throw new UsageError("give one call: `-- COMMAND`, `--tool NAME --input JSON`, or `-` for JSON on stdin");
  }
  if (given.command !== undefined) {
    if (given.command.length === 0) throw new UsageError("there is no command after `--`");
    return { tool: "Bash", input: { command: given.command.join(" ") } };
  }
  if (given.tool !== undefined) {
    return { tool: given.tool, input: given.input === undefined ? {} : parseJson(given.input, "--input") };
  }
  return callOf(parseJson(await stdin(), "standard input"));
}

/** The call in a JSON document: `{tool, input}`, or with the names that agents' hooks use. */
function callOf(document: unknown): ToolCall {
  const fields = new Map(typeof document === "object" && document !== null ? Object.entries(document) : []);
  const tool = fields.get("tool") ?? fields.get("tool_name");
  if (typeof tool !== "string") {
    throw new UsageError(
      'standard input must be an object like {"tool": "Read", "input": {"file_path": "x"}}',
    );
  }
  return { tool, input: fields.has("input") ? fields.get("input") : (fields.get("tool_input") ?? {}) };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${where} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// @ts-nocheck
import { inputField, type ToolCall } from "../base/tool-call.ts";
import { spellPath } from "../world/path.ts";
import type { World } from "../world/world.ts";
import type { Act, PathAct } from "./act.ts";
import { unreadableInput } from "./unreadable.ts";

/** How a file tool names its path. */
type FileTool = {
  readonly kind: PathAct["kind"];
  /** Input fields that may hold the path; the first that is there counts. */
  readonly fields: readonly string[];
  /** Without a path the tool works in the current directory. */
  readonly optional?: true;
  /** A field that may hold a path pattern of its own. */
  readonly pattern?: string;
};

/** Sources: PATH-1, PATH-2 and the tools' public input shapes. */
const fileTools: ReadonlyMap<string, FileTool> = new Map<string, FileTool>([
  ["Read", { kind: "read", fields: ["file_path", "path"] }],
  ["@file", { kind: "read", fields: ["file_path", "path"] }],
  ["Grep", { kind: "read", fields: ["path"], optional: true }],
  ["Glob", { kind: "read", fields: ["path"], optional: true, pattern: "pattern" }],
  ["LSP", { kind: "read", fields: ["filePath", "file_path"] }],
  ["Edit", { kind: "write", fields: ["file_path", "path"] }],
  ["MultiEdit", { kind: "write", fields: ["file_path", "path"] }],
  ["Write", { kind: "write", fields: ["file_path", "path"] }],
  ["NotebookEdit", { kind: "write", fields: ["notebook_path", "file_path"] }],
  ["Cd", { kind: "enter", fields: ["path", "directory"] }],
]);

/** Whether a tool's calls are about one path. */
export function isFileTool(tool: string): boolean {
  return fileTools.has(tool);
}

/**
 * The acts of a call of a file tool: the path that it reads, writes or enters.
 * Never throws; a call without a usable path is unreadable.
 * @see SEMANTICS PATH-1, PATH-2, CD-1
 */
export function fileActs(call: ToolCall, world: World): Act[] {
  const tool = fileTools.get(call.tool)!;
  const acts: Act[] = [];
  const written = firstField(call, tool.fields);
  if (typeof written === "string" && written !== "") acts.push(pathAct(tool.kind, written, world));
  else if (written === undefined && tool.optional) acts.push(pathAct(tool.kind, ".", world));
  else return [unreadableInput(call, `it has no \`${tool.fields[0]}\``)];

  if (tool.pattern !== undefined) {
    const pattern = inputField(call, tool.pattern);
    const outside = typeof pattern === "string" ? leavingPrefix(pattern) : undefined;
    if (outside !== undefined) {
      const base =
        typeof written === "string" && !outside.startsWith("/") ? `${written}/${outside}` : outside;
      acts.push(pathAct(tool.kind, base, world));
    }
  }
  return acts;
}

function pathAct(kind: PathAct["kind"], written: string, world: World): PathAct {
  return {
    kind,
    subject: spellPath(written, world),
    span: undefined,
    from: "tool",
    owner: undefined,
    recursive: false,
    removes: false,
  };
}

function firstField(call: ToolCall, fields: readonly string[]): unknown {
  for (const field of fields) {
    const value = inputField(call, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The directory in which a search pattern begins, where that may lie outside the search path. */
function leavingPrefix(pattern: string): string | undefined {
  if (
    !pattern.startsWith("/") &&
    !pattern.startsWith("~") &&
    !pattern.includes("..") &&
    !pattern.includes(":")
  )
    return undefined;
  let end = 0;
  while (end < pattern.length && !"*?[{".includes(pattern[end]!)) end++;
  const literal = pattern.slice(0, end);
  if (end === pattern.length) return literal;
  const slash = literal.lastIndexOf("/");
  return slash <= 0 ? "/" : literal.slice(0, slash);
}

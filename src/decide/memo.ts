import type { Effect } from "../base/effect.ts";
import { limits } from "../base/limits.ts";
import { inputField, type ToolCall } from "../base/tool-call.ts";
import type { Policy } from "../policy/policy.ts";
import type { Circumstances } from "./decision.ts";

/** What a text comes to, and whether something of a command lasts for one behind it. See `ScriptWalk.lasts`. */
export type Outcome = { readonly effect: Effect; readonly lasts: boolean };

type Entry = Outcome & { readonly text: string };

/** How many entries share a place: two texts that look alike do not drive each other out. */
const ways = 2;
const places = limits.memoEntriesMax / ways;

/**
 * What became of the calls of one tool that a policy was asked about before, since agents repeat themselves.
 *
 * It holds the outcome of a text and nothing else, so there is nothing that a host could change, and whoever wants the
 * reasons has the call judged again. Only what policy and text alone decide may be put in: see `memoryOf`.
 * Bounded by `limits`: a flood of new texts costs each of them one entry. A look-up looks at a few characters, which
 * choose a place, and compares once: a `Map` costs four times that where a text was never hashed.
 */
export class Memo {
  private readonly entries = new Array<Entry | undefined>(limits.memoEntriesMax).fill(undefined);

  get(text: string): Outcome | undefined {
    const { entries } = this;
    const place = placeOf(text);
    const entry = entries[place];
    if (entry !== undefined && entry.text === text) return entry;
    const older = entries[place + 1];
    if (older === undefined || older.text !== text) return undefined;
    entries[place] = older;
    entries[place + 1] = entry;
    return older;
  }

  put(text: string, { effect, lasts }: Outcome): Outcome {
    const { entries } = this;
    const place = placeOf(text);
    const entry = { text: copied(text), effect, lasts };
    entries[place + 1] = entries[place];
    entries[place] = entry;
    return entry;
  }
}

/**
 * The first of the entries where a text may stand, by its length and some of its characters: the last six, and before
 * those the fewer the farther, for it is near its end that one path or command of a session differs from the next.
 */
function placeOf(text: string): number {
  const { length } = text;
  let hash = length;
  for (let back = 1; back <= length; back += back < 6 ? 1 : back >> 1)
    hash = Math.imul(hash, 31) + text.charCodeAt(length - back);
  return ways * ((hash ^ (hash >>> 8)) & (places - 1));
}

/**
 * The same characters in a string of its own: what was cut out of a text keeps the whole of it, and takes five times as
 * long to compare.
 */
function copied(text: string): string {
  return [text.slice(0, 1), text.slice(1)].join("");
}

const mcp = "mcp__";

/** Tools of whose input one field, without parameter rules, says all that a policy looks at. Of an MCP tool the name does. */
const decisiveFields = [
  ["Bash", "command"],
  ["Read", "file_path"],
  ["Edit", "file_path"],
  ["Write", "file_path"],
  ["WebFetch", "url"],
  [mcp, undefined],
] as const;

/** Where a tool stands among them, or -1. */
function rowOf(tool: string): number {
  switch (tool) {
    case "Bash":
      return 0;
    case "Read":
      return 1;
    case "Edit":
      return 2;
    case "Write":
      return 3;
    case "WebFetch":
      return 4;
    default:
      return tool.startsWith(mcp) ? 5 : -1;
  }
}

const memos = new WeakMap<Policy, readonly (Memo | undefined)[]>();

/** What is remembered of a tool's calls; undefined where a rule looks at more of them than their text. */
function memoOf(policy: Policy, row: number): Memo | undefined {
  let ofTools = memos.get(policy);
  if (ofTools === undefined) {
    ofTools = decisiveFields.map(([tool]) => (looksAtMore(policy, tool) ? undefined : new Memo()));
    memos.set(policy, ofTools);
  }
  return ofTools[row];
}

function looksAtMore({ parameters: { deny, ask } }: Policy, tool: string): boolean {
  if (tool === mcp) return deny.all.length + ask.all.length > 0;
  return deny.looksAt(tool) || ask.looksAt(tool);
}

/**
 * Where the outcome of a call is remembered: if and only if policy, tool and text alone decide it, as far as no link is
 * looked up. The tool is one of the table or of an MCP server, no rule looks at another field of it, no hook has said
 * anything, the call runs in the session's directory and is not said to run in a sandbox.
 */
export function memoryOf(
  policy: Policy,
  call: ToolCall,
  { cwd, hooks, willRunSandboxed }: Circumstances,
): { readonly memo: Memo; readonly text: string } | undefined {
  if (cwd !== undefined && cwd !== policy.world.cwd) return undefined;
  if (willRunSandboxed !== undefined && willRunSandboxed !== false) return undefined;
  if (hooks !== undefined && !(Array.isArray(hooks) && hooks.length === 0)) return undefined;
  const row = rowOf(call.tool);
  if (row < 0) return undefined;
  const field = decisiveFields[row]![1];
  const text = field === undefined ? call.tool : inputField(call, field);
  if (typeof text !== "string" || text.length > limits.memoTextLengthMax) return undefined;
  const memo = memoOf(policy, row);
  return memo && { memo, text };
}

/** The call that `memoryOf` was asked about, as far as it counts. */
export function rememberedCall(tool: string, text: string): ToolCall {
  const field = decisiveFields[rowOf(tool)]![1];
  return { tool, input: field === undefined ? {} : { [field]: text } };
}

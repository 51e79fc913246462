import type { Effect } from "../base/effect.ts";
import { limits } from "../base/limits.ts";
import { inputField, type ToolCall } from "../base/tool-call.ts";
import type { Policy } from "../policy/policy.ts";
import type { Circumstances } from "./decision.ts";

/** What a text comes to, and whether something of a command lasts for one behind it. See `ScriptWalk.lasts`. */
export type Outcome = { readonly effect: Effect; readonly lasts: boolean };

/**
 * What became of the calls of one tool that a policy was asked about before, since agents repeat themselves.
 *
 * It holds the outcome of a text and nothing else, so there is nothing that a host could change, and whoever wants the
 * reasons has the call judged again. Only what policy and text alone decide may be put in: see `rememberedText`.
 * Bounded by `limits`: of two halves the older is dropped when the younger is full, so a flood of new texts costs each
 * of them one entry. A look-up costs one hash of the text.
 */
export class Memo {
  private young = new Map<string, Outcome>();
  private old = new Map<string, Outcome>();

  get(text: string): Outcome | undefined {
    const outcome = this.young.get(text);
    if (outcome !== undefined) return outcome;
    const older = this.old.get(text);
    return older && this.put(text, older);
  }

  put(text: string, outcome: Outcome): Outcome {
    if (this.young.size >= limits.memoEntriesMax / 2) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(copied(text), outcome);
    return outcome;
  }
}

/** The same text without what it was cut out of: an engine may keep the whole of a message for one field of it. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
}

/** The field of a tool's input that, without parameter rules, says all that a policy looks at. */
const decisiveFields: ReadonlyMap<string, string> = new Map([
  ["Bash", "command"],
  ["Edit", "file_path"],
  ["Read", "file_path"],
  ["WebFetch", "url"],
  ["Write", "file_path"],
]);

/** Of an MCP tool the name alone counts, so all of them share one memo. */
const mcp = "mcp__";

const memos = new WeakMap<Policy, Map<string, Memo | null>>();

/** The memo of a policy for a tool; undefined where a rule looks at more of a call than `rememberedText`. */
export function memoOf(policy: Policy, tool: string): Memo | undefined {
  let ofTools = memos.get(policy);
  if (ofTools === undefined) {
    ofTools = new Map();
    memos.set(policy, ofTools);
  }
  const key = tool.startsWith(mcp) ? mcp : tool;
  let memo = ofTools.get(key);
  if (memo === undefined) {
    memo = looksAtMore(policy, key) ? null : new Memo();
    ofTools.set(key, memo);
  }
  return memo ?? undefined;
}

function looksAtMore({ parameters: { deny, ask } }: Policy, key: string): boolean {
  if (key === mcp) return deny.all.length + ask.all.length > 0;
  return deny.looksAt(key) || ask.looksAt(key);
}

/**
 * The text of a call that policy, tool and text alone decide, as far as no link is looked up: if and only if the tool is
 * one of the table or of an MCP server, no hook has said anything, the call runs in the session's directory and is not
 * said to run in a sandbox. Other fields of the input then only count for parameter rules.
 */
export function rememberedText(
  policy: Policy,
  call: ToolCall,
  { cwd, hooks, willRunSandboxed }: Circumstances,
): string | undefined {
  if (cwd !== undefined && cwd !== policy.world.cwd) return undefined;
  if (willRunSandboxed !== undefined && willRunSandboxed !== false) return undefined;
  if (hooks !== undefined && !(Array.isArray(hooks) && hooks.length === 0)) return undefined;
  const field = decisiveFields.get(call.tool);
  const text =
    field !== undefined ? inputField(call, field) : call.tool.startsWith(mcp) ? call.tool : undefined;
  return typeof text === "string" && text.length <= limits.memoTextLengthMax ? text : undefined;
}

/** The call that `rememberedText` was taken of, as far as it counts. */
export function rememberedCall(tool: string, text: string): ToolCall {
  const field = decisiveFields.get(tool);
  return { tool, input: field === undefined ? {} : { [field]: text } };
}

import type { Effect } from "../base/effect.ts";
import { limits } from "../base/limits.ts";
import { inputField, type ToolCall } from "../base/tool-call.ts";
import type { Policy } from "../policy/policy.ts";
import type { Circumstances } from "./decision.ts";

/** What a command comes to, and whether something of it lasts for a command behind it. See `ScriptWalk.lasts`. */
export type Outcome = { readonly effect: Effect; readonly lasts: boolean };

/**
 * What became of the commands that a policy was asked about before, since agents repeat themselves.
 *
 * It holds the outcome of a text and nothing else, so there is nothing that a host could change, and whoever wants the
 * reasons has the command judged again. Only what policy and text alone decide may be put in: see `rememberedText`.
 * Bounded by `limits`: of two halves the older is dropped when the younger is full, so a flood of new commands costs each
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

const memos = new WeakMap<Policy, Memo | null>();

/** The memo of a policy; undefined where a rule looks at more of a Bash call than its command. */
export function memoOf(policy: Policy): Memo | undefined {
  let memo = memos.get(policy);
  if (memo === undefined) {
    const { deny, ask } = policy.parameters;
    memo = deny.looksAt("Bash") || ask.looksAt("Bash") ? null : new Memo();
    memos.set(policy, memo);
  }
  return memo ?? undefined;
}

/**
 * The command of a call that policy and command alone decide, as far as no link is looked up: if and only if the tool is
 * Bash, no hook has said anything, the call runs in the session's directory and is not said to run in a sandbox. Other
 * fields of the input then only count for parameter rules.
 */
export function rememberedText(
  policy: Policy,
  call: ToolCall,
  { cwd, hooks, willRunSandboxed }: Circumstances,
): string | undefined {
  if (call.tool !== "Bash" || (cwd !== undefined && cwd !== policy.world.cwd)) return undefined;
  if (willRunSandboxed !== undefined && willRunSandboxed !== false) return undefined;
  if (hooks !== undefined && !(Array.isArray(hooks) && hooks.length === 0)) return undefined;
  const command = inputField(call, "command");
  return typeof command === "string" && command.length <= limits.memoTextLengthMax ? command : undefined;
}

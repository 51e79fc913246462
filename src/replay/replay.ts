import type { Effect } from "../base/effect.ts";
import { type Decision, decide, type Policy, type RuleReference, type ToolCall } from "../index.ts";
import type { LoggedCall } from "./log-line.ts";

/** A call that another policy decides otherwise. */
export type Flip = {
  readonly logged: LoggedCall;
  readonly from: Effect;
  readonly to: Effect;
  /** Why it was decided as it was, where that is known. */
  readonly was: Cause | undefined;
  readonly now: Cause;
};

export type Cause = {
  readonly because: string | undefined;
  readonly message: string | undefined;
  readonly rule: WrittenRule | undefined;
};

/** A rule as a decision or a log names it. */
export type WrittenRule = Pick<RuleReference, "effect" | "text"> & {
  readonly layer?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
};

/** What became of one call. `unanswered`: nobody knows what was decided then. */
export type Replayed = {
  readonly decision: Decision;
  readonly flip: Flip | undefined;
  readonly unanswered: boolean;
};

/**
 * Decides a call again.
 *
 * @param against what it is compared with; undefined: what the log says was decided
 */
export function replayCall(policy: Policy, against: Policy | undefined, logged: LoggedCall): Replayed {
  const { call, cwd } = logged;
  const decision = decideIn(policy, call, cwd);
  const before = against && decideIn(against, call, cwd);
  const from = before?.effect ?? logged.effect;
  if (from === undefined || from === decision.effect)
    return { decision, flip: undefined, unanswered: from === undefined };
  const was = before === undefined ? loggedCause(logged) : causeOf(before);
  const flip = { logged, from, to: decision.effect, was, now: causeOf(decision) };
  return { decision, flip, unanswered: false };
}

function decideIn(policy: Policy, call: ToolCall, cwd: string | undefined): Decision {
  return decide(policy, call, { cwd });
}

function causeOf({ reasons }: Decision): Cause {
  const { because, message, rule } = reasons[0]!;
  if (rule === undefined) return { because, message, rule };
  const { effect, text, layer, place } = rule;
  return { because, message, rule: { effect, text, layer, file: place.file, line: place.line } };
}

function loggedCause({ because, rule }: LoggedCall): Cause {
  return { because, message: undefined, rule: ruleOf(rule) };
}

/** A rule as a decision log has it: with its place beside its text. SEMANTICS AUD-1. */
function ruleOf(value: unknown): WrittenRule | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { effect, text, layer, file, line } = value as Readonly<Record<string, unknown>>;
  if ((effect !== "deny" && effect !== "ask" && effect !== "allow") || typeof text !== "string")
    return undefined;
  return {
    effect,
    text,
    layer: typeof layer === "string" ? layer : undefined,
    file: typeof file === "string" ? file : undefined,
    line: typeof line === "number" ? line : undefined,
  };
}

/** A flip as one line of NDJSON: nothing in it depends on which other lines were read, so logs may be split anywhere. */
export function flipLine({ logged, from, to, was, now }: Flip): string {
  const { call, time, cwd, id } = logged;
  return JSON.stringify({ schemaVersion: 1, type: "flip", time, id, cwd, ...call, from, to, was, now });
}

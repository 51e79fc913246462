// @ts-nocheck
import { reasonText } from "../hosts/index.ts";
import type { Decision, Effect, ToolCall } from "../index.ts";

/** Decides a call: `(call) => decide(policy, call)`, or the same over a policy that follows its settings. */
export type Gate = (call: ToolCall) => Decision;

/** What a person is asked about. `reason` is one line. */
export type Question = { readonly calls: readonly ToolCall[]; readonly reason: string };

/** Asks a person; true: the call may run. */
export type AskPerson = (question: Question) => boolean | Promise<boolean>;

export type Ruling = { readonly effect: Effect; readonly reason: string };

const strictness: Readonly<Record<Effect, number>> = { allow: 0, ask: 1, deny: 2 };

/** The strictest decision over the calls, with its reason. A gate that throws, or no call at all, is a deny. Never throws. */
export function rule(gate: Gate, calls: readonly ToolCall[]): Ruling {
  let strictest: Ruling | undefined;
  try {
    for (const call of calls) {
      const decision = gate(call);
      if (strictest === undefined || strictness[decision.effect] > strictness[strictest.effect])
        strictest = { effect: decision.effect, reason: reasonText(decision) };
    }
  } catch (fault) {
    return {
      effect: "deny",
      reason: `nothing was decided: ${fault instanceof Error ? fault.message : String(fault)}`,
    };
  }
  return strictest ?? { effect: "deny", reason: "nothing of the call can be read" };
}

/** The ruling over an input that may not be what it should be. */
export function ruleOn<Input>(gate: Gate, callOf: (input: Input) => ToolCall, input: () => Input): Ruling {
  let call: ToolCall;
  try {
    call = callOf(input());
  } catch {
    return rule(gate, []);
  }
  return rule(gate, [call]);
}

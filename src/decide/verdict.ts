import type { Act } from "../acts/act.ts";
import type { Effect } from "../base/effect.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";

/** What grants an act that needs permission. */
export type Grant = "rule" | "read-only" | "mode" | "hook" | "sandbox" | "default";

/** What was found about one act. Built on the way to a decision; reasons are made of it only when they are read. */
export type Verdict = {
  readonly effect: Effect;
  readonly act: Act;
  readonly rule: CompiledRule | undefined;
  /** An id of SEMANTICS. */
  readonly because: string;
  readonly message: string;
  readonly unknown: string | undefined;
  readonly grant: Grant | undefined;
  /** Only a person may answer: no mode and no hook before the prompt changes it. SEMANTICS EVAL-8. */
  readonly person: boolean;
};

/** A deny. */
export function denied(act: Act, rule: CompiledRule | undefined, because: string, message: string): Verdict {
  return { effect: "deny", act, rule, because, message, unknown: undefined, grant: undefined, person: false };
}

/** An ask by a rule: nothing but a person may answer it. */
export function askedByRule(
  act: Act,
  rule: CompiledRule,
  because: string,
  message = "an ask rule matches",
): Verdict {
  const [why, says] = rule.broken ? ["SYN-7", "a rule for this tool cannot be read"] : [because, message];
  return {
    effect: "ask",
    act,
    rule,
    because: why,
    message: says,
    unknown: undefined,
    grant: undefined,
    person: true,
  };
}

/** An ask because a rule could match what nobody can know yet. */
export function askedByDoubt(act: Act, rule: CompiledRule, unknown: string): Verdict {
  const message = rule.effect === "deny" ? "a deny rule could match" : "an ask rule could match";
  return { effect: "ask", act, rule, because: "EVAL-11", message, unknown, grant: undefined, person: true };
}

/** An ask because nothing allows it. */
export function asked(act: Act, because: string, message: string, unknown?: string): Verdict {
  return { effect: "ask", act, rule: undefined, because, message, unknown, grant: undefined, person: false };
}

/** An ask that no mode, rule or hook before the prompt can turn into an allow. */
export function needsPerson(act: Act, because: string, message: string, unknown?: string): Verdict {
  return { effect: "ask", act, rule: undefined, because, message, unknown, grant: undefined, person: true };
}

/** An allow. */
export function allowed(
  act: Act,
  grant: Grant,
  because: string,
  message: string,
  rule?: CompiledRule,
): Verdict {
  return { effect: "allow", act, rule, because, message, unknown: undefined, grant, person: false };
}

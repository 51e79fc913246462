import type { Act } from "../acts/act.ts";
import type { Effect } from "../base/effect.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";

/** What was found about one act. Built on the way to a decision; reasons are made of it only when they are read. */
export type Verdict = {
  readonly effect: Effect;
  readonly act: Act;
  readonly rule: CompiledRule | undefined;
  /** An id of SEMANTICS. */
  readonly because: string;
  readonly message: string;
  readonly unknown: string | undefined;
  /**
   * Who may turn an ask into an allow. `rule`: an allow rule could; `prompt`: no rule can, a hook that answers the
   * prompt may; `person`: a rule or a tool wants the person. SEMANTICS EVAL-8, HK-5.
   */
  readonly settles: "rule" | "prompt" | "person";
  /** Of a command: false where each of its operands is judged by itself. SEMANTICS RO-7, MODE-2. */
  readonly answersForOperands: boolean;
};

/** A deny for another reason than that a deny rule matches; `rule`: the one that led to it. */
export function denied(act: Act, because: string, message: string, rule?: CompiledRule): Verdict {
  return verdict("deny", act, "person", because, message, rule);
}

/** What a deny or ask rule that matches gives; one that cannot be read asks. SEMANTICS EVAL-2, SYN-7. */
export function restrictedBy(
  act: Act,
  rule: CompiledRule,
  because: string,
  messages: Readonly<Record<Effect, string>> = ruleMatches,
): Verdict {
  if (rule.broken) return verdict("ask", act, "person", "SYN-7", "a rule for this tool cannot be read", rule);
  return verdict(rule.effect, act, "person", because, messages[rule.effect], rule);
}

const ruleMatches: Readonly<Record<Effect, string>> = {
  deny: "a deny rule matches",
  ask: "an ask rule matches",
  allow: "an allow rule matches",
};

/** An ask because a rule could match what nobody can know yet. */
export function askedByDoubt(act: Act, rule: CompiledRule, unknown: string): Verdict {
  const message = rule.effect === "deny" ? "a deny rule could match" : "an ask rule could match";
  return verdict("ask", act, "person", "EVAL-11", message, rule, unknown);
}

/** An ask because nothing allows it. */
export function asked(act: Act, because: string, message: string, unknown?: string): Verdict {
  return verdict("ask", act, "rule", because, message, undefined, unknown);
}

/** An ask that no rule could turn into an allow. */
export function askedAnyway(act: Act, because: string, message: string, unknown?: string): Verdict {
  return verdict("ask", act, "prompt", because, message, undefined, unknown);
}

/** An ask that only a person may answer. */
export function needsPerson(act: Act, because: string, message: string): Verdict {
  return verdict("ask", act, "person", because, message);
}

/** An ask about what cannot be read: whoever answers has to see it. SEMANTICS CMP-9. */
export function askedUnread(act: Act, message: string, why: string): Verdict {
  return verdict("ask", act, "person", "CMP-9", message, undefined, why);
}

/** An allow. */
export function allowed(act: Act, because: string, message: string, rule?: CompiledRule): Verdict {
  return verdict("allow", act, "rule", because, message, rule);
}

/** An allow of a command that says nothing of its operands. */
export function allowedByItself(act: Act, because: string, message: string): Verdict {
  return verdict("allow", act, "rule", because, message, undefined, undefined, false);
}

function verdict(
  effect: Effect,
  act: Act,
  settles: Verdict["settles"],
  because: string,
  message: string,
  rule?: CompiledRule,
  unknown?: string,
  answersForOperands = true,
): Verdict {
  return { effect, act, rule, because, message, unknown, settles, answersForOperands };
}

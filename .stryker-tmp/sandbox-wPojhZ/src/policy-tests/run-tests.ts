// @ts-nocheck
import type { Effect } from "../base/effect.ts";
import {
  compile,
  type Decision,
  type Diagnostic,
  decide,
  type Layer,
  type ListedRule,
  listRules,
  type Policy,
  type Reason,
  type Session,
} from "../index.ts";
import type { PolicyTest, PolicyTests, TestSession } from "./policy-tests.ts";

/** `todo`: it fails, as it is known to. `done`: it is marked so and passes, so that the mark has to go. */
export type Outcome = "passed" | "failed" | "todo" | "done";

export type TestResult = {
  readonly test: PolicyTest;
  readonly outcome: Outcome;
  readonly decision: Decision;
  /** What is not as it must be; undefined: nothing. */
  readonly failure: string | undefined;
  /** What would mend it, where the decision says so. */
  readonly hint: string | undefined;
};

/** The tests of a file, run. */
export type TestRun = {
  readonly tests: PolicyTests;
  readonly results: readonly TestResult[];
  /** Every rule of the policy. */
  readonly rules: readonly ListedRule[];
  /** Of the rules. */
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Runs the tests of a file.
 *
 * @param layers what `tests.settings` names, read as it says; `tests.rules` is added to it
 * @param wanted which tests to run; default: all
 */
export function runPolicyTests(
  tests: PolicyTests,
  layers: readonly Layer[],
  wanted: (test: PolicyTest) => boolean = () => true,
): TestRun {
  const all = layersOf(tests, layers);
  const session = sessionOf(tests.session);
  const { policy, diagnostics } = compile(all, session);
  const rules = listRules(all, session);
  const results = tests.tests
    .filter(wanted)
    .map((test) => resultOf(test, decideTest(policy, tests.session, test), rules));
  return { tests, results, rules, diagnostics };
}

/** The settings and the rules of the test file itself. */
export function layersOf({ rules }: PolicyTests, layers: readonly Layer[]): readonly Layer[] {
  return rules === undefined ? layers : [...layers, rules];
}

export function sessionOf(given: TestSession): Session {
  const { platform, home, cwd, shell, ignoresCase, trusted, mode, links } = given;
  return {
    world: { platform, home, cwd, shell, ignoresCase, links: (path) => links.get(path) ?? null },
    trusted,
    mode,
  };
}

export function decideTest(policy: Policy, { sandboxed }: TestSession, { call }: PolicyTest): Decision {
  return decide(policy, call, { willRunSandboxed: sandboxed });
}

/** The reasons that settle a decision: those of its effect. */
export function decidingReasons({ effect, reasons }: Decision): readonly Reason[] {
  return reasons.filter((reason) => reason.effect === effect);
}

function resultOf(test: PolicyTest, decision: Decision, rules: readonly ListedRule[]): TestResult {
  const failure = failureOf(test, decision);
  const passes = failure === undefined;
  const outcome = test.todo === undefined ? (passes ? "passed" : "failed") : passes ? "done" : "todo";
  const hint = passes ? undefined : hintFor(test, decision, rules);
  return { test, outcome, decision, failure, hint };
}

function failureOf({ expected, by }: PolicyTest, decision: Decision): string | undefined {
  if (decision.effect !== expected) return `expected ${expected}, got ${decision.effect}`;
  if (by === undefined || decidingReasons(decision).some(({ rule }) => rule?.text === by)) return undefined;
  return `expected ${expected} by ${by}`;
}

/** What would mend it, as far as it is certain. */
function hintFor({ expected, by }: PolicyTest, decision: Decision, rules: readonly ListedRule[]): string {
  const { effect, suggestions } = decision;
  const reasons = decidingReasons(decision);
  if (effect === expected) return hintForRule(by!, expected, rules);
  if (isStricter(effect, expected)) {
    const rule = reasons.find((reason) => reason.rule !== undefined)?.rule;
    if (rule !== undefined) return `${rule.effect} decides before ${expected}: narrow ${rule.text}`;
    if (suggestions.length > 0 && expected === "allow")
      return `would allow it: ${suggestions.map((suggestion) => suggestion.rule).join(", ")}`;
    const unknown = reasons.find((reason) => reason.unknown !== undefined)?.unknown;
    return unknown === undefined ? `no rule changes that: ${reasons[0]?.message}` : `unknown: ${unknown}`;
  }
  const [narrowest] = suggestions;
  return `no ${expected} rule matches it${narrowest === undefined ? "" : `, as ${narrowest.rule} would`}`;
}

function hintForRule(by: string, expected: Effect, rules: readonly ListedRule[]): string {
  const named = rules.find((rule) => rule.text === by);
  if (named === undefined) return "the policy has no rule of this text";
  if (named.effect !== expected) return `this is a rule to ${named.effect}`;
  if (named.state === "in force") return "it does not match, or another rule of the same effect comes first";
  return `it is ${named.state}${named.because === undefined ? "" : `: ${named.because}`}`;
}

function isStricter(effect: Effect, other: Effect): boolean {
  return rank[effect] > rank[other];
}

const rank: Readonly<Record<Effect, number>> = { allow: 0, ask: 1, deny: 2 };

// @ts-nocheck
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import {
  compile,
  type Decision,
  type Layer,
  type LayerName,
  type ListedRule,
  type Placed,
} from "../index.ts";
import { decideTest, decidingReasons, layersOf, sessionOf, type TestRun } from "./run-tests.ts";

/**
 * What the tests show of a rule. `decided`: it settled a test. `outranked`: it matches the call of a test, and a stricter
 * rule or another one of its effect settled that. `unmatched`: it matches none.
 */
export type RuleState = "decided" | "outranked" | "unmatched";

export type RuleCoverage = {
  readonly effect: Effect;
  readonly text: string;
  readonly layer: LayerName;
  readonly place: Place;
  readonly state: RuleState;
};

export type Coverage = {
  /** Deny, then ask, then allow. */
  readonly rules: readonly RuleCoverage[];
  readonly decided: number;
  /** How many of a hundred rules settled a test; 100 where there are no rules. */
  readonly percent: number;
};

/** A run, and the layers of its settings. */
export type CoveredRun = { readonly run: TestRun; readonly layers: readonly Layer[] };

/** What the tests of all files show of each rule; a rule that several files use counts once, by the best that is shown of it. */
export function coverageOf(runs: readonly CoveredRun[]): Coverage {
  const found = new Map<string, RuleCoverage>();
  for (const covered of runs) {
    const states = statesOf(covered);
    for (const { effect, text, layer, place } of covered.run.rules) {
      const key = keyOf({ effect, text, place });
      const state = better(states.get(key) ?? "unmatched", found.get(key)?.state ?? "unmatched");
      found.set(key, { effect, text, layer, place, state });
    }
  }
  const rules = [...found.values()].sort((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect));
  const decided = rules.filter(({ state }) => state === "decided").length;
  return { rules, decided, percent: rules.length === 0 ? 100 : (100 * decided) / rules.length };
}

const order: readonly Effect[] = ["deny", "ask", "allow"];
const best: readonly RuleState[] = ["decided", "outranked", "unmatched"];

function better(a: RuleState, b: RuleState): RuleState {
  return best.indexOf(a) <= best.indexOf(b) ? a : b;
}

function statesOf({ run, layers }: CoveredRun): ReadonlyMap<string, RuleState> {
  const states = new Map<string, RuleState>();
  for (const { decision } of run.results)
    for (const reason of decidingReasons(decision))
      if (reason.rule !== undefined) states.set(keyOf(reason.rule), "decided");
  for (const effect of order)
    for (const key of outranked(run, layersOf(run.tests, layers), effect, states))
      states.set(key, "outranked");
  return states;
}

/**
 * The rules of one effect that match a test without having settled any. The engine says so itself: it decides with these
 * rules alone, names those that match, and decides again without the named, until it names none.
 * Cost: the number of tests and of rules that match, each a decision.
 */
function outranked(
  { tests, results }: TestRun,
  layers: readonly Layer[],
  effect: Effect,
  known: ReadonlyMap<string, RuleState>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const compiled = () =>
    compile(
      layers.map((layer) => onlyUnknown(layer, effect, known, found)),
      session,
    ).policy;
  // what the mode or the sandbox allows never comes to a rule
  const session = { ...sessionOf(tests.session), mode: "default" } as const;
  const circumstances = { ...tests.session, sandboxed: false };
  let policy = compiled();
  for (const { test } of results) {
    for (;;) {
      const named = rulesOf(decideTest(policy, circumstances, test)).filter((key) => !found.has(key));
      if (named.length === 0) break;
      for (const key of named) found.add(key);
      policy = compiled();
    }
  }
  return found;
}

function rulesOf({ reasons }: Decision): readonly string[] {
  return reasons.flatMap(({ rule }) => (rule === undefined ? [] : [keyOf(rule)]));
}

/** The layer with those rules of one effect of which nothing is known yet. */
function onlyUnknown(
  layer: Layer,
  effect: Effect,
  known: ReadonlyMap<string, RuleState>,
  found: ReadonlySet<string>,
): Layer {
  const rest = layer[effect].filter((entry) => {
    const key = keyOf({ effect, ...written(entry) });
    return !known.has(key) && !found.has(key);
  });
  return { ...layer, deny: [], ask: [], allow: [], [effect]: rest };
}

function written({ value, place }: Placed<unknown>): Pick<ListedRule, "text" | "place"> {
  return { text: typeof value === "string" ? value : String(JSON.stringify(value)), place };
}

function keyOf({ effect, text, place }: Pick<ListedRule, "effect" | "text" | "place">): string {
  return JSON.stringify([effect, text.trim(), place.file, place.line, place.column]);
}

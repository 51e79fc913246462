import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import { writtenText } from "../base/written-text.ts";
import { compile, type Layer, type LayerName, type ListedRule, type Placed } from "../index.ts";
import { decideTest, layersOf, sessionOf, type TestRun } from "./run-tests.ts";

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

/** What the decisions of the tests say themselves. */
function namedBy({ results }: TestRun): Map<string, RuleState> {
  const states = new Map<string, RuleState>();
  for (const { decision } of results)
    for (const { rule, because, effect } of decision.reasons) {
      if (rule === undefined) continue;
      // a broken deny asks
      const keys = because === "SYN-7" ? [keyOf(rule), keyOf({ ...rule, effect: "deny" })] : [keyOf(rule)];
      const state = effect === decision.effect ? "decided" : "outranked";
      for (const key of keys) states.set(key, better(state, states.get(key) ?? "unmatched"));
    }
  return states;
}

function statesOf({ run, layers }: CoveredRun): ReadonlyMap<string, RuleState> {
  const states = namedBy(run);
  const all = layersOf(run.tests, layers);
  for (const effect of order)
    for (const key of outranked(run, all, effect, states)) states.set(key, "outranked");
  for (const key of needed(run, all, states)) states.set(key, "decided");
  return states;
}

/**
 * The rules that no decision names, but without which a test comes out otherwise: one that takes back what others of its
 * list say, and one that lets a command enter a directory. SEMANTICS SYN-15, RO-5.
 */
function needed(
  run: TestRun,
  layers: readonly Layer[],
  states: ReadonlyMap<string, RuleState>,
): readonly string[] {
  const unnamed = run.rules.map(keyOf).filter((key) => !states.has(key));
  // mostly none of them, which one look tells
  if (unnamed.length === 0 || isSameWithout(new Set(unnamed), run, layers)) return [];
  return unnamed.filter((key) => !isSameWithout(new Set([key]), run, layers));
}

function isSameWithout(
  missing: ReadonlySet<string>,
  { tests, results }: TestRun,
  layers: readonly Layer[],
): boolean {
  const rest = (layer: Layer, effect: Effect) =>
    layer[effect].filter((entry) => !missing.has(keyOf({ effect, ...written(entry) })));
  const without = layers.map((layer) => ({
    ...layer,
    deny: rest(layer, "deny"),
    ask: rest(layer, "ask"),
    allow: rest(layer, "allow"),
  }));
  const { policy } = compile(without, sessionOf(tests.session));
  return results.every(
    ({ test, decision }) => decideTest(policy, tests.session, test).effect === decision.effect,
  );
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
      const { reasons } = decideTest(policy, circumstances, test);
      const named = reasons
        .flatMap(({ rule }) => (rule === undefined ? [] : [keyOf({ ...rule, effect })]))
        .filter((key) => !found.has(key));
      if (named.length === 0) break;
      for (const key of named) found.add(key);
      policy = compiled();
    }
  }
  return found;
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
  return { text: writtenText(value), place };
}

function keyOf({ effect, text, place }: Pick<ListedRule, "effect" | "text" | "place">): string {
  return JSON.stringify([effect, text.trim(), place.file, place.line, place.column]);
}

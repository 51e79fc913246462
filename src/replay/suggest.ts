import { compile, decide, emptyLayer, type Layer, type Session } from "../index.ts";
import { type Proposal, proposalsFor } from "./narrow-rules.ts";
import type { Prompt, Prompts } from "./prompts.ts";

/** Rules that would have removed prompts. */
export type RuleSuggestions = {
  /** How many calls asked. */
  readonly prompts: number;
  /** How many of them the rules would have allowed. */
  readonly removed: number;
  readonly steps: readonly SuggestedStep[];
  /** What asked, but gets no rule, by program; the most frequent first. */
  readonly refused: readonly { readonly program: string; readonly prompts: number }[];
};

/** Rules to add together, as a call needs all of them; mostly one. */
export type SuggestedStep = {
  readonly rules: readonly string[];
  /** How many prompts they remove in addition to the steps before. */
  readonly prompts: number;
  /** How many different needs of rules these were. */
  readonly seen: number;
};

/** More rules than this are not read by anybody. */
const stepsMax = 10;

/**
 * The fewest and narrowest rules that would have removed the most prompts: in each step those that remove the most for
 * each rule, which is within a logarithm of the best choice. Each step is decided again before it is proposed: all that
 * it is for must be allowed, and nothing that is refused.
 */
export function suggestRules(prompts: Prompts, layers: readonly Layer[], session: Session): RuleSuggestions {
  const all = prompts.prompts;
  const proposals = proposalsFor(new Set(all.flatMap(({ rules }) => rules)), session.world.shell);
  const needs = all.map((prompt) => needOf(prompt, proposals));
  const proof = new Proof(needs, layers, session);
  const steps = cover(needs.filter((need) => need.refused === undefined)).flatMap(
    (step) => proof.add(step) ?? [],
  );
  return { prompts: prompts.total, removed: proof.removed, steps, refused: refusedBy(needs) };
}

/** A prompt, and the rules that would be proposed for it. */
type Need = {
  readonly prompt: Prompt;
  readonly rules: readonly string[];
  readonly refused: string | undefined;
};

function needOf(prompt: Prompt, proposals: ReadonlyMap<string, Proposal>): Need {
  const found = prompt.rules.map((rule) => proposals.get(rule)!);
  const refused = found.find((proposal) => proposal.refused !== undefined)?.refused;
  const rules = [...new Set(found.flatMap(({ rule }) => rule ?? []))].sort();
  return { prompt, rules, refused };
}

function refusedBy(needs: readonly Need[]): RuleSuggestions["refused"] {
  const counts = new Map<string, number>();
  for (const { refused, prompt } of needs)
    if (refused !== undefined) counts.set(refused, (counts.get(refused) ?? 0) + prompt.count);
  return [...counts]
    .map(([program, count]) => ({ program, prompts: count }))
    .sort((a, b) => b.prompts - a.prompts || (a.program < b.program ? -1 : 1));
}

// ---- cover ---------------------------------------------------------------------------------------------------------

type Step = SuggestedStep & { readonly needs: readonly Need[] };

/** What is still missing for some prompts. */
type Missing = {
  readonly rules: readonly string[];
  readonly needs: readonly Need[];
  readonly prompts: number;
};

/** Greedy cover. A prompt needs at most five rules, so the subsets of what it misses are few. */
function cover(needs: readonly Need[]): readonly Step[] {
  const chosen = new Set<string>();
  const steps: Step[] = [];
  while (steps.length < stepsMax) {
    const missing = missingBy(needs, chosen);
    const step = [...missing.values()]
      .map(({ rules }) => stepOf(rules, missing))
      .reduce<Step | undefined>(
        (best, next) => (best === undefined || isBetter(next, best) ? next : best),
        undefined,
      );
    if (step === undefined) break;
    for (const rule of step.rules) chosen.add(rule);
    steps.push(step);
  }
  return steps;
}

function missingBy(needs: readonly Need[], chosen: ReadonlySet<string>): ReadonlyMap<string, Missing> {
  const groups = new Map<string, { rules: readonly string[]; needs: Need[]; prompts: number }>();
  for (const need of needs) {
    const rules = need.rules.filter((rule) => !chosen.has(rule));
    if (rules.length === 0) continue;
    const key = rules.join("\n");
    const group = groups.get(key) ?? { rules, needs: [], prompts: 0 };
    group.needs.push(need);
    group.prompts += need.prompt.count;
    groups.set(key, group);
  }
  return groups;
}

function stepOf(rules: readonly string[], missing: ReadonlyMap<string, Missing>): Step {
  const removed = subsets(rules).flatMap((subset) => missing.get(subset.join("\n")) ?? []);
  const needs = removed.flatMap((group) => group.needs);
  return {
    rules,
    needs,
    seen: needs.length,
    prompts: removed.reduce((sum, group) => sum + group.prompts, 0),
  };
}

/** All but the empty one, each in the order of the whole. */
function subsets(rules: readonly string[]): readonly (readonly string[])[] {
  const count = 2 ** rules.length;
  return Array.from({ length: count - 1 }, (_, i) => rules.filter((_rule, bit) => ((i + 1) >> bit) & 1));
}

/** More prompts for each rule, then fewer rules, then in the order of the alphabet. */
function isBetter(a: Step, b: Step): boolean {
  const difference = a.prompts * b.rules.length - b.prompts * a.rules.length;
  if (difference !== 0) return difference > 0;
  if (a.rules.length !== b.rules.length) return a.rules.length < b.rules.length;
  return a.rules.join("\n") < b.rules.join("\n");
}

// ---- proof ---------------------------------------------------------------------------------------------------------

/** Decides what asked again with the rules of one step after the other. */
class Proof {
  readonly #needs: readonly Need[];
  readonly #layers: readonly Layer[];
  readonly #session: Session;
  #rules: readonly string[] = [];
  #allowed: ReadonlySet<Need> = new Set();

  constructor(needs: readonly Need[], layers: readonly Layer[], session: Session) {
    this.#needs = needs;
    this.#layers = layers;
    this.#session = session;
  }

  /** How many prompts the steps so far remove. */
  get removed(): number {
    return promptsOf(this.#allowed);
  }

  /** The step with what it really removes; undefined: it does not allow what it is for, or more than it may. */
  add({ rules, needs }: Step): SuggestedStep | undefined {
    const allowed = this.#allowedWith([...this.#rules, ...rules]);
    const isWrong =
      needs.some((need) => !allowed.has(need)) || [...allowed].some(({ refused }) => refused !== undefined);
    if (isWrong) return undefined;
    const before = this.#allowed;
    this.#rules = [...this.#rules, ...rules];
    this.#allowed = allowed;
    return { rules, prompts: promptsOf(allowed) - promptsOf(before), seen: allowed.size - before.size };
  }

  #allowedWith(rules: readonly string[]): ReadonlySet<Need> {
    const place = { line: 1, column: 1, endColumn: 1 };
    const layer: Layer = { ...emptyLayer("session"), allow: rules.map((value) => ({ value, place })) };
    const { policy } = compile([...this.#layers, layer], this.#session);
    return new Set(
      this.#needs.filter(({ prompt: { call, cwd } }) => decide(policy, call, { cwd }).effect === "allow"),
    );
  }
}

function promptsOf(needs: ReadonlySet<Need>): number {
  return [...needs].reduce((sum, { prompt }) => sum + prompt.count, 0);
}

/**
 * What a change of a policy means: which calls get another effect, and by which rules.
 *
 * A decision looks at a call only through its acts, and at an act only through what `areas.ts` and `facts.ts` hold: the
 * texts of the deny, ask and allow rules, each list as one set, and a few facts beside them. So policies in which those
 * are the same decide every call alike, compound commands, wrappers and holes included, because each question about a
 * part of a call, also whether a rule may match it, is one about these sets. A set may even differ where a stricter one
 * decides first: what is in the one allow set and not in the other, but is denied in both, changes nothing. SEMANTICS
 * ANA-1 … ANA-6
 */
import type { Effect } from "../base/effect.ts";
import { decide } from "../decide/decide.ts";
import type { Decision, Reason } from "../decide/decision.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { Policy } from "../policy/policy.ts";
import { toPosixForm } from "../world/path.ts";
import { type Area, areasOf, type RuleTexts } from "./areas.ts";
import { accepts, TooManyStates, union } from "./automaton.ts";
import { ordinaryTexts, type Situation, situationsOf, telling } from "./calls.ts";
import { changedFacts, type FactChange, type Ways } from "./facts.ts";
import { probes } from "./probes.ts";
import { type Pool, searchStepsMax, shortest, texts } from "./search.ts";
import { emptied, haveSameOwn, type Outcome, outcomes, Sides, shared } from "./sides.ts";
import { changedWritten } from "./written.ts";

/** One side of a change. */
export type Side = {
  readonly effect: Effect;
  readonly outcome: Outcome;
  /** What settled it. */
  readonly reason: Reason;
};

/** A call that the two policies decide differently, proven by deciding it. */
export type Change = Situation & {
  readonly direction: "looser" | "stricter";
  readonly old: Side;
  readonly new: Side;
  /** Rules that only one of the policies has and that match: what was changed. */
  readonly rules: readonly CompiledRule[];
};

/** Something that could not be proven to change nothing, and for which no call was found that changes. */
export type Doubt = {
  /** What the question is about: an area or a fact. */
  readonly about: string;
  readonly why: string;
  readonly ways: Ways;
  /** A text that rules of the one policy match and those of the other do not. */
  readonly text?: string;
  readonly rules: readonly CompiledRule[];
};

export type Verdict = "equal" | "looser" | "stricter" | "both" | "undecided";

export type Difference = {
  /** `looser` and `stricter` are proofs that nothing goes the other way. */
  readonly verdict: Verdict;
  /** For each kind of change in each area a shortest call, the looser ones first. */
  readonly changes: readonly Change[];
  readonly doubts: readonly Doubt[];
  /** What the policies disagree about besides the texts of their rules. */
  readonly settings: readonly FactChange[];
};

export type DiffOptions = {
  /** Moves that each search looks at, at most. */
  readonly stepsMax?: number;
};

/**
 * Compares two policies of one session. Never throws on its own; reads nothing. What it cannot prove within its budget is a
 * doubt, and a doubt is never `equal`.
 */
export function diffPolicies(older: Policy, newer: Policy, options: DiffOptions = {}): Difference {
  // what could not be read denies every call
  if (older.floor?.effect === "deny" && newer.floor?.effect === "deny")
    return { verdict: "equal", changes: [], doubts: [], settings: [] };
  const comparison = new Comparison(older, newer, options.stepsMax ?? searchStepsMax);
  comparison.compareAreas();
  comparison.compareWritten();
  comparison.compareFacts();
  return comparison.result();
}

/** Texts that are decided on both sides, at most, until one changes: commands do more than their texts say. */
function triesMax({ kind }: Area): number {
  return kind === "command" ? 250 : 25;
}

/** Changed rules of one list that are each looked at alone. */
const rulesAloneMax = 24;
/** How many searches may take all the moves that one may. */
const poolFactor = 4;
/** Moves of a search that is not needed for the verdict. */
const extraStepsMax = 10_000;

class Comparison {
  private readonly older: Policy;
  private readonly newer: Policy;
  private readonly stepsMax: number;
  /** What all searches that the verdict depends on may take together. */
  private readonly pool: Pool;
  private readonly start: string;
  private readonly changes: Change[] = [];
  private readonly doubts: Doubt[] = [];
  private readonly settings: readonly FactChange[];

  constructor(older: Policy, newer: Policy, stepsMax: number) {
    this.older = older;
    this.newer = newer;
    this.stepsMax = stepsMax;
    this.pool = { left: poolFactor * stepsMax };
    this.settings = changedFacts(older, newer);
    this.start = toPosixForm(newer.world.cwd, newer.platform);
  }

  result(): Difference {
    const [looser, stricter] = [this.shows("looser"), this.shows("stricter")];
    const doubts = this.doubts.filter(({ ways }) => (ways.looser && !looser) || (ways.stricter && !stricter));
    const open = (direction: Change["direction"]) => doubts.some(({ ways }) => ways[direction]);
    const changes = [...this.changes].sort((a, b) => rankOf(a) - rankOf(b));
    const verdict =
      looser && stricter
        ? "both"
        : looser && !open("stricter")
          ? "looser"
          : stricter && !open("looser")
            ? "stricter"
            : looser || stricter || doubts.length > 0
              ? "undecided"
              : "equal";
    return { verdict, changes, doubts, settings: this.settings };
  }

  // ---- facts ---------------------------------------------------------------------------------------------------------

  compareFacts(): void {
    if (this.settings.length === 0) return;
    for (const direction of ["looser", "stricter"] as const)
      if (this.settings.some(({ ways }) => ways[direction])) this.probe(direction);
    for (const { name, old, new: now, ways } of this.settings) {
      const left = {
        looser: ways.looser && !this.shows("looser"),
        stricter: ways.stricter && !this.shows("stricter"),
      };
      if (left.looser || left.stricter)
        this.doubts.push({ about: name, why: `it was ${old} and is ${now}`, ways: left, rules: [] });
    }
  }

  /** A call for each kind of change in one direction; where rules show it already, only those that no rule made. */
  private probe(direction: Change["direction"]): void {
    const isShown = this.shows(direction);
    const kinds = new Set<string>();
    for (const situation of probes(this.newer, this.older)) {
      const change = this.changeOf(situation, []);
      if (change?.direction !== direction) continue;
      const { old, new: now } = change;
      const isRuled = old.reason.rule !== undefined || now.reason.rule !== undefined;
      const kind = `${old.outcome} ${now.outcome}`;
      if ((isShown && isRuled) || kinds.has(kind)) continue;
      kinds.add(kind);
      this.changes.push(change);
    }
  }

  private shows(direction: Change["direction"]): boolean {
    return this.changes.some((change) => change.direction === direction);
  }

  // ---- exact rules ---------------------------------------------------------------------------------------------------

  compareWritten(): void {
    // no rule allows anything then. SEMANTICS EVAL-11
    if (this.older.floor !== undefined && this.newer.floor !== undefined) return;
    for (const { text, tool, isNew, isSettled } of changedWritten(this.older, this.newer)) {
      const call = { tool, input: { command: text } };
      if (
        telling.some((circumstances) =>
          this.confirm({ call, circumstances }, isNew ? "looser" : "stricter", []),
        )
      )
        continue;
      if (isSettled) continue;
      this.doubts.push({
        about: `rules for exactly \`${text}\``,
        why: "another context may show that one of the policies has no rule for the exact text",
        ways: { looser: isNew, stricter: !isNew },
        text,
        rules: [],
      });
    }
  }

  // ---- areas ---------------------------------------------------------------------------------------------------------

  compareAreas(): void {
    const before = new Map(areasOf(this.older).map((area) => [area.name, area]));
    const after = new Map(areasOf(this.newer).map((area) => [area.name, area]));
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [old, now] = [before.get(name), after.get(name)];
      // what Bash rules change of Monitor calls they change of Bash calls as well, and in the same direction
      if (old?.holds !== undefined && haveSameOwn(old, now!, before.get(old.holds)!, after.get(old.holds)!))
        continue;
      this.compareArea(old ?? emptied(now!), shared(now ?? emptied(old!), old));
    }
  }

  /**
   * Whether the allow rules of both sides, which alone differ, cover no more than what needs no rule. Only then: with a
   * rule for other files beside it, a link from the one to the other would be covered by the two together.
   */
  private areOnlyWorking(sides: Sides): boolean {
    const { older, newer, differOnlyInAllow, hiding } = sides;
    const byDefault = newer.byDefault;
    if (!differOnlyInAllow || byDefault === undefined || older.byDefault?.key !== byDefault.key) return false;
    return [older, newer].every(({ rules, universe }) => {
      const restricted = hiding
        .flatMap((effect) => rules[effect])
        .filter(({ partly }) => partly === undefined);
      const query = {
        within: [union(rules.allow.map((rule) => rule.texts())), ...universe],
        without: [byDefault.texts(), ...restricted.map((rule) => rule.texts({ asciiWildcards: true }))],
      };
      return shortest(query, { stepsMax: this.stepsMax, pool: this.pool }).found === "none";
    });
  }

  private compareArea(older: Area, newer: Area): void {
    const sides = new Sides(older, newer);
    if (sides.areSame || (older.allowOnly && sides.allowSame)) return;
    if (older.isRepeated && newer.isRepeated) return;
    try {
      if (this.areOnlyWorking(sides)) return;
    } catch (error) {
      if (!(error instanceof TooManyStates)) throw error;
    }
    for (const from of outcomes) {
      for (const to of outcomes) if (from !== to) this.compareKind(sides, from, to);
    }
  }

  private compareKind(sides: Sides, from: Outcome, to: Outcome): void {
    const changed = sides.changed(from, to);
    if (changed.length === 0) return;
    const direction = directionOf(from, to);
    const ways = { looser: direction === "looser", stricter: direction === "stricter" };
    const doubt = (why: string, text?: string) => {
      const more = text === undefined ? {} : { text };
      const rules = changed.flatMap(({ rules }) => rules);
      this.doubts.push({ about: `${sides.older.name}: ${from} to ${to}`, why, ways, rules, ...more });
    };
    try {
      // where the direction is known, a further kind of change is worth some effort, but nothing depends on it
      const stepsMax = Math.min(this.stepsMax, this.shows(direction) ? extraStepsMax : this.stepsMax);
      const { ground } = sides;
      const proof = shortest(sides.query(from, to, changed, true), { stepsMax, ground, pool: this.pool });
      const partly = changed.find((rule) => rule.partly !== undefined)?.partly;
      if (proof.found === "none" && partly === undefined) return;
      const tried = this.witness(sides, from, to, changed, stepsMax);
      if (tried.isShown) this.eachAlone(sides, from, to, changed);
      else if (tried.text !== undefined)
        doubt("the rules differ, but no call was found that shows it", tried.text);
      else if (proof.found === "undecided") doubt("the search was given up");
      else if (partly !== undefined) doubt(partly);
      else if (proof.found === "text")
        doubt("the rules may differ, but no call was found that shows it", proof.text);
    } catch (error) {
      if (!(error instanceof TooManyStates)) throw error;
      doubt("the patterns together have too many states");
    }
  }

  /** One witness is proof; that of each changed rule says what else to look at. */
  private eachAlone(sides: Sides, from: Outcome, to: Outcome, changed: readonly RuleTexts[]): void {
    if (changed.length === 1) return;
    for (const rule of changed.slice(0, rulesAloneMax)) this.witness(sides, from, to, [rule], extraStepsMax);
  }

  /** Looks for a call that shows what these rules change. `text`: the first that none shows. */
  private witness(
    sides: Sides,
    from: Outcome,
    to: Outcome,
    changed: readonly RuleTexts[],
    stepsMax: number,
  ): { readonly isShown: boolean; readonly text: string | undefined } {
    const query = sides.query(from, to, changed, false);
    const ordinary = { ...query, within: [...query.within, ordinaryTexts(sides.newer.kind)] };
    const { ground } = sides;
    let text: string | undefined;
    const shows = (candidate: string): boolean => {
      text ??= candidate;
      const rules = changed.filter((rule) => accepts(rule.texts(), candidate)).flatMap(({ rules }) => rules);
      return situationsOf(sides.newer, candidate, this.start).some((situation) =>
        this.confirm(situation, directionOf(from, to), rules),
      );
    };
    for (const question of [ordinary, query]) {
      const first = shortest(question, { stepsMax, ground, pool: this.pool });
      if (first.found === "text" && shows(first.text)) return { isShown: true, text };
      if (first.found !== "text") continue;
      let tries = triesMax(sides.newer);
      for (const candidate of texts(question, { stepsMax, ground, pool: this.pool })) {
        if (shows(candidate)) return { isShown: true, text };
        tries -= 1;
        if (tries === 0) break;
      }
    }
    return { isShown: false, text };
  }

  /**
   * Whether the policies decide it differently, and in this direction; another change counts, but shows something else.
   * Each is kept once for each pair of rules that made it.
   */
  private confirm(
    situation: Situation,
    direction: Change["direction"],
    rules: readonly CompiledRule[],
  ): boolean {
    const change = this.changeOf(situation, rules);
    if (change === undefined) return false;
    if (!this.changes.some((other) => keyOf(other) === keyOf(change))) this.changes.push(change);
    return change.direction === direction;
  }

  private changeOf({ call, circumstances }: Situation, rules: readonly CompiledRule[]): Change | undefined {
    const [before, after] = [
      decide(this.older, call, circumstances),
      decide(this.newer, call, circumstances),
    ];
    if (before.effect === after.effect) return undefined;
    const direction = directionOf(before.effect, after.effect);
    return { call, circumstances, direction, old: sideOf(before), new: sideOf(after), rules };
  }
}

function directionOf(from: Outcome, to: Outcome): Change["direction"] {
  return strictness(to) > strictness(from) ? "looser" : "stricter";
}

function strictness(outcome: Outcome): number {
  return outcome === "deny" ? 0 : outcome === "ask" ? 1 : outcome === "none" ? 2 : 3;
}

function sideOf({ effect, reasons }: Decision): Side {
  const reason = reasons[0]!;
  const outcome = effect === "ask" && reason.rule === undefined ? "none" : effect;
  return { effect, outcome, reason };
}

/** Changes of one kind by the same rules are one change. */
function keyOf({ old, new: now }: Change): string {
  const isRuled = old.reason.rule !== undefined || now.reason.rule !== undefined;
  const side = ({ outcome, reason }: Side) => [outcome, reason.rule ?? (isRuled ? "" : reason.because)];
  return JSON.stringify([side(old), side(now)]);
}

/** Looser before stricter, plain circumstances before others, what is denied on a side before the rest. */
function rankOf({ direction, circumstances, old, new: now }: Change): number {
  const isPlain = Object.keys(circumstances).length === 0;
  const strictest = Math.min(strictness(old.outcome), strictness(now.outcome));
  return (direction === "looser" ? 0 : 20) + (isPlain ? 0 : 10) + strictest;
}

/** One area of two policies, and the questions about it. */
import type { Effect } from "../base/effect.ts";
import type { Area, RuleTexts } from "./areas.ts";
import { type Automaton, union } from "./automaton.ts";
import { alphabetOf, ordinaryTexts } from "./calls.ts";
import { notIn } from "./rule-lists.ts";
import { Ground, type Query } from "./search.ts";

/** What becomes of a call; `none`: it asks because no rule, mode or default decides it. */
export type Outcome = Effect | "none";

/** In the order in which the lists are looked at. */
export const outcomes: readonly Outcome[] = ["deny", "ask", "allow", "none"];
export const lists = ["deny", "ask", "allow"] as const;

/** One area of both policies. */
export class Sides {
  readonly older: Area;
  readonly newer: Area;
  private readonly left = new Map<string, Automaton>();
  private madeGround: Ground | undefined;
  private readonly only: Readonly<Record<"old" | "new", Readonly<Record<Effect, readonly RuleTexts[]>>>>;

  constructor(older: Area, newer: Area) {
    this.older = older;
    this.newer = newer;
    const missing = (one: Area, other: Area) => ({
      deny: notIn(one.rules.deny, other.rules.deny),
      ask: notIn(one.rules.ask, other.rules.ask),
      allow: notIn(one.rules.allow, other.rules.allow),
    });
    this.only = { old: missing(older, newer), new: missing(newer, older) };
  }

  /** Made when it is first searched. */
  get ground(): Ground {
    this.madeGround ??= new Ground(
      [
        ...[this.older, this.newer].flatMap(({ rules, universe, byDefault }) => [
          ...lists.flatMap((effect) => rules[effect].map((rule) => rule.texts())),
          ...universe,
          ...(byDefault === undefined ? [] : [byDefault.texts()]),
        ]),
        ...[this.older, this.newer].flatMap(({ rules, kind }) =>
          kind === "path"
            ? [...rules.deny, ...rules.ask].map((rule) => rule.texts({ asciiWildcards: true }))
            : [],
        ),
        ordinaryTexts(this.newer.kind),
      ],
      alphabetOf(this.newer),
    );
    return this.madeGround;
  }

  /** Lists of which a rule that matches makes allow rules count for nothing. */
  get hiding(): readonly ("deny" | "ask")[] {
    const both = (["deny", "ask"] as const).filter((list) => !(this.older.seenThrough ?? []).includes(list));
    return both.filter((list) => !(this.newer.seenThrough ?? []).includes(list));
  }

  get allowSame(): boolean {
    return this.only.old.allow.length === 0 && this.only.new.allow.length === 0;
  }

  get differOnlyInAllow(): boolean {
    const { old, new: now } = this.only;
    return [old.deny, old.ask, now.deny, now.ask].every((rules) => rules.length === 0);
  }

  get areSame(): boolean {
    return lists.every((effect) => this.only.old[effect].length === 0 && this.only.new[effect].length === 0);
  }

  /**
   * The rules that must match where `from` becomes `to`, and that only one side has: of the list that comes first. What
   * matches a rule of it that both sides have does not change so.
   */
  changed(from: Outcome, to: Outcome): readonly RuleTexts[] {
    return comesBefore(from, to) ? this.only.old[from as Effect] : this.only.new[to as Effect];
  }

  /**
   * The texts whose outcome by the rules was `from` and is `to`, as far as the changed rules given match them.
   * @param certain nothing is left out but what certainly has another outcome: no text is proof
   */
  query(from: Outcome, to: Outcome, changed: readonly RuleTexts[], certain: boolean): Query {
    const [other, area] = comesBefore(from, to) ? [to, this.newer] : [from, this.older];
    const within = [union(changed.map((rule) => rule.texts()))];
    if (other !== "none") within.push(this.all(area, other));
    return { within: [...within, ...this.newer.universe], without: [this.without(from, to, certain)] };
  }

  /** What a list matches; of allow rules with what is allowed without them. */
  private all({ name, rules, byDefault }: Area, effect: Effect): Automaton {
    const isOlder = rules === this.older.rules;
    const key = `${name} ${effect} ${isOlder}`;
    const made = this.left.get(key);
    if (made !== undefined) return made;
    const also = effect === "allow" && byDefault !== undefined ? [byDefault] : [];
    const automaton = union([...rules[effect], ...also].map((rule) => rule.texts()));
    this.left.set(key, automaton);
    return automaton;
  }

  /** Whether a list decides before an outcome is reached, so that what it matches is left out. */
  private decidesBefore(list: Effect, outcome: Outcome, from: Outcome, to: Outcome): boolean {
    if (!comesBefore(list, outcome)) return false;
    const isAllow = !comesBefore(from, "allow") && !comesBefore(to, "allow");
    return !isAllow || list === "allow" || this.hiding.includes(list);
  }

  private without(from: Outcome, to: Outcome, certain: boolean): Automaton {
    const key = `${from} ${to} ${certain}`;
    const made = this.left.get(key);
    if (made !== undefined) return made;
    // restricting rules compare paths folded, allow rules as they are spelled
    const asciiWildcards =
      certain && this.newer.kind === "path" && !comesBefore(from, "allow") && !comesBefore(to, "allow");
    const rules = new Map<string, Automaton>();
    for (const [outcome, area] of [
      [from, this.older],
      [to, this.newer],
    ] as const) {
      for (const effect of lists.filter((list) => this.decidesBefore(list, outcome, from, to))) {
        for (const rule of area.rules[effect]) {
          if (certain && rule.partly !== undefined) continue;
          rules.set(`${effect} ${rule.key}`, rule.texts(effect === "allow" ? {} : { asciiWildcards }));
        }
      }
      // what needs no rule is shown as such, but proves nothing: links lead out of it
      if (!certain && outcome === "none" && area.byDefault !== undefined)
        rules.set("by default", area.byDefault.texts());
    }
    const automaton = union([...rules.values()]);
    this.left.set(key, automaton);
    return automaton;
  }
}

/** Whether the one list is looked at before the other; `none` comes last. */
function comesBefore(one: Outcome, other: Outcome): boolean {
  return outcomes.indexOf(one) < outcomes.indexOf(other);
}

/** Whether two areas have the same rules beyond those of an area that is compared itself. */
export function haveSameOwn(older: Area, newer: Area, olderWithin: Area, newerWithin: Area): boolean {
  return lists.every((effect) => {
    const own = notIn(older.rules[effect], olderWithin.rules[effect]);
    const now = notIn(newer.rules[effect], newerWithin.rules[effect]);
    return notIn(own, now).length === 0 && notIn(now, own).length === 0;
  });
}

/** The area with the rules of another where they are the same, so that an automaton is made once. */
export function shared(area: Area, other: Area | undefined): Area {
  if (other === undefined) return area;
  const known = new Map(lists.flatMap((effect) => other.rules[effect].map((rule) => [rule.key, rule.texts])));
  const same = (rule: RuleTexts) => ({ ...rule, texts: known.get(rule.key) ?? rule.texts });
  const { deny, ask, allow } = area.rules;
  return { ...area, rules: { deny: deny.map(same), ask: ask.map(same), allow: allow.map(same) } };
}

export function emptied(area: Area): Area {
  return { ...area, rules: { deny: [], ask: [], allow: [] } };
}

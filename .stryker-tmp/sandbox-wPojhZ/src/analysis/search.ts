/**
 * The shortest text that some automata accept and others do not.
 *
 * Breadth first over pairs of one state of each accepting automaton and the set of all states in which the others may
 * be. A pair need not be looked at where an earlier one has the same states and a smaller set of the others: whatever
 * text leads on from the one leads on from the other, and the earlier is no longer. The pairs that remain are an
 * antichain (De Wulf, Doyen, Henzinger and Raskin, CAV 2006); with them each text found is still a shortest one.
 */
// @ts-nocheck

import { type Automaton, isUniversal, type State, union } from "./automaton.ts";
import { type CharacterSet, type Classes, classesOf, setOf } from "./character-set.ts";

/** Texts that every one of `within` accepts and none of `without`. */
export type Query = {
  /** At least one. */
  readonly within: readonly Automaton[];
  readonly without: readonly Automaton[];
};

/** `none` is a proof; `undecided`: the budget is spent. */
export type Found =
  | { readonly found: "none" }
  | { readonly found: "text"; readonly text: string }
  | { readonly found: "undecided" };

/** Moves that one search looks at, at most. Some half a million a second. */
export const searchStepsMax = 400_000;

/** A shortest text of the query, in code points. Never throws. */
export function shortest(query: Query, stepsMax: number = searchStepsMax): Found {
  const space = new Space(query, [], stepsMax);
  const seen = new Map<string, Others[]>();
  const isNew = ({ states, others }: Node): boolean => {
    const key = keyOf(states);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, [others]);
      return true;
    }
    if (before.some((smaller) => space.isSubset(smaller, others))) return false;
    seen.set(key, [...before.filter((larger) => !space.isSubset(others, larger)), others]);
    return true;
  };
  let level = space.starts().filter(isNew);
  while (level.length > 0) {
    const next: Node[] = [];
    for (const node of level) if (isHit(node)) return { found: "text", text: textOf(node) };
    for (const node of level) {
      for (const after of space.after(node)) if (isNew(after)) next.push(after);
      if (space.isSpent) return { found: "undecided" };
    }
    level = next;
  }
  return { found: "none" };
}

/** How many texts are told that lead to the same states. */
const textsForEachPair = 48;

/**
 * Texts of the query, shortest first, each once. Where any character would do, each of `also` is tried besides the one
 * that reads best. Not all there are: those that only repeat what others show are left out.
 */
export function* texts(
  query: Query,
  also: string,
  stepsMax: number = searchStepsMax,
): Generator<string, void, undefined> {
  const space = new Space(
    query,
    Array.from(also, (character) => character.codePointAt(0)!),
    stepsMax,
  );
  const visits = new Map<string, number>();
  const told = new Set<string>();
  const isFresh = ({ states, others }: Node): boolean => {
    const key = `${keyOf(states)} ${others.number}`;
    const count = (visits.get(key) ?? 0) + 1;
    visits.set(key, count);
    return count <= textsForEachPair;
  };
  let level = space.starts().filter(isFresh);
  while (level.length > 0 && !space.isSpent) {
    for (const node of level) {
      const text = isHit(node) ? textOf(node) : undefined;
      if (text === undefined || told.has(text)) continue;
      told.add(text);
      yield text;
    }
    level = level.flatMap((node) => space.after(node)).filter(isFresh);
  }
}

/** The states that the automata of `without` may be in. */
type Others = {
  readonly number: number;
  readonly states: readonly State[];
  readonly accept: boolean;
  /** Classes that are told apart here. */
  readonly classes: readonly number[];
  readonly after: Map<number, Others | undefined>;
};

type Node = {
  /** One of each automaton of `within`. */
  readonly states: readonly State[];
  readonly others: Others;
  readonly before: Node | undefined;
  readonly codePoint: number;
};

/** The moves of a state by class. */
type Moves = {
  readonly byClass: ReadonlyMap<number, readonly State[]>;
  /** Moves on most classes, with those that they leave out. */
  readonly wide: readonly { readonly out: ReadonlySet<number>; readonly to: State }[];
  /** Classes that are told apart here; all others are alike. */
  readonly classes: readonly number[];
};

function isHit({ states, others }: Node): boolean {
  return !others.accept && states.every(({ accepts }) => accepts);
}

function textOf(node: Node): string {
  const codePoints: number[] = [];
  for (let at: Node | undefined = node; at?.before !== undefined; at = at.before)
    codePoints.push(at.codePoint);
  return codePoints
    .reverse()
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join("");
}

function keyOf(states: readonly State[]): string {
  return states.length === 1 ? String(states[0]!.number) : states.map(({ number }) => number).join();
}

class Space {
  private readonly query: Query;
  private readonly classes: Classes;
  private readonly always: readonly number[];
  private readonly moves = new Map<State, Moves>();
  private readonly known = new Map<string, Others>();
  private readonly spelled = new Map<Others, ReadonlySet<State>>();
  private readonly byRank: readonly number[];
  private left: number;

  constructor(query: Query, also: readonly number[], stepsMax: number) {
    this.query = query;
    const own = also.map((codePoint): CharacterSet => [codePoint, codePoint]);
    this.classes = classesOf([...union([...query.within, ...query.without]).sets, ...own, setOf([0, 0])]);
    this.always = own.flatMap((set) => this.classes.of(set));
    this.byRank = Array.from({ length: this.classes.count }, (_, number) => number).sort(
      (a, b) => this.classes.rank[a]! - this.classes.rank[b]!,
    );
    this.left = stepsMax;
  }

  get isSpent(): boolean {
    return this.left <= 0;
  }

  starts(): Node[] {
    const others = this.others(this.query.without.flatMap(({ starts }) => starts));
    if (others === undefined) return [];
    return combinations(this.query.within.map(({ starts }) => starts)).map((states) => ({
      states,
      others,
      before: undefined,
      codePoint: 0,
    }));
  }

  /** What one more character makes of it. */
  after(node: Node): Node[] {
    const found: Node[] = [];
    const own = node.states.map((state) => this.movesOf(state));
    for (const number of this.candidates(own, node.others)) {
      this.left -= 1;
      const targets = own.map(({ byClass, wide }) => targetsOn(byClass, wide, number));
      if (targets.some((states) => states.length === 0)) continue;
      const others = this.othersAfter(node.others, number);
      if (others === undefined) continue;
      const codePoint = this.classes.sample[number]!;
      for (const states of combinations(targets)) found.push({ states, others, before: node, codePoint });
    }
    return found;
  }

  isSubset(smaller: Others, larger: Others): boolean {
    if (smaller === larger) return true;
    if (smaller.states.length >= larger.states.length) return false;
    let spelled = this.spelled.get(larger);
    if (spelled === undefined) {
      spelled = new Set(larger.states);
      this.spelled.set(larger, spelled);
    }
    this.left -= 1;
    return smaller.states.every((state) => spelled.has(state));
  }

  /** One class of each kind that moves from here tell apart, best to read first. */
  private candidates(own: readonly Moves[], others: Others): readonly number[] {
    const narrow = own.find(({ wide }) => wide.length === 0);
    if (narrow !== undefined) return narrow.classes;
    const told = new Set(this.always);
    for (const { classes } of own) for (const number of classes) told.add(number);
    for (const number of others.classes) told.add(number);
    const rest = this.byRank.find((number) => !told.has(number));
    if (rest !== undefined) told.add(rest);
    return [...told].sort((a, b) => this.classes.rank[a]! - this.classes.rank[b]!);
  }

  private movesOf(state: State): Moves {
    let moves = this.moves.get(state);
    if (moves === undefined) {
      moves = this.sortedMoves(state);
      this.moves.set(state, moves);
    }
    return moves;
  }

  private sortedMoves(state: State): Moves {
    const byClass = new Map<number, State[]>();
    const wide: { out: Set<number>; to: State }[] = [];
    const told = new Set<number>();
    for (const { on, to } of state.moves) {
      const inside = this.classes.of(on);
      this.left -= 1;
      if (2 * inside.length > this.classes.count) {
        const out = new Set(this.byRank);
        for (const number of inside) out.delete(number);
        for (const number of out) told.add(number);
        wide.push({ out, to });
        continue;
      }
      for (const number of inside) {
        told.add(number);
        const targets = byClass.get(number);
        if (targets) targets.push(to);
        else byClass.set(number, [to]);
      }
    }
    const classes = [...told].sort((a, b) => this.classes.rank[a]! - this.classes.rank[b]!);
    return { byClass, wide, classes };
  }

  /** Undefined: every text from here on is accepted, so nothing is found. */
  private othersAfter(others: Others, number: number): Others | undefined {
    if (others.after.has(number)) return others.after.get(number);
    const targets: State[] = [];
    for (const state of others.states) {
      const { byClass, wide } = this.movesOf(state);
      targets.push(...targetsOn(byClass, wide, number));
    }
    this.left -= others.states.length;
    const next = this.others(targets);
    others.after.set(number, next);
    return next;
  }

  private others(states: readonly State[]): Others | undefined {
    const distinct = [...new Set(states)];
    if (distinct.some(isUniversal)) return undefined;
    distinct.sort((a, b) => a.number - b.number);
    const key = distinct.map(({ number }) => number).join();
    let others = this.known.get(key);
    if (others === undefined) {
      const accept = distinct.some(({ accepts }) => accepts);
      const classes = new Set(distinct.flatMap((state) => this.movesOf(state).classes));
      others = { number: this.known.size, states: distinct, accept, classes: [...classes], after: new Map() };
      this.known.set(key, others);
    }
    return others;
  }
}

function targetsOn(
  byClass: ReadonlyMap<number, readonly State[]>,
  wide: Moves["wide"],
  number: number,
): readonly State[] {
  const targets = byClass.get(number) ?? [];
  if (wide.length === 0) return targets;
  const more = wide.filter(({ out }) => !out.has(number)).map(({ to }) => to);
  return more.length === 0 ? targets : [...targets, ...more];
}

/** One of each list, in every way. */
function combinations(lists: readonly (readonly State[])[]): readonly (readonly State[])[] {
  let found: readonly (readonly State[])[] = [[]];
  for (const list of lists) {
    const distinct = list.length > 1 ? [...new Set(list)] : list;
    found = found.flatMap((states) => distinct.map((state) => [...states, state]));
  }
  return found;
}

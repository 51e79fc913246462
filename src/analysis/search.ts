/**
 * The shortest text that some automata accept and others do not.
 *
 * Breadth first over places: a state of the first accepting automaton, and for each other the set of all states in which it
 * may be. A place need not be looked at where an earlier one has the same but a smaller set of the automata that must not
 * accept: whatever text leads on from the one leads on from the other, and the earlier is no longer. The places that remain
 * are an antichain (De Wulf, Doyen, Henzinger and Raskin, CAV 2006); with them each text found is still a shortest one.
 */
import { type Automaton, isUniversal, type State, union } from "./automaton.ts";
import { type Classes, classesOf, single } from "./character-set.ts";

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

/** Steps of one search, at most: moves that it looks at, and states that it compares. */
export const searchStepsMax = 1_000_000;

/** Steps that several searches may take together. */
export type Pool = { left: number };

export type SearchOptions = {
  readonly stepsMax?: number;
  readonly pool?: Pool;
  /** What earlier searches over the same automata found out. */
  readonly ground?: Ground;
};

/** A shortest text of the query, in code points. Never throws. */
export function shortest(query: Query, options: SearchOptions = {}): Found {
  const space = new Space(query, options, false);
  const seen = new Map<string, Live[]>();
  const isNew = (place: Place): boolean => {
    const { without } = place;
    const key = keyOf(place);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, [without]);
      return true;
    }
    if (before.some((smaller) => space.isSubset(smaller, without))) return false;
    seen.set(key, [...before.filter((larger) => !space.isSubset(without, larger)), without]);
    return true;
  };
  let level = space.starts().filter(isNew);
  while (level.length > 0) {
    const next: Place[] = [];
    for (const place of level) if (isHit(place)) return { found: "text", text: textOf(place) };
    for (const place of level) {
      for (const after of space.after(place)) if (isNew(after)) next.push(after);
      if (space.isSpent) return { found: "undecided" };
    }
    level = next;
  }
  return { found: "none" };
}

/** How many texts are told that lead to the same states. */
const textsForEachPair = 48;

/**
 * Texts of the query, shortest first, each once. Where any character would do, each of the ground's `also` is tried besides
 * the one that reads best. Not all there are: those that only repeat what others show are left out.
 */
export function* texts(query: Query, options: SearchOptions = {}): Generator<string, void, undefined> {
  const space = new Space(query, options, true);
  const visits = new Map<string, number>();
  const told = new Set<string>();
  const isFresh = (place: Place): boolean => {
    const key = `${keyOf(place)} ${place.without.number}`;
    const count = (visits.get(key) ?? 0) + 1;
    visits.set(key, count);
    return count <= textsForEachPair;
  };
  let level = space.starts().filter(isFresh);
  while (level.length > 0) {
    const next: Place[] = [];
    for (const place of level) {
      const text = isHit(place) ? textOf(place) : undefined;
      if (text === undefined || told.has(text)) continue;
      told.add(text);
      yield text;
    }
    for (const place of level) {
      for (const after of space.after(place)) if (isFresh(after)) next.push(after);
      if (space.isSpent) return;
    }
    level = next;
  }
}

/** The states that an automaton may be in. */
type Live = {
  readonly number: number;
  readonly states: readonly State[];
  spelled: ReadonlySet<State> | undefined;
  readonly accepts: boolean;
  /** Classes that are told apart here; where `isNarrow`, no other leads on. */
  readonly classes: readonly number[];
  readonly isNarrow: boolean;
  readonly after: Map<number, Live | undefined>;
};

type Place = {
  /** Of the first automaton of `within`. */
  readonly state: State;
  /** Of the others. */
  readonly within: readonly Live[];
  /** Of all automata of `without` together. */
  readonly without: Live;
  readonly before: Place | undefined;
  readonly codePoint: number;
};

/** The moves of a state by class. */
type Moves = {
  readonly narrow: readonly { readonly number: number; readonly to: State }[];
  /** Moves on most classes, with those that they leave out. */
  readonly wide: readonly { readonly out: ReadonlySet<number>; readonly to: State }[];
  /** Classes that are told apart here; all others are alike. */
  readonly classes: readonly number[];
};

function isHit({ state, within, without }: Place): boolean {
  return state.accepts && !without.accepts && within.every(({ accepts }) => accepts);
}

function textOf(place: Place): string {
  const codePoints: number[] = [];
  for (let at: Place | undefined = place; at?.before !== undefined; at = at.before)
    codePoints.push(at.codePoint);
  return codePoints
    .reverse()
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join("");
}

function keyOf({ state, within }: Place): string {
  let key = String(state.number);
  for (const { number } of within) key += ` ${number}`;
  return key;
}

/** What is known of some automata, for every search over them. */
export class Ground {
  readonly classes: Classes;
  readonly byRank: readonly number[];
  /** The classes of `also`. */
  readonly also: readonly number[];
  private readonly moves = new Map<State, Moves>();
  private readonly live = new Map<string, Live>();

  /** @param automata all that any search over this ground is about */
  constructor(automata: readonly Automaton[], also = "") {
    const own = Array.from(also, (character) => single(character.codePointAt(0)!));
    this.classes = classesOf([...union(automata).sets, ...own]);
    this.also = own.flatMap((set) => this.classes.of(set));
    const all = Array.from({ length: this.classes.count }, (_, number) => number);
    this.byRank = all.sort((a, b) => this.rankOf(a) - this.rankOf(b));
  }

  rankOf(number: number): number {
    return this.classes.rank[number]!;
  }

  movesOf(state: State): Moves {
    let moves = this.moves.get(state);
    if (moves === undefined) {
      moves = this.sortedMoves(state);
      this.moves.set(state, moves);
    }
    return moves;
  }

  private sortedMoves(state: State): Moves {
    const narrow: { number: number; to: State }[] = [];
    const wide: { out: Set<number>; to: State }[] = [];
    for (const { on, to } of state.moves) {
      const inside = this.classes.of(on);
      if (2 * inside.length > this.classes.count) wide.push({ out: this.without(inside), to });
      else for (const number of inside) narrow.push({ number, to });
    }
    // most states are inside a word
    if (wide.length === 0 && narrow.length === 1) return { narrow, wide, classes: [narrow[0]!.number] };
    const told = new Set(narrow.map(({ number }) => number));
    for (const { out } of wide) for (const number of out) told.add(number);
    return { narrow, wide, classes: [...told].sort((a, b) => this.rankOf(a) - this.rankOf(b)) };
  }

  private without(classes: readonly number[]): Set<number> {
    const out = new Set<number>();
    if (classes.length < this.classes.count) {
      const inside = new Set(classes);
      for (const number of this.byRank) if (!inside.has(number)) out.add(number);
    }
    return out;
  }

  /** What a class makes of it; undefined: no state is left. */
  after(live: Live, number: number): Live | undefined {
    if (live.after.has(number)) return live.after.get(number);
    const targets: State[] = [];
    for (const state of live.states) {
      addTargets(targets, this.movesOf(state), number);
    }
    const next = targets.length === 0 ? undefined : this.liveOf(targets);
    live.after.set(number, next);
    return next;
  }

  liveOf(states: readonly State[]): Live {
    const universal = states.find(isUniversal);
    // no other state accepts more
    const distinct = universal === undefined ? [...new Set(states)] : [universal];
    distinct.sort((a, b) => a.number - b.number);
    const key = distinct.map(({ number }) => number).join();
    let live = this.live.get(key);
    if (live === undefined) {
      const classes = new Set<number>();
      let isNarrow = true;
      for (const state of distinct) {
        const moves = this.movesOf(state);
        for (const number of moves.classes) classes.add(number);
        isNarrow &&= moves.wide.length === 0;
      }
      live = {
        number: this.live.size,
        states: distinct,
        spelled: undefined,
        accepts: distinct.some(({ accepts }) => accepts),
        classes: [...classes],
        isNarrow,
        after: new Map(),
      };
      this.live.set(key, live);
    }
    return live;
  }
}

/** One search over a ground. */
class Space {
  private readonly query: Query;
  private readonly ground: Ground;
  private readonly triesAll: boolean;
  private readonly pool: Pool;
  private left: number;

  constructor(
    query: Query,
    { stepsMax = searchStepsMax, pool = { left: Infinity }, ground }: SearchOptions,
    triesAll: boolean,
  ) {
    this.query = query;
    this.ground = ground ?? new Ground([...query.within, ...query.without]);
    this.triesAll = triesAll;
    this.pool = pool;
    this.left = stepsMax;
  }

  get isSpent(): boolean {
    return this.left <= 0 || this.pool.left <= 0;
  }

  private spend(steps: number): void {
    this.left -= steps;
    this.pool.left -= steps;
  }

  starts(): Place[] {
    const [first, ...others] = this.query.within;
    const without = this.ground.liveOf(this.query.without.flatMap(({ starts }) => starts));
    if (isAll(without)) return [];
    const within = others.map(({ starts }) => this.ground.liveOf(starts));
    const before = { within, without, before: undefined, codePoint: 0 };
    return first!.starts.map((state) => ({ state, ...before }));
  }

  /** What one more character makes of it. */
  after(place: Place): Place[] {
    const found: Place[] = [];
    const own = this.ground.movesOf(place.state);
    for (const number of this.candidates(own, place)) {
      this.spend(1);
      const targets: State[] = [];
      addTargets(targets, own, number);
      if (targets.length === 0) continue;
      const within: Live[] = [];
      for (const live of place.within) {
        const next = this.step(live, number);
        if (next !== undefined) within.push(next);
      }
      if (within.length < place.within.length) continue;
      const without = this.step(place.without, number) ?? this.ground.liveOf([]);
      if (isAll(without)) continue;
      const codePoint = this.ground.classes.sample[number]!;
      for (const state of new Set(targets)) found.push({ state, within, without, before: place, codePoint });
    }
    return found;
  }

  private step(live: Live, number: number): Live | undefined {
    // a step that was made before costs nothing
    if (!live.after.has(number)) this.spend(live.states.length);
    return this.ground.after(live, number);
  }

  isSubset(smaller: Live, larger: Live): boolean {
    if (smaller === larger) return true;
    if (smaller.states.length >= larger.states.length) return false;
    larger.spelled ??= new Set(larger.states);
    const { spelled } = larger;
    const missing = smaller.states.findIndex((state) => !spelled.has(state));
    this.spend(missing < 0 ? smaller.states.length : missing + 1);
    return missing < 0;
  }

  /** One class of each kind that moves from here tell apart, best to read first. */
  private candidates(own: Moves, { within, without }: Place): readonly number[] {
    if (own.wide.length === 0) return own.classes;
    const narrow = within.find(({ isNarrow }) => isNarrow);
    if (narrow !== undefined) return this.sorted(new Set(narrow.classes));
    const told = new Set(this.triesAll ? this.ground.also : []);
    for (const number of own.classes) told.add(number);
    for (const live of [...within, without]) for (const number of live.classes) told.add(number);
    const rest = this.ground.byRank.find((number) => !told.has(number));
    if (rest !== undefined) told.add(rest);
    return this.sorted(told);
  }

  private sorted(numbers: ReadonlySet<number>): readonly number[] {
    return [...numbers].sort((a, b) => this.ground.rankOf(a) - this.ground.rankOf(b));
  }
}

/** Every text from here on is accepted. */
function isAll({ states }: Live): boolean {
  return states.length === 1 && isUniversal(states[0]!);
}

function addTargets(targets: State[], { narrow, wide }: Moves, number: number): void {
  for (const move of narrow) if (move.number === number) targets.push(move.to);
  for (const { out, to } of wide) if (!out.has(number)) targets.push(to);
}

/**
 * Nondeterministic automata over code points, without empty moves. They are graphs of states, so the union of a thousand
 * patterns copies nothing, and whoever reads one goes only where a text leads.
 */
import {
  allBut,
  anyCharacter,
  type CharacterSet,
  classesOf,
  commonOf,
  noCharacter,
  single,
  unionOf,
} from "./character-set.ts";

export type State = {
  /** Tells states apart; later states have greater numbers. */
  readonly number: number;
  /** A text may end here. */
  accepts: boolean;
  readonly moves: Move[];
};

export type Move = { readonly on: CharacterSet; readonly to: State };

/** A set of texts. */
export type Automaton = {
  readonly starts: readonly State[];
  /** The sets that its moves are on, each once. */
  readonly sets: ReadonlySet<CharacterSet>;
};

let states = 0;

export function newState(accepts = false): State {
  states += 1;
  return { number: states, accepts, moves: [] };
}

/** Every text is accepted from here. */
export function isUniversal(state: State): boolean {
  return state.accepts && state.moves.some(({ on, to }) => on === anyCharacter && to === state);
}

/** Automata are written from left to right; the states in which the text so far may have ended are the frontier. */
export class Writer {
  private readonly start = newState();
  private readonly sets = new Set<CharacterSet>();
  frontier: readonly State[] = [this.start];

  private moveTo(to: State, on: CharacterSet, from: readonly State[] = this.frontier): void {
    this.sets.add(on);
    for (const state of from) state.moves.push({ on, to });
  }

  /** One character of the set. */
  one(set: CharacterSet): this {
    const next = newState();
    this.moveTo(next, set);
    this.frontier = [next];
    return this;
  }

  /** These characters; `as` may widen one to a set. */
  text(text: string, as: (codePoint: number) => CharacterSet = single): this {
    for (const character of text) this.one(as(character.codePointAt(0)!));
    return this;
  }

  /** Any number of characters of the set. */
  run(set: CharacterSet): this {
    const loop = newState();
    this.moveTo(loop, set, [...this.frontier, loop]);
    this.frontier = [...this.frontier, loop];
    return this;
  }

  /** `head`, then any number of characters of the set; all of it at least `least` times. */
  repeated(head: CharacterSet, set: CharacterSet, least: number): this {
    for (let i = 1; i < least; i++) this.one(head).run(set);
    const loop = newState();
    this.moveTo(loop, head, [...this.frontier, loop]);
    this.moveTo(loop, set, [loop]);
    this.frontier = least === 0 ? [...this.frontier, loop] : [loop];
    return this;
  }

  /** `head` and at least one character of the set, any number of times. */
  again(head: CharacterSet, set: CharacterSet): this {
    const [behindHead, loop] = [newState(), newState()];
    this.moveTo(behindHead, head, [...this.frontier, loop]);
    this.moveTo(loop, set, [behindHead, loop]);
    this.frontier = [...this.frontier, loop];
    return this;
  }

  /** The text may end here. */
  end(): this {
    for (const state of this.frontier) state.accepts = true;
    return this;
  }

  /** What is written so far, and below it `head` and anything at all. */
  anythingAfter(head: CharacterSet): this {
    const rest = newState(true);
    this.moveTo(rest, head);
    this.moveTo(rest, anyCharacter, [rest]);
    return this;
  }

  automaton(): Automaton {
    return { starts: [this.start], sets: this.sets };
  }
}

export const everything: Automaton = new Writer().run(anyCharacter).end().automaton();

/** The text itself. */
export function textOnly(text: string): Automaton {
  return new Writer().text(text).end().automaton();
}

/** Cost: the automata, not their states. */
export function union(automata: readonly Automaton[]): Automaton {
  if (automata.length === 1) return automata[0]!;
  const sets = new Set<CharacterSet>();
  for (const automaton of automata) for (const set of automaton.sets) sets.add(set);
  return { starts: automata.flatMap(({ starts }) => starts), sets };
}

/** A copy in which `extend` says what follows a text that it accepts; the copy itself accepts nothing. */
export function extended(
  automaton: Automaton,
  on: readonly CharacterSet[],
  extend: (end: State) => void,
): Automaton {
  const copies = new Map<State, State>();
  const waiting: State[] = [];
  const copyOf = (state: State): State => {
    let copy = copies.get(state);
    if (copy === undefined) {
      copy = newState();
      copies.set(state, copy);
      waiting.push(state);
    }
    return copy;
  };
  const starts = automaton.starts.map(copyOf);
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const copy = copyOf(state);
    for (const { on, to } of state.moves) copy.moves.push({ on, to: copyOf(to) });
    if (state.accepts) extend(copy);
  }
  return { starts, sets: new Set([...automaton.sets, ...on]) };
}

/** A text of the one, a character of the set, a text of the other. */
export function sequence(before: Automaton, on: CharacterSet, after: Automaton): Automaton {
  return extended(before, [on, ...after.sets], (end) => {
    for (const to of after.starts) end.moves.push({ on, to });
  });
}

/** Whether the automaton accepts the text. Cost: states times text. */
export function accepts(automaton: Automaton, text: string): boolean {
  let live = new Set(automaton.starts);
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const next = new Set<State>();
    for (const { moves } of live)
      for (const { on, to } of moves) if (commonOf(on, single(codePoint)).length > 0) next.add(to);
    live = next;
  }
  return [...live].some((state) => state.accepts);
}

/** Thrown where an automaton would have more states than `automatonStatesMax`: the answer is then not known. */
export class TooManyStates extends Error {}

/** States that `common` and `complement` build at most. */
export const automatonStatesMax = 20_000;

/** The texts that both accept. Throws `TooManyStates`. */
export function common(a: Automaton, b: Automaton): Automaton {
  const sets = new Set<CharacterSet>();
  const built = new Map<string, State>();
  const waiting: { readonly state: State; readonly left: State; readonly right: State }[] = [];
  const stateOf = (left: State, right: State): State => {
    const key = `${left.number} ${right.number}`;
    let state = built.get(key);
    if (state === undefined) {
      state = newState(left.accepts && right.accepts);
      built.set(key, state);
      if (built.size > automatonStatesMax) throw new TooManyStates();
      waiting.push({ state, left, right });
    }
    return state;
  };
  const starts = a.starts.flatMap((left) => b.starts.map((right) => stateOf(left, right)));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const move of next.left.moves) {
      for (const other of next.right.moves) {
        const on = commonOf(move.on, other.on);
        if (on.length === 0) continue;
        sets.add(on);
        next.state.moves.push({ on, to: stateOf(move.to, other.to) });
      }
    }
  }
  return { starts, sets };
}

/** The texts that it does not accept; deterministic. Throws `TooManyStates`. */
export function complement(automaton: Automaton): Automaton {
  const classes = classesOf([...automaton.sets, anyCharacter]);
  const setOfClass = classSets(classes.count, automaton.sets, classes.of);
  const sets = new Set<CharacterSet>();
  const built = new Map<string, State>();
  const waiting: { readonly state: State; readonly live: readonly State[] }[] = [];
  const stateOf = (live: readonly State[]): State => {
    const sorted = [...new Set(live)].sort((a, b) => a.number - b.number);
    const key = sorted.map(({ number }) => number).join();
    let state = built.get(key);
    if (state === undefined) {
      state = newState(!sorted.some(({ accepts }) => accepts));
      built.set(key, state);
      if (built.size > automatonStatesMax) throw new TooManyStates();
      waiting.push({ state, live: sorted });
    }
    return state;
  };
  const start = stateOf(automaton.starts);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const targets: State[][] = Array.from({ length: classes.count }, () => []);
    for (const { moves } of next.live)
      for (const { on, to } of moves) for (const number of classes.of(on)) targets[number]!.push(to);
    const byTarget = new Map<State, CharacterSet[]>();
    targets.forEach((live, number) => {
      const to = stateOf(live);
      byTarget.set(to, [...(byTarget.get(to) ?? []), setOfClass[number]!]);
    });
    for (const [to, parts] of byTarget) {
      const on = byTarget.size === 1 ? anyCharacter : unionOf(...parts);
      sets.add(on);
      next.state.moves.push({ on, to });
    }
  }
  return { starts: [start], sets };
}

/** The code points of each class. */
function classSets(
  count: number,
  sets: ReadonlySet<CharacterSet>,
  of: (set: CharacterSet) => readonly number[],
): readonly CharacterSet[] {
  const found: CharacterSet[] = new Array(count).fill(anyCharacter);
  for (const set of sets) {
    const inside = new Set(of(set));
    const rest = allBut(set);
    for (let number = 0; number < count; number++)
      found[number] = commonOf(found[number] ?? noCharacter, inside.has(number) ? set : rest);
  }
  return found;
}

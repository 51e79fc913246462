/** Sets of code points: pairs of first and last, ascending, neither touching nor overlapping. */
// @ts-nocheck

export type CharacterSet = readonly number[];

const lastCodePoint = 0x10ffff;

export const anyCharacter: CharacterSet = [0, lastCodePoint];
export const noCharacter: CharacterSet = [];

const singles = new Map<number, CharacterSet>();

/** The set of one code point, the same object each time: sets are told apart by identity where that is enough. */
export function single(codePoint: number): CharacterSet {
  let set = singles.get(codePoint);
  if (set === undefined) {
    set = [codePoint, codePoint];
    // what agents and authors can write is many, ASCII is not
    if (codePoint < 0x80) singles.set(codePoint, set);
  }
  return set;
}

/** The set of these ranges, in any order. */
export function setOf(ranges: readonly number[]): CharacterSet {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i]!, ranges[i + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const set: number[] = [];
  for (const [first, last] of pairs) {
    if (set.length > 0 && first <= set.at(-1)! + 1) set[set.length - 1] = Math.max(set.at(-1)!, last);
    else set.push(first, last);
  }
  return set;
}

export function unionOf(...sets: readonly CharacterSet[]): CharacterSet {
  return setOf(sets.flat());
}

export function allBut(set: CharacterSet): CharacterSet {
  const rest: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if (set[i]! > next) rest.push(next, set[i]! - 1);
    next = set[i + 1]! + 1;
  }
  if (next <= lastCodePoint) rest.push(next, lastCodePoint);
  return rest;
}

export function commonOf(a: CharacterSet, b: CharacterSet): CharacterSet {
  if (a === b || b === anyCharacter) return a;
  if (a === anyCharacter) return b;
  const common: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const first = Math.max(a[i]!, b[j]!);
    const last = Math.min(a[i + 1]!, b[j + 1]!);
    if (first <= last) common.push(first, last);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return common;
}

export function holdsCharacter(set: CharacterSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < set[2 * middle]!) high = middle - 1;
    else if (codePoint > set[2 * middle + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}

/** The classes into which some sets divide all code points: two that are in the same sets are alike to all automata. */
export type Classes = {
  readonly count: number;
  /** A code point of each class, the one that reads best. */
  readonly sample: readonly number[];
  /** How well the sample reads; less is better. */
  readonly rank: readonly number[];
  /** The classes of one of the sets, ascending. */
  readonly of: (set: CharacterSet) => readonly number[];
};

/** Witnesses are for people: letters come first. */
const readable =
  "xabcdefghijklmnopqrstuvwyzXABCDEFGHIJKLMNOPQRSTUVWYZ0123456789-./_: =@,+~%#!?*&$'\"()[]{}<>|;^`\\";

const readableRank = new Map(Array.from(readable, (character, i) => [character.codePointAt(0)!, i]));

/** Cost: the sets' ranges times the sets that overlap there. */
export function classesOf(sets: Iterable<CharacterSet>): Classes {
  const distinct = [...new Set(sets)];
  const cuts = new Set<number>([0]);
  for (const set of distinct) {
    for (let i = 0; i < set.length; i += 2) {
      cuts.add(set[i]!);
      cuts.add(set[i + 1]! + 1);
    }
  }
  cuts.delete(lastCodePoint + 1);
  const starts = [...cuts].sort((a, b) => a - b);
  const indexOf = new Map(starts.map((start, i) => [start, i]));
  const endOf = (codePoint: number) => indexOf.get(codePoint + 1) ?? starts.length;
  const members: number[][] = starts.map(() => []);
  distinct.forEach((set, number) => {
    for (let i = 0; i < set.length; i += 2)
      for (let at = indexOf.get(set[i]!)!; at < endOf(set[i + 1]!); at++) members[at]!.push(number);
  });
  const classOfKey = new Map<string, number>();
  const classAt = members.map((numbers) => {
    const key = numbers.join();
    let found = classOfKey.get(key);
    if (found === undefined) {
      found = classOfKey.size;
      classOfKey.set(key, found);
    }
    return found;
  });
  const sample: number[] = new Array(classOfKey.size).fill(-1);
  const rank: number[] = new Array(classOfKey.size).fill(Number.POSITIVE_INFINITY);
  classAt.forEach((number, at) => {
    if (sample[number]! < 0) {
      sample[number] = starts[at]!;
      rank[number] = readable.length + number;
    }
  });
  for (const [codePoint, place] of readableRank) {
    const number = classAt[lastAtMost(starts, codePoint)]!;
    if (rank[number]! <= place) continue;
    sample[number] = codePoint;
    rank[number] = place;
  }
  const known = new Map<CharacterSet, readonly number[]>();
  const of = (set: CharacterSet): readonly number[] => {
    let found = known.get(set);
    if (found === undefined) {
      const numbers = new Set<number>();
      for (let i = 0; i < set.length; i += 2)
        for (let at = indexOf.get(set[i]!)!; at < endOf(set[i + 1]!); at++) numbers.add(classAt[at]!);
      found = [...numbers].sort((a, b) => a - b);
      known.set(set, found);
    }
    return found;
  };
  return { count: classOfKey.size, sample, rank, of };
}

/** The index of the last number that is not above `value`. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

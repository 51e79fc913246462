import { DFA, FAIterators, isDisjointWith, JS, NFA } from "refa";
import { type Automaton, includedIn, overlapOf } from "../../src/analysis/index.ts";
import { kinds, randomOf, type Sample, sampleOf } from "./patterns.ts";

/** Finite automata by another author, made from another description of the same patterns. */
export type Held = {
  readonly pairs: number;
  readonly included: number;
  readonly equivalent: number;
  readonly disjoint: number;
  /** Pairs about which the two say different things. */
  readonly wrong: readonly string[];
};

const described = kinds.filter((kind) => kind !== "list");

/** Holds the verdicts on random pairs of patterns of one kind against those of refa. */
export function holdPairs(pairs: number, seed: number): Held {
  const random = randomOf(seed);
  const counts = { included: 0, equivalent: 0, disjoint: 0 };
  const wrong: string[] = [];
  for (let i = 0; i < pairs; i++) {
    const kind = described[i % described.length]!;
    const [one, other] = [sampleOf(kind, random), sampleOf(kind, random)];
    const [first, second] = [refaOf(one), refaOf(other)];
    const forth = inclusion(one.automaton, other.automaton, first, second);
    const back = inclusion(other.automaton, one.automaton, second, first);
    const apart = disjointness(one.automaton, other.automaton, first, second);
    for (const { says } of [forth, back, apart])
      if (says !== undefined) wrong.push(`${kind}: ${one.text} | ${other.text}: ${says}`);
    if (forth.holds) counts.included++;
    if (forth.holds && back.holds) counts.equivalent++;
    if (apart.holds) counts.disjoint++;
  }
  return { pairs, ...counts, wrong };
}

type Answer = { readonly holds: boolean; readonly says?: string };

function inclusion(part: Automaton, whole: Automaton, first: NFA, second: NFA): Answer {
  const outside = complementOf(second);
  const holds = isDisjointWith(first, outside);
  const ours = includedIn(part, [whole]);
  if (ours.verdict === "undecided") return { holds, says: "undecided" };
  if ((ours.verdict === "included") !== holds) return { holds, says: `we say ${JSON.stringify(ours)}` };
  if (ours.verdict === "included") return { holds };
  const left = NFA.fromIntersection(first, outside);
  return { holds, ...witnessFault(ours.witness, left) };
}

function disjointness(one: Automaton, other: Automaton, first: NFA, second: NFA): Answer {
  const holds = isDisjointWith(first, second);
  const ours = overlapOf([one, other]);
  if (ours.verdict === "undecided") return { holds, says: "undecided" };
  if ((ours.verdict === "disjoint") !== holds) return { holds, says: `we say ${JSON.stringify(ours)}` };
  if (ours.verdict === "disjoint") return { holds };
  return { holds, ...witnessFault(ours.witness, NFA.fromIntersection(first, second)) };
}

/** What is wrong with a text that should be a shortest one of these. */
function witnessFault(witness: string, texts: NFA): { readonly says?: string } {
  const word = Array.from(witness, (character) => character.codePointAt(0)!);
  if (!texts.test(word)) return { says: `${JSON.stringify(witness)} is no witness` };
  const length = FAIterators.shortestWordSet(texts.transitionIterator())?.length;
  return length === word.length ? {} : { says: `${JSON.stringify(witness)} is not shortest, but ${length}` };
}

function refaOf({ source, minus }: Sample): NFA {
  const texts = nfaOf(source!);
  return minus === undefined ? texts : NFA.fromIntersection(texts, complementOf(nfaOf(minus)));
}

function nfaOf(source: string): NFA {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: "u" }).parse();
  return NFA.fromRegex(expression, { maxCharacter });
}

function complementOf(texts: NFA): DFA {
  const dfa = DFA.fromFA(texts);
  dfa.complement();
  return dfa;
}

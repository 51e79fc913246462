// @ts-nocheck
import { describe, expect, test } from "vitest";
import { accepts, anyPath, includedIn, overlapOf, shortest, union } from "../../src/analysis/index.ts";
import { seed } from "../seed.ts";
import { type Kind, kinds, randomOf, type Sample, sampleOf, tinyTexts } from "./patterns.ts";

/** What the automata say against what the matchers say of every text over a tiny alphabet. */
const samples = 60 * Number(process.env["FC_FACTOR"] ?? 1);

const universe = (kind: Kind) =>
  kind.endsWith("path") || kind === "directory" || kind === "list" ? [anyPath] : [];

describe.each(kinds)("%s patterns", (kind) => {
  const random = randomOf(seed);
  const texts = tinyTexts(kind);
  const some = Array.from({ length: samples }, () => sampleOf(kind, random));
  const two = (): readonly [Sample, Sample] => [
    some[Math.floor(random() * samples)]!,
    some[Math.floor(random() * samples)]!,
  ];

  test("an automaton accepts what its pattern matches", () => {
    const wrong = some.flatMap(({ text, automaton, matches }) =>
      texts
        .filter((subject) => accepts(automaton, subject) !== matches(subject))
        .map((subject) => `${text} | ${JSON.stringify(subject)}`),
    );
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test("an inclusion holds for every text, and a witness is a shortest one", () => {
    for (let i = 0; i < samples; i++) {
      const [part, first] = two();
      const [second] = two();
      const whole = random() < 0.5 ? [first] : [first, second];
      const result = shortest({
        within: [part.automaton, ...universe(kind)],
        without: whole.map(({ automaton }) => automaton),
      });
      const isWitness = (subject: string) =>
        part.matches(subject) && !whole.some(({ matches }) => matches(subject));
      const found = texts.find(isWitness);
      const shown = `${part.text} within ${whole.map(({ text }) => text).join(" and ")}`;
      if (result.found === "text") {
        expect(isWitness(result.text), `${shown}: ${JSON.stringify(result.text)}`).toBe(true);
        expect(result.text.length, shown).toBeLessThanOrEqual(found?.length ?? result.text.length);
      } else
        expect({ shown, found, result: result.found }).toEqual({ shown, found: undefined, result: "none" });
    }
  });

  test("an overlap is a text of both, a shortest one", () => {
    for (let i = 0; i < samples; i++) {
      const [first, second] = two();
      const result = overlapOf([first.automaton, second.automaton, ...universe(kind)]);
      const isWitness = (subject: string) => first.matches(subject) && second.matches(subject);
      const found = texts.find(isWitness);
      const shown = `${first.text} with ${second.text}`;
      if (result.verdict === "overlap") {
        expect(isWitness(result.witness), `${shown}: ${JSON.stringify(result.witness)}`).toBe(true);
        expect(result.witness.length, shown).toBeLessThanOrEqual(found?.length ?? result.witness.length);
      } else
        expect({ shown, found, verdict: result.verdict }).toEqual({
          shown,
          found: undefined,
          verdict: "disjoint",
        });
    }
  });

  test("what is in one of two is in both together", () => {
    for (let i = 0; i < samples; i++) {
      const [first, second] = two();
      const both = union([first.automaton, second.automaton]);
      expect(includedIn(first.automaton, [both])).toEqual({ verdict: "included" });
      expect(includedIn(both, [first.automaton, second.automaton])).toEqual({ verdict: "included" });
    }
  });
});

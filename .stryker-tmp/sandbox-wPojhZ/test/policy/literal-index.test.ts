// @ts-nocheck
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNameGlob } from "../../src/match/name.ts";
import { LiteralIndex } from "../../src/policy/literal-index.ts";
import { LiteralTrie } from "../../src/policy/literal-trie.ts";
import "../seed.ts";

/** Short texts over few letters, so that they share beginnings and endings. */
const text = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 6 });
/** Patterns of which many share their ends, so that some are kept by what is inside. */
const pattern = fc
  .tuple(
    fc.constantFrom("", "", "a", "a b"),
    fc.array(text, { maxLength: 2 }),
    fc.constantFrom("", "", "b", " a"),
  )
  .map(([head, inside, tail]) => [head, ...inside, tail].join("*"));
const patterns = fc.array(pattern, { maxLength: 60 });

function indexOf(all: readonly string[]): LiteralIndex<string> {
  const index = new LiteralIndex<string>();
  for (const one of all) index.add(one.split("*"), one);
  return index;
}

const matches = (one: string, subject: string): boolean => compileNameGlob(one).matches(subject);

test("the candidates for a text are all that match it, and none stands twice", () => {
  fc.assert(
    fc.property(patterns, fc.array(text, { maxLength: 3 }), (all, words) => {
      const subject = words.join("");
      const found = indexOf(all).candidates(subject).flat();
      expect(found.length).toBeLessThanOrEqual(all.length);
      for (const one of all) if (matches(one, subject)) expect(found).toContain(one);
    }),
  );
});

test("the candidates from each word are all that match what begins there", () => {
  fc.assert(
    fc.property(patterns, fc.array(text, { maxLength: 3 }), (all, words) => {
      const found = indexOf(all).candidatesFromWords(words.join(" ")).flat();
      const starts = words.join(" ").split(" ");
      for (const one of all) {
        const some = starts.some((_, i) => matches(one, starts.slice(i).join(" ")));
        if (some) expect(found).toContain(one);
      }
    }),
  );
});

test("between two ends stand all that match some text with these ends", () => {
  fc.assert(
    fc.property(patterns, text, text, text, (all, head, between, tail) => {
      const subject = head + between + tail;
      const index = indexOf(all);
      for (const one of all) {
        if (!matches(one, subject)) continue;
        // of those that differ inside alone one stands for all
        const ends = ([first, last]: readonly [string, string]) => `${first}*${last}`;
        const same = (other: string) => ends(endsOf(other)) === ends(endsOf(one));
        expect(index.between(head, tail, same), `${one} for ${subject}`).toBeDefined();
      }
    }),
  );
});

const endsOf = (one: string): readonly [string, string] => [one.split("*")[0]!, one.split("*").at(-1)!];

test.each(["forwards", "backwards"] as const)(
  "a trie read %s keeps each value under its literal",
  (reading) => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, (literals, subject) => {
        const trie = new LiteralTrie<string>(reading);
        for (const literal of literals) trie.add(literal, literal);
        for (const literal of literals)
          expect(trie.kept(literal)).toBe(literals.filter((other) => other === literal).length);
        const forwards = reading === "forwards";
        const stands = (literal: string) =>
          forwards ? subject.startsWith(literal) : subject.endsWith(literal);
        const found: (readonly string[])[] = [];
        trie.along(subject, forwards ? 0 : subject.length - 1, found);
        expect(found.flat().sort()).toEqual(literals.filter(stands).sort());
        const agrees = (literal: string) => {
          const goesOn = forwards ? literal.startsWith(subject) : literal.endsWith(subject);
          return goesOn || stands(literal);
        };
        const agreeing: string[] = [];
        trie.agreeing(subject, (literal) => agreeing.push(literal) < 0);
        expect(agreeing.sort()).toEqual(literals.filter(agrees).sort());
      }),
    );
  },
);

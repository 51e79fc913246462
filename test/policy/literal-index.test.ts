import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileNameGlob } from "../../src/match/name.ts";
import { LiteralIndex } from "../../src/policy/literal-index.ts";
import { backwards, forwards, LiteralTrie } from "../../src/policy/literal-trie.ts";
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

/** As many patterns as one end tells apart, that differ in what stands for `N`. */
const crowd = (one: string): readonly string[] => [..."12345678"].map((digit) => one.replace("N", digit));
const heads = crowd("a*N*");
const bothEnds = [...heads, ...crowd("*N*z")];

describe("a pattern is kept by one of its literals, so it is tried", () => {
  test.each<readonly [patterns: readonly string[], text: string, candidates: readonly string[]]>([
    // its head
    [["git", "git *", "npm *"], "git x", ["git", "git *"]],
    [["git", "git"], "x git", []],
    [["a*", "a*"], "x", []],
    [["a*b*c"], "a", ["a*b*c"]],
    [["a*b*c"], "bc", []],
    [["*", "**"], "x", ["*", "**"]],
    // its tail, without a head, or where fewer are kept by it
    [["*.ts"], "a.js", []],
    [["*.ts"], "a.ts", ["*.ts"]],
    [["a*z"], "ax", ["a*z"]],
    [["a*z", "a*z"], "ax", ["a*z"]],
    [["a*1", "a*2"], "a2", ["a*1", "a*2"]],
    [["a*1", "a*2"], "a", ["a*1"]],
    // what is inside, without ends
    [["*b*"], "x", []],
    [["*b*"], "xbx", ["*b*"]],
    [["*bb*"], "xb", []],
    // or where a crowd is kept by the better end
    [heads, "a", heads],
    [[...heads, "a*9*"], "a", heads],
    [[...heads, "a*9*"], "9", ["a*9*"]],
    [[...heads, "a*9*z"], "9", []],
    [[...heads, "a*9*z"], "z", ["a*9*z"]],
    [[...bothEnds, "a*9*z"], "9", ["a*9*z"]],
    [[...bothEnds, "a*9*z"], "a", heads],
    [[...bothEnds, "a**z"], "a", [...heads, "a**z"]],
    // of several the one that fewest are kept by
    [[...heads, "a*1*", "a*1*2*"], "1", ["a*1*"]],
    [[...heads, "a*1*", "a*1*2*"], "2", ["a*1*2*"]],
    [[...heads, "a*1*2*"], "1", ["a*1*2*"]],
    [[...heads, ...Array<string>(8).fill("a*9*"), "a*9*"], "a", [...heads, "a*9*"]],
    // in the order of their places, and once
    [["*bc*", "*b*"], "bcb", ["*b*", "*bc*"]],
    [["*c*", "*bc*"], "bcc", ["*bc*", "*c*"]],
  ])("for a text %#", (patterns, text, candidates) => {
    expect(indexOf(patterns).candidates(text).flat()).toEqual(candidates);
  });

  test.each<readonly [patterns: readonly string[], text: string, candidates: readonly string[]]>([
    [["b", "b *"], "ab", []],
    [["b", "b *"], "a b c", ["b", "b *"]],
    [["b", "b *"], "b b c", ["b", "b *"]],
    [["*.ts", "*b*"], "a b.ts", ["*.ts", "*b*"]],
  ])("for the texts from each word on %#", (patterns, text, candidates) => {
    expect(indexOf(patterns).candidatesFromWords(text).flat()).toEqual(candidates);
  });

  test.each<readonly [patterns: readonly string[], ends: readonly string[], tried: readonly string[]]>([
    [
      ["a*", "ab*", "b*", "*z"],
      ["a", "x"],
      ["a*", "ab*"],
    ],
    [
      ["ab*z", "ab*z", "*x"],
      ["a", "z"],
      ["ab*z", "ab*z"],
    ],
    // of those kept inside the first stands for all with its ends, whatever these are
    [[...heads, "a*9*", "a*8*"], ["b", ""], ["a*9*"]],
    [["*1*", "*2*"], ["b", "c"], ["*1*"]],
  ])("for the texts between two ends %#", (patterns, [head = "", tail = ""], tried) => {
    const seen: string[] = [];
    expect(indexOf(patterns).between(head, tail, (one) => seen.push(one) < 0)).toBeUndefined();
    expect(seen).toEqual(tried);
  });

  test.each<readonly [patterns: readonly string[], empty: boolean]>([
    [[], true],
    [["a*"], false],
    [["*a"], false],
    [["*a*"], false],
    [["*"], false],
  ])("%j: nothing is kept: %s", (patterns, empty) => {
    expect(indexOf(patterns).isEmpty).toBe(empty);
  });
});

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

test.each([
  ["forwards", forwards],
  ["backwards", backwards],
] as const)("a trie read %s keeps each value under its literal", (_, step) => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), text, (literals, subject) => {
      const trie = new LiteralTrie<string>(step);
      for (const literal of literals) trie.add(literal, literal);
      for (const literal of literals)
        expect(trie.kept(literal)).toBe(literals.filter((other) => other === literal).length);
      const ahead = step === forwards;
      const stands = (literal: string) => (ahead ? subject.startsWith(literal) : subject.endsWith(literal));
      const found: (readonly string[])[] = [];
      trie.along(subject, ahead ? 0 : subject.length - 1, found);
      expect(found.flat().sort()).toEqual(literals.filter(stands).sort());
      expect(found).not.toContainEqual([]);
      const agrees = (literal: string) => {
        const goesOn = ahead ? literal.startsWith(subject) : literal.endsWith(subject);
        return goesOn || stands(literal);
      };
      const agreeing: string[] = [];
      trie.agreeing(subject, (literal) => agreeing.push(literal) < 0);
      expect(agreeing.sort()).toEqual(literals.filter(agrees).sort());
    }),
  );
});

import { compilePathPattern } from "../../src/match/path-pattern.ts";
import { repeated, repeating, type Subject } from "./subject.ts";

/** An array of more than 16,384 elements costs V8 about three times as much to make: no doubling leads past that. */
const sizes: readonly number[] = [1_000, 2_000, 4_000, 3_750, 7_500, 15_000, 25_000, 50_000, 100_000];

/** Patterns made to be slow, with a name where they are long. */
const patterns: ReadonlyMap<string, string> = new Map([
  ...[
    "*a*a*a*a*a*a*a*a*b",
    "**/a/**/a/**/a/**/b",
    "**/**/**/b",
    "**/*a*/**/*a*/**/*b",
    "*/*/*/*/*/*/b",
    "a[b",
  ].map((text) => [text, text] as const),
  ["30 times ? and *b", `${"?".repeat(30)}*b`],
  ["[a-z…] of 1,500 and *b", `[${"a-z".repeat(500)}]*b`],
  ["* and 100 times a, b", `*${"a".repeat(100)}b`],
  ["10,000 stars", "*".repeat(10_000)],
  ["10,000 times *a", "*a".repeat(10_000)],
]);

const options = { fold: "unicode", anchored: false, coversRoot: true } as const;

/** As a rule would hold it: what cannot be read guards what it spells. */
function compiled(text: string) {
  const result = compilePathPattern(text, "/p", options);
  return "pattern" in result ? result.pattern : result.literal;
}

/** What the length of a path, and that of a pattern, makes of the time. */
export const pathSubjects: readonly Subject[] = [
  ...["a", "a/", "aab/"].map(
    (piece): Subject => ({
      name: `match /p/${piece}${piece}…`,
      sizes,
      rows: [...patterns].map(([name, text]) => {
        const pattern = compiled(text);
        return {
          name,
          answer: (size) => {
            const path = `/p/${repeated(piece, size)}`;
            return () => pattern.matches(path, true);
          },
        };
      }),
    }),
  ),
  {
    name: "compile",
    sizes: [1_000, 2_000, 4_000, 2_500, 5_000, 10_000, 60_000, 120_000, 240_000],
    rows: repeating(
      ["*", "*a", "**/", "?", "[a-z]", "[", "[!", "[[:alpha:]", "a/", "\\", " ", "é"],
      compiled,
    ),
  },
];

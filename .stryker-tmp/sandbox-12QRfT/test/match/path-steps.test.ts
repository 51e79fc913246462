/** What matching costs, counted in steps: no machine is too slow for these. `npm run growth` shows the times. */
// @ts-nocheck

import { expect, it } from "vitest";
import { isGap, parseLine, type Segment, segmentMatches, weightOf } from "../../src/match/path-segment.ts";
import { leastPrefix, matchesWhole, walkOf } from "../../src/match/path-walk.ts";

function partsOf(text: string) {
  const line = parseLine(text, "none");
  if ("problem" in line) throw new Error(line.problem);
  return line.parts;
}

/** How often the tokens of a segment are looked at. */
function looks(segment: Segment, name: string): number {
  let count = 0;
  const tokens = new Proxy(segment.tokens, {
    get(target, key) {
      if (key !== "length") count++;
      return Reflect.get(target, key);
    },
  });
  segmentMatches({ ...segment, tokens }, name);
  return count;
}

const names = ["a", "ab", "aab", "b", "é", "😀"];
const segments = [
  "*a*a*a*a*a*a*a*b",
  "*aaaaaaaaaaaaaaab",
  `${"?".repeat(30)}*b`,
  "*[a-z]*[!b]*[[:alpha:]]c",
  "*ab*aab*aaab?",
  "a",
  "?",
];

it.each(segments)("`%s` looks at its tokens as often as its weight says, whatever the name", (text) => {
  const segment = partsOf(text)[0] as Segment;
  for (const name of names) {
    for (const length of [100, 1_000, 10_000, 100_000]) {
      const count = looks(segment, name.repeat(length / name.length));
      expect(count, name).toBeLessThanOrEqual((weightOf(segment) + 1) * (length + 1) + segment.tokens.length);
    }
  }
});

it.each(["**/a/**/a/**/a/**/b", "**/a/a/a/b", "**/*/**/*/b/**", "**/**/**/b", "a/**/b/c"])(
  "`%s` holds each of its segments against each name once",
  (text) => {
    const parts = partsOf(text);
    const count = parts.filter((part) => !isGap(part)).length;
    for (const path of ["a", "a/b", "a/a/b", "b"]) {
      for (const length of [10, 100, 1_000, 10_000]) {
        const way = path.repeat(length).split("/");
        for (const hold of [leastPrefix, matchesWhole]) {
          let held = 0;
          hold(walkOf(parts, 1), way, (segment, name) => {
            held++;
            return segmentMatches(segment, name);
          });
          expect(held, path).toBeLessThanOrEqual(count * way.length);
        }
      }
    }
  },
);

import { describe, expect, test } from "vitest";
import { parseLine, segmentMatches } from "../../src/match/path-segment.ts";
import { leastPrefix, matchesWhole, mayGoOn, walkOf } from "../../src/match/path-walk.ts";

/** `\/` is a slash before which `**` asks for a segment; so does a last `**`. */
function walk(text: string) {
  const line = parseLine(text, "none");
  if ("problem" in line) throw new Error(line.problem);
  return walkOf(line.parts, 1);
}

function namesOf(path: string): readonly string[] {
  return path === "" ? [] : path.split("/");
}

describe("the whole path", () => {
  test.each<readonly [pattern: string, matched: readonly string[], unmatched: readonly string[]]>([
    ["a/b", ["a/b"], ["a", "a/b/c", "b/a/b", ""]],
    ["**", ["a", "a/b"], [""]],
    ["**/a", ["a", "b/a", "a/b/a"], ["b", "a/b"]],
    ["a/**", ["a/b", "a/b/c"], ["a", "b/a"]],
    ["a/**/b", ["a/b", "a/x/b", "a/b/b"], ["a", "b", "a/b/c", "x/a/b"]],
    ["a/**\\/b", ["a/x/b", "a/x/y/b"], ["a/b"]],
    ["**\\/**\\/a", ["x/y/a"], ["a", "x/a"]],
    ["a/**/b/**/c", ["a/b/c", "a/x/b/x/c", "a/b/c/c"], ["a/c", "a/c/b", "a/b"]],
    ["**/a/**/a/**/b", ["a/a/b", "x/a/x/a/x/b"], ["a/b", "a/x/b"]],
    ["a/b/**/b/c", ["a/b/b/c", "a/b/x/b/c"], ["a/b/c"]],
  ])("`%s`", (pattern, matched, unmatched) => {
    const held = (path: string) => matchesWhole(walk(pattern), namesOf(path), segmentMatches);
    expect(matched.filter((path) => !held(path))).toEqual([]);
    expect(unmatched.filter(held)).toEqual([]);
  });
});

describe("the shortest way that matches", () => {
  test.each<readonly [pattern: string, path: string, least: number | undefined]>([
    ["a/b", "a/b/c", 2],
    ["a/b", "a/c", undefined],
    ["a/b", "a", undefined],
    ["**/a", "x/a/a", 2],
    ["a/**", "a/b/c", 2],
    ["a/**", "a", undefined],
    ["**/a/**/a/**", "a/x/a/y/z", 4],
    ["**/a/**/a", "a/x", undefined],
    ["a/**\\/b", "a/b/b", 3],
  ])("of `%s` in `%s` is %s", (pattern, path, least) => {
    expect(leastPrefix(walk(pattern), namesOf(path), segmentMatches)).toBe(least);
  });
});

describe("whether something below can match", () => {
  test.each<readonly [pattern: string, directory: string, goesOn: boolean]>([
    ["**", "x/y", true],
    ["**/a", "x", true],
    ["a/b/**/c", "", true],
    ["a/b/**/c", "a", true],
    ["a/b/**/c", "a/x", false],
    ["a/b/**/c", "x", false],
    ["a/b/**/c", "a/b/x", true],
  ])("`%s` in `%s`: %s", (pattern, directory, goesOn) => {
    expect(mayGoOn(walk(pattern), namesOf(directory), segmentMatches)).toBe(goesOn);
  });
});

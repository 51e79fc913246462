import { expect, test } from "vitest";
import { type ListEntry, listMatches } from "../../src/match/path-list.ts";
import { compilePathPattern } from "../../src/match/path-pattern.ts";
import { isIgnored } from "../paths/list.ts";

test.each<readonly [lines: string, path: string, ignored: boolean]>([
  ["*.log !keep.log", "a.log", true],
  ["*.log !keep.log", "keep.log", false],
  ["!keep.log *.log", "keep.log", true],
  ["a/ !a/keep", "a/keep", true],
  ["a/* !a/keep", "a/keep", false],
  ["a/* !a/keep", "a/b/keep", true],
  ["a/", "a", false],
  ["a/", "a/", true],
  ["a/", "a/b", true],
  ["a !a/", "a", true],
  ["a !a/", "a/", false],
])("`%s`: `%s` is ignored: %s", (lines, path, ignored) => {
  const directory = path.endsWith("/");
  expect(isIgnored(lines.split(" "), directory ? path.slice(0, -1) : path, directory)).toBe(ignored);
});

function entry(text: string, base: string, more: Partial<ListEntry> = {}): ListEntry {
  const compiled = compilePathPattern(text, base, { fold: "none", anchored: false, coversRoot: true });
  if (!("pattern" in compiled)) throw new Error(compiled.problem);
  return { pattern: compiled.pattern, negated: false, ...more };
}

test("an exact entry sees the path as it is spelled, the others as it is folded", () => {
  const held = (...entries: readonly ListEntry[]) => listMatches(entries, "/p/Build/x", "/p/build/x", false);
  expect(held(entry("Build/", "/p"))).toBe(false);
  expect(held(entry("build/", "/p"))).toBe(true);
  expect(held(entry("Build/", "/p", { exact: true }))).toBe(true);
  expect(held(entry("build/", "/p", { exact: true }))).toBe(false);
});

test("each spelling is seen whole where they differ in length", () => {
  const entries = [entry("x", "/p", { exact: true })];
  expect(listMatches(entries, "/p/\u200b/x", "/p/x", false)).toBe(true);
});

test("nothing below the root is taken back once the root matches", () => {
  for (const exact of [false, true]) {
    const entries = [entry("**", "/", { exact }), entry("x", "/", { exact, negated: true })];
    expect(listMatches(entries, "/x", "/x", false)).toBe(true);
  }
});

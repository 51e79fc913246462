// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileNameGlob } from "../../src/match/name.ts";

/** Pattern, names that it matches, names that it does not. */
const rows: readonly [pattern: string, matched: readonly string[], unmatched: readonly string[]][] = [
  ["Bash", ["Bash"], ["bash", "Bash2", ""]],
  ["*", ["", "a", "a\nb"], []],
  ["mcp__*", ["mcp__", "mcp__a__b"], ["mcp_", "xmcp__a"]],
  [
    "mcp__github__get_*",
    ["mcp__github__get_", "mcp__github__get_issue"],
    ["mcp__github__set", "mcp__git__get_x"],
  ],
  ["*a*", ["a", "bab"], ["b", ""]],
  ["a*a", ["aa", "aba"], ["a", "ab"]],
  ["", [""], ["a"]],
  ["a*bc*cd", ["abccd", "abcxcd"], ["abcd"]],
  ["*ab*ab*", ["abab", "xabyabz"], ["ab", "aba"]],
  ["a**b", ["ab", "axb"], ["a", "b"]],
  ["[a].b?", ["[a].b?"], ["a.bc"]],
];

describe("names with `*`", () => {
  for (const [text, matched, unmatched] of rows) {
    it(`\`${text}\``, () => {
      const pattern = compileNameGlob(text);
      expect(matched.filter((name) => !pattern.matches(name))).toEqual([]);
      expect(unmatched.filter(pattern.matches)).toEqual([]);
      expect(pattern.literal).toBe(text.includes("*") ? undefined : text);
    });
  }

  it("equals the plain definition", () => {
    /** A table of which ends of both match, straight from the definition. */
    const plain = (text: string, name: string): boolean => {
      if (text === "") return name === "";
      if (text[0] !== "*") return name[0] === text[0] && name !== "" && plain(text.slice(1), name.slice(1));
      return plain(text.slice(1), name) || (name !== "" && plain(text, name.slice(1)));
    };
    fc.assert(
      fc.property(fc.stringMatching(/^[ab*]{0,8}$/), fc.stringMatching(/^[ab]{0,10}$/), (text, name) => {
        expect(compileNameGlob(text).matches(name)).toBe(plain(text, name));
      }),
    );
  });

  it("returns for hostile sizes", () => {
    const name = "a".repeat(100_000);
    for (const text of ["*a".repeat(2_000), "*ab".repeat(1_000), `${"a*".repeat(2_000)}b`]) {
      compileNameGlob(text).matches(name);
    }
  });
});

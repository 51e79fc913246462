import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { compileLinearRegex, type LinearRegex } from "../../src/match/linear-regex.ts";
import { law } from "../laws/law.ts";

function compiled(text: string, options?: { readonly ignoreCase: boolean }): LinearRegex {
  const regex = compileLinearRegex(text, options);
  if ("problem" in regex) throw new Error(`${text}: ${regex.problem}`);
  return regex;
}

/** Pattern, texts in which it is found, texts in which it is not. */
const rows: readonly (readonly [pattern: string, found: readonly string[], not: readonly string[]])[] = [
  ["^git\\.example\\.com$", ["git.example.com"], ["gitXexample.com", "agit.example.com", "git.example.com."]],
  ["^/opt/approved/", ["/opt/approved/x"], ["/opt/approvedx", "/srv/opt/approved/"]],
  [".*", ["", "a", "\n"], []],
  ["^.$", ["a"], ["\n", "\u2028", "", "ab"]],
  ["example", ["an example here"], ["exampl"]],
  ["^(?:a|bc)+$", ["a", "bca"], ["b", ""]],
  ["^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]],
  ["^a{2}b{1,}$", ["aab", "aabbb"], ["aa", "ab"]],
  ["^a{0}b$", ["b"], ["ab"]],
  ["^[a-c-]+$", ["a-c"], ["d"]],
  ["^[^a-c]$", ["d", "\n"], ["a", ""]],
  ["^[\\w.-]+$", ["a_1.b-c"], ["a b"]],
  ["^[^\\W_]+$", ["a1"], ["a_"]],
  ["^\\d+\\s\\x41\\u0042$", ["12 AB"], ["12AB"]],
  ["\\bcat\\b", ["a cat!"], ["concat"]],
  ["^a\\B", ["ab"], ["a", "a b"]],
  ["^a+?b??$", ["aab", "a"], ["b"]],
  ["^(a|)$", ["a", ""], ["b"]],
  ["^(?:a*)*$", ["", "aaa"], ["b"]],
  ["^\\/\\.\\-\\_$", ["/.-_"], ["/x-_"]],
  ["^\\t\\n\\v\\f\\r$", ["\t\n\v\f\r"], ["tnvfr"]],
  ["^ab?$", ["a", "ab"], ["abb", "A"]],
  ["^a{1,10}$", ["a", "aaaaaaaaaa"], ["aaaaaaaaaaa"]],
  // as many states as there may be
  ["a{682}", ["a".repeat(682)], ["a".repeat(681)]],
  ["a{681,}", ["a".repeat(682)], ["a".repeat(680)]],
  ["^[a-zb-cd-e]$", ["x"], ["-"]],
  ["^[\\D]$", ["\0", "/", ":", "\uffff"], ["0", "5", "9"]],
  ["^[\\S]$", ["\0", "a", "\uffff"], [" ", "\t", "\r", "\u2005"]],
  [`^${"(a)".repeat(65)}$`, ["a".repeat(65)], ["a".repeat(64)]],
  [`^${"(".repeat(64)}a${")".repeat(64)}$`, ["a"], ["b"]],
  [`[${"a".repeat(limits.ruleLengthMax - 2)}]`, ["a"], ["b"]],
];

describe("a regular expression is found", () => {
  test.each(rows)("`%s`", (pattern, found, not) => {
    const regex = compiled(pattern);
    expect(found.filter((text) => !regex.found(text))).toEqual([]);
    expect(not.filter((text) => regex.found(text))).toEqual([]);
  });

  test("in either case, where it refuses", () => {
    const refusing = (text: string) => compiled(text, { ignoreCase: true });
    expect(refusing("^Evil\\.COM$").found("eVIL.com")).toBe(true);
    expect(refusing("^[^a]$").found("A")).toBe(false);
    expect(refusing("^S").found("\u00df")).toBe(false);
  });
});

const tooManyStates = `the pattern has more than ${limits.regexStatesMax} states`;

/** What is not read, and why. */
const refused: readonly (readonly [pattern: string, problem: string])[] = [
  ["", "the pattern is empty, so it would match everything"],
  ["(?=a)b", "of the groups that begin with `(?` only `(?:` is known"],
  ["(?<n>a)", "of the groups that begin with `(?` only `(?:` is known"],
  ["(a)\\1", "`\\1` is not known here"],
  ["\\p{L}", "`\\p` is not known here"],
  ["a{", "`{` stands alone; write `\\{`"],
  ["a]", "`]` stands alone; write `\\]`"],
  ["a}", "`}` stands alone; write `\\}`"],
  ["*a", "`*` repeats nothing"],
  ["a**", "a repetition is repeated; put the first in a group"],
  ["^*", "an anchor cannot be repeated"],
  ["(a", "a group is not closed"],
  ["a)", "`)` closes no group"],
  ["[a", "a class is not closed"],
  ["[b-a]", "a range runs backwards"],
  ["[\\d-z]", "a class cannot begin a range"],
  ["[a-\\d]", "a class cannot end a range"],
  ["a{3,2}", "a repetition runs backwards"],
  ["a\\", "the pattern ends with a backslash"],
  ["\\x4", "an escape lacks hexadecimal digits"],
  ["\\x4g", "an escape lacks hexadecimal digits"],
  ["\\xg4", "an escape lacks hexadecimal digits"],
  ["((a{99}){99}){99}", tooManyStates],
  ["a{683}", tooManyStates],
  ["a{682,}", tooManyStates],
  ["a{1,9999}", tooManyStates],
  ["a|".repeat(410), tooManyStates],
  ["(".repeat(65) + ")".repeat(65), `groups nest at most ${limits.regexDepthMax} deep`],
  ["(".repeat(4_000), `groups nest at most ${limits.regexDepthMax} deep`],
  ["a".repeat(4_097), `a pattern has at most ${limits.ruleLengthMax} characters`],
];

test.each(refused)("a pattern outside the subset: `%s`", (pattern, problem) => {
  expect(compileLinearRegex(pattern)).toEqual({ problem });
});

describe("equations", () => {
  const piece = fc.constantFrom(
    ..."ab.^$|()*+?-",
    "[ab]",
    "[^a]",
    "[a-c\\d]",
    "\\w",
    "\\S",
    "\\b",
    "\\B",
    "(?:",
    "{2}",
    "{0,2}",
    "{1,}",
    "\\.",
    "é",
  );
  const pattern = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(""));
  const subject = fc
    .array(fc.constantFrom(..."abc1. _\né-"), { maxLength: 8 })
    .map((units) => units.join(""));

  law(
    "what is read means what it means to JavaScript",
    fc.tuple(pattern, fc.array(subject, { minLength: 4, maxLength: 4 }), fc.boolean()),
    ([text, subjects, ignoreCase]) => {
      const regex = compileLinearRegex(text, { ignoreCase });
      if ("problem" in regex) return;
      const witness = new RegExp(text, ignoreCase ? "i" : "");
      for (const each of subjects) expect([each, regex.found(each)]).toEqual([each, witness.test(each)]);
    },
    5_000,
  );

  law("any text is read or refused", fc.string({ unit: "binary" }), (text) => {
    const regex = compileLinearRegex(text);
    if (!("problem" in regex)) regex.found(text);
  });
});

describe("the steps of a search are at most states times text", () => {
  const steps = (pattern: string, subject: string): number => {
    let count = 0;
    compiled(pattern).found(subject, () => count++);
    return count;
  };
  test.each([
    ["^(a+)+$", "a"],
    ["(a|a)*b", "a"],
    ["(?:a?){50}a{50}$", "a"],
    ["(x+x+)+y", "x"],
    ["^(([a-z])+.)+[A-Z]([a-z])+$", "a"],
    ["a*a*a*a*a*a*b", "a"],
  ])("`%s`", (pattern, unit) => {
    const [short, long] = [1_000, 4_000].map((length) => steps(pattern, `${unit.repeat(length)}!`));
    expect(long).toBeLessThanOrEqual(short! * 4.1);
    expect(long).toBeLessThanOrEqual(4_002 * 8 * pattern.length + 4_002 * 400);
  });
});

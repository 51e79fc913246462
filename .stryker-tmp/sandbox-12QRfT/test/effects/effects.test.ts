// @ts-nocheck
import { describe, expect, test } from "vitest";
import { type Figures, type Given, judge, lineOf, missedBars, tally } from "./tally.ts";

const given = (command: string, ...effect: string[]): Given => ({ tool: "made", command, effect });

describe("one command without a rule", () => {
  test.each([
    ["ls -l", "none", { harmful: false, allowed: true, unreadable: false, reason: "" }],
    ["rm -r d", "delete", { harmful: true, allowed: false, unreadable: false }],
    ["sort -o b a", "write", { harmful: true, allowed: false }],
    ["find . -exec ./x ';'", "exec", { harmful: true, allowed: false }],
    ["cat a > b", "write", { harmful: true, allowed: false }],
    ["coproc ls", "none", { harmful: false, allowed: false, unreadable: true }],
    ["git log -1", "none", { harmful: false, allowed: true }],
    ["git log --output=o", "write", { harmful: true, allowed: false }],
  ])("%j with the effect %s", (command, effect, expected) => {
    expect(judge(given(command, effect))).toMatchObject(expected);
  });

  test("says why it needs approval", () => {
    expect(judge(given("npm test", "exec")).reason).toContain("no rule allows it");
  });
});

describe("the figures", () => {
  const good: Figures = { harmful: 4, harmfulAllowed: 0, harmless: 20, harmlessAllowed: 17, unreadable: 6 };

  test("are counted from what was judged", () => {
    const judged = ["ls", "touch a", "cat a"].map((command) =>
      judge(given(command, command === "touch a" ? "write" : "none")),
    );
    expect(tally(judged)).toEqual({
      harmful: 1,
      harmfulAllowed: 0,
      harmless: 2,
      harmlessAllowed: 2,
      unreadable: 0,
    });
  });

  test("reach their bars", () => {
    expect(missedBars(good)).toEqual([]);
    expect(lineOf(good)).toBe(
      "effects: 0 executing or writing allowed of 4, 17 harmless allowed of 20 (85.0 %), 6 unreadable of 24 (25.0 %)",
    );
  });

  test.each([
    [{ ...good, harmfulAllowed: 1 }, "1 that execute, write or delete are allowed"],
    [{ ...good, harmlessAllowed: 16 }, "of the harmless less than 85 % are allowed"],
    [{ ...good, unreadable: 7 }, "more than 25 % are not read"],
  ])("%j misses one", (figures, message) => {
    expect(missedBars(figures)).toEqual([message]);
  });

  test("of nothing are zero", () => {
    expect(missedBars(tally([]))).toEqual([]);
  });
});

// @ts-nocheck
import "../seed.ts";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { parserOf, sentencesOf } from "../../grammar/language.ts";
import type { Effect } from "../../src/base/effect.ts";
import { parseRule } from "../../src/rule/parse.ts";
import { printRule } from "../../src/rule/print.ts";
import { almostRule, effects } from "../rule/arbitrary.ts";
import { rowsOf } from "../rule/rows.ts";
import { mutated } from "./mutation.ts";

vi.setConfig({ testTimeout: 60_000 });

const grammar = readFileSync(new URL("../../grammar/rule.peggy", import.meta.url), "utf8");
const reference = parserOf(grammar);
const alphabet = [
  ..." ()\\:*!/[]{},.~'\"-_abZ9\t;^|@",
  "\\(",
  "\\)",
  " *",
  ":*",
  "é",
  "\u200b",
  "..",
  "domain",
  "command",
];
const sentences = sentencesOf(grammar, "Rule", alphabet);

/** What the handwritten reader accepts: a rule, and no error beside it. */
function read(text: string, effect: Effect): unknown {
  const { rule, diagnostics } = parseRule(text, effect);
  if (rule === undefined || diagnostics.some((finding) => finding.severity === "error")) return undefined;
  const { tool, specifier } = rule;
  return specifier === undefined ? { tool } : { tool, specifier };
}

function agree(text: string, effect: Effect): void {
  expect(read(text, effect), `${effect} ${JSON.stringify(text)}`).toEqual(reference.parse(text, { effect }));
}

describe.each(effects)("in %s, the reader and the grammar", (effect) => {
  test("agree on sentences", () => {
    let kept = 0;
    fc.assert(
      fc.property(sentences, (text) => {
        if (reference.parse(text, { effect }) !== undefined) kept += 1;
        agree(text, effect);
      }),
      { numRuns: 3_000 },
    );
    expect(kept).toBeGreaterThan(600);
  });

  test("agree on sentences with a few other characters", () => {
    fc.assert(
      fc.property(mutated(sentences, alphabet), (text) => agree(text, effect)),
      { numRuns: 3_000 },
    );
  });

  test("agree on texts that look like rules", () => {
    fc.assert(
      fc.property(almostRule, (text) => agree(text, effect)),
      { numRuns: 3_000 },
    );
  });

  test("agree on every row of rules.txt", () => {
    const table = readFileSync(new URL("../rule/rules.txt", import.meta.url), "utf8");
    for (const { text } of rowsOf(table)) agree(text.slice(text.indexOf(" ") + 1), effect);
  });

  test("what is printed is what was read", () => {
    fc.assert(
      fc.property(sentences, (text) => {
        const { rule, diagnostics } = parseRule(text, effect);
        if (rule === undefined || diagnostics.some((finding) => finding.severity === "error")) return;
        expect(printRule(rule)).toBe(text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
        expect(parseRule(printRule(rule), effect, rule.place).rule).toEqual(rule);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("every production that stands for a form of rules", () => {
  test.each(["CommandRule", "PathRule", "OtherPathRule", "DomainRule", "NameRule", "PlainRule"])(
    "%s makes rules",
    (rule) => {
      let kept = 0;
      for (const text of fc.sample(sentencesOf(grammar, rule, alphabet), { numRuns: 1_000, seed: 1 })) {
        if (reference.parse(text, { effect: "deny" }) !== undefined) kept += 1;
        for (const effect of effects) agree(text, effect);
      }
      expect(kept).toBeGreaterThan(5);
    },
  );
});

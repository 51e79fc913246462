// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRule } from "../../src/rule/parse.ts";
import { printRule, ruleFor } from "../../src/rule/print.ts";
import { withSingleBlanks } from "../../src/rule/specifier.ts";
import { almostRule, anyEffect } from "./arbitrary.ts";

describe("printRule", () => {
  test("gives back what was read, and reads as the same rule", () => {
    fc.assert(
      fc.property(almostRule, anyEffect, (text, effect) => {
        const { rule, diagnostics } = parseRule(text, effect);
        if (rule === undefined) return;
        if (!diagnostics.some((finding) => finding.severity === "error")) {
          expect(printRule(rule)).toBe(text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, ""));
        }
        const again = parseRule(printRule(rule), effect, rule.place).rule;
        expect(again).toEqual(rule);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("ruleFor", () => {
  test.each([
    ["Bash", undefined, "Bash"],
    ["Bash", "*", "Bash"],
    ["Bash", "ls *", "Bash(ls *)"],
    ["Bash", "echo a\\", "Bash(echo a\\\\)"],
    ["Bash", "find . \\( -name x \\)", "Bash(find . \\\\( -name x \\\\))"],
    ["Edit", "src/(auth)/**", "Edit(src/(auth)/**)"],
    ["Bash", "echo ) Bash(", "Bash(echo \\) Bash\\()"],
  ])("%s %s", (tool, specifier, text) => {
    expect(ruleFor(tool, specifier)).toBe(text);
  });

  const pieces = [..." ()\\:*/[],'\"abZ-.\t", "\\(", "\\)", ") Bash(", "), Edit("];
  const specifier = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
    .map((all) => all.join(""));

  test("commands are read back as they were", () => {
    fc.assert(
      fc.property(specifier, (text) => {
        fc.pre(text.trim() !== "" && text !== "*" && !/^[ \t]*[A-Za-z_]\w*[ \t]*:/.test(text));
        const { rule } = parseRule(ruleFor("Bash", text), "deny");
        expect(rule?.specifier).toEqual({ type: "command", text: withSingleBlanks(text) });
      }),
      { numRuns: 5_000 },
    );
  });

  test("paths are read back as they were", () => {
    fc.assert(
      fc.property(specifier, (text) => {
        fc.pre(text.trim() !== "" && text !== "*" && !text.includes(":"));
        const { rule } = parseRule(ruleFor("Edit", text), "deny");
        expect(rule?.specifier).toEqual({ type: "path", text });
      }),
      { numRuns: 5_000 },
    );
  });
});

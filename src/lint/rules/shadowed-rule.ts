import { finding, type LintRule } from "../lint-rule.ts";
import { coverText } from "../place-text.ts";

/** An ask rule that never asks, since a deny covers all of it. SEMANTICS EVAL-2. */
export const shadowedRule: LintRule = {
  code: "shadowed-rule",
  find: (subject) =>
    subject.rules("ask").flatMap((entry) => {
      const by = subject.shadowOf(entry);
      if (by === undefined) return [];
      const message = `the rule asks for nothing behind ${coverText(by, entry.place)}`;
      const help = "make the other rule narrower, or leave this one out";
      return [finding("shadowed-rule", "warning", entry, message, { help })];
    }),
};

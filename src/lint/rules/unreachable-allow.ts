import { finding, type LintRule } from "../lint-rule.ts";
import { coverText } from "../place-text.ts";

/** An allow rule that never allows, since a deny or ask covers all of it. SEMANTICS EVAL-2. */
export const unreachableAllow: LintRule = {
  code: "unreachable-allow",
  find: (subject) =>
    subject.rules("allow").flatMap((entry) => {
      const by = subject.shadowOf(entry);
      if (by === undefined) return [];
      // what may be edited may be read, too. SEMANTICS PATH-3
      const { tool } = entry.rule;
      const what = tool.type === "name" && tool.name === "Edit" ? "lets nothing be edited" : "allows nothing";
      const message = `the rule ${what} behind ${coverText(by, entry.place)}`;
      const help = "make the other rule narrower, or leave this one out";
      return [finding("unreachable-allow", "warning", entry, message, { help })];
    }),
};

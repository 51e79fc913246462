import { finding, type LintRule } from "../lint-rule.ts";
import { placeText } from "../place-text.ts";

/** The same rule in two lists, of one file or of two layers: only the stricter list counts. SEMANTICS EVAL-2, EVAL-3. */
export const contradictingRules: LintRule = {
  code: "contradicting-rules",
  find: (subject) =>
    subject.rules().flatMap((entry) => {
      const other = subject.contradictionOf(entry);
      if (other === undefined) return [];
      const message = `the same rule stands in ${other.effect} (${placeText(other.place, entry.place)}), which decides first`;
      return [finding("contradicting-rules", "warning", entry, message, { help: "keep one of them" })];
    }),
};

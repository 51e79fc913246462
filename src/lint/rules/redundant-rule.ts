import type { Entry } from "../entry.ts";
import { finding, type LintFinding, type LintRule } from "../lint-rule.ts";
import { coverText, placeText } from "../place-text.ts";
import type { Subject } from "../subject.ts";

/**
 * A rule that others of the same effect make needless. Only a repetition in the same list can certainly go: `auto` mode
 * leaves out a broad rule, and then the narrow one counts. SEMANTICS MODE-4.
 */
export const redundantRule: LintRule = {
  code: "redundant-rule",
  find: (subject) => {
    // from the last on, and what is needless makes no other rule needless: of two that say the same one stays
    const needless = new Set<Entry>();
    return subject
      .rules()
      .toReversed()
      .flatMap((entry) => {
        const found = repetition(entry, subject) ?? covered(entry, subject, (other) => !needless.has(other));
        if (found === undefined) return [];
        needless.add(entry);
        return [found];
      });
  },
};

function repetition(entry: Entry, subject: Subject): LintFinding | undefined {
  const first = subject.repeatedBy(entry);
  if (first === undefined) return undefined;
  const message = `the same rule stands in ${placeText(first.place, entry.place)}`;
  return first.layer === entry.layer && entry.place.file !== undefined
    ? finding("redundant-rule", "warning", entry, message, { fix: { type: "remove", at: entry.place } })
    : finding("redundant-rule", "info", entry, message);
}

function covered(entry: Entry, subject: Subject, counts: (other: Entry) => boolean): LintFinding | undefined {
  const cover = subject.coverOf(entry, counts);
  if (cover === undefined) return undefined;
  const message = `the rule adds nothing to ${coverText(cover, entry.place)}`;
  return finding("redundant-rule", "info", entry, message);
}

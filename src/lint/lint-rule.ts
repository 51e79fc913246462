import type { Code, Diagnostic, Severity } from "../base/diagnostic.ts";
import type { PlacedEdit } from "../settings/index.ts";
import type { Entry } from "./entry.ts";
import type { Subject } from "./subject.ts";

/** A finding, and the change of its file that certainly mends it, where there is one. */
export type LintFinding = Diagnostic & { readonly fix?: PlacedEdit };

/** One thing that the linter looks for. Its page is `grammar/lint/CODE.md`, and the page is its test. */
export type LintRule = {
  readonly code: Code;
  readonly find: (subject: Subject) => readonly LintFinding[];
};

/**
 * What readers of rules and settings find by themselves, under the same code.
 * @param fix the change that certainly mends it; it is given the entry of a list in which the finding stands
 */
export function reported(
  code: Code,
  fix: (finding: Diagnostic, entry: Entry | undefined) => PlacedEdit | undefined = () => undefined,
): LintRule {
  return {
    code,
    find: (subject) =>
      subject.diagnostics
        .filter((diagnostic) => diagnostic.code === code)
        .map((diagnostic) =>
          // what stands in no file has no place of its own
          diagnostic.file === undefined
            ? diagnostic
            : withFix(diagnostic, fix(diagnostic, subject.entryAt(diagnostic))),
        ),
  };
}

/** What the linter finds about an entry as a whole. */
export function finding(
  code: Code,
  severity: Severity,
  { place }: Entry,
  message: string,
  more: { readonly help?: string; readonly fix?: PlacedEdit } = {},
): LintFinding {
  return { code, severity, message, ...place, ...more };
}

/** Writes another text in place of an entry. */
export function rewritten({ place }: Entry, text: string): PlacedEdit {
  return { type: "replace", at: place, value: text };
}

function withFix(diagnostic: Diagnostic, fix: PlacedEdit | undefined): LintFinding {
  return fix === undefined ? diagnostic : { ...diagnostic, fix };
}

import type { Diagnostic } from "../base/diagnostic.ts";
import type { Layer } from "../policy/layer.ts";
import type { Session } from "../policy/session.ts";
import type { LintFinding } from "./lint-rule.ts";
import { lintRules } from "./lint-rules.ts";
import { Subject } from "./subject.ts";

/** Settings as they were read, and the session for which they are looked at. */
export type LintInput = {
  readonly layers: readonly Layer[];
  readonly session: Session;
  /** What the readers of the settings found, and whoever else read them. */
  readonly diagnostics?: readonly Diagnostic[];
};

/**
 * Everything about settings that is broken, without effect, or likely not what was meant: what their readers found, what
 * the compiler finds, and what only shows when rules are looked at together. In the order of files and lines.
 *
 * A fix never makes an allow rule cover more, and never takes a rule away that decides anything.
 * Never throws. Columns are those of the rule's text, as `Diagnostic` has them; see `inWrittenColumns`.
 */
export function lint({ layers, session, diagnostics = [] }: LintInput): readonly LintFinding[] {
  const subject = new Subject(layers, session, diagnostics);
  const found = lintRules.flatMap((rule) => rule.find(subject));
  const known = new Set<string>(lintRules.map(({ code }) => code));
  const others = subject.diagnostics.filter(({ code }) => !known.has(code));
  return [...others, ...found].sort(byPlace);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file ?? "", b.file ?? "") || a.line - b.line || a.column - b.column;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

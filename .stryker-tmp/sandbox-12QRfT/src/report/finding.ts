// @ts-nocheck
import type { Severity } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";

/**
 * One thing that a command found in a file. Every `Diagnostic` is one.
 * `code` names the kind of it and never changes; `file` is relative to where the report is read, with `/`, or absolute.
 */
export type Finding = Place & {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The certain fix. */
  readonly help?: string;
};

/** The message together with the fix, as one line. */
export function sentenceOf({ message, help }: Finding): string {
  return help === undefined ? message : `${message}; ${help}`;
}

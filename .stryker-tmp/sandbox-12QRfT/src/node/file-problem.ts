// @ts-nocheck
import type { Code, Diagnostic } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";

const fileStart = { line: 1, column: 1, endColumn: 1 } as const;

/** An error about a settings file as a whole, or at a place in it. `file` may be any name that a person knows it by. */
export function fileProblem(
  code: Code,
  message: string,
  file: string,
  { help, at = fileStart }: { readonly help?: string; readonly at?: Omit<Place, "file"> } = {},
): Diagnostic {
  return { code, severity: "error", message, file, ...at, ...(help === undefined ? {} : { help }) };
}

import type { Code, Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";

/**
 * One rule while it is read. Offsets are UTF-16 units into `text`, which still has the blanks around it, so a
 * finding can say where it stands in the file.
 */
export type Reading = {
  readonly text: string;
  readonly effect: Effect;
  readonly place: Place;
  readonly diagnostics: Diagnostic[];
};

/** Adds a diagnostic about `text[start, end)`. */
export function report(
  reading: Reading,
  severity: Severity,
  code: Code,
  start: number,
  end: number,
  message: string,
  help?: string,
): void {
  reading.diagnostics.push({
    code,
    severity,
    message,
    ...placeIn(reading.place, start, end),
    ...(help === undefined ? {} : { help }),
  });
}

/** The place of a part of a text that itself begins at `place`. */
export function placeIn(place: Place, start: number, end: number): Place {
  return { ...place, column: place.column + start, endColumn: place.column + end };
}

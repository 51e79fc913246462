// @ts-nocheck
import { expect, test } from "vitest";
import {
  type AdminDecision,
  type AdminOptions,
  type AdminPolicy,
  compileAdmin,
} from "../../src/admin/index.ts";
import type { Diagnostic, Effect, LayerName } from "../../src/index.ts";
import { parseSettings, type SettingsReading } from "../../src/settings/index.ts";

/** Settings by the layer that has them, as values. */
export type Settings = Readonly<Partial<Record<LayerName, unknown>>>;

/** What decided: the layer, and the value at the place that the decision names. */
export type DecidedBy = readonly [layer: LayerName, value: unknown];

/** Settings, what is asked about, the effect, its reason, what decided. */
export type Row<I> = readonly [
  title: string,
  settings: Settings,
  input: I,
  effect: Effect,
  because: string,
  decidedBy?: DecidedBy,
];

const order: readonly LayerName[] = ["managed", "cli", "local", "project", "user"];

export function readingsOf(settings: Settings): readonly SettingsReading[] {
  return order
    .filter((layer) => Object.hasOwn(settings, layer))
    .map((layer) => parseSettings({ layer, file: fileOf(layer), text: textOf(settings[layer]) }));
}

export function adminOf(settings: Settings, options: AdminOptions = {}): AdminPolicy {
  return compileAdmin(readingsOf(settings), options).policy;
}

/** All that is reported about settings, where they are read and where they are compiled. */
export function diagnosticsOf(settings: Settings): readonly Diagnostic[] {
  const readings = readingsOf(settings);
  return [...readings.flatMap(({ diagnostics }) => diagnostics), ...compileAdmin(readings).diagnostics];
}

/** Each row as a test: the decision is what it says, and names the place where what decided was written. */
export function rowsHold<I>(
  rows: readonly Row<I>[],
  decide: (policy: AdminPolicy, input: I) => AdminDecision,
): void {
  for (const [title, settings, input, effect, because, decidedBy] of rows) {
    test(title, () => {
      const decision = decide(adminOf(settings), input);
      const at = decision.decidedBy;
      const found = at && [at.layer, at.place.file, at.place.line, at.place.column];
      const wanted = decidedBy && placeOf(settings, decidedBy);
      expect([decision.effect, decision.because, found]).toEqual([effect, because, wanted]);
      expect(decision.message).not.toBe("");
    });
  }
}

/** Where a value stands, which its settings hold once; the place of a string lies behind its quote. */
function placeOf(settings: Settings, [layer, value]: DecidedBy): readonly unknown[] {
  const written = JSON.stringify(value);
  const text = textOf(settings[layer]);
  const column = text.indexOf(written) + 1;
  if (column === 0) throw new Error(`${layer} settings hold no ${written}`);
  return [layer, fileOf(layer), 1, typeof value === "string" ? column + 1 : column];
}

function textOf(settings: unknown): string {
  return typeof settings === "string" ? settings : JSON.stringify(settings);
}

function fileOf(layer: LayerName): string {
  return `/${layer}.json`;
}

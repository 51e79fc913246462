import { compileAdmin } from "../admin/index.ts";
import { type LintFinding, lint } from "../lint/index.ts";
import { parseSettings, type SettingsReading } from "../settings/index.ts";
import { asWritten, type LoadedPolicy } from "./load-policy.ts";

/** Settings as `lint` looks at them: what was loaded, and what became of its files. */
export type Inspected = {
  readonly loaded: LoadedPolicy;
  readonly readings: readonly SettingsReading[];
  /** The text of each file. */
  readonly texts: ReadonlyMap<string, string>;
};

/** The settings as they were loaded. */
export function inspected(loaded: LoadedPolicy): Inspected {
  return { loaded, readings: loaded.settings.readings, texts: loaded.settings.texts };
}

/** The same with other texts in place of some. */
export function withTexts(settings: Inspected, texts: ReadonlyMap<string, string>): Inspected {
  const readings = settings.readings.map((reading) => {
    const { name, file, anchor, tracked } = reading.layer;
    const text = texts.get(file ?? "");
    return text === undefined ? reading : parseSettings({ layer: name, file, anchor, tracked, text });
  });
  return { ...settings, readings, texts: new Map([...settings.texts, ...texts]) };
}

/** Everything that is found, with the columns that an editor shows. */
export function findingsOf({ loaded, readings, texts }: Inspected): readonly LintFinding[] {
  const { settings, session, trust } = loaded;
  const untouched = settings.diagnostics.filter(
    ({ file }) => texts.get(file ?? "") === settings.texts.get(file ?? ""),
  );
  const options = { trusted: trust.trusted, managedMcp: settings.managedMcp };
  const found = lint({
    layers: readings.map(({ layer }) => layer),
    session,
    diagnostics: [
      ...untouched,
      ...readings.flatMap(({ diagnostics }) => diagnostics),
      ...compileAdmin(readings, options).diagnostics,
    ],
  });
  return asWritten(found, { texts });
}

import { dirname, resolve } from "node:path";
import { type Diagnostic, type LayerName, layerNames } from "../index.ts";
import { type LoadedSettings, readSettingsFile } from "../node/index.ts";
import { type SettingsReading, unreadableLayer } from "../settings/index.ts";

/**
 * The layers in files that were given on the command line: `FILE`, read as `layerOf` says, by default as if it were
 * given to the agent with `--settings`, or `LAYER=FILE`. A given file that is missing is damage.
 */
export function readGivenFiles(
  files: readonly string[],
  cwd: string,
  layerOf: (file: string) => LayerName = () => "cli",
): LoadedSettings {
  const readings: SettingsReading[] = [];
  const texts = new Map<string, string>();
  for (const given of files) {
    const { layer: name, file } = layerAndFile(given, cwd, layerOf);
    const origin = { layer: name, ...(name === "cli" ? { anchor: dirname(file) } : {}) };
    const { reading, text } = readSettingsFile(file, origin);
    readings.push(reading ?? unreadableLayer({ ...origin, file }, missing(file)));
    texts.set(file, text);
  }
  readings.sort((a, b) => rank(a) - rank(b));
  return {
    layers: readings.map(({ layer }) => layer),
    readings,
    diagnostics: readings.flatMap((reading) => reading.diagnostics),
    texts,
    managed: undefined,
    managedMcp: undefined,
    helper: undefined,
  };
}

function rank({ layer }: SettingsReading): number {
  return layerNames.indexOf(layer.name);
}

function layerAndFile(
  given: string,
  cwd: string,
  layerOf: (file: string) => LayerName,
): { layer: LayerName; file: string } {
  const equals = given.indexOf("=");
  const layer = layerNames.find((name) => name === given.slice(0, Math.max(equals, 0)));
  if (layer === undefined) return { layer: layerOf(given), file: resolve(cwd, given) };
  return { layer, file: resolve(cwd, given.slice(equals + 1)) };
}

function missing(file: string): Diagnostic {
  const at = { line: 1, column: 1, endColumn: 1 };
  return { code: "settings-unreadable", severity: "error", message: "there is no such file", file, ...at };
}

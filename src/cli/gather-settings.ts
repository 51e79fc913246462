import { dirname, resolve } from "node:path";
import { type Diagnostic, type Layer, type LayerName, layerNames } from "../index.ts";
import { type LoadedSettings, loadSettings, readSettingsFile } from "../node/index.ts";
import { unreadableLayer } from "../settings/index.ts";
import type { Io } from "./io.ts";

/**
 * The layers to decide with: the given files, or without any the layers that belong to `cwd`. A file is `FILE`, read
 * as if it were given to the agent with `--settings`, or `LAYER=FILE`. A given file that is missing is damage.
 */
export function gatherSettings(files: readonly string[], cwd: string, io: Io): LoadedSettings {
  if (files.length === 0) {
    const { home, platform, managedDirectory, env } = io;
    return loadSettings({
      cwd,
      platform,
      managedDirectory,
      ...(home === undefined ? {} : { home }),
      userDirectory: env.CLAUDE_CONFIG_DIR || undefined,
    });
  }
  const layers: Layer[] = [];
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  for (const given of files) {
    const { layer: name, file } = layerAndFile(given, io.cwd);
    const origin = { layer: name, ...(name === "cli" ? { anchor: dirname(file) } : {}) };
    const read = readSettingsFile(file, origin);
    const reading = read.layer === undefined ? unreadableLayer({ ...origin, file }, missing(file)) : read;
    if (reading.layer !== undefined) layers.push(reading.layer);
    diagnostics.push(...reading.diagnostics);
    texts.set(file, read.text);
  }
  return { layers: layers.sort((a, b) => rank(a) - rank(b)), diagnostics, texts };
}

function rank(layer: Layer): number {
  return layerNames.indexOf(layer.name);
}

function layerAndFile(given: string, cwd: string): { layer: LayerName; file: string } {
  const equals = given.indexOf("=");
  const layer = layerNames.find((name) => name === given.slice(0, Math.max(equals, 0)));
  return { layer: layer ?? "cli", file: resolve(cwd, layer === undefined ? given : given.slice(equals + 1)) };
}

function missing(file: string): Diagnostic {
  const at = { line: 1, column: 1, endColumn: 1 };
  return { code: "settings-unreadable", severity: "error", message: "there is no such file", file, ...at };
}

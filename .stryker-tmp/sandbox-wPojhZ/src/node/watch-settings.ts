// @ts-nocheck
import { existsSync, type FSWatcher } from "node:fs";
import type { RemoteSettings } from "../settings/index.ts";
import {
  type LoadedSettings,
  loadSettings,
  type SettingsLocation,
  settingsDirectories,
} from "./load-settings.ts";
import { quietMsDefault, watchedName, watchNames } from "./watch-files.ts";

/** What to watch, and how often to look where nothing tells of a change. */
export type WatchOptions = Omit<SettingsLocation, "remote"> & {
  /** Called with the first settings, and whenever they have become others. */
  readonly onLoad: (settings: LoadedSettings) => void;
  /** What a client of a policy server knows at the time, asked at each load; call `reload` when that changes. */
  readonly remote?: (() => RemoteSettings | undefined | Promise<RemoteSettings | undefined>) | undefined;
  /** How long files must be quiet before they are read. Default: 50 ms. */
  readonly quietMs?: number | undefined;
  /** How often all is read again, for device management, the registry and what links lead to. Default: 30 minutes. */
  readonly rereadMs?: number | undefined;
  /** Watching keeps the process alive. Default: no. */
  readonly keepsAlive?: boolean | undefined;
};

/** Settings that are watched. */
export type SettingsWatch = {
  /** Reads all again, now; resolves when `onLoad` has been called, where something changed. */
  readonly reload: () => Promise<void>;
  /** Stops; `onLoad` is not called any more. */
  readonly close: () => void;
};

const rereadMsDefault = 30 * 60_000;

/**
 * Loads settings and loads them again when they change. A directory that is not there is waited for in the nearest one
 * above it.
 *
 * Loads follow each other, so `onLoad` never gets older settings after newer ones. While a policy helper that worked
 * before fails, what it gave stays in force. Resolves after the first `onLoad`; rejects only with what that
 * throws. SEMANTICS MAN-8
 */
export async function watchSettings(options: WatchOptions): Promise<SettingsWatch> {
  const watching = new Watching(options);
  try {
    await watching.reload();
  } catch (fault) {
    watching.close();
    throw fault;
  }
  return { reload: () => watching.reload(), close: () => watching.close() };
}

class Watching {
  readonly #options: WatchOptions;
  #watchers: FSWatcher[] = [];
  #quiet: NodeJS.Timeout | undefined;
  #next: NodeJS.Timeout | undefined;
  #loads: Promise<void> = Promise.resolve();
  #seen: string | undefined;
  #helperWorked = false;
  #isClosed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  reload(): Promise<void> {
    const load = this.#loads.then(() => this.#load());
    // What `onLoad` throws is for who asked; the next load goes on.
    this.#loads = load.catch(() => {});
    return load;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#quiet);
    clearTimeout(this.#next);
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }

  async #load(): Promise<void> {
    if (this.#isClosed) return;
    // Watched before they are read, so that no change falls between.
    this.#watch();
    const { remote, ...location } = this.#options;
    const settings = await loadSettings({ ...location, remote: await remote?.() });
    if (this.#isClosed) return;
    this.#schedule(settings);
    const fails = settings.diagnostics.some(({ code }) => code === "policy-helper-failed");
    if (fails && this.#helperWorked) return;
    this.#helperWorked = settings.helper !== undefined && !fails;
    const seen = fingerprintOf(settings);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#options.onLoad(settings);
  }

  #schedule({ helper }: LoadedSettings): void {
    clearTimeout(this.#next);
    const { rereadMs = rereadMsDefault, keepsAlive = false } = this.#options;
    const delay = Math.min(rereadMs, helper?.refreshIntervalMs ?? rereadMs);
    this.#next = setTimeout(() => void this.reload().catch(() => {}), delay);
    if (!keepsAlive) this.#next.unref();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.close();
    const wanted = new Map<string, Set<string>>();
    for (const directory of settingsDirectories(this.#options)) addWanted(wanted, directory);
    this.#watchers = [...wanted].flatMap(([directory, names]) => {
      const isWanted = (name: string) =>
        names.has(name) || (names.has(anySettings) && name.endsWith(".json"));
      const persistent = this.#options.keepsAlive ?? false;
      // what nobody can watch is read again with everything else
      return watchNames(directory, isWanted, persistent, () => this.#changed()) ?? [];
    });
  }

  #changed(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(
      () => void this.reload().catch(() => {}),
      this.#options.quietMs ?? quietMsDefault,
    );
    if (!this.#options.keepsAlive) this.#quiet.unref();
  }
}

/** Stands for all `*.json` in a set of names; no entry of a directory has this name. */
const anySettings = "/";

/** A directory that is there is watched for settings and for its own end, else the nearest above it for its beginning. */
function addWanted(wanted: Map<string, Set<string>>, directory: string): void {
  const add = (where: string, name: string) => wanted.set(where, (wanted.get(where) ?? new Set()).add(name));
  if (existsSync(directory)) add(directory, anySettings);
  const above = watchedName(directory);
  add(above.directory, above.name);
}

/** Equal for settings that come to the same. */
function fingerprintOf({ texts, diagnostics, managed, readings }: LoadedSettings): string {
  const layers = readings.map(({ layer }) => [layer.name, layer.file, layer.tracked]);
  return JSON.stringify([[...texts], diagnostics, managed?.sources, layers]);
}

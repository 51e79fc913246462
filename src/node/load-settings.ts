import { readdirSync } from "node:fs";
import { type PlatformPath, posix, win32 } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Layer } from "../policy/layer.ts";
import { unreadableLayer } from "../settings/index.ts";
import type { Platform } from "../world/world.ts";
import { gitRootOf, isForeign, isLinkOrUnknown, isTracked } from "./git.ts";
import { codeOf } from "./links.ts";
import { readSettingsFile, type SettingsFile, type SettingsFileOrigin } from "./settings-file.ts";
import { nodeWorld } from "./world.ts";

/** Whose settings to load. Whatever is left out is taken from this machine. */
export type SettingsLocation = {
  /** Where the session starts, absolute. */
  readonly cwd?: string;
  readonly home?: string;
  readonly platform?: Platform;
  /** The directory of the user's settings, else `.claude` in the home. The product's `CLAUDE_CONFIG_DIR`. */
  readonly userDirectory?: string | undefined;
  /** The directory of managed settings, else the platform's own. SEMANTICS MAN-2. */
  readonly managedDirectory?: string | undefined;
};

/** The layers of a directory, strongest first; a file that is missing gives none. */
export type LoadedSettings = {
  readonly layers: readonly Layer[];
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every file that was read, by its path, for showing places. */
  readonly texts: ReadonlyMap<string, string>;
};

/** Where an administrator puts settings. SEMANTICS MAN-2. */
export const managedDirectories: Readonly<Record<Platform, string>> = {
  darwin: "/Library/Application Support/ClaudeCode",
  linux: "/etc/claude-code",
  win32: "C:\\Program Files\\ClaudeCode",
};

/**
 * Loads the settings files that belong to a directory: managed (with its drop-ins), local, project and user.
 *
 * Never throws; what is wrong with a file is a diagnostic, and the file's layer stays restrictive. Reads at most six
 * known files, the drop-in directory and the git index; starts no process and follows no include.
 * Managed settings of device management, the registry and the server are not read. SEMANTICS SET-1, SET-5, MAN-2, MAN-3.
 */
export function loadSettings(location: SettingsLocation = {}): LoadedSettings {
  const { cwd, home, platform } = nodeWorld(location);
  const path = platform === "win32" ? win32 : posix;
  const managedDirectory = location.managedDirectory ?? managedDirectories[platform];
  const userDirectory =
    location.userDirectory ?? (home === undefined ? undefined : path.join(home, ".claude"));

  const projectFile = path.join(cwd, ".claude", "settings.json");
  const userFile = userDirectory === undefined ? undefined : path.join(userDirectory, "settings.json");

  const files: SettingsFile[] = [
    ...readManaged(managedDirectory, path),
    ...localDirectories(cwd, home, platform, path).map((directory) => readLocal(directory, path)),
  ];
  // In the home both are one file, and it is the user's.
  if (projectFile !== userFile) files.push(readSettingsFile(projectFile, { layer: "project" }));
  if (userFile !== undefined) files.push(readSettingsFile(userFile, { layer: "user" }));
  return {
    layers: files.flatMap(({ layer }) => (layer === undefined ? [] : [layer])),
    diagnostics: files.flatMap((file) => file.diagnostics),
    texts: new Map(
      files.flatMap(({ layer, text }) => (layer?.file === undefined ? [] : [[layer.file, text]])),
    ),
  };
}

/**
 * Managed settings: the base file, then `managed-settings.d/*.json` in the order of their names, hidden files left
 * out. A later file is stronger, so the last comes first here. SEMANTICS MAN-3.
 */
function readManaged(directory: string, path: PlatformPath): SettingsFile[] {
  const origin: SettingsFileOrigin = { layer: "managed" };
  const base = readSettingsFile(path.join(directory, "managed-settings.json"), origin);
  const dropIns = path.join(directory, "managed-settings.d");
  let names: string[];
  try {
    names = readdirSync(dropIns);
  } catch (error) {
    const code = codeOf(error);
    return code === "ENOENT" || code === "ENOTDIR" ? [base] : [unreadableDropIns(dropIns, code), base];
  }
  const ordered = names.filter((name) => name.endsWith(".json") && !name.startsWith(".")).sort();
  return [...ordered.reverse().map((name) => readSettingsFile(path.join(dropIns, name), origin)), base];
}

function unreadableDropIns(directory: string, code: string): SettingsFile {
  const damage: Diagnostic = {
    code: "settings-unreadable",
    severity: "error",
    message: `the directory of managed settings cannot be listed (${code})`,
    file: directory,
    line: 1,
    column: 1,
    endColumn: 1,
  };
  return { ...unreadableLayer({ layer: "managed", file: directory }, damage), text: "" };
}

/**
 * The directories that may hold local settings: the root of the git repository and, left from older times, the start
 * directory. Only the latter outside git, on Windows, where the root is the home, or where it is another user's.
 * SEMANTICS SET-5.
 */
function localDirectories(
  cwd: string,
  home: string | undefined,
  platform: Platform,
  path: PlatformPath,
): readonly string[] {
  const root = platform === "win32" ? undefined : gitRootOf(cwd, path);
  if (root === undefined || root === cwd || root === home || isForeign(root)) return [cwd];
  return [root, cwd];
}

function readLocal(directory: string, path: PlatformPath): SettingsFile {
  const file = path.join(directory, ".claude", "settings.local.json");
  return readSettingsFile(file, { layer: "local", tracked: isSharedLocal(directory, path) });
}

/** Local settings that came with the repository: git tracks them, or `.claude` is a link. SEMANTICS SET-7. */
function isSharedLocal(directory: string, path: PlatformPath): boolean {
  if (isLinkOrUnknown(path.join(directory, ".claude"))) return true;
  const root = gitRootOf(directory, path);
  if (root === undefined) return false;
  const relative = path.relative(root, path.join(directory, ".claude", "settings.local.json"));
  return isTracked(root, relative.replaceAll(path.sep, "/"), path);
}

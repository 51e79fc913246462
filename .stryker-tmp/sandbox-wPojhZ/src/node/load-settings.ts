// @ts-nocheck
import { userInfo } from "node:os";
import { type PlatformPath, posix, win32 } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Layer } from "../policy/layer.ts";
import type {
  ManagedChoice,
  ManagedMcp,
  PolicyHelper,
  RemoteSettings,
  SettingsReading,
} from "../settings/index.ts";
import type { Platform } from "../world/world.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import { gitRootOf, isForeign, isLinkOrUnknown, isTracked } from "./git.ts";
import { type ManagedSettings, managedDirectories, readManagedSettings } from "./managed-settings.ts";
import { rootOnly } from "./protection.ts";
import { nodeRun, type RunProgram } from "./run-program.ts";
import { readSettingsFile, type SettingsFile } from "./settings-file.ts";
import { nodeWorld } from "./world.ts";

/** Whose settings to load. Whatever is left out is taken from this machine. */
export type SettingsLocation = {
  /** Where the session starts, absolute. */
  readonly cwd?: string;
  readonly home?: string;
  readonly platform?: Platform;
  /** The directory of the user's settings, else `.claude` in the home. The product's `CLAUDE_CONFIG_DIR`. */
  readonly userDirectory?: string | undefined;
  /**
   * The directory of managed settings, else the platform's own. Who names another says that its owner may write it.
   * SEMANTICS MAN-2.
   */
  readonly managedDirectory?: string | undefined;
  /** What a client of a policy server knows. SEMANTICS SRV-8. */
  readonly remote?: RemoteSettings | undefined;
  /** `open`: while there are no server settings nothing asks for lack of them; default `ask`. SEMANTICS MAN-22. */
  readonly remoteAbsent?: "ask" | "open" | undefined;
  /** Managed settings that the embedding host passes on, as a value. SEMANTICS MAN-7. */
  readonly parentSettings?: unknown;
  /** The name under which macOS keeps the user's property list. */
  readonly user?: string | undefined;
  /** The directory of Windows itself, where `reg.exe` is. */
  readonly systemRoot?: string | undefined;
  readonly disk?: Disk | undefined;
  readonly run?: RunProgram | undefined;
};

/** The layers of a directory, strongest first; a file that is missing gives none. */
export type LoadedSettings = {
  readonly layers: readonly Layer[];
  /** What the layers were read from, in the same order. */
  readonly readings: readonly SettingsReading[];
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every file that was read, by its path, for showing places. */
  readonly texts: ReadonlyMap<string, string>;
  /** Which source of managed settings is in force, and why the others are not; undefined: none was looked for. */
  readonly managed: ManagedChoice | undefined;
  /** `managed-mcp.json`, as `compileAdmin` takes it; undefined: there is none. SEMANTICS MCPM-5. */
  readonly managedMcp: ManagedMcp | undefined;
  /** How often the policy helper wants to run again. SEMANTICS MAN-6. */
  readonly helper: PolicyHelper | undefined;
};

/**
 * Loads the settings that belong to a directory: managed (from the server's policy, device management, files or the
 * registry), local, project and user.
 *
 * Never rejects; what is wrong with a file is a diagnostic, and the file's layer stays restrictive. Reads known files,
 * the drop-in directory and the git index, and starts what `readManagedSettings` starts; follows no include.
 * SEMANTICS SET-1, SET-5, MAN-1 … MAN-7.
 */
export async function loadSettings(location: SettingsLocation = {}): Promise<LoadedSettings> {
  const { platform, path } = placesOf(location);
  const disk = location.disk ?? nodeDisk;
  const managed = await managedSettingsOf(location, platform, disk);
  const { localDirectories, projectFile, userFile } = settingsFiles(location);
  const files: SettingsFile[] = localDirectories.map((directory) => readLocal(directory, path, disk));
  // In the home both are one file, and it is the user's.
  if (projectFile !== userFile) files.push(readSettingsFile(projectFile, { layer: "project" }, disk));
  if (userFile !== undefined) files.push(readSettingsFile(userFile, { layer: "user" }, disk));
  return joined(managed, files);
}

/**
 * The directories, absolute, in which something may change that `loadSettings` reads; they need not be there. What
 * device management and the registry change is in none of them, nor is what a link in them leads to.
 */
export function settingsDirectories(location: Directories): readonly string[] {
  const { platform, path } = placesOf(location);
  const { localDirectories, projectFile, userFile } = settingsFiles(location);
  const managed = location.managedDirectory ?? managedDirectories[platform];
  const directories = [
    managed,
    path.join(managed, "managed-settings.d"),
    ...localDirectories.map((directory) => path.join(directory, ".claude")),
    path.dirname(projectFile),
    ...(userFile === undefined ? [] : [path.dirname(userFile)]),
  ];
  return [...new Set(directories)];
}

type Directories = Pick<SettingsLocation, "cwd" | "home" | "platform" | "userDirectory" | "managedDirectory">;

/** The directories that are given, or this process's own. */
export function placesOf({ cwd, home, platform }: Pick<SettingsLocation, "cwd" | "home" | "platform">) {
  const world = nodeWorld({
    ...(cwd === undefined ? {} : { cwd }),
    ...(home === undefined ? {} : { home }),
    ...(platform === undefined ? {} : { platform }),
  });
  return { ...world, path: world.platform === "win32" ? win32 : posix };
}

/** Where the settings below the managed ones are. */
function settingsFiles(location: Directories) {
  const { cwd, home, platform, path } = placesOf(location);
  const userDirectory =
    location.userDirectory ?? (home === undefined ? undefined : path.join(home, ".claude"));
  return {
    localDirectories: localDirectories(cwd, home, platform, path),
    projectFile: path.join(cwd, ".claude", "settings.json"),
    userFile: userDirectory === undefined ? undefined : path.join(userDirectory, "settings.json"),
  };
}

function managedSettingsOf(
  location: SettingsLocation,
  platform: Platform,
  disk: Disk,
): Promise<ManagedSettings> {
  const own = process.getuid?.();
  const named = location.managedDirectory !== undefined && own !== undefined;
  return readManagedSettings({
    platform,
    directory: location.managedDirectory ?? managedDirectories[platform],
    user: location.user ?? (platform === "darwin" ? userName() : undefined),
    systemRoot: location.systemRoot ?? systemRoot(),
    owners: named ? new Set([...rootOnly, own]) : rootOnly,
    disk,
    run: location.run ?? nodeRun,
    remote: location.remote,
    remoteAbsent: location.remoteAbsent ?? "ask",
    parent: location.parentSettings,
  });
}

/** Undefined where the system knows no user of that number. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

/** The directory of Windows, as the system tells every process; nothing but a drive's path is believed. */
function systemRoot(): string {
  const told = process.env["SystemRoot"] ?? "";
  return /^[A-Za-z]:\\/.test(told) ? told : "C:\\Windows";
}

function joined(managed: ManagedSettings, files: readonly SettingsFile[]): LoadedSettings {
  const below = files.flatMap(({ reading }) => (reading === undefined ? [] : [reading]));
  const readings = [...managed.readings, ...below];
  const texts = new Map(managed.texts);
  for (const { reading, text } of files) {
    if (reading?.layer.file !== undefined) texts.set(reading.layer.file, text);
  }
  return {
    layers: readings.map(({ layer }) => layer),
    readings,
    diagnostics: [
      ...[...new Set([...managed.found, ...readings])].flatMap((reading) =>
        readings.includes(reading) ? reading.diagnostics : reading.diagnostics.filter(holdsAnyway),
      ),
      ...(managed.mcp?.diagnostics ?? []),
    ],
    texts,
    managed: managed.choice,
    managedMcp: managed.mcp?.managedMcp,
    helper: managed.helper,
  };
}

/** What is said of a source that is not in force, but not that it refuses every call. */
function holdsAnyway({ code }: Diagnostic): boolean {
  return code !== "managed-unparsable";
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

function readLocal(directory: string, path: PlatformPath, disk: Disk): SettingsFile {
  const file = path.join(directory, ".claude", "settings.local.json");
  return readSettingsFile(file, { layer: "local", tracked: isSharedLocal(directory, path) }, disk);
}

/** Local settings that came with the repository: git tracks them, or `.claude` is a link. SEMANTICS SET-7. */
function isSharedLocal(directory: string, path: PlatformPath): boolean {
  if (isLinkOrUnknown(path.join(directory, ".claude"))) return true;
  const root = gitRootOf(directory, path);
  if (root === undefined) return false;
  const relative = path.relative(root, path.join(directory, ".claude", "settings.local.json"));
  return isTracked(root, relative.replaceAll(path.sep, "/"), path);
}

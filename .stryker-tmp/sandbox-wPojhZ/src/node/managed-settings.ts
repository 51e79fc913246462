// @ts-nocheck
import { type PlatformPath, posix, win32 } from "node:path";
import {
  chooseManaged,
  failedHelper,
  layerOf,
  type ManagedChoice,
  type ManagedMcpReading,
  type ManagedSource,
  type PolicyHelper,
  parseManagedMcp,
  policyHelperOf,
  type RemoteSettings,
  readHelperOutcome,
  remoteFloor,
  remotePlace,
  remoteSource,
  type SettingsReading,
  unreadableLayer,
} from "../settings/index.ts";
import type { Platform } from "../world/world.ts";
import type { Disk } from "./disk.ts";
import { fileProblem } from "./file-problem.ts";
import { codeOf } from "./links.ts";
import { readPlist } from "./plist.ts";
import { type Owners, unprotected } from "./protection.ts";
import { type Hive, readRegistry } from "./registry.ts";
import type { RunProgram } from "./run-program.ts";
import { readSettingsFile, readText, type SettingsFile } from "./settings-file.ts";

/** Where an administrator puts settings. SEMANTICS MAN-2. */
export const managedDirectories: Readonly<Record<Platform, string>> = {
  darwin: "/Library/Application Support/ClaudeCode",
  linux: "/etc/claude-code",
  win32: "C:\\Program Files\\ClaudeCode",
};

/** Where device management puts property lists. SEMANTICS MAN-1. */
const managedPreferences = "/Library/Managed Preferences";
const preferencesFile = "com.anthropic.claudecode.plist";

/** The machine on which managed settings are looked for, and what the host knows besides. */
export type ManagedMachine = {
  readonly platform: Platform;
  readonly directory: string;
  /** Whose property lists are read; undefined: the device's only. */
  readonly user: string | undefined;
  /** The directory of Windows itself. */
  readonly systemRoot: string;
  /** Who may own managed files. */
  readonly owners: Owners;
  readonly disk: Disk;
  readonly run: RunProgram;
  /** What a client of a policy server knows; undefined: there is no such server. */
  readonly remote: RemoteSettings | undefined;
  readonly remoteAbsent: "ask" | "open";
  /** Settings that the embedding host passes on. SEMANTICS MAN-7. */
  readonly parent: unknown;
};

/** The managed settings that count, and the texts of all that were read, by the name of their file. */
export type ManagedSettings = {
  readonly choice: ManagedChoice;
  /** Strongest first. */
  readonly readings: readonly SettingsReading[];
  /** What was found in sources that are not in force as well. */
  readonly found: readonly SettingsReading[];
  readonly texts: ReadonlyMap<string, string>;
  /** Undefined: there is no `managed-mcp.json`. */
  readonly mcp: ManagedMcpReading | undefined;
  readonly helper: PolicyHelper | undefined;
};

/**
 * Reads every source of managed settings and chooses among them. Never rejects: what cannot be read is damage.
 * Starts `plutil` where a property list is there, `reg.exe` on Windows, and the policy helper that the source in force
 * names; each ends at its deadline. SEMANTICS MAN-1 … MAN-7, MAN-22.
 */
export async function readManagedSettings(machine: ManagedMachine): Promise<ManagedSettings> {
  const texts = new Map<string, string>();
  const keep = (files: readonly SettingsFile[]): readonly SettingsReading[] =>
    files.flatMap(({ reading, text }) => {
      if (reading?.layer.file !== undefined) texts.set(reading.layer.file, text);
      return reading === undefined ? [] : [reading];
    });
  if (machine.remote?.text !== undefined) texts.set(remotePlace, machine.remote.text);
  const sources: ManagedSource[] = [
    remoteSource(machine.remote),
    ...(await deviceSources(machine, keep)),
    fileSource(machine, keep),
    ...parentSources(machine.parent),
  ];
  const before = chooseManaged(sources);
  const helper = policyHelperOf(before);
  if (helper !== undefined) {
    const reading = await runHelper(helper, machine);
    sources.push({ name: "helper", label: "helper", readings: reading === undefined ? [] : [reading] });
  }
  const choice = helper === undefined ? before : chooseManaged(sources);
  const floor = remoteFloor(machine.remote, choice, machine.remoteAbsent);
  return {
    choice,
    readings: floor === undefined ? choice.readings : [floor, ...choice.readings],
    found: sources.flatMap(({ readings }) => readings),
    texts,
    mcp: readManagedMcp(machine, texts),
    helper,
  };
}

type Keep = (files: readonly SettingsFile[]) => readonly SettingsReading[];

/** Device management: property lists on macOS, the registry on Windows. */
async function deviceSources(machine: ManagedMachine, keep: Keep): Promise<readonly ManagedSource[]> {
  const { platform, user, systemRoot, run } = machine;
  if (platform === "darwin") {
    const device = posix.join(managedPreferences, preferencesFile);
    const files =
      user === undefined ? [device] : [posix.join(managedPreferences, user, preferencesFile), device];
    const read = await Promise.all(
      files.map((file) => readPlist(file, originOf(machine, [posix.dirname(file), file]), machine.disk, run)),
    );
    return [{ name: "plist", label: "plist", readings: keep(read) }];
  }
  if (platform !== "win32") return [];
  const hives: readonly Hive[] = ["HKLM", "HKCU"];
  return Promise.all(
    hives.map(async (hive): Promise<ManagedSource> => {
      return { name: hive, label: hive, readings: keep([await readRegistry(hive, systemRoot, run)]) };
    }),
  );
}

/**
 * The base file, then `managed-settings.d/*.json` in the order of their names, hidden files left out. A later file is
 * stronger, so the last comes first here. SEMANTICS MAN-3.
 */
function fileSource(machine: ManagedMachine, keep: Keep): ManagedSource {
  const { directory, disk, platform } = machine;
  const path: PlatformPath = platform === "win32" ? win32 : posix;
  const read = (parents: readonly string[], file: string): SettingsFile =>
    readSettingsFile(file, originOf(machine, [...parents, file]), disk);

  const base = keep([read([directory], path.join(directory, "managed-settings.json"))]);
  const dropIns = path.join(directory, "managed-settings.d");
  let names: readonly string[] = [];
  const unlisted: SettingsReading[] = [];
  try {
    names = disk.names(dropIns);
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") unlisted.push(unlistedDropIns(dropIns, code));
  }
  const ordered = names.filter((name) => name.endsWith(".json") && !name.startsWith(".")).toSorted();
  const dropped = keep(
    ordered.toReversed().map((name) => read([directory, dropIns], path.join(dropIns, name))),
  );
  const label = dropped.length === 0 ? "file" : base.length === 0 ? "drop-ins" : "file + drop-ins";
  return { name: "file", label, readings: [...unlisted, ...dropped, ...base] };
}

/** `managed-mcp.json` beside the base file. What cannot be read or trusted has no servers. SEMANTICS MCPM-5, MAN-20. */
function readManagedMcp(machine: ManagedMachine, texts: Map<string, string>): ManagedMcpReading | undefined {
  const { directory, disk, platform } = machine;
  const file = (platform === "win32" ? win32 : posix).join(directory, "managed-mcp.json");
  const content = readText(file, disk);
  if (content === undefined) return undefined;
  const { text, damage } = content;
  if (text === undefined) return { managedMcp: { file, tree: undefined }, diagnostics: [damage] };
  texts.set(file, text);
  const { distrust } = originOf(machine, [directory, file]);
  const reading = parseManagedMcp({ file, text, damage });
  if (distrust === undefined) return reading;
  return { managedMcp: { file, tree: undefined }, diagnostics: [...reading.diagnostics, distrust] };
}

function unlistedDropIns(directory: string, code: string): SettingsReading {
  const message = `the directory of managed settings cannot be listed (${code})`;
  const damage = fileProblem("settings-unreadable", message, directory);
  return unreadableLayer({ layer: "managed", file: directory }, damage);
}

function parentSources(parent: unknown): readonly ManagedSource[] {
  if (parent === undefined) return [];
  const reading = layerOf(parent, "managed", { file: "parent process" });
  return [{ name: "parent process", label: "parent process", readings: [reading] }];
}

/** A managed layer, distrusted where somebody else could have written one of the entries that lead to it. */
function originOf({ disk, platform, owners }: ManagedMachine, entries: readonly string[]) {
  const distrust = entries
    .map((entry) => unprotected(entry, disk, platform, owners))
    .find((finding) => finding !== undefined);
  return { layer: "managed", distrust } as const;
}

/** Runs the helper, unless somebody else than an administrator could have written it. */
async function runHelper(
  helper: PolicyHelper,
  { platform, disk, owners, run }: ManagedMachine,
): Promise<SettingsReading | undefined> {
  if (helper.isDistrusted)
    return failedHelper(helper, "the policy helper is named where others than an administrator can write");
  const path = platform === "win32" ? win32 : posix;
  if (!path.isAbsolute(helper.path) || path.normalize(helper.path) !== helper.path)
    return failedHelper(helper, "`policyHelper.path` must be an absolute path without `.` and `..`");
  const exposed = [path.dirname(helper.path), helper.path]
    .map((entry) => unprotected(entry, disk, platform, owners))
    .find((finding) => finding !== undefined);
  if (exposed !== undefined)
    return failedHelper(helper, `\`${exposed.file}\` is not protected, so the policy helper is not run`);
  return readHelperOutcome(helper, await run(helper.path, [], { timeoutMs: helper.timeoutMs }));
}

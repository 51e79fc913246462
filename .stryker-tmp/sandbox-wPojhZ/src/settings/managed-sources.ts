// @ts-nocheck
import { effectiveSettings, isValue, partOf, restriction } from "./effective-settings.ts";
import type { JsonNode } from "./json-tree.ts";
import { readLayer, type SettingsReading } from "./read-layer.ts";
import { settingKeyAt, settingKeys } from "./setting-keys.ts";

/** Where managed settings may come from, strongest first. SEMANTICS MAN-1, MAN-6, MAN-7. */
export const managedSourceNames = [
  "helper",
  "remote",
  "plist",
  "HKLM",
  "file",
  "parent process",
  "HKCU",
] as const;
export type ManagedSourceName = (typeof managedSourceNames)[number];

/** Those that only an administrator can write. SEMANTICS MAN-1. */
const adminSources: ReadonlySet<ManagedSourceName> = new Set(["helper", "remote", "plist", "HKLM", "file"]);

/** One place that managed settings may come from, and what was found there. */
export type ManagedSource = {
  readonly name: ManagedSourceName;
  /** As an administrator knows it: `file + drop-ins`. */
  readonly label: string;
  /** Strongest first; none: the source is not there. */
  readonly readings: readonly SettingsReading[];
};

/** What becomes of a source, and why it is not in force. */
export type SourceStatus = {
  readonly name: ManagedSourceName;
  readonly label: string;
  readonly state: "in force" | "merged" | "outranked" | "empty" | "absent";
  readonly because: string;
};

/** Which managed settings count. */
export type ManagedChoice = {
  /** The source in force; undefined: nothing is managed. */
  readonly inForce: ManagedSource | undefined;
  /** Strongest first: the source in force, and what counts of the others. */
  readonly readings: readonly SettingsReading[];
  readonly sources: readonly SourceStatus[];
};

/**
 * Chooses among the sources of managed settings: the strongest that delivers a policy is in force, the others are not
 * read but for the settings that count from each source of an administrator.
 *
 * A source that cannot be read whole delivers, since nobody knows what it would have said.
 * @param sources in any order
 * @see SEMANTICS MAN-1, MAN-4, MAN-5, MAN-7
 */
export function chooseManaged(sources: readonly ManagedSource[]): ManagedChoice {
  const ordered = [...sources].sort((a, b) => rank(a) - rank(b));
  const delivering = ordered.filter(({ readings }) => readings.some(delivers));
  const chosen = delivering[0];
  const merged = chosen === undefined ? [] : delivering.slice(1).filter((source) => joins(source, chosen));
  const outranked = delivering.filter((source) => source !== chosen && !merged.includes(source));
  const counting = [...(chosen?.readings ?? []), ...merged.filter(isAdmin).flatMap(readingsIn)];
  const parent = merged.filter(({ name }) => name === "parent process").flatMap(readingsIn);
  const crossing = outranked.filter(isAdmin).flatMap(readingsIn);
  const locked = counting.some(({ layer }) => layer.allowManagedPermissionRulesOnly);
  const lists = lockedLists([...counting, ...crossing]);
  const filling = crossing.filter(({ restrictsOnly }) => restrictsOnly === undefined);
  return {
    inForce: chosen,
    readings: [
      ...crossing.flatMap((reading) => partOfReading(reading, crossingRestriction)),
      ...counting,
      ...parent.flatMap((reading) => partOfReading(reading, parentPart(locked))),
      ...filling.flatMap((reading) => partOfReading(reading, crossingRest(lists))),
    ],
    sources: ordered.map((source) => statusOf(source, chosen, merged)),
  };
}

function rank({ name }: ManagedSource): number {
  return managedSourceNames.indexOf(name);
}

function isAdmin({ name }: ManagedSource): boolean {
  return adminSources.has(name);
}

/** Whether it holds a setting that makes policy. SEMANTICS MAN-4. */
function delivers({ tree, layer }: SettingsReading): boolean {
  if (layer.damage !== undefined) return true;
  return tree?.type === "object" && tree.members.some(({ key }) => !isNoPolicy(key));
}

function isNoPolicy(key: string): boolean {
  return key === "wslInheritsWindowsSettings" || /^[_$]|^\/\//.test(key);
}

/** Whether a source counts beside the one in force. SEMANTICS MAN-1, MAN-7. */
function joins(source: ManagedSource, chosen: ManagedSource): boolean {
  if (!isAdmin(chosen)) return false;
  const key = source.name === "parent process" ? "parentSettingsBehavior" : "managedSourcesBehavior";
  return (isAdmin(source) || source.name === "parent process") && valueIn(chosen, key) === "merge";
}

function valueIn({ readings }: ManagedSource, key: string): unknown {
  return effectiveSettings(readings).find(({ path }) => path.length === 1 && path[0] === key)?.value;
}

function statusOf(
  source: ManagedSource,
  chosen: ManagedSource | undefined,
  merged: readonly ManagedSource[],
): SourceStatus {
  const { name, label, readings } = source;
  const status = (state: SourceStatus["state"], because: string): SourceStatus => ({
    name,
    label,
    state,
    because,
  });
  if (source === chosen) return status("in force", "the strongest source that delivers a policy");
  if (merged.includes(source)) return status("merged", `managed settings (${chosen?.label}) let it join`);
  if (readings.length === 0) return status("absent", "not there");
  if (!readings.some(delivers)) return status("empty", "holds no policy");
  return status("outranked", `managed settings (${chosen?.label}) come first`);
}

type Take = Parameters<typeof partOf>[2];

/** A part of a reading, read again as managed settings. */
function partOfReading({ tree, layer }: SettingsReading, take: Take): SettingsReading[] {
  const part = tree === undefined ? undefined : partOf(tree, [], take);
  if (part === undefined) return [];
  // What is wrong with it was told of the whole.
  return [{ ...readLayer(part, { layer: "managed", file: layer.file }, []), diagnostics: [] }];
}

/** What an embedding host may add: what restricts, and allow rules unless those are locked. SEMANTICS MAN-7. */
function parentPart(locked: boolean): Take {
  return (path, node) => (!locked && isPath(path, "permissions.allow") ? node : restriction(path, node));
}

/** Of the settings that count from each source of an administrator those that nothing may override. SEMANTICS MAN-5. */
function crossingRestriction(path: readonly string[], node: JsonNode): JsonNode | undefined {
  return settingKeyAt(path)?.crossSource === true ? restriction(path, node) : undefined;
}

/** The others, which fill in what the source in force leaves open, and the lists that a lock locks. SEMANTICS MAN-5. */
function crossingRest(lists: readonly string[]): Take {
  return (path, node) =>
    settingKeyAt(path)?.crossSource === true || lists.some((list) => isPath(path, list)) ? node : undefined;
}

/** The lists whose lock is on in some reading. */
function lockedLists(readings: readonly SettingsReading[]): readonly string[] {
  return settingKeys.flatMap(({ path: lock, locks = [] }) => {
    const isOn: Take = (path, node) => (isPath(path, lock) && isValue(node, true) ? node : undefined);
    return readings.some(({ tree }) => tree !== undefined && partOf(tree, [], isOn)) ? locks : [];
  });
}

function isPath(keys: readonly string[], path: string): boolean {
  return settingKeyAt(keys)?.path === path;
}

function readingsIn({ readings }: ManagedSource): readonly SettingsReading[] {
  return readings;
}

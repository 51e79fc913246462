// @ts-nocheck
import type { Diagnostic } from "../base/diagnostic.ts";
import { type EffectiveSetting, effectiveSettings } from "./effective-settings.ts";
import { treeOfText } from "./json-tree.ts";
import type { ManagedChoice } from "./managed-sources.ts";
import { unreadableLayer } from "./parse-settings.ts";
import { readLayer, type SettingsReading } from "./read-layer.ts";
import { syntaxDiagnostic } from "./syntax.ts";

/** A program of the administrator that prints the managed settings. SEMANTICS MAN-6. */
export type PolicyHelper = {
  /** Absolute. */
  readonly path: string;
  readonly timeoutMs: number;
  /** Undefined: it runs once. */
  readonly refreshIntervalMs: number | undefined;
  /** Where it is named. */
  readonly setting: EffectiveSetting;
  /** It is named where others than an administrator can write, so it must not run. SEMANTICS MAN-20 */
  readonly isDistrusted: boolean;
};

/** What became of running it: `exitCode` is undefined where it did not start, did not end in time or printed too much. */
export type HelperOutcome = { readonly exitCode: number | undefined; readonly stdout: string };

const timeoutMsDefault = 10_000;
const timeoutMsMax = 60_000;
/** Refreshing more often than this would be a busy loop. */
const refreshIntervalMsMin = 1_000;

/** The helper that the source in force names; only device management and files may name one. SEMANTICS MAN-6. */
export function policyHelperOf({ inForce }: ManagedChoice): PolicyHelper | undefined {
  if (inForce === undefined || !["plist", "HKLM", "file"].includes(inForce.name)) return undefined;
  // every call is refused already
  if (inForce.readings.some(({ layer }) => layer.damage !== undefined)) return undefined;
  const trusted = helperSettings(inForce.readings);
  const settings =
    trusted.length > 0
      ? trusted
      : helperSettings(inForce.readings.map((reading) => ({ ...reading, restrictsOnly: undefined })));
  const setting = settings[0];
  if (setting === undefined) return undefined;
  const given = (key: string): unknown => settings.find(({ path }) => path[1] === key)?.value;
  const path = given("path");
  const timeoutMs = milliseconds(given("timeoutMs")) ?? timeoutMsDefault;
  const refreshIntervalMs = milliseconds(given("refreshIntervalMs"));
  return {
    path: typeof path === "string" ? path : "",
    timeoutMs: Math.min(timeoutMs, timeoutMsMax),
    refreshIntervalMs:
      refreshIntervalMs === undefined ? undefined : Math.max(refreshIntervalMs, refreshIntervalMsMin),
    setting,
    isDistrusted: trusted.length === 0,
  };
}

function helperSettings(readings: readonly SettingsReading[]): readonly EffectiveSetting[] {
  return effectiveSettings(readings).filter(({ path }) => path[0] === "policyHelper");
}

function milliseconds(value: unknown): number | undefined {
  return typeof value === "number" && value > 0 ? value : undefined;
}

/**
 * The settings that a helper printed as `{"managedSettings": {…}}`; undefined: it has none to give. A helper that
 * failed, or whose output cannot be read whole, is damage. SEMANTICS MAN-6.
 */
export function readHelperOutcome(
  helper: PolicyHelper,
  { exitCode, stdout }: HelperOutcome,
): SettingsReading | undefined {
  if (exitCode !== 0) {
    const how = exitCode === undefined ? "did not end in time or did not start" : `ended with ${exitCode}`;
    return failedHelper(helper, `the policy helper \`${helper.path}\` ${how}`);
  }
  if (stdout.trim() === "") return undefined;
  const file = helper.path;
  const { tree, faults } = treeOfText(stdout, file);
  const damage = faults.map((fault) => syntaxDiagnostic(stdout, fault, file));
  const settings =
    tree?.type === "object" ? tree.members.findLast(({ key }) => key === "managedSettings")?.value : tree;
  if (settings === undefined && damage.length === 0) return undefined;
  return readLayer(settings, { layer: "managed", file }, damage);
}

/** A helper that could not do its work. */
export function failedHelper({ setting }: PolicyHelper, message: string): SettingsReading {
  const { place } = setting.from[0]!;
  const problem: Diagnostic = { code: "policy-helper-failed", severity: "error", message, ...place };
  return unreadableLayer({ layer: "managed", file: place.file }, problem);
}

// @ts-nocheck
import { type AdminDecision, allowed, decided, refused } from "./decision.ts";
import type { AdminPolicy, Bound, VersionPolicy } from "./policy.ts";
import type { AdminSettings, Layers } from "./settings.ts";
import { compareVersions, parseVersion, type Version } from "./version.ts";

/** Whether the agent may run in this version. Never throws. SEMANTICS MAN-16 */
export function decideVersion(policy: AdminPolicy, version: string): AdminDecision {
  return decided(policy.managedFloor, () => ruling(policy.versions, version));
}

/** Whether an updater may install this version: one that may run, and none below `minimumVersion`. SEMANTICS MAN-16 */
export function decideUpdate(policy: AdminPolicy, version: string): AdminDecision {
  return decided(policy.floor, () => {
    const { updatesFrom } = policy.versions;
    if (updatesFrom !== undefined && !reaches(version, updatesFrom))
      return refused("MAN-16", `no update leads below ${updatesFrom.text}`, updatesFrom.written);
    return ruling(policy.versions, version);
  });
}

function ruling({ minimum, maximum }: VersionPolicy, version: string): AdminDecision {
  if (minimum !== undefined && !reaches(version, minimum))
    return refused("MAN-16", `version ${minimum.text} or newer is required`, minimum.written);
  if (maximum !== undefined && !isWithin(version, maximum))
    return refused("MAN-16", `version ${maximum.text} or older is required`, maximum.written);
  return allowed("MAN-16", "no bound speaks against this version");
}

/** A version that cannot be read is neither new nor old enough. */
function reaches(version: string, bound: Bound): boolean {
  const found = parseVersion(version);
  return found !== undefined && compareVersions(found, bound.version) >= 0;
}

function isWithin(version: string, bound: Bound): boolean {
  const found = parseVersion(version);
  return found !== undefined && compareVersions(found, bound.version) <= 0;
}

export function compileVersions(settings: AdminSettings): VersionPolicy {
  return {
    minimum: bound(settings, "requiredMinimumVersion", "managed"),
    maximum: bound(settings, "requiredMaximumVersion", "managed"),
    updatesFrom: bound(settings, "minimumVersion", "all"),
  };
}

/** A bound that is no version binds nobody: otherwise no agent could start that mends it. SEMANTICS MAN-16 */
function bound(settings: AdminSettings, key: string, layers: Layers): Bound | undefined {
  for (const entry of settings.values(key, layers)) {
    const version: Version | undefined = parseVersion(entry.value);
    if (version !== undefined) return { version, text: String(entry.value), written: entry };
    settings.report(
      "invalid-version",
      entry.place,
      `\`${key}\` must be a version such as \`2.1.0\`; it binds nobody`,
    );
  }
  return undefined;
}

// @ts-nocheck
import { editDistance } from "../base/edit-distance.ts";

/** The keys of `permissions`. SEMANTICS SET-11. */
export const permissionKeys = [
  "allow",
  "ask",
  "deny",
  "additionalDirectories",
  "defaultMode",
  "disableBypassPermissionsMode",
  "disableAutoMode",
  "blockReadsOutsideWorkingDirectories",
] as const;

/**
 * The key that was probably meant by one that does not exist: another case, one or two letters off, or a longer
 * word (`denyRules`). Undefined: nothing is near.
 */
export function nearestPermissionKey(key: string): string | undefined {
  const lower = key.toLowerCase();
  return permissionKeys.find((known) => {
    const target = known.toLowerCase();
    if (lower.startsWith(target)) return true;
    return (
      Math.abs(lower.length - target.length) <= 2 &&
      editDistance(lower, target) <= (target.length > 5 ? 2 : 1)
    );
  });
}

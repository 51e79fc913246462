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
    return lower.startsWith(target) || editDistance(lower, target) <= (target.length > 5 ? 2 : 1);
  });
}

/** How many letters must be added, removed or replaced; 3 where it is clearly more than two. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

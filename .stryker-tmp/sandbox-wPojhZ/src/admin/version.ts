/** A version as Semantic Versioning 2.0.0 orders it; what follows `+` does not count. */
// @ts-nocheck

export type Version = {
  readonly numbers: readonly [number, number, number];
  /** What follows `-`, split at its dots; empty: a release. */
  readonly before: readonly string[];
};

const form =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Undefined: it is no version. */
export function parseVersion(text: unknown): Version | undefined {
  const found = typeof text === "string" && text.length <= 256 ? form.exec(text) : null;
  if (found === null) return undefined;
  const before = found[4] === undefined ? [] : found[4].split(".");
  if (before.includes("")) return undefined;
  return { numbers: [Number(found[1]), Number(found[2]), Number(found[3])], before };
}

/** Below 0: `a` is older. */
export function compareVersions(a: Version, b: Version): number {
  for (const [i, number] of a.numbers.entries()) {
    if (number !== b.numbers[i]) return number - b.numbers[i]!;
  }
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (const [i, part] of a.before.entries()) {
    const other = b.before[i];
    if (other === undefined) return 1;
    if (part !== other) return comparePart(part, other);
  }
  return a.before.length - b.before.length;
}

/** Numbers by their value and before words, words by their characters. */
function comparePart(a: string, b: string): number {
  const [left, right] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (left && right) return a.length !== b.length ? a.length - b.length : a < b ? -1 : 1;
  if (left !== right) return left ? -1 : 1;
  return a < b ? -1 : 1;
}

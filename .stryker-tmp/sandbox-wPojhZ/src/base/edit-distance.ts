/** How many letters must be added, removed or replaced to make one text of the other (Levenshtein). Cost: the product of the lengths. */
// @ts-nocheck

export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The name that was most likely meant by one that does not exist: at most two letters off, one in short names. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const folded = name.toLowerCase();
  let nearest: string | undefined;
  let least = name.length <= 4 ? 2 : 3;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(candidate.toLowerCase(), folded);
    if (distance >= least) continue;
    nearest = candidate;
    least = distance;
  }
  return nearest;
}

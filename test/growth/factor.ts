/** Where the size doubles, the time may grow by this factor: 2 is linear, the rest is what a measurement is off. */
export const doublingMax = 2.3;

/** Of nine sizes, which are held against which: three times three that double, so the later is four times the earlier. */
export const doublings: readonly (readonly [before: number, after: number])[] = [
  [0, 2],
  [3, 5],
  [6, 8],
];

/** The factor of one doubling between two sizes that are two doublings apart, where the time is long enough for one. */
export function factor(before: number, after: number): number | undefined {
  return after < 1 ? undefined : Math.sqrt(after / before);
}

export function factorsOf(times: readonly number[]): readonly (number | undefined)[] {
  return doublings.map(([before, after]) => factor(times[before]!, times[after]!));
}

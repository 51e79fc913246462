// @ts-nocheck
import fc from "fast-check";
import { test } from "vitest";
import { seed } from "../seed.ts";

/** How many times as many inputs as usual: `FC_FACTOR=20` for a long run. */
const factor = Number(process.env["FC_FACTOR"] ?? 1);

/** A test whose name is the law. A failure prints the seed and the smallest input. */
export function law<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => void,
  runs = 1_000,
): void {
  test(name, { timeout: 60_000 * factor }, () => {
    fc.assert(
      fc.property(arbitrary, (value) => holds(value)),
      { seed, numRuns: runs * factor, endOnFailure: false },
    );
  });
}

/** The fewest of these lines with which it still fails: fast-check does not shrink what a call was made from. */
export function fewest<T>(lines: readonly T[], fails: (lines: readonly T[]) => boolean): readonly T[] {
  for (let i = 0; i < lines.length; i++) {
    const fewer = lines.filter((_, at) => at !== i);
    if (fails(fewer)) return fewest(fewer, fails);
  }
  return lines;
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { findingIn, type Host, type Law, type Scene, scenes } from "../../src/fuzz/index.ts";
import { seed } from "../seed.ts";

/** How many times as many inputs as usual: `FC_FACTOR=20` for a long run. */
const factor = Number(process.env["FC_FACTOR"] ?? 1);
const timeout = 60_000 * factor;

/** A test whose name is the law. A failure prints the seed and the smallest input. */
export function law<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => void,
  runs = 1_000,
): void {
  test(name, { timeout }, () => {
    fc.assert(
      fc.property(arbitrary, (value) => holds(value)),
      { seed, numRuns: runs * factor, endOnFailure: false },
    );
  });
}

/**
 * A test that a host keeps a law in scenes at random, and that the law says something of at least this share of them.
 * A failure prints the smallest scene.
 */
export function lawOfScenes(name: string, given: Law, host: Host, runs: number, share: number): void {
  test(`${name}: ${given.sentence}`, { timeout }, () => {
    const counts = { holds: 0, nothing: 0 };
    for (const scene of fc.sample(scenes, { seed, numRuns: runs * factor }))
      counts[keeps(given, host, scene)]++;
    expect(counts.holds / (counts.holds + counts.nothing)).toBeGreaterThan(share);
  });
}

/** All of them; with a factor below 1 each so-manieth, an odd number, so that no pattern of even length hides some. */
export function* share<T>(all: Iterable<T>): Generator<T> {
  const step = factor < 1 ? Math.round(1 / factor) | 1 : 1;
  let i = 0;
  for (const one of all) if (i++ % step === 0) yield one;
}

/** What the law says of the scene; where it is broken, the test fails with the smallest scene. */
export function keeps(given: Law, host: Host, scene: Scene): "holds" | "nothing" {
  const outcome = given.check(host, scene);
  if (outcome.says !== "broken") return outcome.says;
  const { message, scene: smallest } = findingIn(given, host, scene)!;
  return expect.fail(`seed ${seed}: ${message}\n${JSON.stringify(smallest)}`);
}

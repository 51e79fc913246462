/** Holds the laws of look-up against the engine that stands beside it for so many seconds, and prints the one it breaks. */
import fc from "fast-check";
import { everyScene, type Scene, sameEffects, scenes, toolgate, universes } from "../../src/fuzz/index.ts";
import { plainEngine } from "../laws/hosts.ts";
import { lookups, wrongLookup } from "../laws/lookup.ts";

/** What a run of this file prints as JSON; `law` undefined: nothing was broken. */
export type Held = {
  readonly law?: string;
  readonly finding?: string;
  readonly runs: number;
  readonly seconds: number;
};

const law = sameEffects(plainEngine);

function* atRandom(): Generator<Scene> {
  for (let seed = 1; ; seed++) yield* fc.sample(scenes, { seed, numRuns: 50 });
}

/** A scene of each universe in turn, until there are none. */
function* tiny(): Generator<Scene> {
  let left = Object.values(universes).map((universe) => everyScene(universe));
  while (left.length > 0) {
    const next = left.map((all) => all.next());
    for (const { value } of next) if (value !== undefined) yield value;
    left = left.filter((_, i) => next[i]!.done !== true);
  }
}

function* foundInScenes(some: Iterable<Scene>): Generator<string | undefined> {
  for (const scene of some) {
    const outcome = law.check(toolgate, scene);
    yield outcome.says === "broken" ? outcome.finding : undefined;
  }
}

function* foundInLookups(kind: (typeof lookups)[string]): Generator<string | undefined> {
  for (let seed = 1; ; seed++)
    for (const lookup of fc.sample(kind, { seed, numRuns: 50 })) yield wrongLookup(lookup);
}

/** Holds each law a few times in turn: of those that decide whole calls fewer, as these take longer. */
function hold(seconds: number): Held {
  const begin = performance.now();
  const passed = () => (performance.now() - begin) / 1_000;
  const laws = [
    ...Object.entries(lookups).map(
      ([name, kind]) => [`look-up of ${name}`, 20, foundInLookups(kind)] as const,
    ),
    ["fast = plain, in a tiny universe", 4, foundInScenes(tiny())] as const,
    ["fast = plain, at random", 4, foundInScenes(atRandom())] as const,
  ];
  let runs = 0;
  while (passed() < seconds) {
    for (const [name, turns, all] of laws) {
      for (let i = 0; i < turns; i++, runs++) {
        const finding = findingOf(all);
        if (finding !== undefined) return { law: name, finding, runs, seconds: passed() };
      }
    }
  }
  return { runs, seconds: passed() };
}

function findingOf(all: Generator<string | undefined>): string | undefined {
  try {
    return all.next().value ?? undefined;
  } catch (fault) {
    return String(fault);
  }
}

console.log(JSON.stringify(hold(Number(process.argv[2]))));

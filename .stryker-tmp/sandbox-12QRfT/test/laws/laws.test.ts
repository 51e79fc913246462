// @ts-nocheck
import { describe, expect, test } from "vitest";
import { everyScene, type Law, laws, toolgate, universes } from "../../src/fuzz/index.ts";
import { remembering } from "./hosts.ts";
import { keeps, lawOfScenes } from "./law.ts";

/** Laws that ask about each command many times, so in a tiny universe under one rule only. */
const costly: ReadonlySet<string> = new Set<keyof typeof laws>([
  "disguisesNeverLoosen",
  "listsAreAsStrictAsTheirParts",
]);

describe("in every scene of a tiny universe", () => {
  test.each(Object.entries(universes))("of %s", { timeout: 60_000 }, (_, universe) => {
    const host = remembering();
    const said = new Map<string, number>();
    for (const [name, law] of Object.entries<Law>(laws)) {
      for (const scene of everyScene(universe, costly.has(name) ? 1 : 2))
        if (keeps(law, host, scene) === "holds") said.set(name, (said.get(name) ?? 0) + 1);
    }
    // about Cd and about what is no command of a shell some laws say nothing
    const silent = Object.keys(laws).filter((name) => !said.has(name));
    expect(
      silent.filter((name) => !costly.has(name) && !/Cd/.test(laws[name as keyof typeof laws].sentence)),
    ).toEqual([]);
  });
});

/** How many scenes, and of what share of them each law says something at least. */
const random: readonly (readonly [name: keyof typeof laws, runs: number, share: number])[] = [
  ["denyTrumps", 3_000, 0.08],
  ["askTrumps", 3_000, 0.09],
  ["defaultNeverAllows", 2_000, 0.7],
  ["orderIsIrrelevant", 3_000, 0.5],
  ["addingDenyNeverLoosens", 4_000, 0.6],
  ["addingAskNeverLoosens", 4_000, 0.6],
  ["addingAllowNeverTightens", 4_000, 0.6],
  ["unnamedRulesChangeNothing", 4_000, 0.4],
  ["namedRuleDecidesAlone", 4_000, 0.1],
  ["disguisesNeverLoosen", 4_000, 0.2],
  ["listsAreAsStrictAsTheirParts", 2_000, 0.2],
  ["everyCallIsAnswered", 3_000, 0.99],
];

describe("in scenes at random", () => {
  for (const [name, runs, share] of random) lawOfScenes(name, laws[name], toolgate, runs, share);

  test("every law has its turn", () => {
    expect(random.map(([name]) => name)).toEqual(Object.keys(laws));
  });
});

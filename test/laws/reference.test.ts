import { describe, test } from "vitest";
import { everyScene, sameEffects, toolgate, universes } from "../../src/fuzz/index.ts";
import { plainEngine, remembering } from "./hosts.ts";
import { keeps, lawOfScenes, share } from "./law.ts";

describe("the fast engine and the plain one, in every scene of a tiny universe", () => {
  test.each(Object.entries(universes))("of %s", { timeout: 60_000 }, (_, universe) => {
    const fast = remembering();
    for (const scene of share(everyScene(universe))) keeps(sameEffects(plainEngine), fast, scene);
  });
});

lawOfScenes("the fast engine and the plain one, at random", sameEffects(plainEngine), toolgate, 6_000, 0.99);

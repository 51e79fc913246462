import { expect, test } from "vitest";
import { seed } from "../seed.ts";
import { holdPairs } from "./refa.ts";

/** `npm run analysis` asks about more. */
const pairs = 700 * Number(process.env["FC_FACTOR"] ?? 1);

test("refa says the same of random pairs of patterns, and its shortest witnesses are as short", {
  timeout: 120_000,
}, () => {
  const { wrong, included, disjoint } = holdPairs(pairs, seed);
  expect(wrong).toEqual([]);
  expect(included).toBeGreaterThan(pairs / 50);
  expect(disjoint).toBeGreaterThan(pairs / 50);
});

import { parseArgs } from "node:util";
import { holdPairs } from "./refa.ts";

/**
 * `npm run analysis -- [--pairs N] [--seed N]`: holds inclusion, equivalence and overlap of random pairs of patterns against
 * refa. Ends with 1 where it says something else.
 */
const shownMax = 20;

const { values } = parseArgs({
  options: { pairs: { type: "string", default: "50000" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const { pairs, included, equivalent, disjoint, wrong } = holdPairs(Number(values.pairs), seed);
for (const line of wrong.slice(0, shownMax)) console.log(`  ${line}`);
console.log(
  `seed ${seed}: ${pairs} pairs, ${included} included, ${equivalent} equivalent, ${disjoint} disjoint, ${wrong.length} where refa says otherwise`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

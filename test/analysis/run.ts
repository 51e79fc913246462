import { parseArgs } from "node:util";
import { diffPolicies } from "../../src/analysis/index.ts";
import { holdPairs } from "./refa.ts";
import { policyOf, thousands } from "./thousand.ts";

/**
 * `npm run analysis -- --rules`: what it takes to compare two policies of a thousand rules.
 * `npm run analysis -- [--pairs N] [--seed N]`: holds inclusion, equivalence and overlap of random pairs of patterns against
 * refa. Ends with 1 where it says something else.
 */
const shownMax = 20;

function compareThousands(): void {
  for (const [name, old, now] of thousands) {
    const [older, newer] = [policyOf(old), policyOf(now)];
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      diffPolicies(older, newer);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    const { verdict } = diffPolicies(older, newer);
    const [first, ...others] = times.map((time) => time.toFixed(0));
    console.log(`${name}: ${verdict}, ${first} ms of processor time, then ${others.join(", ")}`);
  }
}

function holdAgainstRefa(pairs: number, seed: number): number {
  const { included, equivalent, disjoint, wrong } = holdPairs(pairs, seed);
  for (const line of wrong.slice(0, shownMax)) console.log(`  ${line}`);
  console.log(
    `seed ${seed}: ${pairs} pairs, ${included} included, ${equivalent} equivalent, ${disjoint} disjoint, ${wrong.length} where refa says otherwise`,
  );
  return wrong.length;
}

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "50000" },
    seed: { type: "string" },
    rules: { type: "boolean", default: false },
  },
});
if (values.rules) compareThousands();
else {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  process.exitCode = holdAgainstRefa(Number(values.pairs), seed) === 0 ? 0 : 1;
}

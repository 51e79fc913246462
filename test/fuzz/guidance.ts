import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Campaign } from "./campaign.ts";
import { targets } from "./targets.ts";

/**
 * `node dist/test/fuzz/guidance.js SECONDS [TARGET…]`: for each target that could be guided, how much code of its
 * modules random inputs reach in that time, and how much with the mutants of what reached a new one. Each in a process
 * of its own, since V8 does not report what it has optimised.
 */
const [seconds = "20", ...rest] = process.argv.slice(2);

function reached(name: string, guided: boolean, seed: number): string {
  const campaign = new Campaign(targets.find((target) => target.name === name)!, seed, guided);
  campaign.run(1_000 * Number(seconds));
  return `${guided ? "guided" : "random"} ${campaign.characters} characters by ${campaign.executions} inputs`;
}

const [one, name = "", guided, seed] = rest;
if (one === "one") console.log(reached(name, guided === "true", Number(seed)));
else {
  const chosen = targets.filter(
    (target) => target.guided && (rest.length === 0 || rest.includes(target.name)),
  );
  for (const target of chosen) {
    const rows = ["1", "2"].flatMap((seed) =>
      ["false", "true"].map((guided) =>
        execFileSync(process.execPath, [
          fileURLToPath(import.meta.url),
          ...[seconds, "one", target.name, guided, seed],
        ])
          .toString()
          .trim(),
      ),
    );
    console.log(`${target.name}: ${rows.join("; ")}`);
  }
}

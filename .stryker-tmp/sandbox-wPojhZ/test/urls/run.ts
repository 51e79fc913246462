// @ts-nocheck
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { hostOf } from "../../src/world/host.ts";
import { valuesIn } from "../jsonl.ts";
import { curlVersion, hostsOfCurl } from "./curl.ts";
import { type Agreement, agreement, holdsRow, type UrlRow } from "./hold.ts";
import { madeUrls } from "./made.ts";

/**
 * `npm run urls -- FILE.jsonl…`: URLs and the domain rules that they should match. `npm run urls -- --fuzz [--seed N]
 * [--count N]`: URLs made to be misread, whose host curl is asked for. Ends with 1 where something differs.
 */
const shownMax = 20;
const batch = 500;

function holdFiles(files: readonly string[]): { readonly held: number; readonly all: number } {
  let held = 0;
  let all = 0;
  for (const file of files) {
    const rows = valuesIn<UrlRow>(file);
    const wrong = rows.filter((row) => !holdsRow(row));
    for (const { rule, url, why } of wrong.slice(0, shownMax))
      console.log(`  ${JSON.stringify(rule)} ${JSON.stringify(url)}: ${why}`);
    console.log(`${basename(file)}: ${rows.length - wrong.length} of ${rows.length}`);
    held += rows.length - wrong.length;
    all += rows.length;
  }
  return { held, all };
}

async function holdMade(seed: number, count: number): Promise<number> {
  const counts: Record<Agreement, number> = { same: 0, opaque: 0, refused: 0, different: 0 };
  const urls = madeUrls(seed, count);
  for (let from = 0; from < urls.length; from += batch) {
    const some = urls.slice(from, from + batch);
    const hosts = await hostsOfCurl(some);
    for (const [i, url] of some.entries()) {
      const outcome = agreement(url, hosts[i]);
      counts[outcome]++;
      if (outcome === "different" && counts.different <= shownMax)
        console.log(`  ${JSON.stringify(url)}: curl ${hosts[i]}, we ${hostOf(url).host}`);
    }
  }
  console.log(
    `seed ${seed}: ${urls.length} URLs, ${counts.same} with the same host, ${counts.opaque} opaque to us, ${counts.refused} refused by curl, ${counts.different} different`,
  );
  return counts.different;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      fuzz: { type: "boolean", default: false },
      seed: { type: "string" },
      count: { type: "string", default: "10000" },
    },
  });
  let different = 0;
  if (values.fuzz || positionals.length === 0) {
    const version = curlVersion();
    console.log(version ?? "urls: skipped: curl is not installed");
    const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
    if (version !== undefined) different = await holdMade(seed, Number(values.count));
  }
  const { held, all } = holdFiles(positionals);
  if (positionals.length > 0) console.log(`urls: ${held}/${all}`);
  return held < all || different > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`urls: ${(error as Error).message}`);
  process.exitCode = 2;
}

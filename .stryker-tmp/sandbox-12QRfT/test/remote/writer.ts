// @ts-nocheck
import * as files from "node:fs/promises";
import { Cache, envelopeOf } from "../../src/remote/cache.ts";

// A process that writes the cache, for tests that kill it or let several race:
// writer CACHE ENVELOPES TIMES, where ENVELOPES is a file with a list of envelopes as text, each put TIMES times.
const [file = "", list = "", times = "1"] = process.argv.slice(2);
const envelopes = (JSON.parse(await files.readFile(list, "utf8")) as string[]).map(
  (text) => envelopeOf(text)!,
);
const random = Number(times) === 1 ? () => 0.5 : Math.random;
const cache = new Cache(file, files, random, 1_000_000);
const problems: string[] = [];
for (let i = 0; i < Number(times); i++)
  for (const envelope of envelopes) problems.push((await cache.write(envelope))?.message ?? "");
process.stdout.write(JSON.stringify(problems));

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { layerNames } from "../../src/index.ts";
import { lint } from "../../src/lint/index.ts";
import { editedAtPlaces, parseSettings } from "../../src/settings/index.ts";
import { readPage } from "./page.ts";

/** Whatever stands in settings, the linter ends, and what it mends is mended. */
const pages = new URL("../../grammar/lint/", import.meta.url);
const rules = readdirSync(pages)
  .map((name) => readPage(readFileSync(new URL(name, pages), "utf8")))
  .flatMap(({ avoid, prefer }) => [...avoid, ...prefer].flat())
  .flatMap(({ text }) => [...text.matchAll(/"[A-Za-z!(][^"\\]*"/g)].map(([quoted]) => quoted.slice(1, -1)))
  .filter((rule) => rule.length < 200);

const entry = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...rules) },
  { weight: 2, arbitrary: fc.string({ unit: "binary" }).map((text) => `Bash(${text})`) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const list = fc.array(entry, { maxLength: 6 });
const settings = fc.record({ permissions: fc.record({ deny: list, ask: list, allow: list }) });
const session = { world: { platform: "linux", home: "/home/dana", cwd: "/srv/app" } } as const;

function findingsIn(text: string, layer: (typeof layerNames)[number]) {
  const reading = parseSettings({ layer, text, file: "/x.json" });
  return lint({ layers: [reading.layer], session, diagnostics: reading.diagnostics });
}

test("it never throws, and a fix takes its finding away", () => {
  fc.assert(
    fc.property(settings, fc.constantFrom(...layerNames), fc.boolean(), (value, layer, wide) => {
      const text = JSON.stringify(value, null, wide ? 2 : 0);
      const before = findingsIn(text, layer);
      const fixes = before.flatMap(({ fix }) => fix ?? []);
      const after = findingsIn(editedAtPlaces(text, fixes), layer);
      expect(after.filter(({ code }) => code === "settings-syntax")).toEqual([]);
      // what a fix makes of an entry may in turn be a repetition
      const left = after.filter(({ fix }) => fix !== undefined && fix.type !== "remove");
      expect(left).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

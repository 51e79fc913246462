import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Case, runCase } from "../conformance/case.ts";
import { valuesIn } from "../jsonl.ts";
import { said } from "./said.ts";

/**
 * `said.txt`: what is said of some of the decision cases, so that every reason stands there once as a person reads it.
 * Each row begins with the id of its case.
 */
const folder = new URL("../conformance/cases/", import.meta.url);
const cases = new Map(
  readdirSync(folder)
    .flatMap((name) => valuesIn<Case>(new URL(name, folder)))
    .map((given) => [given.id, given] as const),
);

const rows = readFileSync(new URL("said.txt", import.meta.url), "utf8")
  .trim()
  .split("\n\n")
  .map((row) => [row.slice(0, row.indexOf(" ")), row.slice(row.indexOf(" ") + 1)] as const);

test.each(rows)("%s", (id, wanted) => {
  expect(said(runCase(cases.get(id)!).decision)).toBe(wanted);
});

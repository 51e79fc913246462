import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Host, Row } from "./bench.ts";

/** A row as it is kept: when and on what it was measured is part of it. */
export type SavedRow = { readonly date: string; readonly host: Host } & Row;

/** The repository, from `bench` as well as from `dist/bench`. */
const root = import.meta.url.includes("/dist/bench/") ? "../../" : "../";
const folder = fileURLToPath(new URL(`${root}bench/results/`, import.meta.url));
export const readmeFile = fileURLToPath(new URL(`${root}README.md`, import.meta.url));

/** Keeps the rows in a file of their own, named after the time. @returns its name */
export function save(rows: readonly Row[], host: Host, now: Date): string {
  const date = now.toISOString();
  const name = `${date.slice(0, 16).replace(":", "")}.jsonl`;
  const lines = rows.map((row) => JSON.stringify({ date, host, ...rounded(row) } satisfies SavedRow));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}`, `${lines.join("\n")}\n`);
  return `bench/results/${name}`;
}

/** Four digits that count: more is noise. */
function rounded(row: Row): Row {
  const values = Object.entries(row.values).map(([name, list]) => [
    name,
    list.map((value) => Number(value.toPrecision(4))),
  ]);
  return { ...row, values: Object.fromEntries(values) };
}

export function savedRows(): readonly SavedRow[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(`${folder}${name}`, "utf8").trimEnd().split("\n"))
    .map((line) => JSON.parse(line) as SavedRow);
}

/** Of each benchmark the rows that were measured last. */
export function newest(rows: readonly SavedRow[]): readonly SavedRow[] {
  const dates = new Map<string, string>();
  for (const { bench, date } of rows) if (date > (dates.get(bench) ?? "")) dates.set(bench, date);
  return rows.filter(({ bench, date }) => dates.get(bench) === date);
}

/** Rows that were labelled by real git and kept beside the repository; not part of it. */
import { existsSync, readFileSync } from "node:fs";

/** The rows of one file, or undefined where it is not there. */
export function fixture<Row>(name: string): readonly Row[] | undefined {
  const file = new URL(`../../../shared/paths/${name}.jsonl`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Row);
}

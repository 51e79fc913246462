/** Rows that were labelled by real git and kept beside the repository; not part of it. */
// @ts-nocheck

import { existsSync } from "node:fs";
import { valuesIn } from "../jsonl.ts";

/** The rows of one file, or undefined where it is not there. */
export function fixture<Row>(name: string): readonly Row[] | undefined {
  const file = new URL(`../../../shared/paths/${name}.jsonl`, import.meta.url);
  return existsSync(file) ? valuesIn<Row>(file) : undefined;
}

/** npm `ignore`, the second witness, and why it answers otherwise. */
// @ts-nocheck

import ignore from "ignore";
import { isAscii, type ListRow } from "./hold.ts";

/** What npm `ignore` answers. */
export function ignoredByPackage({ patterns, path, isDir }: ListRow): boolean {
  const list = ignore({ ignorecase: false }).add(patterns as string[]);
  return list.ignores(isDir ? `${path}/` : path);
}

/** Causes of a difference between git and the package. The first that holds counts. */
const causes: readonly { readonly cause: string; readonly holds: (row: ListRow) => boolean }[] = [
  {
    cause: "two stars beside an escaped slash are no `**` to it",
    holds: ({ patterns }) => patterns.some((line) => /\*\*\\\/|\\\/\*\*/.test(line)),
  },
  {
    cause: "its `?` and classes take a UTF-16 unit, git's a byte",
    holds: ({ patterns, path }) => !isAscii(path, ...patterns) && patterns.some((line) => /[?[]/.test(line)),
  },
];

/** Why the package differs from git on a row; undefined: nobody knows yet. */
export function causeOf(row: ListRow): string | undefined {
  return causes.find(({ holds }) => holds(row))?.cause;
}

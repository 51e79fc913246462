// @ts-nocheck
import type { Study, Use } from "./program.ts";
import { has } from "./study.ts";

/** `grep -r` without a file searches the working directory, whatever standard input is. GNU grep manual. */
export const studyGrep: Study = (use, found) => {
  if (has(use.parsed, use.program.deep) && !namesFile(use)) found.readHere(true);
};

/** `rg` and its like search the working directory where no file is named and nothing is piped in. */
export const studySearchBelow: Study = (use, found) => {
  if (!namesFile(use)) found.readHere(false);
};

function namesFile({ program, parsed }: Use): boolean {
  return parsed.operands.length > (has(parsed, program.instead) ? 0 : 1);
}

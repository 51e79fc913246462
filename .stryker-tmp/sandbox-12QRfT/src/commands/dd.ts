// @ts-nocheck
import { argumentBehind } from "./argument.ts";
import type { Study } from "./program.ts";

/** Operands of `dd` are `name=value`. coreutils manual. */
export const studyDd: Study = ({ words }, found) => {
  for (const word of words) {
    if (word.prefix.startsWith("if=")) found.read(argumentBehind(word, 3));
    else if (word.prefix.startsWith("of=")) found.write(argumentBehind(word, 3));
    else if (word.text === undefined && !word.prefix.includes("=")) found.write(word);
  }
};

// @ts-nocheck
import type { Argument } from "./argument.ts";
import type { Study } from "./program.ts";

/** An operand of `date` that is no format sets the clock. coreutils manual. */
export const studyDate: Study = ({ parsed }, found) => {
  if (parsed.operands.some(({ prefix }) => !prefix.startsWith("+")))
    found.refuse("an operand of `date` without `+` sets the clock");
};

/** `tput init` may read a file that the terminal names. tput(1). */
export const studyTput: Study = ({ parsed }, found) => {
  if (parsed.operands.some(({ text }) => text === undefined || text === "init" || text === "reset"))
    found.refuse("`tput init` may read a file that the terminal names");
};

/** A path in place of a name is read as a page. man(1). */
export const studyMan: Study = ({ parsed }, found) => {
  if (parsed.operands.some(({ text }) => text === undefined || text.includes("/")))
    found.refuse("`man` with a path reads a file");
};

/** `e` without a dash, and `-E` on macOS, print the variables of other programs. ps(1). */
export const studyPs: Study = ({ words }, found) => {
  words.forEach((word, index) => {
    if (mayDisclose(word, words[index - 1]))
      found.refuse("`e` of `ps` discloses the variables of other programs");
  });
};

function mayDisclose({ text }: Argument, before: Argument | undefined): boolean {
  if (text === undefined) return true;
  if (text.startsWith("-")) return !text.startsWith("--") && text.includes("E");
  return (text.includes("e") || text.includes("E")) && !takesValue(before?.text);
}

/** The option before ends in a letter that takes a value, so the word is no bundle of options. */
function takesValue(option: string | undefined): boolean {
  return (
    option?.startsWith("-") === true && (option.startsWith("--") || "uUoOCptgGsqk".includes(option.at(-1)!))
  );
}

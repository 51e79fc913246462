// @ts-nocheck
import type { Argument } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Program, Study } from "./program.ts";
import { study } from "./study.ts";

const plainJq: Program = {
  source: "jq manual",
  readOnly: "harmless",
  exact: true,
  options: {
    plain:
      "-acCeEhjMnrRsSV --ascii-output --color-output --compact-output --exit-status --join-output --monochrome-output --null-input --raw-input --raw-output --raw-output0 --slurp --sort-keys --tab --indent= --seq --stream --stream-errors --unbuffered --help --version",
    reads: "-f= --from-file=",
    trees: "-L=",
    risky: "--args --jsonargs",
  },
  first: ["text"],
  rest: "reads",
  instead: "-f --from-file",
};

/** `--arg` and its like take two values; the program text may disclose variables or load modules. */
export const studyJq: Study = ({ name, words }, found) => {
  const rest: Argument[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const takes = word.text === undefined ? undefined : pairs.get(word.text);
    if (takes === undefined) {
      rest.push(word);
      judgeText(word, found);
    } else {
      const value = words[at + 2];
      if (takes === "file" && value !== undefined) found.read(value);
      at += 2;
    }
  }
  study(name, plainJq, rest, found);
};

const pairs = new Map([
  ["--arg", "text"],
  ["--argjson", "text"],
  ["--slurpfile", "file"],
  ["--rawfile", "file"],
  ["--argfile", "file"],
]);

const disclosing = ["env", "$ENV"];
const loading = ["import", "include"];

function judgeText({ text }: Argument, found: Found): void {
  if (text === undefined) return;
  if (text === "-f" || text.startsWith("--from")) found.refuse("the program of `jq` is in a file");
  if (disclosing.some((word) => hasWord(text, word)))
    found.refuse("`env` in the program of `jq` discloses variables");
  if (loading.some((word) => hasWord(text, word))) found.refuse("the program of `jq` loads further files");
}

/** The word stands in the text, neither inside a longer name nor as the name of a field. Linear in the text. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1], text[at + word.length]];
    if (before !== "." && !isNamePart(before) && !isNamePart(after)) return true;
  }
  return false;
}

function isNamePart(character: string | undefined): boolean {
  if (character === undefined) return false;
  return character === "_" || (character >= "0" && character <= "9") || isLetter(character);
}

function isLetter(character: string): boolean {
  return (character >= "a" && character <= "z") || (character >= "A" && character <= "Z");
}

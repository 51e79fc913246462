import type { Study, Use } from "./program.ts";
import { has } from "./study.ts";

/** `zip ARCHIVE FILE…`. zip(1). */
export const studyZip: Study = ({ parsed }, found) => {
  const [archive, ...members] = parsed.operands;
  if (archive !== undefined && archive.text !== "-") found.write(archive);
  for (const member of members) {
    found.readFile(member, true);
    if (has(parsed, "-m --move")) found.write(member, true);
  }
};

/** `unzip ARCHIVE`: members go to the directory of `-d`, or here. unzip(1). */
export const studyUnzip: Study = ({ parsed }, found) => {
  const [archive] = parsed.operands;
  if (archive !== undefined) found.read(archive);
  if (has(parsed, "-l -t -p -c -v -z -Z")) return;
  const target = parsed.given.findLast(({ name }) => name === "-d")?.value ?? found.argument(".");
  if (target !== undefined) found.write(target, true);
};

/** `gzip` and its like replace each operand unless they print or test. */
export const studyCompress: Study = ({ parsed }: Use, found) => {
  const prints = has(parsed, "-c --stdout --to-stdout -t --test -l --list");
  for (const file of parsed.operands) {
    found.readFile(file, has(parsed, "-r --recursive"));
    if (!prints && file.text !== "-") found.write(file, has(parsed, "-r --recursive"));
  }
};

/** `ar`: the first word is the operation, then the archive. ar(1). */
export const studyAr: Study = ({ words }, found) => {
  const [operation, archive, ...members] = words;
  const reading =
    operation?.text !== undefined && (operation.text.includes("t") || operation.text.includes("p"));
  if (archive !== undefined) {
    if (reading) found.read(archive);
    else found.write(archive);
  }
  if (!reading) for (const member of members) found.read(member);
};

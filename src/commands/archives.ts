import { type Argument, argumentBehind, argumentOfText } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study, Use } from "./program.ts";
import { has, study } from "./study.ts";
import { tarOptions } from "./tables/tar-options.ts";

/** `tar`: the first word may be letters without a dash, whose values follow in order. GNU tar manual. */
export const studyTar: Study = ({ words }, found) => {
  const [first, ...rest] = words;
  const bundle = first?.text;
  if (bundle === undefined || bundle === "" || bundle.startsWith("-")) study("tar", tarOptions, words, found);
  else study("tar", tarOptions, unbundled(first!, bundle, rest), found);
};

/** `cvf a.tar b` as `-c -v -f a.tar b`. */
function unbundled(first: Argument, letters: string, rest: readonly Argument[]): readonly Argument[] {
  const words: Argument[] = [];
  let next = 0;
  for (const letter of letters) {
    words.push(argumentOfText("-" + letter, first.word));
    if (!"bCfFgHIKLNTVX".includes(letter)) continue;
    const value = rest[next++];
    if (value !== undefined) words.push(value);
  }
  return [...words, ...rest.slice(next)];
}

/** What the parsed options of `tar` do to archive and members. */
export const studyTarMembers: Study = ({ parsed }, found) => {
  const archives = parsed.given.flatMap(({ name, value }) => (name === "-f" || name === "--file" ? (value ?? []) : []));
  const extracts = has(parsed, "-x --extract --get");
  const creates = has(parsed, "-c --create -r --append -u --update -A --catenate --concatenate --delete");
  for (const archive of archives) {
    if (creates) {
      if (archive.text !== "-") found.write(archive);
    } else found.readFile(archive);
  }
  if (creates) for (const member of parsed.operands) found.read(member, true);
  if (creates && has(parsed, "--remove-files")) for (const member of parsed.operands) found.write(member, true);
  if (extracts && !has(parsed, "-O --to-stdout")) writeInto(found);
  for (const { name, value } of parsed.given)
    if (name === "--checkpoint-action" && value !== undefined) studyCheckpoint(value, found);
};

/** A relative member goes to the directory of `-C`, or here. */
function writeInto(found: Found): void {
  const target = found.directory ?? found.argument(".");
  if (target !== undefined) found.write(target, true);
}

function studyCheckpoint(value: Argument, found: Found): void {
  if (value.prefix.startsWith("exec=")) found.run({ by: "script", text: argumentBehind(value, 5).text }, "exec");
  else if (value.text === undefined) found.runUnknown("`--checkpoint-action` of `tar` is not certain");
}

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
  const reading = operation?.text !== undefined && (operation.text.includes("t") || operation.text.includes("p"));
  if (archive !== undefined) {
    if (reading) found.read(archive);
    else found.write(archive);
  }
  if (!reading) for (const member of members) found.read(member);
};

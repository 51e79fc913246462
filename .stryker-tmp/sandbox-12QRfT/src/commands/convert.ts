// @ts-nocheck
import { type Argument, argumentBehind } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study } from "./program.ts";
import { has } from "./study.ts";

/** The working directory and all below is written: names of members stand in an archive. */
function writeHere(found: Found): void {
  const here = found.argument(".");
  if (here !== undefined) found.write(here, true);
}

/** `objcopy IN [OUT]`, `strip FILE`: without an output the input itself is replaced. binutils manual. */
export const studyObjcopy: Study = ({ parsed }, found) => {
  const [input, output] = parsed.operands;
  if (input === undefined) return;
  found.read(input);
  found.write(output ?? input);
};

/** `ssh-keygen -f FILE` makes a key and `FILE.pub`; with some options it only reads. ssh-keygen(1). */
export const studyKeygen: Study = ({ parsed }, found) => {
  const reads = has(parsed, "-l -y -B -e -i -F");
  for (const { name, value } of parsed.given) {
    if (name !== "-f" || value === undefined) continue;
    found.read(value);
    if (reads) continue;
    found.write(value);
    const open = value.text === undefined ? undefined : found.argument(`${value.text}.pub`);
    if (open !== undefined) found.write(open);
  }
};

/** `xattr -w NAME VALUE FILE…`, `xattr -l FILE…`. macOS xattr(1). */
export const studyXattr: Study = ({ parsed }, found) => {
  const changes = has(parsed, "-w -d -c");
  const skip = has(parsed, "-w") ? 2 : has(parsed, "-d -p") ? 1 : 0;
  for (const file of parsed.operands.slice(skip)) {
    if (changes) found.write(file, has(parsed, "-r"));
    else found.read(file);
  }
};

/** `cpio -i` and `pax -r` write members here, `cpio -p DIR` and `pax -rw … DIR` copy below a directory. POSIX pax. */
export const studyPax: Study = ({ name, parsed }, found) => {
  const copies = has(parsed, "-p --pass-through") && name === "cpio";
  const target = parsed.operands.at(-1);
  if (copies || (has(parsed, "-r") && has(parsed, "-w"))) {
    if (target !== undefined) found.write(target, true);
  } else if (has(parsed, "-i -r --extract")) writeHere(found);
  if (name === "pax" && has(parsed, "-w")) for (const file of parsed.operands) found.read(file, true);
  for (const { name: option, value } of parsed.given) {
    if (value === undefined || !["-f", "-F", "--file"].includes(option)) continue;
    if (has(parsed, "-w -o --create")) found.write(value);
    else found.read(value);
  }
};

/** `7z x ARCHIVE -oDIR`, `7z a ARCHIVE FILE…`. 7z manual. */
export const studySevenZip: Study = ({ words }, found) => {
  const [command, ...rest] = words;
  const [archive, ...members] = rest.filter(({ prefix }) => !prefix.startsWith("-"));
  if (archive === undefined) return;
  if (command?.text === "x" || command?.text === "e") {
    found.read(archive);
    const out = rest.find(({ prefix }) => prefix.startsWith("-o"));
    if (out === undefined) writeHere(found);
    else found.write(argumentBehind(out, 2), true);
  } else if (command?.text === "l" || command?.text === "t") found.read(archive);
  else {
    found.write(archive);
    for (const member of members) found.read(member, true);
  }
};

/** `jar cf ARCHIVE FILE…`, `jar xf ARCHIVE`. jar(1). */
export const studyJar: Study = ({ words }, found) => {
  const [letters, archive, ...members] = words;
  const text = letters?.text ?? "c";
  if (archive === undefined) return;
  if (text.includes("x") || text.includes("t")) found.read(archive);
  else found.write(archive);
  if (text.includes("x")) writeHere(found);
  else if (!text.includes("t")) for (const member of members) found.read(member, true);
};

/** `ffmpeg -i IN… OUT`: what no option takes is written. ffmpeg(1). */
export const studyFfmpeg: Study = ({ words }, found) => {
  words.forEach((word, index) => {
    if (words[index - 1]?.text === "-i") found.read(word);
  });
  const last = words.at(-1);
  if (last !== undefined && words.at(-2)?.text !== "-i" && last.text !== "-") found.write(last);
};

/** The last operand is written, the others are read with all below. */
export const studyLastWritten: Study = ({ parsed }, found) => {
  const last = parsed.operands.at(-1);
  parsed.operands.forEach((operand: Argument) => {
    if (operand === last && parsed.operands.length > 1) found.write(operand, true);
    else found.read(operand, true);
  });
};

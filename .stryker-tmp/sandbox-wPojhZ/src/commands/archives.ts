// @ts-nocheck
import type { Argument } from "./argument.ts";
import type { Found } from "./found.ts";
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

/**
 * `unzip ARCHIVE`: members go to the directory of `-d`, or here, unless they are listed, tested or printed. A dash inside
 * a bundle of letters takes the letter back (`-l-l`), and no such bundle is in the table. unzip(1).
 */
export const studyUnzip: Study = ({ parsed }, found) => {
  const [archive] = parsed.operands;
  if (archive !== undefined) readPacked(archive, [".zip", ".ZIP"], found);
  const prints = has(parsed, "-l -t -p -c -v -z -Z");
  if (!prints || parsed.operands.some(({ text }) => text === undefined || /^-|[*?[]/.test(text)))
    found.refuse("`unzip` with these words is not read-only");
  if (prints) return;
  const target = parsed.given.findLast(({ name }) => name === "-d")?.value ?? found.argument(".");
  if (target !== undefined) found.write(target, true);
};

/** Where there is no such file, the program tries the name with an ending. */
function readPacked(file: Argument, endings: readonly string[], found: Found): void {
  found.readFile(file);
  const { text } = file;
  if (text === undefined || text === "-" || endings.some((ending) => text.endsWith(ending))) return;
  for (const ending of endings) {
    const other = found.argument(text + ending);
    if (other !== undefined) found.read(other);
  }
}

const packed = [".gz", ".z", ".Z"];

/**
 * `zcat`, `zgrep`, `zdiff`: what is packed is printed. The scripts among them gave names of files to `sed`, and a line
 * break in one could write (CVE-2022-1271), so names are plain text.
 */
export const studyPacked: Study = ({ name, parsed }, found) => {
  const skip = name.endsWith("grep") && !has(parsed, "-e -f") ? 1 : 0;
  for (const file of parsed.operands.slice(skip)) {
    if (!isPlainName(file)) found.refuse(`a name of a file of \`${name}\` is not plain`);
    readPacked(file, packed, found);
  }
  if ((name.endsWith("diff") || name.endsWith("cmp")) && parsed.operands.length !== 2)
    found.refuse(`\`${name}\` without two files`);
};

function isPlainName({ text }: Argument): boolean {
  if (text === undefined) return false;
  for (const c of text)
    if (
      !(
        (c >= "a" && c <= "z") ||
        (c >= "A" && c <= "Z") ||
        (c >= "0" && c <= "9") ||
        "./_-+@%=, ".includes(c)
      )
    )
      return false;
  return true;
}

/** Programs whose options for printing are those of `gzip`: the last of `-t`, `-l`, `-d`, `-z` decides, `-c` always prints. */
const printing = new Set("gzip gunzip bzip2 bunzip2 xz unxz lzma unlzma".split(" "));

/** `gzip` and its like replace each operand unless they print or test. */
export const studyCompress: Study = ({ name, parsed }: Use, found) => {
  const prints = has(parsed, "-c --stdout --to-stdout -t --test -l --list");
  const surely =
    has(parsed, "-c --stdout --to-stdout") || !has(parsed, "-d -z --decompress --uncompress --compress");
  if (!printing.has(name) || !prints || !surely)
    found.refuse(`\`${name}\` with these options replaces files`);
  const tries =
    name === "gunzip" || (name === "gzip" && has(parsed, "-d --decompress --uncompress -t --test -l --list"));
  for (const file of parsed.operands) {
    readPacked(file, tries ? packed : [], found);
    if (has(parsed, "-r --recursive")) found.readFile(file, true);
    if (!prints && file.text !== "-") replacePacked(file, name, has(parsed, "-r --recursive"), found);
  }
};

/** The file goes, and one with an ending more or less comes. */
function replacePacked(file: Argument, name: string, deep: boolean, found: Found): void {
  found.write(file, deep);
  const { text } = file;
  if (text === undefined) return;
  const ending = [".gz", ".bz2", ".xz", ".lzma", ".zst", ".lz4", ".Z"].find((each) => text.endsWith(each));
  const other = found.argument(
    ending === undefined ? text + endingOf(name) : text.slice(0, text.length - ending.length),
  );
  if (other !== undefined) found.write(other);
}

function endingOf(name: string): string {
  if (name.includes("bz")) return ".bz2";
  if (name.includes("zst")) return ".zst";
  if (name.includes("lz4")) return ".lz4";
  if (name.includes("lzma")) return ".lzma";
  if (name.includes("xz")) return ".xz";
  return name.includes("press") ? ".Z" : ".gz";
}

const asking = new Set("t tv p -t -tv -p".split(" "));

/** `ar`: the first word is the operation, then the archive. ar(1). */
export const studyAr: Study = ({ words }, found) => {
  const [operation, archive, ...members] = words;
  const reading =
    operation?.text !== undefined && (operation.text.includes("t") || operation.text.includes("p"));
  if (
    !asking.has(operation?.text ?? "") ||
    words.some(({ text, prefix }) => text === undefined || prefix.startsWith("@"))
  )
    found.refuse("`ar` with more than a question");
  if (archive !== undefined) {
    if (reading) found.read(archive);
    else found.write(archive);
  }
  if (!reading) for (const member of members) found.read(member);
};

// @ts-nocheck
import { type Argument, argumentOfText } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study, Use } from "./program.ts";
import { has } from "./study.ts";

/** `cp`, `ln`: the last operand is written unless `-t` names the directory; the others are read. */
export const studyCopy: Study = (use, found) => {
  const { sources, target } = copied(use);
  const deep = has(use.parsed, use.program.deep);
  const symbolic = use.name === "ln" ? "-s --symbolic" : "-s --symbolic-link";
  for (const source of sources) {
    if (has(use.parsed, symbolic)) found.link(source);
    else found.read(source, deep);
  }
  if (target !== undefined) found.write(target, deep);
  else if (use.name === "ln") writeHere(found);
  writeNames(target, sources, found);
  studyFileCommand(use, found);
};

/** `mv`: like `cp`, and the sources are gone. */
export const studyMove: Study = (use, found) => {
  const { sources, target } = copied(use);
  for (const source of sources) {
    found.read(source, true);
    found.write(source, true);
  }
  writeMoved(target, sources, found);
  studyFileCommand(use, found);
};

/** `install`: like `cp`; with `-d` all operands are created. */
export const studyInstall: Study = (use, found) => {
  if (has(use.parsed, "-d --directory")) {
    for (const operand of use.parsed.operands) found.write(operand);
    return;
  }
  const { sources, target } = copied(use);
  for (const source of sources) found.read(source);
  writeMoved(target, sources, found);
};

/** Where `-t` is given, its value is already among the writes. */
function copied({ parsed }: Use): { sources: readonly Argument[]; target: Argument | undefined } {
  const { operands } = parsed;
  if (has(parsed, "-t --target-directory") || operands.length < 2)
    return { sources: operands, target: undefined };
  return { sources: operands.slice(0, -1), target: operands.at(-1) };
}

function writeMoved(target: Argument | undefined, sources: readonly Argument[], found: Found): void {
  // `-t` comes before the sources of `mv`, which are writes too
  const named = found.writes[0]?.argument;
  if (target !== undefined) found.write(target);
  writeNames(target ?? named, sources, found);
}

/**
 * Nobody knows whether the destination is a directory; where it is, each source is written under its own name there.
 * @param target undefined: the directory that `-t` named, which is among the writes
 */
function writeNames(target: Argument | undefined, sources: readonly Argument[], found: Found): void {
  const directory = target ?? found.writes.at(-1)?.argument;
  if (directory?.text === undefined) return;
  for (const source of sources) {
    if (source.text === undefined) {
      found.write(directory, true);
      continue;
    }
    const name = lastName(source.text);
    if (name === "") continue;
    const slash = directory.text.endsWith("/") ? "" : "/";
    found.write(argumentOfText(`${directory.text}${slash}${name}`, source.word));
  }
}

/** The last name of a path, or nothing where it names a directory by `.` or `..`. */
function lastName(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end--;
  const name = path.slice(path.lastIndexOf("/", end - 1) + 1, end);
  return name === "." || name === ".." ? "" : name;
}

function writeHere(found: Found): void {
  const here = found.argument(".");
  if (here !== undefined && found.writes.length === 0) found.write(here);
}

const fileCommands = ["mkdir", "touch", "rm", "rmdir", "mv", "cp"];

/**
 * One of the commands that `acceptEdits` may approve, with known options and certain operands, so that `reads` and
 * `writes` are all that it touches. SEMANTICS MODE-2.
 */
export const studyFileCommand: Study = ({ name, parsed }, found) => {
  const known = parsed.unknown === undefined && parsed.abbreviated === undefined;
  const plain = parsed.given.every(({ role }) => role !== "risky");
  found.fileCommand = fileCommands.includes(name) && known && plain && touchesOnlyCertain(found);
};

/** Every file that it touches is named by certain text. */
export function touchesOnlyCertain(found: Found): boolean {
  return [...found.reads, ...found.writes].every(({ argument }) => argument.text !== undefined);
}

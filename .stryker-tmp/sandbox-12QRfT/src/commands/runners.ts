// @ts-nocheck
import { type Argument, argumentBehind } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study, Use } from "./program.ts";
import { doubtOf, has, innerOf } from "./study.ts";

/** An interpreter: code in an option or on standard input, or a file of code. It stays a `runner`. SEMANTICS READ-15. */
export const studyInterpreter: Study = ({ name, parsed }, found) => {
  if (parsed.given.some(({ role }) => role === "query")) return;
  found.wrap("runner");
  if (has(parsed, "-m --module")) return;
  const doubt = doubtOf(name, parsed);
  if (doubt !== undefined) found.runUnknown(doubt, "runner");
  if (found.inner.length > 0) return;
  const [file] = parsed.operands;
  if (file === undefined || file.text === "-") found.runUnknown("it runs code from standard input", "runner");
  else found.runUnknown("it runs a file", "runner");
};

/** `perl -i` and `ruby -i` change their operands. perlrun(1). */
export const studyInPlace: Study = (use, found) => {
  const { parsed } = use;
  studyInterpreter(use, found);
  if (!has(parsed, "-i")) return;
  const files = has(parsed, "-e -E") ? parsed.operands : parsed.operands.slice(1);
  for (const file of files) found.write(file);
};

const localCommands = ["proxycommand", "localcommand", "knownhostscommand"];

/** `ssh HOST words`: the remote shell parses them; some values of `-o` run here. ssh_config(5). */
export const studySsh: Study = ({ parsed }, found) => {
  for (const { name, value } of parsed.given) {
    if (name !== "-o") continue;
    if (value?.text === undefined) found.runUnknown("`-o` of `ssh` is not certain");
    else studySshOption(value, value.text, found);
  }
};

function studySshOption(value: Argument, text: string, found: Found): void {
  const lower = text.toLowerCase().trimStart();
  if (lower.startsWith("include")) found.runUnknown("`-o Include` of `ssh` reads a file");
  if (lower.startsWith("pkcs11provider")) found.runUnknown("`-o PKCS11Provider` of `ssh` loads a library");
  if (!localCommands.some((name) => lower.startsWith(name))) return;
  const equals = text.indexOf("=");
  const end = equals >= 0 ? equals : text.trimStart().indexOf(" ") + (text.length - text.trimStart().length);
  found.run({ by: "script", text: argumentBehind(value, end + 1).text }, "exec");
}

/** `make`: the shell of its recipes can be named by an operand. make(1). */
export const studyMake: Study = ({ parsed }, found) => {
  found.wrap("runner");
  for (const operand of parsed.operands)
    for (const variable of ["SHELL=", "CC=", "CXX=", "AR=", "LD="])
      if (operand.prefix.startsWith(variable))
        found.run(innerOf([argumentBehind(operand, variable.length)], true), "exec");
};

/** Runs project code that no table knows; the words themselves name no command. */
export const studyProject: Study = (_: Use, found) => {
  found.wrap("runner");
};

/** `npm run` without a name lists the scripts of the project. npm manual. */
export const studyNpmRun: Study = (use, found) => {
  if (use.words.length === 0) return;
  found.refuse("it runs a script of the project");
  studyProject(use, found);
};

/** `pip list` asks the index for a newer pip now and then, unless it must not. pip manual. */
export const studyPipList: Study = ({ parsed }, found) => {
  if (!has(parsed, "--disable-pip-version-check"))
    found.refuse("`pip list` may ask for a newer version of pip");
};

/** `node --check FILE` parses the file and runs nothing of it. node documentation. */
export const studyNode: Study = (use, found) => {
  const { name, words } = use;
  const [check, file] = words;
  const checks = check?.text === "--check" || check?.text === "-c";
  if (
    name.startsWith("node") &&
    checks &&
    words.length === 2 &&
    file!.text !== undefined &&
    !file!.text.startsWith("-")
  ) {
    found.read(file!);
    found.configRuns = true;
    return;
  }
  found.refuse(`\`${name}\` runs code`);
  studyInterpreter(use, found);
};

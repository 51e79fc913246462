// @ts-nocheck
import type { Argument } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study, Use } from "./program.ts";
import { doubtOf, has, innerOf, isAssignment, joined, runAssigned } from "./study.ts";

/** `xargs` without options is looked through, with options it is an `xargs` command. SEMANTICS WRAP-2. */
export const studyXargs: Study = ({ name, words, parsed }, found) => {
  const bare = words.length > 0 && parsed.given.length === 0 && parsed.operands.length === words.length;
  if (!bare) found.wrap("exec");
  const doubt = doubtOf(name, parsed);
  if (doubt !== undefined) found.runUnknown(doubt);
  if (parsed.operands.length > 0) found.run(innerOf(parsed.operands, true), bare ? "transparent" : "exec");
};

/** `env`: assignments, then a command; `-S` splits its value and what follows into words. coreutils manual. */
export const studyEnv: Study = ({ name, parsed }, found) => {
  found.wrap("exec");
  const doubt = doubtOf(name, parsed);
  if (doubt !== undefined) found.runUnknown(doubt);
  const operands = parsed.operands[0]?.text === "-" ? parsed.operands.slice(1) : parsed.operands;
  const split = parsed.given.filter((option) => option.name === "-S" || option.name === "--split-string");
  if (split.length > 0)
    found.run(joined([...split.flatMap(({ value }) => value ?? []), ...operands]), "exec");
  else runBehindAssignments(operands, found);
};

function runBehindAssignments(words: readonly Argument[], found: Found): void {
  const start = words.findIndex((word) => !isAssignment(word));
  for (const word of start < 0 ? words : words.slice(0, start)) runAssigned(word, found);
  if (start >= 0) found.run(innerOf(words.slice(start)), "exec");
}

/** `sudo`: `-e` edits its operands, `-s` and `-i` give the words to a shell. sudo(8). */
export const studySudo: Study = ({ name, parsed }, found) => {
  found.wrap("exec");
  if (parsed.given.some(({ role }) => role === "query")) return;
  const doubt = doubtOf(name, parsed);
  if (doubt !== undefined) found.runUnknown(doubt);
  if (has(parsed, "-e --edit")) for (const operand of parsed.operands) found.write(operand);
  else if (!has(parsed, "-s --shell -i --login")) runBehindAssignments(parsed.operands, found);
  else if (parsed.operands.length > 0) found.run(joined(parsed.operands), "exec");
  else found.runUnknown("it starts a shell");
};

/** `su`, `runuser`: `-c` is shell text, else a shell starts; `runuser -u` runs the words that follow. util-linux manual. */
export const studySu: Study = ({ name, parsed }, found) => {
  found.wrap("exec");
  if (name === "runuser" && has(parsed, "-u --user")) {
    if (parsed.operands.length > 0) found.run(innerOf(parsed.operands), "exec");
  } else if (found.inner.length === 0) found.runUnknown("it starts a shell");
};

/** `flock FILE command`, `flock FILE -c text`, `flock DESCRIPTOR`. flock(1). */
export const studyFlock: Study = ({ parsed }, found) => {
  const [file, ...words] = parsed.operands;
  if (file !== undefined) found.write(file);
  studyLaterCode(words, found);
};

/** `sg GROUP text`, `sg GROUP -c text`. sg(1). */
export const studySg: Study = ({ parsed }, found) => {
  const [, ...words] = parsed.operands;
  if (words[0]?.text === "-c") studyLaterCode(words, found);
  else found.run(joined(words.slice(0, 1)), "exec");
};

function studyLaterCode(words: readonly Argument[], found: Found): void {
  found.wrap("exec");
  const [first, code] = words;
  if (first === undefined) return;
  if (first.text === "-c" || first.text === "--command")
    found.run({ by: "script", text: code?.text }, "exec");
  else found.run(innerOf(words), "exec");
}

/** `watch` joins its words for a shell; with `-x` it runs them as they are. watch(1). */
export const studyWatch: Study = ({ name, parsed }, found) => {
  found.wrap("exec");
  const doubt = doubtOf(name, parsed);
  if (doubt !== undefined) found.runUnknown(doubt);
  if (parsed.operands.length === 0) return;
  found.run(has(parsed, "-x --exec") ? innerOf(parsed.operands) : joined(parsed.operands), "exec");
};

/** `script FILE`: `-c` is shell text; the BSD form has the command behind the file. script(1). */
export const studyScript: Study = ({ parsed }, found) => {
  found.wrap("exec");
  const [file, ...words] = parsed.operands;
  const target = file ?? found.argument("typescript");
  if (target !== undefined) found.write(target);
  if (words.length > 0) found.run(innerOf(words), "exec");
  else if (found.inner.length === 0) found.runUnknown("it starts a shell");
};

/** `-o "|command"` of `strace` runs it. strace(1). */
export const studyStrace: Study = ({ parsed }, found) => {
  for (const { role, value } of parsed.given) {
    const mark = value?.prefix[0];
    if (role === "writes" && (mark === "|" || mark === "!"))
      found.run({ by: "script", text: value?.text?.slice(1) }, "exec");
  }
};

/** `run-parts DIR` runs the files of a directory. run-parts(8). */
export const studyRunParts: Study = ({ parsed }: Use, found) => {
  found.wrap("exec");
  if (!has(parsed, "--test --list")) found.runUnknown("it runs the files of a directory");
};

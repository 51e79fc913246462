// @ts-nocheck
import { type Argument, mayBeOption } from "./argument.ts";
import { isEvaluated } from "./environment.ts";
import type { Found } from "./found.ts";
import { isNumber } from "./options.ts";
import type { Study } from "./program.ts";
import { has, innerOf, joined, runAssigned } from "./study.ts";

const longOptions = new Set(
  "--norc --noprofile --login --posix --restricted --verbose --noediting --debugger --dump-strings --dump-po-strings".split(
    " ",
  ),
);

/** A shell: `-c` and text, a file, or standard input. POSIX sh; bash manual. */
export const studyShell: Study = ({ name, words }, found) => {
  if (onlyReads(name, words)) {
    const [, file] = words;
    if (file?.text !== "-c" && file !== undefined) found.read(file);
    return;
  }
  found.refuse("a shell runs what it is given");
  let code = false;
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at]!;
    const { text } = word;
    if (text === undefined && mayBeOption(word)) {
      found.runUnknown("an argument of the shell is not certain");
      return;
    }
    if (text === undefined || !(text.startsWith("-") || text.startsWith("+")) || text === "-") break;
    if (text === "--") {
      at++;
      break;
    }
    if (text === "--version" || text === "--help") return;
    if (text.startsWith("--")) {
      if (!longOptions.has(text)) found.runUnknown(`\`${text}\` of the shell is not in the table`);
    } else {
      if (text.startsWith("-") && text.includes("c")) code = true;
      at += countOf(text, "o") + countOf(text, "O");
    }
  }
  if (words[at]?.text === "-") at++;
  runShell(words.slice(at), code, found);
};

/** `sh -n FILE`, `sh -n -c TEXT`: commands are read and not run, and `set +n` in them would have to run. POSIX sh. */
function onlyReads(name: string, [dashN, first, code, ...others]: readonly Argument[]): boolean {
  if (dashN?.text !== "-n" || first === undefined || others.length > 0) return false;
  if (name !== "sh" && name !== "bash" && name !== "dash") return false;
  if (first.text === "-c") return code !== undefined && !code.splits;
  return code === undefined && !first.splits && !mayBeOption(first);
}

function runShell([first]: readonly Argument[], code: boolean, found: Found): void {
  if (code) found.run({ by: "script", text: first?.text }, "exec");
  else if (first === undefined) found.runUnknown("a shell runs what it reads");
  else runFile(first, found);
}

/** What a shell reads from a file is the business of the file; what the command itself feeds to it is not. */
function runFile(file: Argument, found: Found): void {
  found.read(file);
  const fed = file.word.parts.some(({ type }) => type === "process") || isDescriptor(file.prefix);
  found.runUnknown("the shell runs a file", fed ? "exec" : "runner");
}

/** It may name what the command hands over as an open file. */
function isDescriptor(path: string): boolean {
  return path.includes("/dev/stdin") || path.includes("/fd/");
}

function countOf(text: string, letter: string): number {
  let count = 0;
  for (const each of text) if (each === letter) count++;
  return count;
}

/** `eval`: all words joined, parsed again. */
export const studyEval: Study = ({ words }, found) => {
  const rest = words[0]?.text === "--" ? words.slice(1) : words;
  if (rest.length > 0) found.run(joined(rest), "exec");
  // dash knows no options of `eval`
  if (rest.length > 0 && rest.length < words.length) found.run(joined(words), "exec");
};

/** `source FILE`: it reads the file and runs what it holds. */
export const studySource: Study = ({ words }, found) => {
  const file = words.find(({ text }) => text !== "--");
  if (file === undefined) found.runUnknown("the shell runs a file", "runner");
  else runFile(file, found);
};

/** `trap TEXT SIGNAL…`: the text runs later. */
export const studyTrap: Study = ({ words }, found) => {
  if (!isQuietTrap(words)) found.refuse("`trap` sets what runs later");
  const [action] = words.filter(({ text }) => text !== "--");
  if (action === undefined || action.text === "" || action.text === "-") return;
  if (action.text === "-p" || action.text === "-l" || action.text === "-P") return;
  found.run({ by: "script", text: action.text }, "exec");
};

/** `trap` that only prints, or takes back or ignores: nothing is set to run later. POSIX trap. */
function isQuietTrap(words: readonly Argument[]): boolean {
  const [action, ...signals] = words;
  if (action === undefined) return true;
  if (!["-", "", "-p", "-l"].includes(action.text ?? "?")) return false;
  return signals.every(({ text }) => text !== undefined && (isLetters(text) || isNumber(text)));
}

/** Only letters of the alphabet, and at least one. */
export function isLetters(text: string): boolean {
  for (const c of text) if (!((c >= "a" && c <= "z") || (c >= "A" && c <= "Z"))) return false;
  return text !== "";
}

/** `command -v name` only reports. SEMANTICS WRAP-1. */
export const studyCommand: Study = ({ parsed }, found) => {
  const [program] = parsed.operands;
  // zsh takes a cluster with another letter for the name of the command
  if (parsed.unknown !== undefined || parsed.hidden !== undefined)
    found.runUnknown("an argument before the command is not certain");
  if (has(parsed, "-v -V")) return;
  runBuiltin(parsed.operands, found);
  if (program !== undefined) found.run(innerOf(parsed.operands), "transparent");
};

/** `builtin NAME …`. Bash manual. */
export const studyBuiltin: Study = ({ parsed }, found) => runBuiltin(parsed.operands, found);

/** Builtins that declare variables. */
export const declarers: ReadonlySet<string> = new Set(["declare", "typeset", "local", "export", "readonly"]);

/** Behind `command` and `builtin` an unquoted value is split, so that a part of it may stand as a name. */
function runBuiltin([program, ...words]: readonly Argument[], found: Found): void {
  if (declarers.has(program?.text ?? "") && words.some(({ splits }) => splits))
    found.runUnknown("an unquoted value may be several words");
}

/**
 * Builtins that take the name of a variable evaluate a subscript in it, and a substitution in the subscript runs,
 * even where it was quoted: `printf -v 'a[$(x)]'`. Bash manual, arrays.
 */
export const studyNames: Study = ({ words }, found) => {
  for (const word of words) studyAssigned(word, found);
};

/** `getopts OPTIONS NAME`, `vared NAME`: variables are set to what nobody knows. */
export const studySetters: Study = (use, found) => {
  studyNames(use, found);
  studyTargets(use.words, found);
};

/** Of some variables a shell evaluates whatever they are set to. */
export function studyTargets(words: readonly Argument[], found: Found): void {
  for (const { text } of words)
    if (text !== undefined && isEvaluated(text))
      found.runUnknown(`a shell evaluates what \`${text}\` is set to`);
}

/** `let EXPRESSION…`: a name in it stands for an expression again, unless it is only assigned. Bash manual. */
export const studyLet: Study = (use, found) => {
  studyNames(use, found);
  for (const { text } of use.words)
    if (text !== undefined && !/^\s*(?:[A-Za-z_]\w*\s*=)?[\s\d()+*/%<>!&|^~?:,-]*$/.test(text))
      found.runUnknown("`let` evaluates what a name holds");
};

/** A word that may assign: what is substituted in its name, and what the shell later runs of its value. */
export function studyAssigned(word: Argument, found: Found): void {
  studySubscript(word, found);
  if (subscripted.test(word.text ?? "")) found.runUnknown("a subscript is evaluated");
  if (isAssigned(word.prefix)) runAssigned(word, found);
}

/**
 * `NAME[…]`, behind the letter of an option too. A name in the brackets stands for what it holds, which may run a
 * command; numbers and all of the array do not.
 */
const subscripted = /^-?[A-Za-z_]\w*\[(?!(?:-?\d+|[@*])\]).*\](?:\+?=.*)?$/s;

/**
 * Text that a builtin may evaluate again runs what is substituted in it; a name that is not certain may hold anything.
 * What is only assigned, behind a certain `NAME=`, is not evaluated.
 */
export function studySubscript({ text, prefix }: Argument, found: Found): void {
  if (text === undefined && !isAssigned(prefix)) found.run({ by: "script", text: undefined }, "exec");
  if (text === undefined || !(text.includes("[") || text.includes("("))) return;
  const start = text.indexOf("$(");
  if (start >= 0)
    found.run(
      { by: "script", text: text.slice(start + 2, Math.max(start + 2, text.lastIndexOf(")"))) },
      "exec",
    );
  const quote = text.indexOf("`");
  if (quote >= 0)
    found.run(
      { by: "script", text: text.slice(quote + 1, Math.max(quote + 1, text.lastIndexOf("`"))) },
      "exec",
    );
}

/** The certain beginning of a word names the whole variable: letters, digits and `_` before `=` or `+=`. */
function isAssigned(prefix: string): boolean {
  const equals = prefix.indexOf("=");
  if (equals <= 0) return false;
  const end = equals > 1 && prefix[equals - 1] === "+" ? equals - 1 : equals;
  for (let at = 0; at < end; at++) {
    const c = prefix[at]!;
    if (!(c === "_" || (c >= "0" && c <= "9") || (c >= "a" && c <= "z") || (c >= "A" && c <= "Z")))
      return false;
  }
  return true;
}

const comparisons = new Set(["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]);
const fileTests = new Set("-a -b -c -d -e -f -g -h -k -p -r -s -u -w -x -G -L -N -O -S".split(" "));
const fileComparisons = new Set(["-nt", "-ot", "-ef"]);

/** `test` and `[`: `-v` and, in some shells, comparisons of numbers evaluate their operands. SEMANTICS RO-8. */
export const studyTest: Study = ({ words }, found) => {
  words.forEach((word, index) => {
    const { text } = word;
    const evaluated = words[index - 1]?.text === "-v" || words[index - 1]?.text === "-R";
    if (evaluated) studyAssigned(word, found);
    else if (text !== undefined) studySubscript(word, found);
    if (text === "-v" || text === "-R") found.refuse(`\`${text}\` of \`test\` evaluates a subscript`);
    if (text === undefined) return;
    const [before, after] = [words[index - 1], words[index + 1]];
    if (comparisons.has(text) && !(isPlainNumber(before) && isPlainNumber(after)))
      found.refuse("a number that `test` compares is not certain");
    if (fileTests.has(text) && after !== undefined && after.text !== "]") found.read(after);
    if (fileComparisons.has(text))
      for (const file of [before, after]) if (file !== undefined) found.read(file);
  });
};

/** A number, or what certainly becomes one: text that is a name would be evaluated by some shells. */
export function isPlainNumber(word: Argument | undefined): boolean {
  if (word === undefined) return true;
  if (word.text === undefined) return !isOpen(word);
  return isNumber(word.text, word.text.startsWith("-") || word.text.startsWith("+") ? 1 : 0);
}

const numericParameters = new Set(["?", "#", "$", "!"]);

/** It may hold text that is no number. */
function isOpen(word: Argument | undefined): boolean {
  if (word === undefined || word.text !== undefined) return false;
  return word.word.parts.some(
    (part) =>
      !(part.type === "text" && isNumber(part.text, part.text.startsWith("-") ? 1 : 0)) &&
      part.type !== "arithmetic" &&
      !(part.type === "variable" && part.operator === undefined && numericParameters.has(part.name)),
  );
}

/** `printf`: `-v` assigns; some shells evaluate the arguments of a numeric conversion. */
export const studyPrintf: Study = ({ words }, found) => {
  const rest = words[0]?.text === "--" ? words.slice(1) : words;
  const names = words[0]?.text === "-v" ? words[1] : undefined;
  const target = names ?? (words[0]?.text?.startsWith("-v") ? words[0] : undefined);
  for (const word of words) {
    if (word === target) studyAssigned(word, found);
    else if (word.text !== undefined) studySubscript(word, found);
  }
  const [format, ...values] = rest;
  if (format === undefined) return;
  if (mayBeOption(format) && (format.text === undefined || format.text.startsWith("-v")))
    found.refuse("`-v` of `printf` assigns a variable");
  if (names !== undefined) studyTargets([names], found);
  const open = values.some(isOpen);
  if (open && (format.text === undefined || hasNumber(format.text)))
    found.refuse("a number that `printf` prints is not certain");
};

/** A conversion other than `%s`, `%b`, `%q`, `%c` and `%%`. */
function hasNumber(format: string): boolean {
  for (let at = format.indexOf("%"); at >= 0; at = format.indexOf("%", at + 1)) {
    at++;
    while (at < format.length && "-+ #0123456789.".includes(format[at]!)) at++;
    if (!"sbqc%".includes(format[at] ?? "s")) return true;
  }
  return false;
}

/** `cd`: to one certain directory. SEMANTICS RO-5. */
export const studyCd: Study = ({ parsed }, found) => {
  const [directory] = parsed.operands;
  if (parsed.operands.length !== 1 || directory?.text === "-" || directory?.splits || directory?.text === "")
    found.refuse("the directory of `cd` is not certain");
};

// @ts-nocheck
import { type Argument, argumentBehind, mayBeOption } from "./argument.ts";
import { leadsPrograms } from "./environment.ts";
import type { Found } from "./found.ts";
import { isNumber } from "./options.ts";
import type { Study, Use } from "./program.ts";
import { noteSet, runCallback } from "./shell-state.ts";
import { declarers, isLetters, isPlainNumber, studyAssigned, studyNames, studyTargets } from "./shells.ts";
import { innerOf } from "./study.ts";

/**
 * Builtins that change only the shell that runs them, in the forms that bash, zsh and dash read alike and evaluate
 * nothing of. Everything else is refused: SEMANTICS ENV-3.
 */

/**
 * A variable of the script: small letters, digits and `_`, and not one that zsh ties to its own (`path`). Such a name
 * has no subscript, names no variable that a program or a shell of the three reads, and is no parameter of zsh.
 */
function isScriptVariable(text: string | undefined): boolean {
  if (text === undefined || text === "" || leadsPrograms(text) || ofZsh.has(text)) return false;
  if (text.startsWith("npm_") || isNumber(text[0]!)) return false;
  for (const c of text) if (!(c === "_" || (c >= "0" && c <= "9") || (c >= "a" && c <= "z"))) return false;
  return text !== "_";
}

/** Parameters of zsh that are spelled in small letters. zshparam(1), zshmodules(1). */
const ofZsh: ReadonlySet<string> = new Set(
  "argv status signals prompt psvar watch mailpath manpath fignore histchars pipestatus options functions commands aliases galiases saliases builtins reswords parameters modules dirstack history historywords jobtexts jobdirs jobstates nameddirs userdirs usergroups funcstack functrace patchars keymaps widgets terminfo termcap mapfile errnos sysparams epochtime zle_highlight zsh_eval_context zsh_scheduled_events dis_aliases dis_builtins dis_functions dis_galiases dis_patchars dis_reswords dis_saliases no_proxy http_proxy https_proxy ftp_proxy all_proxy".split(
    " ",
  ),
);

/** `read`: lines into variables of the script. A timeout or count is a number. Bash and zsh manuals. */
export const studyRead: Study = ({ words, ...use }, found) => {
  let at = 0;
  for (; at < words.length; at++) {
    const { text } = words[at]!;
    if (text === undefined || !text.startsWith("-") || text === "-") break;
    const letters = text.slice(1);
    if (isOnly(letters, "rs")) continue;
    const last = letters.at(-1)!;
    if (!isOnly(letters.slice(0, -1), "rs") || !"adntu".includes(last)) {
      found.refuse(`\`${text}\` of \`read\` is not in the read-only table`);
      break;
    }
    at++;
    const value = words[at]?.text;
    if (last === "a") at--;
    else if (last === "d" ? value === undefined : !isNumber(value ?? ""))
      found.refuse(`the value of \`${text}\` of \`read\` is not certain`);
  }
  const names = words.slice(at);
  if (!names.every(({ text }) => isScriptVariable(text)))
    found.refuse("`read` sets a variable that is not plainly one of the script");
  studyNames({ words, ...use }, found);
  studyTargets(words, found);
};

/** `mapfile -t NAME`. The text of `-C` runs with an index and a line behind it. Bash manual. */
export const studyMapfile: Study = (use, found) => {
  for (const { name, value } of use.parsed.given) {
    if (name !== "-C" || value === undefined) continue;
    runCallback(value, found);
  }
  if (!use.parsed.operands.every(({ text }) => isScriptVariable(text)))
    found.refuse(`\`${use.name}\` sets a variable that is not plainly one of the script`);
  studyNames(use, found);
  studyTargets(use.words, found);
};

/**
 * `local x=1`, `readonly x`, `unset x`. Without options: `-i` makes values arithmetic, `-n` makes them names, and both
 * are evaluated; with `-a` and `-A` a value in parentheses is read as words. Bash and zsh manuals.
 */
export const studyDeclare: Study = (use, found) => {
  const { name, words } = use;
  if (words.length === 0) found.refuse(`\`${name}\` alone discloses variables`);
  for (const word of words) {
    const equals = word.prefix.indexOf("=");
    const variable = equals < 0 ? word.text : word.prefix.slice(0, equals);
    if (!isScriptVariable(variable) || (equals >= 0 && (name === "unset" || word.splits)))
      found.refuse(`\`${name}\` of what is not plainly a variable of the script`);
  }
  studyAttributes(use, found);
  studyNames(use, found);
};

/** `export`, and `integer` and `float` of zsh. */
export const studyExport: Study = (use, found) => {
  studyAttributes(use, found);
  studyNames(use, found);
};

function studyAttributes({ name, words }: Use, found: Found): void {
  if (name === "unset") return;
  let letters = name === "integer" ? "i" : name === "float" ? "F" : "";
  let names = words;
  while (names[0]?.text !== undefined && /^[-+]./.test(names[0].text)) {
    const { text } = names[0];
    names = names.slice(1);
    if (text === "--") break;
    if (text.startsWith("-")) letters += text.slice(1);
  }
  const integer = letters.includes("i") || letters.includes("E") || letters.includes("F");
  const reference = letters.includes("n") && name !== "export";
  const list = letters.includes("a") || letters.includes("A");
  // later values are evaluated as well; with `-T` of zsh the name itself stands for another
  if (integer || reference || list || letters.includes("T")) found.rewrites = true;
  const evaluated = names.some((word) => {
    const value = assignedValue(word);
    // in bash `declare -F name` asks for a function
    if (value === undefined) return letters.includes("i") || reference;
    if (integer && !/^[-+]?\d+(?:\.\d+)?$/.test(value.text ?? "")) return true;
    if (reference && !/^[A-Za-z_]\w*$/.test(value.text ?? "")) return true;
    return list && !isPlainElement(value);
  });
  if (evaluated) found.runUnknown(`\`${name}\` evaluates what is assigned`);
}

/** What stands behind `=`. */
function assignedValue(word: Argument): Argument | undefined {
  const equals = word.prefix.indexOf("=");
  return equals < 0 ? undefined : argumentBehind(word, equals + 1);
}

/** `declare name="$x"` of an array: bash reads what stands in parentheses as words, and runs what is substituted in it. */
export function declaresArray(words: readonly Argument[], arrays: Pick<ReadonlySet<string>, "has">): boolean {
  if (!words.some(({ text }) => declarers.has(text ?? ""))) return false;
  return words.some((word) => {
    const value = assignedValue(word);
    const [name] = word.prefix.split(/\+?=/, 1);
    return value !== undefined && arrays.has(name!) && !isPlainElement(value);
  });
}

/** Text that is not in parentheses, or holds nothing that is substituted. */
function isPlainElement({ text, prefix }: Argument): boolean {
  if (text === undefined) return prefix !== "" && !prefix.startsWith("(");
  return !text.startsWith("(") || !/[$`]/.test(text);
}

/** `set -euo pipefail`: options that make a script stop earlier or say more. Without operands. */
export const studySet: Study = (use, found) => {
  const { words } = use;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]!.text ?? "";
    const letters = text.slice(1);
    const named = letters.endsWith("o");
    const sign = text.startsWith("-") || text.startsWith("+");
    if (!sign || letters === "" || !isOnly(named ? letters.slice(0, -1) : letters, "eEuvx")) {
      found.refuse("`set` with more than options that stop or trace");
      break;
    }
    if (named && !stopping.has(words[++at]?.text ?? "")) {
      found.refuse("`set -o` of an option that is not in the read-only table");
      break;
    }
  }
  if (words.length === 0) found.refuse("`set` discloses variables");
  noteSet(words, found);
  studyNames(use, found);
};

const stopping: ReadonlySet<string> = new Set([
  "errexit",
  "nounset",
  "pipefail",
  "errtrace",
  "verbose",
  "xtrace",
]);

/** `exit 1`, `return $?`, `shift 2`, `wait $!`, `break`: at most one argument that certainly is a number. zsh evaluates others. */
export const studyNumber: Study = (use, found) => {
  const { name, words } = use;
  if (words.length > 1 || !words.every(isPlainNumber))
    found.refuse(`the argument of \`${name}\` is not plainly a number`);
  for (const word of words) if (!isPlainNumber(word)) studyAssigned(word, found);
};

/** `ulimit -n`: a question is options only. POSIX ulimit. */
export const studyUlimit: Study = ({ words }, found) => {
  if (!words.every(({ text }) => text?.startsWith("-") && isLetters(text.slice(1))))
    found.refuse("`ulimit` with a value sets a limit");
};

/** `kill -0 PID` only asks whether a process is there, `kill -l` lists names. POSIX kill. */
export const studyKill: Study = ({ words }, found) => {
  const [first, ...rest] = words;
  if (first?.text === "-l" || first?.text === "-L") {
    if (!rest.every(isPlainNumber)) found.refuse("`kill -l` of what is not plainly a number");
    return;
  }
  const one = rest.length === 1 && !rest[0]!.splits;
  if (first?.text !== "-0" || rest.length === 0 || !(one || rest.every(isProcess)))
    found.refuse("`kill` sends a signal");
};

/** A number, or what certainly becomes one; `%1` is a job. */
function isProcess(word: Argument): boolean {
  if (word.text?.startsWith("-")) return false;
  return isPlainNumber(word) || (word.text?.startsWith("%") === true && isNumber(word.text, 1));
}

function isOnly(text: string, letters: string): boolean {
  for (const c of text) if (!letters.includes(c)) return false;
  return true;
}

/** Nothing is given, as with `jobs` and `times`; `jobs -x` runs what follows. Bash manual. */
export const studyAlone: Study = ({ name, words }, found) => {
  const [first, ...command] = words;
  if (first?.text === "-x") {
    if (command.length > 0) found.run(innerOf(command), "exec");
  } else if (first !== undefined && mayBeOption(first) && (first.text ?? "x").includes("x"))
    found.runUnknown(`what \`${name}\` runs is not certain`);
  if (words.length > 0) found.refuse(`\`${name}\` with an argument`);
};

// @ts-nocheck
import { type Argument, argumentBehind, mayBeOption } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study } from "./program.ts";
import { studyNames } from "./shells.ts";
import { innerOf, joined } from "./study.ts";

/**
 * Builtins that change how the shell reads or finds what comes later: aliases, options, and where a name is looked up.
 * Behind them a later command of the script may be another one than its words say (`Effects.rewrites`).
 */

/** `alias NAME=TEXT`: the text stands for words of later lines, with what follows it there. Without `=` it only prints. */
export const studyAlias: Study = ({ words }, found) => {
  for (const word of words) {
    const equals = word.prefix.indexOf("=");
    if (equals < 0 && word.text !== undefined) continue;
    found.rewrites = true;
    const text = equals < 0 ? undefined : argumentBehind(word, equals + 1).text;
    found.run({ by: "script", text }, "exec");
  }
};

/** `shopt -s NAME`: some options of bash decide what a word means. Bash manual. */
export const studyShopt: Study = ({ words }, found) => {
  let names = words;
  let changes = false;
  while (names[0]?.text?.startsWith("-") === true) {
    const letters = names[0].text.slice(1);
    if (letters.includes("s") || letters.includes("u") || letters.includes("o")) changes = true;
    names = names.slice(1);
  }
  if (names.some(({ text }) => text === undefined)) changes = true;
  if (changes && !names.every(({ text }) => text !== undefined && tameBash.has(text))) found.rewrites = true;
};

/**
 * They change which files a glob finds, or when a script stops; with `extglob` a text is read that otherwise is an
 * error. With `nullglob` a glob may be no word at all, which a reading of the command does not hold.
 */
const tameBash: ReadonlySet<string> = new Set(
  "globstar extglob dotglob failglob nocaseglob inherit_errexit lastpipe checkwinsize histappend cmdhist huponexit".split(
    " ",
  ),
);

/** `setopt NAME`, `unsetopt NAME`: letter case and `_` do not count, and `no` in front takes it back. zshoptions(1). */
export const studySetopt: Study = ({ words }, found) => {
  if (!words.every(({ text }) => text !== undefined && isTameZsh(text))) found.rewrites = true;
};

function isTameZsh(text: string): boolean {
  const name = text.toLowerCase().replaceAll("_", "");
  return tameZsh.has(name) || (name.startsWith("no") && tameZsh.has(name.slice(2)));
}

/** Those of `tameBash` and of `set -e`, as zsh names them. An unquoted variable may be several words in bash anyway. */
const tameZsh: ReadonlySet<string> = new Set(
  "globdots nomatch errexit errreturn unset pipefail xtrace verbose localoptions localtraps shwordsplit warncreateglobal typesetsilent".split(
    " ",
  ),
);

/** `emulate sh` sets all options at once; with `-c` only for the text behind it. zshbuiltins(1). */
export const studyEmulate: Study = ({ words }, found) => {
  if (words.length === 0) return;
  let rest = words;
  while (isLetterOption(rest[0]?.text)) rest = rest.slice(1);
  const [shell, dashC, script, ...others] = rest;
  if (shell?.text !== undefined && dashC?.text === "-c" && script !== undefined) {
    found.run({ by: "script", text: script.text }, "exec");
    if (others.length === 0) return;
  }
  found.rewrites = true;
  if (rest.length > 1 || rest.some(({ text }) => text === undefined))
    found.runUnknown("what `emulate` runs is not certain");
};

function isLetterOption(text: string | undefined): boolean {
  return text === "-L" || text === "-R" || text === "-LR" || text === "-RL";
}

/** `enable NAME`, `disable NAME`: later a program answers to the name of a builtin, or the other way. Bash manual. */
export const studyEnable: Study = ({ words }, found) => {
  if (words.length > 0 && !words.every(({ text }) => text === "-a" || text === "-p" || text === "-s"))
    found.rewrites = true;
};

/** `hash -p FILE NAME`, in zsh `hash NAME=FILE`: the name stands for that file. Bash manual; zshbuiltins(1). */
export const studyHash: Study = ({ words, parsed }, found) => {
  const places = parsed.given.some(({ name }) => name === "-p") || parsed.unknown !== undefined;
  if (places || words.some(({ text, prefix }) => text === undefined || prefix.includes("=")))
    found.rewrites = true;
};

/** The options of `set` in `words` change when a script stops, or what it says, but not what a word means. */
export function noteSet(words: readonly Argument[], found: Found): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const { text } = word;
    if (text === undefined ? !mayBeOption(word) : !(text.startsWith("-") || text.startsWith("+"))) return;
    if (text === "--" || text === "-") return;
    const letters = text?.slice(1) ?? "?";
    const named = letters.endsWith("o");
    for (const letter of named ? letters.slice(0, -1) : letters)
      if (!"eEuvxfCabmnh".includes(letter)) found.rewrites = true;
    if (!named || at + 1 >= words.length) continue;
    at++;
    if (!tameNames.has(words[at]!.text ?? "?")) found.rewrites = true;
  }
}

const tameNames: ReadonlySet<string> = new Set(
  "errexit nounset pipefail errtrace functrace verbose xtrace noglob noclobber allexport monitor noexec notify".split(
    " ",
  ),
);

/** `exec - c` runs `c` in zsh and `-` elsewhere, and dash knows no options: `exec -a x c` runs `-a` there. */
export const studyExec: Study = ({ words, parsed }, found) => {
  if (words[0]?.text?.startsWith("-") !== true) return;
  const start = parsed.operands.findIndex(({ text }) => text !== "-");
  if (start > 0) found.run(innerOf(parsed.operands.slice(start)), "exec");
  if (parsed.operands.length < words.length) found.run(innerOf(words), "exec");
};

/** `compgen -C TEXT`, `mapfile -C TEXT`: the text runs with words behind it that are not written. Bash manual. */
export function runCallback({ text, ...rest }: Argument, found: Found): void {
  if (isCommandName(text)) {
    found.run(innerOf([{ text, ...rest }], true), "exec");
    return;
  }
  found.run({ by: "script", text }, "exec");
  found.runUnknown("the command receives further arguments");
}

/** One word that a shell reads as it stands. */
function isCommandName(text: string | undefined): boolean {
  if (text === undefined || text === "") return false;
  for (const c of text)
    if (!((c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || (c >= "0" && c <= "9") || "./_-".includes(c)))
      return false;
  return true;
}

/** `zstyle -e PATTERN STYLE TEXT…`: the text runs when the style is looked up. zshmodules(1). */
export const studyZstyle: Study = (use, found) => {
  const { words } = use;
  studyNames(use, found);
  if (words[0]?.text !== "-e") return;
  found.runUnknown("what `zstyle` runs later is not certain");
  if (words.length > 3) found.run(joined(words.slice(3)), "exec");
};

/** `compgen`, `complete`: what `-C` names. */
export const studyCompletion: Study = ({ parsed }, found) => {
  for (const { name, value } of parsed.given)
    if (name === "-C" && value !== undefined) runCallback(value, found);
};

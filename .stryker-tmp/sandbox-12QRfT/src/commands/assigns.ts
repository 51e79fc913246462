// @ts-nocheck
import type { Argument } from "./argument.ts";
import { effectsOf } from "./effects-of.ts";
import { isEvaluated, leadsPrograms } from "./environment.ts";

/** The variables of its shell that a command may change: those named, or any. Only builtins change variables. */
export type Assigned = readonly string[] | "any";

const none: readonly string[] = [];

/** Which variables of the shell that runs it this command may change. Never throws; linear in the text of the words. */
export function assignedBy(words: readonly Argument[]): Assigned {
  let start = 0;
  while (prefixes.has(words[start]?.text ?? "")) {
    start++;
    while (words[start]?.text?.startsWith("-") === true) start++;
  }
  const head = words[start];
  if (head === undefined) return none;
  const name = head.text;
  if (name === undefined) return "any";
  if (!builtins.has(name) || inert.has(name)) return none;
  const operands = words.slice(start + 1);
  if (!evaluating.has(name) && !setting.has(name)) return "any";
  const { readOnly, rewrites, inner } = effectsOf(words.slice(start));
  if (rewrites || inner.length > 0) return "any";
  if (setting.has(name)) return operands.every(isPlainText) ? operands.flatMap(namesIn) : "any";
  if (readOnly !== true && name !== "set" && name !== "kill") return "any";
  // zsh takes a number for an expression, which may assign: `printf %d f=2`
  return operands
    .filter(({ text }) => text !== undefined && /[A-Za-z_]=|\+\+|--/.test(text))
    .flatMap(namesIn);
}

/** A pattern, as in `unset -m 'f*'`, and a name that is not certain may stand for any variable. */
function isPlainText({ text }: Argument): boolean {
  return text !== undefined && !/[*?[]/.test(text);
}

/** All that could be the name of a variable in a word. */
function namesIn({ text }: Argument): readonly string[] {
  return text?.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? none;
}

/** What stands before a builtin that still runs in the same shell. */
const prefixes = named("command builtin noglob nocorrect - time");

/** They change nothing, or only what no script follows: directories, jobs, and the shell's own parameters. */
const inert = named(
  "echo : true false pwd cd chdir pushd popd dirs exec exit bye logout type which whence where jobs times suspend bg fg disown help umask sync caller",
);

/** They change nothing either, but may take a word for an expression that assigns. */
const evaluating = named(
  "test [ printf return break continue shift wait kill ulimit set shopt setopt unsetopt",
);

/** They change the variables that their words name. */
const setting = named(
  "read export unset readonly declare typeset local integer float private mapfile readarray getopts let vared",
);

/** Every other builtin of bash 5.2, zsh 5.9 with its modules, and dash may change any variable. */
const builtins: ReadonlySet<string> = new Set([
  ...inert,
  ...evaluating,
  ...setting,
  ...named(
    ". alias autoload bind bindkey builtin cap clone command comparguments compadd compcall compctl compdescribe compfiles compgen compgroups complete compopt compquote compset comptags comptry compvalues coproc disable echotc echoti emulate enable eval fc functions getcap getln hash history limit log nameref noglob pcre_compile pcre_match pcre_study print pushln r rehash sched setcap source stat strftime syserror sysopen sysread sysseek syswrite trap ttyctl unalias unfunction unhash unlimit zcompile zcurses zdelattr zformat zftp zgdbmpath zgetattr zle zlistattr zmodload zparseopts zprof zpty zregexparse zselect zsetattr zsocket zstat zstyle zsystem ztcp ztie zuntie",
  ),
]);

/**
 * Parameters that a shell sets or reads itself, so that an assignment may fail or give another value. Bash manual, shell
 * variables; zshparam(1), zshmodules(1).
 */
const ofShells = named(
  "_ ARGC COLUMNS COPROC CPUTYPE DIRSTACK EPOCHREALTIME FCEDIT FIGNORE FUNCNAME GLOBIGNORE GROUPS HISTCHARS HOST HOSTFILE HOSTNAME HOSTTYPE IGNOREEOF INPUTRC INSIDE_EMACS KEYBOARD_HACK LANG LANGUAGE LOGNAME MACHTYPE MAIL MAILPATH MANPATH MAPFILE MATCH MBEGIN MEND OLDPWD OSTYPE PIPESTATUS POSIXLY_CORRECT PROMPT_DIRTRIM PSVAR PWD REPLY SHELL SHELLOPTS SPROMPT TERM TERMINFO TIMEFMT TIMEFORMAT TMPPREFIX TMPSUFFIX TTY USERNAME VENDOR WATCH WATCHFMT WORDCHARS argv status signals prompt psvar watch mailpath manpath fignore histchars pipestatus options functions commands aliases galiases saliases builtins reswords parameters modules dirstack history historywords jobtexts jobdirs jobstates nameddirs userdirs usergroups funcstack functrace funcfiletrace funcsourcetrace functions_source dis_functions_source patchars keymaps widgets terminfo termcap mapfile errnos sysparams epochtime langinfo match mbegin mend reply compstate words region_highlight",
);

const shellBeginnings = [
  "BASH",
  "COMP_",
  "HIST",
  "LC_",
  "OPT",
  "PS",
  "READLINE",
  "ZCURSES",
  "ZFTP",
  "ZLE",
  "ZSH",
  "dis_",
  "zgdbm",
  "zle_",
  "zsh_",
  "zcurses",
];

/** Whether a shell gives the variable exactly what is assigned to it, and nothing else changes it. Linear in the name. */
export function keepsItsValue(name: string): boolean {
  return !(
    ofShells.has(name) ||
    leadsPrograms(name) ||
    isEvaluated(name) ||
    shellBeginnings.some((beginning) => name.startsWith(beginning))
  );
}

function named(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

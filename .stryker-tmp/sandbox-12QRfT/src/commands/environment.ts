// @ts-nocheck
import { literalOf, type Word } from "../shell/script.ts";
import type { Inner } from "./effects.ts";
import { isNumber } from "./options.ts";

/** Variables that neither name a program, a library, a file, a host nor options for another program. SEMANTICS ENV-5. */
const safe = new Set([
  "NODE_ENV",
  "CI",
  "TZ",
  "LANG",
  "LANGUAGE",
  "NO_COLOR",
  "FORCE_COLOR",
  "CLICOLOR",
  "CLICOLOR_FORCE",
  "COLUMNS",
  "LINES",
  "TERM",
  "DEBUG",
  "RUST_LOG",
  "RUST_BACKTRACE",
  "PYTHONUNBUFFERED",
  "PYTHONDONTWRITEBYTECODE",
  "GOOS",
  "GOARCH",
  "CGO_ENABLED",
  "RAILS_ENV",
  "RACK_ENV",
  "APP_ENV",
  "MIX_ENV",
]);

/**
 * True where an allow rule may look past `name=value` before a command: the variable is on the safe list and the
 * value is certain. `TZ` and the locale variables may name a file, so their values hold no slash and no leading colon.
 * SEMANTICS ENV-1, ENV-5. Never throws; linear in the value.
 */
export function isSafeAssignment(name: string, value: Word): boolean {
  const text = literalOf(value);
  if (text === undefined) return false;
  // an empty one splits nothing, as in `while IFS= read -r line`
  if (name === "IFS") return text === "";
  if (name === "TZ") return !text.startsWith("/") && !text.startsWith(":") && !text.includes("..");
  if (name === "LANG" || name === "LANGUAGE" || name.startsWith("LC_"))
    return isName(name) && !text.includes("/");
  if (name === "TERM") return !text.includes("/");
  return safe.has(name);
}

function isName(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code !== 0x5f && (code < 0x41 || code > 0x5a)) return false;
  }
  return true;
}

/** A shell evaluates what is assigned to these as arithmetic, which may run a command. SEMANTICS ENV-3. */
export const arithmeticVariables: ReadonlySet<string> = new Set([
  "OPTIND",
  "RANDOM",
  "SECONDS",
  "SRANDOM",
  "EPOCHSECONDS",
  "BASH_ARGV0",
  "HISTCMD",
  "LINENO",
  "REPORTTIME",
  "REPORTMEMORY",
  "DIRSTACKSIZE",
  "HISTSIZE",
  "SAVEHIST",
  "LISTMAX",
  "LOGCHECK",
  "KEYTIMEOUT",
  "MAILCHECK",
  "TMOUT",
  "TRY_BLOCK_ERROR",
  "TRY_BLOCK_INTERRUPT",
  "SHLVL",
  "COLUMNS",
  "LINES",
  "UID",
  "EUID",
  "GID",
  "EGID",
  "PPID",
  "ERRNO",
  "FUNCNEST",
  "BAUD",
  "TTYIDLE",
]);

/** Beginnings of names that say where programs, libraries and their configuration are found. SEMANTICS ENV-5. */
const leadingBeginnings = [
  "LD_",
  "DYLD_",
  "GIT_",
  "SSH_",
  "BASH_",
  "LESS",
  "npm_config_",
  "NPM_CONFIG_",
  "XDG_",
  "JAVA_",
  "PERL5",
  "PYTHON",
  "RUBY",
  "NODE_",
  "RUST",
  "CARGO_",
  "GO",
];

const leading: ReadonlySet<string> = new Set([
  "PATH",
  "ENV",
  "IFS",
  "ZDOTDIR",
  "SHELLOPTS",
  "BASHOPTS",
  "PS4",
  "PROMPT_COMMAND",
  "CDPATH",
  "HOME",
  "TMPDIR",
  "PAGER",
  "MANPAGER",
  "EDITOR",
  "VISUAL",
  "BROWSER",
  "MAKEFLAGS",
  "MAKEFILES",
  "TAR_OPTIONS",
  "CLASSPATH",
  "FPATH",
  // zsh ties these to the variables of the same name in capitals. zshparam(1)
  "path",
  "fpath",
  "cdpath",
  "module_path",
  "NULLCMD",
  "READNULLCMD",
]);

/**
 * Whether this variable decides which program a later command runs or what that program loads, so that a loop over it is
 * no mere loop. SEMANTICS ENV-5. Linear in the name.
 */
export function leadsPrograms(name: string): boolean {
  return (
    leading.has(name) ||
    arithmeticVariables.has(name) ||
    leadingBeginnings.some((beginning) => name.startsWith(beginning))
  );
}

/** What stands before a line, with substitutions that run each time it is shown; `PS4` is shown by `set -x`. */
const prompts: ReadonlySet<string> = new Set(
  "PS0 PS1 PS2 PS3 PS4 PROMPT PROMPT2 PROMPT3 PROMPT4 prompt RPROMPT RPROMPT2 RPS1 RPS2 SPROMPT MAILPATH".split(
    " ",
  ),
);

/** Text that the shell runs as a command. */
const commandVariables: ReadonlySet<string> = new Set(["PROMPT_COMMAND", "NULLCMD", "READNULLCMD", "FCEDIT"]);

/** Files that another shell runs when it starts, after it expanded the value. */
const startFiles: ReadonlySet<string> = new Set(["ENV", "BASH_ENV"]);

/** Tables that hold commands, and options. zshmodules(1); bash manual. */
const commandTables: ReadonlySet<string> = new Set(
  "functions aliases galiases saliases commands options builtins dis_functions dis_aliases dis_galiases dis_saliases dis_builtins reswords dis_reswords BASH_ALIASES BASH_CMDS SHELLOPTS BASHOPTS".split(
    " ",
  ),
);

/** Arrays of bash: text in parentheses that a builtin assigns to one is read as words, and subscripts in it run. */
const bashArrays: ReadonlySet<string> = new Set(
  "DIRSTACK FUNCNAME GROUPS PIPESTATUS MAPFILE COMPREPLY COMP_WORDS COPROC BASH_ARGC BASH_ARGV BASH_LINENO BASH_REMATCH BASH_SOURCE BASH_VERSINFO".split(
    " ",
  ),
);

/**
 * What a shell later runs of a value because it is assigned to this variable: of `PS4='$(x)'` a script that runs `x`,
 * of `PROMPT_COMMAND='x y'` that text, of `OPTIND=$i` something that nobody can know, because it is arithmetic.
 * Undefined: of this variable, or of this value, a shell runs nothing. It says nothing about what other programs do
 * with it, which is what `isSafeAssignment` is for, nor about substitutions that run while it is assigned.
 * @param value what stands behind `=`
 * @param append `+=`, so that the value is only a part
 * Never throws; linear in the value.
 */
export function innerOfAssignment(name: string, value: Word, append = false): Inner | undefined {
  if (prompts.has(name)) return append ? unsure(name) : innerOfPrompt(name, literalOf(value));
  const text = literalOf(value);
  if (commandVariables.has(name)) {
    if (append) return unsure(name);
    return text === "" || text === ":" ? undefined : { by: "script", text };
  }
  if (startFiles.has(name)) return text === "" && !append ? undefined : unsure(name);
  // `env 'BASH_FUNC_x%%=() { …; }'` gives bash a function
  if (name.startsWith("BASH_FUNC_")) return unsure(name);
  if (commandTables.has(name) || name.endsWith("_functions")) return unsure(name);
  if (bashArrays.has(name)) {
    const written = value.parts.some(({ type }) => type === "array");
    return written || (text !== undefined && !text.startsWith("(")) ? undefined : unsure(name);
  }
  if (arithmeticVariables.has(name)) {
    const number = value.parts.every(({ type }) => type === "arithmetic");
    const digits = text === "" || isNumber(text ?? "?", text?.startsWith("-") ? 1 : 0);
    return (value.parts.length > 0 && number) || digits ? undefined : unsure(name);
  }
  return undefined;
}

/** Whether a shell evaluates values of this variable, so that `innerOfAssignment` answers for some of them. */
export function isEvaluated(name: string): boolean {
  return (
    prompts.has(name) ||
    commandVariables.has(name) ||
    startFiles.has(name) ||
    commandTables.has(name) ||
    arithmeticVariables.has(name) ||
    name.endsWith("_functions")
  );
}

function unsure(name: string): Inner {
  return { by: "unknown", why: `a shell evaluates what is assigned to \`${name}\`` };
}

/** A prompt is expanded as a here-document is: quotes mean nothing in it. */
function innerOfPrompt(name: string, text: string | undefined): Inner | undefined {
  if (text === undefined) return unsure(name);
  const evaluates = text.includes("`") || text.includes("$(") || text.includes("$[") || text.includes("${");
  // bash reads `\044` as `$`
  const escapes = text.includes("\\");
  if (!evaluates && !(escapes && (text.includes("(") || /\\\d/.test(text)))) return undefined;
  const end = "END_OF_PROMPT";
  if (escapes || text.includes("$[") || text.includes(end)) return unsure(name);
  return { by: "script", text: `: <<${end}\n${text}\n${end}` };
}

import { literalOf, type Word } from "../shell/script.ts";

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

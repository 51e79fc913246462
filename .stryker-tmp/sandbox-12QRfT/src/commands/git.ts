// @ts-nocheck
import { type List, literalOf } from "../shell/script.ts";
import { type Argument, argumentBehind } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study, Use } from "./program.ts";
import { has } from "./study.ts";

/** Paths of `git log` and its like stand behind `--`. */
export const studyPaths: Study = ({ parsed }, found) => {
  for (const path of parsed.operands.slice(parsed.beforeDashes)) readPath(path, found);
};

/** `git diff`, `git show`, `git blame`: an operand names a revision, a file, or `revision:file`. */
export const studyRevisionsOrPaths: Study = (use, found) => {
  for (const operand of use.parsed.operands.slice(0, use.parsed.beforeDashes))
    readRevisionOrPath(operand, found);
  studyPaths(use, found);
};

/** `git grep`: a pattern, then revisions and paths. */
export const studyGitGrep: Study = (use, found) => {
  const skip = has(use.parsed, "-e -f") ? 0 : 1;
  for (const operand of use.parsed.operands.slice(skip, use.parsed.beforeDashes))
    readRevisionOrPath(operand, found);
  for (const path of use.parsed.operands.slice(Math.max(skip, use.parsed.beforeDashes)))
    found.read(path, true);
};

/** A pathspec with magic (`:(top)x`, `:!x`) is no plain path. */
function readPath(path: Argument, found: Found): void {
  if (path.prefix.startsWith(":")) found.refuse("a pathspec with `:` is not read");
  else found.read(path);
}

function readRevisionOrPath(operand: Argument, found: Found): void {
  if (isRevisionQuery(operand)) return;
  const colon = operand.prefix.indexOf(":");
  if (colon >= 0) {
    const path = argumentBehind(operand, colon + 1);
    if (path.text !== "") found.read(path);
  } else if (!isRevision(operand)) found.read(operand);
}

/** Certainly no file that a rule would name. */
function isRevision({ text }: Argument): boolean {
  if (text === undefined) return false;
  if (text === "HEAD" || text.includes("^") || text.includes("~") || text.includes("@{")) return true;
  return text.includes("..") && !text.includes("/") && !text.startsWith("..");
}

const queries = new Set(["merge-base", "rev-parse", "rev-list", "describe"]);

/**
 * `$(git merge-base main HEAD)`, perhaps with certain text about it: what is not certain is the output of one plain
 * git query, which prints names of revisions, so the word is neither an option nor a file.
 */
export function isRevisionQuery({ text, prefix, word }: Argument): boolean {
  if (text !== undefined) return false;
  const queried = word.parts.every(
    (part) => part.type === "text" || (part.type === "substitution" && isQuery(part.body)),
  );
  return queried && !prefix.startsWith("-");
}

function isQuery({ items }: List): boolean {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0 || item.after === "&" || item.command.type !== "simple")
    return false;
  const { words, assignments, redirections } = item.command;
  if (assignments.length > 0 || redirections.length > 0) return false;
  const [program, query, ...rest] = words.map(literalOf);
  return program === "git" && queries.has(query ?? "") && rest.every(isPlainQueryWord);
}

/** Options by which a query would print other text than names of revisions do not pass. */
function isPlainQueryWord(text: string | undefined): boolean {
  if (text === undefined) return false;
  return !text.startsWith("-") || queryOptions.has(text);
}

const queryOptions = new Set([
  "--verify",
  "--short",
  "-n",
  "-1",
  "--max-count=1",
  "--all",
  "--octopus",
  "--fork-point",
  "--tags",
  "--abbrev=0",
  "--first-parent",
  "--abbrev-ref",
]);

/** Formats that ask for a signature start gpg. */
export const refuseSignatures: Study = ({ name, parsed }, found) => {
  for (const { name: option, value } of parsed.given)
    if (option === "--format" || option === "--pretty")
      if (
        value !== undefined &&
        (value.text === undefined || value.text.includes("%G") || value.text.includes("%(sig"))
      )
        found.refuse(`a format of \`${name}\` may check a signature`);
};

/** Runs several studies of one row. */
export function all(...studies: readonly Study[]): Study {
  return (use, found) => {
    for (const study of studies) study(use, found);
  };
}

/** Operands are patterns of a list only with one of `options`; otherwise they name what is created. */
export function listedBy(options: string): Study {
  return ({ name, parsed }: Use, found: Found) => {
    if (parsed.operands.length > 0 && !has(parsed, options))
      found.refuse(`\`${name}\` with a name changes the repository`);
  };
}

/** Without a subcommand only `git --version` does something. */
export const studyGitAlone: Study = ({ parsed }, found) => {
  if (!has(parsed, "--version -v")) found.refuse("`git` without a subcommand");
};

/** The last part of a configuration key whose value git gives to a shell. git-config(1). */
const runningKeys = new Set(
  "fsmonitor pager editor sshcommand gitproxy askpass external command textconv clean smudge process driver cmd helper program difffilter browser packobjectshook uploadpack receivepack".split(
    " ",
  ),
);

/** `-c key=value` where the value runs. */
export const studyConfigured: Study = ({ parsed }, found) => {
  for (const { name, value } of parsed.given)
    if (name === "-c" && value !== undefined) studyPair(value, found);
};

function studyPair(value: Argument, found: Found): void {
  const equals = value.prefix.indexOf("=");
  if (equals < 0) return;
  const key = value.prefix.slice(0, equals).toLowerCase();
  const running =
    key.startsWith("alias.") ||
    key.startsWith("pager.") ||
    runningKeys.has(key.slice(key.lastIndexOf(".") + 1));
  if (!running) return;
  const { text } = argumentBehind(value, equals + 1);
  if (text === "true" || text === "false" || text === "") return;
  if (!key.startsWith("alias.") || text === undefined || text.startsWith("!"))
    found.run({ by: "script", text: text?.startsWith("!") ? text.slice(1) : text }, "runner");
}

/** `git config`: one name is read, two are written. */
export const studyConfig: Study = ({ parsed }, found) => {
  if (has(parsed, "--get --get-all --get-regexp --get-urlmatch --list -l")) return;
  if (parsed.operands.length !== 1) found.refuse("`git config` with a value writes");
};

/**
 * Reads of a repository whose configuration cannot name what they run, by giving git 2.39 a hostile repository: every
 * key of `runningKeys` was set, signatures were forged, and objects were missing in a partial clone, which git fetches
 * through `core.sshCommand` or `remote.*.uploadpack`. What reads an object (`log`, `describe`, `show-ref`, `branch -v`,
 * a list sorted by `branch.sort`) or the index (`ls-files`, `check-ignore`: `core.fsmonitor`) did run something.
 */
export const unconfigured = { configured: false } as const;

/** True again with an option or an operand that makes git look beyond names of references. */
export function configuredUnless(options: string, operands: readonly string[] = []): Study {
  const plain = new Set(options.split(" "));
  return ({ parsed }, found) => {
    if (
      !parsed.given.every(({ name }) => plain.has(name)) ||
      !parsed.operands.every(({ text }) => text !== undefined && operands.includes(text))
    )
      found.configRuns = true;
  };
}

/** `git branch` sorts by what `branch.sort` says, `git hash-object` filters, unless these are given. */
export function configuredWithout(option: string): Study {
  return ({ parsed }, found) => {
    found.configRuns = !has(parsed, option);
  };
}

/** `git hash-object`: the object is only computed. */
export const studyHashObject: Study = (use, found) => {
  configuredWithout("--no-filters")(use, found);
  if (use.parsed.operands.some(({ text }) => text?.startsWith("-")))
    found.refuse("an operand of `git hash-object` that looks like an option");
};

/** `git clean -n` only says what it would remove. */
export const studyClean: Study = ({ parsed }, found) => {
  if (has(parsed, "-n --dry-run")) return;
  for (const operand of parsed.operands) found.write(operand, true);
  const here = parsed.operands.length === 0 ? found.argument(".") : undefined;
  if (here !== undefined) found.write(here, true);
};

/** `git remote show` asks the remote, unless `-n` is given. */
export const studyRemoteShow: Study = ({ parsed }, found) => {
  if (parsed.operands.length > 0 && !has(parsed, "-n")) found.refuse("`git remote show` contacts the remote");
};

/** `git apply`, `git am`: the written files stand in the patch. */
export const studyPatchFiles: Study = ({ parsed }, found) => {
  for (const operand of parsed.operands) found.read(operand);
};

// @ts-nocheck
import { type Argument, mayBeOption } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Study } from "./program.ts";
import { innerOf } from "./study.ts";

/** findutils manual; BSD find(1). */
const noValue = new Set(
  "-H -L -P -a -and -o -or -not -true -false -d -depth -x -xdev -mount -daystart -follow -noleaf -ignore_readdir_race -noignore_readdir_race -empty -executable -readable -writable -nouser -nogroup -prune -quit -print -print0 -ls -help --help -version --version -E -X -s -warn -nowarn".split(
    " ",
  ),
);
const oneValue = new Set(
  "-D -amin -atime -cmin -ctime -mmin -mtime -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename -links -lname -maxdepth -mindepth -name -path -perm -regex -regextype -size -type -uid -used -user -wholename -xtype -printf -context -newermt -newerat -newerct -newerBt -flags".split(
    " ",
  ),
);
const fileValue = new Set(
  "-anewer -cnewer -newer -samefile -neweraa -newerac -neweram -newerca -newercc -newercm -newerma -newermc -newermm".split(
    " ",
  ),
);
const runs = new Set(["-exec", "-execdir", "-ok", "-okdir"]);
const writes = new Set(["-fprint", "-fprint0", "-fls"]);

/**
 * The words of `find`: roots, then an expression. Values of predicates are no predicates (`-name -exec`), and only
 * `;` or `+` behind `{}` ends an inner command. SEMANTICS WRAP-3, RO-8.
 */
export const studyFind: Study = ({ words }, found) => {
  const roots: Argument[] = [];
  let deletes = false;
  let at = 0;
  const value = (): Argument | undefined => words[++at];
  for (; at < words.length; at++) {
    const word = words[at]!;
    judgeWord(word, found);
    const { text } = word;
    if (text === undefined || !startsExpression(word)) {
      roots.push(word);
    } else if (runs.has(text)) at = studyExec(words, at, found);
    else if (text === "-delete") deletes = true;
    else if (writes.has(text)) writeValue(value(), found);
    else if (text === "-fprintf") {
      writeValue(value(), found);
      value();
    } else if (text === "-files0-from") {
      found.refuse("`-files0-from` of `find` reads a list of files");
      readValue(value(), found);
    } else if (text === "-f") readValue(value(), found);
    else if (fileValue.has(text)) readValue(value(), found);
    else if (oneValue.has(text)) judgeValue(value(), found);
    else if (!noValue.has(text) && !isOperator(text))
      found.refuse(`\`${text}\` of \`find\` is not in the read-only table`);
  }
  for (const root of roots) found.read(root);
  if (deletes) removeBelow(roots, found);
};

function startsExpression({ text }: Argument): boolean {
  return text !== undefined && ((text.startsWith("-") && text !== "-") || isOperator(text));
}

function isOperator(text: string): boolean {
  return (
    text === "(" ||
    text === ")" ||
    text === "!" ||
    text === "," ||
    (text.startsWith("-O") && text.length === 3)
  );
}

/** A value may hold anything as long as it stays one word. */
function judgeValue(word: Argument | undefined, found: Found): void {
  if (word?.splits) judgeWord(word, found);
}

function judgeWord(word: Argument, found: Found): void {
  if (word.splits) found.refuse("an unquoted expansion or glob may become an option of `find`");
  if (word.text === undefined && mayBeAction(word)) found.runUnknown("an argument of `find` may be `-exec`");
}

const actions = ["-delete", "-files0-from", "-fprintf", ...runs, ...writes];

/** A glob becomes only what fits its ends; any other unquoted expansion may become anything. */
function mayBeAction(word: Argument): boolean {
  const { parts } = word.word;
  const last = parts.at(-1);
  const suffix = last?.type === "text" ? last.text : "";
  if (parts.every(({ type }) => type === "text" || type === "glob"))
    return actions.some((action) => action.startsWith(word.prefix) && action.endsWith(suffix));
  return word.splits || mayBeOption(word);
}

function readValue(value: Argument | undefined, found: Found): void {
  judgeValue(value, found);
  if (value !== undefined) found.readFile(value);
}

function writeValue(value: Argument | undefined, found: Found): void {
  if (value !== undefined) found.write(value);
}

/** Returns the index of the last word of the inner command. */
function studyExec(words: readonly Argument[], start: number, found: Found): number {
  let end = start + 1;
  while (end < words.length && !endsExec(words, end)) end++;
  const inner = words.slice(start + 1, end);
  if (inner.length > 0) found.run(innerOf(inner, true), "exec");
  else found.runUnknown(`no command follows \`${words[start]!.text}\``);
  return end;
}

function endsExec(words: readonly Argument[], at: number): boolean {
  const { text } = words[at]!;
  return text === ";" || (text === "+" && words[at - 1]!.text === "{}");
}

function removeBelow(roots: readonly Argument[], found: Found): void {
  const here = found.argument(".");
  if (roots.length > 0) for (const root of roots) found.write(root, true);
  else if (here !== undefined) found.write(here, true);
  found.refuse("`-delete` of `find` removes files");
  found.wrap("exec");
}

/** `fd`: what follows `-x` or `-X` up to `;` is a command. */
export const studyFd: Study = ({ parsed }, found) => {
  const run = parsed.given.find(({ role }) => role === "command");
  if (run === undefined) {
    if (parsed.hidden !== undefined || parsed.splitting !== undefined)
      found.runUnknown("an argument of `fd` may be `--exec`");
    return;
  }
  const end = parsed.behind.findIndex(({ text }) => text === ";");
  const words = [
    ...(run.value === undefined ? [] : [run.value]),
    ...parsed.behind.slice(0, end < 0 ? undefined : end),
  ];
  if (words.length > 0) found.run(innerOf(words, true), "exec");
  else found.runUnknown("no command follows `--exec`");
};

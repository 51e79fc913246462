import { type Argument, argumentOf, argumentOfText } from "./argument.ts";
import type { Effects } from "./effects.ts";
import { effectsOf } from "./effects-of.ts";
import { isNumber } from "./options.ts";
import { innerOf } from "./study.ts";

/**
 * Paths that one command lists and another receives. Only what ends each path with a NUL tells where one ends: any
 * other character may stand in the name of a file, so that `src/a /etc/passwd` is one path for `find` and two words for
 * `xargs`. SEMANTICS WRAP-7.
 */

/** Marks an argument that is a listed path: its certain text is the directory in or below which it lies. */
const listed = "…listed";

/** Conditions of `find` that only leave paths out; those of the second row take a value. findutils manual. */
const conditions = new Set("-empty -executable -readable -writable -xdev -mount -depth -d".split(" "));
const conditionsOfValue = new Set(
  "-amin -atime -cmin -ctime -mmin -mtime -iname -name -ipath -path -iregex -regex -maxdepth -mindepth -perm -size -user -group -newer".split(
    " ",
  ),
);

/**
 * The places of which `find ROOT… -type f CONDITION… -print0` lists regular files, so no links; undefined: it is
 * another command. Linear in the words.
 */
export function listedRoots(words: readonly Argument[]): readonly Argument[] | undefined {
  const texts = words.map(({ text }) => text);
  if (texts[0] !== "find" || texts.at(-1) !== "-print0") return undefined;
  let start = 1;
  while (start < texts.length && texts[start] !== undefined && !/^[-()!,]/.test(texts[start]!)) start++;
  let files = false;
  for (let at = start; at < texts.length - 1; at++) {
    const text = texts[at] ?? "";
    if (text === "-type" && texts[at + 1] === "f") files = true;
    else if (conditions.has(text)) continue;
    else if (!conditionsOfValue.has(text) && text !== "-type") return undefined;
    if (words[++at]?.splits !== false) return undefined;
  }
  if (!files) return undefined;
  const roots = words.slice(1, start);
  return roots.length > 0 ? roots : [argumentOfText(".", words[0]!.word)];
}

/**
 * What `xargs -0` does with paths below these places. It only reads where the command that it runs does, with such
 * paths behind its words and without. Never throws; linear in the text of the words.
 */
export function effectsOfListed(words: readonly Argument[], roots: readonly Argument[]): Effects {
  const effects = effectsOf(words);
  const inner = innerWords(words);
  if (inner === undefined) return effects;
  const full = [...inner, ...roots.map(pathBelow)];
  const runs = [effectsOf(inner), effectsOf(full)];
  if (!runs.every(({ readOnly, inner: further }) => readOnly === true && further.length === 0))
    return effects;
  return {
    ...effects,
    readOnly: true,
    configRuns: runs.some(({ configRuns }) => configRuns),
    reads: runs.flatMap(({ reads }) => reads),
    inner: [innerOf(full)],
  };
}

/** The command of `xargs -0` without an option that puts the paths elsewhere or takes them from elsewhere. */
function innerWords(words: readonly Argument[]): readonly Argument[] | undefined {
  if (words[0]?.text !== "xargs" || words.some(({ text }) => text === undefined)) return undefined;
  let at = 1;
  let byNul = false;
  for (; words[at]?.text?.startsWith("-") === true; at++) {
    const text = words[at]!.text!;
    if (/^-[0rx]+$/.test(text) || text === "--null" || text === "--no-run-if-empty") {
      byNul ||= text.includes("0") || text === "--null";
    } else if (/^-[nP]\d+$/.test(text)) continue;
    else if ((text !== "-n" && text !== "-P") || !isNumber(words[++at]?.text ?? "")) return undefined;
  }
  return byNul && at < words.length ? words.slice(at) : undefined;
}

/** One of the paths, or several. */
function pathBelow({ text, word: { span } }: Argument): Argument {
  return argumentOf({
    span,
    parts: [
      { type: "text", text: text ?? "", quoted: true },
      { type: "variable", span, quoted: false, name: listed },
    ],
  });
}

/** The place in or below which a listed path lies; undefined: it is none. */
export function placeOfListed({ text: certain, word, prefix }: Argument): Argument | undefined {
  if (certain !== undefined) return undefined;
  const [text, path, ...more] = word.parts;
  const isListed = text?.type === "text" && path?.type === "variable" && path.name === listed;
  return isListed && more.length === 0 ? argumentOfText(prefix, word) : undefined;
}

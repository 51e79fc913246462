/**
 * One pattern against one subject, in the plainest words: characters against characters, segments against segments,
 * every choice tried in turn. Exponential in the wildcards of a pattern, so for short texts only.
 */
// @ts-nocheck

import { hole, innerBlank, spreadingHole } from "../../src/base/command-text.ts";
import { hostOf, isAddress } from "../../src/world/host.ts";

/** One character of a pattern: what it accepts, or a run of any characters. */
type Mark = "run" | ((character: string) => boolean);

const exactly = (wanted: string) => (character: string) => character === wanted;

/**
 * Whether marks and characters can be the same text. `isWild`: a character of the subject that may itself turn out to
 * be any run of characters.
 */
function meets(
  marks: readonly Mark[],
  text: readonly string[],
  isWild: (character: string) => boolean,
  i = 0,
  j = 0,
): boolean {
  const mark = marks[i];
  const character = text[j];
  if (mark === undefined && character === undefined) return true;
  if (mark === "run" && meets(marks, text, isWild, i + 1, j)) return true;
  if (character === undefined) return false;
  if (mark === "run") return meets(marks, text, isWild, i, j + 1);
  if (
    isWild(character) &&
    (meets(marks, text, isWild, i, j + 1) || (mark !== undefined && meets(marks, text, isWild, i + 1, j)))
  )
    return true;
  return mark?.(character) === true && meets(marks, text, isWild, i + 1, j + 1);
}

const never = () => false;
const isHole = (character: string) => character === hole || character === spreadingHole;
const isStar = (character: string) => character === "*";

/** A name with `*` for any run of characters. */
export function nameMatches(pattern: string, name: string): boolean {
  const marks = [...pattern].map((c): Mark => (c === "*" ? "run" : exactly(c)));
  return meets(marks, [...name], never);
}

// ---- commands --------------------------------------------------------------------------------------------------------

export type CommandMatcher = {
  /** Whatever the holes turn out to be. */
  readonly must: (text: string) => boolean;
  /** For some value of the holes. */
  readonly may: (text: string) => boolean;
  /** It is `*`. */
  readonly all: boolean;
  /** It begins with `NAME=`. */
  readonly assigns: boolean;
};

/** BASH-1 … BASH-8. `wide`: a quoted blank is a blank like any other, as deny and ask rules read it. */
export function commandMatcher(specifier: string, wide: boolean): CommandMatcher {
  const characters = unquoted(specifier.endsWith(":*") ? `${specifier.slice(0, -2)} *` : specifier);
  const marks = characters.map((c): Mark => (c === "" ? "run" : exactly(wide && c === innerBlank ? " " : c)));
  // a blank and a star at the very end also stand for nothing at all
  const alone = characters.at(-1) === "" && characters.at(-2) === " " ? marks.slice(0, -2) : undefined;
  const matches = (text: string, isWild: (c: string) => boolean) =>
    meets(marks, [...text], isWild) || (alone !== undefined && meets(alone, [...text], isWild));
  const head = characters.slice(0, characters.findIndex((c) => c === "" || c === " " || c === "=") + 1);
  return {
    must: (text) => matches(text, never),
    // what may become no word takes the blank beside it along
    may: (text) => matches(text.replace(/ ?\u0003 ?/g, spreadingHole), isHole),
    all: characters.length === 1 && characters[0] === "",
    assigns: head.length > 1 && head.at(-1) === "=",
  };
}

/** The characters a shell would see, with "" for a star: quotes and backslashes off, runs of blanks and of stars as one. */
function unquoted(text: string): string[] {
  const out: string[] = [];
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const next = text[i + 1];
    if (c === "*") {
      if (out.at(-1) !== "" || text[i - 1] !== "*") out.push("");
    } else if (quote !== "" && c === quote) quote = "";
    else if (quote === '"' && c === "\\" && next !== undefined && '"\\$`'.includes(next))
      out.push(text[++i]!);
    else if (quote !== "") out.push(c === " " ? innerBlank : c);
    else if ((c === "'" || c === '"') && text.includes(c, i + 1)) quote = c;
    else if (c === "\\" && next !== undefined) {
      out.push(next === " " ? innerBlank : next);
      i++;
    } else if (c !== " " && c !== "\t") out.push(c);
    else if (out.length > 0 && out.at(-1) !== " ") out.push(" ");
  }
  return out.at(-1) === " " ? out.slice(0, -1) : out;
}

/** CMP-10: some run of whole words at the end of the segment. */
export function someSuffix(matches: (text: string) => boolean, segment: string): boolean {
  const words = segment.split(" ");
  return words.some((_, i) => matches(words.slice(i).join(" ")));
}

// ---- paths -----------------------------------------------------------------------------------------------------------

/** A segment of a path pattern, or `**`. */
type Part = readonly Mark[] | "gap";

/** One gitignore pattern below a directory. PATH-10 … PATH-15. */
export type PathMatcher = {
  /** The path itself, not only a directory above it. `directory`: what to take it for. */
  readonly itself: (path: string, directory: boolean) => boolean;
  /** Some path below. */
  readonly below: (directory: string) => boolean;
  /** Some path that the glob stands for. */
  readonly glob: (glob: string) => boolean;
};

/**
 * @param text without anchor; `whole`: a Cd pattern, which matches a directory itself and nothing below it
 * @returns undefined where the text is no pattern
 */
export function pathMatcher(
  text: string,
  base: string,
  {
    anchored,
    coversRoot,
    whole,
    anyCase,
    narrow,
  }: {
    readonly anchored: boolean;
    readonly coversRoot: boolean;
    readonly whole: boolean;
    readonly anyCase: boolean;
    readonly narrow: boolean;
  },
): PathMatcher | undefined {
  const trimmed = text.replace(/(?<!\\) +$/, "");
  const directoryOnly = trimmed.endsWith("/") && !whole;
  const inner = trimmed.replace(/^\//, "").replace(/\/$/, "");
  const read =
    inner === "" && whole ? [] : inner.split("/").map((segment) => partOf(segment, anyCase, narrow));
  if (read.includes(undefined)) return undefined;
  const parts = read as Part[];
  const oneDirectory =
    parts.length === 2 &&
    isLiteral(inner.split("/")[0]!) &&
    parts[1] === "gap" &&
    !trimmed.startsWith("/") &&
    !directoryOnly;
  const deep = !anchored && !whole && (!trimmed.replace(/\/$/, "").includes("/") || oneDirectory);
  if (deep) parts.unshift("gap");
  const least = whole || (coversRoot && !directoryOnly) ? 0 : 1;

  /** Whether the parts from `p` on spell the names from `n` on. */
  const walk = (names: readonly string[], isWild: (c: string) => boolean, p = 0, n = 0): boolean => {
    const part = parts[p];
    if (part === undefined) return n === names.length;
    if (part === "gap" && p === parts.length - 1) return names.length - n >= least;
    if (part === "gap")
      return walk(names, isWild, p + 1, n) || (n < names.length && walk(names, isWild, p, n + 1));
    return n < names.length && meets(part, [...names[n]!], isWild) && walk(names, isWild, p + 1, n + 1);
  };
  const goesOn = (names: readonly string[]): boolean =>
    names.every(
      (name, n) =>
        parts.slice(0, n + 1).includes("gap") ||
        parts[n] === undefined ||
        meets(parts[n] as readonly Mark[], [...name], never),
    );

  return {
    itself: (path, directory) =>
      (directory || !directoryOnly) && within(path, base, (names) => walk(names, never)),
    below: (directory) => within(base, directory, () => true) || within(directory, base, goesOn),
    glob: (glob) => {
      const names = namesOf(glob);
      const above = namesOf(base);
      const starts = above.every(
        (name, i) => names[i] !== undefined && meets([...name].map(exactly), [...names[i]], isStar),
      );
      const below = names.slice(above.length);
      // a pattern that names a directory covers what is under it
      return (
        starts &&
        (whole ? walk(below, isStar) : [...below, ""].some((_, i) => walk(below.slice(0, i), isStar)))
      );
    },
  };
}

function namesOf(path: string): string[] {
  return path.split("/").filter((name) => name !== "");
}

function within(path: string, base: string, holds: (names: readonly string[]) => boolean): boolean {
  const names = namesOf(path);
  const above = namesOf(base);
  return above.every((name, i) => names[i] === name) && holds(names.slice(above.length));
}

function isLiteral(segment: string): boolean {
  return !/(?<!\\)[*?[]/.test(segment);
}

function partOf(segment: string, anyCase: boolean, narrow: boolean): Part | undefined {
  if (/^\*\*+$/.test(segment)) return "gap";
  if (segment === "" || segment === "." || segment === "..") return undefined;
  const marks: Mark[] = [];
  const characters = [...segment];
  for (let i = 0; i < characters.length; i++) {
    const c = characters[i]!;
    if (c === "*") marks.push("run");
    else if (c === "?") marks.push(() => true);
    else if (c === "\\") {
      if (i + 1 === characters.length) return undefined;
      marks.push(exactly(characters[++i]!));
    } else if (c === "[") {
      const close = characters.indexOf("]", i + (/[!^]/.test(characters[i + 1] ?? "") ? 3 : 2));
      if (close < 0) return undefined;
      const holds = classOf(characters.slice(i + 1, close));
      // names are folded to lower case: what a class lists counts in both, what `[!…]` leaves out too
      const negated = /[!^]/.test(characters[i + 1]!);
      const inEither = (c: string) =>
        negated ? holds(c) && holds(c.toUpperCase()) : holds(c) || holds(c.toUpperCase());
      // an allow holds no other name of what `[!…]` leaves out
      const inAll = (c: string) => holds(c) && holds(c.toUpperCase()) && holds(c.toLowerCase());
      marks.push(anyCase ? inEither : narrow && negated ? inAll : holds);
      i = close;
    } else marks.push(exactly(c));
  }
  return marks;
}

/** `[a-z]`, `[!ab]`. */
function classOf(members: readonly string[]): (character: string) => boolean {
  const negated = members[0] === "!" || members[0] === "^";
  const listed = members.slice(negated ? 1 : 0);
  const holds = (c: string) =>
    listed.some(
      (member, i) =>
        c === member ||
        (listed[i + 1] === "-" && listed[i + 2] !== undefined && member <= c && c <= listed[i + 2]!),
    );
  return (c) => holds(c) !== negated;
}

// ---- hosts -----------------------------------------------------------------------------------------------------------

/** WEB-1 … WEB-3, label by label; undefined where the text is no host pattern. */
export function hostMatcher(text: string): ((host: string) => boolean) | undefined {
  if (text === "*") return () => true;
  const wanted = text.toLowerCase().replace(/\.$/, "");
  if (!wanted.includes("*")) {
    const { host, unknown } = hostOf(`https://${wanted}/`);
    return host === undefined || unknown !== undefined ? undefined : (given) => given === host;
  }
  const labels = wanted.split(".");
  return (host) => {
    const given = host.split(".");
    if (isAddress(host)) return false;
    if (labels[0] !== "*" || labels.length === 1) return sameLabels(labels, given);
    return given.length >= labels.length && sameLabels(labels.slice(1), given.slice(1 - labels.length));
  };
}

function sameLabels(labels: readonly string[], given: readonly string[]): boolean {
  return labels.length === given.length && labels.every((label, i) => nameMatches(label, given[i]!));
}

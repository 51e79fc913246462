import { limits } from "../base/limits.ts";
import { joinPath } from "../world/path.ts";
import { type Fold, foldText, isAscii, isExact } from "../world/path-fold.ts";
import {
  anyRun,
  type Gap,
  isGap,
  type Line,
  type LineProblem,
  literalSegment,
  parseLine,
  type Segment,
  segmentMatches,
  segmentMeets,
  weightOf,
  withoutTrailingBlanks,
} from "./path-segment.ts";
import { leastPrefix, matchesWhole, mayGoOn, type Walk, walkOf } from "./path-walk.ts";

/**
 * One gitignore pattern below one directory, ready to match. Built by `compilePathPattern`.
 * Paths are absolute, in POSIX form and folded, as in `PathSubject.spellings`.
 */
export type PathPattern = {
  /** The pattern as it was compiled, without its anchor. */
  readonly text: string;
  /** The absolute directory that the pattern is read from. */
  readonly base: string;
  readonly strategy: PathStrategy;
  /** Steps that `matches` takes for each character of a path, at most. */
  readonly weight: number;
  /**
   * Whether the path, or a directory above it, matches. `directory`: what to assume of the path itself where the
   * pattern ends with a slash (a deny assumes true, an allow false).
   * Cost: linear in the path where the strategy is not `segments`, else at most pattern × path; never a RegExp.
   */
  readonly matches: (path: string, directory: boolean) => boolean;
  /** Whether the path itself matches, not only a directory above it. For lists with `!` lines, see `listMatches`. */
  readonly matchesItself: (path: string, directory: boolean) => boolean;
  /** Whether some path below `directory` could match. May answer true too often, never false wrongly. */
  readonly mayMatchBelow: (directory: string) => boolean;
  /** Whether some path that `glob` (see `PathSubject.glob`) stands for could match. May answer true too often, never false wrongly. */
  readonly mayMatchGlob: (glob: string) => boolean;
  readonly shape: PathShape;
};

/** What a path pattern was made of, for those who ask which paths it matches at all. */
export type PathShape = {
  /** Folded. */
  readonly base: string;
  readonly parts: readonly (Segment | Gap)[];
  /** Segments that a last gap asks for. */
  readonly trailingLeast: number;
  /** It means directories, so the path itself must be one. */
  readonly directoryOnly: boolean;
  /** Nothing below what it matches. */
  readonly whole: boolean;
};

/**
 * How a path pattern is looked up, cheapest first. Every pattern has exactly one. Texts are folded as the pattern is.
 * Patterns that end with a slash are `segments`, as they need to know what is a directory.
 */
export type PathStrategy =
  /** If and only if the pattern is one literal path from its base: `/src/a.ts`, `./.env`. Covers what lies below. */
  | { readonly by: "literal"; readonly path: string }
  /**
   * If and only if it is a literal directory from its base followed by a slash and two stars.
   * Covers what lies below, and the directory itself if and only if `coversRoot`.
   */
  | { readonly by: "subtree"; readonly path: string; readonly coversRoot: boolean }
  /**
   * If and only if it is one literal name at any depth below its base: `.env`. Covers what lies below each, so a
   * name with slash and two stars is the same where it covers the directory itself.
   */
  | { readonly by: "basename"; readonly name: string }
  /**
   * If and only if it is `*.ext` at any depth below its base, with no further dot in `ext`: the text after the last
   * dot of a name, also where that dot comes first (`.env`). Covers what lies below each, as `basename` does.
   */
  | { readonly by: "extension"; readonly extension: string }
  /** Everything else: segments matched by a greedy two-pointer walk. Each path that matches holds all of these. */
  | ({ readonly by: "segments" } & Needs);

type Needs = {
  /** The directory that it lies in, or is. */
  readonly head: string;
  /** Names on its way below the head. */
  readonly names: readonly string[];
  /** Runs of ASCII characters within its names; in NFC and in NFD they are the same. */
  readonly runs: readonly string[];
};

export type PathPatternOptions = {
  /**
   * What counts as equal: `none` for allow, `foldOf(world)` for deny and ask. The paths must have been folded by
   * `foldForDeny` for the same world. A `!` line that takes back a deny is compiled with `none`.
   */
  readonly fold: Fold;
  /**
   * True: read from `base` only. False: also a single name (`.env`, `build/`, `*.pem`) and one literal directory with
   * everything in it (`src/**`) hold at any depth below `base`; other patterns with a slash are read from `base`
   * either way, as in gitignore(5). SEMANTICS PATH-11, PATH-12
   */
  readonly anchored: boolean;
  /** `dir/**` also matches `dir`. For deny, ask and Cd. SEMANTICS PATH-14 */
  readonly coversRoot: boolean;
};

export type PathPatternProblem = {
  /** Starts small, ends without a stop. */
  readonly problem: string;
  /** UTF-16 offset in the text, from 0. */
  readonly at: number;
  /** The literal path that the text spells, wildcards as plain characters, for a deny or ask rule to guard. */
  readonly literal: PathPattern;
};

/**
 * Compiles one gitignore line below a directory.
 *
 * @param text without its anchor (`//`, `~/`, `./`) and without a leading `!`
 * @param base absolute directory in POSIX form; literal, whatever characters it holds
 * @returns the pattern, or why it cannot be read. Lines that git never matches are problems here, since a deny rule
 *   that silently does nothing is a hole: an unclosed `[`, a last `\`, an empty, `.` or `..` segment.
 * Characters are code points: `?` matches `é` and `😀`. Braces are literal. Never throws. Cost: linear in the text;
 * `matches` costs at most text × path.
 * @see gitignore(5); SEMANTICS PATH-10 to PATH-15, SYN-16
 */
export function compilePathPattern(
  text: string,
  base: string,
  options: PathPatternOptions,
): { readonly pattern: PathPattern } | PathPatternProblem {
  const line = readLine(text, options.fold);
  if ("problem" in line) return { ...line, literal: literalPattern(text, base, options) };
  const deep = !options.anchored && holdsAtAnyDepth(line);
  const parts = deep ? [anyDepth, ...line.parts] : line.parts;
  return { pattern: patternOf(text, base, parts, line.directoryOnly, options) };
}

/**
 * Compiles the pattern of a Cd rule: it matches the whole path of a directory, nothing below. `*` is exactly one
 * segment, `**` any number, so a last `/**` also matches the directory before it. Always read from `base`; an empty
 * text is `base` itself.
 *
 * The strategy is always `segments`. Otherwise as `compilePathPattern`. SEMANTICS CD-2
 */
export function compileDirectoryPattern(
  text: string,
  base: string,
  options: { readonly fold: Fold },
): { readonly pattern: PathPattern } | PathPatternProblem {
  const { fold } = options;
  const trimmed = withoutTrailingBlanks(text);
  const line = trimmed === "" || trimmed === "/" ? { parts: [] } : readLine(text, fold);
  if ("problem" in line) return { ...line, literal: wholePattern(text, spelledPath(text, base), [], fold) };
  return { pattern: wholePattern(text, base, line.parts, fold) };
}

function readLine(text: string, fold: Fold): Line | LineProblem {
  const line = parseLine(text, fold);
  if ("problem" in line || line.wildcards <= limits.patternWildcardsMax) return line;
  const problem = `a pattern may have ${limits.patternWildcardsMax} wildcards, this one has ${line.wildcards}`;
  return { problem, at: 0 };
}

/**
 * The pattern that matches this path and no other, for rules that are written by a program.
 * `compilePathPattern(escapePathPattern(p), …)` is never a problem where `p` is a path without empty, `.` or `..` segments.
 * SEMANTICS SYN-18
 */
export function escapePathPattern(path: string): string {
  let escaped = "";
  let blanks = path.length;
  while (path[blanks - 1] === " ") blanks--;
  for (let i = 0; i < path.length; i++) {
    const character = path[i]!;
    const special = "\\*?[".includes(character) || (i === 0 && (character === "!" || character === "#"));
    escaped += special || i >= blanks ? `\\${character}` : character;
  }
  return escaped;
}

const anyDepth: Gap = { least: 0 };

function patternOf(
  text: string,
  base: string,
  parts: readonly (Segment | Gap)[],
  directoryOnly: boolean,
  options: PathPatternOptions,
): PathPattern {
  const trailingLeast = options.coversRoot && !directoryOnly ? 0 : 1;
  const walk = walkOf(parts, trailingLeast);
  const foldedBase = foldText(base, options.fold);
  const strategy = strategyOf(walk, foldedBase, directoryOnly) ?? {
    by: "segments",
    ...needsOf(parts, foldedBase),
  };

  const held = formsOf(text, foldedBase, parts, walk, options.fold, trailingLeast);
  const general = (path: string, directory: boolean): boolean =>
    holdsPath(held, path, ({ walk, base }, path) => {
      const names = namesBelow(path, base);
      if (names === undefined) return false;
      const least = leastPrefix(walk, names, segmentMatches);
      return least !== undefined && (!directoryOnly || least < names.length || directory);
    });
  return {
    text,
    base,
    strategy,
    weight: strategy.by === "segments" ? totalWeight(parts) : 1,
    matches: quickMatches(strategy, foldedBase) ?? general,
    matchesItself: (path, directory) => (directory || !directoryOnly) && wholeMatches(held, path),
    mayMatchBelow: (directory) => mayMatchBelow(held, directory),
    mayMatchGlob: (glob) =>
      holdsGlob(held, glob, (walk, names) => leastPrefix(walk, names, segmentMeets) !== undefined),
    shape: { base: foldedBase, parts, trailingLeast, directoryOnly, whole: false },
  };
}

/** `name`, `name/`, `*.x`, and `dir/**` with a literal `dir` and no slash before it. */
function holdsAtAnyDepth({ parts, hasSlash, leadingSlash, directoryOnly }: Line): boolean {
  if (!hasSlash) return true;
  if (parts.length !== 2 || leadingSlash || directoryOnly) return false;
  const [first, second] = parts as readonly [Segment | Gap, Segment | Gap];
  return !isGap(first) && first.literal !== undefined && isGap(second);
}

function wholePattern(
  text: string,
  base: string,
  parts: readonly (Segment | Gap)[],
  fold: Fold,
): PathPattern {
  const foldedBase = foldText(base, fold);
  const held = formsOf(text, foldedBase, parts, walkOf(parts, 0), fold, 0);
  return {
    text,
    base,
    strategy: { by: "segments", ...needsOf(parts, foldedBase) },
    weight: totalWeight(parts),
    matches: (path) => wholeMatches(held, path),
    matchesItself: (path) => wholeMatches(held, path),
    mayMatchBelow: (directory) => mayMatchBelow(held, directory),
    mayMatchGlob: (glob) => holdsGlob(held, glob, (walk, names) => matchesWhole(walk, names, segmentMeets)),
    shape: { base: foldedBase, parts, trailingLeast: 0, directoryOnly: false, whole: true },
  };
}

/** A walk and its base. */
type Form = { readonly walk: Walk; readonly base: string };

/**
 * A wildcard next to a combining mark sees different names in NFC (`é`) and NFD (`e` and a mark): `e*` matches only the
 * second, `?` only the first. A restricting pattern is held against both. SEMANTICS PATH-18
 */
type Forms = {
  /** As folded: NFC. In a pattern that allows, as written. */
  readonly folded: Form;
  /** In NFD; undefined for a pattern that allows. */
  readonly decomposed: Form | undefined;
};

function formsOf(
  text: string,
  base: string,
  parts: readonly (Segment | Gap)[],
  walk: Walk,
  fold: Fold,
  trailingLeast: number,
): Forms {
  const folded = { walk, base };
  if (isExact(fold)) return { folded, decomposed: undefined };
  if (isAscii(base) && isAscii(text)) return { folded, decomposed: folded };
  const decomposedWalk = walkOf(parts.map(decomposed), trailingLeast);
  return { folded, decomposed: { walk: decomposedWalk, base: base.normalize("NFD") } };
}

function holdsPath(forms: Forms, path: string, test: (form: Form, path: string) => boolean): boolean {
  if (test(forms.folded, path)) return true;
  // A path in ASCII has no other form, and a pattern that is not in ASCII matches it in neither.
  return forms.decomposed !== undefined && !isAscii(path) && test(forms.decomposed, path.normalize("NFD"));
}

function holdsGlob(
  forms: Forms,
  glob: string,
  test: (walk: Walk, names: readonly string[]) => boolean,
): boolean {
  const inForm = ({ walk, base }: Form, glob: string) => {
    const names = namesMeetingBelow(glob, base);
    return names !== undefined && test(walk, names);
  };
  if (mayGoUp(glob)) return true;
  // A hole may start with the mark that makes `e*` the name `é`, so here ASCII says nothing.
  return (
    inForm(forms.folded, glob) ||
    (forms.decomposed !== undefined && inForm(forms.decomposed, glob.normalize("NFD")))
  );
}

/** Whether a segment is or can be `..`, which a shell finds for `.*`: then the path may lie anywhere. */
export function mayGoUp(glob: string): boolean {
  return glob.split("/").some((name) => {
    if (!name.startsWith(".")) return false;
    return segmentMeets(literalSegment(".."), name);
  });
}

function decomposed(part: Segment | Gap): Segment | Gap {
  if (isGap(part)) return part;
  if (part.literal !== undefined) return literalSegment(part.literal.normalize("NFD"));
  const tokens = part.tokens.flatMap((token) => {
    if (typeof token !== "number" || token < 0) return [token];
    return [...String.fromCodePoint(token).normalize("NFD")].map((character) => character.codePointAt(0)!);
  });
  return { literal: undefined, tokens };
}

function wholeMatches(forms: Forms, path: string): boolean {
  return holdsPath(forms, path, ({ walk, base }, path) => {
    const names = namesBelow(path, base);
    return names !== undefined && matchesWhole(walk, names, segmentMatches);
  });
}

function mayMatchBelow(forms: Forms, directory: string): boolean {
  return holdsPath(forms, directory, ({ walk, base }, directory) => {
    // The base itself lies below, so the pattern can match in it.
    if (namesBelow(base, directory) !== undefined) return true;
    const names = namesBelow(directory, base);
    return names !== undefined && mayGoOn(walk, names, segmentMatches);
  });
}

/** The strategy that suffices; undefined where the segments have to be walked. */
function strategyOf(walk: Walk, base: string, directoryOnly: boolean): PathStrategy | undefined {
  const chunk = walk.chunks[0];
  if (directoryOnly || walk.chunks.length > 1) return undefined;
  if (chunk === undefined) {
    return walk.tail <= 1 ? { by: "subtree", path: base, coversRoot: walk.tail === 0 } : undefined;
  }
  const names = chunk.segments.map((segment) => segment.literal);
  const literal = names.every((name) => name !== undefined);
  if (chunk.gap === undefined && literal) {
    const path = (base === "/" ? "" : base) + "/" + names.join("/");
    if (!walk.open) return { by: "literal", path };
    if (walk.tail <= 1) return { by: "subtree", path, coversRoot: walk.tail === 0 };
  }
  if (chunk.gap === 0 && chunk.segments.length === 1 && walk.tail === 0) {
    const name = names[0];
    if (name !== undefined) return { by: "basename", name };
    const extension = extensionOf(chunk.segments[0]!);
    if (extension !== undefined) return { by: "extension", extension };
  }
  return undefined;
}

function needsOf(parts: readonly (Segment | Gap)[], base: string): Needs {
  const names: string[] = [];
  const runs: string[] = [];
  let head = base === "/" ? "" : base;
  let inHead = true;
  for (const part of parts) {
    if (isGap(part)) inHead = false;
    else if (part.literal === undefined) {
      inHead = false;
      runs.push(...asciiRuns(part));
    } else if (inHead) head += `/${part.literal}`;
    else names.push(part.literal);
  }
  return { head: head || "/", names, runs };
}

function totalWeight(parts: readonly (Segment | Gap)[]): number {
  return parts.reduce((sum, part) => sum + (isGap(part) ? 1 : weightOf(part)), 1);
}

function asciiRuns(segment: Segment): string[] {
  let text = "";
  for (const token of segment.tokens)
    text += typeof token === "number" && token >= 0 && token < 0x80 ? String.fromCharCode(token) : "/";
  return text.split("/").filter((run) => run !== "");
}

/** The literal `ext` of `*.ext`, without a dot; empty of `*.`. */
function extensionOf(segment: Segment): string | undefined {
  const [star, dot, ...rest] = segment.tokens;
  if (star !== anyRun || dot !== 0x2e) return undefined;
  let extension = "";
  for (const token of rest) {
    if (typeof token !== "number" || token < 0 || token === 0x2e) return undefined;
    extension += String.fromCodePoint(token);
  }
  return extension;
}

/** What the strategy alone answers; undefined for `segments`. The test holds each against the general walk. */
function quickMatches(strategy: PathStrategy, base: string): ((path: string) => boolean) | undefined {
  switch (strategy.by) {
    case "literal": {
      const { path } = strategy;
      const below = `${path}/`;
      return (subject) => subject === path || subject.startsWith(below);
    }
    case "subtree": {
      const { path, coversRoot } = strategy;
      const below = path === "/" ? path : `${path}/`;
      return (subject) => (subject === path ? coversRoot : subject.startsWith(below));
    }
    case "basename":
      return (subject) => hasSegmentEnd(subject, `/${strategy.name}`, base === "/" ? 0 : base.length, base);
    case "extension":
      return (subject) =>
        hasSegmentEnd(subject, `.${strategy.extension}`, base === "/" ? 1 : base.length + 1, base);
    case "segments":
      return undefined;
  }
}

/** Whether `ending` stands at the end of a segment of the path, from `from` on, in a path below `base`. */
function hasSegmentEnd(path: string, ending: string, from: number, base: string): boolean {
  if (base !== "/" && !(path.startsWith(base) && path[base.length] === "/")) return false;
  for (let at = path.indexOf(ending, from); at >= 0; at = path.indexOf(ending, at + 1)) {
    const end = at + ending.length;
    if (end === path.length || path[end] === "/") return true;
  }
  return false;
}

/** The segments of `path` below `base`: none for `base` itself, undefined where the path is not inside. */
function namesBelow(path: string, base: string): string[] | undefined {
  if (path === base) return [];
  if (base === "/") return path.slice(1).split("/");
  if (!path.startsWith(base) || path[base.length] !== "/") return undefined;
  return path.slice(base.length + 1).split("/");
}

/** The names of a glob from the root on. */
export function namesOfGlob(glob: string): string[] {
  return glob.split("/").filter((name) => name !== "" && name !== ".");
}

/** The segments of `glob` below `base`, where some path that the glob stands for is inside. */
function namesMeetingBelow(glob: string, base: string): string[] | undefined {
  const names = namesOfGlob(glob);
  const baseNames = base === "/" ? [] : base.slice(1).split("/");
  if (names.length < baseNames.length) return undefined;
  for (let i = 0; i < baseNames.length; i++) {
    if (!segmentMeets(literalSegment(baseNames[i]!), names[i]!)) return undefined;
  }
  return names.slice(baseNames.length);
}

/** What an unreadable pattern guards: the path it spells, or the bare name at any depth. SEMANTICS SYN-16 */
function literalPattern(text: string, base: string, options: PathPatternOptions): PathPattern {
  const spelled = spelledText(text);
  if (!options.anchored && !spelled.includes("/") && spelled !== "" && spelled !== "." && spelled !== "..") {
    const name = literalSegment(foldText(spelled, options.fold));
    return patternOf(text, base, [anyDepth, name], false, options);
  }
  const path = spelledPath(text, base);
  const names = path === "/" ? [] : path.slice(1).split("/");
  const parts = names.map((name) => literalSegment(foldText(name, options.fold)));
  return patternOf(text, "/", parts, false, options);
}

function spelledPath(text: string, base: string): string {
  return joinPath(base, `./${spelledText(text)}`);
}

function spelledText(text: string): string {
  const trimmed = withoutTrailingBlanks(text);
  let spelled = "";
  for (let i = 0; i < trimmed.length; i++) {
    if (trimmed[i] === "\\" && i + 1 < trimmed.length) i++;
    spelled += trimmed[i];
  }
  return spelled.endsWith("/") ? spelled.slice(0, -1) : spelled;
}

/**
 * Path patterns as sets of texts. A path is written as its names, each after a slash: the root is the empty text. A NUL at
 * the end says that the path is known to be a directory; no path holds one otherwise.
 */
import type { ListEntry } from "../match/path-list.ts";
import type { PathPattern, PathShape } from "../match/path-pattern.ts";
import {
  anyOne,
  anyRun,
  type CharacterClass,
  isGap,
  type Segment,
  type Token,
  tokensOf,
} from "../match/path-segment.ts";
import { type Automaton, common, complement, extended, newState, union, Writer } from "./automaton.ts";
import {
  allBut,
  anyCharacter,
  type CharacterSet,
  commonOf,
  holdsCharacter,
  setOf,
  single,
  unionOf,
} from "./character-set.ts";

/** Ends the text of a path that is a directory. */
export const directoryMark = "\0";

const slash = single(0x2f);
const mark = single(0);
const inName: CharacterSet = allBut(setOf([0, 0, 0x2f, 0x2f]));
const inAsciiName: CharacterSet = commonOf(inName, [0, 0x7f]);

/** Every path there is, whether it is a directory or not. */
export const anyPath: Automaton = allPaths(1);

/** The same where folding may leave a name without a character. */
export const anyFoldedPath: Automaton = allPaths(0);

function allPaths(nameLengthMin: 0 | 1): Automaton {
  const [start, behindSlash, name, end] = [newState(true), newState(), newState(true), newState(true)];
  behindSlash.accepts = nameLengthMin === 0;
  for (const state of [start, name, ...(nameLengthMin === 0 ? [behindSlash] : [])])
    state.moves.push({ on: slash, to: behindSlash }, { on: mark, to: end });
  for (const state of [behindSlash, name]) state.moves.push({ on: inName, to: name });
  return { starts: [start], sets: new Set([slash, mark, inName]) };
}

/** The text of a path in POSIX form, as `PathSubject.spellings` has it. */
export function textOfPath(path: string, directory: boolean): string {
  return (path === "/" ? "" : path) + (directory ? directoryMark : "");
}

/** The path that a text stands for; the mark is lost. */
export function pathOfText(text: string): string {
  const path = text.endsWith(directoryMark) ? text.slice(0, -1) : text;
  return path === "" ? "/" : path;
}

export type PathTextsOptions = {
  /** Whether a path is a directory does not count: a restricting rule takes each for one. */
  readonly asDirectory?: boolean;
  /** A restricting pattern is also held against paths in NFD; the texts are then in that form. SEMANTICS PATH-18 */
  readonly decomposed?: boolean;
  /**
   * `?` and classes stand for ASCII only. Such texts match however the path is composed, which makes this the set to take
   * where it is a question of what is certainly restricted.
   */
  readonly asciiWildcards?: boolean;
};

/** The paths that match, folded as the pattern is: `PathPattern.matches`. */
export function pathTexts({ shape }: PathPattern, options: PathTextsOptions = {}): Automaton {
  const writer = writtenParts(shape, options);
  if (!shape.directoryOnly || options.asDirectory) writer.end();
  if (!shape.whole) writer.anythingAfter(slash);
  return writer.one(mark).end().automaton();
}

/**
 * The paths that a list with `!` lines matches: `listMatches`, where the path is spelled as it is folded.
 * Throws `TooManyStates`.
 */
export function listTexts(entries: readonly ListEntry[], options: PathTextsOptions = {}): Automaton {
  const asDirectory = lastMatching(entries, (shape) => writtenParts(shape, options).end().automaton());
  const asFile = lastMatching(entries, (shape) =>
    (shape.directoryOnly && !options.asDirectory
      ? writtenParts(shape, options)
      : writtenParts(shape, options).end()
    ).automaton(),
  );
  return union([asFile, markedOrBelow(asDirectory)]);
}

/** What a line that restricts matches and no later `!` line takes back. */
function lastMatching(entries: readonly ListEntry[], textsOf: (shape: PathShape) => Automaton): Automaton {
  const left: Automaton[] = [];
  const taken: Automaton[] = [];
  for (const { pattern, negated } of [...entries].reverse()) {
    const own = textsOf(pattern.shape);
    if (negated) taken.push(own);
    else left.push(taken.length === 0 ? own : common(own, complement(union(taken))));
  }
  return union(left);
}

/** The same paths as directories, and all that lies below them. */
function markedOrBelow(directories: Automaton): Automaton {
  const [end, rest] = [newState(true), newState(true)];
  rest.moves.push({ on: anyCharacter, to: rest });
  return extended(directories, [mark, slash, anyCharacter], (copy) => {
    copy.moves.push({ on: mark, to: end }, { on: slash, to: rest });
  });
}

function writtenParts({ base, parts, trailingLeast }: PathShape, options: PathTextsOptions): Writer {
  const writer = new Writer().text(spelled(base === "/" ? "" : base, options));
  parts.forEach((part, i) => {
    if (isGap(part)) writer.repeated(slash, inName, i === parts.length - 1 ? trailingLeast : part.least);
    else writeSegment(writer.one(slash), part, options);
  });
  return writer;
}

function writeSegment(writer: Writer, segment: Segment, options: PathTextsOptions): void {
  for (const token of tokensOf(segment)) {
    if (token === anyRun) writer.run(inName);
    else if (typeof token === "number" && token >= 0)
      writer.text(spelled(String.fromCodePoint(token), options));
    else
      writer.one(options.asciiWildcards ? commonOf(charactersOf(token), inAsciiName) : charactersOf(token));
  }
}

function spelled(text: string, { decomposed }: PathTextsOptions): string {
  return decomposed ? text.normalize("NFD") : text;
}

function charactersOf(token: Token): CharacterSet {
  if (token === anyOne) return inName;
  const held = heldBy(token as CharacterClass);
  return commonOf((token as CharacterClass).negated ? allBut(held) : held, inName);
}

function heldBy({ ranges, otherCase }: CharacterClass): CharacterSet {
  const own = setOf(ranges);
  if (otherCase.length === 0) return own;
  const counted = setOf(otherCase);
  const others = casePairs().filter(([, upper, lower]) => {
    return holdsCharacter(counted, upper) || holdsCharacter(counted, lower);
  });
  return unionOf(own, counted, setOf(others.flatMap(([codePoint]) => [codePoint, codePoint])));
}

let knownCasePairs: readonly (readonly [number, number, number])[] | undefined;

/** Every code point that has another case, with the first code point of its upper and its lower case. */
function casePairs(): readonly (readonly [number, number, number])[] {
  if (knownCasePairs === undefined) {
    const pairs: [number, number, number][] = [];
    for (let codePoint = 0; codePoint <= 0x1ffff; codePoint++) {
      const character = String.fromCodePoint(codePoint);
      const upper = character.toUpperCase().codePointAt(0)!;
      const lower = character.toLowerCase().codePointAt(0)!;
      if (upper !== codePoint || lower !== codePoint) pairs.push([codePoint, upper, lower]);
    }
    knownCasePairs = pairs;
  }
  return knownCasePairs;
}

/**
 * One gitignore line as segments, and one segment held against one name. Nothing here knows directories.
 *
 * `src/[ab]*.ts` is the segments `src` (literal) and `[ab]*.ts` (four tokens and more); `**` is a gap.
 */
import { type Fold, foldText } from "../world/path-fold.ts";

/** A code point, one of the two marks below, or a class. */
export type Token = number | CharacterClass;

/** `?`: one code point. */
export const anyOne = -1;
/** `*`: a run of code points, the empty one too. */
export const anyRun = -2;

/** `[a-z]`: pairs of first and last code point. A POSIX name is the ASCII ranges it stands for, as in git. */
export type CharacterClass = {
  readonly negated: boolean;
  readonly ranges: readonly number[];
  /** Where the other case of a letter counts as well; empty where case matters. */
  readonly otherCase: readonly number[];
};

/** One segment of a pattern. `literal` if and only if it has no wildcard: then it equals one name and has no tokens. */
export type Segment = { readonly literal: string | undefined; readonly tokens: readonly Token[] };

/** A `**` between slashes: at least `least` segments of any name. */
export type Gap = { readonly least: number };

export type Line = {
  readonly parts: readonly (Segment | Gap)[];
  /** It ends with a slash: it means directories. */
  readonly directoryOnly: boolean;
  /** It starts with a slash or holds one inside. */
  readonly hasSlash: boolean;
  readonly leadingSlash: boolean;
  /** Wildcards in it: `*`, `**`, `?` and classes. */
  readonly wildcards: number;
};

export type LineProblem = { readonly problem: string; readonly at: number };

/** The segment that equals this name. */
export function literalSegment(name: string): Segment {
  return { literal: name, tokens: [] };
}

/** What a segment accepts, character by character; of a literal its code points. */
export function tokensOf({ literal, tokens }: Segment): readonly Token[] {
  return literal === undefined ? tokens : Array.from(literal, (character) => character.codePointAt(0)!);
}

export function isGap(part: Segment | Gap): part is Gap {
  return "least" in part;
}

/**
 * Reads one gitignore line. `!` and `#` are ordinary characters here.
 *
 * @returns the line, or what makes it unreadable and where (UTF-16 offset from 0). git lets such lines match nothing.
 * Cost: linear. @see gitignore(5) "Pattern format"; SEMANTICS PATH-10, SYN-16
 */
export function parseLine(text: string, fold: Fold): Line | LineProblem {
  const trimmed = withoutTrailingBlanks(text);
  const directoryOnly = trimmed.endsWith("/");
  const end = directoryOnly ? trimmed.length - 1 : trimmed.length;
  const start = trimmed.startsWith("/") ? 1 : 0;
  if (end <= start) return { problem: "the pattern is empty", at: 0 };

  const parts: (Segment | Gap)[] = [];
  let wildcards = 0;
  let at = start;
  while (at <= end) {
    const read = parseSegment(trimmed, at, end, fold);
    if ("problem" in read) return read;
    wildcards += read.wildcards;
    if (read.stars) {
      // `**\/b` asks for a segment, `**/b` does not: git takes the short way only before a plain slash.
      // A last `**` is everything inside, so at least one segment.
      parts.push({ least: read.slash === "plain" ? 0 : 1 });
    } else {
      const name = read.segment.literal;
      if (name === "" || name === "." || name === "..") {
        const shown = name === "" ? "an empty segment" : `a \`${name}\` segment`;
        return { problem: `no path has ${shown}`, at };
      }
      parts.push(read.segment);
    }
    at = read.next;
  }
  // A slash inside a class anchors too: git looks for the bare character.
  const hasSlash = trimmed.slice(0, end).includes("/");
  return { parts, directoryOnly, hasSlash, leadingSlash: start === 1, wildcards };
}

/** The text without blanks at its end; a blank after a backslash stays. Only U+0020 counts, as in git. */
export function withoutTrailingBlanks(text: string): string {
  let keep = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === " ") continue;
    keep = i + 1;
  }
  return text.slice(0, keep);
}

type SegmentRead = {
  readonly segment: Segment;
  /** The segment is two or more stars and nothing else. */
  readonly stars: boolean;
  readonly wildcards: number;
  /** What ended it. */
  readonly slash: "plain" | "escaped" | "none";
  /** Where the next segment starts; beyond the end after the last one. */
  readonly next: number;
};

function parseSegment(text: string, from: number, end: number, fold: Fold): SegmentRead | LineProblem {
  const tokens: Token[] = [];
  let literal = "";
  let plain = true;
  let wildcards = 0;
  let starsOnly = true;
  let starCount = 0;
  let slash: SegmentRead["slash"] = "none";
  let at = from;
  const endLiteral = () => {
    for (const character of foldText(literal, fold)) tokens.push(character.codePointAt(0)!);
    literal = "";
  };
  while (at < end) {
    const character = text[at]!;
    if (character === "/") {
      slash = "plain";
      at++;
      break;
    }
    if (character === "\\" && text[at + 1] === "/" && at + 1 < end) {
      slash = "escaped";
      at += 2;
      break;
    }
    if (character === "*") {
      plain = false;
      starCount++;
      endLiteral();
      if (tokens.at(-1) !== anyRun) {
        tokens.push(anyRun);
        wildcards++;
      }
      at++;
      continue;
    }
    starsOnly = false;
    if (character === "?") {
      plain = false;
      wildcards++;
      endLiteral();
      tokens.push(anyOne);
      at++;
    } else if (character === "[") {
      plain = false;
      wildcards++;
      endLiteral();
      const read = parseClass(text, at, end, fold);
      if ("problem" in read) return read;
      tokens.push(read.class);
      at = read.next;
    } else if (character === "\\") {
      if (at + 1 >= end) return { problem: "nothing follows the last backslash", at };
      literal += text[at + 1];
      at += 2;
    } else {
      literal += character;
      at++;
    }
  }
  if (!plain) endLiteral();
  return {
    segment: { literal: plain ? foldText(literal, fold) : undefined, tokens },
    stars: starsOnly && starCount >= 2,
    wildcards,
    slash,
    next: slash === "none" ? end + 1 : at,
  };
}

/** git's classes: sets of ASCII, so a POSIX name never holds `é`. `space` is without the vertical tab and the form feed. */
const posixClasses = new Map<string, readonly number[]>([
  ["alnum", [0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a]],
  ["alpha", [0x41, 0x5a, 0x61, 0x7a]],
  ["blank", [0x09, 0x09, 0x20, 0x20]],
  ["cntrl", [0x00, 0x1f, 0x7f, 0x7f]],
  ["digit", [0x30, 0x39]],
  ["graph", [0x21, 0x7e]],
  ["lower", [0x61, 0x7a]],
  ["print", [0x20, 0x7e]],
  ["punct", [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e]],
  ["space", [0x09, 0x0a, 0x0d, 0x0d, 0x20, 0x20]],
  ["upper", [0x41, 0x5a]],
  ["xdigit", [0x30, 0x39, 0x41, 0x46, 0x61, 0x66]],
]);

/**
 *     [ ! ] a - z [:digit:] ]
 *       ^ ^ a `]` right after the opening or the negation is a member
 */
function parseClass(
  text: string,
  open: number,
  end: number,
  fold: Fold,
): { class: CharacterClass; next: number } | LineProblem {
  const unclosed = { problem: "a class opened with `[` must end with `]`", at: open };
  const ranges: number[] = [];
  const upperRanges: number[] = [];
  let at = open + 1;
  const negated = text[at] === "!" || text[at] === "^";
  if (negated) at++;
  // The member before, while a `-` after it would make a range.
  let previous: number | undefined;
  for (let first = true; first || text[at] !== "]"; first = false) {
    if (text.startsWith("[:", at)) {
      const close = text.indexOf("]", at + 2);
      if (close > at + 2 && text[close - 1] === ":") {
        const name = text.slice(at + 2, close - 1);
        const named = posixClasses.get(name);
        if (!named) return { problem: `no character class has the name \`${name}\``, at };
        ranges.push(...named);
        upperRanges.push(...named);
        previous = undefined;
        at = close + 1;
        continue;
      }
    }
    const isRange = text[at] === "-" && previous !== undefined && text[at + 1] !== "]";
    if (isRange) at++;
    if (text[at] === "\\") at++;
    if (at >= end) return unclosed;
    const member = text.codePointAt(at)!;
    at += member > 0xffff ? 2 : 1;
    if (isRange) {
      if (previous! <= member) {
        ranges.push(previous!, member);
        upperRanges.push(previous!, member);
      }
      previous = undefined;
    } else {
      ranges.push(member, member);
      // Where case is ignored git forgets a single capital: `[A]` holds no name, `[!A]` each. The first is not followed.
      if (!negated) upperRanges.push(member, member);
      previous = member;
    }
  }
  const otherCase = fold === "case" ? upperRanges : fold === "narrow" && negated ? ranges : [];
  return { class: { negated, ranges, otherCase }, next: at + 1 };
}

function holds({ negated, ranges, otherCase }: CharacterClass, codePoint: number): boolean {
  const held = inRanges(ranges, codePoint) || (otherCase.length > 0 && inOtherCase(otherCase, codePoint));
  return held !== negated;
}

function inOtherCase(ranges: readonly number[], codePoint: number): boolean {
  const character = String.fromCodePoint(codePoint);
  return (
    inRanges(ranges, character.toUpperCase().codePointAt(0)!) ||
    inRanges(ranges, character.toLowerCase().codePointAt(0)!)
  );
}

function inRanges(ranges: readonly number[], codePoint: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (codePoint >= ranges[i]! && codePoint <= ranges[i + 1]!) return true;
  }
  return false;
}

function takes(token: Token, codePoint: number): boolean {
  if (typeof token === "number") return token === anyOne || token === codePoint;
  return holds(token, codePoint);
}

/**
 * Whether the segment matches the whole name.
 *
 * Two pointers: after a mismatch only the last `*` takes one code point more. An earlier `*` never has to, because
 * what the later one can still reach contains all that the earlier one could. So each name position is compared with
 * each token at most once: tokens × name.
 */
export function segmentMatches(segment: Segment, name: string): boolean {
  if (segment.literal !== undefined) return segment.literal === name;
  const tokens = segment.tokens;
  let token = 0;
  let at = 0;
  let starToken = -1;
  let starAt = 0;
  while (at < name.length) {
    const codePoint = name.codePointAt(at)!;
    const current = tokens[token];
    if (current === anyRun) {
      starToken = token++;
      starAt = at;
    } else if (current !== undefined && takes(current, codePoint)) {
      token++;
      at += codePoint > 0xffff ? 2 : 1;
    } else if (starToken >= 0) {
      starAt += name.codePointAt(starAt)! > 0xffff ? 2 : 1;
      at = starAt;
      token = starToken + 1;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyRun) token++;
  return token === tokens.length;
}

/** Steps of `segmentMatches` for each character of a name, at most. */
export function weightOf(segment: Segment): number {
  let weight = 1;
  // After a mismatch the run behind a star is compared again from its beginning.
  let run = 0;
  for (const token of segment.tokens) {
    run = token === anyRun ? 0 : run + (typeof token === "number" ? 1 : token.ranges.length);
    weight = Math.max(weight, run);
  }
  return weight;
}

/** Comparisons that `segmentMeets` makes before it answers true: a name of 255 against a segment as long, twice over. */
const meetStepsMax = 131_072;

/**
 * Whether some name that `glob` stands for could match the segment; each `*` of `glob` is any run of characters.
 * True too often only where a class holds nothing at all, and beyond `meetStepsMax`. Cost: tokens × glob.
 */
export function segmentMeets(segment: Segment, glob: string): boolean {
  if (!glob.includes("*")) return segmentMatches(segment, glob);
  const tokens = tokensOf(segment);
  const marks: number[] = [];
  for (const character of glob) marks.push(character === "*" ? anyRun : character.codePointAt(0)!);
  // True is the safe answer, and so many steps are no honest rule.
  if (tokens.length * marks.length > meetStepsMax) return true;
  // `below[j]`: the tokens after this one and the marks from j on have a name in common.
  let below: boolean[] = [];
  for (let i = tokens.length; i >= 0; i--) {
    const row: boolean[] = new Array(marks.length + 1).fill(false);
    const token = tokens[i];
    for (let j = marks.length; j >= 0; j--) {
      const mark = marks[j];
      if (token === undefined && mark === undefined) row[j] = true;
      else if (token === anyRun) row[j] = below[j]! || (mark !== undefined && row[j + 1]!);
      else if (mark === anyRun) row[j] = row[j + 1]! || (token !== undefined && below[j]!);
      else if (token !== undefined && mark !== undefined) row[j] = takes(token, mark) && below[j + 1]!;
    }
    below = row;
  }
  return below[0]!;
}

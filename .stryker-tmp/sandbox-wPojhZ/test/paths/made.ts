/** Gitignore files and paths made at random, the same for the same seed. */
// @ts-nocheck

import { answersOfGit, type Question } from "./git.ts";
import type { ListRow } from "./hold.ts";

const plain: readonly string[] = [
  "a",
  "b",
  "ab",
  "A",
  ".a",
  "x.y",
  "1",
  "*",
  "*",
  "*",
  "?",
  "[ab]",
  "[!a]",
  "[a-c]",
];
const odd: readonly string[] = [
  ..."BCcx-_ #!$(){},+~",
  "\t",
  "[^b]",
  "[A-C]",
  "[]a]",
  "[!]a-]",
  "[z-a]",
  "[a",
  "[!",
  "[[:alpha:]]",
  "[![:upper:]]",
  "[[:digit:]_-]",
  "[[:space:][:punct:]]",
  "[[:none:]]",
  "[\\]b]",
  "\\*",
  "\\?",
  "\\[",
  "\\a",
  "\\\\",
  "\\ ",
  "a\\",
];
const wide: readonly string[] = ["é", "😀", "[é-ü]", "[!é]", "[😀a]", "e\u0301"];
const beginnings: readonly string[] = ["", "", "", "/", "**/", "**/", "!"];
const endings: readonly string[] = ["", "", "", "", "/", "/**", "/*", "/**/", " ", "  ", "\\ "];
const joints: readonly string[] = ["/", "/", "/", "/**/", "/**/", "/***/", "\\/", "/**\\/"];
const names: readonly string[] = [
  "a",
  "b",
  "ab",
  "aab",
  "A",
  "B",
  ".a",
  "x.y",
  "1",
  "-",
  "c",
  "a b",
  "!",
  "[a",
  "*",
];
const wideNames: readonly string[] = ["é", "😀", "aé", "e\u0301", "ü"];

type Version = readonly [major: number, minor: number];

type Kind = {
  /** Characters beyond ASCII occur. */
  readonly wide: boolean;
  /** For git with `core.ignorecase`. */
  readonly ignoreCase: boolean;
  readonly version: Version;
};

const pathsEach = 50;
/** For one git. */
const questionsMax = 400;

/** About as many pairs as asked for, answered by git: most of them ASCII, some wide, some with case ignored. */
export function* madeAnswers(
  seed: number,
  pairs: number,
  version: Version,
): Generator<{ readonly name: string; readonly ignoreCase: boolean; readonly rows: readonly ListRow[] }> {
  const parts = [
    { name: "ASCII", share: 0.8, wide: false, ignoreCase: false },
    { name: "beyond ASCII", share: 0.1, wide: true, ignoreCase: false },
    { name: "core.ignorecase", share: 0.1, wide: false, ignoreCase: true },
  ];
  for (const [i, { name, share, ...kind }] of parts.entries()) {
    const rows: ListRow[] = [];
    // The paths of a question repeat now and then.
    for (let round = 0; rows.length < pairs * share; round++) {
      const count = Math.ceil((pairs * share - rows.length) / pathsEach);
      const questions = madeQuestions(seed * 1_009 + round * 3 + i, Math.min(count, questionsMax), {
        ...kind,
        version,
      });
      rows.push(...answersOfGit(questions, kind.ignoreCase));
    }
    yield { name, ignoreCase: kind.ignoreCase, rows };
  }
}

function madeQuestions(seed: number, count: number, kind: Kind): Question[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const patterns: string[] = [];
    for (let left = 1 + random.below(4); left > 0; left--) {
      const line = madeLine(random, kind);
      if (line !== "" && !isKnownFault(line, kind)) patterns.push(line);
    }
    const paths = Array.from({ length: pathsEach }, () => madePath(random, patterns, kind));
    return { patterns, paths };
  });
}

/** Lines that this git is known to read wrongly. */
function isKnownFault(line: string, { version: [major, minor], ignoreCase }: Kind): boolean {
  // Before 2.52 the stars of `foo**` before a slash are any number of segments, so `foo**/bar` matches `foobar`.
  if ((major < 2 || (major === 2 && minor < 52)) && /[^/!]\*\*+\\?\//.test(line)) return true;
  // With `core.ignorecase` a single capital in a class is forgotten: `[A]` matches neither `A` nor `a`.
  return ignoreCase && /\[[^!^]*[A-Z](?!-)/.test(line.replaceAll(/[A-Z]-[A-Z]/g, ""));
}

function madeLine(random: Random, kind: Kind): string {
  let line = random.of(beginnings);
  for (let left = random.below(4); left >= 0; left--) {
    for (let more = random.below(3); more >= 0; more--) line += random.of(piecesOf(random, kind));
    if (left > 0) line += random.of(joints);
  }
  return line + random.of(endings);
}

function piecesOf(random: Random, kind: Kind): readonly string[] {
  if (kind.wide && random.below(4) === 0) return wide;
  return random.below(5) === 0 ? odd : plain;
}

/** Most paths are what a line may stand for, so that many match; the rest is names. */
function madePath(random: Random, patterns: readonly string[], kind: Kind): string {
  const line = patterns.length > 0 && random.below(4) > 0 ? random.of(patterns) : undefined;
  const segments = line === undefined ? [] : filled(random, line, kind).split("/");
  for (let left = random.below(line === undefined ? 4 : 2); left > 0; left--)
    segments.push(nameOf(random, kind));
  const path = segments
    .filter(isName)
    .map((segment) => (kind.ignoreCase && random.below(4) === 0 ? segment.toUpperCase() : segment));
  if (path.length === 0) path.push(nameOf(random, kind));
  return path.join("/") + (random.below(4) === 0 ? "/" : "");
}

function isName(segment: string): boolean {
  return segment !== "" && segment !== "." && segment !== ".." && segment.toLowerCase() !== ".git";
}

/** A text that the line may stand for. */
function filled(random: Random, line: string, kind: Kind): string {
  const text = line.replace(/^!/, "").replace(/ +$/, "");
  let path = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "\\") path += text[++i] ?? "";
    else if (c === "?") path += random.of(kind.wide ? [..."ab1é"] : [..."abA1."]);
    else if (c === "*" && text[i + 1] === "*") {
      while (text[i + 1] === "*") i++;
      for (let left = random.below(3); left > 0; left--) path += `${nameOf(random, kind)}/`;
      path += random.of(["", "a", "ab"]);
    } else if (c === "*") path += random.of(["", "", "a", "b", "ab.c"]);
    else if (c === "[") {
      const close = text.indexOf("]", i + 2);
      path += random.of(kind.wide ? [..."abé😀"] : [..."abcABx1-_ ]"]);
      if (close > i) i = close;
    } else path += c;
  }
  return path;
}

function nameOf(random: Random, kind: Kind): string {
  return random.of(kind.wide && random.below(3) === 0 ? wideNames : names);
}

/** mulberry32: small, and good enough to make texts. */
class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  below(count: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % count;
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }
}

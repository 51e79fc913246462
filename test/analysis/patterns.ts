/**
 * Random patterns of every kind over few characters, each with what three parties make of it: the automaton of the
 * analysis, the matcher that decides, and a regular expression written from the pattern's text.
 */
import {
  type Automaton,
  commandTexts,
  hostTexts,
  listTexts,
  nameTexts,
  pathTexts,
} from "../../src/analysis/index.ts";
import { directoryMark, pathOfText } from "../../src/analysis/path-texts.ts";
import { flatten } from "../../src/base/command-text.ts";
import { compileCommandPattern, mustMatch } from "../../src/match/command-pattern.ts";
import { compileDomain } from "../../src/match/domain.ts";
import { compileNameGlob } from "../../src/match/name.ts";
import { listMatches } from "../../src/match/path-list.ts";
import { compileDirectoryPattern, compilePathPattern } from "../../src/match/path-pattern.ts";
import { hostNamed } from "../../src/world/host.ts";

export type Kind =
  | "command"
  | "wide command"
  | "name"
  | "host"
  | "deny path"
  | "allow path"
  | "directory"
  | "list";

export type Sample = {
  readonly kind: Kind;
  readonly text: string;
  readonly automaton: Automaton;
  /** What the matcher says of a text of the automaton. */
  readonly matches: (text: string) => boolean;
  /** The same texts as the source of a regular expression; a list with `!` lines has none. */
  readonly source: string | undefined;
  /** Of another: texts that are left out. */
  readonly minus?: string;
};

export const kinds: readonly Kind[] = [
  "command",
  "wide command",
  "name",
  "host",
  "deny path",
  "allow path",
  "directory",
  "list",
];

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: () => number, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)]!;
}

function many<T>(random: () => number, least: number, most: number, make: () => T): T[] {
  return Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, make);
}

/** A pattern of one kind. */
export function sampleOf(kind: Kind, random: () => number): Sample {
  for (;;) {
    const sample = trySample(kind, random);
    if (sample !== undefined) return sample;
  }
}

function trySample(kind: Kind, random: () => number): Sample | undefined {
  switch (kind) {
    case "command":
    case "wide command": {
      const text = many(random, 1, 6, () => pick(random, ["a", "b", " ", "*", " *"]))
        .join("")
        .trim();
      if (text === "") return undefined;
      const wide = kind === "wide command";
      const pattern = compileCommandPattern(text, wide);
      return {
        kind,
        text,
        automaton: commandTexts(pattern, wide),
        matches: (subject) => mustMatch(pattern, wide ? flatten(subject) : subject),
        source: commandSource(text, wide),
      };
    }
    case "name": {
      const text = many(random, 0, 6, () => pick(random, ["a", "b", "*"])).join("");
      const pattern = compileNameGlob(text);
      return {
        kind,
        text,
        automaton: nameTexts(pattern),
        matches: pattern.matches,
        source: text.replaceAll("*", "[^]*"),
      };
    }
    case "host": {
      const label = () => many(random, 1, 2, () => pick(random, ["a", "b", "*", "1"])).join("");
      const text = many(random, 1, 3, () => (random() < 0.2 ? "*" : label())).join(".");
      const pattern = compileDomain(text);
      if ("problem" in pattern) return undefined;
      const addresses = text.includes("*") && text !== "*" ? { minus: addressSource } : {};
      return {
        kind,
        text,
        automaton: hostTexts(pattern),
        matches: pattern.matches,
        source: hostSource(text),
        ...addresses,
      };
    }
    case "deny path":
    case "allow path": {
      const options = { fold: "none", anchored: random() < 0.5, coversRoot: kind === "deny path" } as const;
      const base = pick(random, ["/", "/a", "/a/b"]);
      const text = pathText(random);
      const result = compilePathPattern(text, base, options);
      if (!("pattern" in result)) return undefined;
      const { pattern } = result;
      return {
        kind,
        text: `${text} from ${base}${options.anchored ? ", anchored" : ""}`,
        automaton: pathTexts(pattern),
        matches: (subject) => pattern.matches(pathOfText(subject), subject.endsWith(directoryMark)),
        source: pathSource(text, base, options),
      };
    }
    case "directory": {
      const base = pick(random, ["/", "/a"]);
      const text = pathText(random);
      const result = compileDirectoryPattern(text, base, { fold: "none" });
      if (!("pattern" in result)) return undefined;
      const { pattern } = result;
      return {
        kind,
        text: `${text} from ${base}`,
        automaton: pathTexts(pattern),
        matches: (subject) => pattern.matches(pathOfText(subject), subject.endsWith(directoryMark)),
        source: directorySource(text, base),
      };
    }
    case "list": {
      const lines = many(random, 2, 4, () => ({ text: pathText(random), negated: random() < 0.4 }));
      const entries = lines.flatMap(({ text, negated }) => {
        const options = { fold: "none", anchored: false, coversRoot: true } as const;
        const result = compilePathPattern(text, "/", options);
        return "pattern" in result ? [{ pattern: result.pattern, negated }] : [];
      });
      return {
        kind,
        text: lines.map(({ text, negated }) => (negated ? `!${text}` : text)).join(", "),
        automaton: listTexts(entries),
        matches: (subject) => {
          const path = pathOfText(subject);
          return listMatches(entries, path, path, subject.endsWith(directoryMark));
        },
        source: undefined,
      };
    }
  }
}

function pathText(random: () => number): string {
  const character = () => pick(random, ["a", "a", "b", "*", "?", "[ab]", "[!a]"]);
  const name = () => (random() < 0.3 ? "**" : many(random, 1, 3, character).join(""));
  const start = pick(random, ["", "", "/"]);
  return start + many(random, 1, 3, name).join("/") + pick(random, ["", "", "/", "/**"]);
}

function commandSource(text: string, wide: boolean): string {
  const blank = wide ? "[ \\u0004]" : " ";
  const source = text.endsWith(":*") ? `${text.slice(0, -2)} *` : text;
  const single = source.replaceAll(/ +/g, " ").replaceAll(/\*+/g, "*");
  // a star after a star that only a blank parts stays one of its own
  const optional = single.endsWith(" *") && single !== " *";
  const body = optional ? single.slice(0, -2) : single;
  const inner = body.replaceAll(/[ *]/g, (character) => (character === " " ? blank : "[^]*"));
  return optional ? `${inner}(?:${blank}[^]*)?` : inner;
}

function hostSource(text: string): string {
  if (text === "*") return "[^]*";
  // an address is matched only where it is spelled
  if (!text.includes("*")) return hostNamed(text).host!.replaceAll(".", "\\.");
  const labels = text.split(".");
  const deep = labels[0] === "*" && labels.length > 1;
  const glob = (label: string) => label.replaceAll("*", "[^.]*");
  const body = (deep ? labels.slice(1) : labels).map(glob);
  // hosts below one name are those that end with it
  if (deep && !labels.slice(1).join("").includes("*")) return ["[^]*", ...body].join("\\.");
  return (deep ? ["[^.]*(?:\\.[^.]*)*", ...body] : body).join("\\.");
}

/** Texts that start like an IPv6 address or end with a number. */
const addressSource = "\\[[^]*|(?:[^]*\\.)?(?:[0-9]+|0x[0-9a-f]*)";

const name = "[^/\\0]";

function segmentSource(segment: string): string {
  return segment
    .replaceAll("[!a]", "\u0001")
    .replaceAll("[ab]", "\u0002")
    .replaceAll(/\*+/g, `${name}*`)
    .replaceAll("?", name)
    .replaceAll("\u0001", "[^a/\\0]")
    .replaceAll("\u0002", "[ab]");
}

/** The parts of a pattern behind its base; `last`: what two stars at the end ask for. */
function partsSource(segments: readonly string[], last: number): string {
  return segments
    .map((segment, i) => {
      if (!/^\*\*+$/.test(segment)) return `/${segmentSource(segment)}`;
      const least = i === segments.length - 1 ? last : 0;
      return `(?:/${name}*){${least},}`;
    })
    .join("");
}

function pathSource(
  text: string,
  base: string,
  { anchored, coversRoot }: { readonly anchored: boolean; readonly coversRoot: boolean },
): string {
  const directoryOnly = text.endsWith("/");
  const body = directoryOnly ? text.slice(0, -1) : text;
  const rooted = body.startsWith("/");
  const segments = (rooted ? body.slice(1) : body).split("/");
  const stars = (segment: string | undefined) => /^\*\*+$/.test(segment ?? "");
  const literal = (segment: string | undefined) => /^[ab]+$/.test(segment ?? "");
  const deep =
    !anchored &&
    !rooted &&
    (segments.length === 1 ||
      (segments.length === 2 && !directoryOnly && literal(segments[0]) && stars(segments[1])));
  const parts = partsSource(segments, coversRoot && !directoryOnly ? 0 : 1);
  const start = (base === "/" ? "" : base) + (deep ? `(?:/${name}*)*` : "");
  return `${start}${parts}(?:/[^]*|\\0${directoryOnly ? "" : "|"})`;
}

function directorySource(text: string, base: string): string {
  const body = text.endsWith("/") ? text.slice(0, -1) : text;
  const segments = (body.startsWith("/") ? body.slice(1) : body).split("/");
  return `${base === "/" ? "" : base}${partsSource(segments, 0)}\\0?`;
}

/** Every text of these characters up to a length, shorter ones first. */
export function* textsUpTo(characters: string, length: number): Generator<string> {
  let level = [""];
  for (let at = 0; ; at++) {
    yield* level;
    if (at === length) return;
    level = level.flatMap((text) => Array.from(characters, (character) => text + character));
  }
}

const alphabets: Readonly<Record<Kind, { readonly characters: string; readonly length: number }>> = {
  command: { characters: "ab x", length: 6 },
  "wide command": { characters: "ab \u0004", length: 6 },
  name: { characters: "abx", length: 7 },
  host: { characters: "ab1.", length: 6 },
  "deny path": { characters: "/abx", length: 6 },
  "allow path": { characters: "/abx", length: 6 },
  directory: { characters: "/abx", length: 6 },
  list: { characters: "/abx", length: 6 },
};

const known = new Map<string, readonly string[]>();

/** Every text of a kind over a tiny alphabet, shorter ones first; paths are well formed, and stand there as directories too. */
export function tinyTexts(kind: Kind): readonly string[] {
  const { characters, length } = alphabets[kind];
  const isPath = characters.startsWith("/");
  const key = `${characters} ${length}`;
  let found = known.get(key);
  if (found === undefined) {
    const all = [...textsUpTo(characters, length)];
    const texts = isPath ? all.filter((text) => text === "" || /^(?:\/[^/]+)+$/.test(text)) : all;
    found = isPath
      ? texts.flatMap((text) => [text, text + directoryMark]).sort((a, b) => a.length - b.length)
      : texts;
    known.set(key, found);
  }
  return found;
}

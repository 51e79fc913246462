// @ts-nocheck
import type { Act, RunAct } from "../../src/acts/act.ts";
import { bashActs } from "../../src/acts/bash.ts";
import { flatten, hole, innerBlank, spreadingHole } from "../../src/base/command-text.ts";
import { parseScript } from "../../src/shell/parse.ts";
import type { Parsed, SimpleCommand, Word } from "../../src/shell/script.ts";
import { everySimple } from "../../src/shell/walk.ts";
import type { World } from "../../src/world/world.ts";
import type { Shell } from "./sandbox.ts";

/** The world of the sandbox. */
const world: World = { platform: "linux", home: "/w", cwd: "/w" };

/** What the engine makes of a command text: either it says that it cannot be read, or it lists what would run. */
export type Listing = { readonly readable: false; readonly why: string } | Readable;

type Readable = {
  readonly readable: true;
  readonly commands: readonly Listed[];
  /** The simple commands of the text itself, word for word. */
  readonly words: readonly Pattern[];
  /** Programs that may be told another name for themselves (`exec -a`). */
  readonly aliased: readonly string[];
  /** It reads commands from a file that it names: what that holds is not in the text. */
  readonly files: boolean;
  /** It holds a `[[ ]]`, which POSIX sh takes for commands that no program answers to: `[[`, `-n`. */
  readonly tests: boolean;
};

/** One act: what deny rules see of it, and what allow rules see, word for word (none where nothing may allow it). */
type Listed = {
  readonly wide: readonly Pattern[];
  readonly narrow: readonly Pattern[];
  /** What `wide` holds of the command itself; the rest of it is wrappers around. */
  readonly own: readonly Pattern[];
};

/** How a command that ran stands in a listing. */
export type Standing =
  | "listed"
  /** No act holds it: a deny rule for it does not see it. */
  | "missed"
  /** An act holds its text, but where words begin and end is told wrongly. */
  | "other words";

/**
 * Lists a text as the engine does; `shell`: the one that runs it, undefined where that is not known.
 * Payloads that nobody can know (`eval "$x"`) make the text unreadable, as an act that nothing allows. A command whose
 * name is a hole (`$x a`) is listed as what it is to deny rules: it may run anything.
 */
export function listingOf(text: string, shell?: Shell): Listing {
  const acts = bashActs(text, inShell(world, shell));
  for (const act of acts) {
    if (act.kind === "unreadable") return { readable: false, why: act.message };
    if (isRun(act) && act.wide.includes(spreadingHole) && !isNameless(act))
      return { readable: false, why: act.unknown ?? "it runs what nobody knows" };
  }
  const runs = acts.filter(isRun);
  const words: Pattern[] = [];
  const parsed = read(text, shell && nameOf(shell));
  if (parsed.ok) for (const command of everySimple(parsed.script)) words.push(patternOfWords(command));
  const commands = runs.map((act) => ({
    own: act.narrow.map(({ text: reading }) => patternOfReading(flatten(reading), false)),
    wide: act.wide.map((reading) => patternOfReading(reading, false)),
    narrow: act.narrow.flatMap(({ text: reading }) => [
      patternOfReading(reading, true),
      patternOfReading(withoutAssignments(reading), true),
    ]),
  }));
  const renames = runs.some(({ wide }) => wide.some((reading) => /^exec -[cl]*[al]/.test(reading)));
  const aliased = renames ? runs.flatMap(({ program }) => program ?? []) : [];
  const files = runs.some(({ program, written }) => isSource(program) && !/^\S+ <\(/.test(written));
  const tests = runs.some(({ written }) => /^\[\[\s/.test(written));
  return { readable: true, commands, words, aliased, files, tests };
}

/** How a command that a shell ran stands in a listing. */
export function standingOf(listing: Listing, argv: readonly string[]): Standing {
  if (!listing.readable || listing.files) return "listed";
  if (listing.tests && /^(?:\[\[|-[a-z]?)$/.test(argv[0] ?? "")) return "listed";
  const standing = standingAsNamed(listing, argv);
  if (standing === "listed") return standing;
  const [, ...rest] = argv;
  const other = listing.aliased.some((name) => standingAsNamed(listing, [name, ...rest]) === "listed");
  return other ? "listed" : standing;
}

function standingAsNamed(listing: Readable, argv: readonly string[]): Standing {
  const flat = argv.map((word) => ` ${word}`).join("");
  const exact = argv.join(between) + between;
  let seen = false;
  let told = listing.words.some((pattern) => matches(pattern, exact));
  for (const { wide, narrow, own } of listing.commands) {
    if (!wide.some((pattern) => matches(pattern, flat))) continue;
    seen = true;
    told ||= narrow.length === 0 || narrow.some((pattern) => matches(pattern, exact));
    // the words of a wrapper that rules look through are nowhere told one by one
    told ||= !own.some((pattern) => matches(pattern, flat));
  }
  return !seen ? "missed" : told ? "listed" : "other words";
}

function isSource(program: string | undefined): boolean {
  return program === "source" || program === ".";
}

function isNameless(act: RunAct): boolean {
  return act.unknown === "the command name is only known when it runs";
}

function isRun(act: Act): act is RunAct {
  return act.kind === "run";
}

type Told = "bash" | "zsh" | "sh";

const read: (text: string, shell?: Told) => Parsed = parseScript;

/** The engine speaks of dash as of any POSIX shell. */
function nameOf(shell: Shell): Told {
  return shell === "dash" ? "sh" : shell;
}

function inShell(where: World, shell: Shell | undefined): World {
  return shell === undefined ? where : Object.assign({ shell: nameOf(shell) }, where);
}

/** Stands between words, and after the last. */
const between = "\uffff";

/** Certain text, a part of a word that may be anything, any text at all, or any number of whole words. */
type Pattern = readonly (string | typeof inWord | typeof anything | typeof anyWords)[];
const inWord = Symbol("inWord");
const anything = Symbol("anything");
const anyWords = Symbol("anyWords");

/** The same without assignments at its start, which are no words of what runs. */
function withoutAssignments(reading: string): string {
  return reading.replace(/^(?:[A-Za-z_][A-Za-z0-9_]*\+?=[^ ]* )+/, "");
}

/**
 * A reading of an act as a pattern. `exact`: over words with their ends; otherwise over words with a blank before each, where a blank within a word counts as one between words.
 */
function patternOfReading(reading: string, exact: boolean): Pattern {
  const pattern: Pattern[number][] = [];
  for (const word of reading.split(" ")) {
    if (/^\u0003+$/.test(word)) {
      pattern.push(anyWords);
      continue;
    }
    if (!exact) pattern.push(" ");
    for (const [piece] of word.matchAll(/[\u0002\u0003]|[^\u0002\u0003]+/g)) {
      if (piece === spreadingHole) pattern.push(anything);
      else if (piece === hole) pattern.push(exact ? inWord : anything);
      else pattern.push(piece.replaceAll(innerBlank, " "));
    }
    if (exact) pattern.push(between);
  }
  return pattern;
}

/** The words of a command in the tree as a pattern. */
function patternOfWords({ words }: SimpleCommand): Pattern {
  return words.flatMap(patternOfWord);
}

function patternOfWord(word: Word): Pattern {
  const pattern: Pattern[number][] = [];
  let many = false;
  let certain = word.parts.length === 0;
  for (const part of word.parts) {
    if (part.type === "text") {
      pattern.push(part.text);
      certain ||= part.quoted || part.text !== "";
    } else {
      const splits = (!part.quoted && part.type !== "process" && part.type !== "tilde") || isEvery(part);
      pattern.push(splits ? anything : inWord);
      many ||= splits;
    }
  }
  return many && !certain ? [anyWords] : [...pattern, between];
}

/** `"$@"`: quoted, and yet any number of words. */
function isEvery(part: Exclude<Word["parts"][number], { type: "text" }>): boolean {
  return part.type === "variable" && part.name === "@";
}

/** Whether the pattern describes all of the text. Cost: the product of their lengths. */
function matches(pattern: Pattern, text: string): boolean {
  let ends = new Set([0]);
  for (const piece of pattern) {
    const next = new Set<number>();
    if (typeof piece === "string") {
      for (const end of ends) if (text.startsWith(piece, end)) next.add(end + piece.length);
    } else if (piece === inWord) {
      for (const end of ends)
        for (let at = end; at <= text.length && !next.has(at); at++) {
          next.add(at);
          if (text[at] === between) break;
        }
    } else {
      for (const end of ends) next.add(end);
      for (let at = Math.min(...ends); at <= text.length; at++)
        if (piece === anything || text[at - 1] === between || ends.has(at) || text.startsWith(" "))
          next.add(at);
    }
    if (next.size === 0) return false;
    ends = next;
  }
  return ends.has(text.length);
}

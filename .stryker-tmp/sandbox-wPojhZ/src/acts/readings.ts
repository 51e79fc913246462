// @ts-nocheck
import { flatten } from "../base/command-text.ts";
import type { Span } from "../base/span.ts";
import type { Argument } from "../commands/argument.ts";
import type { Effects } from "../commands/effects.ts";
import type { Assignment, Redirection } from "../shell/script.ts";
import type { World } from "../world/world.ts";
import type { Reading } from "./act.ts";
import { baseName, commandText } from "./command-text.ts";

/** Where a command stands, and what stands before it. */
export type Standing = {
  readonly span: Span;
  readonly text: string;
  readonly written: string;
  readonly assignments: readonly Argument[];
  /** All assignments are of known-safe variables. */
  readonly safe: boolean;
  readonly redirections: readonly Redirection[];
  /** What deny and ask rules read of the wrappers around it. */
  readonly outer: readonly string[];
  /** Why it may not be what it seems. */
  readonly doubt: string | undefined;
  /** The places below which the paths lie that it receives, each ended by a NUL. SEMANTICS WRAP-7. */
  readonly listed: readonly Argument[] | undefined;
};

/**
 * What an allow rule may match: the words as written, behind safe assignments, without inert options. SEMANTICS ENV-1, BASH-11.
 * @param text of the words
 */
export function narrowReadings(text: string, standing: Standing, effects: Effects): Reading[] {
  const readings: Reading[] = [];
  if (standing.safe) readings.push({ text, assigned: false });
  if (standing.assignments.length > 0) {
    readings.push({ text: `${commandText(standing.assignments)} ${text}`, assigned: !standing.safe });
  }
  if (standing.safe && effects.withoutGlobals?.inert)
    readings.push({ text: commandText(effects.withoutGlobals.words), assigned: false });
  return readings;
}

/**
 * What deny and ask rules match, each enough. SEMANTICS BASH-9 … BASH-11, ENV-2.
 * @param text of the words
 */
export function wideReadings(text: string, standing: Standing, world: World, effects: Effects): string[] {
  const readings = [flatten(text)];
  if (standing.assignments.length > 0) readings.push(flatten(`${commandText(standing.assignments)} ${text}`));
  if (effects.withoutGlobals) readings.push(flatten(commandText(effects.withoutGlobals.words)));
  const length = readings.length;
  for (let i = 0; i < length; i++) {
    const reading = readings[i]!;
    const based = withBaseName(reading);
    if (based !== reading) readings.push(based);
  }
  if (world.platform !== "linux") {
    for (const reading of [...readings]) {
      const folded = withFoldedName(reading);
      if (folded !== reading) readings.push(folded);
    }
  }
  for (const reading of standing.outer) readings.push(reading);
  return readings;
}

function withBaseName(text: string): string {
  if (!text.includes("/")) return text;
  const blank = text.indexOf(" ");
  const name = blank < 0 ? text : text.slice(0, blank);
  const slash = name.lastIndexOf("/");
  return slash < 0 || name.includes("=") ? text : text.slice(slash + 1);
}

/** The file systems of macOS and Windows find `RM` as well. SEMANTICS BASH-9. */
function withFoldedName(text: string): string {
  const blank = text.indexOf(" ");
  return blank < 0 ? text.toLowerCase() : text.slice(0, blank).toLowerCase() + text.slice(blank);
}

/** The texts in which deny rules look for commands: as scanned, and with the base name of each word. */
export function segmentTexts(words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const text = words.join(" ");
  return text.includes("/") ? [text, words.map(baseName).join(" ")] : [text];
}

const none: readonly never[] = [];

/** What POSIX sh alone would run: `time` as a command, and `NAME+=value` as the name of one. */
export function outerReadings(
  written: readonly Assignment[],
  assignments: readonly Argument[],
  words: readonly Argument[],
  timed: string,
): readonly string[] {
  if (timed === "" && written.length === 0) return none;
  const readings: string[] = [];
  if (timed !== "" && words.length > 0) readings.push(`${timed} ${flatten(commandText(words))}`);
  if (timed !== "" && assignments.length > 0)
    readings.push(`${timed} ${flatten(commandText([...assignments, ...words]))}`);
  const first = written.findIndex(({ append }) => append);
  if (first >= 0) readings.push(flatten(commandText([...assignments.slice(first), ...words])));
  return readings;
}

/** Rows that git answered, held against our matcher. */
// @ts-nocheck

import { compilePathPattern } from "../../src/match/path-pattern.ts";
import { foldForDeny } from "../../src/world/path-fold.ts";
import { isIgnored } from "./list.ts";

/** The lines of a gitignore file, a path, and whether git ignores it. */
export type ListRow = {
  readonly patterns: readonly string[];
  readonly path: string;
  readonly isDir: boolean;
  readonly ignored: boolean;
};

/** A row of git's t3070: one pattern against one text with `WM_PATHNAME`, and with case ignored as well. */
export type GlobRow = {
  readonly pattern: string;
  readonly text: string;
  readonly wildmatch: boolean;
  readonly iwildmatch: boolean;
};

export type Row = ListRow | GlobRow;

/** `byte`: git matches `?` or a class against one byte of a character. `named`: see `unlikeGit`. */
export type Outcome = "same" | "byte" | "named" | "different";

/** Patterns of git's own tests that we answer otherwise, and why. No other may differ. */
export const unlikeGit: ReadonlyMap<string, string> = new Map([
  ["", "an empty line is no pattern of a gitignore file, and no path is empty"],
]);

/** @param ignoreCase the rows were answered with `core.ignorecase` */
export function holdRow(row: Row, ignoreCase: boolean): Outcome {
  return "pattern" in row ? holdGlob(row) : holdList(row, ignoreCase);
}

export function holdList({ patterns, path, isDir, ignored }: ListRow, ignoreCase: boolean): Outcome {
  if (isIgnored(patterns, path, isDir, ignoreCase) === ignored) return "same";
  if (isAscii(path, ...patterns)) return "different";
  // Each byte as a character of its own: what git sees. Nothing else may tell the two apart.
  const asGit = isIgnored(patterns.map(bytesOf), bytesOf(path), isDir, ignoreCase);
  return asGit === ignored ? "byte" : "different";
}

function holdGlob(row: GlobRow): Outcome {
  const same = ([row.wildmatch, row.iwildmatch] as const).every(
    (wanted, i) => globMatches(row.pattern, row.text, i === 1) === wanted,
  );
  if (same) return "same";
  return unlikeGit.has(row.pattern) ? "named" : "different";
}

function globMatches(pattern: string, text: string, ignoreCase: boolean): boolean {
  const compiled = compilePathPattern(`/${pattern}`, "/p", {
    fold: ignoreCase ? "case" : "none",
    anchored: true,
    coversRoot: false,
  });
  const path = `/p/${text}`;
  return (
    "pattern" in compiled &&
    compiled.pattern.matchesItself(ignoreCase ? foldForDeny(path, { platform: "darwin" }) : path, false)
  );
}

function bytesOf(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

export function isAscii(...texts: readonly string[]): boolean {
  return texts.every((text) => [...text].every((character) => character <= "\x7f"));
}

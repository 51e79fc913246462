/** A gitignore file as git reads it, from single patterns. */
// @ts-nocheck

import { type ListEntry, listMatches } from "../../src/match/path-list.ts";
import { compilePathPattern } from "../../src/match/path-pattern.ts";
import { foldForDeny } from "../../src/world/path-fold.ts";

/** Whether git ignores `path` of a repository with these lines at its top. `ignoreCase`: git's `core.ignorecase`. */
export function isIgnored(
  lines: readonly string[],
  path: string,
  directory: boolean,
  ignoreCase = false,
): boolean {
  const absolute = `/p/${path}`;
  const folded = ignoreCase ? foldForDeny(absolute, { platform: "darwin" }) : absolute;
  return listMatches(entriesOf(lines, ignoreCase), absolute, folded, directory);
}

function entriesOf(lines: readonly string[], ignoreCase: boolean): ListEntry[] {
  const entries: ListEntry[] = [];
  for (const line of lines) {
    if (line === "" || line.startsWith("#")) continue;
    const negated = line.startsWith("!");
    const text = negated ? line.slice(1) : line;
    // git reads a pattern with a slash from the top; the engine's deny rules read `dir/**` at any depth.
    const anchored = text.trimEnd().replace(/\/$/, "").includes("/");
    const result = compilePathPattern(text, "/p", {
      fold: ignoreCase ? "case" : "none",
      anchored,
      coversRoot: false,
    });
    // What the engine cannot read is what git never matches.
    if ("pattern" in result) entries.push({ pattern: result.pattern, negated });
  }
  return entries;
}

/** Patterns of one list read together, because a `!` line takes back what lines before it matched. SEMANTICS SYN-15 */
// @ts-nocheck

import type { PathPattern } from "./path-pattern.ts";

export type ListEntry = {
  readonly pattern: PathPattern;
  /** The line started with `!`. */
  readonly negated: boolean;
  /** Compiled with `fold: "none"`, so the path as spelled is held against it and not the folded one. */
  readonly exact?: boolean;
};

/**
 * Whether a list of one source matches a path, as git reads a list: from the top directory down, the last line that
 * matches an entry decides, and nothing below a matched directory can be taken back.
 *
 * @param path as spelled; for entries marked `exact`
 * @param folded the same path, folded as the other patterns are
 * @param directory what to assume of the path itself where a pattern ends with a slash
 * Cost: segments of the path × entries × one match. For lists with a `!` line; others need no list at all.
 * @see gitignore(5) "An optional prefix `!`"
 */
export function listMatches(
  entries: readonly ListEntry[],
  path: string,
  folded: string,
  directory: boolean,
): boolean {
  const names = path.split("/");
  const foldedNames = folded.split("/");
  // Both have the same segments unless folding dropped a name of invisible characters; then the shorter one is whole sooner.
  const depth = Math.max(names.length, foldedNames.length);
  for (let i = 1; i <= depth; i++) {
    const here = names.slice(0, i).join("/") || "/";
    const hereFolded = foldedNames.slice(0, i).join("/") || "/";
    const isDirectory = i < depth || directory;
    const last = entries.findLast(({ pattern, exact }) =>
      pattern.matchesItself(exact ? here : hereFolded, isDirectory),
    );
    if (last && !last.negated) return true;
  }
  return false;
}

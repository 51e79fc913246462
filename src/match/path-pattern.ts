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
  /**
   * Whether the path, or a directory above it, matches. `directory`: what to assume of the path itself where the
   * pattern ends with a slash (a deny assumes true, an allow false).
   * Cost: linear in the path for one pattern; never a RegExp.
   */
  readonly matches: (path: string, directory: boolean) => boolean;
  /** Whether some path below `directory` could match. May answer true too often, never false wrongly. */
  readonly mayMatchBelow: (directory: string) => boolean;
  /** Whether some path that `glob` (see `PathSubject.glob`) stands for could match. May answer true too often, never false wrongly. */
  readonly mayMatchGlob: (glob: string) => boolean;
};

/** How a path pattern is looked up, cheapest first. Every pattern has exactly one. */
export type PathStrategy =
  /** If and only if the pattern is one literal path from its base: `/src/a.ts`, `./.env`. Covers what lies below. */
  | { readonly by: "literal"; readonly path: string }
  /** If and only if it is a literal directory from its base followed by a slash and two stars. */
  | { readonly by: "subtree"; readonly path: string }
  /** If and only if it is one literal name at any depth below its base: `.env`. */
  | { readonly by: "basename"; readonly name: string }
  /** If and only if it is `*.ext` at any depth below its base. */
  | { readonly by: "extension"; readonly extension: string }
  /** Everything else: segments matched by a greedy two-pointer walk. */
  | { readonly by: "segments" };

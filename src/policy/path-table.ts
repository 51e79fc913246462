import { limits } from "../base/limits.ts";
import { namesOfGlob, type PathPattern } from "../match/path-pattern.ts";
import { withSlash } from "../world/path.ts";
import { isAscii } from "../world/path-fold.ts";
import { backwards, forwards, LiteralTrie } from "./literal-trie.ts";
import { append } from "./multimap.ts";

type Found<T> = { readonly entry: T; readonly certain: boolean };

/**
 * Path patterns, each kept under one thing that every path it matches holds, and verified by its own matcher:
 * - a **directory** that the path is or lies in: if and only if it is literal or a subtree, or nothing below is rarer;
 * - a **name** on the way: if and only if it is one literal name at any depth, or has wildcards and a literal name that
 *   fewer are kept by than its directory and its other names;
 * - an **extension** of a name: if and only if it is `*.ext` at any depth;
 * - a **run** of characters within a name: if and only if it has wildcards and a run that fewer are kept by than all else.
 *
 * Build: linear in the total pattern length. Look-up: linear in the path, times the longest run at worst, and the
 * candidates, up to `pathStepsMax`. What is left are patterns that share whatever is literal in them: ten thousand of
 * the kind `?a*b?` are tried one by one.
 */
export class PathTable<T extends { readonly pattern: PathPattern }> {
  private readonly byDirectory = new LiteralTrie<T>(forwards);
  private readonly byName = new Map<string, T[]>();
  /** With their dot. */
  private readonly byExtension = new Map<string, T[]>();
  private readonly byRun = new LiteralTrie<T>(forwards);
  /** What is not kept by its directory, by its directory: where it could match when little is known of a path. */
  private readonly elsewhere = new LiteralTrie<T>(forwards);
  /** Of that the names and extensions at any depth, by the directory they are read from, and by what a name ends with. */
  private readonly deep = new LiteralTrie<T>(forwards);
  private readonly byEnding = new LiteralTrie<T>(backwards);
  /** All entries, in the order in which they were added. */
  readonly all: T[] = [];

  add(entry: T): void {
    this.all.push(entry);
    const { strategy, shape } = entry.pattern;
    if (strategy.by === "literal" || strategy.by === "subtree") this.byDirectory.add(strategy.path, entry);
    else if (strategy.by === "segments")
      this.addByRarest(entry, strategy.head, strategy.names, strategy.runs);
    else if (strategy.by === "basename") {
      append(this.byName, strategy.name, entry);
      this.addDeep(entry, strategy.name, shape.base);
    } else {
      const ending = `.${strategy.extension}`;
      append(this.byExtension, ending, entry);
      this.addDeep(entry, ending, shape.base);
    }
  }

  /** An accent after a hole makes another letter of what stands before it, so only ASCII can be looked up by its ending. */
  private addDeep(entry: T, ending: string, base: string): void {
    if (!isAscii(ending)) {
      this.elsewhere.add(base, entry);
      return;
    }
    this.deep.add(base, entry);
    this.byEnding.add(ending, entry);
  }

  private addByRarest(entry: T, head: string, names: readonly string[], runs: readonly string[]): void {
    let fewest = this.byDirectory.kept(head);
    let rarest: string | undefined;
    for (const name of names) {
      const kept = this.byName.get(name)?.length ?? 0;
      if (kept < fewest) [fewest, rarest] = [kept, name];
    }
    let run: string | undefined;
    for (const each of runs) {
      const kept = this.byRun.kept(each);
      if (kept < fewest) [fewest, run] = [kept, each];
    }
    if (run !== undefined) this.byRun.add(run, entry);
    else if (rarest !== undefined) append(this.byName, rarest, entry);
    else {
      this.byDirectory.add(head, entry);
      return;
    }
    this.elsewhere.add(head, entry);
  }

  /**
   * The first entry that holds, of those that could match in or below the directory: their own lies in it, or it in
   * theirs. Cost: those entries, until one holds.
   */
  around(directory: string, holds: (entry: T) => boolean): T | undefined {
    const start = withSlash(directory);
    return (
      this.byDirectory.agreeing(start, holds) ??
      this.elsewhere.agreeing(start, holds) ??
      this.deep.agreeing(start, holds)
    );
  }

  /**
   * The first entry that holds, of those that could match a path that the glob stands for, which cannot go up: around its
   * directory, or by a name that can end as one of its names does. Cost: those entries, until one holds.
   */
  meeting(glob: string, holds: (entry: T) => boolean): T | undefined {
    const names = namesOfGlob(glob);
    const wild = names.findIndex((name) => name.includes("*"));
    const start = `/${names.slice(0, wild).join("/")}${wild > 0 ? "/" : ""}`;
    const found = this.byDirectory.agreeing(start, holds) ?? this.elsewhere.agreeing(start, holds);
    if (found !== undefined || this.byEnding.isEmpty) return found;
    for (const name of names) {
      const head = name.split("*", 1)[0]!;
      const entry = this.byEnding.agreeing(name.slice(name.lastIndexOf("*") + 1), (entry) => {
        const { strategy } = entry.pattern;
        return (strategy.by !== "basename" || strategy.name.startsWith(head)) && holds(entry);
      });
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /**
   * An entry whose pattern matches the path and that `counts`. Not `certain`: one that may, for which no steps are left;
   * literal patterns take none, so these are always tried.
   */
  find(path: string, directory: boolean, counts?: (entry: T) => boolean): Found<T> | undefined {
    if (this.all.length === 0) return undefined;
    const search = new Search(path, directory, counts);
    const entry =
      firstOf(this.byDirectory, path, 0, search) ??
      this.findByName(path, search) ??
      this.findByRun(path, search);
    if (entry !== undefined) return { entry, certain: true };
    return search.beyond && { entry: search.beyond, certain: false };
  }

  private findByName(path: string, search: Search<T>): T | undefined {
    const { byName, byExtension } = this;
    if (byName.size === 0 && byExtension.size === 0) return undefined;
    for (const name of path.split("/")) {
      const dot = byExtension.size === 0 ? -1 : name.lastIndexOf(".");
      const found =
        search.among(byName.get(name)) ??
        (dot < 0 ? undefined : search.among(byExtension.get(name.slice(dot))));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private findByRun(path: string, search: Search<T>): T | undefined {
    if (this.byRun.isEmpty) return undefined;
    // A wildcard beside a letter with an accent matches the letter of the decomposed path.
    for (const form of isAscii(path) ? [path] : [path, path.normalize("NFD")]) {
      for (let at = 0; at < form.length; at++) {
        const found = firstOf(this.byRun, form, at, search);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

/** One look-up of a path: what was tried, and what that took. */
class Search<T extends { readonly pattern: PathPattern }> {
  /** The first entry for which no steps were left. */
  beyond: T | undefined;
  private readonly path: string;
  private readonly directory: boolean;
  private readonly counts: ((entry: T) => boolean) | undefined;
  private steps = 0;
  private tried: Set<readonly T[]> | undefined;

  constructor(path: string, directory: boolean, counts: ((entry: T) => boolean) | undefined) {
    this.path = path;
    this.directory = directory;
    this.counts = counts;
  }

  /** The first of the candidates that matches; undefined: none does, or they were tried before. */
  among(candidates: readonly T[] | undefined): T | undefined {
    if (candidates === undefined) return undefined;
    this.tried ??= new Set();
    if (this.tried.has(candidates)) return undefined;
    this.tried.add(candidates);
    for (const entry of candidates) if (this.matches(entry)) return entry;
    return undefined;
  }

  private matches(entry: T): boolean {
    if (this.counts !== undefined && !this.counts(entry)) return false;
    const { pattern } = entry;
    if (pattern.strategy.by === "segments") {
      this.steps += pattern.weight * this.path.length;
      if (this.steps > limits.pathStepsMax) {
        this.beyond ??= entry;
        return false;
      }
    }
    return pattern.matches(this.path, this.directory);
  }
}

function firstOf<T extends { readonly pattern: PathPattern }>(
  trie: LiteralTrie<T>,
  path: string,
  at: number,
  search: Search<T>,
): T | undefined {
  const found: (readonly T[])[] = [];
  trie.along(path, at, found);
  for (const candidates of found) {
    const entry = search.among(candidates);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

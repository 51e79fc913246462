import type { PathPattern } from "../match/path-pattern.ts";
import { append } from "./multimap.ts";

/**
 * Path patterns found by what they must hold: a directory on the way, a name, an ending. Only those without such a
 * literal are tried one by one. Each candidate is verified by its own matcher.
 * Build: linear in the total pattern length. Look-up: the segments of the path, the candidates, and the patterns by segments.
 */
export class PathTable<T extends { readonly pattern: PathPattern }> {
  /** By the path that a `literal` or `subtree` pattern begins at. */
  private readonly byPath = new Map<string, T[]>();
  private readonly byName = new Map<string, T[]>();
  private readonly byExtension = new Map<string, T[]>();
  private readonly others: T[] = [];
  /** All entries, in the order in which they were added. */
  readonly all: T[] = [];

  add(entry: T): void {
    this.all.push(entry);
    const { strategy } = entry.pattern;
    if (strategy.by === "literal" || strategy.by === "subtree") append(this.byPath, strategy.path, entry);
    else if (strategy.by === "basename") append(this.byName, strategy.name, entry);
    else if (strategy.by === "extension") append(this.byExtension, strategy.extension, entry);
    else this.others.push(entry);
  }

  /** An entry whose pattern matches the path and that `counts`. */
  find(path: string, directory: boolean, counts?: (entry: T) => boolean): T | undefined {
    if (this.all.length === 0) return undefined;
    const matches = (entry: T): boolean =>
      (counts === undefined || counts(entry)) && entry.pattern.matches(path, directory);
    if (this.byPath.size > 0) {
      const found = this.byPath.get("/")?.find(matches);
      if (found) return found;
    }
    for (let start = 1; start <= path.length; ) {
      const slash = path.indexOf("/", start);
      const end = slash < 0 ? path.length : slash;
      const found = this.atSegment(path, start, end, matches);
      if (found) return found;
      start = end + 1;
    }
    return this.others.find(matches);
  }

  private atSegment(path: string, start: number, end: number, matches: (entry: T) => boolean): T | undefined {
    if (this.byPath.size > 0) {
      const found = this.byPath.get(path.slice(0, end))?.find(matches);
      if (found) return found;
    }
    if (this.byName.size > 0) {
      const found = this.byName.get(path.slice(start, end))?.find(matches);
      if (found) return found;
    }
    if (this.byExtension.size === 0) return undefined;
    const dot = path.lastIndexOf(".", end - 1);
    return dot < start ? undefined : this.byExtension.get(path.slice(dot + 1, end))?.find(matches);
  }
}

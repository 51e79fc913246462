// @ts-nocheck
import { limits } from "../base/limits.ts";
import type { PathPattern } from "../match/path-pattern.ts";
import { isAscii } from "../world/path-fold.ts";
import { append } from "./multimap.ts";

type Found<T> = { readonly entry: T; readonly certain: boolean };

/** Characters of a piece that stands for a run of them. */
const pieceLength = 3;

/**
 * Path patterns found by something that each path they match holds: a directory on the way, a name, an ending, a piece
 * of a name. A pattern is kept under one of these, the rarest among those kept so far, and each candidate is verified
 * once by its own matcher.
 * Build: linear in the total pattern length. Look-up: linear in the path, and the candidates, up to `pathStepsMax`.
 */
export class PathTable<T extends { readonly pattern: PathPattern }> {
  /** By a directory that the path is or lies in. */
  private readonly byPath = new Map<string, T[]>();
  private readonly byName = new Map<string, T[]>();
  private readonly byExtension = new Map<string, T[]>();
  /** By three characters in a row, as `pieceAt` numbers them. */
  private readonly byPiece = new Map<number, T[]>();
  /** All entries, in the order in which they were added. */
  readonly all: T[] = [];

  add(entry: T): void {
    this.all.push(entry);
    const { strategy } = entry.pattern;
    if (strategy.by === "literal" || strategy.by === "subtree") append(this.byPath, strategy.path, entry);
    else if (strategy.by === "basename") append(this.byName, strategy.name, entry);
    else if (strategy.by === "extension") append(this.byExtension, strategy.extension, entry);
    else this.addByRarest(entry, strategy.head, strategy.names, strategy.runs);
  }

  private addByRarest(entry: T, head: string, names: readonly string[], runs: readonly string[]): void {
    let kept = this.byPath.get(head)?.length ?? 0;
    let keep = () => append(this.byPath, head, entry);
    for (const name of names) {
      const count = this.byName.get(name)?.length ?? 0;
      if (count >= kept) continue;
      kept = count;
      keep = () => append(this.byName, name, entry);
    }
    for (const run of runs) {
      for (let at = 0; at + pieceLength <= run.length; at++) {
        const piece = pieceAt(run, at);
        const count = this.byPiece.get(piece)?.length ?? 0;
        if (count >= kept) continue;
        kept = count;
        keep = () => append(this.byPiece, piece, entry);
      }
    }
    keep();
  }

  /**
   * An entry whose pattern matches the path and that `counts`. Not `certain`: one that may, for which no steps are left;
   * literal patterns take none, so these are always tried.
   */
  find(path: string, directory: boolean, counts?: (entry: T) => boolean): Found<T> | undefined {
    if (this.all.length === 0) return undefined;
    const tried = new Set<readonly T[]>();
    let steps = 0;
    let beyond: T | undefined;
    const matching = (candidates: readonly T[] | undefined): T | undefined => {
      if (candidates === undefined || tried.has(candidates)) return undefined;
      tried.add(candidates);
      return candidates.find((entry) => {
        if (counts !== undefined && !counts(entry)) return false;
        const { pattern } = entry;
        if (pattern.strategy.by === "segments") steps += pattern.weight * path.length;
        if (steps <= limits.pathStepsMax || pattern.strategy.by !== "segments")
          return pattern.matches(path, directory);
        beyond ??= entry;
        return false;
      });
    };
    const entry = this.findBySegment(path, matching) ?? this.findByPiece(path, matching);
    if (entry !== undefined) return { entry, certain: true };
    return beyond && { entry: beyond, certain: false };
  }

  private findBySegment(
    path: string,
    matching: (candidates: readonly T[] | undefined) => T | undefined,
  ): T | undefined {
    let found = matching(this.byPath.get("/"));
    for (let start = 1; found === undefined && start <= path.length; ) {
      const slash = path.indexOf("/", start);
      const end = slash < 0 ? path.length : slash;
      if (this.byPath.size > 0) found = matching(this.byPath.get(path.slice(0, end)));
      if (this.byName.size > 0) found ??= matching(this.byName.get(path.slice(start, end)));
      if (this.byExtension.size > 0) {
        const dot = path.lastIndexOf(".", end - 1);
        if (dot >= start) found ??= matching(this.byExtension.get(path.slice(dot + 1, end)));
      }
      start = end + 1;
    }
    return found;
  }

  private findByPiece(
    path: string,
    matching: (candidates: readonly T[] | undefined) => T | undefined,
  ): T | undefined {
    if (this.byPiece.size === 0) return undefined;
    // A wildcard beside a letter with an accent matches the letter of the decomposed path.
    for (const form of isAscii(path) ? [path] : [path, path.normalize("NFD")]) {
      for (let at = 0; at + pieceLength <= form.length; at++) {
        const found = matching(this.byPiece.get(pieceAt(form, at)));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

/** Three characters as one number; others may share it, for who is found is verified. */
function pieceAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) ^ (text.charCodeAt(at + 1) << 8) ^ text.charCodeAt(at + 2);
}

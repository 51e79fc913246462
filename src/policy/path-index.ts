import type { PathPattern } from "../match/path-pattern.ts";
import type { PathSubject } from "../world/path-subject.ts";
import { foldForDeny } from "../world/path-fold.ts";
import type { Platform } from "../world/world.ts";
import type { CompiledRule } from "./compiled-rule.ts";

type Entry = {
  readonly rule: CompiledRule;
  readonly pattern: PathPattern;
  /** The pattern is relative to the session's start, so deny and ask also read it from the live directory. SEMANTICS PATH-9. */
  readonly relative: boolean;
  /** `!pattern` cancels what other patterns of the same source and list match. SEMANTICS SYN-15. */
  readonly negated: boolean;
};

/** What a path rule says about a subject: it matches for certain, or it could. */
export type PathHit = { readonly rule: CompiledRule; readonly certain: boolean };

/** Path rules of one tool family and one effect. */
export class PathIndex {
  private readonly entries: Entry[] = [];
  private readonly cancelling: Entry[] = [];
  private readonly everything: CompiledRule[] = [];
  private readonly platform: Platform;
  private readonly start: string;

  /** @param start the directory where the session started, in POSIX form */
  constructor(platform: Platform, start: string) {
    this.platform = platform;
    this.start = start;
  }

  get isEmpty(): boolean {
    return this.entries.length === 0 && this.everything.length === 0;
  }

  /** Adds a rule that covers every path. */
  addEverything(rule: CompiledRule): void {
    this.everything.push(rule);
  }

  add(entry: Entry): void {
    (entry.negated ? this.cancelling : this.entries).push(entry);
  }

  /** An allow rule that matches every spelling of a subject of which all is known. SEMANTICS SYM-1. */
  allows(subject: PathSubject): CompiledRule | undefined {
    const all = this.everything[0];
    if (all !== undefined && subject.unknown === undefined) return all;
    if (subject.unknown !== undefined || subject.spellings.length === 0) return undefined;
    const directory = subject.directory === true;
    let last: CompiledRule | undefined;
    for (const spelling of subject.spellings) {
      last = undefined;
      for (const entry of this.entries) {
        if (entry.pattern.matches(spelling, directory) && !this.cancelled(entry, spelling, directory)) {
          last = entry.rule;
          break;
        }
      }
      if (last === undefined) return undefined;
    }
    return last;
  }

  /**
   * A deny or ask rule that matches one spelling, or could match where not all is known. SEMANTICS SYM-1, READ-12.
   * @param live the directory in which the call runs, in POSIX form
   */
  restricts(subject: PathSubject, live: string, recursive: boolean): PathHit | undefined {
    if (this.isEmpty) return undefined;
    const certain = this.everything[0];
    if (certain !== undefined) return { rule: certain, certain: true };
    let possible: CompiledRule | undefined;
    for (const written of subject.spellings) {
      const spelling = foldForDeny(written, this.platform);
      const moved = this.moved(written, live);
      for (const entry of this.entries) {
        const { pattern } = entry;
        const hit = pattern.matches(spelling, true) ? spelling : entry.relative && moved !== undefined && pattern.matches(moved, true) ? moved : undefined;
        if (hit !== undefined && !this.cancelled(entry, hit, true)) return { rule: entry.rule, certain: true };
        if (recursive && (pattern.mayMatchBelow(spelling) || (entry.relative && moved !== undefined && pattern.mayMatchBelow(moved)))) {
          possible ??= entry.rule;
        }
      }
    }
    if (subject.glob !== undefined) {
      const glob = foldForDeny(subject.glob, this.platform);
      const moved = this.moved(subject.glob, live);
      const hit = this.entries.find(({ pattern, relative }) => pattern.mayMatchGlob(glob) || (relative && moved !== undefined && pattern.mayMatchGlob(moved)));
      possible ??= hit?.rule;
    } else if (subject.unknown !== undefined) {
      possible ??= this.entries[0]?.rule;
    }
    return possible && { rule: possible, certain: false };
  }

  /** The path as if the live directory were the session's start. */
  private moved(path: string, live: string): string | undefined {
    if (live === this.start || !path.startsWith(live === "/" ? "/" : `${live}/`)) return undefined;
    const rest = path.slice(live === "/" ? 1 : live.length + 1);
    return foldForDeny(this.start === "/" ? `/${rest}` : `${this.start}/${rest}`, this.platform);
  }

  private cancelled({ rule }: Entry, path: string, directory: boolean): boolean {
    return this.cancelling.some(
      (entry) => entry.rule.layer === rule.layer && entry.rule.rule.place.file === rule.rule.place.file && entry.pattern.matches(path, directory),
    );
  }
}

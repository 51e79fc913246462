import { limits } from "../base/limits.ts";
import { type ListEntry, listMatches } from "../match/path-list.ts";
import { mayGoUp, type PathPattern } from "../match/path-pattern.ts";
import { privateDirectories, withSlash } from "../world/path.ts";
import { foldForDeny, type Volumes } from "../world/path-fold.ts";
import type { PathSubject } from "../world/path-subject.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { PathTable } from "./path-table.ts";

/** One pattern of a path rule, ready to match. */
export type PathEntry = ListEntry & {
  readonly rule: CompiledRule;
  readonly pattern: PathPattern;
  /** The pattern is relative to the session's start, so deny and ask also read it from the live directory. SEMANTICS PATH-9. */
  readonly relative: boolean;
};

/** What a path rule says about a subject: it matches for certain, or it could. */
export type PathHit = { readonly rule: CompiledRule; readonly certain: boolean };

/** Path rules of one tool family and one effect. */
export class PathIndex {
  /** Entries of lists without a `!` line that all compare alike; their order does not matter. */
  private readonly entries = new PathTable<PathEntry>();
  /** All other lists, one for each source, in the order in which they are written. SEMANTICS SYN-15. */
  private readonly lists: PathEntry[][] = [];
  private readonly everything: CompiledRule[] = [];
  private readonly volumes: Volumes;
  private readonly start: string;

  /** @param start the directory where the session started, in POSIX form */
  constructor(volumes: Volumes, start: string) {
    this.volumes = volumes;
    this.start = start;
  }

  /** What was added: entries that are each held against a path alone, lists, and rules for every path. */
  get contents(): {
    readonly entries: readonly PathEntry[];
    readonly lists: readonly (readonly PathEntry[])[];
    readonly everything: readonly CompiledRule[];
  } {
    return { entries: this.entries.all, lists: this.lists, everything: this.everything };
  }

  get isEmpty(): boolean {
    return this.entries.all.length === 0 && this.lists.length === 0 && this.everything.length === 0;
  }

  /** Adds a rule that covers every path. */
  addEverything(rule: CompiledRule): void {
    this.everything.push(rule);
  }

  /** Adds the entries of one source's list, in the order in which they are written. */
  addList(list: readonly PathEntry[]): void {
    if (list.some((entry) => entry.negated || entry.exact !== list[0]!.exact)) this.lists.push([...list]);
    else for (const entry of list) this.entries.add(entry);
  }

  /** An allow rule that matches every spelling of a subject of which all is known. SEMANTICS SYM-1. */
  allows(subject: PathSubject): CompiledRule | undefined {
    if (subject.unknown !== undefined) return undefined;
    if (this.everything[0] !== undefined) return this.everything[0];
    let rule: CompiledRule | undefined;
    for (const spelling of subject.spellings) {
      rule = this.allowing(spelling, subject.directory === true);
      if (rule === undefined) return undefined;
    }
    return rule;
  }

  private allowing(spelling: string, directory: boolean): CompiledRule | undefined {
    const rule = certainRule(this.matching(spelling, spelling, directory));
    if (rule !== undefined || this.volumes.platform !== "darwin") return rule;
    // macOS has two names for these, and a rule for the one was meant for the directory. SEMANTICS PATH-19
    const other = otherPrivateName(spelling);
    return other === undefined ? undefined : certainRule(this.matching(other, other, directory));
  }

  /**
   * The rule of an entry that matches.
   * @param form as the entries outside lists compare the path, which is alike: an allow exactly and the others folded
   */
  private matching(path: string, form: string, directory: boolean): PathHit | undefined {
    return surer(this.found(form, directory), this.listed(this.lists, path, directory));
  }

  private found(
    form: string,
    directory: boolean,
    counts?: (entry: PathEntry) => boolean,
  ): PathHit | undefined {
    const found = this.entries.find(form, directory, counts);
    return found && { rule: found.entry.rule, certain: found.certain };
  }

  private listed(
    lists: readonly (readonly PathEntry[])[],
    path: string,
    directory: boolean,
  ): PathHit | undefined {
    let hit: PathHit | undefined;
    for (const list of lists) {
      const folded = this.folded(path);
      const certain = stepsOf(list, folded) <= limits.pathStepsMax;
      if (certain && !listMatches(list, path, folded, directory)) continue;
      const entry = list.findLast(
        ({ negated, exact, pattern }) =>
          !negated && (!certain || pattern.matches(exact ? path : folded, directory)),
      );
      hit = surer(hit, entry && { rule: entry.rule, certain });
    }
    return hit;
  }

  /**
   * A deny or ask rule that matches one spelling, or could match where not all is known. SEMANTICS SYM-1, READ-12.
   * @param live the directory in which the call runs, in POSIX form
   * @param counts `recursive`: what lies below the path counts too; `bare`: rules for every path count too
   */
  restricts(
    subject: PathSubject,
    live: string,
    { recursive, bare }: { readonly recursive: boolean; readonly bare: boolean },
  ): PathHit | undefined {
    if (bare && this.everything[0] !== undefined) return { rule: this.everything[0], certain: true };
    let possible: CompiledRule | undefined;
    for (const spelling of subject.spellings) {
      const moved = this.moved(spelling, live);
      const hit = surer(
        this.matching(spelling, this.folded(spelling), true),
        moved === undefined ? undefined : this.relativeMatching(moved),
      );
      if (hit?.certain) return hit;
      possible ??= hit?.rule;
      if (recursive) possible ??= this.possible("mayMatchBelow", spelling, moved);
    }
    const { glob, unknown } = subject;
    if (glob !== undefined && !mayGoUp(glob))
      possible ??= this.possible("mayMatchGlob", glob, this.moved(glob, live));
    else if (glob !== undefined || unknown !== undefined) possible ??= this.any();
    return possible && { rule: possible, certain: false };
  }

  /** Where the path may be any, each rule may match. */
  private any(): CompiledRule | undefined {
    return [this.entries.all, ...this.lists].flat().find(({ negated }) => !negated)?.rule;
  }

  /**
   * The rule of some entry that could match a path below this one, or one that it stands for; an entry that a `!` line may
   * take back counts too.
   */
  private possible(
    what: "mayMatchBelow" | "mayMatchGlob",
    path: string,
    moved: string | undefined,
  ): CompiledRule | undefined {
    let steps = 0;
    for (const text of moved === undefined ? [path] : [path, moved]) {
      const folded = this.folded(text);
      const could = ({ pattern, relative, negated, exact }: PathEntry): boolean => {
        if (negated || (text === moved && !relative)) return false;
        steps += stepsToMeet(pattern, text);
        if (steps > limits.pathStepsMax) return true;
        return pattern[what](exact ? text : folded);
      };
      const form = this.entries.all[0]?.exact ? text : folded;
      const found =
        what === "mayMatchBelow" ? this.entries.around(form, could) : this.entries.meeting(form, could);
      const entry = found ?? this.lists.flat().find(could);
      if (entry !== undefined) return entry.rule;
    }
    return undefined;
  }

  private relativeMatching(moved: string): PathHit | undefined {
    const lists = this.lists.map((list) => list.filter(({ relative }) => relative));
    return surer(
      this.found(this.folded(moved), true, ({ relative }) => relative),
      this.listed(lists, moved, true),
    );
  }

  private folded(path: string): string {
    return foldForDeny(path, this.volumes);
  }

  /** The path as if the live directory were the session's start. */
  private moved(path: string, live: string): string | undefined {
    if (live === this.start) return undefined;
    const above = withSlash(live);
    return path.startsWith(above) ? withSlash(this.start) + path.slice(above.length) : undefined;
  }
}

/** The one hit, or the other where that is certain and the one is not. */
function surer(hit: PathHit | undefined, other: PathHit | undefined): PathHit | undefined {
  return other?.certain && !hit?.certain ? other : (hit ?? other);
}

function certainRule(hit: PathHit | undefined): CompiledRule | undefined {
  return hit?.certain ? hit.rule : undefined;
}

/** Steps of `listMatches`, at most. */
function stepsOf(list: readonly PathEntry[], path: string): number {
  const weight = list.reduce((sum, { pattern }) => sum + pattern.weight, 0);
  return weight * path.length * path.split("/").length;
}

/** Steps of `mayMatchBelow` and `mayMatchGlob`, at most: only where both have wildcards each meets each. */
function stepsToMeet({ strategy, text }: PathPattern, path: string): number {
  return path.length * (strategy.by === "segments" ? text.length : 1);
}

/** The other name of a path below `/etc`, `/var`, `/tmp` or `/home` on macOS. */
function otherPrivateName(path: string): string | undefined {
  const inside = path.startsWith("/private/");
  const short = inside ? path.slice("/private".length) : path;
  if (!privateDirectories.includes(short.split("/", 2)[1]!)) return undefined;
  return inside ? short : `/private${path}`;
}

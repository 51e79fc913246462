/**
 * A path of a tool call or a command, made ready to be held against rules.
 * Every spelling is absolute, in POSIX form (`C:\Users\a` is `/c/Users/a`), with `.`, `..` and repeated slashes folded
 * and without a trailing slash (except `/` itself).
 *
 * A deny or ask rule fires when it matches one spelling; an allow rule needs to match each of them. SEMANTICS SYM-1.
 */
// @ts-nocheck

export type PathSubject = {
  /** As the call wrote it. */
  readonly written: string;
  /** The lexical form first, then what each symbolic link on the way makes of it. Empty where nothing is known. */
  readonly spellings: readonly string[];
  /** Why an allow rule must not trust the spellings, for a policy author: "`~bob` depends on the user database". */
  readonly unknown?: string;
  /** The path was written with a trailing slash or is known to be a directory. */
  readonly directory?: boolean;
  /**
   * Where the text has holes: the absolute path in which `*` stands for a run of characters without a slash.
   * Undefined while `unknown` is set: it may be any path at all.
   */
  readonly glob?: string;
};

// @ts-nocheck
import type { Argument } from "./argument.ts";

/** A file that a command touches, as an argument or a part of one. */
export type Operand = {
  readonly argument: Argument;
  /** The command also touches what lies below, where it names a directory. */
  readonly recursive: boolean;
  /** Not written: it is touched only where standard input is a terminal, as `rg x` reads the working directory. */
  readonly unlessInput?: true;
  /** Nothing is read now, but a symbolic link to it is made, and what opens the link later has another name. */
  readonly linked?: true;
};

/** A command that another command runs. */
export type Inner =
  /** The arguments of the inner command, its name first; `extra`: it receives further unknown arguments (`xargs`). */
  | { readonly by: "arguments"; readonly words: readonly Argument[]; readonly extra: boolean }
  /** Text that a shell parses again: `sh -c`, `eval`, `watch`. `text` is undefined where it is not certain. */
  | { readonly by: "script"; readonly text: string | undefined }
  /** Something that nobody can know from the text: standard input, a file, an option that is not in the table. */
  | { readonly by: "unknown"; readonly why: string };

/**
 * What one command would do, found from its name and arguments alone.
 * The facts are closed: a name or an option that the tables do not hold makes `readOnly` a reason, never `true`.
 */
export type Effects = {
  /**
   * `true`: with these arguments it only reads, prints and compares; it runs nothing, writes nothing, contacts nothing.
   * Otherwise why not, for a policy author: "`-exec` runs another command".
   */
  readonly readOnly: true | string;
  /**
   * A file of the directory in which it runs may name a program that it runs, as `core.fsmonitor` in `.git/config` does
   * for `git status`: read-only is then only for a directory that the user trusts, and not for another one that the
   * command enters. True wherever that is not certain. A pager is left out, because it runs on a terminal only.
   */
  readonly configRuns: boolean;
  /** It is one of the file commands that `acceptEdits` may approve, and `writes` and `reads` hold all that it touches. SEMANTICS MODE-2. */
  readonly fileCommand: boolean;
  readonly reads: readonly Operand[];
  /** Created, changed, replaced or removed. */
  readonly writes: readonly Operand[];
  /** The part of `writes` that `rm` and `rmdir` remove. SEMANTICS CRIT-1. */
  readonly removes: readonly Operand[];
  /** The commands that it runs, in order. */
  readonly inner: readonly Inner[];
  /**
   * How rules see `inner`. `transparent`: allow, ask and deny rules look through (SEMANTICS WRAP-1, WRAP-2);
   * `exec`: deny and ask look through, and only an exact rule allows the whole (SEMANTICS WRAP-3, WRAP-4);
   * `runner`: deny and ask look through, and an allow rule for the runner's own name may cover it (SEMANTICS WRAP-5).
   */
  readonly wrapper: "none" | "transparent" | "exec" | "runner";
  /**
   * The shell that runs it may read or find what comes later otherwise than it is written: an alias, a shell option, a
   * variable whose values are evaluated. From then on neither commands nor assignments of the script are what they seem.
   */
  readonly rewrites: boolean;
  /** The directory that it changes to first (`env -C dir`, `git -C dir`): `reads`, `writes` and `inner` are seen from there; undefined: it stays. */
  readonly directory: Argument | undefined;
  /**
   * The arguments without global options between program and subcommand, where that differs: `git -C d log` → `git log`.
   * `inert`: an allow rule may look past them too. SEMANTICS BASH-11.
   */
  readonly withoutGlobals: { readonly words: readonly Argument[]; readonly inert: boolean } | undefined;
};

// @ts-nocheck
import type { Argument } from "./argument.ts";
import type { Found } from "./found.ts";
import type { Options, ParsedOptions } from "./options.ts";

/**
 * What an operand is. `text`: no file; `reads`: a file whose content or entry is read; `trees`: with all below;
 * `writes`: created or changed; `trees-written`: with all below; `removes`: removed.
 */
export type OperandRole = "text" | "reads" | "trees" | "writes" | "trees-written" | "removes";

/** Where a wrapper keeps the command that it runs. */
export type Runs = {
  /** As `Effects.wrapper` says. */
  readonly as: "transparent" | "exec" | "runner";
  /** How many operands of its own stand before the command. */
  readonly after?: number;
  /** `NAME=value` words may stand before the command. */
  readonly assignments?: true;
  /** The words are joined with blanks and a shell parses them. */
  readonly joined?: true;
  /** The command stands behind `--`. */
  readonly dashes?: true;
  /** Why nobody knows what runs where no command is written. Without it, nothing runs then. */
  readonly alone?: string;
};

/**
 * One row of a table: how a program spells its options and what its arguments mean.
 * A row without `readOnly` is never read-only. `harmless`: no option of the program writes, runs or sends anything,
 * so an argument that is only known later cannot make it do so; `closed`: it has other options than the listed ones.
 */
export type Program = {
  /** Where the facts are from. */
  readonly source: string;
  readonly readOnly?: "harmless" | "closed";
  readonly options?: Options;
  /** Long options are not abbreviated. */
  readonly exact?: true;
  /** `-5` is an option. */
  readonly numeric?: true;
  /** Options end at the first operand. */
  readonly stops?: true;
  /** Holds of an argument that is surely an operand although its text is not certain. */
  readonly certain?: (argument: Argument) => boolean;
  /** It parses no options: every argument is an operand. */
  readonly raw?: true;
  /** Roles of the first operands, and of all that follow; without `rest` there are no more. */
  readonly first?: readonly OperandRole[];
  readonly rest?: OperandRole;
  /** Options that take the place of the first operand, as `-e` of `grep` does. */
  readonly instead?: string;
  /** As `Effects.configRuns` says; a row without it is as the row above it, and false at the top. */
  readonly configured?: boolean;
  /** Options that make it work on all below its operands. */
  readonly deep?: string;
  readonly runs?: Runs;
  readonly subcommands?: Readonly<Record<string, Program>>;
  /** An operand that is no subcommand belongs to the row itself. */
  readonly leaf?: true;
  /** Of a program with options before its subcommand: those that an allow rule may look past. SEMANTICS BASH-11. */
  readonly inert?: string;
  /** What options before the subcommand do beyond their role. */
  readonly studyGlobals?: Study;
  /** What the columns cannot say. Runs after them. */
  readonly study?: Study;
};

export type Study = (use: Use, found: Found) => void;

/** One use of a program: its row, its arguments without the name, and those told apart. */
export type Use = {
  /** As in messages: `git log`. */
  readonly name: string;
  readonly program: Program;
  readonly words: readonly Argument[];
  readonly parsed: ParsedOptions;
};

/** A table of programs by name. */
export type Programs = Readonly<Record<string, Program>>;

/** Every name that stands in `names`, separated by blanks, gets the same row. */
export function each(names: string, program: Program): Programs {
  return Object.fromEntries(names.split(" ").map((name) => [name, program]));
}

/** A program whose options are followed by `after` operands of its own and a command. */
export function runner(source: string, plain: string, after = 0, further: Options = {}): Program {
  return { source, exact: true, options: { plain, ...further }, runs: { as: "runner", after } };
}

/** A program whose command stands behind `--`. */
export function behindDashes(source: string, plain: string, after = 0, further: Options = {}): Program {
  return { source, exact: true, options: { plain, ...further }, runs: { as: "runner", after, dashes: true } };
}

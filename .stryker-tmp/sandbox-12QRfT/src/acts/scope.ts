// @ts-nocheck
import { type Directories, either, nowhere } from "./directory.ts";
import { eitherVariables, unreached, type Variables } from "./variables.ts";

/** What is true where a command stands. */
export type Scope = {
  /** Where the command may run. */
  directories: Directories;
  /** What the script itself gave to variables. */
  variables: Variables;
  /** Reached through another command, or one of several readings: it needs no allow. */
  readonly shadow: boolean;
  /** Something is written to its standard input. */
  readonly input: boolean;
  /** `time` or `time -p` stands before it, which POSIX sh runs as a command; otherwise nothing. */
  timed: string;
  /** How many commands lie around it. */
  readonly depth: number;
  /** The text that the spans point into. */
  readonly text: string;
};

/** What a command may change for those behind it. */
export type State = Pick<Scope, "directories" | "variables">;

/** The state of a place that nothing has reached yet: what `joined` starts from. */
export const never: State = { directories: nowhere, variables: unreached };

/** What holds where two ways meet. */
export function joined(a: State, b: State): State {
  return {
    directories: either(a.directories, b.directories),
    variables: eitherVariables(a.variables, b.variables),
  };
}

/** Goes on in `scope` with what holds now. */
export function goOn(scope: Scope, { directories, variables }: State): void {
  scope.directories = directories;
  scope.variables = variables;
}

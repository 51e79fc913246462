import type { Effect } from "../../src/index.ts";
import type { Question, RuleSet } from "../question.ts";

/** Makes rules ready, and gives what answers one question. That is off the clock wherever decisions are timed. */
export type Contender = {
  readonly name: string;
  /** Why it has no part in questions like this one; undefined: it has. */
  readonly lacks: (question: Question) => string | undefined;
  readonly compile: (set: RuleSet) => Answer | Promise<Answer>;
};

export type Answer = (question: Question) => Effect;

/** Of an engine that is given texts ready-made: it takes no command line apart, so several commands are one text to it. */
export function lacksShell({ kind, text }: Question): string | undefined {
  return kind === "Bash" && /[&|;<>\n]/.test(text) ? "takes no command line apart" : undefined;
}

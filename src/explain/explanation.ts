import type { Effect } from "../base/effect.ts";
import type { Decision, Reason, RuleReference } from "../decide/decision.ts";
import type { Match } from "./matching.ts";

/** Everything that rules have to do with one call. */
export type Explanation = {
  /** As `decide` gives it; what settles it stands first among its reasons. */
  readonly decision: Decision;
  /** Rules that match a part of the call and do not decide that part. */
  readonly alsoMatching: readonly Outranked[];
  /** What would have to be otherwise for further rules to match, or for less strictness. */
  readonly nearMisses: readonly NearMiss[];
  /** What would change the answer, the narrowest there is. */
  readonly proposals: readonly Proposal[];
};

/** A rule that matches, and the reason of the decision for the same part. */
export type Outranked = Match & { readonly by: Reason };

/** What keeps rules from matching, or a call from being allowed. */
export type Obstacle =
  /** It stands behind another command that runs it. */
  | "wrapper"
  | "assignment"
  | "redirection"
  /** A part is only known when the shell runs. */
  | "unknown"
  | "quoting"
  | "program path"
  /** Options stand between the program and its subcommand. */
  | "global options"
  | "word order"
  /** The rule has no `*` at its end. */
  | "no wildcard"
  /** One `/` in a rule is not the root of the file system. */
  | "single slash"
  /** A rule for a host does not hold for those below it. */
  | "subdomain"
  | "untrusted"
  | "locked"
  | "mode";

/** One thing that would have to be otherwise, proved by deciding as if it were. */
export type NearMiss = {
  readonly obstacle: Obstacle;
  /** For a person: "`npm test` stands behind `sudo`". */
  readonly message: string;
  /** The command, the rule or the setting as it would have to be. */
  readonly instead: string;
  /** The rules that would match then and do not now. */
  readonly rules: readonly RuleReference[];
  /** What would be decided then. */
  readonly effect: Effect;
};

/** A change of the policy, and what is decided with it. */
export type Proposal = {
  readonly effect: Effect;
  readonly add?: { readonly to: Effect | "additionalDirectories"; readonly entries: readonly string[] };
  readonly remove?: readonly RuleReference[];
};

// @ts-nocheck
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import type { Span } from "../base/span.ts";
import type { LayerName } from "../policy/layer.ts";

/** The rule behind a reason, as its author wrote it. */
export type RuleReference = {
  readonly effect: Effect;
  readonly text: string;
  readonly layer: LayerName;
  readonly place: Place;
};

/** What kind of thing a part of a call would do. */
export type ActKind = "use" | "run" | "read" | "write" | "fetch" | "unreadable";

/** Why one part of a call got its effect. Parts that settle the decision come first. */
export type Reason = {
  readonly effect: Effect;
  readonly act: {
    readonly kind: ActKind;
    /** The part for a person: the simple command, the path, the host, the tool. Control characters are escaped. */
    readonly text: string;
    /** Where the part stands in the command; undefined: the call as a whole. */
    readonly span?: Span;
  };
  /** The rule that gave the effect; undefined: no rule did. */
  readonly rule?: RuleReference;
  /** Why, as an id of SEMANTICS: `EVAL-2`, `RO-1`, `PROT-1`. */
  readonly because: string;
  /** The same for a person, in one clause: "read-only", "no rule allows it". */
  readonly message: string;
  /** What nobody can know before it runs, where that made the effect `ask`. */
  readonly unknown?: string;
};

/** A rule that would allow a part that was asked about, as narrow as the rule language can say it. */
export type Suggestion = { readonly rule: string; readonly act: string };

/** The answer for one tool call. Host-neutral: no agent's own JSON. */
export type Decision = {
  readonly effect: Effect;
  /** At least one; built when they are first read. */
  readonly reasons: readonly Reason[];
  /** At most five, only where the effect is `ask` and rules could allow it. SEMANTICS SYN-18. */
  readonly suggestions: readonly Suggestion[];
};

/** What a hook that ran before the decision said. SEMANTICS HK-2, HK-5. */
export type HookOutcome = {
  readonly event: "PreToolUse" | "PermissionRequest";
  readonly effect: Effect | "none";
  /** The whole input that replaces the call's. SEMANTICS HK-4. */
  readonly updatedInput?: unknown;
};

/** What is true of this one call beside its policy. */
export type Circumstances = {
  /** The live working directory; defaults to the session's. */
  readonly cwd?: string | undefined;
  /** Outcomes of hooks that already ran. */
  readonly hooks?: readonly HookOutcome[] | undefined;
  /** The caller asserts that the command runs in a sandbox unless it is excluded. SEMANTICS SBX-6. */
  readonly willRunSandboxed?: boolean | undefined;
};

import type { Span } from "../base/span.ts";
import type { HostSubject } from "../world/host.ts";
import type { PathSubject } from "../world/path-subject.ts";

/**
 * One thing that a tool call would do. A call is allowed when each of its acts is; it is denied when one of them is.
 * Acts hold no rule and no effect: they say what happens, not whether it may.
 */
export type Act = UseAct | RunAct | PathAct | FetchAct | NameAct | UnreadableAct;

/** Use a tool at all. Rules without a specifier and parameter rules see it. Every call has exactly one. */
export type UseAct = {
  readonly kind: "use";
  readonly tool: string;
  readonly input: unknown;
  /** The call has no finer act, so its tool must be allowed by name. */
  readonly alone: boolean;
};

/** Run one simple command. Command rules see it. */
export type RunAct = {
  readonly kind: "run";
  readonly language: "shell" | "powershell";
  /** Where it stands in the command text; undefined: in text that another command runs. */
  readonly span: Span | undefined;
  /** The part as written, for a person. */
  readonly text: string;
  /** As written with single blanks: what an exact rule is compared with. */
  readonly written: string;
  /** What an allow rule may match, as command texts; none where nobody can know what runs. SEMANTICS BASH-6 … BASH-11, ENV-1. */
  readonly narrow: readonly Reading[];
  /** What deny and ask rules match, each enough. SEMANTICS BASH-10, BASH-11, ENV-2, WRAP-4. */
  readonly wide: readonly string[];
  /** Base name of what runs; undefined where it is not certain. */
  readonly program: string | undefined;
  /** `true`: it only reads what the path acts say. Otherwise why not. SEMANTICS RO-1 … RO-8. */
  readonly readOnly: true | string;
  /** A file of the directory may name a program that it runs, so it only reads where the workspace is trusted. SEMANTICS RO-8. */
  readonly configRuns: boolean;
  /** `acceptEdits` may approve it, its path acts permitting. SEMANTICS MODE-2. */
  readonly fileCommand: boolean;
  /** Only a rule for the exact text, or for the tool as a whole, allows it. SEMANTICS WRAP-3. */
  readonly exactOnly: boolean;
  /** It is certain which program runs. */
  readonly named: boolean;
  /** Reached through another command that is judged itself: deny and ask rules see it, it needs no allow. SEMANTICS WRAP-4. */
  readonly shadow: boolean;
  /** What is not certain, where that keeps every allow rule away. */
  readonly unknown: string | undefined;
  /** Never approved by a rule, whatever it says; why. SEMANTICS PS-6. */
  readonly alwaysAsk?: string | undefined;
  /** Denied in every mode, whatever rules say; why. SEMANTICS PS-5. */
  readonly refused?: string | undefined;
};

/** A command text an allow rule may match. `assigned`: it begins with assignments that are not known to be safe. */
export type Reading = { readonly text: string; readonly assigned: boolean };

/** Read, write or enter a path. Read, Edit and Cd rules see it. */
export type PathAct = {
  readonly kind: "read" | "write" | "enter";
  readonly subject: PathSubject;
  readonly span: Span | undefined;
  /** `tool`: the call itself is about the path; `redirection`: the shell opens it; `operand`: a command does. */
  readonly from: "tool" | "redirection" | "operand";
  /** The command whose operand it is; no other stands between them. */
  readonly owner: RunAct | undefined;
  /** What lies below is touched as well. */
  readonly recursive: boolean;
  /** `rm` or `rmdir` would remove it. SEMANTICS CRIT-1. */
  readonly removes: boolean;
  /** It is only given another name now; what opens it later is not seen. */
  readonly linked?: boolean | undefined;
  /** Not a file at all although it is spelled like one: `/dev/tcp/host/port`. */
  readonly danger?: string | undefined;
};

/** Fetch a URL. WebFetch rules see it. */
export type FetchAct = { readonly kind: "fetch"; readonly url: string } & HostSubject;

/** Start a sub-agent or a skill by name. */
export type NameAct = { readonly kind: "name"; readonly tool: string; readonly name: string };

/** Something that cannot be read. Never allowed but by a rule for the exact text; deny and ask rules are tested on each word. SEMANTICS CMP-9, CMP-10. */
export type UnreadableAct = {
  readonly kind: "unreadable";
  readonly text: string;
  readonly span: Span | undefined;
  /** Why, for a policy author. */
  readonly message: string;
  /** The whole command as written with single blanks, where an exact rule may allow it. */
  readonly written: string | undefined;
  /** Segments of the text; each word may be the name of a command. */
  readonly segments: readonly string[];
  readonly shadow: boolean;
};

import type { Diagnostic } from "../base/diagnostic.ts";
import type { Platform, World } from "../world/world.ts";
import type { CommandIndex } from "./command-index.ts";
import type { ByEffect, CompiledRule } from "./compiled-rule.ts";
import type { DomainIndex } from "./domain-index.ts";
import type { Mode } from "./mode.ts";
import type { NameIndex } from "./name-index.ts";
import type { ParameterIndex } from "./parameter-index.ts";
import type { PathIndex } from "./path-index.ts";
import type { ToolIndex } from "./tool-index.ts";

/**
 * All rules and settings of a session, made ready: what `decide` looks acts up in. Immutable after `compile`.
 */
export type Policy = {
  readonly world: World;
  readonly platform: Platform;
  readonly mode: Mode;
  /** Plan mode does not restrict, because `bypassPermissions` is available. SEMANTICS MODE-9. */
  readonly bypassAvailable: boolean;
  /** The user trusts the workspace. SEMANTICS SET-7. */
  readonly trusted: boolean;

  /** Rules without a specifier. */
  readonly tools: ByEffect<ToolIndex<CompiledRule>>;
  /** Parameter rules; only deny and ask have any. */
  readonly parameters: ByEffect<ParameterIndex>;
  /** Bash rules; they hold for Monitor too. SEMANTICS BASH-13. */
  readonly shell: ByEffect<CommandIndex>;
  readonly monitor: ByEffect<CommandIndex>;
  readonly powershell: ByEffect<CommandIndex>;
  readonly read: ByEffect<PathIndex>;
  readonly edit: ByEffect<PathIndex>;
  readonly cd: ByEffect<PathIndex>;
  readonly domains: ByEffect<DomainIndex>;
  /** Rules for one sub-agent type or skill. */
  readonly names: ByEffect<NameIndex>;

  /** Where files may be read without a rule, in POSIX form, each in every spelling; the start directory first. SEMANTICS WD-1. */
  readonly workingDirectories: readonly string[];
  /** The additional ones among them. */
  readonly additionalDirectories: readonly string[];
  /** Where a call runs that says nothing else, in POSIX form and every spelling. SEMANTICS SYM-4. */
  readonly liveDirectories: readonly string[];
  /** The home directory, in POSIX form and every spelling; empty where it is not known. */
  readonly homeDirectories: readonly string[];
  readonly blockReadsOutside: boolean;
  /** Absolute paths, in POSIX form, below which writes are not protected. SEMANTICS PROT-4. */
  readonly protectedExempt: readonly string[];

  readonly connectorAsk: ReadonlySet<string>;
  readonly requiresUserInteraction: ReadonlySet<string>;
  readonly sandbox: {
    /** Commands in the sandbox are approved. SEMANTICS SBX-2. */
    readonly approves: boolean;
    readonly unsandboxedAllowed: boolean;
    readonly excluded: CommandIndex;
  };
  /** Only managed settings can allow, so it is no use to save a rule. SEMANTICS MAN-12. */
  readonly allowRulesLocked: boolean;
  readonly floor: Floor | undefined;
};

/** Settings that could not be had or read whole: until they are mended no call gets more than this. SEMANTICS EVAL-11. */
export type Floor = {
  readonly effect: "deny" | "ask";
  readonly diagnostic: Diagnostic;
  /** Tools that only read are not held back. SEMANTICS MAN-22. */
  readonly sparesReading: boolean;
};

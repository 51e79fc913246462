// @ts-nocheck
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";

/** Where settings come from, strongest first. Precedence orders scalars only, never rules. SEMANTICS SET-1, SET-3. */
export const layerNames = ["managed", "cli", "local", "project", "user", "session"] as const;
export type LayerName = (typeof layerNames)[number];

/** A value with the place where it was written. */
export type Placed<T> = { readonly value: T; readonly place: Place };

/**
 * What one source of settings says about permissions, as it was read, before anything is compiled.
 * Rules and directories are not checked yet: an entry may be any JSON value.
 */
export type Layer = {
  readonly name: LayerName;
  /** Absolute, in the platform's spelling; undefined: flags, session, or settings passed as a value. */
  readonly file?: string | undefined;
  /** A file given with `--settings`: `/x` in its rules is anchored at its own directory. SEMANTICS PATH-6. */
  readonly anchor?: string | undefined;
  readonly deny: readonly Placed<unknown>[];
  readonly ask: readonly Placed<unknown>[];
  readonly allow: readonly Placed<unknown>[];
  readonly additionalDirectories: readonly Placed<unknown>[];
  readonly defaultMode?: Placed<unknown> | undefined;
  readonly disableBypassPermissionsMode: boolean;
  readonly disableAutoMode: boolean;
  readonly blockReadsOutsideWorkingDirectories: boolean;
  /** Managed only; a value that is no boolean counts as true. SEMANTICS MAN-12, MAN-10. */
  readonly allowManagedPermissionRulesOnly: boolean;
  readonly classifyAllShell: boolean;
  readonly sandbox: SandboxSettings;
  /** The local settings file is tracked by git, so it needs workspace trust like the project's. SEMANTICS SET-7. */
  readonly tracked: boolean;
  /**
   * Part of the source could not be read, so deny rules may be missing. Until it is mended no call is allowed:
   * a managed source refuses every call, any other asks about every call.
   */
  readonly damage?: Diagnostic | undefined;
  /** A policy that should be here could not be had: every call asks, but for tools that only read. SEMANTICS MAN-22. */
  readonly unconfirmed?: Diagnostic | undefined;
};

/** The keys of `sandbox` that change a decision; undefined: not set in this layer. SEMANTICS SBX-1. */
export type SandboxSettings = {
  readonly enabled?: boolean | undefined;
  readonly autoAllowBashIfSandboxed?: boolean | undefined;
  readonly allowUnsandboxedCommands?: boolean | undefined;
  readonly excludedCommands: readonly Placed<unknown>[];
};

/** A layer that says nothing. */
export function emptyLayer(name: LayerName): Layer {
  return {
    name,
    deny: [],
    ask: [],
    allow: [],
    additionalDirectories: [],
    disableBypassPermissionsMode: false,
    disableAutoMode: false,
    blockReadsOutsideWorkingDirectories: false,
    allowManagedPermissionRulesOnly: false,
    classifyAllShell: false,
    sandbox: { excludedCommands: [] },
    tracked: false,
  };
}

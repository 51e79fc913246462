// @ts-nocheck
import type { World } from "../world/world.ts";
import type { Mode } from "./mode.ts";

/**
 * The session for which rules are compiled: where it runs and what the user agreed to.
 * All of it is given by the host; the engine looks nothing up.
 */
export type Session = {
  /** Platform, home, live working directory and symlink lookup. */
  readonly world: World;
  /** Where the session started; defaults to `world.cwd`. Bare patterns are anchored here. SEMANTICS PATH-9. */
  readonly startDirectory?: string | undefined;
  /** The directory of the project's settings; defaults to the start directory. Anchors `/x` of project rules. SEMANTICS PATH-6. */
  readonly projectRoot?: string | undefined;
  /** The user trusts the workspace; defaults to true. Untrusted: its allow rules and additional directories are ignored. SEMANTICS SET-7. */
  readonly trusted?: boolean | undefined;
  /** The running mode; undefined: `defaultMode` of the layers decides. SEMANTICS MODE-5. */
  readonly mode?: Mode | undefined;
  /** Plan mode was entered from a session in which `bypassPermissions` is available. SEMANTICS MODE-9. */
  readonly bypassAvailable?: boolean | undefined;
  /** MCP tools that the organisation set to ask. SEMANTICS EVAL-8. */
  readonly connectorAsk?: readonly string[] | undefined;
  /** Tools that always need a person. SEMANTICS EVAL-8. */
  readonly requiresUserInteraction?: readonly string[] | undefined;
  /** Writes below these paths are not protected; honoured by the host from user or managed scope only. SEMANTICS PROT-4. */
  readonly protectedExempt?: readonly string[] | undefined;
};

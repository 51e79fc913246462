// @ts-nocheck
import { compile, type Diagnostic, type Policy, type Session } from "../index.ts";
import type { LoadedSettings } from "./load-settings.ts";
import { type WatchOptions, watchSettings } from "./watch-settings.ts";

/** A policy that follows its settings. */
export type LivePolicy = {
  /** The policy in force; another object after a change, so that one decision never sees two. */
  readonly policy: Policy;
  readonly settings: LoadedSettings;
  /** Of the settings and of the rules in force. */
  readonly diagnostics: readonly Diagnostic[];
  /** Reads all again, now. */
  readonly reload: () => Promise<void>;
  /** Stops following; `policy` stays as it is. */
  readonly close: () => void;
};

export type LivePolicyOptions = Omit<WatchOptions, "onLoad"> & {
  readonly session: Session;
  /** Called after each swap, the first time before the promise resolves. */
  readonly onSwap?: ((live: Omit<LivePolicy, "reload" | "close">) => void) | undefined;
};

/**
 * Compiles the settings of a session and swaps the policy whole whenever they change; a decision that runs goes on with
 * the one it began with. Timers and watchers do not keep the process alive. SEMANTICS MAN-8
 */
export async function livePolicy(options: LivePolicyOptions): Promise<LivePolicy> {
  const { session, onSwap, ...watching } = options;
  let current: Omit<LivePolicy, "reload" | "close"> | undefined;
  const { reload, close } = await watchSettings({
    ...watching,
    onLoad: (settings) => {
      const { policy, diagnostics } = compile(settings.layers, session);
      current = { policy, settings, diagnostics: [...settings.diagnostics, ...diagnostics] };
      onSwap?.(current);
    },
  });
  const inForce = () => current!;
  return {
    get policy() {
      return inForce().policy;
    },
    get settings() {
      return inForce().settings;
    },
    get diagnostics() {
      return inForce().diagnostics;
    },
    reload,
    close,
  };
}

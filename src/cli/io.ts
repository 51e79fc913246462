import type { Platform } from "../index.ts";
import type { SettingsLocation } from "../node/index.ts";

/** Everything the command line may touch, so that a test can hold both ends. */
export type Io = {
  /** The whole standard input. */
  readonly stdin: () => Promise<string>;
  /** The same in pieces, for what does not fit into memory. */
  readonly stdinBytes?: (() => AsyncIterable<Uint8Array>) | undefined;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  /** The directory in which the command was started, absolute. */
  readonly cwd: string;
  readonly home: string | undefined;
  readonly platform: Platform;
  /** What is not this machine's own: where managed settings are, what is read and run. */
  readonly machine?: Machine | undefined;
  readonly version: string;
  /** Milliseconds since 1970, for the age of server settings; undefined: the machine's clock. */
  readonly now?: (() => number) | undefined;
  /** Ends a command that would go on for ever. */
  readonly until?: AbortSignal | undefined;
};

export type Machine = Pick<
  SettingsLocation,
  "managedDirectory" | "disk" | "run" | "remote" | "remoteAbsent" | "parentSettings"
>;

/** The variables that the command line reads; all others are none of its business. */
export type Environment = {
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
  /** Where the user's settings are. SEMANTICS SET-1. */
  readonly CLAUDE_CONFIG_DIR?: string | undefined;
  /** Where an agent says that its session started, for its hooks. */
  readonly CLAUDE_PROJECT_DIR?: string | undefined;
  readonly GEMINI_PROJECT_DIR?: string | undefined;
  readonly QWEN_PROJECT_DIR?: string | undefined;
  readonly CURSOR_PROJECT_DIR?: string | undefined;
};

export type Output = {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  /** Resolves when what was written is taken, so that a slow reader does not fill the memory. */
  readonly drained?: (() => Promise<void>) | undefined;
};

/** What a user did wrong on the command line; ends the command with `exitCodes.error`. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** How a command ends. A mistake or a fault of ours never ends like an `allow`. */
export const exitCodes = {
  done: 0,
  /** `doctor` found something, a test failed, a call flips or a policy changes that must not. */
  findings: 1,
  error: 2,
  /** With `--exit-code` only. */
  ask: 3,
  /** With `--exit-code` only. */
  deny: 4,
  /** A question about all calls has no answer within the budget. */
  undecided: 3,
  internalError: 70,
} as const;

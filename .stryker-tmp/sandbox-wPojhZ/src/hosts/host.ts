// @ts-nocheck
import type { Effect, Mode, ToolCall } from "../index.ts";
import type { Fields } from "./fields.ts";

/** The agents whose hooks are answered, by the word for `--host`. */
export const hostNames = ["claude", "codex", "gemini", "qwen", "cursor", "copilot"] as const;
export type HostName = (typeof hostNames)[number];

/** What a hook is asked, free of the host's own spelling. */
export type HookQuestion = {
  /** Judged one by one, the strictest decision counts. At least one. */
  readonly calls: readonly ToolCall[];
  /** The directory in which the call runs; undefined: the payload does not say. */
  readonly cwd: string | undefined;
  /** The directory where the session started; undefined: the payload does not say. */
  readonly root: string | undefined;
  /** The running mode; undefined: the payload says none that is known. */
  readonly mode: Mode | undefined;
};

/** How one event of a host is answered. Everything is one JSON object on standard output with exit code 0. */
export type HookEvent = {
  /** As the host spells it, in payloads and in its settings. */
  readonly name: string;
  /** What says each effect; undefined: nothing is printed. `ask`: undefined where the host would not ask a person. */
  readonly allow: Answer;
  readonly ask: Answer | undefined;
  readonly deny: Answer;
  /** What leaves the call to the host's own rules. */
  readonly silence: object | undefined;
  /** The exit code that refuses whatever is printed; 0: the host only looks at what is printed. */
  readonly failureCode: 0 | 2;
};

/** Makes the JSON object of an effect from a reason for a person; undefined: print nothing. */
export type Answer = (reason: string) => object | undefined;

/** One agent as seen by a hook: how it asks and how it is answered. Source: its public hook reference. */
export type Host = {
  readonly name: HostName;
  readonly events: readonly [HookEvent, ...HookEvent[]];
  /** Reads the payload of an event. The problem is for a person: what is missing. Never throws. */
  readonly question: (
    payload: Fields,
    event: HookEvent,
    platform: HookPlatform,
  ) => HookQuestion | HookProblem;
  /** The variable in which the host names the directory where the session started. */
  readonly rootVariable?:
    | "CLAUDE_PROJECT_DIR"
    | "GEMINI_PROJECT_DIR"
    | "QWEN_PROJECT_DIR"
    | "CURSOR_PROJECT_DIR";
};

export type HookProblem = { readonly problem: string };
export type HookPlatform = "linux" | "darwin" | "win32";

/** What the process of a hook prints and how it ends. */
export type HookAnswer = { readonly stdout: string; readonly stderr: string; readonly exitCode: 0 | 2 };

/** `guard`: an allow is never said, so a fault of ours can widen nothing; `decide`: it is. */
export const hookModes = ["guard", "decide"] as const;
export type HookMode = (typeof hookModes)[number];

/** What to print for an effect. An ask that no person would see is a deny that says so. */
export function answerOf(event: HookEvent, effect: Effect, reason: string, mode: HookMode): HookAnswer {
  if (effect === "allow") return printed(mode === "decide" ? event.allow(signed(reason)) : event.silence);
  if (effect === "ask" && event.ask !== undefined) return printed(event.ask(signed(reason)));
  const why = effect === "ask" ? `needs a person, and this hook cannot ask one: ${reason}` : reason;
  return printed(event.deny(signed(why)));
}

/** The strictest that a host understands, for when anything of ours fails. */
export function refusal(event: HookEvent, reason: string): HookAnswer {
  const why = signed(reason);
  return { ...printed(event.deny(why)), stderr: `${why}\n`, exitCode: event.failureCode };
}

/** Several hooks may answer; a person shall see whose answer it is. */
function signed(reason: string): string {
  return `toolgate: ${reason}`;
}

function printed(document: object | undefined): HookAnswer {
  return {
    stdout: document === undefined ? "" : `${JSON.stringify(document)}\n`,
    stderr: "",
    exitCode: 0,
  };
}

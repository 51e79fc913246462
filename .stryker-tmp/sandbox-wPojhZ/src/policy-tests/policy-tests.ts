// @ts-nocheck
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import type { ToolCall } from "../base/tool-call.ts";
import type { Layer, LayerName, Mode, Platform, World } from "../index.ts";

/** What one test file says. */
export type PolicyTests = {
  readonly file: string;
  /** The settings files that the policy is made of, as they are written: relative to the test file. */
  readonly settings: readonly SettingsName[];
  /** The rules that stand in the test file itself. */
  readonly rules: Layer | undefined;
  readonly session: TestSession;
  /** In the order in which they stand in the file. */
  readonly tests: readonly PolicyTest[];
};

export type SettingsName = { readonly layer: LayerName; readonly name: string; readonly place: Place };

/** One call, and what must become of it. */
export type PolicyTest = {
  readonly expected: Effect;
  readonly call: ToolCall;
  /** The call in one line. */
  readonly text: string;
  /** The rule that must be among those that decide. */
  readonly by?: string;
  /** Why it is known to fail. */
  readonly todo?: string;
  readonly place: Place;
};

/** What is true while the calls are decided. Nothing of it is taken from the machine, so a test is the same everywhere. */
export type TestSession = {
  readonly platform: Platform;
  readonly home: string;
  /** Where the session runs, and the root of the project. */
  readonly cwd: string;
  readonly shell: World["shell"];
  /** Undefined: the `defaultMode` of the settings. */
  readonly mode: Mode | undefined;
  readonly trusted: boolean;
  /** Commands run in a sandbox unless they are excluded. */
  readonly sandboxed: boolean;
  readonly ignoresCase: boolean | undefined;
  /** Symbolic links, from path to target. */
  readonly links: ReadonlyMap<string, string>;
};

/** Where a session runs that does not say it. */
export const defaultDirectories: Readonly<Record<Platform, { readonly home: string; readonly cwd: string }>> =
  {
    linux: { home: "/home/dev", cwd: "/home/dev/project" },
    darwin: { home: "/Users/dev", cwd: "/Users/dev/project" },
    win32: { home: "C:\\Users\\dev", cwd: "C:\\Users\\dev\\project" },
  };

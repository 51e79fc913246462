// @ts-nocheck
import fc from "fast-check";
import { type Circumstances, type HookOutcome, layerNames, modes } from "../index.ts";
import { callsNear } from "./calls.ts";
import { policies } from "./rules.ts";
import { type Beside, type Scene, type SessionFacts, start } from "./scene.ts";

const pick = fc.constantFrom;

/** A session: any mode, trusted or not, with links or without, on a volume that may ignore case. */
export const sessions: fc.Arbitrary<SessionFacts> = fc
  .record({
    mode: pick(undefined, undefined, undefined, ...modes),
    trusted: pick(true, true, true, false),
    bypassAvailable: pick(false, false, true),
    linked: fc.boolean(),
    platform: pick("linux", "linux", "darwin"),
    ignoresCase: pick(undefined, undefined, true),
  })
  .map(({ mode, ignoresCase, ...rest }) => ({
    ...rest,
    ...(mode === undefined ? {} : { mode }),
    ...(ignoresCase === undefined ? {} : { ignoresCase }),
  }));

const hook: fc.Arbitrary<HookOutcome> = fc.record({
  event: pick("PreToolUse", "PermissionRequest"),
  effect: pick("deny", "ask", "allow", "allow", "none"),
});

/** What is true of one call beside its policy; most often nothing. */
export const circumstances: fc.Arbitrary<Circumstances> = fc
  .record({
    cwd: pick(undefined, undefined, undefined, `${start}/src`, "/etc"),
    hooks: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.array(hook, { maxLength: 2 }) },
    ),
    willRunSandboxed: pick(undefined, undefined, true),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));

/** The settings beside rules that change decisions. */
const besides: fc.Arbitrary<Beside> = fc.record({
  layer: pick(...layerNames),
  sandbox: pick(
    {},
    {},
    { enabled: true },
    { enabled: true, autoAllowBashIfSandboxed: false },
    { enabled: true, allowUnsandboxedCommands: false },
  ),
  excludedCommands: pick<readonly string[]>([], ["git *"], ["npm *", "make"]),
  additionalDirectories: pick<readonly string[]>([], [], ["/srv"], ["../other"], ["link"]),
  blockReadsOutsideWorkingDirectories: pick(false, false, false, true),
  disableBypassPermissionsMode: pick(false, false, false, true),
  unconfirmed: pick(...Array(9).fill(false), true),
  allowManagedPermissionRulesOnly: pick(false, false, false, true),
  classifyAllShell: fc.boolean(),
  tracked: fc.boolean(),
});

/**
 * Rules, settings, a session, and a call that the rules have something to say about: what every law quantifies over.
 * One scene in two has no settings beside its rules, and one in two is a plain session. Plain JSON.
 */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    rules: policies,
    beside: fc.option(besides, { nil: undefined }),
    session: fc.oneof(fc.constant<SessionFacts>({ platform: "linux", linked: true }), sessions),
    circumstances: fc.oneof(fc.constant<Circumstances>({}), circumstances),
  })
  .chain(({ beside, ...given }) =>
    callsNear(given.rules).map((call) => ({
      ...given,
      ...(beside === undefined ? {} : { beside }),
      call,
    })),
  );

// @ts-nocheck
import type {
  Circumstances,
  Decision,
  Diagnostic,
  Effect,
  Layer,
  LayerName,
  Mode,
  Placed,
  Platform,
  Policy,
  SandboxSettings,
  Session,
  ToolCall,
} from "../index.ts";
import { compile, decide, emptyLayer } from "../index.ts";

/** A rule in a list of a layer. */
export type Line = { readonly layer: LayerName; readonly effect: Effect; readonly text: string };

/** The settings beside rules that change decisions, and the layer that has them. */
export type Beside = {
  readonly layer: LayerName;
  readonly sandbox?: Omit<SandboxSettings, "excludedCommands">;
  readonly excludedCommands?: readonly string[];
  readonly additionalDirectories?: readonly string[];
  readonly blockReadsOutsideWorkingDirectories?: boolean;
  readonly disableBypassPermissionsMode?: boolean;
  /** The policy of a server could not be confirmed. */
  readonly unconfirmed?: boolean;
  readonly allowManagedPermissionRulesOnly?: boolean;
  readonly classifyAllShell?: boolean;
  /** Local settings are in version control, so they need trust. */
  readonly tracked?: boolean;
};

/** A session, as far as scenes vary it. It runs in `start`, with `home` and the links of `links`. */
export type SessionFacts = {
  readonly platform: Platform;
  readonly ignoresCase?: boolean;
  /** Whether symbolic links can be looked up. */
  readonly linked: boolean;
  readonly mode?: Mode;
  readonly trusted?: boolean;
  readonly bypassAvailable?: boolean;
};

/** Everything a decision hangs on, as plain JSON: what a finding is written down as, and made smaller as. */
export type Scene = {
  readonly rules: readonly Line[];
  readonly beside?: Beside;
  readonly session: SessionFacts;
  readonly circumstances: Circumstances;
  readonly call: ToolCall;
};

/** What a law looks at of an answer. Laws about reasons say nothing of a host that gives none. */
export type Answer = Pick<Decision, "effect"> & Partial<Pick<Decision, "reasons">>;

/** What is held against the laws: a runtime that decides calls from rules. Asked about the same scene it answers the same. */
export type Host = (scene: Scene) => Answer;

export const home = "/Users/ada";
export const start = "/Users/ada/shop";

/** The symbolic links of every scene: two in the working directory, one of them out of it, and one to a file above. */
export const links: ReadonlyMap<string, string> = new Map([
  [`${start}/link`, "src"],
  [`${start}/out`, "/etc"],
  [`${start}/src/env`, "../.env"],
]);

export const plainSession: SessionFacts = { platform: "linux", linked: true };

/** A session as `compile` takes it. */
export function sessionOf({ platform, ignoresCase, linked, ...rest }: SessionFacts): Session {
  return {
    world: {
      platform,
      home,
      cwd: start,
      ...(ignoresCase === undefined ? {} : { ignoresCase }),
      ...(linked ? { links: (path) => links.get(path) ?? null } : {}),
    },
    connectorAsk: ["mcp__a__delete"],
    requiresUserInteraction: ["mcp__a__get_pr"],
    ...rest,
  };
}

/** The layers that hold the rules and the settings of a scene. */
export function layersOf({ rules, beside }: Pick<Scene, "rules" | "beside">): Layer[] {
  const names = new Set(rules.map((line) => line.layer));
  if (beside !== undefined) names.add(beside.layer);
  return [...names].map((name): Layer => {
    const file = `/${name}.json`;
    const list = (effect: Effect) =>
      rules
        .filter((line) => line.layer === name && line.effect === effect)
        .map(({ text }, at) => placed(text, file, at + 1));
    return {
      ...emptyLayer(name),
      ...(beside?.layer === name ? settingsOf(beside, file) : {}),
      file,
      deny: list("deny"),
      ask: list("ask"),
      allow: list("allow"),
      tracked: beside?.tracked === true,
    };
  });
}

function settingsOf(beside: Beside, file: string): Partial<Layer> {
  const texts = (values: readonly string[] = []) => values.map((value) => placed(value, file, 1));
  return {
    sandbox: { ...beside.sandbox, excludedCommands: texts(beside.excludedCommands) },
    additionalDirectories: texts(beside.additionalDirectories),
    blockReadsOutsideWorkingDirectories: beside.blockReadsOutsideWorkingDirectories === true,
    disableBypassPermissionsMode: beside.disableBypassPermissionsMode === true,
    ...(beside.unconfirmed === true ? { unconfirmed: notHad } : {}),
    allowManagedPermissionRulesOnly: beside.allowManagedPermissionRulesOnly === true,
    classifyAllShell: beside.classifyAllShell === true,
  };
}

function placed(value: string, file: string, line: number): Placed<string> {
  return { value, place: { file, line, column: 1, endColumn: value.length + 1 } };
}

/** Why a policy is not there. */
const notHad: Diagnostic = {
  code: "remote-not-confirmed",
  severity: "warning",
  message: "no server settings",
  line: 1,
  column: 1,
  endColumn: 1,
};

/** The engine itself, as a host. */
export const toolgate: Host = (scene) => decide(policyOf(scene), scene.call, scene.circumstances);

let last: { readonly scene: Scene; readonly policy: Policy } | undefined;

/** Laws ask about many calls under the same rules: these are compiled once. */
function policyOf(scene: Scene): Policy {
  const same =
    last !== undefined &&
    last.scene.rules === scene.rules &&
    last.scene.beside === scene.beside &&
    last.scene.session === scene.session;
  if (!same) last = { scene, policy: compile(layersOf(scene), sessionOf(scene.session)).policy };
  return last!.policy;
}

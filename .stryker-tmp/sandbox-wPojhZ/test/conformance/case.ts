// @ts-nocheck
import {
  type Circumstances,
  compile,
  type Decision,
  type Diagnostic,
  decide,
  type Effect,
  type HookOutcome,
  type Layer,
  type LayerName,
  type LinkLookup,
  layerNames,
  modeOf,
  type Platform,
  type Session,
  type ToolCall,
} from "../../src/index.ts";
import { layerOf } from "../../src/settings/index.ts";

/** One decision case: settings, a session, a tool call, and the effect that it must get. One JSON object a line. */
export type Case = {
  readonly id: string;
  readonly settings: { readonly [layer in LayerName]?: unknown };
  readonly cwd: string;
  readonly originalCwd?: string;
  readonly home?: string;
  readonly projectRoot?: string;
  readonly platform?: Platform;
  /** Some volume ignores the case of names. */
  readonly ignoresCase?: boolean;
  readonly mode?: string;
  readonly trusted?: boolean;
  readonly tracked?: boolean;
  readonly fs?: { readonly symlinks?: Readonly<Record<string, string>> };
  readonly hook?: HookRecord;
  readonly willRunSandboxed?: boolean;
  readonly org?: { readonly connectorAsk?: readonly string[] };
  readonly toolMeta?: { readonly requiresUserInteraction?: readonly string[] };
  readonly toolCall: ToolCall;
  readonly expect: Effect;
  readonly alsoOk?: readonly Effect[];
  /** The code of a diagnostic that the settings must give. */
  readonly diag?: string;
  readonly why?: string;
};

/** What hooks said, as they were recorded. */
export type HookRecord = {
  readonly event: "PreToolUse" | "PermissionRequest";
  readonly permissionDecision?: string;
  readonly permissionDecisions?: readonly string[];
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly timedOut?: boolean;
  readonly updatedInput?: unknown;
};

export type Outcome = {
  readonly decision: Decision;
  readonly diagnostics: readonly Diagnostic[];
  /** Why the case fails; undefined: it passes. */
  readonly failure: string | undefined;
};

/** Runs one case through the engine. */
export function runCase(given: Case): Outcome {
  const layers: Layer[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of layerNames) {
    const settings = given.settings[name];
    if (settings === undefined) continue;
    const read = layerOf(settings, name);
    layers.push(name === "local" && given.tracked ? { ...read.layer, tracked: true } : read.layer);
    diagnostics.push(...read.diagnostics);
  }
  const { policy, diagnostics: found } = compile(layers, sessionOf(given));
  diagnostics.push(...found);
  const decision = decide(policy, given.toolCall, circumstancesOf(given));
  return { decision, diagnostics, failure: failureOf(given, decision, diagnostics) };
}

function failureOf(given: Case, decision: Decision, diagnostics: readonly Diagnostic[]): string | undefined {
  if (decision.effect !== given.expect && !given.alsoOk?.includes(decision.effect)) {
    return `expected ${given.expect}, got ${decision.effect}`;
  }
  if (given.diag !== undefined && !diagnostics.some(({ code }) => code === given.diag)) {
    return `expected the diagnostic ${given.diag}, got ${diagnostics.map(({ code }) => code).join(", ") || "none"}`;
  }
  return undefined;
}

function sessionOf(given: Case): Session {
  return {
    world: {
      platform: given.platform ?? "linux",
      home: given.home,
      cwd: given.cwd,
      links: linksOf(given),
      ignoresCase: given.ignoresCase,
    },
    startDirectory: given.originalCwd,
    projectRoot: given.projectRoot,
    trusted: given.trusted,
    mode: modeOf(given.mode),
    connectorAsk: given.org?.connectorAsk,
    requiresUserInteraction: given.toolMeta?.requiresUserInteraction,
  };
}

function linksOf(given: Case): LinkLookup | undefined {
  const symlinks = given.fs?.symlinks;
  if (symlinks === undefined) return undefined;
  const targets = new Map(Object.entries(symlinks));
  return (path) => targets.get(path) ?? null;
}

function circumstancesOf(given: Case): Circumstances {
  return { hooks: given.hook ? outcomesOf(given.hook) : undefined, willRunSandboxed: given.willRunSandboxed };
}

function outcomesOf(hook: HookRecord): HookOutcome[] {
  const decisions = hook.permissionDecisions ?? [hook.permissionDecision ?? recordedDecision(hook)];
  return decisions.map((decision, i) => ({
    event: hook.event,
    effect: decision === "deny" || decision === "ask" || decision === "allow" ? decision : "none",
    ...(i === 0 && hook.updatedInput !== undefined ? { updatedInput: hook.updatedInput } : {}),
  }));
}

/** What a command hook's exit code and output mean. SEMANTICS HK-7. */
function recordedDecision(hook: HookRecord): string | undefined {
  if (hook.timedOut) return undefined;
  if (hook.exitCode === 2 && hook.event === "PreToolUse") return "deny";
  const output = parsedOutput(hook.stdout ?? "");
  const specific = output?.["hookSpecificOutput"] as Record<string, unknown> | undefined;
  const decision =
    specific?.["permissionDecision"] ??
    (specific?.["decision"] as Record<string, unknown> | undefined)?.["behavior"] ??
    output?.["decision"];
  if (decision === "approve") return "allow";
  if (decision === "block") return "deny";
  return typeof decision === "string" ? decision : undefined;
}

function parsedOutput(stdout: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(stdout);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

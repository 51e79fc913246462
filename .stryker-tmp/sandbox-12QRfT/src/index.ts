// @ts-nocheck
export type { Code, Diagnostic, Severity } from "./base/diagnostic.ts";
export { codes } from "./base/diagnostic.ts";
export type { Effect } from "./base/effect.ts";
export type { Place } from "./base/place.ts";
export type { ToolCall } from "./base/tool-call.ts";
export { decide, toolRemoved } from "./decide/decide.ts";
export type {
  ActKind,
  Circumstances,
  Decision,
  HookOutcome,
  Reason,
  RuleReference,
  Suggestion,
} from "./decide/decision.ts";
export { compile } from "./policy/compile.ts";
export type { Layer, LayerName, Placed, SandboxSettings } from "./policy/layer.ts";
export { emptyLayer, layerNames } from "./policy/layer.ts";
export type { ListedRule, WrittenRule } from "./policy/list-rules.ts";
export { listRules } from "./policy/list-rules.ts";
export type { Mode } from "./policy/mode.ts";
export { modeOf, modes } from "./policy/mode.ts";
export type { Policy } from "./policy/policy.ts";
export type { Session } from "./policy/session.ts";
export type { LinkLookup, Platform, World } from "./world/world.ts";

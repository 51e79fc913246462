// @ts-nocheck
import { type Effect, modeOf } from "../index.ts";
import { textField } from "./fields.ts";
import type { Answer, HookEvent, Host } from "./host.ts";
import { toolQuestion } from "./payload.ts";

const decision =
  (permissionDecision: Effect): Answer =>
  (permissionDecisionReason) => ({
    hookSpecificOutput: { hookEventName: "PreToolUse", permissionDecision, permissionDecisionReason },
  });

const behavior =
  (fields: (message: string) => object): Answer =>
  (message) => ({ hookSpecificOutput: { hookEventName: "PermissionRequest", decision: fields(message) } });

/** Before a call, in the form that Claude Code made and others took over. */
export const preToolUse: HookEvent = {
  name: "PreToolUse",
  allow: decision("allow"),
  ask: decision("ask"),
  deny: decision("deny"),
  silence: undefined,
  failureCode: 2,
};

/** Instead of a prompt. Silence shows the prompt; exit code 2 alone changes nothing. */
export const permissionRequest: HookEvent = {
  name: "PermissionRequest",
  allow: behavior(() => ({ behavior: "allow" })),
  ask: () => undefined,
  deny: behavior((message) => ({ behavior: "deny", message })),
  silence: undefined,
  failureCode: 0,
};

/** Claude Code. Its tools have the names that rules use. https://code.claude.com/docs/en/hooks */
export const claude: Host = {
  name: "claude",
  events: [preToolUse, permissionRequest],
  question: (payload, _event, platform) =>
    toolQuestion(payload, "own", platform, modeOf(textField(payload, "permission_mode"))),
  rootVariable: "CLAUDE_PROJECT_DIR",
};

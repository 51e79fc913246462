// @ts-nocheck
import type { ToolCall } from "../index.ts";
import { inputOf, textField } from "./fields.ts";
import type { Answer, HookEvent, Host } from "./host.ts";
import { placeOf, toolQuestion } from "./payload.ts";
import { as, shell, type Translations } from "./tool-calls.ts";

const tools: Translations = {
  Shell: shell("working_directory"),
  Read: as("Read", { file_path: ["file_path", "path", "target_file"] }),
  Write: as("Write", { file_path: ["file_path", "path", "target_file"] }),
  Delete: as("Write", { file_path: ["file_path", "path", "target_file"] }),
  Grep: as("Grep", { path: ["path"] }),
  Task: as("Agent", { subagent_type: ["subagent_type"] }),
};

const permission =
  (effect: "allow" | "ask" | "deny"): Answer =>
  (reason) => ({ permission: effect, user_message: reason, agent_message: reason });

const event = (name: string): HookEvent => ({
  name,
  allow: permission("allow"),
  ask: permission("ask"),
  deny: permission("deny"),
  silence: {},
  failureCode: 2,
});

/**
 * Cursor. An ask is reported not to be shown for `preToolUse`, so it is a deny there; the `before…` events ask.
 * https://cursor.com/docs/agent/hooks
 */
export const cursor: Host = {
  name: "cursor",
  events: [
    event("beforeShellExecution"),
    event("beforeMCPExecution"),
    { ...event("beforeReadFile"), ask: undefined },
    { ...event("preToolUse"), ask: undefined },
  ],
  question: (payload, { name }, platform) => {
    const one = (calls: readonly ToolCall[]) => ({ calls, ...placeOf(payload), mode: undefined });
    if (name === "beforeShellExecution") return one(shell()(payload, platform));
    if (name === "beforeReadFile") return one(as("Read", { file_path: ["file_path"] })(payload, platform));
    if (name === "preToolUse") return toolQuestion(payload, tools, platform);
    const tool = textField(payload, "tool_name");
    if (tool === undefined) return { problem: "the payload has no `tool_name`" };
    // no rule can name it: the payload keeps to itself which server this is
    return one([{ tool: `${tool} (of an unnamed server)`, input: inputOf(payload["tool_input"]) }]);
  },
  rootVariable: "CURSOR_PROJECT_DIR",
};

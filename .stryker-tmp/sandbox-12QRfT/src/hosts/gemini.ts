// @ts-nocheck
import type { ToolCall } from "../index.ts";
import { fieldsOf, inputOf, textField } from "./fields.ts";
import type { Host } from "./host.ts";
import { toolQuestion } from "./payload.ts";
import { addressesIn, as, filesIn, shell, type Translations } from "./tool-calls.ts";

const tools: Translations = {
  run_shell_command: shell("dir_path"),
  read_file: as("Read", { file_path: ["file_path", "absolute_path"] }),
  read_many_files: filesIn("include"),
  write_file: as("Write", { file_path: ["file_path"] }),
  replace: as("Edit", { file_path: ["file_path"] }),
  list_directory: as("Glob", { path: ["dir_path", "path"] }),
  glob: as("Glob", { path: ["dir_path", "path"] }),
  grep_search: as("Grep", { path: ["dir_path", "path"] }),
  search_file_content: as("Grep", { path: ["dir_path", "path"] }),
  web_fetch: addressesIn("prompt"),
  google_web_search: as("WebSearch"),
  write_todos: as("TodoWrite"),
  activate_skill: as("Skill", { skill: ["name"] }),
  invoke_agent: as("Agent", { subagent_type: ["agent_name"] }),
  ask_user: as("AskUserQuestion"),
  enter_plan_mode: as("EnterPlanMode"),
  exit_plan_mode: as("ExitPlanMode"),
};

/** Gemini CLI. https://geminicli.com/docs/hooks/reference, and for `ask` its source. */
export const gemini: Host = {
  name: "gemini",
  events: [
    {
      name: "BeforeTool",
      allow: (reason) => ({ decision: "allow", reason }),
      ask: (reason) => ({ decision: "ask", reason, systemMessage: reason }),
      deny: (reason) => ({ decision: "deny", reason }),
      silence: {},
      failureCode: 2,
    },
  ],
  question: (payload, _event, platform) => {
    const context = fieldsOf(payload["mcp_context"]);
    const server = context && textField(context, "server_name");
    const tool = context && textField(context, "tool_name");
    const asked = toolQuestion(payload, tools, platform);
    if (server === undefined || tool === undefined || "problem" in asked) return asked;
    const call: ToolCall = { tool: `mcp__${server}__${tool}`, input: inputOf(payload["tool_input"]) };
    return { ...asked, calls: [call] };
  },
  rootVariable: "GEMINI_PROJECT_DIR",
};

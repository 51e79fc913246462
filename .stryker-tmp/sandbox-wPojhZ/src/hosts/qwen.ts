// @ts-nocheck
import { type Mode, modeOf } from "../index.ts";
import { permissionRequest, preToolUse } from "./claude.ts";
import { textField } from "./fields.ts";
import type { Host } from "./host.ts";
import { toolQuestion } from "./payload.ts";
import { as, shell, type Translations } from "./tool-calls.ts";

const tools: Translations = {
  run_shell_command: shell("directory"),
  monitor: as("Monitor"),
  read_file: as("Read", { file_path: ["file_path", "absolute_path"] }),
  write_file: as("Write", { file_path: ["file_path"] }),
  edit: as("Edit", { file_path: ["file_path"] }),
  notebook_edit: as("NotebookEdit", { notebook_path: ["notebook_path"] }),
  list_directory: as("Glob", { path: ["path"] }),
  glob: as("Glob", { path: ["path"] }),
  grep_search: as("Grep", { path: ["path"] }),
  web_fetch: as("WebFetch", { url: ["url"] }),
  web_search: as("WebSearch"),
  todo_write: as("TodoWrite"),
  skill: as("Skill", { skill: ["skill"] }),
  agent: as("Agent", { subagent_type: ["subagent_type"] }),
  ask_user_question: as("AskUserQuestion"),
  enter_plan_mode: as("EnterPlanMode"),
  exit_plan_mode: as("ExitPlanMode"),
};

const modes: Readonly<Record<string, Mode>> = { auto_edit: "acceptEdits", yolo: "bypassPermissions" };

/** Qwen Code. https://qwenlm.github.io/qwen-code-docs/en/users/features/hooks */
export const qwen: Host = {
  name: "qwen",
  events: [preToolUse, permissionRequest],
  question: (payload, _event, platform) => {
    const mode = textField(payload, "permission_mode");
    const named = mode !== undefined && Object.hasOwn(modes, mode) ? modes[mode] : modeOf(mode);
    return toolQuestion(payload, tools, platform, named);
  },
  rootVariable: "QWEN_PROJECT_DIR",
};

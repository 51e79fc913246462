// @ts-nocheck
import type { Answer, Host } from "./host.ts";
import { toolQuestion } from "./payload.ts";
import { as, shell, type Translations } from "./tool-calls.ts";

const tools: Translations = {
  bash: as("Bash", { command: ["command"] }),
  powershell: as("PowerShell", { command: ["command"] }),
  shell: shell(),
  view: as("Read", { file_path: ["path", "file_path"] }),
  create: as("Write", { file_path: ["path", "file_path"] }),
  edit: as("Edit", { file_path: ["path", "file_path"] }),
  glob: as("Glob", { path: ["path"] }),
  grep: as("Grep", { path: ["path"] }),
  rg: as("Grep", { path: ["path"] }),
  web_fetch: as("WebFetch", { url: ["url"] }),
  task: as("Agent", { subagent_type: ["agent_type"] }),
  skill: as("Skill", { skill: ["skill", "name"] }),
};

const decision =
  (permissionDecision: "allow" | "ask" | "deny"): Answer =>
  (permissionDecisionReason) => ({ permissionDecision, permissionDecisionReason });

/**
 * GitHub Copilot CLI and cloud agent. Exit code 2 is only a warning there, and the cloud agent takes an ask for a deny.
 * https://docs.github.com/en/copilot/reference/hooks-reference
 */
export const copilot: Host = {
  name: "copilot",
  events: [
    {
      name: "preToolUse",
      allow: decision("allow"),
      ask: decision("ask"),
      deny: decision("deny"),
      silence: {},
      failureCode: 0,
    },
    {
      name: "permissionRequest",
      allow: () => ({ behavior: "allow" }),
      ask: () => ({}),
      deny: (message) => ({ behavior: "deny", message }),
      silence: {},
      failureCode: 0,
    },
  ],
  question: (payload, _event, platform) => toolQuestion(payload, tools, platform),
};

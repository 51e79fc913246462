/** Calls that show what a policy decides with besides the texts of its rules: modes, directories, locks. */
import type { ToolCall } from "../base/tool-call.ts";
import type { Policy } from "../policy/policy.ts";
import { type Situation, telling } from "./calls.ts";

const commands = [
  "pwd",
  "git status",
  "x",
  "mkdir x",
  "rm x",
  "cat x",
  "cat /x/y",
  'cat "$X"',
  "echo x > x",
  "echo x > /x/y",
  "cd /x/y",
  "rm -r /x/y/*",
  "sed -i s/a/b/ x",
];

const tools = ["WebSearch", "TodoWrite", "AskUserQuestion", "EndConversation", "mcp__x__y", "Unheard"];

/** The calls, each in the circumstances in which it may show something. */
export function probes(policy: Policy, other: Policy): readonly Situation[] {
  const calls: readonly ToolCall[] = [
    ...commands.map((command) => ({ tool: "Bash", input: { command } })),
    { tool: "Bash", input: { command: "x", dangerouslyDisableSandbox: true } },
    { tool: "Monitor", input: { command: "x" } },
    { tool: "PowerShell", input: { command: "x" } },
    { tool: "WebFetch", input: { url: "https://example.com/" } },
    { tool: "Agent", input: { subagent_type: "x" } },
    { tool: "Skill", input: { skill: "x" } },
    ...tools.map((tool) => ({ tool, input: {} })),
    ...[policy, other].flatMap(callsOf),
  ];
  return telling.flatMap((circumstances) => calls.map((call) => ({ call, circumstances })));
}

/** What the directories and tools that a policy names are for. */
function callsOf(policy: Policy): readonly ToolCall[] {
  const directories = new Set([...policy.workingDirectories, ...policy.additionalDirectories, "/x/y"]);
  return [
    ...[...directories].flatMap((directory) => [
      { tool: "Read", input: { file_path: `${directory}/x` } },
      { tool: "Edit", input: { file_path: `${directory}/x` } },
      { tool: "Edit", input: { file_path: `${directory}/.git/config` } },
      { tool: "Cd", input: { path: directory } },
      { tool: "Bash", input: { command: `rm -r ${directory}/*` } },
    ]),
    ...policy.protectedExempt.map((path) => ({ tool: "Edit", input: { file_path: `${path}/.git/config` } })),
    ...[...policy.connectorAsk, ...policy.requiresUserInteraction].map((tool) => ({ tool, input: {} })),
  ];
}

// @ts-nocheck
import type { Fields } from "./fields.ts";
import { fieldsOf } from "./fields.ts";
import type { HostName } from "./host.ts";

/** Whose settings get the hook. */
export const hookScopes = ["user", "project", "local"] as const;
export type HookScope = (typeof hookScopes)[number];

/** Where a host keeps hooks, and what its entry looks like. */
export type Installation = {
  /** Below the home (`user`) or the project (the others); a scope that is missing does not exist for this host. */
  readonly files: Readonly<Partial<Record<HookScope, string>>>;
  /** What a file holds that is made for this. */
  readonly empty: Fields;
  /** The entries, each under `hooks` and the name of its event. */
  readonly entries: (command: string) => readonly HookEntry[];
  /** The command of an entry that stands in a list of this host. */
  readonly commandsOf: (entry: unknown) => readonly unknown[];
  /** What a person must know: what stays open when the hook fails, what has to be confirmed. */
  readonly notes: readonly string[];
};

export type HookEntry = { readonly event: string; readonly value: Fields };

/** Longer than any decision takes, shorter than a person waits. */
const timeoutSeconds = 10;

const failsOpen = (name: string): string =>
  `${name} has no setting for it: where the hook cannot be started, the call goes ahead`;

/** The form of Claude Code, which others took over: a list of matchers, each with a list of hooks. */
const matched = (event: string, hook: Fields): HookEntry => ({
  event,
  value: { matcher: "*", hooks: [hook] },
});

const hooksWithin = (entry: unknown): readonly unknown[] => {
  const hooks = fieldsOf(entry)?.["hooks"];
  return Array.isArray(hooks) ? hooks.map((hook) => fieldsOf(hook)?.["command"]) : [];
};

const ownCommands = (entry: unknown): readonly unknown[] => {
  const fields = fieldsOf(entry);
  return [fields?.["command"], fields?.["bash"], fields?.["powershell"]];
};

export const installations: Readonly<Record<HostName, Installation>> = {
  claude: {
    files: {
      user: ".claude/settings.json",
      project: ".claude/settings.json",
      local: ".claude/settings.local.json",
    },
    empty: {},
    entries: (command) => [
      matched("PreToolUse", { type: "command", command, timeout: timeoutSeconds, onFailure: "block" }),
    ],
    commandsOf: hooksWithin,
    notes: [
      "`onFailure` is known from version 2.1.295 on; before it, a hook that cannot be started lets the call go ahead",
    ],
  },
  codex: {
    files: { user: ".codex/hooks.json", project: ".codex/hooks.json" },
    empty: {},
    entries: (command) => [matched("PreToolUse", { type: "command", command, timeout: timeoutSeconds })],
    commandsOf: hooksWithin,
    notes: [failsOpen("Codex"), "Codex runs a new hook only after you trusted it with /hooks"],
  },
  gemini: {
    files: { user: ".gemini/settings.json", project: ".gemini/settings.json" },
    empty: {},
    entries: (command) => [
      matched("BeforeTool", { name: "toolgate", type: "command", command, timeout: timeoutSeconds * 1000 }),
    ],
    commandsOf: hooksWithin,
    notes: [failsOpen("Gemini CLI")],
  },
  qwen: {
    files: { user: ".qwen/settings.json", project: ".qwen/settings.json" },
    empty: {},
    entries: (command) => [
      matched("PreToolUse", { name: "toolgate", type: "command", command, timeout: timeoutSeconds }),
    ],
    commandsOf: hooksWithin,
    notes: [failsOpen("Qwen Code")],
  },
  cursor: {
    files: { user: ".cursor/hooks.json", project: ".cursor/hooks.json" },
    empty: { version: 1 },
    entries: (command) => {
      const value = { command, timeout: timeoutSeconds, failClosed: true };
      return [
        { event: "beforeShellExecution", value },
        { event: "beforeMCPExecution", value },
        { event: "beforeReadFile", value },
        { event: "preToolUse", value: { ...value, matcher: "Write|Delete|Grep|Task" } },
      ];
    },
    commandsOf: ownCommands,
    notes: [],
  },
  copilot: {
    files: { user: ".copilot/hooks/toolgate.json", project: ".github/hooks/toolgate.json" },
    empty: { version: 1 },
    entries: (command) => [
      {
        event: "preToolUse",
        value: {
          type: "command",
          bash: command,
          // PowerShell runs a quoted program only behind `&`
          powershell: `& ${command}`,
          timeoutSec: timeoutSeconds,
        },
      },
    ],
    commandsOf: ownCommands,
    notes: [failsOpen("Copilot")],
  },
};

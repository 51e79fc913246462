// @ts-nocheck
import { type JsonNode, parseSettings, plainValue } from "../settings/index.ts";

/** A setting by which a policy makes a machine run or trust something: `hooks`, `env.PATH`, with its value as JSON. */
export type Sensitive = { readonly setting: string; readonly value: string };

/**
 * What a host is asked before such settings come into force. `always`: they are kept and not asked about again;
 * `once`: the policy is in force until the process ends, and is not kept; `never`: what was in force stays.
 */
export type Approve = (request: {
  readonly revision: number;
  /** The ones that are not in the policy in force, at least one. */
  readonly settings: readonly Sensitive[];
  /** Aborted after one interval without an answer; the policy is then asked for, and asked about, anew. */
  readonly signal: AbortSignal;
}) => Promise<"always" | "once" | "never">;

/** Settings whose value is a command line or names a program. SEMANTICS SRV-4. */
const programs: ReadonlySet<string> = new Set([
  "hooks",
  "statusLine",
  "subagentStatusLine",
  "fileSuggestion",
  "sandbox.bwrapPath",
  "sandbox.socatPath",
  "sandbox.ripgrep",
]);

/** Settings of later versions that will most likely be commands, at any depth outside `permissions`. */
const commandName = /(?:^command|Command|Helper|AuthRefresh|CredentialExport)$/;

/** Variables that start nothing, lead nowhere and hold no secret; a closed list, every other one is asked about. */
const benignVariables: ReadonlySet<string> = new Set([
  "BASH_DEFAULT_TIMEOUT_MS",
  "BASH_MAX_OUTPUT_LENGTH",
  "BASH_MAX_TIMEOUT_MS",
  "CLAUDE_CODE_MAX_OUTPUT_TOKENS",
  "DISABLE_AUTOUPDATER",
  "DISABLE_BUG_COMMAND",
  "DISABLE_COST_WARNINGS",
  "DISABLE_ERROR_REPORTING",
  "DISABLE_TELEMETRY",
  "MAX_MCP_OUTPUT_TOKENS",
  "MAX_THINKING_TOKENS",
  "MCP_TIMEOUT",
  "MCP_TOOL_TIMEOUT",
]);

/** The sensitive settings of a policy; of a key that stands twice both. Linear in the text; never throws. */
export function sensitiveSettings(text: string): readonly Sensitive[] {
  const { tree } = parseSettings({ text, layer: "managed" });
  const found: Sensitive[] = [];
  const visit = (node: JsonNode, path: string): void => {
    if (node.type === "scalar") return;
    if (node.type === "array") {
      for (const item of node.items) visit(item, path);
      return;
    }
    for (const { key, value } of node.members) {
      const setting = path === "" ? key : `${path}.${key}`;
      if (setting === "permissions") continue;
      if (path === "env" ? !benignVariables.has(key) : programs.has(setting) || commandName.test(key))
        found.push({ setting, value: JSON.stringify(plainValue(value)) });
      else visit(value, setting);
    }
  };
  if (tree !== undefined) visit(tree, "");
  return found;
}

/** The names of the variables that a policy sets and that wait until the server confirms it. SEMANTICS SRV-5. */
export function waitingVariables(text: string): readonly string[] {
  const names = sensitiveSettings(text).flatMap(({ setting }) =>
    setting.startsWith("env.") ? [setting.slice("env.".length)] : [],
  );
  return [...new Set(names)];
}

/** What of `wanted` is not already in force. */
export function notYet(wanted: readonly Sensitive[], inForce: readonly Sensitive[]): readonly Sensitive[] {
  const known = new Set(inForce.map(({ setting, value }) => `${setting}\n${value}`));
  return wanted.filter(({ setting, value }) => !known.has(`${setting}\n${value}`));
}

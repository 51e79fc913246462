import { editDistance } from "../base/edit-distance.ts";

/**
 * What the specifier of a rule for a tool is made of. SEMANTICS SYN-3.
 * `none`: the tool is named bare; in deny and ask a parameter may still be named.
 */
export type SpecifierKind = "command" | "path" | "domain" | "name" | "none";

/** One tool that rules can name. */
export type Tool = {
  /** The canonical name, as a tool call spells it. Case matters. SEMANTICS SYN-3. */
  readonly name: string;
  readonly specifier: SpecifierKind;
  /** The tool whose path rules are read for this tool: `Edit` for `Write`. SEMANTICS SYN-14, PATH-1, PATH-2. */
  readonly pathRules?: "Read" | "Edit";
  /** Input fields that the specifier itself stands for, so that no parameter rule can match them. SEMANTICS SYN-12. */
  readonly primaryFields: readonly string[];
  /** The other documented input fields. Used to tell a parameter from a specifier that holds a colon. SEMANTICS SYN-13. */
  readonly fields: readonly string[];
  /** What a call comes to that no rule and no mode decides. File readers: inside the working directories. SEMANTICS EVAL-9. */
  readonly byDefault: "allow" | "ask";
  /** The public page the row was read from. */
  readonly source: string;
};

const reference = "https://code.claude.com/docs/en/tools-reference";
const sdk = "https://code.claude.com/docs/en/agent-sdk/typescript";
const permissions = "https://code.claude.com/docs/en/permissions";
const schema = "https://json.schemastore.org/claude-code-settings.json";

const bare = (
  name: string,
  byDefault: "allow" | "ask",
  source: string = reference,
  fields: readonly string[] = [],
): Tool => {
  return { name, specifier: "none", primaryFields: [], fields, byDefault, source };
};

/** Every tool that a rule can name without a warning, in alphabetic order. */
export const tools: readonly Tool[] = [
  {
    name: "Agent",
    specifier: "name",
    primaryFields: [],
    fields: [
      "description",
      "isolation",
      "max_turns",
      "mode",
      "model",
      "name",
      "prompt",
      "resume",
      "run_in_background",
      "subagent_type",
      "team_name",
    ],
    byDefault: "allow",
    source: sdk,
  },
  bare("Artifact", "ask"),
  bare("AskUserQuestion", "ask", "https://code.claude.com/docs/en/permission-modes"),
  {
    name: "Bash",
    specifier: "command",
    primaryFields: ["command"],
    fields: ["dangerouslyDisableSandbox", "description", "run_in_background", "timeout"],
    byDefault: "ask",
    source: sdk,
  },
  {
    name: "Cd",
    specifier: "path",
    primaryFields: ["path"],
    fields: [],
    byDefault: "ask",
    source: permissions,
  },
  bare("CronCreate", "allow"),
  bare("CronDelete", "allow"),
  bare("CronList", "allow"),
  {
    name: "Edit",
    specifier: "path",
    pathRules: "Edit",
    primaryFields: ["file_path"],
    fields: ["new_string", "old_string", "replace_all"],
    byDefault: "ask",
    source: sdk,
  },
  bare("EndConversation", "allow", permissions),
  bare("EnterPlanMode", "allow"),
  bare("EnterWorktree", "ask"),
  bare("ExitPlanMode", "ask"),
  bare("ExitWorktree", "allow"),
  {
    name: "Glob",
    specifier: "path",
    pathRules: "Read",
    primaryFields: ["path"],
    fields: ["pattern"],
    byDefault: "allow",
    source: sdk,
  },
  {
    name: "Grep",
    specifier: "path",
    pathRules: "Read",
    primaryFields: ["path"],
    fields: ["context", "glob", "head_limit", "multiline", "offset", "output_mode", "pattern", "type"],
    byDefault: "allow",
    source: sdk,
  },
  bare("KillShell", "allow", schema),
  bare("ListMcpResourcesTool", "allow"),
  {
    name: "LSP",
    specifier: "path",
    pathRules: "Read",
    primaryFields: ["filePath", "file_path"],
    fields: ["character", "line", "operation"],
    byDefault: "allow",
    source: reference,
  },
  {
    name: "Monitor",
    specifier: "command",
    primaryFields: ["command"],
    fields: ["description", "persistent", "timeout_ms"],
    byDefault: "ask",
    source: reference,
  },
  {
    name: "MultiEdit",
    specifier: "path",
    pathRules: "Edit",
    primaryFields: ["file_path"],
    fields: ["edits"],
    byDefault: "ask",
    source: schema,
  },
  {
    name: "NotebookEdit",
    specifier: "path",
    pathRules: "Edit",
    primaryFields: ["notebook_path"],
    fields: ["cell_id", "cell_type", "edit_mode", "new_source"],
    byDefault: "ask",
    source: sdk,
  },
  {
    name: "PowerShell",
    specifier: "command",
    primaryFields: ["command"],
    fields: ["dangerouslyDisableSandbox", "description", "run_in_background", "timeout"],
    byDefault: "ask",
    source: reference,
  },
  {
    name: "Read",
    specifier: "path",
    pathRules: "Read",
    primaryFields: ["file_path"],
    fields: ["limit", "offset", "pages"],
    byDefault: "allow",
    source: sdk,
  },
  bare("ReadMcpResourceTool", "allow"),
  bare("SendMessage", "allow"),
  bare("ShareOnboardingGuide", "ask"),
  {
    name: "Skill",
    specifier: "name",
    primaryFields: [],
    fields: ["args", "skill"],
    byDefault: "ask",
    source: reference,
  },
  bare("TaskCreate", "allow"),
  bare("TaskGet", "allow"),
  bare("TaskList", "allow"),
  bare("TaskOutput", "allow"),
  bare("TaskStop", "allow"),
  bare("TaskUpdate", "allow"),
  bare("TeamCreate", "allow"),
  bare("TeamDelete", "allow"),
  bare("TodoWrite", "allow"),
  bare("ToolSearch", "allow"),
  {
    name: "WebFetch",
    specifier: "domain",
    primaryFields: ["url"],
    fields: ["prompt"],
    byDefault: "ask",
    source: sdk,
  },
  bare("WebSearch", "ask", sdk, ["allowed_domains", "blocked_domains", "query"]),
  bare("Workflow", "ask"),
  {
    name: "Write",
    specifier: "path",
    pathRules: "Edit",
    primaryFields: ["file_path"],
    fields: ["content"],
    byDefault: "ask",
    source: sdk,
  },
];

/** Names of the past and the tool each stands for now. SEMANTICS AGT-1, SKL-2. */
export const legacyNames: ReadonlyMap<string, string> = new Map([
  ["SlashCommand", "Skill"],
  ["Task", "Agent"],
]);

const byName: ReadonlyMap<string, Tool> = new Map(tools.map((tool) => [tool.name, tool]));

/** The tool of this canonical name, or undefined. Constant time; names such as `__proto__` are no tools. SEMANTICS SYN-8. */
export function toolOf(name: string): Tool | undefined {
  return byName.get(name);
}

/** The name a tool has now: `Agent` for `Task`, otherwise the name itself. SEMANTICS AGT-1, SKL-2. */
export function canonicalName(name: string): string {
  return legacyNames.get(name) ?? name;
}

/** What a call of these tools is about; of all others their own field. */
const subjectFields: ReadonlyMap<string, string> = new Map([
  ["Agent", "subagent_type"],
  ["LSP", "filePath"],
  ["Skill", "skill"],
  ["WebSearch", "query"],
]);

/** The input field that says in one text what a call of a tool is about: the command, the path, the URL. */
export function subjectField(tool: string): string | undefined {
  return subjectFields.get(tool) ?? byName.get(tool)?.primaryFields[0];
}

/** Whether the tool does nothing but read files. SEMANTICS PATH-1. */
export function onlyReads(tool: string): boolean {
  return byName.get(canonicalName(tool))?.pathRules === "Read";
}

/** What a call to this tool comes to when no rule and no mode decides. Unknown tools and MCP tools: `ask`. SEMANTICS EVAL-9. */
export function defaultOf(tool: string): "allow" | "ask" {
  return byName.get(canonicalName(tool))?.byDefault ?? "ask";
}

/**
 * The known tool that a name which is no tool was most likely meant to be: the same but for case, else within two edits
 * (one for names of up to four characters). Undefined where nothing is that near.
 * Cost: the number of tools times the square of the longest tool name.
 */
export function nearestTool(name: string): string | undefined {
  const folded = name.toLowerCase();
  const names = [...byName.keys(), ...legacyNames.keys()];
  for (const candidate of names) if (candidate.toLowerCase() === folded) return canonicalName(candidate);
  let nearest: string | undefined;
  let least = name.length <= 4 ? 2 : 3;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(candidate, name);
    if (distance < least) {
      nearest = canonicalName(candidate);
      least = distance;
    }
  }
  return nearest;
}

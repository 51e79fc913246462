/** What kind of value a setting takes. */
// @ts-nocheck

export type Shape =
  | "boolean"
  | "number"
  | "string"
  /** An array of strings. */
  | "strings"
  /** A string or an array of strings. */
  | "string or strings"
  /** An array of objects. */
  | "objects"
  /** An array of anything: its entries are checked where they are compiled. */
  | "list"
  | "object"
  /** The word `disable`. */
  | "disable"
  /** Checked by the room that reads it. */
  | "any";

/** One documented setting whose type, source or direction matters. */
export type SettingKey = {
  /** Its keys from the top, joined by dots. */
  readonly path: string;
  readonly shape: Shape;
  /** What a value of another type is read as; absent: it is left out. SEMANTICS MAN-9. */
  readonly invalid?: unknown;
  /** It has no effect outside managed settings. SEMANTICS MAN-11. */
  readonly managedOnly?: true;
  /**
   * The value that restricts, or `any` where every value does. `empty`: a list of what is allowed, which may add to the
   * list of another layer, so that only its presence restricts. SEMANTICS SET-4, MAN-7.
   */
  readonly restricts?: "any" | "empty" | { readonly value: unknown };
  /** The restricting value of a weaker layer beats the value of a stronger one. SEMANTICS SET-4. */
  readonly anyLayer?: true;
  /** It counts from each source of an administrator, not only from the one in force. SEMANTICS MAN-5. */
  readonly crossSource?: true;
  /** The lists that a lock locks: with it they are united over the sources of an administrator. SEMANTICS MAN-5. */
  readonly locks?: readonly string[];
  /** The value of the strongest layer counts whole, nothing is united; `entries`: so does each value in it. SEMANTICS SET-2. */
  readonly whole?: true | "entries";
};

const yes = { value: true } as const;
const no = { value: false } as const;

/** The settings that are checked and merged by more than their JSON type. A key that is not here is taken as it is. */
export const settingKeys: readonly SettingKey[] = [
  { path: "permissions.deny", shape: "any", restricts: "any" },
  { path: "permissions.ask", shape: "any", restricts: "any" },
  { path: "permissions.allow", shape: "list" },
  { path: "permissions.additionalDirectories", shape: "list" },
  {
    path: "permissions.disableBypassPermissionsMode",
    shape: "disable",
    invalid: "disable",
    restricts: "any",
    anyLayer: true,
  },
  {
    path: "permissions.disableAutoMode",
    shape: "disable",
    invalid: "disable",
    restricts: "any",
    anyLayer: true,
  },
  {
    path: "disableAutoMode",
    shape: "disable",
    invalid: "disable",
    restricts: "any",
    anyLayer: true,
  },
  {
    path: "permissions.blockReadsOutsideWorkingDirectories",
    shape: "boolean",
    invalid: true,
    restricts: yes,
    anyLayer: true,
  },
  { path: "autoMode", shape: "object" },
  { path: "autoMode.classifyAllShell", shape: "boolean", invalid: true, restricts: yes, anyLayer: true },
  {
    path: "allowManagedPermissionRulesOnly",
    shape: "boolean",
    invalid: true,
    managedOnly: true,
    restricts: yes,
  },

  { path: "allowedMcpServers", shape: "objects", invalid: [], restricts: "empty" },
  { path: "deniedMcpServers", shape: "objects", restricts: "any" },
  { path: "allowManagedMcpServersOnly", shape: "boolean", invalid: true, managedOnly: true, restricts: yes },
  { path: "allowAllClaudeAiMcps", shape: "boolean", invalid: false, managedOnly: true, crossSource: true },
  { path: "managedMcpServers", shape: "any", managedOnly: true },

  { path: "allowManagedHooksOnly", shape: "boolean", invalid: true, managedOnly: true, restricts: yes },
  // left out where it cannot be read: hooks of an administrator guard
  { path: "disableAllHooks", shape: "boolean", restricts: yes },
  { path: "allowedHttpHookUrls", shape: "strings", invalid: [], restricts: "empty" },
  { path: "httpHookAllowedEnvVars", shape: "strings", invalid: [], restricts: "empty" },

  { path: "strictKnownMarketplaces", shape: "objects", invalid: [], managedOnly: true, restricts: "empty" },
  { path: "allowedMarketplaces", shape: "objects", invalid: [], managedOnly: true, restricts: "empty" },
  { path: "blockedMarketplaces", shape: "objects", managedOnly: true, restricts: "any" },
  { path: "disableCommandPluginSources", shape: "boolean", invalid: true, managedOnly: true, restricts: yes },
  { path: "disableSideloadFlags", shape: "boolean", invalid: true, managedOnly: true, restricts: yes },
  { path: "allowedChannelPlugins", shape: "strings", invalid: [], managedOnly: true, restricts: "empty" },
  { path: "channelsEnabled", shape: "boolean", invalid: false, managedOnly: true, restricts: no },
  { path: "pluginSuggestionMarketplaces", shape: "any", managedOnly: true },
  { path: "pluginTrustMessage", shape: "string", managedOnly: true },
  { path: "strictPluginOnlyCustomization", shape: "any", managedOnly: true, restricts: "any" },

  { path: "availableModels", shape: "strings", invalid: [], restricts: "empty" },
  { path: "enforceAvailableModels", shape: "boolean", invalid: true, restricts: yes },
  { path: "fallbackModel", shape: "any", whole: true },
  { path: "extraKnownMarketplaces", shape: "object", whole: "entries" },
  { path: "forceLoginMethod", shape: "string", restricts: "any" },
  { path: "forceLoginOrgUUID", shape: "string or strings", invalid: [], restricts: "any" },
  { path: "forceLoginGatewayUrl", shape: "string", managedOnly: true },

  // Version bounds fail open on purpose: nobody can start an agent to mend them.
  { path: "requiredMinimumVersion", shape: "string", managedOnly: true, restricts: "any" },
  { path: "requiredMaximumVersion", shape: "string", managedOnly: true, restricts: "any" },
  { path: "minimumVersion", shape: "string", restricts: "any" },

  { path: "sandbox", shape: "object" },
  { path: "sandbox.enabled", shape: "boolean", invalid: false },
  { path: "sandbox.autoAllowBashIfSandboxed", shape: "boolean", invalid: false, restricts: no },
  { path: "sandbox.allowUnsandboxedCommands", shape: "boolean", restricts: no },
  { path: "sandbox.excludedCommands", shape: "list" },
  { path: "sandbox.credentials", shape: "object", invalid: "deny" },
  { path: "sandbox.network.allowedDomains", shape: "strings", invalid: [] },
  { path: "sandbox.network.deniedDomains", shape: "strings", restricts: "any" },
  {
    path: "sandbox.network.allowManagedDomainsOnly",
    shape: "boolean",
    invalid: true,
    managedOnly: true,
    restricts: yes,
    crossSource: true,
    locks: ["sandbox.network.allowedDomains"],
  },
  {
    path: "sandbox.network.strictAllowlist",
    shape: "boolean",
    invalid: true,
    restricts: yes,
    crossSource: true,
  },
  { path: "sandbox.filesystem.denyRead", shape: "strings", restricts: "any" },
  { path: "sandbox.filesystem.denyWrite", shape: "strings", restricts: "any" },
  { path: "sandbox.filesystem.allowRead", shape: "strings", invalid: [] },
  { path: "sandbox.filesystem.allowWrite", shape: "strings", invalid: [] },
  {
    path: "sandbox.filesystem.allowManagedReadPathsOnly",
    shape: "boolean",
    invalid: true,
    managedOnly: true,
    restricts: yes,
    crossSource: true,
    locks: ["sandbox.filesystem.allowRead"],
  },
  { path: "sandbox.filesystem.disabled", shape: "boolean", invalid: false, crossSource: true },
  { path: "sandbox.bwrapPath", shape: "string", managedOnly: true, crossSource: true },
  { path: "sandbox.socatPath", shape: "string", managedOnly: true, crossSource: true },
  { path: "sandbox.ripgrep", shape: "object", crossSource: true },

  { path: "env", shape: "object", crossSource: true },
  { path: "attribution", shape: "object", crossSource: true },
  { path: "includeCoAuthoredBy", shape: "boolean", restricts: no, crossSource: true },
  {
    path: "useAutoModeDuringPlan",
    shape: "boolean",
    invalid: false,
    restricts: no,
    anyLayer: true,
    crossSource: true,
  },
  {
    path: "syncClaudeAiSkills",
    shape: "boolean",
    invalid: false,
    restricts: no,
    anyLayer: true,
    crossSource: true,
  },
  { path: "disableClaudeAiConnectors", shape: "boolean", invalid: true, restricts: yes, anyLayer: true },
  { path: "isolatePeerMachines", shape: "boolean", invalid: true, restricts: yes, anyLayer: true },
  { path: "remoteControlAtStartup", shape: "boolean", invalid: false, restricts: no, anyLayer: true },
  { path: "crossSessionInbound", shape: "any", restricts: no, anyLayer: true },

  {
    path: "forceRemoteSettingsRefresh",
    shape: "boolean",
    invalid: true,
    managedOnly: true,
    restricts: yes,
    crossSource: true,
  },
  { path: "parentSettingsBehavior", shape: "string", managedOnly: true },
  { path: "policyHelper", shape: "object", invalid: "", managedOnly: true },
  { path: "wslInheritsWindowsSettings", shape: "boolean", managedOnly: true },
];

const byPath: ReadonlyMap<string, SettingKey> = new Map(settingKeys.map((key) => [key.path, key]));
const parents: ReadonlySet<string> = new Set(
  settingKeys.flatMap(({ path }) => {
    const keys = path.split(".");
    return keys.slice(1).map((_, index) => keys.slice(0, index + 1).join("."));
  }),
);

/** What is known of the setting at these keys; undefined: nothing. */
export function settingKeyAt(keys: readonly string[]): SettingKey | undefined {
  return keys.some((key) => key.includes(".")) ? undefined : byPath.get(keys.join("."));
}

/** Whether some known setting lies below these keys. */
export function holdsSettingKeys(keys: readonly string[]): boolean {
  return !keys.some((key) => key.includes(".")) && parents.has(keys.join("."));
}

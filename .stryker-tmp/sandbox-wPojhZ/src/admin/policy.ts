// @ts-nocheck
import type { DomainPattern } from "../match/domain.ts";
import type { LinearRegex } from "../match/linear-regex.ts";
import type { UrlPattern } from "../match/url-pattern.ts";
import type { Floor, Written } from "./decision.ts";
import type { JsonRecord } from "./json.ts";
import type { Lookup } from "./variables.ts";
import type { Version } from "./version.ts";

/** What an administrator allows beside tool calls, ready to answer. Immutable. */
export type AdminPolicy = {
  /** Damage of any layer, and of managed settings alone, for what only they decide. */
  readonly floor: Floor | undefined;
  readonly managedFloor: Floor | undefined;
  readonly mcp: McpPolicy;
  readonly marketplaces: MarketplacePolicy;
  readonly hooks: HookPolicy;
  readonly sandbox: SandboxHostPolicy;
  readonly versions: VersionPolicy;
  readonly logins: LoginPolicy;
  /** `disableSideloadFlags` is on. */
  readonly noSideloading: Written | undefined;
};

/** A list that admits: what matches none of its entries is refused. */
export type AllowList<E> = { readonly decidedBy: Written; readonly entries: readonly E[] };

export type McpPolicy = {
  /** `managed-mcp.json` is there, so no other server is. */
  readonly exclusive: Written | undefined;
  /** The servers of `managed-mcp.json` and `managedMcpServers`. */
  readonly own: readonly OwnServer[];
  /** Connectors of the account run beside an exclusive set. */
  readonly connectors: Written | undefined;
  readonly denied: readonly McpEntry[];
  readonly allowed: AllowList<McpEntry> | undefined;
  /** From which the configuration of a server is filled in. */
  readonly live: Lookup;
};

export type OwnServer = {
  readonly name: string;
  readonly config: JsonRecord;
  /** No value holds a variable, so that the allow list need not be asked. */
  readonly literal: boolean;
  readonly written: Written;
};

/** What an entry compares; `words`: the command and its arguments. */
export type McpEntry = { readonly written: Written } & (
  | { readonly by: "serverUrl"; readonly url: UrlPattern }
  | { readonly by: "serverCommand"; readonly words: readonly ((word: string) => boolean)[] }
  | { readonly by: "serverName"; readonly name: string }
);

export type MarketplacePolicy = {
  readonly blocked: readonly MarketplaceEntry[];
  readonly known: AllowList<MarketplaceEntry> | undefined;
  /** Plugins whose source is a command are not run. */
  readonly noCommandSources: Written | undefined;
};

/** An entry and the source that it names. `pattern` undefined: one that cannot be read, which refuses all that it could mean. */
export type MarketplaceEntry = {
  readonly written: Written;
  readonly source: MarketplaceSource;
  readonly pattern?: LinearRegex | undefined;
};

/** Where a marketplace comes from, as settings and hosts write it. */
export type MarketplaceSource = {
  /** `github`, `git`, `url`, `npm`, `file`, `directory`, `hostPattern`, `pathPattern`, `skills-dir`. */
  readonly source: string;
  readonly repo?: string;
  readonly url?: string;
  readonly package?: string;
  readonly path?: string;
  readonly ref?: string;
};

export type HookPolicy = {
  /** Switched off by managed settings: all but those of the embedding program. */
  readonly allOff: Written | undefined;
  /** Switched off by another layer: all but those of the administrator. */
  readonly othersOff: Written | undefined;
  readonly managedOnly: Written | undefined;
  /** Others than an administrator can write some of the managed settings. */
  readonly distrusted: boolean;
  /** `strictPluginOnlyCustomization` locks hooks: none of the user's or the repository's own. */
  readonly pluginsOnly: Written | undefined;
  /** Plugins that managed settings switch on, as `plugin@marketplace`. */
  readonly forcedPlugins: ReadonlySet<string>;
  /** For hooks of the administrator, and for all others. */
  readonly managed: HttpHookPolicy;
  readonly others: HttpHookPolicy;
};

export type HttpHookPolicy = {
  readonly urls: AllowList<{ readonly url: UrlPattern; readonly written: Written }> | undefined;
  readonly variables: ReadonlySet<string> | undefined;
};

export type SandboxHostPolicy = {
  readonly denied: readonly HostEntry[];
  readonly allowed: readonly HostEntry[];
  /** What is not allowed is denied, not asked about. */
  readonly strict: Written | undefined;
  /** An entry that denies and cannot be read: every host could be meant. */
  readonly broken: Written | undefined;
};

export type HostEntry = {
  readonly domain: DomainPattern;
  /** Undefined: every port. */
  readonly port: string | undefined;
  readonly written: Written;
};

export type VersionPolicy = {
  readonly minimum: Bound | undefined;
  readonly maximum: Bound | undefined;
  /** Below it nothing is installed; what runs is not asked. */
  readonly updatesFrom: Bound | undefined;
};

export type Bound = { readonly version: Version; readonly text: string; readonly written: Written };

export type LoginPolicy = {
  readonly method: { readonly name: unknown; readonly written: Written } | undefined;
  /** Lower case. */
  readonly organizations: { readonly ids: ReadonlySet<string>; readonly written: Written } | undefined;
};

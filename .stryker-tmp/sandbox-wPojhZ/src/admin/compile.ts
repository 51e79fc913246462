// @ts-nocheck
import type { Diagnostic } from "../base/diagnostic.ts";
import type { ManagedMcp, SettingsReading } from "../settings/index.ts";
import { compileHooks } from "./hooks.ts";
import { compileLogins } from "./logins.ts";
import { compileMarketplaces } from "./marketplaces.ts";
import { compileMcp } from "./mcp-servers.ts";
import type { AdminPolicy } from "./policy.ts";
import { compileSandboxHosts } from "./sandbox-hosts.ts";
import { AdminSettings } from "./settings.ts";
import { environmentsOf } from "./variables.ts";
import { compileVersions } from "./versions.ts";

export type AdminOptions = {
  /** The environment in which the agent was started; defaults to none. SEMANTICS MCPM-4 */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `managed-mcp.json`, where there is one. SEMANTICS MCPM-5 */
  readonly managedMcp?: ManagedMcp | undefined;
  /** The user trusts the workspace; defaults to true. SEMANTICS SET-7 */
  readonly trusted?: boolean;
};

/**
 * Compiles what settings say beside tool calls: MCP servers, marketplaces, hooks, hosts of the sandbox, versions, logins.
 * What cannot be read refuses more, not less, and is reported with its place.
 *
 * @param readings in any order of layers; of several of one layer the stronger first
 * Never throws. Linear in the settings.
 */
export function compileAdmin(
  readings: readonly SettingsReading[],
  options: AdminOptions = {},
): { readonly policy: AdminPolicy; readonly diagnostics: readonly Diagnostic[] } {
  const settings = new AdminSettings(readings, options.trusted ?? true);
  const policy: AdminPolicy = {
    floor: settings.floor("all"),
    managedFloor: settings.floor("managed"),
    mcp: compileMcp(settings, environmentsOf(settings, options.environment ?? {}), options.managedMcp),
    marketplaces: compileMarketplaces(settings),
    hooks: compileHooks(settings),
    sandbox: compileSandboxHosts(settings),
    versions: compileVersions(settings),
    logins: compileLogins(settings),
    noSideloading: settings.on("disableSideloadFlags", "managed"),
  };
  return { policy, diagnostics: settings.diagnostics };
}

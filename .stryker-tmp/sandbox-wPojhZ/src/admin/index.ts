// @ts-nocheck
export type { ManagedMcp } from "../settings/index.ts";
export { type AdminOptions, compileAdmin } from "./compile.ts";
export type { AdminDecision, Written } from "./decision.ts";
export { decideFlag } from "./flags.ts";
export { decideHook, type Hook, type HookDecision } from "./hooks.ts";
export { decideLogin, type Login } from "./logins.ts";
export { decideCommandSource, decideMarketplace } from "./marketplaces.ts";
export { decideMcpServer, type McpServer } from "./mcp-servers.ts";
export type { AdminPolicy } from "./policy.ts";
export { decideSandboxHost } from "./sandbox-hosts.ts";
export { decideUpdate, decideVersion } from "./versions.ts";

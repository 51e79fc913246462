export type { HookAnswer, HookEvent, HookMode, HookPlatform, HookQuestion, Host, HostName } from "./host.ts";
export { hookModes, hostNames } from "./host.ts";
export { hosts } from "./hosts.ts";
export type { HookOptions } from "./respond.ts";
export { refusalOf, respond } from "./respond.ts";

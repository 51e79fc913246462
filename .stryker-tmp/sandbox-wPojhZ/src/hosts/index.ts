// @ts-nocheck
export type { HooksProblem } from "./edit-hooks.ts";
export { hookProgram, withHook, withoutHook } from "./edit-hooks.ts";
export type { HookAnswer, HookEvent, HookMode, HookPlatform, HookQuestion, Host, HostName } from "./host.ts";
export { hookModes, hostNames } from "./host.ts";
export { hosts } from "./hosts.ts";
export type { HookScope, Installation } from "./installation.ts";
export { hookScopes, installations } from "./installation.ts";
export { reasonText } from "./reason-text.ts";
export type { HookOptions } from "./respond.ts";
export { refusalOf, respond } from "./respond.ts";

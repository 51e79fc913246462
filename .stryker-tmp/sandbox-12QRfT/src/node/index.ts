// @ts-nocheck
export type { Disk, FileStatus } from "./disk.ts";
export { nodeLinks } from "./links.ts";
export type { LivePolicy, LivePolicyOptions } from "./live-policy.ts";
export { livePolicy } from "./live-policy.ts";
export type { LoadedSettings, SettingsLocation } from "./load-settings.ts";
export { loadSettings } from "./load-settings.ts";
export { managedDirectories } from "./managed-settings.ts";
export type { ProgramOutcome, RunProgram } from "./run-program.ts";
export type { SettingsFile, SettingsFileOrigin } from "./settings-file.ts";
export { readSettingsFile } from "./settings-file.ts";
export type { StoredTrust } from "./stored-trust.ts";
export { storedTrust } from "./stored-trust.ts";
export { type FilesWatch, watchFiles } from "./watch-files.ts";
export type { SettingsWatch, WatchOptions } from "./watch-settings.ts";
export { watchSettings } from "./watch-settings.ts";
export { nodeWorld } from "./world.ts";

export type { Disk, FileStatus } from "./disk.ts";
export { nodeLinks } from "./links.ts";
export type { LoadedSettings, SettingsLocation } from "./load-settings.ts";
export { loadSettings } from "./load-settings.ts";
export { managedDirectories } from "./managed-settings.ts";
export type { ProgramOutcome, RunProgram } from "./run-program.ts";
export type { SettingsFile, SettingsFileOrigin } from "./settings-file.ts";
export { readSettingsFile } from "./settings-file.ts";
export { nodeWorld } from "./world.ts";

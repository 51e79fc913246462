export { nodeLinks } from "./links.ts";
export type { LoadedSettings, SettingsLocation } from "./load-settings.ts";
export { loadSettings, managedDirectories } from "./load-settings.ts";
export type { SettingsFile, SettingsFileOrigin } from "./settings-file.ts";
export { readSettingsFile } from "./settings-file.ts";
export { nodeWorld } from "./world.ts";

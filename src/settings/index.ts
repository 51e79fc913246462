export type { JsonArray, JsonMember, JsonNode, JsonObject } from "./json-tree.ts";
export { plainValue } from "./json-tree.ts";
export type { SettingsSource } from "./parse-settings.ts";
export { layerOf, parseSettings, unreadableLayer } from "./parse-settings.ts";
export type { Origin, SettingsReading } from "./read-layer.ts";
export type { SettingKey, Shape } from "./setting-keys.ts";
export { settingKeys } from "./setting-keys.ts";
export { inWrittenColumns } from "./written-columns.ts";

import type { LayerName } from "../policy/layer.ts";

/** The layer that a host would read a settings file of this name as. SEMANTICS SET-5 */
export function layerOfName(file: string): LayerName {
  const base = file.split(/[\\/]/).at(-1);
  if (base === "settings.local.json") return "local";
  return base === "managed-settings.json" ? "managed" : "project";
}

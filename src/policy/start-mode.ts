import type { Diagnostic } from "../base/diagnostic.ts";
import { writtenText } from "../base/written-text.ts";
import type { Layer } from "./layer.ts";
import { type Mode, modeOf } from "./mode.ts";
import type { Session } from "./session.ts";

/**
 * The mode in which a session runs: the given one, else the strongest layer's `defaultMode`, else `default`.
 * A mode that the layers switch off becomes `default`.
 *
 * @param layers strongest first
 * @see SEMANTICS MODE-5, MODE-6
 */
export function startMode(
  layers: readonly Layer[],
  session: Session,
): { readonly mode: Mode; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let chosen: Mode | undefined = session.mode;
  for (const layer of layers) {
    if (layer.defaultMode === undefined) continue;
    const { value, place } = layer.defaultMode;
    const mode = modeOf(value);
    if (mode === undefined) {
      diagnostics.push({
        code: "unknown-mode",
        severity: "error",
        message: `\`${writtenText(value)}\` is no permission mode, so it counts as \`default\``,
        ...place,
      });
    } else if (isShared(layer) && (mode === "auto" || mode === "bypassPermissions")) {
      diagnostics.push({
        code: "default-mode-ignored",
        severity: "warning",
        message: `\`${mode}\` is not taken from ${layer.name} settings`,
        ...place,
        help: "set it in user settings or on the command line",
      });
      continue;
    }
    chosen ??= mode ?? "default";
  }
  const mode = chosen ?? "default";
  if (mode === "bypassPermissions" && layers.some((layer) => layer.disableBypassPermissionsMode))
    return { mode: "default", diagnostics };
  if (mode === "auto" && layers.some((layer) => layer.disableAutoMode))
    return { mode: "default", diagnostics };
  return { mode, diagnostics };
}

/** The repository, or whoever wrote to it, controls this layer. */
function isShared(layer: Layer): boolean {
  return layer.name === "project" || layer.name === "local";
}

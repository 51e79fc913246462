import type { Diagnostic } from "../base/diagnostic.ts";
import { expandHome, spellPath } from "../world/path.ts";
import type { World } from "../world/world.ts";
import type { Anchors } from "./anchors.ts";
import type { Layer } from "./layer.ts";

/** A directory in every spelling: as written and where its symbolic links lead. SEMANTICS SYM-4. */
export function allSpellings(directory: string, world: World): readonly string[] {
  const { spellings } = spellPath(directory, world);
  return spellings.length === 0 ? [directory] : spellings;
}

/**
 * The additional working directories of all layers, in POSIX form and every spelling.
 * An entry that cannot be used is left out with a diagnostic.
 * @see SEMANTICS WD-1 … WD-3
 */
export function additionalDirectories(
  layers: readonly Layer[],
  anchors: Anchors,
  world: World,
): { readonly directories: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const directories: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const layer of layers) {
    for (const { value, place } of layer.additionalDirectories) {
      const found = spellingsOf(value, anchors.start, world);
      if (typeof found !== "string") directories.push(...found);
      else
        diagnostics.push({
          code: "invalid-directory",
          severity: "error",
          message: `the additional directory is left out: ${found}`,
          ...place,
        });
    }
  }
  return { directories: [...new Set(directories)], diagnostics };
}

/** The spellings of one additional directory, or why it cannot be used. */
function spellingsOf(value: unknown, start: string, world: World): readonly string[] | string {
  if (typeof value !== "string") return "it is no string";
  if (value.startsWith("\\\\")) return "it is on the network";
  const text = value.startsWith("//") ? value.slice(1) : (expandHome(value, world) ?? value);
  const { spellings, unknown } = spellPath(text, world, start);
  return unknown ?? spellings;
}

// @ts-nocheck
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
      const why = typeof value !== "string" ? "it is no string" : unusable(value, world);
      if (typeof value !== "string" || why !== undefined) {
        diagnostics.push({
          code: "invalid-directory",
          severity: "error",
          message: `the additional directory is left out: ${why}`,
          ...place,
        });
        continue;
      }
      const text = value.startsWith("//") ? value.slice(1) : (expandHome(value, world) ?? value);
      const subject = spellPath(text, world, anchors.start);
      if (subject.unknown === undefined) directories.push(...subject.spellings);
      else
        diagnostics.push({
          code: "invalid-directory",
          severity: "error",
          message: `the additional directory is left out: ${subject.unknown}`,
          ...place,
        });
    }
  }
  return { directories: [...new Set(directories)], diagnostics };
}

function unusable(text: string, world: World): string | undefined {
  if (text === "") return "it is empty";
  if (text.includes("\0")) return "it holds a NUL character";
  if (text.startsWith("\\\\")) return "it is on the network";
  if (text.startsWith("~") && expandHome(text, world) === undefined) return "the home directory is not known";
  return undefined;
}

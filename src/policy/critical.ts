import { directoryOfGlob, isInside } from "../world/path.ts";
import type { PathSubject } from "../world/path-subject.ts";
import type { Policy } from "./policy.ts";

/** What `rm` must never remove unasked, each in POSIX form and every spelling. */
export type CriticalPlaces = Pick<
  Policy,
  "platform" | "homeDirectories" | "liveDirectories" | "additionalDirectories"
>;

/**
 * Why removing this needs a person whatever the rules say, or undefined.
 * @see SEMANTICS CRIT-1, CRIT-2, PS-5, SYM-4
 */
export function criticalRemoval(subject: PathSubject, places: CriticalPlaces): string | undefined {
  if (subject.unknown !== undefined) return "nobody can know what it would remove";
  if (subject.glob !== undefined) return criticalGlob(subject.glob, places);
  for (const path of subject.spellings) {
    const why = criticalPath(path, places);
    if (why !== undefined) return why;
  }
  return undefined;
}

function criticalPath(
  path: string,
  { platform, homeDirectories, liveDirectories }: CriticalPlaces,
): string | undefined {
  if (path === "/") return "it removes the root of the file system";
  if (path.lastIndexOf("/") === 0) return "it removes a top-level directory";
  if (homeDirectories.includes(path)) return "it removes the home directory";
  if (liveDirectories.some((directory) => isInside(directory, path)))
    return "it removes the working directory or one above it";
  if (homeDirectories.some((directory) => isInside(directory, path)))
    return "it removes a directory above the home directory";
  if (platform === "darwin" && isPrivateTop(path)) return "it removes a system directory";
  if (platform === "win32" && path.split("/").length <= 3)
    return "it removes a top-level directory of a drive";
  return undefined;
}

/** `dir/*` empties `dir`; a glob in a higher segment may stand for any directory there. */
function criticalGlob(glob: string, places: CriticalPlaces): string | undefined {
  const parent = directoryOfGlob(glob);
  if (parent === "/") return "it removes top-level directories";
  const rest = glob.slice(parent.length + 1);
  if (rest === "*" || rest.startsWith("*/")) {
    const why = criticalPath(parent, places);
    if (why !== undefined) return why;
    if (places.additionalDirectories.some((directory) => isInside(directory, parent)))
      return "it empties an additional directory";
  }
  const isBelow = (directory: string) => directory.startsWith(`${parent}/`);
  if (places.homeDirectories.some(isBelow)) return "it may remove the home directory";
  if (places.liveDirectories.some(isBelow)) return "it may remove the working directory or one above it";
  return undefined;
}

function isPrivateTop(path: string): boolean {
  return path.startsWith("/private/") && path.lastIndexOf("/") === "/private".length;
}

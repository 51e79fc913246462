import { joinPath, spellPath } from "../world/path.ts";
import type { PathSubject } from "../world/path-subject.ts";
import type { World } from "../world/world.ts";

/**
 * Where a command may run: the directories that the `cd`s before it may have led to, or undefined where nobody can
 * know. Absolute, in the platform's own spelling of the world or in POSIX form. SEMANTICS RO-5, READ-12.
 */
export type Directories = readonly string[] | undefined;

/** Both sets together, without repetition. */
export function either(a: Directories, b: Directories): Directories {
  if (a === undefined || b === undefined) return undefined;
  const all = new Set([...a, ...b]);
  return all.size > 16 ? undefined : [...all];
}

/** The directories that `path` leads to from each of `from`. */
export function entered(from: Directories, path: string): Directories {
  if (path.startsWith("/")) return [path];
  return from?.map((directory) => joinPath(directory, path));
}

/** The path as it is spelled from each directory in which the command may run, as one subject. */
export function spellFrom(path: string, from: Directories, world: World): PathSubject {
  if (from === undefined) {
    if (path.startsWith("/")) return spellPath(path, world);
    return {
      written: path,
      spellings: [],
      unknown: "the directory it is relative to is only known when it runs",
    };
  }
  if (from.length === 1) return spellPath(path, world, from[0]);
  const subjects = from.map((directory) => spellPath(path, world, directory));
  const unknown = subjects.find((subject) => subject.unknown !== undefined)?.unknown;
  return {
    written: path,
    spellings: [...new Set(subjects.flatMap((subject) => subject.spellings))],
    ...(unknown === undefined ? {} : { unknown }),
    directory: path.endsWith("/"),
  };
}

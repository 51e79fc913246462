import { limits } from "../base/limits.ts";
import { joinPath, spellPath } from "../world/path.ts";
import type { PathSubject } from "../world/path-subject.ts";
import type { World } from "../world/world.ts";

/**
 * Where a command may run: the directories that the `cd`s before it may have led to. `complete`: it runs in one of
 * them; otherwise it may also run elsewhere, and deny rules are still tested on these. SEMANTICS RO-5, READ-12, ENV-4.
 */
export type Directories = { readonly known: readonly string[]; readonly complete: boolean };

/** More than this many possible directories are not told apart. */
const directoriesMax = 16;

/** No directory yet: what `either` starts from. */
export const nowhere: Directories = { known: [], complete: true };

/** Both sets together, without repetition. */
export function either(a: Directories, b: Directories): Directories {
  if (a === b || (b === nowhere && a.known.length < 2)) return a;
  if (a === nowhere && b.known.length < 2) return b;
  const known = [...new Set([...a.known, ...b.known])];
  const complete = a.complete && b.complete && known.length <= directoriesMax;
  return { known: known.slice(0, directoriesMax), complete };
}

/** The same directories, where something may have led elsewhere. */
export function uncertain(from: Directories): Directories {
  return from.complete ? { known: from.known, complete: false } : from;
}

/** The one directory in which a command certainly runs. */
export function certainDirectory(from: Directories): string | undefined {
  return from.complete && from.known.length === 1 ? from.known[0] : undefined;
}

/** The directories that `path` leads to from each of `from`, as far as they are followed. */
export function entered(from: Directories, path: string): Directories {
  if (path.startsWith("/")) return { known: [path], complete: true };
  const known = from.known.map((directory) => joinPath(directory, path));
  if (!known.some(isTooDeep)) return { known, complete: from.complete };
  return uncertain(from);
}

function isTooDeep(path: string): boolean {
  return path.length > 2 * limits.directoryDepthMax && path.split("/").length - 1 > limits.directoryDepthMax;
}

/** The path as it is spelled from each directory in which the command may run, as one subject. */
export function spellFrom(path: string, from: Directories, world: World): PathSubject {
  if (path.startsWith("/")) return spellPath(path, world);
  const { known, complete } = from;
  if (complete && known.length === 1) return spellPath(path, world, known[0]);
  const subjects = from.known.map((directory) => spellPath(path, world, directory));
  const unknown = complete
    ? subjects.find((subject) => subject.unknown !== undefined)?.unknown
    : "the directory it is relative to is only known when it runs";
  return {
    written: path,
    spellings: [...new Set(subjects.flatMap((subject) => subject.spellings))],
    ...(unknown === undefined ? {} : { unknown }),
    directory: path.endsWith("/"),
  };
}

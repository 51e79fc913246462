// @ts-nocheck
import { existsSync, type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";

/** How long files must be quiet before they are read. */
export const quietMsDefault = 50;

/**
 * Watches names in one directory; undefined: nobody can watch it. Directories are watched, not files: who watches a file
 * goes deaf when another is moved into its place.
 */
export function watchNames(
  directory: string,
  isWanted: (name: string) => boolean,
  persistent: boolean,
  onChange: () => void,
): FSWatcher | undefined {
  try {
    const watcher = watch(directory, { persistent }, (_event, name) => {
      if (name === null || isWanted(name)) onChange();
    });
    // it is gone; whoever watches looks again
    watcher.on("error", onChange);
    return watcher;
  } catch {
    return undefined;
  }
}

/** The nearest directory that is there, and the name in it that leads to a path. */
export function watchedName(path: string): { readonly directory: string; readonly name: string } {
  let at = path;
  while (dirname(at) !== at && !existsSync(dirname(at))) at = dirname(at);
  return { directory: dirname(at), name: basename(at) };
}

/** Files that are watched; the process is kept alive. */
export type FilesWatch = {
  /** Resolves when one of them changed and all are quiet again, or when it is closed. */
  readonly changed: Promise<void>;
  readonly close: () => void;
};

/** Watches some files, also those that are not there yet, for one change. */
export function watchFiles(files: readonly string[], quietMs = quietMsDefault): FilesWatch {
  const { promise: changed, resolve } = withResolver();
  let quiet: NodeJS.Timeout | undefined;
  const onChange = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(resolve, quietMs);
  };
  const wanted = new Map<string, Set<string>>();
  for (const { directory, name } of files.map(watchedName))
    wanted.set(directory, (wanted.get(directory) ?? new Set()).add(name));
  const watchers = [...wanted].map(([directory, names]) =>
    watchNames(directory, (name) => names.has(name), true, onChange),
  );
  const close = (): void => {
    clearTimeout(quiet);
    for (const watcher of watchers) watcher?.close();
    resolve();
  };
  return { changed, close };
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

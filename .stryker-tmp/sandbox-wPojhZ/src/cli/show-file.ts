// @ts-nocheck
import { type PlatformPath, posix, win32 } from "node:path";
import type { Platform } from "../index.ts";
import { visible } from "./visible.ts";

/** Seen from where a file's name is shown. */
export type Viewpoint = {
  readonly cwd: string;
  readonly home?: string | undefined;
  readonly platform: Platform;
};

/** The name of a file as a person would write it: relative where it lies below here or that is shorter, `~` for the home. */
export function showFile(file: string, from: Viewpoint): string {
  const path = from.platform === "win32" ? win32 : posix;
  // settings of the server or the registry
  if (!path.isAbsolute(file)) return visible(file);
  const relative = path.relative(from.cwd, file);
  if (relative === "") return ".";
  if (!relative.startsWith("..") && !path.isAbsolute(relative)) return visible(relative);
  const absolute = withTilde(file, from.home, path);
  return visible(relative.length < absolute.length ? relative : absolute);
}

/** The same for a path out of a call, which may be no plain path at all: then it stays as it is. */
export function showPath(text: string, from: Viewpoint): string {
  const path = from.platform === "win32" ? win32 : posix;
  const plain = path.isAbsolute(text) && !/[*?[$]/.test(text) && path.normalize(text) === text;
  return plain ? showFile(text, from) : visible(text);
}

function withTilde(file: string, home: string | undefined, path: PlatformPath): string {
  if (home === undefined || !path.isAbsolute(home)) return file;
  const below = path.relative(home, file);
  return below === "" || below.startsWith("..") || path.isAbsolute(below) ? file : `~${path.sep}${below}`;
}

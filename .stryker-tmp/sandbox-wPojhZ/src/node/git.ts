// @ts-nocheck
import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import type { PlatformPath } from "node:path";
import { nodeDisk } from "./disk.ts";
import { codeOf } from "./links.ts";

/** The nearest directory, from `start` upwards, that holds a `.git`; undefined: outside any repository. */
export function gitRootOf(start: string, path: PlatformPath): string | undefined {
  for (let directory = start; ; directory = path.dirname(directory)) {
    if (exists(path.join(directory, ".git"))) return directory;
    if (path.dirname(directory) === directory) return undefined;
  }
}

/** Whether the directory belongs to another user than the one who runs this process. Windows: never. */
export function isForeign(directory: string): boolean {
  const user = process.getuid?.();
  try {
    return user !== undefined && statSync(directory).uid !== user;
  } catch {
    return true;
  }
}

/**
 * Whether git tracks the file `file` (relative to `root`, with `/`). Read from the index itself, no process is started.
 * What cannot be read counts as tracked, which is the stricter answer. SEMANTICS SET-7.
 */
export function isTracked(root: string, file: string, path: PlatformPath): boolean {
  const index = readIfThere(path.join(gitDirectoryOf(root, path), "index"));
  if (index === undefined) return false;
  if (index === null || index.length < 12) return true;
  // From version 4 on names are stored without what they share with the name before.
  const version = index.readUInt32BE(4);
  return version >= 4 || holdsName(index, file);
}

/** Whether an index of version 2 or 3 has this very name: in front of a name stand its length or flags, then 0. */
function holdsName(index: Buffer, name: string): boolean {
  const length = Buffer.byteLength(name);
  for (let at = index.indexOf(`${name}\0`); at >= 2; at = index.indexOf(`${name}\0`, at + 1)) {
    const before = index.readUInt16BE(at - 2) & 0xfff;
    if (before === Math.min(length, 0xfff) || before === 0) return true;
  }
  return false;
}

/** Whether `name` is a symbolic link, or cannot be looked at. */
export function isLinkOrUnknown(name: string): boolean {
  try {
    return lstatSync(name).isSymbolicLink();
  } catch (error) {
    return codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR";
  }
}

/**
 * The main checkout of a work tree that `git worktree` made there; undefined: `root` is no such work tree. The word of
 * the work tree alone is not taken, since it came with the files: what its `.git` names must lie in `.git/worktrees` of
 * the checkout itself and name the work tree in turn (CVE-2026-40068). `commondir` is not asked.
 *
 * @param root without symbolic links
 */
export function mainCheckoutOf(root: string, path: PlatformPath): string | undefined {
  const directory = realPathOf(gitDirectoryOf(root, path));
  if (directory === undefined) return undefined;
  const worktrees = path.dirname(directory);
  const git = path.dirname(worktrees);
  if (path.basename(worktrees) !== "worktrees" || path.basename(git) !== ".git") return undefined;
  const back = textOf(path.join(directory, "gitdir"));
  const isNamed = back !== undefined && path.resolve(directory, back) === path.join(root, ".git");
  return isNamed ? path.dirname(git) : undefined;
}

/** The same path without symbolic links; undefined: nothing is there, or the system would not say. */
export function realPathOf(name: string): string | undefined {
  try {
    return realpathSync.native(name);
  } catch {
    return undefined;
  }
}

/** `.git` itself or, in a work tree, the directory that the file `.git` names. */
function gitDirectoryOf(root: string, path: PlatformPath): string {
  const git = path.join(root, ".git");
  const target = /^gitdir: (.+)/.exec(textOf(git) ?? "")?.[1];
  return target === undefined ? git : path.resolve(root, target);
}

/** The text of a small file without the white space at its end; undefined: there is no such file, or nobody may read it. */
function textOf(name: string): string | undefined {
  try {
    const bytes = nodeDisk.bytes(name);
    return bytes === undefined ? undefined : new TextDecoder("utf-8").decode(bytes).trimEnd();
  } catch {
    return undefined;
  }
}

/** The bytes of a file; undefined: there is none; null: it cannot be read. */
function readIfThere(name: string): Buffer | undefined | null {
  try {
    return readFileSync(name);
  } catch (error) {
    return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR" ? undefined : null;
  }
}

function exists(name: string): boolean {
  try {
    lstatSync(name);
    return true;
  } catch {
    return false;
  }
}

// @ts-nocheck
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from "node:fs";
import { limits } from "../base/limits.ts";

/** What is read of the file system, so that a test can hold the disk of any platform in its hands. */
export type Disk = {
  /**
   * The bytes of a regular file, one more than `limits.settingsBytesMax` at most; undefined: no regular file.
   * Throws as `node:fs` does.
   */
  readonly bytes: (path: string) => Uint8Array | undefined;
  /** The names in a directory. Throws as `node:fs` does. */
  readonly names: (directory: string) => readonly string[];
  /** Of the entry itself, not of what a link leads to; undefined: it cannot be looked at. */
  readonly status: (path: string) => FileStatus | undefined;
};

export type FileStatus = {
  /** The user's number; 0 is the administrator. */
  readonly owner: number;
  /** Permission bits: 0o022 is the right to write of group and others. */
  readonly mode: number;
  readonly isLink: boolean;
};

/** The disk of this machine. */
export const nodeDisk: Disk = {
  bytes: readBytes,
  names: (directory) => readdirSync(directory),
  status: (path) => {
    try {
      const status = lstatSync(path);
      return { owner: status.uid, mode: status.mode & 0o7777, isLink: status.isSymbolicLink() };
    } catch {
      return undefined;
    }
  },
};

/** `O_NONBLOCK` does not exist on Windows, where a pipe cannot stand in the file system. */
const nonBlockingRead = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opened without waiting, since a pipe would never answer. */
function readBytes(path: string): Uint8Array | undefined {
  const file = openSync(path, nonBlockingRead);
  try {
    const status = fstatSync(file);
    if (status.isDirectory()) throw Object.assign(new Error("directory"), { code: "EISDIR" });
    if (!status.isFile()) return undefined;
    const bytes = new Uint8Array(Math.min(status.size, limits.settingsBytesMax) + 1);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

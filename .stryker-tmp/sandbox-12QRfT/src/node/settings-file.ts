// @ts-nocheck
import { TextDecoder } from "node:util";
import type { Code, Diagnostic } from "../base/diagnostic.ts";
import { limits } from "../base/limits.ts";
import { type Origin, parseSettings, type SettingsReading, unreadableLayer } from "../settings/index.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import { fileProblem } from "./file-problem.ts";
import { codeOf } from "./links.ts";

/** What a settings file says; `reading` is undefined where there is no such file. `text` is for showing the places. */
export type SettingsFile = { readonly reading: SettingsReading | undefined; readonly text: string };

/** Which layer a file is, and what is known of it. SEMANTICS SET-1. */
export type SettingsFileOrigin = Omit<Origin, "file">;

/**
 * Reads one settings file from disk. `path` is absolute and names the file in every place and diagnostic.
 *
 * Never throws. A file that is missing is no layer and no error. A file that is there but cannot be read (no
 * permission, a directory or device, larger than `limits.settingsBytesMax`) is a damaged layer: nothing is allowed
 * while it is there. Bytes that are not UTF-8 are damage as well, but deny and ask rules around them still count.
 * SEMANTICS SYN-7, MAN-10.
 */
export function readSettingsFile(
  path: string,
  origin: SettingsFileOrigin,
  disk: Disk = nodeDisk,
): SettingsFile {
  const source = { ...origin, file: path };
  const content = readText(path, disk);
  if (content === undefined) return { reading: undefined, text: "" };
  const { text, damage } = content;
  if (text === undefined) return { reading: unreadableLayer(source, damage), text: "" };
  return { reading: parseSettings({ ...source, text, damage }), text };
}

/** What a file holds; without `text` nothing of it can be read, with `damage` beside it not all. */
type FileText =
  | { readonly text: string; readonly damage: Diagnostic | undefined }
  | { readonly text: undefined; readonly damage: Diagnostic };

/** The text of a regular file of at most `limits.settingsBytesMax`; undefined: there is no such file. Never throws. */
export function readText(path: string, disk: Disk): FileText | undefined {
  const unreadable = (code: Code, message: string): FileText => ({
    text: undefined,
    damage: fileProblem(code, message, path),
  });
  let bytes: Uint8Array | undefined;
  try {
    bytes = disk.bytes(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    return unreadable("settings-unreadable", readingProblems[code] ?? `reading the file failed (${code})`);
  }
  if (bytes === undefined) return unreadable("settings-unreadable", "this is not a regular file");
  if (bytes.length > limits.settingsBytesMax) {
    return unreadable("settings-too-large", `the file is larger than ${limits.settingsBytesMax} bytes`);
  }
  return { text: new TextDecoder("utf-8").decode(bytes), damage: encodingDamage(bytes, path) };
}

const readingProblems: Readonly<Record<string, string>> = {
  EACCES: "there is no permission to read the file",
  EPERM: "there is no permission to read the file",
  EISDIR: "this is a directory, not a file",
  ELOOP: "the symbolic links to the file run in a circle",
};

/** The first byte that is not UTF-8, by its line and column as an editor would show them. */
function encodingDamage(bytes: Uint8Array, file: string): Diagnostic | undefined {
  if (isUtf8(bytes, false)) return undefined;
  // The longest readable prefix, by halving; every prefix of a readable prefix is readable.
  let readable = 0;
  let broken = bytes.length + 1;
  while (broken - readable > 1) {
    const middle = (readable + broken) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) readable = middle;
    else broken = middle;
  }
  const before = new TextDecoder("utf-8").decode(bytes.subarray(0, readable), { stream: true });
  const lines = before.split(/\r\n|\r|\n/);
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const message = `byte ${readable} of the file is not UTF-8 (counted from 0)`;
  const at = { line: lines.length, column, endColumn: column + 1 };
  return fileProblem("settings-not-utf8", message, file, { at });
}

/** Whether bytes are UTF-8; `unfinished`: the last character may lack its end. */
function isUtf8(bytes: Uint8Array, unfinished: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: unfinished });
    return true;
  } catch {
    return false;
  }
}

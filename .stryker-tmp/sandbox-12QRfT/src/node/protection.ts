// @ts-nocheck
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Platform } from "../world/world.ts";
import type { Disk } from "./disk.ts";

/** Who may own managed files. */
export type Owners = ReadonlySet<number>;

/** Root, whom only an administrator can be. */
export const rootOnly: Owners = new Set([0]);

/**
 * Why somebody else than an administrator could have written an entry of the file system; undefined: nobody could, or
 * nothing is there. Looked at are owner, mode and link of the entry itself. On Windows nothing is: what may be written
 * stands in access lists that Node does not read, and `C:\Program Files` is an administrator's. SEMANTICS MAN-20.
 */
export function unprotected(
  path: string,
  disk: Disk,
  platform: Platform,
  owners: Owners,
): Diagnostic | undefined {
  if (platform === "win32") return undefined;
  const status = disk.status(path);
  if (status === undefined) return undefined;
  if (status.isLink) return finding(path, "it is a symbolic link, so who can write it depends on its target");
  if (!owners.has(status.owner)) {
    return finding(path, `it belongs to user ${status.owner}`, `sudo chown root ${quoted(path)}`);
  }
  if ((status.mode & 0o022) === 0) return undefined;
  const who = (status.mode & 0o002) !== 0 ? "everybody" : "its group";
  return finding(path, `${who} can write it`, `sudo chmod go-w ${quoted(path)}`);
}

function finding(path: string, why: string, fix?: string): Diagnostic {
  return {
    code: "managed-not-protected",
    severity: "error",
    message: `only what restricts is taken from here: ${why}`,
    file: path,
    line: 1,
    column: 1,
    endColumn: 1,
    ...(fix === undefined ? {} : { help: `run \`${fix}\`` }),
  };
}

/** As one word of a POSIX shell. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

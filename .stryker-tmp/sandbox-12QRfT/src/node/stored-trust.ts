// @ts-nocheck
import { type Disk, nodeDisk } from "./disk.ts";
import { gitRootOf, mainCheckoutOf, realPathOf } from "./git.ts";
import { placesOf, type SettingsLocation } from "./load-settings.ts";
import { readText } from "./settings-file.ts";

/** Whether the product's dialog was accepted for a workspace. */
export type StoredTrust = {
  readonly trusted: boolean;
  /** The directory that it must have been accepted for, without symbolic links where it can be had. */
  readonly workspace: string;
  /** Where that is stored; undefined: there is no home, so nothing is. */
  readonly file: string | undefined;
};

/**
 * Looks up in `~/.claude.json` whether the user accepted the trust dialog for the workspace of a directory: the root of
 * its git repository, of a work tree the main checkout, outside git the directory itself. What cannot be found or read
 * for certain is not trusted. Never throws. SEMANTICS SET-7.
 */
export function storedTrust(
  location: Pick<SettingsLocation, "cwd" | "home" | "platform" | "disk"> = {},
): StoredTrust {
  const { cwd, home, path } = placesOf(location);
  // relative it would be a file of the workspace
  const isHome = home !== undefined && path.isAbsolute(home);
  const file = isHome ? path.join(home, ".claude.json") : undefined;
  const here = realPathOf(cwd);
  if (here === undefined || file === undefined) return { trusted: false, workspace: here ?? cwd, file };
  const root = gitRootOf(here, path);
  const workspace = root === undefined ? here : (mainCheckoutOf(root, path) ?? root);
  // Where a link of another repository leads here, local settings are that one's.
  const seenRoot = gitRootOf(cwd, path);
  const isOne = seenRoot === undefined || realPathOf(seenRoot) === root;
  const trusted = isOne && isAccepted(workspace, file, location.disk ?? nodeDisk);
  return { trusted, workspace, file };
}

function isAccepted(workspace: string, file: string, disk: Disk): boolean {
  const content = readText(file, disk);
  if (content?.text === undefined || content.damage !== undefined) return false;
  try {
    const project = fieldOf(fieldOf(JSON.parse(content.text), "projects"), workspace);
    return fieldOf(project, "hasTrustDialogAccepted") === true;
  } catch {
    return false;
  }
}

/** A field that a value itself has; undefined: it has none. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

// @ts-nocheck
import { readlinkSync } from "node:fs";
import type { LinkLookup } from "../world/world.ts";

/**
 * Looks symbolic links up on this machine: the link's target as it is spelled, `null` where there is no link,
 * `undefined` where the system would not say (no permission, a circle), so that the path stays unknown.
 * One system call a lookup, nothing is kept. SEMANTICS PATH-14.
 */
export function nodeLinks(): LinkLookup {
  return (path) => {
    try {
      return readlinkSync(path);
    } catch (error) {
      return noLinkCodes.has(codeOf(error)) ? null : undefined;
    }
  };
}

/** Nothing is there (ENOENT, ENOTDIR), or what is there is no link (EINVAL). */
const noLinkCodes: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "EINVAL"]);

/** The system's name of an error, or "" where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

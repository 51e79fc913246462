// @ts-nocheck
const headers = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "];

/**
 * The files that a patch in the format of `apply_patch` adds, changes, removes or moves to; undefined where it names none
 * or holds a `***` line that is none of the format's own.
 * @see https://github.com/openai/codex `apply_patch` instructions
 */
export function patchedFiles(patch: string): readonly string[] | undefined {
  const files: string[] = [];
  for (const line of patch.split(/\r?\n/)) {
    const text = line.trim();
    if (!text.startsWith("***")) continue;
    const header = headers.find((start) => text.startsWith(start));
    if (header !== undefined) files.push(text.slice(header.length).trim());
    else if (!["*** Begin Patch", "*** End Patch", "*** End of File"].includes(text)) return undefined;
  }
  return files.length === 0 || files.includes("") ? undefined : files;
}

// @ts-nocheck
import { parseSettings, unreadableLayer } from "../settings/index.ts";
import type { Disk } from "./disk.ts";
import { fileProblem } from "./file-problem.ts";
import type { RunProgram } from "./run-program.ts";
import type { SettingsFile, SettingsFileOrigin } from "./settings-file.ts";

const timeoutMs = 5_000;

/**
 * Reads a property list, XML or binary, as the JSON that the system's own `plutil` makes of it, all in line 1. Only
 * where the file is there is the program run. What JSON cannot say (dates, data) is damage. SEMANTICS MAN-1.
 */
export async function readPlist(
  file: string,
  origin: SettingsFileOrigin,
  disk: Disk,
  run: RunProgram,
): Promise<SettingsFile> {
  if (disk.status(file) === undefined) return { reading: undefined, text: "" };
  const args = ["-convert", "json", "-o", "-", "--", file];
  const { exitCode, stdout: text } = await run("/usr/bin/plutil", args, { timeoutMs });
  if (exitCode === 0) return { reading: parseSettings({ ...origin, file, text }), text };
  const damage = fileProblem("settings-unreadable", "plutil cannot make JSON of it", file);
  return { reading: unreadableLayer({ ...origin, file }, damage), text: "" };
}

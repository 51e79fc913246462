// @ts-nocheck
import { parseSettings, unreadableLayer } from "../settings/index.ts";
import { fileProblem } from "./file-problem.ts";
import type { RunProgram } from "./run-program.ts";
import type { SettingsFile } from "./settings-file.ts";

export type Hive = "HKLM" | "HKCU";

const timeoutMs = 5_000;

/**
 * Reads the managed settings of a registry hive, JSON in one value, with the system's own `reg.exe`, which is called by
 * its absolute path. SEMANTICS MAN-1.
 *
 * `reg.exe` ends with 1 both where there is no such value and where it may not be read; policies can be read by every
 * user, so 1 is taken for none. It prints in the code page of the console, in which a letter outside ASCII can become
 * another one: such a text is damage.
 */
export async function readRegistry(hive: Hive, systemRoot: string, run: RunProgram): Promise<SettingsFile> {
  const key = `${hive}\\SOFTWARE\\Policies\\ClaudeCode`;
  const source = { layer: "managed", file: `${key}\\Settings` } as const;
  const program = `${systemRoot}\\System32\\reg.exe`;
  const { exitCode, stdout } = await run(program, ["query", key, "/v", "Settings"], { timeoutMs });
  if (exitCode === 1) return { reading: undefined, text: "" };
  const text = exitCode === 0 ? valueIn(stdout) : undefined;
  if (text === undefined) {
    const damage = fileProblem("settings-unreadable", "reg.exe does not give the value", source.file);
    return { reading: unreadableLayer(source, damage), text: "" };
  }
  const damage = /^[\x00-\x7f]*$/.test(text)
    ? undefined
    : fileProblem("settings-not-utf8", "reg.exe may have changed letters outside ASCII", source.file, {
        help: "write them as `\\uXXXX`",
      });
  return { reading: parseSettings({ ...source, text, damage }), text };
}

/** `    Settings    REG_SZ    {…}`: the text goes on to the end of the output. */
function valueIn(output: string): string | undefined {
  const found = /^ {4}Settings {4}REG_(?:EXPAND_)?SZ {4}/im.exec(output);
  return found === null ? undefined : output.slice(found.index + found[0].length).trimEnd();
}

// @ts-nocheck
import type { ToolCall } from "../index.ts";
import { canonicalName, toolOf } from "../rule/tools.ts";
import { type Fields, textField } from "./fields.ts";
import type { HookPlatform } from "./host.ts";
import { patchedFiles } from "./patch.ts";

/**
 * What a host's call of one of its own tools is in the tools that rules name. More than one call where it touches
 * several things; a call without the field that counts where that cannot be read, so that nothing allows it.
 */
export type Translation = (input: Fields, platform: HookPlatform) => readonly ToolCall[];

/** The tools of a host, by its own names. */
export type Translations = Readonly<Record<string, Translation>>;

/** The same call under the name that rules use; `fields`: where the host keeps the field that counts, in its own words. */
export function as(tool: string, fields: Readonly<Record<string, readonly string[]>> = {}): Translation {
  return (input) => {
    const named: Record<string, unknown> = { ...input };
    for (const [field, sources] of Object.entries(fields)) {
      const value = textField(input, ...sources);
      if (value === undefined) delete named[field];
      else named[field] = value;
    }
    return [{ tool, input: named }];
  };
}

/**
 * A command for the shell that the host uses. Nobody says which one it is on Windows, so it is judged as text for
 * PowerShell and for bash, and nothing is allowed that `cmd` would read in a third way.
 * @param directory the field that names another directory to run it in
 */
export function shell(directory?: string): Translation {
  return (input, platform) => {
    const where = directory === undefined ? undefined : textField(input, directory);
    const command = textField(input, "command");
    const bash = { tool: "Bash", input: { ...input, command: command && inDirectory(command, where) } };
    if (platform !== "win32") return [bash];
    // `cmd` reads these its own way
    if (command !== undefined && /[%^!]/.test(command))
      return [...unreadable("Bash"), ...unreadable("PowerShell")];
    const moved = where === undefined ? "" : `Set-Location -LiteralPath '${where.replaceAll("'", "''")}'; `;
    return [bash, { tool: "PowerShell", input: { ...input, command: command && moved + command } }];
  };
}

function inDirectory(command: string, directory: string | undefined): string {
  if (directory === undefined) return command;
  const path = directory.startsWith("-") ? `./${directory}` : directory;
  return `cd '${path.replaceAll("'", "'\\''")}' && ${command}`;
}

/** A patch in which the files are named. */
export const patch: Translation = (input) => {
  const text = textField(input, "command", "input", "patch");
  const files = text === undefined ? undefined : patchedFiles(text);
  return files === undefined
    ? unreadable("Edit")
    : files.map((file_path) => ({ tool: "Edit", input: { file_path } }));
};

/** Addresses inside a text for a model. */
export const addressesIn =
  (field: string): Translation =>
  (input) => {
    const addresses = (textField(input, field) ?? "")
      .split(/\s+/)
      .filter((word) => /^https?:\/\//i.test(word));
    return addresses.length === 0
      ? unreadable("WebFetch")
      : addresses.map((url) => ({ tool: "WebFetch", input: { url } }));
  };

/** Several files by name or pattern; a pattern may mean any file. */
export const filesIn =
  (field: string): Translation =>
  (input) => {
    const files = input[field];
    if (!Array.isArray(files) || files.length === 0) return unreadable("Read");
    return files.flatMap((file: unknown) =>
      typeof file !== "string" || /[*?[\]{}!]/.test(file)
        ? unreadable("Read")
        : [{ tool: "Read", input: { file_path: file } }],
    );
  };

/** A call that nothing allows, but that a rule for the whole tool still refuses. */
export function unreadable(tool: string): readonly ToolCall[] {
  return [{ tool, input: {} }];
}

/**
 * What a call of the tool `name` is. A tool that the table lacks keeps its name, which rules can use, unless one of the
 * tools that rules know is called like that: what the host means by it is not known, and nothing allows it.
 */
export function translated(
  tools: Translations,
  name: string,
  input: Fields,
  platform: HookPlatform,
): readonly ToolCall[] {
  const translation = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (translation !== undefined) return translation(input, platform);
  return [
    { tool: toolOf(canonicalName(name)) !== undefined ? `${name} (another tool of this name)` : name, input },
  ];
}

// @ts-nocheck
import type { Diagnostic } from "../base/diagnostic.ts";
import { editedSettings, plainValue, treeOfSource } from "../settings/index.ts";
import { type Fields, fieldsOf } from "./fields.ts";
import type { HostName } from "./host.ts";
import { installations } from "./installation.ts";

/** The program that a hook starts; its name in a command is how an entry of ours is known. */
export const hookProgram = "toolgate-hook";

/** The settings of a host that nobody can add to, with the place where they are not what they should be. */
export type HooksProblem = { readonly problem: string; readonly found: readonly Diagnostic[] };

/**
 * The text of a host's settings with the hook in them and no other hook of ours, everything else as it stood.
 * Undefined for `text`: there is no file. The same text where the hook is there already, as it would be written.
 */
export function withHook(
  text: string | undefined,
  file: string,
  host: HostName,
  command: string,
): string | HooksProblem {
  const { empty, entries } = installations[host];
  const wanted = entries(command);
  const lists = text === undefined ? new Map<string, readonly unknown[]>() : hookLists(text, file);
  if (!(lists instanceof Map)) return lists;
  const missing = wanted.some(
    ({ event, value }) => !lists.get(event)?.some((entry) => JSON.stringify(entry) === JSON.stringify(value)),
  );
  const count = [...lists.values()].flat().filter((entry) => holdsOurs(entry, host)).length;
  if (text !== undefined && !missing && count === wanted.length) return text;

  const cleared = text === undefined ? `${JSON.stringify(empty, null, 2)}\n` : withoutHook(text, file, host);
  if (typeof cleared !== "string") return cleared;
  return wanted.reduce((edited, { event, value }) => {
    const there = hookLists(edited, file);
    const isList = there instanceof Map && there.has(event);
    return behindMark(edited, (json) =>
      isList
        ? editedSettings(json, ["hooks", event, -1], value)
        : editedSettings(json, ["hooks", event], [value]),
    );
  }, cleared);
}

/** The text without any hook of ours; lists and objects that are empty without it are taken out too. */
export function withoutHook(text: string, file: string, host: HostName): string | HooksProblem {
  const lists = hookLists(text, file);
  if (!(lists instanceof Map)) return lists;
  let edited = text;
  const remove = (...path: (string | number)[]): void => {
    edited = behindMark(edited, (json) => editedSettings(json, ["hooks", ...path], undefined));
  };
  let left = lists.size;
  for (const [event, entries] of lists) {
    const ours = entries.flatMap((entry, index) => (holdsOurs(entry, host) ? [index] : []));
    if (ours.length === 0) continue;
    if (ours.length < entries.length) for (const index of ours.toReversed()) remove(event, index);
    else if (--left > 0) remove(event);
    else remove();
  }
  return edited;
}

/** An entry whose only commands are of ours. */
function holdsOurs(entry: unknown, host: HostName): boolean {
  const commands = installations[host].commandsOf(entry).filter((command) => command !== undefined);
  return (
    commands.length > 0 &&
    commands.every(
      (command) =>
        typeof command === "string" && command.includes(hookProgram) && command.includes(`--host ${host}`),
    )
  );
}

/** The lists under `hooks`, by event. */
function hookLists(text: string, file: string): Map<string, readonly unknown[]> | HooksProblem {
  const { tree, found } = treeOfSource({ text, file });
  if (tree === undefined || found.length > 0) return { problem: "the file is no strict JSON", found };
  const root = fieldsOf(plainValue(tree));
  if (root === undefined) return { problem: "the file holds no JSON object", found };
  const hooks: Fields | undefined = root["hooks"] === undefined ? {} : fieldsOf(root["hooks"]);
  if (hooks === undefined) return { problem: "`hooks` is no object", found };
  const wrong = Object.keys(hooks).find((event) => !Array.isArray(hooks[event]));
  if (wrong !== undefined) return { problem: `\`hooks.${wrong}\` is no list`, found };
  return new Map(Object.entries(hooks as Readonly<Record<string, readonly unknown[]>>));
}

/** An editor of JSON counts from behind a byte order mark. */
function behindMark(text: string, edit: (json: string) => string): string {
  return text.startsWith("\uFEFF") ? `\uFEFF${edit(text.slice(1))}` : edit(text);
}

import { resolve } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Mode, modeOf, modes, type World } from "../index.ts";
import { type Io, UsageError } from "./io.ts";

/** The options of every command that say which settings count, and how to print. */
export const settingsOptions = {
  settings: { type: "string", multiple: true },
  "server-cache": { type: "string" },
  "server-key": { type: "string", multiple: true },
  mode: { type: "string" },
  cwd: { type: "string" },
  trust: { type: "boolean" },
  untrusted: { type: "boolean" },
  "stored-trust": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export const settingsHelp = `\
  --settings FILE   use this file instead of the layers of the directory; may be repeated.
                    LAYER=FILE reads it as that layer: managed, cli, local, project, user, session
  --server-cache FILE
                    the file in which a host keeps the policy of its server
  --server-key FILE the public key that such a policy is signed with; may be repeated
  --mode MODE       the running mode: ${modes.join(", ")}
  --cwd DIRECTORY   where the session runs; default: here
  --trust           the workspace is trusted (default)
  --untrusted       it is not: its allow rules do not count
  --stored-trust    it is where ~/.claude.json says that its trust dialog was accepted
  --json            print one JSON document
  --help            print this
`;

/** Which settings count for a command. */
export type SettingsArguments = {
  readonly files: readonly string[];
  /** The cache of a server's policy and the keys that prove it, absolute. */
  readonly server?: { readonly cacheFile: string; readonly keyFiles: readonly string[] };
  readonly mode: Mode | undefined;
  /** Absolute. */
  readonly cwd: string;
  readonly trust: TrustOption;
};

/** How it is known whether the workspace is trusted. */
export type TrustOption = "default" | "--trust" | "--untrusted" | "--stored-trust";

type SettingsValues = {
  readonly settings?: string[];
  readonly "server-cache"?: string;
  readonly "server-key"?: string[];
  readonly mode?: string | undefined;
  readonly cwd?: string;
  readonly trust?: boolean;
  readonly untrusted?: boolean;
  readonly "stored-trust"?: boolean;
};

/** `parseArgs` whose complaints are the user's mistakes. */
export function parseArguments<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: T }>> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Throws a `UsageError` for values that contradict each other or do not exist. */
export function settingsArguments(values: SettingsValues, io: Io): SettingsArguments {
  const trust = trustOption(values);
  const mode = modeNamed(values.mode);
  const cache = values["server-cache"];
  const keys = values["server-key"] ?? [];
  if (cache === undefined && keys.length > 0) throw new UsageError("--server-key needs a --server-cache");
  if (cache !== undefined && values.settings !== undefined)
    throw new UsageError("give --settings or --server-cache, not both");
  const inDirectory = (file: string): string => resolve(io.cwd, file);
  return {
    files: values.settings ?? [],
    ...(cache === undefined
      ? {}
      : { server: { cacheFile: inDirectory(cache), keyFiles: keys.map(inDirectory) } }),
    mode,
    cwd: values.cwd === undefined ? io.cwd : resolve(io.cwd, values.cwd),
    trust,
  };
}

/** The mode that an option names; throws a `UsageError` for any other. */
export function modeNamed(name: string | undefined): Mode | undefined {
  const mode = name === undefined ? undefined : modeOf(name);
  if (name !== undefined && mode === undefined)
    throw new UsageError(`there is no mode \`${name}\`; the modes are ${modes.join(", ")}`);
  return mode;
}

function trustOption(values: SettingsValues): TrustOption {
  const given = (["trust", "untrusted", "stored-trust"] as const).filter((name) => values[name]);
  const [first, second] = given;
  if (second !== undefined) throw new UsageError(`give --${first} or --${second}, not both`);
  return first === undefined ? "default" : `--${first}`;
}

/** For a command without operands. */
export function refusePositionals(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`\`${positionals[0]}\` is unexpected`);
}

const shells = ["bash", "zsh", "sh"] as const;
export const shellNames: string = shells.join(", ");

/** The shell that an option names; throws a `UsageError` for any other. */
export function shellNamed(name: string | undefined): World["shell"] {
  const shell = shells.find((known) => known === name);
  if (name !== undefined && shell === undefined) {
    throw new UsageError(`\`${name}\` is no shell that is read; the shells are ${shellNames}`);
  }
  return shell;
}

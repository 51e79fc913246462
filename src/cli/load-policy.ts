import { readFileSync } from "node:fs";
import { compile, type Diagnostic, type Policy, type Session } from "../index.ts";
import {
  type LoadedSettings,
  loadSettings,
  nodeLinks,
  type SettingsLocation,
  watchSettings,
} from "../node/index.ts";
import { inWrittenColumns, type RemoteSettings } from "../settings/index.ts";
import type { SettingsArguments } from "./arguments.ts";
import { readGivenFiles } from "./given-files.ts";
import { type Io, UsageError } from "./io.ts";
import type { Viewpoint } from "./show-file.ts";

/** Everything about the settings that count. */
export type LoadedPolicy = {
  readonly settings: LoadedSettings;
  /** What is known of the server's policy; undefined: no server is set up. */
  readonly server: RemoteSettings | undefined;
  readonly session: Session;
  readonly policy: Policy;
  /** Of the files and of the rules, each once, with the columns that an editor shows. */
  readonly diagnostics: readonly Diagnostic[];
  readonly from: Viewpoint;
};

/** Loads and compiles what `given` names; `world` adds what a command knows of the call's world. */
export async function loadPolicy(
  given: SettingsArguments,
  io: Io,
  world: Partial<Session["world"]> = {},
): Promise<LoadedPolicy> {
  if (given.files.length > 0)
    return compiled(readGivenFiles(given.files, io.cwd), undefined, given, io, world);
  const location = await locationOf(given, io);
  return compiled(await loadSettings(location), location.remote, given, io, world);
}

/** Calls back with what `given` names, now and whenever it changes, until `io.until` is aborted. */
export async function followPolicy(
  given: SettingsArguments,
  io: Io,
  onLoad: (loaded: LoadedPolicy) => void,
): Promise<void> {
  if (given.files.length > 0)
    throw new UsageError("--watch follows the settings of a directory, not given files");
  const { remote, ...location } = await locationOf(given, io);
  const watching = await watchSettings({
    ...location,
    remote: () => remote,
    keepsAlive: true,
    onLoad: (settings) => onLoad(compiled(settings, remote, given, io, {})),
  });
  await new Promise((resolve) => io.until?.addEventListener("abort", resolve, { once: true }));
  watching.close();
}

async function locationOf(
  { cwd, server }: SettingsArguments,
  { home, platform, machine, env }: Io,
): Promise<SettingsLocation> {
  return {
    ...machine,
    ...(server === undefined ? {} : { remote: await serverPolicy(server) }),
    cwd,
    platform,
    ...(home === undefined ? {} : { home }),
    userDirectory: env.CLAUDE_CONFIG_DIR || undefined,
  };
}

async function serverPolicy({
  cacheFile,
  keyFiles,
}: NonNullable<SettingsArguments["server"]>): Promise<RemoteSettings> {
  try {
    // few calls need it, and it brings HTTP along
    const { RemotePolicy } = await import("../remote/index.ts");
    const publicKeys = keyFiles.map((file) => readFileSync(file, "utf8"));
    return await RemotePolicy.cached({ cacheFile, publicKeys });
  } catch (error) {
    throw new UsageError(`--server-key cannot be read as a public key: ${String(error)}`);
  }
}

function compiled(
  settings: LoadedSettings,
  server: RemoteSettings | undefined,
  { cwd, trusted, mode }: SettingsArguments,
  { home, platform }: Io,
  world: Partial<Session["world"]>,
): LoadedPolicy {
  const session: Session = {
    world: { platform, home, cwd, links: nodeLinks(), ...world },
    trusted,
    mode,
  };
  const { policy, diagnostics: found } = compile(settings.layers, session);
  return {
    settings,
    server,
    session,
    policy,
    diagnostics: withoutRepeats(asWritten([...settings.diagnostics, ...found], settings)),
    from: { cwd, home, platform },
  };
}

/** Each finding once: damage of a file is told by its reader and by every compiler. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  return [...seen.values()];
}

/** The findings at the columns where an editor shows them. */
export function asWritten(
  diagnostics: readonly Diagnostic[],
  { texts }: LoadedSettings,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const text = texts.get(diagnostic.file ?? "");
    return text === undefined ? diagnostic : inWrittenColumns(diagnostic, text);
  });
}

function keyOf({ code, file, line, column, message }: Diagnostic): string {
  return JSON.stringify([code, file, line, column, message]);
}

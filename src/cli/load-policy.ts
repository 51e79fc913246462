import { readFileSync } from "node:fs";
import { compile, type Diagnostic, type Policy, type Session } from "../index.ts";
import {
  type LoadedSettings,
  loadSettings,
  nodeLinks,
  type SettingsLocation,
  type StoredTrust,
  storedTrust,
  watchSettings,
} from "../node/index.ts";
import { inWrittenColumns, type RemoteSettings } from "../settings/index.ts";
import type { SettingsArguments, TrustOption } from "./arguments.ts";
import { readGivenFiles } from "./given-files.ts";
import { type Io, UsageError } from "./io.ts";
import type { Viewpoint } from "./show-file.ts";

/** Everything about the settings that count. */
export type LoadedPolicy = {
  readonly settings: LoadedSettings;
  /** What is known of the server's policy; undefined: no server is set up. */
  readonly server: RemoteSettings | undefined;
  readonly trust: Trust;
  readonly session: Session;
  readonly policy: Policy;
  /** Of the files and of the rules, each once, with the columns that an editor shows. */
  readonly diagnostics: readonly Diagnostic[];
  readonly from: Viewpoint;
};

/** Whether the workspace is trusted, by which option, and what is stored where that counts. */
export type Trust = {
  readonly trusted: boolean;
  readonly by: TrustOption;
  readonly stored?: StoredTrust;
};

/** Loads and compiles what `given` names; `world` adds what a command knows of the call's world. */
export async function loadPolicy(
  given: SettingsArguments,
  io: Io,
  world: Partial<Session["world"]> = {},
): Promise<LoadedPolicy> {
  if (given.files.length > 0)
    return compiled(readGivenFiles(given.files, io.cwd), undefined, given, io, world);
  const remote = await serverReader(given, io)();
  return compiled(await loadSettings({ ...locationOf(given, io), remote }), remote, given, io, world);
}

/** Calls back with what `given` names, now and whenever it changes, until `io.until` is aborted. */
export async function followPolicy(
  given: SettingsArguments,
  io: Io,
  onLoad: (loaded: LoadedPolicy) => void,
): Promise<void> {
  if (given.files.length > 0)
    throw new UsageError("--watch follows the settings of a directory, not given files");
  const readServer = serverReader(given, io);
  let remote: RemoteSettings | undefined;
  const watching = await watchSettings({
    ...locationOf(given, io),
    remote: async () => {
      remote = await readServer();
      return remote;
    },
    keepsAlive: true,
    onLoad: (settings) => onLoad(compiled(settings, remote, given, io, {})),
  });
  await new Promise((resolve) => io.until?.addEventListener("abort", resolve, { once: true }));
  watching.close();
}

function locationOf({ cwd }: SettingsArguments, { home, platform, machine, env }: Io): SettingsLocation {
  return {
    ...machine,
    cwd,
    platform,
    ...(home === undefined ? {} : { home }),
    userDirectory: env.CLAUDE_CONFIG_DIR || undefined,
  };
}

/** Reads what a host keeps of its server's policy, each time anew; the keys that prove it are read once. */
function serverReader(
  { server }: SettingsArguments,
  { machine }: Io,
): () => Promise<RemoteSettings | undefined> {
  if (server === undefined) return async () => machine?.remote;
  const { cacheFile, keyFiles } = server;
  let publicKeys: readonly string[] | undefined;
  return async () => {
    try {
      // few calls need it, and it brings HTTP along
      const { RemotePolicy } = await import("../remote/index.ts");
      publicKeys ??= keyFiles.map((file) => readFileSync(file, "utf8"));
      return await RemotePolicy.cached({ cacheFile, publicKeys });
    } catch (error) {
      throw new UsageError(`--server-key cannot be read as a public key: ${String(error)}`);
    }
  };
}

function trustOf(given: SettingsArguments, io: Io): Trust {
  const { trust: by } = given;
  if (by !== "--stored-trust") return { trusted: by !== "--untrusted", by };
  const stored = storedTrust(locationOf(given, io));
  return { trusted: stored.trusted, by, stored };
}

function compiled(
  settings: LoadedSettings,
  server: RemoteSettings | undefined,
  given: SettingsArguments,
  io: Io,
  world: Partial<Session["world"]>,
): LoadedPolicy {
  const { cwd, mode } = given;
  const { home, platform } = io;
  const trust = trustOf(given, io);
  const session: Session = {
    world: { platform, home, cwd, links: nodeLinks(), ...world },
    trusted: trust.trusted,
    mode,
  };
  const { policy, diagnostics: found } = compile(settings.layers, session);
  return {
    settings,
    server,
    trust,
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
export function asWritten<T extends Diagnostic>(
  diagnostics: readonly T[],
  { texts }: Pick<LoadedSettings, "texts">,
): readonly T[] {
  return diagnostics.map((diagnostic) => {
    const text = texts.get(diagnostic.file ?? "");
    return text === undefined ? diagnostic : inWrittenColumns(diagnostic, text);
  });
}

function keyOf({ code, file, line, column, message }: Diagnostic): string {
  return JSON.stringify([code, file, line, column, message]);
}

// @ts-nocheck
import type { Layer, LayerName, Place } from "../index.ts";
import {
  effectiveSettings,
  type SettingsReading,
  serversOfManagedMcp,
  settingKeys,
} from "../settings/index.ts";
import { columns } from "./columns.ts";
import { exitCodes, type Io } from "./io.ts";
import type { LoadedPolicy } from "./load-policy.ts";
import { type Paint, paintFor } from "./paint.ts";
import { runSettingsCommand, type SettingsCommand } from "./settings-command.ts";
import { showFile, type Viewpoint } from "./show-file.ts";
import { agoOf } from "./time.ts";
import { visible } from "./visible.ts";

const command: SettingsCommand = {
  name: "status",
  about: `Says which settings are in force: every layer with its file, which source of managed settings counts and why the
others do not, the locks that are on, and the age of the server's settings.`,
  ending: "Ends with 0, 2 for a mistake on the command line, 70 for a fault of toolgate itself.",
  show: (loaded, io) => {
    const paint = paintFor(io.stdout, io.env);
    const { from, policy } = loaded;
    return [
      section(
        "setting sources",
        [...loaded.settings.readings.map((reading) => layerRow(reading, loaded)), ...managedMcpRows(loaded)],
        paint,
      ),
      section("managed sources", sourceRows(loaded), paint),
      section("server settings", serverRows(loaded, io), paint),
      section(
        "locks",
        locksOf(loaded).map(({ key, place }) => [key, placeOf(place, from)]),
        paint,
      ),
      section("mode", [[policy.mode]], paint),
      section("workspace", [trustRow(loaded)], paint),
    ]
      .filter((text) => text !== "")
      .join("\n");
  },
  document: (loaded) => ({
    managed: loaded.settings.managed && {
      inForce: loaded.settings.managed.inForce?.label ?? null,
      sources: loaded.settings.managed.sources,
    },
    server: loaded.server === undefined ? null : { ...loaded.server, text: undefined },
    layers: loaded.settings.readings.map((reading) => ({
      layer: reading.layer.name,
      label: labelOf(reading, loaded),
      file: reading.layer.file,
      ...countsOf(reading.layer),
      note: noteOf(reading),
    })),
    managedMcp: managedMcpOf(loaded) ?? null,
    locks: locksOf(loaded),
    mode: loaded.policy.mode,
    trust: loaded.trust,
    diagnostics: loaded.diagnostics,
  }),
  exitCode: () => exitCodes.done,
};

/** `toolgate status`: what is in force, and why. */
export function status(argv: readonly string[], io: Io): Promise<number> {
  return runSettingsCommand(command, argv, io);
}

function section(title: string, rows: readonly (readonly string[])[], paint: Paint): string {
  if (rows.length === 0) return "";
  return `${paint("bold", title)}\n${columns(rows.map(([first = "", ...rest]) => [`  ${first}`, ...rest]))}`;
}

const layerLabels: Readonly<Record<LayerName, string>> = {
  managed: "managed settings",
  cli: "command line",
  local: "local settings",
  project: "project settings",
  user: "user settings",
  session: "session",
};

/** In the words that administrators of the product know. */
function labelOf(reading: SettingsReading, { settings }: LoadedPolicy): string {
  const inForce = settings.managed?.inForce;
  return inForce?.readings.includes(reading)
    ? `Enterprise managed settings (${inForce.label})`
    : layerLabels[reading.layer.name];
}

function layerRow(reading: SettingsReading, loaded: LoadedPolicy): readonly string[] {
  const { layer } = reading;
  const { deny, ask, allow } = countsOf(layer);
  const file = layer.file === undefined ? "" : showFile(layer.file, loaded.from);
  return [labelOf(reading, loaded), file, `${deny} deny, ${ask} ask, ${allow} allow`, noteOf(reading) ?? ""];
}

function countsOf({ deny, ask, allow }: Layer) {
  return { deny: deny.length, ask: ask.length, allow: allow.length };
}

/** What keeps a layer from counting whole. */
function noteOf({ layer, restrictsOnly }: SettingsReading): string | undefined {
  if (layer.unconfirmed !== undefined) return "every call asks but reading";
  if (layer.damage !== undefined)
    return layer.name === "managed"
      ? "cannot be read: every call is refused"
      : "cannot be read: every call asks";
  return restrictsOnly === undefined ? undefined : "only what restricts counts";
}

type ManagedMcpStatus = { readonly file: string; readonly servers: number; readonly note: string };

/** The servers of `managed-mcp.json`, which keep all others out; undefined: there is no such file. */
function managedMcpOf({ settings: { managedMcp } }: LoadedPolicy): ManagedMcpStatus | undefined {
  if (managedMcp === undefined) return undefined;
  const note =
    managedMcp.tree === undefined
      ? "cannot be read or trusted: no MCP server of users is loaded"
      : "no MCP server of users is loaded";
  return { file: managedMcp.file, servers: serversOfManagedMcp(managedMcp).length, note };
}

function managedMcpRows(loaded: LoadedPolicy): readonly (readonly string[])[] {
  const found = managedMcpOf(loaded);
  if (found === undefined) return [];
  const { file, servers, note } = found;
  const count = `${servers} server${servers === 1 ? "" : "s"}`;
  return [["managed MCP servers", showFile(file, loaded.from), count, note]];
}

function sourceRows({ settings }: LoadedPolicy): readonly (readonly string[])[] {
  return (settings.managed?.sources ?? []).map(({ label, state, because }) => [label, state, because]);
}

function serverRows(
  { server: remote }: LoadedPolicy,
  { now = Date.now }: Io,
): readonly (readonly string[])[] {
  if (remote === undefined) return [];
  const at = now();
  const times = [
    ["issued", remote.issuedAt],
    ["fetched", remote.fetchedAt],
    ["expires", remote.expiresAt],
  ] as const;
  return [
    ["state", remote.state, remote.problem === undefined ? "" : visible(remote.problem.message)],
    ...(remote.revision === undefined ? [] : [["revision", String(remote.revision)]]),
    ...times.flatMap(([name, time]) => (time === undefined ? [] : [[name, visible(time), agoOf(time, at)]])),
  ];
}

/** Whether the workspace is trusted, and who says so. */
function trustRow({ trust: { trusted, by, stored }, from }: LoadedPolicy): readonly string[] {
  const state = trusted ? "trusted" : "not trusted";
  if (by === "default") return [state, "by default; --stored-trust looks it up"];
  if (stored === undefined) return [state, by];
  const file = stored.file === undefined ? "no home" : showFile(stored.file, from);
  return [state, `${file}: ${trusted ? "the" : "no"} dialog was accepted for ${visible(stored.workspace)}`];
}

type Lock = { readonly key: string; readonly layer: LayerName; readonly place: Place };

const lockKeys: ReadonlySet<string> = new Set(
  settingKeys
    .filter(({ restricts, shape }) => typeof restricts === "object" || shape === "disable")
    .map(({ path }) => path),
);

/** The switches that are set so that they restrict, each where it stands. */
function locksOf({ settings }: LoadedPolicy): readonly Lock[] {
  return effectiveSettings(settings.readings).flatMap(({ path, value, from }) => {
    const key = path.join(".");
    const known = settingKeys.find((setting) => setting.path === key);
    const isOn = typeof known?.restricts === "object" ? value === known.restricts.value : true;
    const [written] = from;
    if (!lockKeys.has(key) || !isOn || written === undefined) return [];
    return [{ key: `${key}: ${JSON.stringify(value)}`, layer: written.layer, place: written.place }];
  });
}

function placeOf({ file, line }: Place, from: Viewpoint): string {
  return file === undefined ? "" : `${showFile(file, from)}:${line}`;
}

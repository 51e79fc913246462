// @ts-nocheck
import type { Diagnostic } from "../base/diagnostic.ts";
import { emptyLayer } from "../policy/layer.ts";
import { effectiveSettings } from "./effective-settings.ts";
import type { ManagedChoice, ManagedSource } from "./managed-sources.ts";
import { parseSettings, unreadableLayer } from "./parse-settings.ts";
import type { SettingsReading } from "./read-layer.ts";

/** What a client of a policy server knows at this moment. SEMANTICS SRV-8. */
export type RemoteSettings = {
  /** `invalid`: there is a policy that must not be in force; with a `text` its restrictions still hold, else nobody knows them. */
  readonly state: "fresh" | "cached" | "none" | "invalid";
  /** As a settings file holds it. */
  readonly text?: string;
  readonly revision?: number;
  /** Times are UTC, as `2026-11-21T13:49:05Z`. */
  readonly issuedAt?: string;
  /** When the server last confirmed it. */
  readonly fetchedAt?: string;
  readonly expiresAt?: string;
  /** The server confirmed it to this process, even if it has not answered since. */
  readonly confirmed?: boolean;
  readonly problem?: { readonly message: string };
};

/** Where places and diagnostics say that server settings stand. */
export const remotePlace = "server settings";

/** Server settings as a source. One that is not valid can only restrict. */
export function remoteSource(remote: RemoteSettings | undefined): ManagedSource {
  const source = { name: "remote", label: "remote" } as const;
  if (remote?.text === undefined) return { ...source, readings: [] };
  const distrust = remote.state === "invalid" ? { distrust: notConfirmed(remote) } : {};
  const origin = { layer: "managed", file: remotePlace, ...distrust } as const;
  return { ...source, readings: [parseSettings({ ...origin, text: remote.text })] };
}

/**
 * What it means for the policy that server settings are not there or not valid: every call but reading asks. Where
 * there are some and nothing is known of them, or an administrator wants them fresh, every call is refused.
 * Undefined: nothing.
 *
 * @param whenAbsent `open`: a missing policy is no reason to ask, as in the product
 * @see SEMANTICS MAN-22
 */
export function remoteFloor(
  remote: RemoteSettings | undefined,
  choice: ManagedChoice,
  whenAbsent: "ask" | "open",
): SettingsReading | undefined {
  const wanted = effectiveSettings(choice.readings).find(
    ({ path, value }) => path[0] === "forceRemoteSettingsRefresh" && value === true,
  );
  if (wanted !== undefined && remote?.state !== "fresh" && remote?.confirmed !== true) {
    const message = "managed settings want fresh server settings, and there are none";
    const { place } = wanted.from[0]!;
    const problem: Diagnostic = { code: "remote-not-confirmed", severity: "error", message, ...place };
    return unreadableLayer({ layer: "managed", file: place.file }, problem);
  }
  if (remote?.state === "invalid" && remote.text === undefined)
    return unreadableLayer({ layer: "managed", file: remotePlace }, notConfirmed(remote));
  if (whenAbsent === "open" || (remote?.state !== "none" && remote?.state !== "invalid")) return undefined;
  const unconfirmed = notConfirmed(remote);
  return {
    layer: { ...emptyLayer("managed"), file: remotePlace, unconfirmed },
    tree: undefined,
    restrictsOnly: undefined,
    diagnostics: [unconfirmed],
  };
}

function notConfirmed({ state, problem }: RemoteSettings): Diagnostic {
  const what = state === "none" ? "there are no server settings yet" : "the server settings are not valid";
  return {
    code: "remote-not-confirmed",
    severity: "error",
    message: problem === undefined ? what : `${what}: ${problem.message}`,
    file: remotePlace,
    line: 1,
    column: 1,
    endColumn: 1,
  };
}

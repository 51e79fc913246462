// @ts-nocheck
import { limits } from "../base/limits.ts";
import { hostOf } from "./host.ts";

/** A URL taken apart. What `unknown` explains nothing may rely on; what a parser would find is there all the same. */
export type UrlSubject = {
  readonly written: string;
  readonly scheme?: string;
  /** As `hostOf` gives it. */
  readonly host?: string;
  /** Decimal; where none is written, that of the scheme. */
  readonly port?: string;
  /** Path and query as they are sent: dot segments folded, without a fragment. */
  readonly path?: string;
  readonly unknown?: string;
};

/** The schemes over which a server can be reached, with their ports. */
export const webPorts: ReadonlyMap<string, string> = new Map([
  ["https", "443"],
  ["http", "80"],
  ["wss", "443"],
  ["ws", "80"],
]);

/**
 * Takes a URL of `http`, `https`, `ws` or `wss` apart; any other is unknown, and what `hostOf` does not trust.
 * Never throws. Linear.
 */
export function urlOf(url: unknown): UrlSubject {
  if (typeof url !== "string") return { written: "", unknown: "the URL is not a text" };
  const written = url.slice(0, limits.urlLengthMax);
  const { host, unknown } = hostOf(asHttp(url));
  const parsed = parse(written);
  if (parsed === undefined) return { written, unknown: unknown ?? "the URL cannot be read" };
  const fault =
    unknown ?? (climbs(parsed.pathname) ? "its path leads upwards once it is decoded" : undefined);
  const scheme = parsed.protocol.slice(0, -1);
  return {
    written,
    scheme,
    ...(host === undefined ? {} : { host }),
    port: parsed.port === "" ? (webPorts.get(scheme) ?? "") : parsed.port,
    path: parsed.pathname + parsed.search,
    ...(fault === undefined ? {} : { unknown: fault }),
  };
}

/** What the parser has not folded, since it is encoded, a server may fold. */
function climbs(path: string): boolean {
  return path.includes("%") && decodedPath(path).split(/[/\\]/).includes("..");
}

/** A path without its `%2e`; as it is where that is no text. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `wss://a` and `https://a` name their host alike. */
function asHttp(url: string): string {
  const scheme = url.slice(0, 6).toLowerCase();
  return scheme === "wss://" || scheme.startsWith("ws://") ? `http${url.slice(2)}` : url;
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

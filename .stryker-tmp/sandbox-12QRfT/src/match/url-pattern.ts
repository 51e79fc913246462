// @ts-nocheck
import { limits } from "../base/limits.ts";
import { decodedPath, type UrlSubject, webPorts } from "../world/url.ts";
import { compileDomain } from "./domain.ts";
import { compileNameGlob } from "./name.ts";

/** A pattern of URLs, ready to match: `https://*.example.com/mcp/*`, `http://localhost:*`. */
export type UrlPattern = {
  readonly text: string;
  /** Why no URL must match it; undefined: some do. */
  readonly problem?: string;
  /** For what allows: every part is known and matches. */
  readonly mustMatch: (url: UrlSubject) => boolean;
  /** For what refuses: the pattern could mean this URL. Without a port it means every port. */
  readonly mayMatch: (url: UrlSubject) => boolean;
};

/** Where scheme, host with port, and path of a pattern stand. Undefined: it has no `://`. */
export function partsOfUrl(
  text: string,
): { readonly scheme: string; readonly authority: string; readonly path: string } | undefined {
  const colon = text.indexOf("://");
  if (colon < 0) return undefined;
  const start = colon + "://".length;
  let end = start;
  while (end < text.length && !"/?#\\".includes(text[end]!)) end++;
  return { scheme: text.slice(0, colon), authority: text.slice(start, end), path: text.slice(end) };
}

/**
 * Compiles a URL in which `*` stands for any run of characters, in a host as in a WebFetch rule. Without a path it
 * means every path, without a port that of the scheme. Hosts are compared as names are looked up, paths as written.
 * Never throws, no RegExp. Matching costs pattern times URL at most. SEMANTICS MCPM-4
 */
export function compileUrlPattern(text: string): UrlPattern {
  const whole = compileNameGlob(text.slice(0, limits.ruleLengthMax));
  const spelled = (url: UrlSubject): boolean => whole.matches(url.written) || url.host === undefined;
  if (text === "*") return { text, mustMatch: (url) => url.unknown === undefined, mayMatch: () => true };
  const parts = partsOfUrl(text);
  const problem =
    parts === undefined ? "a URL needs a scheme and `://`" : faultOf(text, parts.scheme, parts.path);
  const { scheme, authority, path } = parts ?? { scheme: "*", ...hostAndPath(text) };
  const [host, port] = splitPort(authority);
  const domain = compileDomain(host);
  const schemes = compileNameGlob(scheme.toLowerCase());
  const paths = compileNameGlob(path);
  const names = compileNameGlob(host.toLowerCase());

  const mayHost = (name: string): boolean =>
    names.matches(name) || (!("problem" in domain) && domain.matches(name));
  const mayMatch = (url: UrlSubject): boolean =>
    spelled(url) ||
    (schemes.matches(url.scheme!) &&
      mayHost(url.host!) &&
      (port === undefined || port === "*" || port === url.port) &&
      (path === "" || [url.path!, decodedPath(url.path!)].some(paths.matches)));
  const fault = problem ?? ("problem" in domain ? domain.problem : portFault(port));
  if (fault !== undefined || "problem" in domain)
    return { text, problem: fault ?? "", mustMatch: () => false, mayMatch };

  const mustMatch = (url: UrlSubject): boolean =>
    url.unknown === undefined &&
    schemes.matches(url.scheme!) &&
    domain.matches(url.host!) &&
    (port === "*" || (port ?? webPorts.get(url.scheme!)) === url.port) &&
    (path === "" || paths.matches(url.path!));
  return { text, mustMatch, mayMatch };
}

function faultOf(text: string, scheme: string, path: string): string | undefined {
  if (text.length > limits.ruleLengthMax) return `a URL has at most ${limits.ruleLengthMax} characters`;
  if (text.split("*").length - 1 > limits.patternWildcardsMax)
    return `a URL has at most ${limits.patternWildcardsMax} wildcards`;
  if (path !== "" && !path.startsWith("/")) return "a path begins with `/`";
  if (path.includes("#")) return "a URL that is asked for has no `#`";
  const schemes = compileNameGlob(scheme.toLowerCase());
  return [...webPorts.keys()].some(schemes.matches) ? undefined : `no server is reached over \`${scheme}\``;
}

function hostAndPath(text: string): { readonly authority: string; readonly path: string } {
  const slash = text.indexOf("/");
  return slash < 0
    ? { authority: text, path: "" }
    : { authority: text.slice(0, slash), path: text.slice(slash) };
}

/** `a:1`, `[::1]:1`: the host and its port. */
export function splitPort(authority: string): readonly [host: string, port: string | undefined] {
  const colon = authority.lastIndexOf(":");
  return colon < 0 || colon < authority.lastIndexOf("]")
    ? [authority, undefined]
    : [authority.slice(0, colon), authority.slice(colon + 1)];
}

/** Why this is no port of a pattern: a number without a zero in front, or `*`. */
export function portFault(port: string | undefined): string | undefined {
  if (port === undefined || port === "*" || /^(?:0|[1-9]\d{0,4})$/.test(port)) return undefined;
  return "a port is a number or `*`";
}

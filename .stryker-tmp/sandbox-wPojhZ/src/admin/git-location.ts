// @ts-nocheck
import { bareHost, type HostSubject } from "../world/host.ts";

/** Where a git URL leads. `host.unknown`: nobody may rely on it; `path` begins without `/`. */
export type GitLocation = { readonly host: HostSubject; readonly path: string };

const schemes = ["https", "http", "ssh", "git", "git+ssh", "git+https", "ssh+git"];

/**
 * Reads a git URL: one with a scheme, or `user@host:path`, which git takes for SSH where no slash stands before the
 * colon. Any other form is a path, and nobody may rely on the host that could be read into it.
 * Never throws. Linear. @see git-clone(1), GIT URLS
 */
export function gitLocation(url: string): GitLocation {
  const colon = url.indexOf("://");
  if (colon < 0) return shortLocation(url);
  const scheme = url.slice(0, colon).toLowerCase();
  const rest = url.slice(colon + "://".length);
  const slash = rest.search(/[/?#]/);
  const [authority, path] = slash < 0 ? [rest, ""] : [rest.slice(0, slash), rest.slice(slash + 1)];
  const at = authority.lastIndexOf("@");
  const user = authority.slice(0, Math.max(at, 0));
  const host = bareHost(authority.slice(at + 1));
  const known = schemes.includes(scheme) && (at < 0 || isUser(user, scheme));
  return { host: known ? host : distrusted(host, `\`${scheme}\` and its user name are not certain`), path };
}

/** Programs agree on what `git@` is in front of a host for SSH; in a web address they do not have to. */
function isUser(user: string, scheme: string): boolean {
  return scheme.includes("ssh") && /^[A-Za-z0-9._-]+$/.test(user) && !user.startsWith("-");
}

function shortLocation(url: string): GitLocation {
  const colon = url.indexOf(":");
  const slash = url.indexOf("/");
  const isShort = colon > 0 && (slash < 0 || colon < slash);
  const end = colon < 0 ? Math.max(slash, 0) : colon;
  const head = url.slice(0, end);
  const at = head.lastIndexOf("@");
  const host = bareHost(head.slice(at + 1));
  const known = isShort && at > 0 && isUser(head.slice(0, at), "ssh");
  const path = url.slice(end + 1).replace(/^\/+/, "");
  return { host: known ? host : distrusted(host, "this is no address of a host"), path };
}

function distrusted(host: HostSubject, unknown: string): HostSubject {
  return host.host === undefined ? { unknown } : { unknown, host: host.host };
}

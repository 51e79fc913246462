import { limits } from "../base/limits.ts";
import { isPlainHost } from "../base/plain-host.ts";
import { isAscii } from "./path-fold.ts";

/** The host of a URL, where it has one. `unknown`: why an allow rule must not trust it; a deny rule is still tested on `host`. */
export type HostSubject =
  | { readonly host: string; readonly unknown?: undefined }
  | { readonly host: string; readonly unknown: string }
  | { readonly unknown: string; readonly host?: undefined };

/**
 * The host that a fetch of `url` asks for: ASCII (IDN as `xn--`), lower case, without the root dot, IPv6 in brackets,
 * an IPv4 address always as four decimal numbers, also where IPv6 carries it.
 *
 * The WHATWG parser forgives what other programs read differently, so the text is looked at first: only `http://` and
 * `https://`, no backslash, blank or control character anywhere, no user name. What fails that is `unknown`, with the
 * host that the parser would find, where it finds one.
 *
 * Letters that programs encode differently make it `unknown` too, unless the host is written with `xn--`.
 *
 * Never throws. Names are not resolved. Cost: linear. SEMANTICS WEB-1, WEB-5
 */
export function hostOf(url: unknown): HostSubject {
  if (typeof url !== "string") return { unknown: "the URL is not a text" };
  const read = readHost(url);
  if (read.unknown !== undefined || !deviates(url)) return read;
  return { ...read, unknown: "the host holds a letter that programs encode differently" };
}

/** The host that a rule names, as browsers encode it. As `hostOf` otherwise. */
export function hostNamed(name: string): HostSubject {
  if (isPlainHost(name)) return { host: name.toLowerCase() };
  return readHost(`https://${name}/`);
}

function readHost(url: string): HostSubject {
  const read = parsedHost(url.length > limits.urlLengthMax ? url.slice(0, limits.urlLengthMax) : url);
  const fault = faultOf(url);
  if (read === undefined) return { unknown: fault ?? "the URL has no valid host" };
  const unknown = fault ?? hostFault(read.name);
  return unknown === undefined ? { host: read.host } : { host: read.host, unknown };
}

/** The host of a text that is one and no URL. As `hostOf` otherwise. */
export function bareHost(name: string): HostSubject {
  for (const character of name) {
    if ("/?#@\\".includes(character)) return { unknown: `a host holds no \`${character}\`` };
  }
  return hostOf(`https://${name}/`);
}

/** Whether a host as `hostOf` gives it is an IP address. */
export function isAddress(host: string): boolean {
  return host.startsWith("[") || isNumeric(host.slice(host.lastIndexOf(".") + 1));
}

/** Whether a label makes the parser read the whole host as an IPv4 address when it is the last one. */
export function isNumeric(label: string): boolean {
  const hexadecimal = label.startsWith("0x");
  const digits = hexadecimal ? "0123456789abcdef" : "0123456789";
  for (const character of hexadecimal ? label.slice(2) : label) if (!digits.includes(character)) return false;
  return label !== "";
}

/**
 * Whether the host has a letter that IDNA 2003 and 2008 encode differently: `faß.de` is `xn--fa-hia.de` to browsers
 * and `fass.de` to others, and curl takes the one or the other with what else the host holds. UTS #46, 7
 */
function deviates(url: string): boolean {
  const authority = authorityAt(url, url.indexOf("//") + 2);
  if (isAscii(authority) && !authority.includes("%")) return false;
  return /[ß\u1e9eς\u200c\u200d]/.test(decoded(authority).normalize("NFKC"));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function faultOf(url: string): string | undefined {
  if (url.length > limits.urlLengthMax) return `the URL is longer than ${limits.urlLengthMax} characters`;
  for (let i = 0; i < url.length; i++) {
    const unit = url.charCodeAt(i);
    if (unit === 0x5c) return "the URL holds a backslash, which programs read differently";
    if (unit <= 0x20 || unit === 0x7f) return "the URL holds a blank or a control character";
  }
  const scheme = ["https://", "http://"].find(
    (prefix) => url.slice(0, prefix.length).toLowerCase() === prefix,
  );
  if (scheme === undefined) return "the URL does not start with `https://` or `http://`";
  if (url[scheme.length] === "/") return "the URL has no host after its slashes";
  if (authorityAt(url, scheme.length).includes("@")) return "the URL holds a user name before its host";
  return undefined;
}

/** The host with what may stand beside it, from where it starts. */
function authorityAt(url: string, start: number): string {
  let end = start;
  while (end < url.length && !"/?#".includes(url[end]!)) end++;
  return url.slice(start, end);
}

/** The host as the WHATWG parser finds it: `name` without the root dot, `host` as rules compare it. */
function parsedHost(url: string): { readonly name: string; readonly host: string } | undefined {
  const hostname = hostnameOf(url)?.toLowerCase();
  if (hostname === undefined) return undefined;
  const name = hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
  if (name.startsWith("[")) return { name, host: mappedAddress(name) ?? name };
  const host = name
    .split(".")
    .filter((label) => label !== "")
    .join(".");
  return host === "" ? undefined : { name, host };
}

/** `URL.canParse` would read better, but Node 20.20.2 answers `false` for good URLs after some thousand calls. */
function hostnameOf(url: string): string | undefined {
  try {
    return new URL(url).hostname;
  } catch {
    return undefined;
  }
}

/** Why no name server can have such a name. The parser lets it pass, so what a resolver makes of it is open. */
function hostFault(name: string): string | undefined {
  if (name.startsWith("[")) return undefined;
  // RFC 1035, 2.3.4: labels of 1 to 63 octets, 253 in all. Underscores are no host names but occur.
  if (name.length > 253) return "the host is longer than 253 characters";
  for (const label of name.split(".")) {
    if (label === "") return "the host has an empty label";
    if (label.length > 63) return "a label of the host is longer than 63 characters";
    for (const character of label) {
      if (!"abcdefghijklmnopqrstuvwxyz0123456789-_".includes(character))
        return `a host holds no \`${character}\``;
    }
  }
  return undefined;
}

/** `[::ffff:7f00:1]` is the IPv4 host `127.0.0.1` to every system, so a rule for one is a rule for the other. */
function mappedAddress(host: string): string | undefined {
  if (!host.startsWith("[::ffff:") || !host.endsWith("]")) return undefined;
  const groups = host.slice("[::ffff:".length, -1).split(":");
  if (groups.length !== 2) return undefined;
  const bytes = groups.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
  return bytes.join(".");
}

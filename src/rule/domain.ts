import { isPlainHost } from "../base/plain-host.ts";

/** Longest host name in its textual form. RFC 1035, 2.3.4. */
const hostLengthMax = 253;

/**
 * Why a host pattern cannot be read, or undefined where it can: a host name, an address, `*.` before a host name, or `*`
 * inside one label. Linear. SEMANTICS WEB-1, WEB-2, WEB-6.
 */
export function hostFault(host: string): string | undefined {
  if (host === "") return "the host is missing";
  if (host === "*.") return "nothing follows the wildcard";
  if (host.length > hostLengthMax) return "the host is too long";
  const bracketed = host.startsWith("[") && host.endsWith("]");
  for (const character of host) {
    if (character === "/" || character === "\\") return "a host has no scheme and no path";
    if (character === "@" || character === "?" || character === "#" || character === "%")
      return `a host holds no \`${character}\``;
    if (character === " " || character === "\t") return "a host holds no blank";
    if (character === ":" && !bracketed) return "a host pattern has no port";
  }
  const labels = (host.endsWith(".") ? host.slice(0, -1) : host).split(".");
  if (labels.includes("")) return "a label of the host is empty";
  if (labels.some((label) => label.includes("**"))) return "`**` stands for nothing in a host";
  if (host.includes("*")) {
    const literal = labels.filter((label) => !label.includes("*"));
    if (bracketed || (literal.length > 0 && literal.every(isNumber)))
      return "a wildcard does not stand for part of an address";
  }
  return isHost(host.replaceAll("*", "x")) ? undefined : "this is no host name";
}

/** Names below which anybody can have a host, beside the top-level ones. From the list of publicsuffix.org, the best known. */
const publicSuffixes: ReadonlySet<string> = new Set(
  [
    "co.uk org.uk ac.uk gov.uk com.au net.au org.au co.nz co.jp ne.jp or.jp co.kr co.in com.br com.cn com.hk com.sg",
    "com.tw com.tr com.mx com.ar co.za co.il",
    "github.io githubusercontent.com gitlab.io readthedocs.io pages.dev workers.dev r2.dev trycloudflare.com",
    "vercel.app now.sh netlify.app onrender.com fly.dev deno.dev surge.sh glitch.me herokuapp.com",
    "web.app firebaseapp.com appspot.com run.app cloudfunctions.net blogspot.com",
    "s3.amazonaws.com cloudfront.net azurewebsites.net blob.core.windows.net ngrok.io ngrok-free.app",
  ].flatMap((line) => line.split(" ")),
);

/** The public suffix below which a host pattern stands for every host, if it does. SEMANTICS WEB-2. */
export function publicSuffixOf(host: string): string | undefined {
  if (!host.startsWith("*.")) return undefined;
  const suffix = host.slice(2).toLowerCase();
  const name = suffix.endsWith(".") ? suffix.slice(0, -1) : suffix;
  return !/[.*]/.test(name) || publicSuffixes.has(name) ? name : undefined;
}

/** Asks the URL parser. Not `URL.canParse`: once compiled, that of Node.js 20 refuses letters of Latin-1. */
function isHost(text: string): boolean {
  if (isPlainHost(text)) return true;
  try {
    new URL(`https://${text}/`);
    return true;
  } catch {
    return false;
  }
}

function isNumber(label: string): boolean {
  return /^[0-9]+$/.test(label);
}

// @ts-nocheck
import { compileLinearRegex } from "../match/linear-regex.ts";
import { isInside, joinPath } from "../world/path.ts";
import { decodedPath, urlOf } from "../world/url.ts";
import { type AdminDecision, allowed, decided, refused } from "./decision.ts";
import { gitLocation } from "./git-location.ts";
import { fieldOf, isText, recordOf } from "./json.ts";
import type {
  AdminPolicy,
  AllowList,
  MarketplaceEntry,
  MarketplacePolicy,
  MarketplaceSource,
} from "./policy.ts";
import type { AdminSettings, Admitting, Entry } from "./settings.ts";

/**
 * Whether plugins may come from a marketplace. To be asked whenever one is added, refreshed or updated and whenever a
 * plugin of it is installed, before anything is fetched: the answer is the same each time.
 *
 * @param source as settings write it: `{ "source": "github", "repo": "owner/name" }`
 * Never throws. Cost: entries times the length of the source, for patterns times their states. SEMANTICS MAN-18
 */
export function decideMarketplace(policy: AdminPolicy, source: unknown): AdminDecision {
  return decided(policy.managedFloor, () => ruling(policy.marketplaces, source));
}

/** Whether a plugin may come from a command that its marketplace names. SEMANTICS MAN-14 */
export function decideCommandSource(policy: AdminPolicy): AdminDecision {
  return decided(policy.managedFloor, () => {
    const off = policy.marketplaces.noCommandSources;
    return off === undefined
      ? allowed("MAN-14", "nothing switches commands as sources of plugins off")
      : refused("MAN-14", `\`${off.key}\` switches commands as sources of plugins off`, off);
  });
}

function ruling({ blocked, known }: MarketplacePolicy, written: unknown): AdminDecision {
  const source = readSource(written);
  const blocking = blocked.find((entry) => "problem" in source || mayMean(entry, source));
  if (blocking !== undefined) return refused("MAN-18", "it matches a blocked marketplace", blocking.written);
  if (known === undefined) return allowed("MAN-18", "no list says which marketplaces are known");
  if ("problem" in source) return refused("MAN-18", source.problem, known.decidedBy);
  if (known.entries.length === 0)
    return refused("MAN-18", "the list of known marketplaces is empty", known.decidedBy);
  const match = known.entries.find((entry) => means(entry, source));
  return match === undefined
    ? refused("MAN-18", "no known marketplace matches it exactly", known.decidedBy)
    : allowed("MAN-18", "it is a known marketplace", match.written);
}

export function compileMarketplaces(settings: AdminSettings): MarketplacePolicy {
  const known = settings.admitting("strictKnownMarketplaces", "managed");
  const alias = settings.admitting("allowedMarketplaces", "managed");
  if (known !== undefined && alias !== undefined) {
    const message = "`allowedMarketplaces` has no effect beside `strictKnownMarketplaces`";
    settings.report("entry-without-effect", alias.decidedBy.place, message);
  }
  const explicit = settings
    .values("disableCommandPluginSources", "managed")
    .find(({ value, loosens }) => value === false && loosens);
  const off = settings.on("disableCommandPluginSources", "managed");
  return {
    blocked: blockList(settings),
    known: allowList(known ?? alias, settings),
    noCommandSources:
      off ?? (explicit === undefined ? settings.on("allowManagedHooksOnly", "managed") : undefined),
  };
}

function allowList(
  list: Admitting | undefined,
  settings: AdminSettings,
): AllowList<MarketplaceEntry> | undefined {
  if (list === undefined) return undefined;
  const entries = list.entries.flatMap((written) => {
    const entry = readEntry(written, false, settings);
    if (entry?.unreadable === undefined) return entry === undefined ? [] : [entry];
    settings.report("unsupported-pattern", written.place, `this pattern admits nothing: ${entry.unreadable}`);
    return [];
  });
  return { decidedBy: list.decidedBy, entries };
}

function blockList(settings: AdminSettings): readonly MarketplaceEntry[] {
  return settings.refusing("blockedMarketplaces", "managed").flatMap((written) => {
    const entry = readEntry(written, true, settings);
    if (entry?.unreadable !== undefined) {
      const message = `this pattern cannot be read, so it blocks all that it could mean: ${entry.unreadable}`;
      settings.report("unsupported-pattern", written.place, message);
    }
    return entry === undefined ? [] : [entry];
  });
}

/** An entry of either list; undefined: it is left out. `unreadable`: why its pattern is not there. */
function readEntry(
  written: Entry,
  ignoreCase: boolean,
  settings: AdminSettings,
): (MarketplaceEntry & { readonly unreadable?: string }) | undefined {
  const source = entrySource(written.value);
  if ("problem" in source) {
    settings.leaveOut(written, source.problem);
    return undefined;
  }
  if (!patterns.includes(source.source)) return { written, source };
  const text = fieldOf(recordOf(written.value), source.source) as string;
  const pattern = compileLinearRegex(text, { ignoreCase });
  return "problem" in pattern
    ? { written, source, unreadable: pattern.problem }
    : { written, source, pattern };
}

/** The fields that a source must have, by its kind. */
const required: Readonly<Record<string, "repo" | "url" | "package" | "path" | undefined>> = {
  github: "repo",
  git: "url",
  url: "url",
  npm: "package",
  file: "path",
  directory: "path",
};
/** A package with or without its version; npm also takes addresses and other names there. npm-install(1) */
const registryName = /^(?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*(?:@[\w.^~<>=*|+ -]+)?$/;

/** Kinds of entries that hold a pattern, under a key of the same name. */
const patterns: readonly string[] = ["hostPattern", "pathPattern"];

type Problem = { readonly problem: string };

function readSource(value: unknown): MarketplaceSource | Problem {
  const record = recordOf(value);
  const source = fieldOf(record, "source");
  if (record === undefined || !isText(source))
    return { problem: "a marketplace is an object with a `source`" };
  const field = Object.hasOwn(required, source) ? required[source] : undefined;
  const fields: Record<string, string> = { source };
  for (const name of ["repo", "url", "package", "path", "ref"]) {
    const text = fieldOf(record, name);
    if (text === undefined) continue;
    if (!isText(text)) return { problem: `\`${name}\` is a text` };
    fields[name] = text;
  }
  // git runs `ext::…` as a program that fetches what it likes, and reads `-x` as an option. gitremote-helpers(7)
  if (source === "git" && /^(?:-|[A-Za-z0-9+.-]+::)/.test(fields["url"] ?? ""))
    return { problem: "a program instead of a URL could fetch anything" };
  if (source === "npm" && !registryName.test(fields["package"] ?? ""))
    return { problem: "only a name of the registry says what is fetched" };
  if (field !== undefined && (fields[field] ?? "") === "")
    return { problem: `\`${source}\` needs \`${field}\`` };
  return fields as MarketplaceSource;
}

/** The source that an entry names, or why it names none. */
function entrySource(value: unknown): MarketplaceSource | Problem {
  const source = readSource(value);
  if ("problem" in source) return source;
  if (patterns.includes(source.source)) {
    const isWritten = isText(fieldOf(recordOf(value), source.source));
    return isWritten ? source : { problem: `\`${source.source}\` needs a pattern` };
  }
  if (source.source === "skills-dir") return source;
  if (!Object.hasOwn(required, source.source))
    return { problem: `\`${source.source}\` is no kind of marketplace` };
  const wild = source.repo?.includes("*") ?? false;
  return wild && ownerOf(source.repo!) === undefined
    ? { problem: "only the whole name behind the owner may be `*`" }
    : source;
}

/** The owner of `owner/*`. */
function ownerOf(repo: string): string | undefined {
  return /^([A-Za-z0-9._-]+)\/\*$/.exec(repo)?.[1];
}

/** For what admits: the same source, field by field. */
function means({ source: wanted, pattern }: MarketplaceEntry, source: MarketplaceSource): boolean {
  switch (wanted.source) {
    case "hostPattern": {
      const host = certainHost(source);
      return host !== undefined && pattern!.found(host);
    }
    case "pathPattern":
      return pathsOf(source).length > 0 && pathsOf(source).every((path) => pattern!.found(path));
    case "github": {
      const owner = ownerOf(wanted.repo!);
      if (source.source !== "github" || wanted.ref !== source.ref) return false;
      if (owner === undefined) return wanted.repo === source.repo && wanted.path === source.path;
      const name = /^([A-Za-z0-9._-]+)\/([A-Za-z0-9._-]+)$/.exec(source.repo!);
      const named = name !== null && name[1] === owner && !/^\.{1,2}$/.test(name[2]!);
      return named && (wanted.path === undefined || wanted.path === source.path);
    }
    default:
      return (["source", "repo", "url", "package", "path", "ref"] as const).every(
        (field) => wanted[field] === source[field],
      );
  }
}

/** The host that everybody finds in a source. */
function certainHost(source: MarketplaceSource): string | undefined {
  if (source.source === "github") return "github.com";
  if (source.source !== "git" && source.source !== "url") return undefined;
  const found = source.source === "git" ? gitLocation(source.url!).host : urlOf(source.url);
  return found.unknown === undefined ? found.host : undefined;
}

/** A path as written and with its dots folded: `/opt/approved/../x` is also `/opt/x`. */
function pathsOf({ source, path }: MarketplaceSource): readonly string[] {
  if ((source !== "file" && source !== "directory") || path === undefined) return [];
  return [path, folded(path)];
}

function folded(path: string): string {
  const slashed = path.replaceAll("\\", "/");
  return slashed.startsWith("/") ? joinPath("/", slashed) : joinPath("/", `/${slashed}`).slice(1);
}

/** For what blocks: any spelling of the same source, in any case. */
function mayMean(entry: MarketplaceEntry, source: MarketplaceSource): boolean {
  const { source: wanted, pattern } = entry;
  switch (wanted.source) {
    case "hostPattern":
      return hostsOf(source)?.some((host) => pattern?.found(host) ?? true) ?? true;
    case "pathPattern":
      return pathsOf(source).some((path) => pattern?.found(path) ?? true);
    case "file":
    case "directory":
      return pathsOf(source).some((path) =>
        isInside(
          folded(path).toLowerCase(),
          folded(wanted.path!)
            .toLowerCase()
            .replace(/(?<=.)\/$/, ""),
        ),
      );
    case "npm":
      return source.source === "npm" && samePackage(wanted.package!, source.package!);
    case "skills-dir":
      return source.source === "skills-dir";
    default:
      return sameRepository(wanted, source) && sameVersion(wanted, source);
  }
}

function sameVersion(wanted: MarketplaceSource, source: MarketplaceSource): boolean {
  const short = (ref: string | undefined): string | undefined => ref?.replace(/^refs\/(?:heads|tags)\//, "");
  const trimmed = (path: string | undefined): string | undefined => path && folded(`/${path}`);
  return (
    (wanted.ref === undefined || short(wanted.ref) === short(source.ref ?? fragmentOf(source))) &&
    (wanted.path === undefined || trimmed(wanted.path) === trimmed(source.path))
  );
}

function fragmentOf({ url }: MarketplaceSource): string | undefined {
  const at = url?.indexOf("#") ?? -1;
  return at < 0 ? undefined : url!.slice(at + 1);
}

function sameRepository(wanted: MarketplaceSource, source: MarketplaceSource): boolean {
  const owner = wanted.source === "github" ? ownerOf(wanted.repo!)?.toLowerCase() : undefined;
  const [left, right] = [locationOf(wanted), locationOf(source)];
  if (left === undefined || right === undefined) return false;
  if (owner !== undefined) return right.startsWith(`github.com/${owner}/`);
  return left === right;
}

/** Names under which the content of a repository of github.com is served. */
const githubHosts: readonly string[] = [
  "github.com",
  "www.github.com",
  "ssh.github.com",
  "raw.githubusercontent.com",
  "codeload.github.com",
];

/** Host and path in one spelling; of github.com owner and name alone. Undefined: it is no place on a network. */
function locationOf(source: MarketplaceSource): string | undefined {
  const { host, path } = addressOf(source) ?? {};
  if (path === undefined) return undefined;
  const names = decodedPath(path.replace(/[?#].*$/s, ""))
    .toLowerCase()
    .split("/")
    .filter((name) => name !== "" && name !== ".");
  const isGithub = host !== undefined && githubHosts.includes(host);
  const kept = isGithub ? names.slice(0, 2) : names;
  return [isGithub ? "github.com" : (host ?? ""), ...kept].join("/").replace(/\.git$/, "");
}

function addressOf({ source, repo, url }: MarketplaceSource): { host?: string; path: string } | undefined {
  const text = source === "github" ? repo : source === "git" || source === "url" ? url : undefined;
  if (text === undefined) return undefined;
  if (source === "github" && !/[:@]/.test(text)) return { host: "github.com", path: text };
  const { host, path } = gitLocation(text);
  return host.host === undefined ? { path } : { host: host.host, path };
}

/** Every host that a program could find in a source; undefined: it has one that nobody can read. */
function hostsOf(source: MarketplaceSource): readonly string[] | undefined {
  const parsed = source.source === "url" || source.source === "git" ? urlOf(source.url).host : undefined;
  const hosts = [addressOf(source)?.host, parsed].filter(isText);
  return hosts.length === 0 && source.url?.includes(":") ? undefined : hosts;
}

/** `@scope/name@1.2.3` is a version of `@scope/name`. */
function samePackage(wanted: string, name: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/(?<=.)@.*$/s, "");
  return (
    wanted.toLowerCase() === name.toLowerCase() ||
    (wanted.lastIndexOf("@") <= 0 && wanted.toLowerCase() === bare(name))
  );
}

// @ts-nocheck
import { compileNameGlob } from "../match/name.ts";
import { compileUrlPattern, partsOfUrl, type UrlPattern } from "../match/url-pattern.ts";
import { type ManagedMcp, plainValue, serversOfManagedMcp } from "../settings/index.ts";
import { type UrlSubject, urlOf } from "../world/url.ts";
import { type AdminDecision, allowed, decided, refused, type Written } from "./decision.ts";
import { fieldOf, isText, recordOf, sameJson, someText, textsOf } from "./json.ts";
import type { AdminPolicy, AllowList, McpEntry, McpPolicy, OwnServer } from "./policy.ts";
import type { AdminSettings, Entry } from "./settings.ts";
import { type Environments, type Filled, fillIn, type Lookup } from "./variables.ts";

/** An MCP server that somebody configured. */
export type McpServer = {
  readonly name: string;
  /** As `.mcp.json` holds it: `{ "command": …, "args": [] }`, `{ "type": "http", "url": … }`. */
  readonly config: unknown;
  /** It is a connector of the user's account, not configured on this machine. */
  readonly connector?: boolean;
};

/**
 * Whether a server may be loaded: one of an exclusive set, not denied, and admitted where a list admits.
 * Never throws. Cost: entries times the length of command or URL. SEMANTICS MCPM-1 … MCPM-5
 */
export function decideMcpServer(policy: AdminPolicy, server: McpServer): AdminDecision {
  return decided(policy.floor, () => ruling(policy.mcp, server));
}

function ruling(policy: McpPolicy, server: McpServer): AdminDecision {
  const own = policy.own.find(({ name, config }) => name === server.name && sameJson(config, server.config));
  if (policy.exclusive !== undefined && own === undefined && !(server.connector && policy.connectors))
    return refused("MCPM-5", "only the servers of the administrator's own set are loaded", policy.exclusive);
  const subject = subjectOf(server, policy.live);
  const denying = policy.denied.find((entry) => mayMatch(entry, subject));
  if (denying !== undefined)
    return refused("MCPM-3", `it matches a denied \`${denying.by}\``, denying.written);
  if (own?.literal) return allowed("MCPM-5", "the administrator provides it", own.written);
  if (policy.allowed === undefined) return allowed("MCPM-2", "no list says which servers are allowed");
  return admitted(policy.allowed, subject);
}

function admitted({ entries, decidedBy }: AllowList<McpEntry>, subject: Subject): AdminDecision {
  if (entries.length === 0) return refused("MCPM-2", "the list of allowed servers is empty", decidedBy);
  if (subject.kind === undefined)
    return refused("MCPM-3", "nobody can say which command or URL this server is", decidedBy);
  const specific = entries.filter(({ by }) => by === subject.kind);
  const counted = specific.length > 0 ? specific : entries.filter(({ by }) => by === "serverName");
  const match = counted.find((entry) => mustMatch(entry, subject));
  if (match !== undefined) return allowed("MCPM-3", `it matches an allowed \`${match.by}\``, match.written);
  const named = entries.some((entry) => entry.by === "serverName" && entry.name === subject.name);
  const message =
    specific.length > 0 && named
      ? `its name does not count, since the list has a \`${subject.kind}\``
      : `no allowed \`${counted[0]?.by ?? subject.kind}\` matches it`;
  return refused("MCPM-3", message, specific[0]?.written ?? decidedBy);
}

/** A server as entries are held against it. `kind` undefined: neither or both a command and a URL, or not known. */
type Subject = {
  readonly name: string;
  readonly kind: "serverUrl" | "serverCommand" | undefined;
  readonly words?: readonly string[];
  readonly url?: UrlSubject;
};

function subjectOf(server: McpServer, live: Lookup): Subject {
  const { name } = server;
  const config = recordOf(server.config);
  const [command, url] = [fieldOf(config, "command"), fieldOf(config, "url")];
  const args = fieldOf(config, "args") ?? [];
  if (isText(url) && command === undefined) {
    const filled = fillIn(url, live);
    return filled.missing.length > 0
      ? { name, kind: undefined }
      : { name, kind: "serverUrl", url: urlOf(filled.text) };
  }
  const written = textsOf(args);
  if (!isText(command) || url !== undefined || written === undefined) return { name, kind: undefined };
  const words = [command, ...written].map((word) => fillIn(word, live));
  return words.some(({ missing }) => missing.length > 0)
    ? { name, kind: undefined }
    : { name, kind: "serverCommand", words: words.map(({ text }) => text) };
}

/** For what denies: a server of which not everything is known may be any. */
function mayMatch(entry: McpEntry, subject: Subject): boolean {
  if (entry.by === "serverName") return entry.name === subject.name;
  if (subject.kind === undefined) return true;
  if (entry.by === "serverUrl") return subject.url !== undefined && entry.url.mayMatch(subject.url);
  return wordsMatch(entry.words, subject.words);
}

function mustMatch(entry: McpEntry, subject: Subject): boolean {
  if (entry.by === "serverName") return entry.name === subject.name;
  if (entry.by === "serverUrl") return subject.url !== undefined && entry.url.mustMatch(subject.url);
  return wordsMatch(entry.words, subject.words);
}

function wordsMatch(
  wanted: readonly ((word: string) => boolean)[],
  words: readonly string[] | undefined,
): boolean {
  return words?.length === wanted.length && wanted.every((matches, i) => matches(words[i]!));
}

export function compileMcp(
  settings: AdminSettings,
  environments: Environments,
  managedMcp: ManagedMcp | undefined,
): McpPolicy {
  const lock = settings.on("allowManagedMcpServersOnly", "managed");
  const list = settings.admitting("allowedMcpServers", lock === undefined ? "all" : "managed");
  const exclusive: Written | undefined = managedMcp && {
    key: "mcpServers",
    layer: "managed",
    place: managedMcp.tree?.place ?? { file: managedMcp.file, line: 1, column: 1, endColumn: 1 },
  };
  return {
    exclusive,
    own: [...serversOfFile(managedMcp), ...providedServers(settings)],
    connectors: settings
      .values("allowAllClaudeAiMcps", "managed")
      .find(({ value, loosens }) => value === true && loosens),
    denied: settings
      .refusing("deniedMcpServers")
      .flatMap((entry) => entryOf(entry, "deny", environments.refusing, settings)),
    allowed: list && {
      decidedBy: list.decidedBy,
      entries: list.entries.flatMap((entry) => entryOf(entry, "allow", environments.admitting, settings)),
    },
    live: environments.live,
  };
}

const kinds = ["serverUrl", "serverCommand", "serverName"] as const;

/** An entry, ready to compare; none where it is left out. SEMANTICS MCPM-1 */
function entryOf(
  written: Entry,
  list: "deny" | "allow",
  lookup: Lookup,
  settings: AdminSettings,
): readonly McpEntry[] {
  const leftOut = (problem: string): readonly McpEntry[] => {
    settings.leaveOut(written, problem);
    return [];
  };
  const entry = recordOf(written.value) ?? {};
  const found = kinds.filter((kind) => Object.hasOwn(entry, kind));
  const by = found[0];
  if (by === undefined || found.length > 1)
    return leftOut("an entry has one of `serverUrl`, `serverCommand` and `serverName`");
  const strange = Object.keys(entry).find((key) => key !== by && !/^[_$]|^\/\//.test(key));
  if (strange !== undefined && list === "allow")
    return leftOut(`\`${strange}\` is not known, and might narrow it`);
  const value = entry[by];
  if (by === "serverName") {
    if (!isText(value) || value === "") return leftOut("`serverName` is a text");
    if (list === "allow" && !/^[A-Za-z0-9_-]+$/.test(value))
      return leftOut("a `serverName` that is allowed has only letters, digits, `_` and `-`");
    return [{ by, name: value, written }];
  }
  if (by === "serverUrl") {
    if (!isText(value) || value === "") return leftOut("`serverUrl` is a text");
    return [{ by, url: urlPattern(written, value, list, lookup, settings), written }];
  }
  const words = textsOf(value);
  if (words === undefined || words.length === 0)
    return leftOut("`serverCommand` is a list of texts, the command first");
  return [{ by, words: wordsOf(written, words, list, lookup, settings), written }];
}

const never = (): boolean => false;

/** An allowed URL whose variables could make it another than what was written matches nothing. SEMANTICS MCPM-4 */
function urlPattern(
  written: Entry,
  text: string,
  list: "deny" | "allow",
  lookup: Lookup,
  settings: AdminSettings,
): UrlPattern {
  const filled = fillIn(text, lookup, "*");
  const pattern = compileUrlPattern(filled.text);
  if (list === "deny") return pattern;
  const problem =
    missingProblem(filled) ??
    (keepsItsScope(text, filled.text, lookup) ? pattern.problem : "a variable changes where its URL leads");
  if (problem === undefined) return pattern;
  settings.report("entry-without-effect", written.place, `this \`serverUrl\` allows nothing: ${problem}`);
  return { text, problem, mustMatch: never, mayMatch: never };
}

/** Scheme and path, and so the host between them, lie where they were written; no value brings a wildcard along. */
function keepsItsScope(text: string, filled: string, lookup: Lookup): boolean {
  const count = (each: string): number => each.split("*").length;
  const [before, after] = [partsOfUrl(text), partsOfUrl(filled)];
  if (before === undefined || after === undefined) return text === filled;
  const same = (part: "scheme" | "path"): boolean => fillIn(before[part], lookup).text === after[part];
  return count(text) === count(filled) && same("scheme") && same("path");
}

/** Each word must be the same; of a denied command a variable without a value may be anything. */
function wordsOf(
  written: Entry,
  words: readonly string[],
  list: "deny" | "allow",
  lookup: Lookup,
  settings: AdminSettings,
): readonly ((word: string) => boolean)[] {
  return words.map((text) => {
    const filled = fillIn(text, lookup, list === "deny" ? "*" : "");
    const problem = missingProblem(filled);
    if (problem === undefined) return (word) => word === filled.text;
    if (list === "deny") return compileNameGlob(filled.text).matches;
    settings.report(
      "entry-without-effect",
      written.place,
      `this \`serverCommand\` allows nothing: ${problem}`,
    );
    return never;
  });
}

function missingProblem({ missing }: Filled): string | undefined {
  return missing.length === 0 ? undefined : `\`${missing[0]}\` has no value`;
}

/** The servers of `managed-mcp.json`. */
function serversOfFile(file: ManagedMcp | undefined): readonly OwnServer[] {
  if (file === undefined) return [];
  return serversOfManagedMcp(file).flatMap(({ key: name, keyPlace: place, value }) => {
    const config = recordOf(plainValue(value));
    if (config === undefined) return [];
    const literal = !someText(config, (text) => text.includes("${"));
    return [{ name, config, literal, written: { key: "mcpServers", layer: "managed", place } }];
  });
}

/** `managedMcpServers`: remote servers that settings provide beside those of users. */
function providedServers(settings: AdminSettings): readonly OwnServer[] {
  return settings.members("managedMcpServers", "managed").flatMap(({ name, value, loosens, ...written }) => {
    if (!loosens) return [];
    const config = recordOf(value);
    const problem = config === undefined ? "a server is an object" : providedProblem(name, config);
    if (problem === undefined) return [{ name, config: config!, literal: true, written }];
    settings.leaveOut(written, problem);
    return [];
  });
}

/** Settings name no program to run and no variable to fill in. */
function providedProblem(name: string, config: Readonly<Record<string, unknown>>): string | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(name)) return "a name has only letters, digits, `_` and `-`";
  const { type, url } = { type: fieldOf(config, "type"), url: fieldOf(config, "url") };
  if (type !== "http" && type !== "sse" && type !== "streamable-http") return "`type` is `http` or `sse`";
  if (!isText(url) || !url.startsWith("https://")) return "`url` begins with `https://`";
  const strange = ["command", "args", "env", "headersHelper"].find((key) => Object.hasOwn(config, key));
  if (strange !== undefined) return `it has no \`${strange}\``;
  return someText(config, (text) => text.includes("${")) ? "it holds no variable" : undefined;
}

// @ts-nocheck
import { compileDomain } from "../match/domain.ts";
import { portFault, splitPort } from "../match/url-pattern.ts";
import { parseRule } from "../rule/parse.ts";
import { bareHost } from "../world/host.ts";
import { type AdminDecision, allowed, askedAbout, decided, refused, type Written } from "./decision.ts";
import { isText } from "./json.ts";
import type { AdminPolicy, HostEntry, SandboxHostPolicy } from "./policy.ts";
import type { AdminSettings, Entry } from "./settings.ts";

/**
 * Whether a command in the sandbox may reach a host, `example.com` or `example.com:443`: denied by a list, allowed by
 * one, otherwise a person is asked unless the lists are strict. Without a port every port could be meant.
 * Never throws. Cost: entries times the length of the host. SEMANTICS SBX-4, SBX-5
 */
export function decideSandboxHost(policy: AdminPolicy, host: string): AdminDecision {
  return decided(policy.floor, () => ruling(policy.sandbox, host));
}

function ruling(policy: SandboxHostPolicy, text: string): AdminDecision {
  const [name, port] = splitPort(text);
  const { host, unknown = portFault(port) } = bareHost(name);
  const denying = policy.denied.find(
    (entry) =>
      (host === undefined || entry.domain.matches(host)) &&
      (entry.port === undefined || portFault(port) !== undefined || entry.port === (port ?? entry.port)),
  );
  if (denying !== undefined) return refused("SBX-4", "it is a denied host", denying.written);
  const certain = unknown === undefined && host !== undefined;
  const match = policy.allowed.find(
    (entry) => certain && entry.domain.matches(host) && (entry.port === undefined || entry.port === port),
  );
  if (match !== undefined && policy.broken === undefined)
    return allowed("SBX-4", "it is an allowed host", match.written);
  if (match === undefined && policy.strict !== undefined)
    return refused(
      "SBX-5",
      unknown ?? `no allowed host matches it, and \`${policy.strict.key}\` is on`,
      policy.strict,
    );
  return policy.broken === undefined
    ? askedAbout("SBX-5", unknown ?? "no list names this host")
    : askedAbout("SYN-7", "an entry that denies cannot be read, so it could mean this host", policy.broken);
}

export function compileSandboxHosts(settings: AdminSettings): SandboxHostPolicy {
  const compiler = new HostCompiler(settings);
  const lock = settings.on("sandbox.network.allowManagedDomainsOnly", "managed");
  const denied = [
    ...settings.refusing("sandbox.network.deniedDomains").flatMap((entry) => compiler.entry(entry, true)),
    ...compiler.rules("deny", false),
  ];
  const list = settings.admitting("sandbox.network.allowedDomains", lock === undefined ? "all" : "managed");
  return {
    denied,
    allowed: [
      ...(list?.entries ?? []).flatMap((entry) => compiler.entry(entry, false)),
      ...compiler.rules("allow", lock !== undefined),
    ],
    strict: lock ?? settings.on("sandbox.network.strictAllowlist"),
    broken: compiler.broken,
  };
}

class HostCompiler {
  /** The first entry that denies and cannot be read. */
  broken: Written | undefined;
  readonly #settings: AdminSettings;

  constructor(settings: AdminSettings) {
    this.#settings = settings;
  }

  entry(written: Entry, denies: boolean): readonly HostEntry[] {
    if (!isText(written.value)) return [];
    const [host, port] = splitPort(written.value);
    const domain = compileDomain(host);
    const problem = "problem" in domain ? domain.problem : portFault(port);
    if (problem === undefined && !("problem" in domain))
      return [{ domain, port: port === "*" ? undefined : port, written }];
    this.#settings.leaveOut(written, problem ?? "");
    if (denies) this.broken ??= written;
    return [];
  }

  /** The hosts of WebFetch rules; what is wrong with them is reported where rules are compiled. */
  rules(effect: "deny" | "allow", managedOnly: boolean): readonly HostEntry[] {
    const lock = this.#settings.on("allowManagedPermissionRulesOnly", "managed");
    const layersOf = this.#settings.readings.filter((reading) => {
      if (effect === "deny") return true;
      const isManaged = reading.layer.name === "managed";
      return this.#settings.mayLoosen(reading) && (isManaged || !(managedOnly || lock !== undefined));
    });
    return layersOf.flatMap(({ layer }) =>
      layer[effect].flatMap(({ value, place }): readonly HostEntry[] => {
        if (!isText(value) || !value.trimStart().startsWith("WebFetch(")) return [];
        const written = { key: `permissions.${effect}`, layer: layer.name, place };
        const { rule } = parseRule(value, effect, place);
        const domain = compileDomain(rule?.specifier?.type === "domain" ? rule.specifier.host : "");
        if (!("problem" in domain)) return [{ domain, port: undefined, written }];
        if (effect === "deny" && rule?.specifier?.type !== "parameter") this.broken ??= written;
        return [];
      }),
    );
  }
}

// @ts-nocheck
import { hostNamed, isAddress, isNumeric } from "../world/host.ts";
import { compileNameGlob, type NamePattern } from "./name.ts";

/** The host pattern of a WebFetch rule, ready to match. Hosts are as `hostOf` gives them. */
export type DomainPattern = {
  readonly text: string;
  /** Whether the whole host matches. Cost: linear in the host for each label of the pattern. */
  readonly matches: (host: string) => boolean;
  readonly strategy: DomainStrategy;
};

/** How a domain is looked up. Every pattern has exactly one. */
type DomainStrategy =
  /** If and only if it is `*`: every host, addresses too. */
  | { readonly by: "any" }
  /** If and only if it has no wildcard. */
  | { readonly by: "exact"; readonly host: string }
  /** If and only if it is `*.` and a name without a wildcard: hosts below that name, not the name. */
  | { readonly by: "below"; readonly parent: string }
  /** Everything else: label by label. `glob`: the labels as they are compared. */
  | { readonly by: "labels"; readonly glob: string };

/**
 * The literals that a host holds if it matches, in order: it begins with the first and ends with the last, and each `*`
 * stands between two.
 */
export function literalsOfDomain({ strategy }: DomainPattern): readonly string[] {
  switch (strategy.by) {
    case "any":
      return ["", ""];
    case "exact":
      return [strategy.host];
    case "below":
      return ["", `.${strategy.parent}`];
    case "labels":
      return strategy.glob.split("*");
  }
}

/**
 * Compiles what follows `domain:` in a rule. A leading `*.` is one label or more, any other `*` stays inside its label,
 * `*` alone is every host; no wildcard but that one ever matches an IP address.
 *
 * The text goes through the same parser as the URL, so `Bücher.de`, `bücher.de.` and `xn--bcher-kva.de` are one
 * rule. Scheme, port, path, user name, blank, `**`, a leading dot and an empty text are problems.
 * Never throws. @see SEMANTICS WEB-1 to WEB-3, WEB-6
 */
export function compileDomain(text: string): DomainPattern | { readonly problem: string } {
  if (text === "*") return { text, matches: () => true, strategy: { by: "any" } };
  const fault = faultOf(text);
  if (fault !== undefined) return { problem: fault };
  if (!text.includes("*")) {
    const { host, unknown } = hostNamed(text);
    if (unknown !== undefined) return { problem: "this is no host name" };
    return { text, matches: (subject) => subject === host, strategy: { by: "exact", host } };
  }
  return compileLabels(text);
}

function faultOf(text: string): string | undefined {
  if (text === "") return "the host is missing";
  const bracketed = text.startsWith("[") && text.endsWith("]");
  for (const character of text) {
    if (character <= " " || character === "\x7f") return "a host holds no blank or control character";
    if ("/\\@?#%".includes(character))
      return `a host holds no \`${character}\`: no scheme, path or user name`;
    if (character === ":" && !bracketed) return "a host pattern has no scheme and no port";
  }
  if (text.startsWith("."))
    return "a leading dot means nothing here; `*.` stands for every host below a name";
  if (text === "*.") return "a name must follow `*.`";
  if (text.includes("**")) return "`**` means nothing in a host; a leading `*.` stands for any depth";
  return undefined;
}

function compileLabels(text: string): DomainPattern | { readonly problem: string } {
  const written = (text.endsWith(".") ? text.slice(0, -1) : text).split(".");
  const labels: string[] = [];
  for (const label of written) {
    const canonical = label.includes("*") ? wildLabel(label) : plainLabel(label);
    if (canonical === undefined) return { problem: `\`${label}\` is no label of a host` };
    labels.push(...canonical.split("."));
  }
  const plain = labels.filter((label) => !label.includes("*"));
  if (isNumeric(labels.at(-1)!) || (plain.length > 0 && plain.every(isNumeric))) {
    return { problem: "a wildcard does not stand for part of an address" };
  }
  const anyDepth = labels[0] === "*";
  const rest = anyDepth ? labels.slice(1) : labels;
  if (anyDepth && plain.length === rest.length) {
    const parent = rest.join(".");
    const ending = `.${parent}`;
    const matches = (host: string) => host.endsWith(ending) && !isAddress(host);
    return { text, matches, strategy: { by: "below", parent } };
  }
  const globs = rest.map(compileNameGlob);
  const glob = labels.join(".");
  return { text, matches: (host) => labelsMatch(globs, anyDepth, host), strategy: { by: "labels", glob } };
}

function labelsMatch(globs: readonly NamePattern[], anyDepth: boolean, host: string): boolean {
  if (isAddress(host)) return false;
  const labels = host.split(".");
  const extra = labels.length - globs.length;
  if (anyDepth ? extra < 1 : extra !== 0) return false;
  return globs.every((glob, i) => glob.matches(labels[extra + i]!));
}

/** A label with `*` must be ASCII: what a wildcard means inside an encoded label nobody can say. */
function wildLabel(label: string): string | undefined {
  const lower = label.toLowerCase();
  for (const character of lower)
    if (!"abcdefghijklmnopqrstuvwxyz0123456789-_*".includes(character)) return undefined;
  return lower;
}

/** The label, or the labels that it becomes (`a。b`), through the parser that reads URLs. */
function plainLabel(label: string): string | undefined {
  // The ending keeps the parser from reading a number as an address.
  const { host, unknown } = hostNamed(`${label}.x`);
  return unknown !== undefined ? undefined : host.slice(0, -".x".length);
}

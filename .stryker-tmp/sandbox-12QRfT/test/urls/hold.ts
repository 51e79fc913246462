/** URLs held against domain rules, and our host against another program's. */
// @ts-nocheck

import { compileDomain } from "../../src/match/domain.ts";
import { hostOf } from "../../src/world/host.ts";

export type UrlRow = {
  readonly rule: string;
  readonly url: string;
  readonly expectMatch: boolean;
  readonly why: string;
  /** `reject`: no rule may allow the URL. `invalid-rule`: the rule is refused when it is loaded. */
  readonly verdict?: "reject" | "invalid-rule";
};

/** Whether we answer as the row wants. */
export function holdsRow({ rule, url, expectMatch, verdict }: UrlRow): boolean {
  const pattern = compileDomain(rule.slice("domain:".length));
  if ("problem" in pattern) return verdict === "invalid-rule";
  if (verdict === "invalid-rule") return false;
  const { host, unknown } = hostOf(url);
  if (verdict === "reject") return unknown !== undefined;
  return (host !== undefined && pattern.matches(host)) === expectMatch;
}

/** `opaque`: no allow rule trusts our host. `refused`: the other program contacts nobody. */
export type Agreement = "same" | "opaque" | "refused" | "different";

/** @param contacted the host that the other program contacts, as it spells it; undefined: none */
export function agreement(url: string, contacted: string | undefined): Agreement {
  const { host, unknown } = hostOf(url);
  if (unknown !== undefined) return "opaque";
  if (contacted === undefined) return "refused";
  const theirs = hostOf(`http://${contacted}/`);
  return theirs.unknown === undefined && theirs.host === host ? "same" : "different";
}

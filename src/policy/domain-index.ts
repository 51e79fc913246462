import { type DomainPattern, literalsOfDomain } from "../match/domain.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { LiteralIndex } from "./literal-index.ts";

type Entry = { readonly rule: CompiledRule; readonly domain: DomainPattern };

/**
 * Domain rules of one effect. A host is found by its whole text, `*.name` from the last label on, other wildcards by
 * what stands before, after or between them. Build and look-up: see `LiteralIndex`.
 */
export class DomainIndex {
  private readonly entries = new LiteralIndex<Entry>();
  /** The first rule of all: what a host that nobody knows could match. */
  first: CompiledRule | undefined;

  add(rule: CompiledRule, domain: DomainPattern): void {
    this.entries.add(literalsOfDomain(domain), { rule, domain });
    this.first ??= rule;
  }

  /** A rule that matches the host. */
  matching(host: string): CompiledRule | undefined {
    if (this.first === undefined) return undefined;
    for (const entries of this.entries.candidates(host))
      for (const { rule, domain } of entries) if (domain.matches(host)) return rule;
    return undefined;
  }
}

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
  /** Every rule with its pattern, in the order in which they were added. */
  readonly all: Entry[] = [];

  add(rule: CompiledRule, domain: DomainPattern): void {
    this.all.push({ rule, domain });
    this.entries.add(literalsOfDomain(domain), { rule, domain });
  }

  /** The first rule of all: what a host that nobody knows could match. */
  get first(): CompiledRule | undefined {
    return this.all[0]?.rule;
  }

  /** A rule that matches the host. */
  matching(host: string): CompiledRule | undefined {
    for (const entries of this.entries.candidates(host))
      for (const { rule, domain } of entries) if (domain.matches(host)) return rule;
    return undefined;
  }
}

import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import type { Reason, RuleReference } from "../decide/decision.ts";
import type { Layer, Placed } from "../policy/layer.ts";

export const effects: readonly Effect[] = ["deny", "ask", "allow"];

/**
 * Layers in which the line of each entry is its number, so that a decision says which entry it means: places of settings
 * that were never a text are all the same.
 */
export class Numbered {
  readonly layers: readonly Layer[];
  readonly #entries: Placed<unknown>[] = [];

  constructor(layers: readonly Layer[]) {
    const numbered = (entries: readonly Placed<unknown>[]): readonly Placed<unknown>[] =>
      entries.map((entry) => {
        this.#entries.push(entry);
        return { ...entry, place: { line: this.#entries.length, column: 1, endColumn: 1 } };
      });
    this.layers = layers.map((layer) => ({
      ...layer,
      deny: numbered(layer.deny),
      ask: numbered(layer.ask),
      allow: numbered(layer.allow),
    }));
  }

  /** The rule as it was written, at its own place. */
  rule(rule: RuleReference): RuleReference {
    const { line, column, endColumn } = rule.place;
    const entry = this.#entries[line - 1];
    if (entry === undefined) return rule;
    const { value, place } = entry;
    const start = place.column + column - 1;
    const text = typeof value === "string" ? value.trim() : rule.text;
    return { ...rule, text, place: { ...place, column: start, endColumn: start + endColumn - column } };
  }

  /** The reason, with its rule at its own place. */
  reason(reason: Reason): Reason {
    return reason.rule === undefined ? reason : { ...reason, rule: this.rule(reason.rule) };
  }
}

/** The number of an entry in numbered layers. */
export function numberOf({ place }: { readonly place: Place }): number {
  return place.line;
}

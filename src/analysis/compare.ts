import type { Automaton } from "./automaton.ts";
import { type Found, type SearchOptions, shortest } from "./search.ts";

/** What is found about two sets of texts; `undecided`: within the budget nobody knows. */
export type Inclusion =
  | { readonly verdict: "included" }
  /** A shortest text of the one set that is not in the other. */
  | { readonly verdict: "not included"; readonly witness: string }
  | { readonly verdict: "undecided" };

export type Overlap =
  | { readonly verdict: "disjoint" }
  /** A shortest text of both sets. */
  | { readonly verdict: "overlap"; readonly witness: string }
  | { readonly verdict: "undecided" };

/** Whether each text of `part` is one of `whole`, which is any number of automata together. Never throws. */
export function includedIn(part: Automaton, whole: readonly Automaton[], options?: SearchOptions): Inclusion {
  const result: Found = shortest({ within: [part], without: whole }, options);
  if (result.found === "none") return { verdict: "included" };
  return result.found === "text"
    ? { verdict: "not included", witness: result.text }
    : { verdict: "undecided" };
}

/** Whether some text is in each of the sets. Never throws. */
export function overlapOf(automata: readonly Automaton[], options?: SearchOptions): Overlap {
  const result: Found = shortest({ within: automata, without: [] }, options);
  if (result.found === "none") return { verdict: "disjoint" };
  return result.found === "text" ? { verdict: "overlap", witness: result.text } : { verdict: "undecided" };
}

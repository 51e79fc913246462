/** What may happen to a tool call, strictest first. SEMANTICS EVAL-1. */
// @ts-nocheck

export type Effect = "deny" | "ask" | "allow";

/** The stricter of two effects: deny before ask before allow. SEMANTICS EVAL-2. */
export function stricter(a: Effect, b: Effect): Effect {
  if (a === "deny" || b === "deny") return "deny";
  return a === "ask" || b === "ask" ? "ask" : "allow";
}

import { reported } from "../lint-rule.ts";

/** A `!` alone cancels nothing, so nothing is lost with it. Any other `!` is meant for something. SEMANTICS SYN-15. */
export const negatedRule = reported("negated-rule", (_, entry) =>
  entry?.text.trim() === "!" ? { type: "remove", at: entry.place } : undefined,
);

import { expect, test } from "vitest";
import { diffPolicies } from "../../src/analysis/index.ts";
import { policyOf, thousands } from "./thousand.ts";

/** `npm run analysis -- --rules` has the times. */
const verdicts: Readonly<Record<string, string>> = {
  "the same": "equal",
  "in another order": "equal",
  "one allow less": "stricter",
  "one deny less": "looser",
  "one ask less": "looser",
  "one Read deny less": "looser",
  "ten others": "both",
  "a hundred less": "both",
  "all others": "both",
  "hostile, one more": "stricter",
  // beyond the budget, so nobody knows
  "hostile, all others": "undecided",
};

test.each(thousands)("two policies of a thousand rules, %s", { timeout: 60_000 }, (name, old, now) => {
  expect(diffPolicies(policyOf(old), policyOf(now)).verdict).toBe(verdicts[name]);
});

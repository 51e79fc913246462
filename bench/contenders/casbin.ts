import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import type { Effect } from "../../src/index.ts";
import { type Rule, regExpOf, strictestFirst } from "../question.ts";
import { type Contender, lacksShell } from "./contender.ts";

/** The first policy that matches decides; its third field tells a deny from an ask. */
const model = `
[request_definition]
r = kind, text
[policy_definition]
p = kind, pattern, effect, eft
[policy_effect]
e = priority(p.eft) || deny
[matchers]
m = r.kind == p.kind && like(r.text, p.pattern)
`;

/**
 * casbin: one policy line for each rule, strictest first, so that it may stop at the first that matches, and a matcher
 * function whose regular expressions are built once. It is a whole authoriser, whose model is text and whose policies may
 * come from a database, and is put the simple question here. It takes no command line apart.
 */
export const contender: Contender = {
  name: "casbin",
  lacks: lacksShell,
  compile: async ({ rules, otherwise }) => {
    const sorted = strictestFirst.flatMap((effect) => rules.filter((rule) => rule.effect === effect));
    const enforcer = await newEnforcer(
      newModelFromString(model),
      new StringAdapter(sorted.map(lineOf).join("\n")),
    );
    const built = new Map(rules.map((rule) => [rule.pattern, regExpOf(rule)]));
    await enforcer.addFunction("like", (text: string, pattern: string) => built.get(pattern)!.test(text));
    return ({ kind, text }) => (enforcer.enforceExSync(kind, text)[1][2] as Effect | undefined) ?? otherwise;
  },
};

function lineOf({ kind, pattern, effect }: Rule): string {
  return `p, ${kind}, ${pattern}, ${effect}, ${effect === "allow" ? "allow" : "deny"}`;
}

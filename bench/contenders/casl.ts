import { createMongoAbility } from "@casl/ability";
import type { Effect } from "../../src/index.ts";
import { type Question, type Rule, regExpOf, strictestFirst } from "../question.ts";
import { type Contender, lacksShell } from "./contender.ts";

/**
 * CASL: one rule for each rule, the kind as the subject's type, which it indexes, and a condition on the text: equality or
 * a regular expression. The last rule that matches decides, so deny comes last; its reason tells a deny from an ask. It
 * also knows fields and can turn rules into database queries, which is not asked here. It takes no command line apart.
 */
export const contender: Contender = {
  name: "CASL",
  lacks: lacksShell,
  compile: ({ rules, otherwise }) => {
    const sorted = strictestFirst.toReversed().flatMap((effect) => {
      // also within one effect it looks from the last to the first
      return rules.filter((rule) => rule.effect === effect).toReversed();
    });
    const ability = createMongoAbility(sorted.map(rawRule), {
      detectSubjectType: (question) => (question as unknown as Question).kind,
    });
    return (question) =>
      (ability.relevantRuleFor("use", question)?.reason as Effect | undefined) ?? otherwise;
  },
};

function rawRule(rule: Rule) {
  return {
    action: "use",
    subject: rule.kind,
    conditions: { text: rule.pattern.includes("*") ? { $regex: regExpOf(rule) } : rule.pattern },
    inverted: rule.effect !== "allow",
    reason: rule.effect,
  };
}

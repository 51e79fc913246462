import { stricter } from "../../base/effect.ts";
import { decide } from "../../decide/decide.ts";
import { finding, type LintRule } from "../lint-rule.ts";
import { anyWord, decideWith, filled, shellCall, shellPatternOf, shown } from "../samples.ts";
import { otherSpellings } from "../spellings.ts";

/** A deny or ask for one spelling of a command, with another one that neither it nor any other rule covers. SEMANTICS BASH-12. */
export const denyEscaped: LintRule = {
  code: "deny-escaped",
  find: (subject) => {
    return [...subject.rules("deny"), ...subject.rules("ask")].flatMap((entry) => {
      const pattern = shellPatternOf(entry.rule);
      if (pattern === undefined) return [];
      const { effect } = entry;
      const alone = decideWith(entry, subject.session, { allow: ["Bash"] });
      const covers = (command: string) => alone(shellCall(command)).effect === effect;
      if (!covers(filled(pattern, anyWord))) return [];
      const isEscape = (command: string): boolean => {
        const anyway = decide(subject.policy, shellCall(command)).effect;
        return !covers(command) && stricter(anyway, effect) !== anyway;
      };
      const found = otherSpellings(pattern, subject.session).find(({ command }) => isEscape(command));
      if (found === undefined) return [];
      const { command, help } = found;
      const message = `the rule does not cover \`${shown(command)}\``;
      return [finding("deny-escaped", "warning", entry, message, { help })];
    });
  },
};

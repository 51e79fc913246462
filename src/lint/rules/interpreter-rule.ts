import { effectsOf } from "../../commands/effects-of.ts";
import { finding, type LintRule } from "../lint-rule.ts";
import {
  anyWord,
  decideWith,
  filled,
  nameOf,
  shellCall,
  shellPatternOf,
  shown,
  wordsOf,
} from "../samples.ts";

/** `python *`, `node -e *`: whoever writes the command writes the program. SEMANTICS WRAP-5, READ-15. */
export const interpreterRule: LintRule = {
  code: "interpreter-rule",
  find: (subject) =>
    subject.rules("allow").flatMap((entry) => {
      const pattern = shellPatternOf(entry.rule);
      if (pattern === undefined || !namesNoCode(pattern)) return [];
      const witness = filled(pattern, anyWord);
      const name = nameOf(witness);
      if (name === undefined || !isInterpreter(name)) return [];
      if (decideWith(entry, subject.session)(shellCall(witness)).effect !== "allow") return [];
      const message = `\`${name}\` runs any code that it is given, so the rule allows everything: \`${shown(witness)}\``;
      const help = "name what it may run";
      return [finding("interpreter-rule", "warning", entry, message, { help })];
    }),
};

/** Only options stand between the program and the first `*`, so that no file of code is named. */
function namesNoCode(pattern: string): boolean {
  const star = filled(pattern, "*").indexOf(" *");
  if (star < 0) return false;
  const [, ...words] = filled(pattern, "*").slice(0, star).split(" ");
  return words.every((word) => word.startsWith("-"));
}

function isInterpreter(name: string): boolean {
  const { wrapper, inner } = effectsOf(wordsOf(`${name} ${anyWord}`));
  return wrapper === "runner" && inner.some(({ by }) => by === "unknown");
}

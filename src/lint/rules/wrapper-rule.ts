import { effectsOf } from "../../commands/effects-of.ts";
import { finding, type LintRule } from "../lint-rule.ts";
import { anyWord, decideWith, filled, nameOf, shellCall, shellPatternOf, wordsOf } from "../samples.ts";

/** `sudo *`, `timeout 60 npm test *`: an allow rule that no command ever matches. SEMANTICS WRAP-1, WRAP-3. */
export const wrapperRule: LintRule = {
  code: "wrapper-rule",
  find: (subject) =>
    subject.rules("allow").flatMap((entry) => {
      const pattern = shellPatternOf(entry.rule);
      if (pattern === undefined || !pattern.includes("*")) return [];
      const witness = filled(pattern, anyWord);
      const { wrapper } = effectsOf(wordsOf(witness));
      if (wrapper !== "transparent" && wrapper !== "exec") return [];
      if (decideWith(entry, subject.session)(shellCall(witness)).effect === "allow") return [];
      const { message, help } = wordings[wrapper](nameOf(witness) ?? "");
      return [finding("wrapper-rule", "warning", entry, message, { help })];
    }),
};

const wordings = {
  transparent: (name: string) => ({
    message: `rules see the command behind \`${name}\`, so the rule covers nothing`,
    help: `write the rule for that command, without \`${name}\``,
  }),
  exec: (name: string) => ({
    message: `no pattern allows what \`${name}\` runs, so the rule covers nothing`,
    help: "write each command that is meant in full, without `*`",
  }),
};

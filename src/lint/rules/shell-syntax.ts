import { parseScript } from "../../shell/parse.ts";
import { literalOf, type Script, type SimpleCommand } from "../../shell/script.ts";
import { finding, type LintRule } from "../lint-rule.ts";
import { anyWord, decideWith, filled, shellCall, shellPatternOf } from "../samples.ts";

/**
 * `curl * | sh`, `echo * > out`, `ls ~/x`: rules are held against simple commands as words, so that a rule with what only a
 * shell understands does not even match its own text. SEMANTICS CMP-1, RED-1, BASH-10.
 */
export const shellSyntax: LintRule = {
  code: "shell-syntax",
  find: (subject) =>
    subject.rules().flatMap((entry) => {
      const pattern = shellPatternOf(entry.rule);
      if (pattern === undefined) return [];
      const sample = filled(pattern, anyWord);
      const parsed = parseScript(sample);
      const why = parsed.ok ? whyNotPlain(parsed.script) : undefined;
      if (why === undefined) return [];
      const { effect, text } = entry;
      const more = effect === "allow" ? {} : { allow: ["Bash"] };
      const { reasons } = decideWith(entry, subject.session, more)(shellCall(sample));
      if (reasons.some((reason) => reason.rule?.text === text.trim() && reason.effect === effect)) return [];
      return [finding("shell-syntax", "warning", entry, why.message, { help: why.help })];
    }),
};

type Why = { readonly message: string; readonly help: string };

function whyNotPlain({ body: { items } }: Script): Why | undefined {
  const [item] = items;
  if (items.length !== 1 || item?.after !== "end" || item.command.type !== "simple") {
    const message =
      "the rule holds more than one simple command, and each is judged by itself, so it matches none";
    return { message, help: "write one rule for each command" };
  }
  return whyNotWords(item.command);
}

function whyNotWords({ redirections, words }: SimpleCommand): Why | undefined {
  if (redirections.length > 0) {
    const message = "redirections are judged by themselves, so the rule matches no command";
    return { message, help: "leave the redirection out, and write an Edit rule for where output may go" };
  }
  if (words.every((word) => literalOf(word) !== undefined)) return undefined;
  const message = "the rule holds what the shell expands, and a rule is compared with what is certain";
  return { message, help: "write `*` in its place" };
}

import { programNamed } from "../../commands/tables/programs.ts";
import type { Session } from "../../policy/session.ts";
import { finding, type LintRule } from "../lint-rule.ts";
import { anyWord, decideWith, filled, nameOf, runsOf, shellCall, shellPatternOf, shown } from "../samples.ts";

/** What may stand in place of `*` so that the command of a runner is reached: `docker exec` wants a container before it. */
const fills = [anyWord, `x ${anyWord}`, `-- ${anyWord}`, `x -- ${anyWord}`, `x x ${anyWord}`];

/** `npx *`, `docker exec *`: whoever writes the command chooses the program. SEMANTICS WRAP-5. */
export const runnerRule: LintRule = {
  code: "runner-rule",
  find: (subject) =>
    subject.rules("allow").flatMap((entry) => {
      const pattern = shellPatternOf(entry.rule);
      if (pattern === undefined || !pattern.includes("*")) return [];
      const { session } = subject;
      const decision = decideWith(entry, session);
      const witness = fillsFor(pattern)
        .map((fill) => filled(pattern, fill))
        .find((command) => runsAny(command, session) && decision(shellCall(command)).effect === "allow");
      if (witness === undefined) return [];
      const message = `\`${nameOf(witness)}\` runs the program that it is given, so every program is allowed: \`${shown(witness)}\``;
      const help = "write one rule for each program that it may run";
      return [finding("runner-rule", "warning", entry, message, { help })];
    }),
};

/** The command runs another one, which is the fill. */
function runsAny(command: string, session: Session): boolean {
  return runsOf(command, session).some(({ shadow, program }) => shadow && program === anyWord);
}

/** Of `npm *` the subcommands that run a command come before these. */
function fillsFor(pattern: string): readonly string[] {
  const rows = Object.entries(programNamed(nameOf(filled(pattern, anyWord)) ?? "")?.subcommands ?? {});
  const runners = rows.filter(([, { runs }]) => runs !== undefined).map(([name]) => name);
  return [...fills, ...runners.flatMap((name) => fills.map((fill) => `${name} ${fill}`))];
}

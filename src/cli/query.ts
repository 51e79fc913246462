import { type Answer, type Effective, effectiveRules, queryPolicy } from "../analysis/index.ts";
import type { Effect } from "../index.ts";
import { showCall } from "../policy-tests/index.ts";
import {
  parseArguments,
  refusePositionals,
  settingsArguments,
  settingsHelp,
  settingsOptions,
} from "./arguments.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { type LoadedPolicy, loadPolicy } from "./load-policy.ts";
import { type Paint, paintFor } from "./paint.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import type { Viewpoint } from "./show-file.ts";
import { referenceOf, showRule } from "./show-rule.ts";
import { visible } from "./visible.ts";

const queryHelp = `usage: toolgate query [options] --allows RULE
       toolgate query [options] --asks RULE
       toolgate query [options] --denies RULE
       toolgate query [options] --tool NAME

The first three say whether some call that RULE covers is allowed, asked about or denied, and show the shortest such call
or the proof that there is none:

  toolgate query --allows 'Bash(rm *)'         can it remove anything unasked?
  toolgate query --allows 'Read(~/.ssh/**)'    can it read a key?
  toolgate query --asks 'Bash(npm run *)'      would a script still be asked about?

--tool prints what all allow rules of a tool come to: rules minus rules, without those that have no effect.

${settingsHelp}
The answer is for a call alone, without hooks and not in a sandbox. Ends with 0 for yes, 1 for no, 2 for a mistake on the
command line, 3 where it is not decided, 70 for a fault of toolgate itself; --tool ends with 0.
`;

const questions = { allows: "allow", asks: "ask", denies: "deny" } as const;

/** `toolgate query`: what a policy can do. Returns the exit code; throws `UsageError`. */
export async function query(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(argv, {
    ...settingsOptions,
    allows: { type: "string" },
    asks: { type: "string" },
    denies: { type: "string" },
    tool: { type: "string" },
  });
  if (values.help) {
    io.stdout.write(queryHelp);
    return exitCodes.done;
  }
  refusePositionals(positionals);
  const given = (["allows", "asks", "denies", "tool"] as const).filter((name) => values[name] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1)
    throw new UsageError("give one of --allows RULE, --asks RULE, --denies RULE or --tool NAME");
  const loaded = await loadPolicy(settingsArguments(values, io), io);
  const paint = paintFor(io.stderr, io.env);
  for (const diagnostic of loaded.diagnostics)
    io.stderr.write(showDiagnostic(diagnostic, loaded.settings.texts, loaded.from, paint));
  const text = values[kind]!;
  return kind === "tool"
    ? printTool(loaded, text, values.json === true, io)
    : printAnswer(loaded, questions[kind], text, values.json === true, io);
}

// ---- one question ----------------------------------------------------------------------------------------------------

function printAnswer(loaded: LoadedPolicy, effect: Effect, rule: string, json: boolean, io: Io): number {
  const answer = queryPolicy(loaded.policy, loaded.session, effect, rule);
  if ("problem" in answer) throw new UsageError(`\`${rule}\` is no rule to ask about: ${answer.problem}`);
  const text = json
    ? `${JSON.stringify(documentOf(effect, rule, answer), null, 2)}\n`
    : showAnswer(effect, rule, answer, loaded.from, paintFor(io.stdout, io.env));
  io.stdout.write(text);
  return { yes: exitCodes.done, no: exitCodes.findings, undecided: exitCodes.undecided }[answer.answer];
}

const participle: Readonly<Record<Effect, string>> = {
  allow: "allowed",
  ask: "asked about",
  deny: "denied",
};

function showAnswer(effect: Effect, rule: string, answer: Answer, from: Viewpoint, paint: Paint): string {
  const about = visible(rule);
  switch (answer.answer) {
    case "yes": {
      const { reason } = answer;
      const why = reason.rule === undefined ? visible(reason.message) : showRule(reason.rule, from);
      return `${paint("bold", "yes")}  ${visible(showCall(answer.call))}\n  ${why}\n`;
    }
    case "no":
      return [
        `${paint("bold", "no")}  no call of ${about} is ${participle[effect]}\n`,
        ...answer.rules.map((compiled) => `  ${showRule(referenceOf(compiled), from)}\n`),
      ].join("");
    case "undecided":
      return `${paint("yellow", "undecided")}  whether a call of ${about} is ${participle[effect]}: ${visible(answer.why)}\n`;
  }
}

function documentOf(effect: Effect, rule: string, answer: Answer): object {
  const more = answer.answer === "no" ? { rules: answer.rules.map(referenceOf) } : {};
  return { schemaVersion: 1, effect, rule, ...answer, ...more };
}

// ---- all of a tool ---------------------------------------------------------------------------------------------------

function printTool(loaded: LoadedPolicy, tool: string, json: boolean, io: Io): number {
  const effective = effectiveRules(loaded.policy, tool);
  const text = json
    ? `${JSON.stringify(documentOfTool(tool, effective), null, 2)}\n`
    : showTool(tool, effective, loaded.from, paintFor(io.stdout, io.env));
  io.stdout.write(text);
  return exitCodes.done;
}

function showTool(
  tool: string,
  { rules, idle, denied, besides }: Effective,
  from: Viewpoint,
  paint: Paint,
): string {
  const name = visible(tool);
  if (denied.length > 0)
    return `${name} is denied\n${denied.map((rule) => `  ${showRule(referenceOf(rule), from)}\n`).join("")}`;
  const head = rules.length === 0 ? `no rule allows ${name}\n` : `rules allow ${name}\n`;
  return [
    paint("bold", head),
    ...rules.flatMap(({ rule, but }) => [
      `  ${showRule(referenceOf(rule), from)}\n`,
      ...but.map((other) => `    but not  ${showRule(referenceOf(other), from)}\n`),
    ]),
    ...idle.flatMap(({ rule, by }) => [
      `  without effect  ${showRule(referenceOf(rule), from)}\n`,
      ...by.map((other) => `    because of  ${showRule(referenceOf(other), from)}\n`),
    ]),
    ...besides.map((text) => `  besides  ${text}\n`),
  ].join("");
}

function documentOfTool(tool: string, { rules, idle, denied, besides }: Effective): object {
  return {
    schemaVersion: 1,
    tool,
    rules: rules.map(({ rule, but }) => ({ rule: referenceOf(rule), but: but.map(referenceOf) })),
    withoutEffect: idle.map(({ rule, by }) => ({ rule: referenceOf(rule), by: by.map(referenceOf) })),
    denied: denied.map(referenceOf),
    besides,
  };
}

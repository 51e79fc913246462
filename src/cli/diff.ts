import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Change, type Difference, type Doubt, diffPolicies, type Side } from "../analysis/index.ts";
import { layerNames } from "../index.ts";
import { showCall } from "../policy-tests/index.ts";
import { parseArguments, settingsArguments, settingsHelp, settingsOptions } from "./arguments.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { type LoadedPolicy, loadPolicy } from "./load-policy.ts";
import { type Paint, paintFor, type Style } from "./paint.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import type { Viewpoint } from "./show-file.ts";
import { referenceOf, showRule } from "./show-rule.ts";
import { cut, visible } from "./visible.ts";

const failures = ["looser", "stricter", "any"] as const;
type Failure = (typeof failures)[number];

const diffHelp = `usage: toolgate diff [options] OLD NEW

Says what a change of settings means: which calls get more or less than before, with a shortest call for each kind of
change and the rules that made it. \`equal\`, \`looser\` and \`stricter\` are proofs over all calls, not samples: rules are
compared as sets of texts. Every call that is shown was decided with both policies.

OLD and NEW are settings files, read as project settings, or LAYER=FILE, or directories with a .claude directory.
Both policies run in one session: the same directory, mode and trust. For a change in git:

  git show main:.claude/settings.json > /tmp/old.json
  toolgate diff --fail-on looser /tmp/old.json .claude/settings.json

${settingsHelp}\
  --fail-on WHAT    end with 1 where a call changes: ${failures.join(", ")}

With --settings the files that both policies have beside OLD and NEW.

Ends with 0, 1 for --fail-on, 2 for a mistake on the command line or settings that cannot be read, 3 where it is not
decided whether something changes (nothing is ever called equal without a proof), 70 for a fault of toolgate itself.
`;

/** `toolgate diff`: what a change of a policy means. Returns the exit code; throws `UsageError`. */
export async function diff(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(argv, { ...settingsOptions, "fail-on": { type: "string" } });
  if (values.help) {
    io.stdout.write(diffHelp);
    return exitCodes.done;
  }
  const [old, now, ...more] = positionals;
  if (old === undefined || now === undefined || more.length > 0)
    throw new UsageError("give two settings: toolgate diff OLD NEW; see toolgate diff --help");
  const failOn = failures.find((name) => name === values["fail-on"]);
  if (values["fail-on"] !== undefined && failOn === undefined)
    throw new UsageError(`--fail-on is ${failures.join(", ")}, not \`${values["fail-on"]}\``);
  const given = settingsArguments(values, io);
  const load = (name: string) => loadPolicy({ ...given, files: [...given.files, ...filesOf(name, io)] }, io);
  const [before, after] = [await load(old), await load(now)];
  const damaged = [before, after].flatMap((loaded) => showDamage(loaded, io));
  if (damaged.includes(true)) return exitCodes.error;

  const difference = diffPolicies(before.policy, after.policy);
  const text = values.json
    ? `${JSON.stringify(documentOf(difference), null, 2)}\n`
    : showDifference(difference, after.from, paintFor(io.stdout, io.env));
  io.stdout.write(text);
  return exitCodeOf(difference, failOn);
}

/** The files that a word on the command line names, with their layers. */
function filesOf(name: string, io: Io): readonly string[] {
  if (layerNames.some((layer) => name.startsWith(`${layer}=`))) return [name];
  const path = resolve(io.cwd, name);
  if (!existsSync(path)) throw new UsageError(`there is no \`${name}\``);
  if (!statSync(path).isDirectory()) return [`project=${path}`];
  const files = [
    { layer: "project", file: join(path, ".claude", "settings.json") },
    { layer: "local", file: join(path, ".claude", "settings.local.json") },
  ].filter(({ file }) => existsSync(file));
  if (files.length === 0) throw new UsageError(`\`${name}\` has no .claude/settings.json`);
  return files.map(({ layer, file }) => `${layer}=${file}`);
}

/** Shows what is wrong with settings that are not read whole; whether there is any. */
function showDamage({ policy, diagnostics, settings, from }: LoadedPolicy, io: Io): boolean {
  if (policy.floor === undefined) return false;
  const paint = paintFor(io.stderr, io.env);
  const { floor } = policy;
  const found = diagnostics.filter(({ code }) => code === floor.diagnostic.code);
  for (const diagnostic of found.length > 0 ? found : [floor.diagnostic])
    io.stderr.write(showDiagnostic(diagnostic, settings.texts, from, paint));
  return true;
}

function exitCodeOf({ changes, doubts }: Difference, failOn: Failure | undefined): number {
  const matters = (direction: Change["direction"]) =>
    failOn === undefined || failOn === "any" || failOn === direction;
  if (failOn !== undefined && changes.some(({ direction }) => matters(direction))) return exitCodes.findings;
  const isOpen = ({ ways }: Doubt) =>
    (ways.looser && matters("looser")) || (ways.stricter && matters("stricter"));
  return doubts.some(isOpen) ? exitCodes.undecided : exitCodes.done;
}

/** Longer calls and rules are cut; `--json` has them in full. */
const lengthMax = 100;

// ---- for a person ----------------------------------------------------------------------------------------------------

const styleOf: Readonly<Record<Difference["verdict"], Style>> = {
  equal: "green",
  looser: "red",
  stricter: "yellow",
  both: "red",
  undecided: "yellow",
};

const meaning: Readonly<Record<Difference["verdict"], string>> = {
  equal: "every call is decided as before",
  looser: "some calls get more than before, none gets less",
  stricter: "some calls get less than before, none gets more",
  both: "some calls get more than before, others get less",
  undecided: "not all of it could be proven",
};

function showDifference(difference: Difference, from: Viewpoint, paint: Paint): string {
  const { verdict, changes, doubts, settings } = difference;
  const head = `${paint(styleOf[verdict], verdict)}: ${meaning[verdict]}\n`;
  const shown = [
    ...(settings.length === 0 ? [] : [settings.map(showSetting).join("")]),
    ...changes.map((change) => showChange(change, from, paint)),
    ...doubts.map((doubt) => showDoubt(doubt, from, paint)),
  ];
  return [head, ...shown].join(shown.length === 0 ? "" : "\n");
}

function showSetting({ name, old, new: now }: Difference["settings"][number]): string {
  return `${name}: ${visible(old)} → ${visible(now)}\n`;
}

function showChange(change: Change, from: Viewpoint, paint: Paint): string {
  const { direction, old, new: now, call } = change;
  const kind = `${direction}  ${old.outcome} → ${now.outcome}`;
  const style: Style = direction === "looser" ? "red" : "yellow";
  return [
    `${paint(style, kind)}  ${paint("bold", cut(visible(showCall(call)), lengthMax))}${where(change)}`,
    `  old  ${showSide(old, from)}`,
    `  new  ${showSide(now, from)}`,
    ...(hasRule(change) ? [] : change.rules.map((rule) => `  changed  ${showRule(referenceOf(rule), from)}`)),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function hasRule({ old, new: now }: Change): boolean {
  return old.reason.rule !== undefined || now.reason.rule !== undefined;
}

/** What has to be true for the call to show it. */
function where({ circumstances: { hooks, willRunSandboxed, cwd } }: Change): string {
  const all = [
    ...(hooks === undefined
      ? []
      : [hooks[0]?.event === "PreToolUse" ? "where a hook allows it" : "where a hook answers the prompt"]),
    ...(willRunSandboxed ? ["in the sandbox"] : []),
    ...(cwd === undefined ? [] : [`in ${visible(cwd)}`]),
  ];
  return all.length === 0 ? "" : `  (${all.join(", ")})`;
}

function showSide({ reason }: Side, from: Viewpoint): string {
  if (reason.rule === undefined) return `${reason.effect}: ${visible(reason.message)}`;
  const how = reason.effect === reason.rule.effect ? "" : `${reason.effect}: ${visible(reason.message)}: `;
  return how + showRule(reason.rule, from);
}

function showDoubt({ about, why, ways, text, rules }: Doubt, from: Viewpoint, paint: Paint): string {
  const could = ways.looser ? (ways.stricter ? "looser or stricter" : "looser") : "stricter";
  const example = text === undefined ? [] : [`  for  ${visible(text)}`];
  return [
    `${paint("yellow", "undecided")}  perhaps ${could}: ${visible(about)}: ${visible(why)}`,
    ...example,
    ...rules.slice(0, 5).map((rule) => `  changed  ${showRule(referenceOf(rule), from)}`),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

// ---- for a program ---------------------------------------------------------------------------------------------------

function documentOf({ verdict, changes, doubts, settings }: Difference): object {
  return {
    schemaVersion: 1,
    verdict,
    changes: changes.map(({ direction, call, circumstances, old, new: now, rules }) => ({
      direction,
      call,
      circumstances,
      old: { effect: old.effect, outcome: old.outcome, reason: old.reason },
      new: { effect: now.effect, outcome: now.outcome, reason: now.reason },
      rules: rules.map(referenceOf),
    })),
    undecided: doubts.map((doubt) => ({ ...doubt, rules: doubt.rules.map(referenceOf) })),
    settings,
  };
}

// @ts-nocheck
import { type Effect, type ListedRule, listRules, type WrittenRule } from "../index.ts";
import { columns } from "./columns.ts";
import { exitCodes, type Io } from "./io.ts";
import type { LoadedPolicy } from "./load-policy.ts";
import { paintFor, type Style } from "./paint.ts";
import { runSettingsCommand, type SettingsCommand } from "./settings-command.ts";
import { showFile, type Viewpoint } from "./show-file.ts";
import { cut, visible } from "./visible.ts";

const ruleLengthMax = 100;
const styleOf: Readonly<Record<Effect, Style>> = { deny: "red", ask: "yellow", allow: "green" };

const command: SettingsCommand = {
  name: "rules",
  about: `Lists every permission rule with its place: deny, then ask, then allow, as they are looked at, each from the
strongest layer to the weakest; and of a rule that is not in force what shadows it or switches it off.`,
  ending: "Ends with 0, 2 for a mistake on the command line, 70 for a fault of toolgate itself.",
  show: (loaded, io) => {
    const rules = listRules(loaded.settings.layers, loaded.session);
    const above = floorLine(loaded);
    if (rules.length === 0) return `${above}there are no rules\n`;
    const paint = paintFor(io.stdout, io.env);
    const rows = rules.map((rule) => rowOf(rule, loaded.from));
    const list = columns(rows, (column, text) => {
      const effect = text.trimEnd() as Effect;
      return column === 0 ? paint(styleOf[effect], text) : column === 2 ? paint("dim", text) : text;
    });
    return above + list;
  },
  document: ({ settings, session, policy, diagnostics }: LoadedPolicy) => ({
    floor: policy.floor ?? null,
    rules: listRules(settings.layers, session),
    diagnostics,
  }),
  exitCode: () => exitCodes.done,
};

/** `toolgate rules`: every rule, and what it is worth. */
export function rules(argv: readonly string[], io: Io): Promise<number> {
  return runSettingsCommand(command, argv, io);
}

/** What holds above all rules while settings are not there whole. */
function floorLine({ policy: { floor }, from }: LoadedPolicy): string {
  if (floor === undefined) return "";
  const { effect, sparesReading, diagnostic } = floor;
  const what =
    effect === "deny"
      ? "every call is refused"
      : sparesReading
        ? "every call asks but reading"
        : "every call asks";
  const { file, line, message } = diagnostic;
  const place = file === undefined ? "" : `${showFile(file, from)}:${line}  `;
  const why = effect === "deny" ? "" : `: ${visible(message)}`;
  return `${place}${what}${why}; see toolgate doctor\n`;
}

function rowOf(rule: ListedRule, from: Viewpoint): readonly string[] {
  return [rule.effect, textOf(rule), placeOf(rule, from), noteOf(rule, from)];
}

function noteOf({ state, because, by }: ListedRule, from: Viewpoint): string {
  if (state === "in force") return "";
  if (by !== undefined) return `shadowed by ${by.effect} ${textOf(by)}, ${placeOf(by, from)}`;
  return `${state}: ${visible(because ?? "")}`;
}

function textOf({ text }: WrittenRule): string {
  return cut(visible(text), ruleLengthMax);
}

function placeOf({ layer, place }: WrittenRule, from: Viewpoint): string {
  return place.file === undefined ? `${layer} settings` : `${showFile(place.file, from)}:${place.line}`;
}

import type { Explanation, NearMiss, Obstacle, Outranked, Proposal } from "../explain/index.ts";
import type { Effect, Reason, RuleReference } from "../index.ts";
import { columns } from "./columns.ts";
import type { Paint, Style } from "./paint.ts";
import { showDecision } from "./show-decision.ts";
import { showFile, type Viewpoint } from "./show-file.ts";
import { cut, visible } from "./visible.ts";

/** Longer rules and commands are cut; `--json` has them in full. */
const lengthMax = 100;

const styleOf: Readonly<Record<Effect, Style>> = { deny: "red", ask: "yellow", allow: "green" };
const done: Readonly<Record<Effect, string>> = { deny: "denied", ask: "asked about", allow: "allowed" };

/**
 * An explanation for a person: the decision as `toolgate check` shows it, then what else matches, what nearly does, and
 * what would change the answer. Ends with a line break.
 */
export function showExplanation(explanation: Explanation, from: Viewpoint, paint: Paint): string {
  const { decision, alsoMatching, nearMisses, proposals } = explanation;
  const { effect, reasons } = decision;
  const part = (title: string, lines: string): string =>
    lines === "" ? "" : `\n${paint("bold", title)}\n${lines}`;
  return [
    showDecision({ effect, reasons, suggestions: [] }, from, paint),
    part("also matching", showOutranked(alsoMatching, from, paint)),
    part("nearly matching", nearMisses.map((miss) => showNearMiss(miss, from, paint)).join("")),
    proposals.length === 0
      ? "\nno change of the rules was found that changes the answer\n"
      : part(
          "what would change the answer",
          columns(
            proposals.map((each) => proposalRow(each, from)),
            styled(paint),
          ),
        ),
  ].join("");
}

function styled(paint: Paint): (column: number, text: string) => string {
  return (column, text) => (column === 0 ? paint(styleOf[text.trim() as Effect], text) : text);
}

function showOutranked(outranked: readonly Outranked[], from: Viewpoint, paint: Paint): string {
  const rows = outranked.map(({ rule, reason, by }) => [
    rule.effect,
    textOf(rule),
    placeOf(rule, from),
    `${visible(reason.act.text)}: ${byText(rule, reason, by, from)}`,
  ]);
  return columns(rows, styled(paint));
}

function byText(rule: RuleReference, reason: Reason, by: Reason, from: Viewpoint): string {
  const doubt = reason.because === "EVAL-11" ? "may match; " : "";
  if (by.rule === undefined) return `${doubt}outranked, for ${visible(by.message)}`;
  const how = by.rule.effect === rule.effect ? "found after" : "outranked by";
  return `${doubt}${how} ${by.rule.effect} ${textOf(by.rule)}, ${placeOf(by.rule, from)}`;
}

function showNearMiss(
  { obstacle, message, instead, rules, effect }: NearMiss,
  from: Viewpoint,
  paint: Paint,
): string {
  const rows = rules.map((rule) => [rule.effect, textOf(rule), placeOf(rule, from)]);
  const would = conditions[obstacle](cut(visible(instead), lengthMax));
  const indent = rows.length === 0 ? "" : "       ";
  return `${columns(rows, styled(paint))}${indent}${visible(message)}; ${would} be ${done[effect]}\n`;
}

const another = (instead: string): string => `\`${instead}\` would`;
const changed = (instead: string): string => `with \`${instead}\` it would`;

const conditions: Readonly<Record<Obstacle, (instead: string) => string>> = {
  wrapper: another,
  assignment: another,
  redirection: another,
  unknown: another,
  quoting: another,
  "program path": another,
  "global options": another,
  "word order": another,
  "no wildcard": changed,
  "single slash": changed,
  subdomain: changed,
  untrusted: () => "in a trusted one it would",
  locked: () => "without that lock it would",
  mode: (instead) => `in the mode \`${instead}\` it would`,
};

function proposalRow({ effect, add, remove }: Proposal, from: Viewpoint): readonly string[] {
  const added = add === undefined ? [] : [`with ${listed(add.entries)} in ${add.to}`];
  const taken = remove?.map((rule) => `${rule.effect} ${textOf(rule)}, ${placeOf(rule, from)}`) ?? [];
  return [effect, [...(taken.length === 0 ? [] : [`without ${taken.join(" and ")}`]), ...added].join("; ")];
}

function listed(entries: readonly string[]): string {
  return entries.map((entry) => `\`${visible(entry)}\``).join(", ");
}

function textOf({ text }: RuleReference): string {
  return cut(visible(text), lengthMax);
}

function placeOf({ layer, place }: RuleReference, from: Viewpoint): string {
  return place.file === undefined ? `${layer} settings` : `${showFile(place.file, from)}:${place.line}`;
}

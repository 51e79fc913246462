/** What the allow rules of a tool come to: rules minus rules. */

import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { Policy } from "../policy/policy.ts";
import { canonicalName, toolOf } from "../rule/tools.ts";
import { type Area, areasOf, isUnrestricted, type RuleTexts } from "./areas.ts";
import { accepts, TooManyStates, union } from "./automaton.ts";
import { shortest } from "./search.ts";
import { mayAllowExactly } from "./written.ts";

export type Effective = {
  /** Allow rules that allow something, each with the rules that take a part of it away. */
  readonly rules: readonly { readonly rule: CompiledRule; readonly but: readonly CompiledRule[] }[];
  /** Allow rules without effect: restricted altogether, or covered by another allow rule. */
  readonly idle: readonly { readonly rule: CompiledRule; readonly by: readonly CompiledRule[] }[];
  /** Deny rules for the tool as a whole: with one nothing is allowed. */
  readonly denied: readonly CompiledRule[];
  /** What needs no rule, as SEMANTICS numbers it. */
  readonly besides: readonly string[];
};

/** The allow rules of a policy for one tool, without those that say nothing. Never throws; what is not proven is kept. */
export function effectiveRules(policy: Policy, tool: string): Effective {
  const name = canonicalName(tool);
  const areas = areasOf(policy);
  const denied = policy.tools.deny.of(name);
  const area = areas.find((candidate) => candidate.name === areaOf(name));
  const besides = besidesOf(policy, name);
  if (area === undefined || denied.length > 0) return { rules: [], idle: [], denied, besides };
  const isOwn = (rule: RuleTexts) =>
    rule.rules.length > 0 && (area.kind !== "tool" || accepts(rule.texts(), name));
  const restricting = [...area.rules.deny, ...area.rules.ask].filter(isOwn);
  const allowing = area.rules.allow.filter(isOwn);
  const rules: Effective["rules"][number][] = [];
  const idle: Effective["idle"][number][] = [];
  const kept: RuleTexts[] = [];
  for (const rule of allowing) {
    const but = restricting.filter((other) => meets(area, rule, other));
    const isSpecial = rule.rules.some((own) => mayAllowExactly(policy, own));
    const by = isWithin(area, rule, but) ? but : isSpecial ? undefined : coverOf(area, rule, allowing, kept);
    for (const own of rule.rules)
      if (by === undefined) rules.push({ rule: own, but: but.flatMap(({ rules }) => rules) });
      else idle.push({ rule: own, by: by.flatMap(({ rules }) => rules) });
    if (by === undefined) kept.push(rule);
  }
  return { rules, idle, denied, besides };
}

/** The other allow rule that matches all that this one does: of two that are alike the first stays. */
function coverOf(
  area: Area,
  rule: RuleTexts,
  allowing: readonly RuleTexts[],
  kept: readonly RuleTexts[],
): readonly RuleTexts[] | undefined {
  const cover = allowing.find(
    (other) =>
      other !== rule &&
      isWithin(area, rule, [other]) &&
      (kept.includes(other) || !isWithin(area, other, [rule])),
  );
  return cover && [cover];
}

function areaOf(tool: string): string {
  const row = toolOf(tool);
  if (row?.specifier === "path") return row.pathRules ?? row.name;
  return row === undefined || row.specifier === "none" ? "tools" : row.name;
}

function meets(area: Area, one: RuleTexts, other: RuleTexts): boolean {
  try {
    return shortest({ within: [one.texts(), other.texts(), ...area.universe], without: [] }).found !== "none";
  } catch (error) {
    if (error instanceof TooManyStates) return true;
    throw error;
  }
}

/** Whether the others certainly match each call of the area that the one matches. */
export function isWithin(area: Area, part: RuleTexts, whole: readonly RuleTexts[]): boolean {
  const certain = whole.filter(({ partly }) => partly === undefined);
  if (certain.length === 0 || part.partly !== undefined) return false;
  const without = [union(certain.map((rule) => rule.texts({ asciiWildcards: true })))];
  return shortest({ within: [part.texts(), ...area.universe], without }).found === "none";
}

function besidesOf(policy: Policy, tool: string): readonly string[] {
  if (isUnrestricted(policy)) return ["the mode allows what no rule restricts (MODE-2)"];
  const found: string[] = [];
  if (tool === "Bash" || tool === "Monitor" || tool === "PowerShell")
    found.push("commands that only read need no rule (RO-1)");
  const path = toolOf(tool)?.pathRules;
  if (path === "Read") found.push("reading in the working directories needs no rule (WD-1)");
  if (policy.mode === "acceptEdits" && (path === "Edit" || tool === "Bash"))
    found.push("the mode allows edits in the working directories (MODE-2)");
  if (toolOf(tool)?.byDefault === "allow" && path === undefined)
    found.push("the tool needs no permission (EVAL-9)");
  return found;
}

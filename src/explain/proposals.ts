import type { Effect } from "../base/effect.ts";
import type { ToolCall } from "../base/tool-call.ts";
import { decide } from "../decide/decide.ts";
import type { Decision, RuleReference } from "../decide/decision.ts";
import { compile } from "../policy/compile.ts";
import { emptyLayer, type Layer } from "../policy/layer.ts";
import { ruleFor } from "../rule/print.ts";
import type { Proposal } from "./explanation.ts";
import type { Match, Setting } from "./matching.ts";
import { effects, numberOf } from "./numbered.ts";

/** What the engine decides. */
export function decisionIn({ layers, session, circumstances }: Setting, call: ToolCall): Decision {
  return decide(compile(layers, session).policy, call, circumstances);
}

/** Changes of the policy that change the answer: each was compiled in, and the call decided again. */
export function proposalsFor(
  setting: Setting,
  call: ToolCall,
  decision: Decision,
  matches: readonly Match[],
): readonly Proposal[] {
  const isOther = ({ effect }: Proposal): boolean => effect !== decision.effect;
  const found =
    decision.effect === "allow"
      ? [stricterRules(setting, call, decision)]
      : [
          suggested(setting, call, decision),
          directories(setting, call, decision),
          withoutRules(setting, call, matches, ["deny"]),
          withoutRules(setting, call, matches, ["deny", "ask"]),
        ];
  const distinct = new Map(
    found
      .flatMap((proposal) => proposal ?? [])
      .filter(isOther)
      .map((each) => [keyOf(each), each]),
  );
  return [...distinct.values()];
}

/** What the decision itself suggests. */
function suggested(setting: Setting, call: ToolCall, { suggestions }: Decision): Proposal | undefined {
  return suggestions.length === 0
    ? undefined
    : withEntries(
        setting,
        call,
        "allow",
        suggestions.map(({ rule }) => rule),
      );
}

/** Working directories for what lies outside of them. SEMANTICS WD-1, WD-4, RO-5. */
function directories(setting: Setting, call: ToolCall, { reasons }: Decision): Proposal | undefined {
  const outside = reasons.filter(
    ({ because, act }) => ["WD-1", "WD-4", "RO-5"].includes(because) && /^\/[^*?[$]+$/.test(act.text),
  );
  const entries = outside.map(({ because, act }) => (because === "RO-5" ? act.text : directoryOf(act.text)));
  if (entries.length === 0 || entries.includes("/")) return undefined;
  return withEntries(setting, call, "additionalDirectories", [...new Set(entries)]);
}

/** Without all rules of these effects that match; which effect is left is another matter. */
function withoutRules(
  setting: Setting,
  call: ToolCall,
  matches: readonly Match[],
  these: readonly Effect[],
): Proposal | undefined {
  const rules = new Map<number, RuleReference>();
  const listed = new Map<number, Effect>();
  for (const layer of setting.layers)
    for (const effect of effects) for (const entry of layer[effect]) listed.set(numberOf(entry), effect);
  for (const { rule } of matches)
    if (these.includes(listed.get(numberOf(rule))!)) rules.set(numberOf(rule), rule);
  if (rules.size === 0) return undefined;
  const layers = setting.layers.map((layer): Layer => {
    const left = effects.map((effect) => [
      effect,
      layer[effect].filter((entry) => !rules.has(numberOf(entry))),
    ]);
    return { ...layer, ...Object.fromEntries(left) };
  });
  const remove = [...rules.values()];
  const without = { ...setting, layers };
  const decision = decisionIn(without, call);
  const more = decision.effect === "allow" ? undefined : suggested(without, call, decision);
  return more?.effect === "allow" ? { ...more, remove } : { effect: decision.effect, remove };
}

/** The narrowest rule that keeps a call from being allowed: for one of its parts, or for a tool that has none. */
function stricterRules(setting: Setting, call: ToolCall, { reasons }: Decision): Proposal | undefined {
  const layers = setting.layers.map((layer) => ({ ...layer, allow: [] }));
  const plain = { ...setting, layers, session: { ...setting.session, mode: "default" as const } };
  const runs = reasons.filter(({ act }) => act.kind === "run").map(({ act }) => ruleFor(call.tool, act.text));
  const suggestions = decisionIn(plain, call).suggestions.map(({ rule }) => rule);
  const candidates = [...suggestions, ...runs, ...(runs.length === 0 ? [call.tool] : [])];
  const proposals = candidates.map((rule) => withEntries(setting, call, "deny", [rule]));
  return (
    proposals.find(({ effect }) => effect === "deny") ?? proposals.find(({ effect }) => effect === "ask")
  );
}

function withEntries(
  setting: Setting,
  call: ToolCall,
  to: Effect | "additionalDirectories",
  entries: readonly string[],
): Proposal {
  const placed = entries.map((value) => ({ value, place: { line: 0, column: 1, endColumn: 1 } }));
  const layers = [...setting.layers, { ...emptyLayer("session"), [to]: placed }];
  const { effect } = decisionIn({ ...setting, layers }, call);
  return { effect, add: { to, entries } };
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 1));
}

function keyOf({ effect, add, remove }: Proposal): string {
  return JSON.stringify([effect, add, remove?.map(numberOf)]);
}

import { type Effect, stricter } from "../base/effect.ts";
import { inputField, type ToolCall } from "../base/tool-call.ts";
import { decide } from "../decide/decide.ts";
import type { Circumstances, Decision } from "../decide/decision.ts";
import { compile } from "../policy/compile.ts";
import type { Layer } from "../policy/layer.ts";
import type { Session } from "../policy/session.ts";
import { parseRule } from "../rule/parse.ts";
import type { Explanation, NearMiss, Outranked } from "./explanation.ts";
import { type Match, matching, type Setting, sameAct } from "./matching.ts";
import { effects, Numbered, numberOf } from "./numbered.ts";
import { otherCommands } from "./other-commands.ts";
import { otherSettings } from "./other-settings.ts";
import { decisionIn, proposalsFor } from "./proposals.ts";

/** More changes of one command than this are not tried. */
const changesMax = 60;

/**
 * What rules have to do with a call: which decide it, which match and are outranked, which would match but for one thing,
 * and what would change the answer.
 *
 * It knows nothing of matching: everything is asked of `decide`, with fewer rules, with another call or with other
 * settings, so that nothing is said that would not happen. Never throws; for one call at a time, since it decides some
 * hundred times. @see SEMANTICS EVAL-1, EVAL-2
 */
export function explain(
  layers: readonly Layer[],
  session: Session,
  call: ToolCall,
  circumstances: Circumstances = {},
): Explanation {
  const numbered = new Numbered(layers);
  const setting: Setting = { layers: numbered.layers, session, circumstances };
  const inside = decisionIn(setting, call);
  const matches = matching(setting, call);
  const own = <T extends { readonly rule: Match["rule"] }>(one: T): T => ({
    ...one,
    rule: numbered.rule(one.rule),
  });
  return {
    decision: decide(compile(layers, session).policy, call, circumstances),
    alsoMatching: outranked(matches, inside).map(({ by, ...match }) => ({
      ...own({ ...match, reason: numbered.reason(match.reason) }),
      by: numbered.reason(by),
    })),
    nearMisses: nearMisses(setting, call, inside, matches).map((miss) => ({
      ...miss,
      rules: miss.rules.map((rule) => numbered.rule(rule)),
    })),
    proposals: proposalsFor(setting, call, inside, matches).map((proposal) => ({
      ...proposal,
      ...(proposal.remove === undefined
        ? {}
        : { remove: proposal.remove.map((rule) => numbered.rule(rule)) }),
    })),
  };
}

/** The matches that do not decide their part, each with what does. */
function outranked(matches: readonly Match[], { reasons }: Decision): readonly Outranked[] {
  return matches.flatMap((match) => {
    const same = reasons.filter((reason) => sameAct(reason, match.reason));
    if (same.some(({ rule }) => rule !== undefined && numberOf(rule) === numberOf(match.rule))) return [];
    const by = same[0] ?? reasons[0]!;
    return [{ ...match, by }];
  });
}

function nearMisses(
  setting: Setting,
  call: ToolCall,
  decision: Decision,
  matches: readonly Match[],
): readonly NearMiss[] {
  const known = new Set(matches.map(({ rule }) => numberOf(rule)));
  const misses: NearMiss[] = [];
  const look = (
    { obstacle, message }: Pick<NearMiss, "obstacle" | "message">,
    other: Setting,
    otherCall: ToolCall,
    instead: (number: number) => string,
  ): void => {
    const fresh = new Map(
      matching(other, otherCall)
        .filter(({ rule }) => !known.has(numberOf(rule)))
        .map(({ rule }) => [numberOf(rule), rule]),
    );
    const { effect } = decisionIn(other, otherCall);
    if (fresh.size === 0 && !isLooser(effect, decision.effect)) return;
    for (const number of fresh.keys()) known.add(number);
    const [first = 0] = fresh.keys();
    misses.push({ obstacle, message, instead: instead(first), rules: [...fresh.values()], effect });
  };

  const command = inputField(call, "command");
  if (typeof command === "string" && (call.tool === "Bash" || call.tool === "Monitor")) {
    const others = otherCommands(command, setting.session.world.shell, patternsOf(setting.layers));
    for (const { command: text, ...other } of others.slice(0, changesMax))
      look(other, setting, { ...call, input: { ...(call.input as object), command: text } }, () => text);
  }
  for (const { setting: other, instead, ...change } of otherSettings(setting))
    look(change, other, call, instead);
  const { mode } = compile(setting.layers, setting.session).policy;
  if (mode !== "default") {
    const other = { ...setting, session: { ...setting.session, mode: "default" as const } };
    look({ obstacle: "mode", message: `the mode is \`${mode}\`` }, other, call, () => "default");
  }
  return misses;
}

function isLooser(effect: Effect, than: Effect): boolean {
  return effect !== than && stricter(effect, than) === than;
}

/** What is written in the rules for commands. */
function patternsOf(layers: readonly Layer[]): readonly string[] {
  const texts = layers.flatMap((layer) =>
    effects.flatMap((effect) =>
      layer[effect].flatMap(({ value }) => {
        const specifier = parseRule(value, effect).rule?.specifier;
        if (specifier?.type === "command") return [specifier.text];
        return specifier?.type === "parameter" && specifier.alsoCommand !== undefined
          ? [specifier.alsoCommand]
          : [];
      }),
    ),
  );
  return [...new Set(texts.map((text) => text.replace(/:\*$/, " *")))];
}

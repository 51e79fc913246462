import type { ToolCall } from "../base/tool-call.ts";
import { decide } from "../decide/decide.ts";
import type { Circumstances, Reason, RuleReference } from "../decide/decision.ts";
import { compile } from "../policy/compile.ts";
import type { Layer } from "../policy/layer.ts";
import type { Session } from "../policy/session.ts";
import { effects, numberOf } from "./numbered.ts";

/** For which settings a call is looked at. Their layers are numbered. */
export type Setting = {
  readonly layers: readonly Layer[];
  readonly session: Session;
  readonly circumstances: Circumstances;
};

/** A rule that matches a part of a call, as the engine said when no stricter rule was there. */
export type Match = { readonly rule: RuleReference; readonly reason: Reason };

/**
 * All rules that match a part of a call, stricter ones first. The engine says so itself: it decides with the rules of one
 * effect alone, names those that match, and decides again without the named until it names none.
 * Cost: one compilation for each rule that matches, and three more.
 */
export function matching({ layers, session, circumstances }: Setting, call: ToolCall): readonly Match[] {
  // what the mode, a hook or the sandbox allows never comes to a rule
  const plain: Session = { ...session, mode: "default" };
  const known = new Set<number>();
  const matches: Match[] = [];
  for (const effect of effects) {
    for (;;) {
      const left = layers.map((layer): Layer => {
        const rest = layer[effect].filter((entry) => !known.has(numberOf(entry)));
        return { ...undamaged(layer), deny: [], ask: [], allow: [], [effect]: rest };
      });
      const { reasons } = decide(compile(left, plain).policy, call, { cwd: circumstances.cwd });
      const named = reasons.flatMap((reason) =>
        reason.rule === undefined ? [] : [{ rule: reason.rule, reason }],
      );
      if (named.length === 0) break;
      for (const { rule } of named) known.add(numberOf(rule));
      matches.push(...named);
    }
  }
  return matches;
}

/** Settings that are not there whole say nothing about their rules. */
function undamaged(layer: Layer): Layer {
  const { damage: _, unconfirmed: __, ...rest } = layer;
  return rest;
}

/** Whether two reasons are about the same part of a call. */
export function sameAct({ act: one }: Reason, { act: other }: Reason): boolean {
  return one.kind === other.kind && one.text === other.text && one.span?.start === other.span?.start;
}

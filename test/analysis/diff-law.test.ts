import fc from "fast-check";
import { expect } from "vitest";
import { type Change, diffPolicies } from "../../src/analysis/index.ts";
import {
  callsNear,
  circumstances,
  type Line,
  layersOf,
  lines,
  type SessionFacts,
  scenes,
  sessionOf,
} from "../../src/fuzz/index.ts";
import { type Circumstances, compile, decide, type Effect, modes, type ToolCall } from "../../src/index.ts";
import { law } from "../laws/law.ts";

/** A policy, a change of it, and calls near the rules of both. */
const changes = scenes.chain(({ rules, beside, session }) =>
  fc
    .record({
      edit: fc.constantFrom("remove", "add", "replace", "effect", "mode", "order", "beside"),
      at: fc.nat(),
      line: lines,
      mode: fc.constantFrom(...modes),
    })
    .chain(({ edit, at, line, mode }) => {
      const i = rules.length === 0 ? 0 : at % rules.length;
      const others = rules.filter((_, j) => j !== i);
      const edited: readonly Line[] =
        edit === "remove"
          ? others
          : edit === "add"
            ? [...rules, line]
            : edit === "replace"
              ? [...others, line]
              : edit === "effect" && rules[i] !== undefined
                ? [...others, { ...rules[i], effect: line.effect }]
                : edit === "order"
                  ? [...rules].reverse()
                  : rules;
      const newSession: SessionFacts = edit === "mode" ? { ...session, mode } : session;
      return fc.record({
        old: fc.constant({ rules, session, beside }),
        new: fc.constant({
          rules: edited,
          session: newSession,
          beside: edit === "beside" ? undefined : beside,
        }),
        calls: fc.array(
          fc.tuple(callsNear([...rules, line]), fc.oneof(fc.constant<Circumstances>({}), circumstances)),
          { minLength: 24, maxLength: 24 },
        ),
      });
    }),
);

const policyOf = ({
  rules,
  session,
  beside,
}: {
  rules: readonly Line[];
  session: SessionFacts;
  beside: unknown;
}) =>
  compile(
    layersOf({ rules, ...(beside === undefined ? {} : { beside: beside as never }) }),
    sessionOf(session),
  ).policy;

const rank = (effect: Effect) => ["deny", "ask", "allow"].indexOf(effect);

law(
  "no call contradicts what a comparison says, and each change that it shows is one (SEMANTICS ANA-1, ANA-3)",
  changes,
  ({ old, new: now, calls }) => {
    const [before, after] = [policyOf(old), policyOf(now)];
    const { verdict, changes: found } = diffPolicies(before, after, { stepsMax: 20_000 });
    const effects = (call: ToolCall, given: Circumstances) =>
      [before, after].map((policy) => rank(decide(policy, call, given).effect)) as [number, number];
    const shown = () => JSON.stringify({ old, now });
    for (const { call, circumstances: given, direction } of found as readonly Change[]) {
      const [was, is] = effects(call, given);
      expect(is > was ? "looser" : is < was ? "stricter" : "same", shown()).toBe(direction);
    }
    for (const [call, given] of calls) {
      const [was, is] = effects(call, given);
      const wrong =
        (is > was && (verdict === "equal" || verdict === "stricter")) ||
        (is < was && (verdict === "equal" || verdict === "looser"));
      if (wrong) expect.fail(`${verdict}, but ${JSON.stringify([call, given])}: ${was} to ${is}: ${shown()}`);
    }
  },
  150,
);

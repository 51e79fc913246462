import type { Effect } from "../../src/index.ts";
import { type Kind, type Question, regExpOf, strictestFirst } from "../question.ts";
import { type Contender, lacksShell } from "./contender.ts";

/**
 * One `RegExp` for each rule, tried in order, strictest effect first: what most would write by hand. It gets the kind and
 * the text of a call ready-made and only tries the rules of that kind. It cannot say what a command line would run, where
 * a link leads or how else a path is spelled, and patterns with many stars take it exponential time.
 */
export const contender: Contender = {
  name: "RegExp",
  lacks: lacksShell,
  compile: ({ rules, otherwise }) => {
    const byKind = new Map<Kind, { effect: Effect; regExp: RegExp }[]>();
    for (const effect of strictestFirst)
      for (const rule of rules.filter((rule) => rule.effect === effect)) {
        const entry = { effect, regExp: regExpOf(rule) };
        const entries = byKind.get(rule.kind);
        if (entries === undefined) byKind.set(rule.kind, [entry]);
        else entries.push(entry);
      }
    return ({ kind, text }: Question) => {
      for (const { effect, regExp } of byKind.get(kind) ?? []) if (regExp.test(text)) return effect;
      return otherwise;
    };
  },
};

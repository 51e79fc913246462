// @ts-nocheck
import { expect } from "vitest";
import { compile, decide } from "../../src/index.ts";
import { referenceEffect } from "../reference/engine.ts";
import { referenceOf } from "../reference/rules.ts";
import { type Line, layersWith, scene } from "./arbitraries.ts";
import { fewest, law } from "./law.ts";

law(
  "the fast engine gives the effect that the plain one gives",
  scene,
  ({ rules, beside, session, call, circumstances }) => {
    const both = (lines: readonly Line[]) => {
      const layers = layersWith(lines, beside);
      return {
        fast: decide(compile(layers, session).policy, call, circumstances).effect,
        plain: referenceEffect(referenceOf(layers, session), call, circumstances),
      };
    };
    const differs = (lines: readonly Line[]) => both(lines).fast !== both(lines).plain;
    if (!differs(rules)) return;
    const least = fewest(rules, differs);
    const { fast, plain } = both(least);
    expect.fail(
      `fast ${fast}, plain ${plain}: ${JSON.stringify({ call, rules: least.map((line) => `${line.layer} ${line.effect} ${line.text}`), circumstances, session, beside })}`,
    );
  },
  6_000,
);

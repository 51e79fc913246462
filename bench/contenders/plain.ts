import { referenceEffect } from "../../test/reference/engine.ts";
import { referenceOf } from "../../test/reference/rules.ts";
import { layerOf, session } from "../layer.ts";
import type { Contender } from "./contender.ts";

/**
 * The reference of `test/reference`: the same rules and the same reading of a call, but every rule is held against every
 * act, character by character. It answers everything that toolgate answers, and tries every way to match.
 */
export const contender: Contender = {
  name: "plain",
  lacks: () => undefined,
  compile: (set) => {
    const reference = referenceOf([layerOf(set)], session);
    return ({ call }) => referenceEffect(reference, call);
  },
};

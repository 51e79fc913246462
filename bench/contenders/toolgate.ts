import { compile, decide } from "../../src/index.ts";
import { layerOf, session } from "../layer.ts";
import type { Contender } from "./contender.ts";

/** This package, from the tool call to the effect. */
export const contender: Contender = {
  name: "toolgate",
  lacks: () => undefined,
  compile: (set) => {
    const { policy } = compile([layerOf(set)], session);
    return ({ call }) => decide(policy, call).effect;
  },
};

import createIgnore from "ignore";
import { patternsOf, strictestFirst } from "../question.ts";
import type { Contender } from "./contender.ts";

/**
 * npm `ignore`: one list of gitignore patterns for each effect, whose patterns it tries one by one. It knows paths below
 * a directory, here the root, and nothing else.
 */
export const contender: Contender = {
  name: "ignore",
  lacks: ({ kind }) => (kind === "Read" ? undefined : "knows paths only"),
  compile: (set) => {
    const lists = strictestFirst.map(
      (effect) => [effect, createIgnore().add([...patternsOf(set, effect, "Read")])] as const,
    );
    return ({ text }) => {
      const path = text.slice(1);
      for (const [effect, list] of lists) if (list.ignores(path)) return effect;
      return set.otherwise;
    };
  },
};

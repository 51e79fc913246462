import picomatch from "picomatch";
import { type Kind, patternsOf, strictestFirst } from "../question.ts";
import type { Contender } from "./contender.ts";

const kinds: readonly Kind[] = ["Read", "WebFetch", "mcp"];

/**
 * picomatch: the globs of one effect and one kind make one matcher, which tries a regular expression for each. Paths,
 * hosts and names are texts in which its `*` stops at a slash, as it should; a command is not, for `*` covers
 * `a/b` there.
 */
export const contender: Contender = {
  name: "picomatch",
  lacks: ({ kind }) => (kind === "Bash" ? "its `*` stops at a slash" : undefined),
  compile: (set) => {
    const matchers = new Map(
      kinds.map((kind) => [
        kind,
        strictestFirst.map(
          (effect) => [effect, picomatch([...patternsOf(set, effect, kind)], { dot: true })] as const,
        ),
      ]),
    );
    return ({ kind, text }) => {
      for (const [effect, matches] of matchers.get(kind)!) if (matches(text)) return effect;
      return set.otherwise;
    };
  },
};

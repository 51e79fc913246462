// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import picomatch from "picomatch";
import { expect, test } from "vitest";
import { compilePathPattern } from "../../src/match/path-pattern.ts";

/**
 * picomatch as a witness over what it and gitignore(5) agree on: anchored patterns of literals, `*`, `?` and whole `**`
 * segments, matched against a file and not against what lies below. It never sees a rule: some short patterns make its
 * compiler loop forever.
 */
const segment = fc.oneof(
  fc.stringMatching(/^[ab*?]{1,4}$/).filter((text) => !text.includes("**")),
  fc.constant("**"),
);
const pattern = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .filter((segments) => segments.at(-1) !== "**");
const path = fc.array(fc.stringMatching(/^[ab]{1,3}$/), { minLength: 1, maxLength: 5 });

test("picomatch and our matcher agree on anchored patterns", () => {
  fc.assert(
    fc.property(pattern, path, (segments, names) => {
      const compiled = compilePathPattern(`/${segments.join("/")}`, "/r", {
        fold: "none",
        anchored: true,
        coversRoot: false,
      });
      if (!("pattern" in compiled)) throw new Error(compiled.problem);
      const theirs = picomatch(segments.join("/"), { dot: true, nobrace: true, noext: true, nonegate: true })(
        names.join("/"),
      );
      expect(compiled.pattern.matchesItself(`/r/${names.join("/")}`, false)).toBe(theirs);
    }),
    { numRuns: 500 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { plain } from "../../src/cli/paint.ts";
import { showDiff } from "../../src/cli/show-diff.ts";

const shown = (before: string | undefined, after: string | undefined): string =>
  showDiff(before, after, "f", plain).split("\n").slice(2).join("\n");

test.each([
  ["a\nb\nc\n", "a\nB\nc\n", "@@ line 1 @@\n a\n-b\n+B\n c\n"],
  [
    "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
    "1\n2\n3\n5\n6\n7\n8\n9\nx\n",
    "@@ line 2 @@\n 2\n 3\n-4\n 5\n 6\n@@ line 8 @@\n 8\n 9\n+x\n",
  ],
  ["1\n2\n3\n4\n5\n6\n", "1\n3\n4\n5\n6\n7\n", "@@ line 1 @@\n 1\n-2\n 3\n 4\n 5\n 6\n+7\n"],
  [undefined, "a\n", "@@ line 1 @@\n+a\n"],
  ["a\n", undefined, "@@ line 1 @@\n-a\n"],
  ["a\n", "a\u001b\n", "@@ line 1 @@\n-a\n+a\\u{1b}\n"],
  ["a\n", "a\n", ""],
])("%j to %j", (before, after, diff) => {
  expect(shown(before, after)).toBe(diff);
});

test("the lines that stay and go are the old text, those that stay and come the new one", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = shown(before.join("\n"), after.join("\n"))
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("@@"));
      const changed = (mark: string): string[] =>
        lines.filter((line) => line[0] === mark).map((line) => line.slice(1));
      const rest = (all: readonly string[], gone: readonly string[]): number => all.length - gone.length;
      expect(rest(before, changed("-"))).toBe(rest(after, changed("+")));
      expect([...changed("-"), ...after].sort()).toEqual([...changed("+"), ...before].sort());
    }),
  );
});

/** git itself is the definition of gitignore: rows that it answered before, and pairs that it answers now. */
// @ts-nocheck

import { describe, expect, it } from "vitest";
import { fixture } from "./fixture.ts";
import { gitVersion } from "./git.ts";
import { holdRow, type ListRow, type Row, unlikeGit } from "./hold.ts";
import { causeOf, ignoredByPackage } from "./ignore.ts";
import { madeAnswers } from "./made.ts";

describe("rows answered by git", () => {
  /** File, and how many of its rows git matches by bytes or for another reason that has a name. */
  const files: readonly [name: string, byte: number, named: number][] = [
    ["git-check-ignore", 0, 0],
    ["git-wildmatch", 0, 1],
    ["random-gitignore", 13, 0],
    ["hostile-gitignore", 0, 0],
    ["ic-gitignore", 18, 0],
  ];
  for (const [name, byte, named] of files) {
    const rows = fixture<Row>(name);
    it.skipIf(!rows)(name, () => {
      const outcomes = rows!.map((row) => holdRow(row, name.startsWith("ic-")));
      const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
      expect(rows!.filter((_, i) => outcomes[i] === "different")).toEqual([]);
      expect([count("byte"), count("named")]).toEqual([byte, named]);
    });
  }

  it("differ by bytes only where a `?` or a class meets a character beyond ASCII", () => {
    const row = (pattern: string, ignored: boolean): ListRow => ({
      patterns: [pattern],
      path: "é",
      isDir: false,
      ignored,
    });
    expect(holdRow(row("?", false), false)).toBe("byte");
    expect(holdRow(row("??", true), false)).toBe("byte");
    expect(holdRow(row("*", true), false)).toBe("same");
    expect(holdRow(row("*", false), false)).toBe("different");
    expect(holdRow(row("a", true), false)).toBe("different");
  });

  it("need a reason to differ", () => {
    const row = { pattern: "", text: "", wildmatch: true, iwildmatch: true };
    expect(holdRow(row, false)).toBe("named");
    expect(holdRow({ ...row, pattern: "a" }, false)).toBe("different");
    expect([...unlikeGit.values()].every((why) => why !== "")).toBe(true);
  });
});

describe("pairs made at random", () => {
  const version = gitVersion();
  it.skipIf(!version)(
    "git and we answer alike, and npm `ignore` differs for known causes only",
    () => {
      const seed = Date.now() % 1_000_000;
      const given = { pairs: 0, ignored: 0 };
      for (const { name, rows, ignoreCase } of madeAnswers(seed, 2_000, version!)) {
        const where = `seed ${seed}, ${name}`;
        expect(
          rows.filter((row) => holdRow(row, ignoreCase) === "different"),
          where,
        ).toEqual([]);
        const unexplained = (row: ListRow) =>
          ignoredByPackage(row) !== row.ignored && causeOf(row) === undefined;
        if (!ignoreCase) expect(rows.filter(unexplained), where).toEqual([]);
        given.pairs += rows.length;
        given.ignored += rows.filter(({ ignored }) => ignored).length;
      }
      expect(given.pairs).toBeGreaterThan(1_500);
      expect(given.ignored / given.pairs).toBeGreaterThan(0.2);
    },
    60_000,
  );
});

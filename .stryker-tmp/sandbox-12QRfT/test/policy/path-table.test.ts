// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, decide, type Effect, emptyLayer } from "../../src/index.ts";
import {
  compileDirectoryPattern,
  compilePathPattern,
  type PathPattern,
} from "../../src/match/path-pattern.ts";
import { PathTable } from "../../src/policy/path-table.ts";
import { foldText } from "../../src/world/path-fold.ts";

const letters = fc.constantFrom(
  "a",
  "b",
  "abc",
  "Abc",
  "cafe",
  "café",
  "e",
  "\u0301",
  ".",
  ".ts",
  "x-1",
  "😀",
  "ß",
  "SS",
);
const wild = fc.constantFrom("*", "*", "?", "[ab]", "[!é]", "\\*");
const piece = fc.oneof({ arbitrary: letters, weight: 3 }, { arbitrary: wild, weight: 2 });
const segment = fc.oneof(
  { arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((all) => all.join("")), weight: 4 },
  { arbitrary: fc.constant("**"), weight: 1 },
);
const pattern = fc
  .tuple(
    fc.constantFrom("", "/", "**/"),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "/", "/**"),
  )
  .map(([start, segments, end]) => start + segments.join("/") + end);
const name = fc
  .array(fc.oneof(letters, fc.constantFrom("cafe\u0301s", "*", "ts")), { minLength: 1, maxLength: 3 })
  .map((all) => all.join(""));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/p/${names.join("/")}`);

describe("the table of paths", () => {
  it("finds what one of its entries matches, whatever it is kept under", () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 8 }),
        fc.array(path, { minLength: 1, maxLength: 4 }),
        fc.constantFrom<"none" | "unicode" | "case">("none", "unicode", "case"),
        fc.constantFrom("/", "/p", "/p/a"),
        fc.boolean(),
        (texts, paths, fold, base, whole) => {
          const table = new PathTable<{ readonly pattern: PathPattern }>();
          for (const text of texts) {
            const compiled = whole
              ? compileDirectoryPattern(text, base, { fold })
              : compilePathPattern(text, base, { fold, anchored: false, coversRoot: fold !== "none" });
            if ("pattern" in compiled) table.add(compiled);
          }
          for (const written of paths) {
            const subject = foldText(written, fold);
            const wanted = table.all.some((entry) => entry.pattern.matches(subject, true));
            expect(table.find(subject, true) !== undefined).toBe(wanted);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("keeps a run of letters for the path in which an accent follows it", () => {
    for (const [text, path] of [
      ["**/cafe*", "/p/caf\u00e9s"],
      ["x*/cafe*/**", "/p/x/caf\u00e9s"],
    ] as const) {
      const table = new PathTable<{ readonly pattern: PathPattern }>();
      // The first is kept under its directory.
      for (const each of ["a*", "b*", text]) {
        const compiled = compilePathPattern(each, "/p", {
          fold: "unicode",
          anchored: true,
          coversRoot: true,
        });
        if ("pattern" in compiled) table.add(compiled);
      }
      expect(table.find(path, true)?.certain, text).toBe(true);
    }
  });

  it("tries each entry once, however often the path repeats what it is kept under", () => {
    const table = new PathTable<{ readonly pattern: PathPattern }>();
    let tried = 0;
    for (const text of ["**/a/*x*/q", "**/*aaa*/**/q*r"]) {
      const compiled = compilePathPattern(text, "/", { fold: "none", anchored: false, coversRoot: false });
      if ("problem" in compiled) throw new Error(compiled.problem);
      const { pattern } = compiled;
      const matches: PathPattern["matches"] = (...given) => {
        tried++;
        return pattern.matches(...given);
      };
      table.add({ pattern: { ...pattern, matches } });
    }
    table.find(`/${"aaa/a/".repeat(300)}`, true);
    expect(tried).toBeLessThanOrEqual(2);
  });
});

/** SEMANTICS CAP-4 */
describe("rules that take too many steps", () => {
  const hostile = Array.from({ length: 2_000 }, (_, i) => `**/*a*a*a*${"a".repeat(i % 20)}*b`);
  const path = `/p/${"a".repeat(4_000)}`;
  const effectOf = (effect: Effect, rules: readonly string[], file: string) => {
    const entries = rules.map((rule) => ({
      value: `Read(${rule})`,
      place: { line: 1, column: 1, endColumn: 1 },
    }));
    const { policy } = compile([{ ...emptyLayer("user"), [effect]: entries }], {
      world: { platform: "linux", home: "/h", cwd: "/p" },
    });
    return decide(policy, { tool: "Read", input: { file_path: file } }).effect;
  };

  it.each<[effect: Effect, rules: readonly string[], file: string, wanted: Effect]>([
    ["deny", hostile, "/p/src", "allow"],
    ["deny", hostile.slice(0, 20), path, "allow"],
    ["deny", hostile, path, "ask"],
    ["ask", hostile, path, "ask"],
    ["deny", [...hostile, "!b"], path, "ask"],
    ["allow", hostile.map((rule) => `//${rule}`), `/q${path}`, "ask"],
    ["allow", [...hostile.map((rule) => `//${rule}`), "!b"], `/q${path}b`, "ask"],
    // A literal takes no steps.
    ["deny", [...hostile, path.slice(3)], path, "deny"],
    ["deny", [...hostile, "!b", `${"a".repeat(4_000)}/**`], path, "ask"],
  ])("%s %#", (effect, rules, file, wanted) => expect(effectOf(effect, rules, file)).toBe(wanted));

  it("and an operand that stands for many paths", () => {
    const entries = hostile.map((rule) => ({
      value: `Read(${rule})`,
      place: { line: 1, column: 1, endColumn: 1 },
    }));
    const { policy } = compile([{ ...emptyLayer("user"), deny: entries }], {
      world: { platform: "linux", home: "/h", cwd: "/p" },
    });
    const command = `cat ${"a".repeat(3_000)}*c`;
    expect(decide(policy, { tool: "Bash", input: { command } }).effect).toBe("ask");
  });
});

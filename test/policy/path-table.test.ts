import "../seed.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/base/limits.ts";
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
});

type Entry = { readonly text: string; readonly pattern: PathPattern };

/** Entries that match nothing, and those of them that were tried so far. */
function untrue(texts: readonly string[], base = "/p"): { entries: readonly Entry[]; tried: string[] } {
  const tried: string[] = [];
  const entries = texts.map((text) => {
    const compiled = compilePathPattern(text, base, { fold: "unicode", anchored: false, coversRoot: true });
    if ("problem" in compiled) throw new Error(compiled.problem);
    const matches = () => tried.push(text) < 0;
    return { text, pattern: { ...compiled.pattern, matches } };
  });
  return { entries, tried };
}

function tableOf(entries: readonly Entry[]): PathTable<Entry> {
  const table = new PathTable<Entry>();
  for (const entry of entries) table.add(entry);
  return table;
}

describe("an entry is kept under one thing, so it is tried", () => {
  type Tried = readonly [texts: readonly string[], path: string, tried: readonly string[]];

  it.each<Tried>([
    // its directory
    [["/a", "/b", "/a/b/**"], "/p/a/b/c", ["/a", "/a/b/**"]],
    [["/a", "/ab"], "/p/ab", ["/a", "/ab"]],
    [["/c/*/d"], "/p/c", ["/c/*/d"]],
    [["/c/*/d"], "/p/x/y/d", []],
    [["x*"], "/p/y", ["x*"]],
    // a name at any depth
    [[".env", "a"], "/p/x/.env/y", [".env"]],
    [[".env"], "/p/env", []],
    // or one that fewer are kept by than the directory, and than other names
    [["*/c", "*/d"], "/p/x", ["*/c"]],
    [["*/c", "*/d"], "/p/x/d", ["*/c", "*/d"]],
    [["*/c", "*/d", "*/d"], "/p/x", ["*/c", "*/d"]],
    [["*/c", "*/d", "*/d/*/e"], "/p/x/d", ["*/c", "*/d"]],
    [["*/c", "*/d", "*/e/*/d"], "/p/x/d", ["*/c", "*/d"]],
    [["*/c", "*/d", "*/e/*/d"], "/p/x/e", ["*/c", "*/e/*/d"]],
    // an extension
    [["*.ts"], "/p/a.ts/b", ["*.ts"]],
    [["*.ts"], "/p/.ts", ["*.ts"]],
    [["*.ts"], "/p/a.ts/.b", ["*.ts"]],
    [["*.ts", "*.b"], "/p/a.b.ts", ["*.ts"]],
    [["*.ts"], "/p/a.js", []],
    [["*.ts", "*.s"], "/p/ts", []],
    [["*.ts", "a.js"], "/p/a.js", ["a.js"]],
    // a run that fewer are kept by than all else
    [["*/c", "x*"], "/p/y", ["*/c"]],
    [["*/c", "x*"], "/p/ax", ["*/c", "x*"]],
    [["*/c", "x*", "y*x*"], "/p/x", ["*/c", "x*"]],
    [["*/c", "x*", "x*y*"], "/p/x", ["*/c", "x*"]],
    [["*/c", "x*", "x*"], "/p/y", ["*/c", "x*"]],
    [["*/c", "*/d", "*x/d"], "/p/y/d", ["*/c", "*/d"]],
    [["*/c", "*/d", "*x/e"], "/p/x", ["*/c"]],
    // and once
    [["*/c", "x*", ".env"], "/p/x/x/.env/.env", ["*/c", ".env", "x*"]],
  ])("for a path %#", (texts, path, wanted) => {
    const { entries, tried } = untrue(texts);
    expect(tableOf(entries).find(path, true)).toBeUndefined();
    expect(tried).toEqual(wanted);
  });

  it.each<Tried>([
    [["/a", "/ab/**", "/a/b", "/a/*/c"], "/p/a", ["/a", "/a/*/c", "/a/b"]],
    [["*/c", "*/d", "x*"], "/p/x", ["*/c", "*/d", "x*"]],
    [[".env", "*.ts", "/a"], "/p/x", [".env", "*.ts"]],
    [[".env", "*.ts", "/a", "*/c", "*/d"], "/q", []],
    [[".env", "*.ts", "/a", "*/c", "*/d"], "/", ["*/c", "/a", "*/d", ".env", "*.ts"]],
  ])("for what lies below a directory %#", (texts, directory, wanted) => {
    const { entries, tried } = untrue(texts);
    const seen = ({ text }: Entry) => tried.push(text) < 0;
    expect(tableOf(entries).around(directory, seen)).toBeUndefined();
    expect(tried.toSorted()).toEqual(wanted.toSorted());
  });

  it.each<Tried>([
    // the names before the first wild one
    [["/a/x", "/b/x", "/ab/x"], "/p/a/*", ["/a/x"]],
    [["/a/x", "/b/x"], "/p/*/x", ["/b/x", "/a/x"]],
    [["*/c", "*/d"], "/q/*", []],
    // what a name ends with, and begins with
    [["*.ts", "b.js", "ab.js", "*.js", ".js"], "/p/a*b.js", ["*.js", "ab.js"]],
    [["*.ts", "b", "ab", "xb"], "/p/*", ["xb", "ab", "b", "*.ts"]],
    [["*.ts", "x"], "/p/x/a*c", ["x"]],
    // any name, where an accent may be added to what is known
    [["caf\u00e9"], "/p/x*", ["caf\u00e9"]],
  ])("for what a glob stands for %#", (texts, glob, wanted) => {
    const { entries, tried } = untrue(texts);
    const seen = ({ text }: Entry) => tried.push(text) < 0;
    expect(tableOf(entries).meeting(glob, seen)).toBeUndefined();
    expect(tried.toSorted()).toEqual(wanted.toSorted());
  });

  it("however often the path repeats what it is kept under", () => {
    const { entries, tried } = untrue(["**/a/*x*/q", "**/*aaa*/**/q*r"]);
    tableOf(entries).find(`/${"aaa/a/".repeat(300)}`, true);
    expect(tried.length).toBeLessThanOrEqual(2);
  });
});

/** SEMANTICS CAP-4 */
describe("steps that are left for a path", () => {
  const path = "/p/a.ts/b";
  const most = limits.pathStepsMax / path.length;

  // Patterns of question marks are kept under their directory, so they are tried in order.
  it.each<
    readonly [weights: Readonly<Record<string, number>>, tried: readonly string[], beyond: string | undefined]
  >([
    [{ "/?": most }, ["/?"], undefined],
    [{ "/?": most + 1 }, [], "/?"],
    [{ "/?": most - 1, "/??": 1 }, ["/?", "/??"], undefined],
    [{ "/?": most - 1, "/??": 2, "/???": 1 }, ["/?"], "/??"],
    [{ "/?": 1, "/??": most, "/???": 1 }, ["/?"], "/??"],
    // what is literal takes none
    [{ "/?": most + 1, "/a.ts": 1, "a.ts": 1, "*.ts": 1 }, ["/a.ts", "a.ts", "*.ts"], "/?"],
    [{ "/**": most + 1, "/?": 1 }, ["/**", "/?"], undefined],
  ])("%#", (weights, wanted, beyond) => {
    const { entries, tried } = untrue(Object.keys(weights));
    const weighed = entries.map(({ text, pattern }) => ({
      text,
      pattern: { ...pattern, weight: weights[text]! },
    }));
    const found = tableOf(weighed).find(path, true);
    expect(tried).toEqual(wanted);
    expect(found).toEqual(beyond && { entry: weighed.find(({ text }) => text === beyond), certain: false });
  });

  it("are not taken by an entry that does not count", () => {
    const { entries, tried } = untrue(["a*", "/a"]);
    expect(tableOf(entries).find("/p/a", true, () => false)).toBeUndefined();
    expect(tried).toEqual([]);
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

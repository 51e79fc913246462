/** What the path rules of one effect say about a subject, and by which rule. */
import { describe, expect, it } from "vitest";
import { compile, type Effect, emptyLayer, type LayerName } from "../../src/index.ts";
import type { PathHit, PathIndex } from "../../src/policy/path-index.ts";
import type { PathSubject } from "../../src/world/path-subject.ts";
import type { Platform } from "../../src/world/world.ts";

const place = { line: 1, column: 1, endColumn: 1 };
const names: readonly LayerName[] = ["local", "user"];

type Lists = readonly (readonly string[])[];

/** The rules of several sources for `Read`; an empty text is a rule for every path. */
function indexOf(
  effect: Effect,
  lists: Lists,
  { cwd = "/p", platform = "linux" }: { readonly cwd?: string; readonly platform?: Platform } = {},
): PathIndex {
  const layers = lists.map((list, i) => ({
    ...emptyLayer(names[i]!),
    [effect]: list.map((text) => ({ value: text === "" ? "Read" : `Read(${text})`, place })),
  }));
  return compile(layers, { world: { platform, home: "/h", cwd } }).policy.read[effect];
}

const textOf = (rule: string | undefined) => rule?.replace(/^Read\(?|\)$/g, "");

const subjectOf = (...spellings: readonly string[]): PathSubject => ({ written: "", spellings });

/** A rule that only may match is marked. */
function said(hit: PathHit | undefined): string | undefined {
  return hit && textOf(hit.rule.rule.text) + (hit.certain ? "" : " ?");
}

describe("an allow rule", () => {
  type Row = readonly [
    lists: Lists,
    subject: PathSubject,
    allows: string | undefined,
    platform?: Platform | undefined,
  ];
  const directory = { ...subjectOf("/p/build"), directory: true };
  const unknown = { ...subjectOf("/p/a"), unknown: "it is not known" };

  const rows: readonly Row[] = [
    [[["a", "b"]], subjectOf("/p/b"), "b"],
    [[["a", "b"]], subjectOf("/p/b", "/p/a"), "a"],
    [[["a", "b"]], subjectOf("/p/a", "/p/c"), undefined],
    [[["a"]], unknown, undefined],
    [[["a", ""]], subjectOf("/q"), ""],
    [[[""]], unknown, undefined],
    [[["build/"]], directory, "build/"],
    [[["build/"]], subjectOf("/p/build"), undefined],
    [[["build/"]], subjectOf("/p/build/a"), "build/"],
    [[["build/", "!b"]], directory, "build/"],
    [[["build/", "!b"]], subjectOf("/p/build"), undefined],
    [[["src/**", "!src/b"], ["c"]], subjectOf("/p/src/a"), "src/**"],
    [[["src/**", "!src/b"], ["c"]], subjectOf("/p/src/b"), undefined],
    // SEMANTICS PATH-19
    [[["//etc/**"]], subjectOf("/private/etc/a"), "//etc/**", "darwin"],
    [[["//private/etc/**"]], subjectOf("/etc/a"), "//private/etc/**", "darwin"],
    [[["//var/**"]], subjectOf("/private/var/a", "/var/a"), "//var/**", "darwin"],
    [[["//usr/**"]], subjectOf("/private/usr/a"), undefined, "darwin"],
    [[["//private/usr/**"]], subjectOf("/usr/a"), undefined, "darwin"],
    [[["//etc/**"]], subjectOf("/private/etc/a"), undefined],
    [[["//private/etc/**"]], subjectOf("/etc/a"), undefined],
  ];
  it.each(rows.map((row) => ({ row })))("%#", ({ row: [lists, subject, allows, platform] }) => {
    const index = indexOf("allow", lists, platform && { platform });
    expect(textOf(index.allows(subject)?.rule.text)).toBe(allows);
  });
});

/** A path of 4,000 characters. */
const long = `/p/${"a".repeat(3_997)}`;
/** Patterns that take 1,200 and 700 steps for each. */
const heavy = `*${"a".repeat(1_198)}b`;
const half = `*${"a".repeat(698)}b`;
/** Patterns that take few, but as many steps as their characters where it is asked what could match. */
const wide = `./*x/${"b".repeat(1_200)}`;
const narrow = `./*x/${"b".repeat(997)}`;

describe("a deny or ask rule", () => {
  type Given = {
    readonly cwd?: string;
    readonly live?: string;
    readonly recursive?: boolean;
    readonly bare?: boolean;
    readonly platform?: Platform;
  };
  type Row = readonly [
    lists: Lists,
    subject: Partial<PathSubject> | string,
    says: string | undefined,
    given?: Given,
  ];
  const glob = (text: string) => ({ glob: text });
  const unknown = { unknown: "it is not known" };

  const alone: readonly Row[] = [
    [[["a", "b"]], "/p/x/b", "b"],
    [[["a", "b"]], subjectOf("/p/c", "/p/a"), "a"],
    [[["a"]], "/p/c", undefined],
    [[[]], "/p/c", undefined],
    [[["", "a"]], "/q", ""],
    [[["", "a"]], "/q", undefined, { bare: false }],
    [[["", "a"]], "/p/a", "a", { bare: false }],
    [[["A"]], "/p/a", "A", { platform: "darwin" }],
    [[["A"]], "/p/a", undefined],
    [[["build/"]], "/p/build", "build/"],
  ];

  const listed: readonly Row[] = [
    [[["./*", "!./b"]], "/p/a", "./*"],
    [[["./*", "!./b"]], "/p/b", undefined],
    [[["a*", "ab*", "!abc"]], "/p/abx", "ab*"],
    [[["a*", "ab*", "!abc"]], "/p/ax", "a*"],
    [[["build/", "!b"]], "/p/build", "build/"],
    [[["A*", "!ab"]], "/p/ax", "A*", { platform: "darwin" }],
    [[["A*", "!ab"]], "/p/ab", undefined, { platform: "darwin" }],
    [[["A*", "!ab"]], "/p/AB", "A*", { platform: "darwin" }],
    [
      [
        ["*", "!b"],
        ["a", "!c"],
      ],
      "/p/a",
      "*",
    ],
    [
      [
        ["x", "!b"],
        ["a", "!c"],
      ],
      "/p/a",
      "a",
    ],
    [[["a*"], ["./*", "!b"]], "/p/a", "a*"],
  ];

  const beyond: readonly Row[] = [
    [[[heavy]], long, `${heavy} ?`],
    [[[heavy]], long.slice(0, 400), undefined],
    [[[heavy]], subjectOf(long, "/p/c"), `${heavy} ?`],
    [[[heavy, "*c"]], subjectOf(long, "/p/c"), "*c"],
    [[[heavy], ["aaa*", "!b"]], long, "aaa*"],
    [[[heavy], ["zzz*", "!b"]], long, `${heavy} ?`],
    [[[], ["a", heavy, "!b"]], long, `${heavy} ?`],
    [[[], ["a", heavy, "!b"]], "/p/c", undefined],
    [
      [
        ["zzz*", "!b"],
        [heavy, "!b"],
      ],
      long,
      `${heavy} ?`,
    ],
    [
      [
        [heavy, "!b"],
        ["zzz*", "!b"],
      ],
      long,
      `${heavy} ?`,
    ],
    [
      [
        [heavy, "!b"],
        ["aaa*", "!b"],
      ],
      long,
      "aaa*",
    ],
    // a list is held against each directory on the way
    [[[half]], long, undefined],
    [[[half, "!b"]], long, `${half} ?`],
    [[[`*${"a".repeat(246)}b`, "!b"]], long.replace("aa", "a/"), undefined],
    [[[`*${"a".repeat(247)}b`, "!b"]], long.replace("aa", "a/"), `*${"a".repeat(247)}b ?`],
    [[["aaa*", "!b"]], long, "aaa*"],
    [[["!b"]], long, undefined],
  ];

  const moved: readonly Row[] = [
    [[["./x"]], "/p/sub/x", "./x", { live: "/p/sub" }],
    [[["./x"]], "/p/sub/x", undefined],
    [[["./x"]], "/p/sub", undefined, { live: "/p/sub" }],
    [[["./x/"]], "/p/sub/x", "./x/", { live: "/p/sub" }],
    [[["//p/x"]], "/p/sub/x", undefined, { live: "/p/sub" }],
    [[["./x", "!./b"]], "/p/sub/x", "./x", { live: "/p/sub" }],
    [[["./x/", "!./b"]], "/p/sub/x", "./x/", { live: "/p/sub" }],
    [[["//p/x", "!./b"]], "/p/sub/x", undefined, { live: "/p/sub" }],
    [[["./x"]], "/x", "./x", { live: "/" }],
    [[["./x"]], "/p/sub/x", "./x", { live: "/p/sub", cwd: "/" }],
    [[["./q/x"]], "/q/x", undefined, { live: "/p/sub" }],
    [[["./x"]], glob("/p/sub/x*"), "./x ?", { live: "/p/sub" }],
    [[["//p/x"]], glob("/p/sub/x*"), undefined, { live: "/p/sub" }],
    [[["./x"]], glob("/p/sub/y*"), undefined, { live: "/p/sub" }],
    [[["./d/x"]], "/p/sub/d", "./d/x ?", { live: "/p/sub", recursive: true }],
    [[["./d/x"]], "/p/sub/d", undefined, { live: "/p/sub" }],
    [[["./d/x", "!b"]], "/p/sub/d", "./d/x ?", { live: "/p/sub", recursive: true }],
    [[["//p/d/x", "!b"]], "/p/sub/d", undefined, { live: "/p/sub", recursive: true }],
    [[["//p/sub/d/x"]], "/p/sub/d", "//p/sub/d/x ?", { live: "/p/sub", recursive: true }],
  ];

  const possible: readonly Row[] = [
    [[["d/x"]], "/p/d", "d/x ?", { recursive: true }],
    [[["d/x"]], "/p/e", undefined, { recursive: true }],
    [[["D/x"]], "/p/d", "D/x ?", { recursive: true, platform: "darwin" }],
    [[["D/x"]], glob("/p/d/*"), "D/x ?", { platform: "darwin" }],
    [[["!d/x", "d/y"]], "/p/d", "d/y ?", { recursive: true }],
    [[["!d/x", "./e"]], "/p/d", undefined, { recursive: true }],
    [[["a"]], glob("/p/*"), "a ?"],
    [[["a"]], glob("/q/*"), undefined],
    [[["a", "!b"]], glob("/p/*"), "a ?"],
    [[["a", "!b"]], glob("/p/b*"), undefined],
    // it may be anywhere
    [[["a"]], glob("/q/.*"), "a ?"],
    [[["a"]], unknown, "a ?"],
    [[["!b", "a"]], unknown, "a ?"],
    [[["!b"]], unknown, undefined],
    // what takes too many steps may be
    [[[wide]], long, `${wide} ?`, { recursive: true }],
    [[[wide]], long.slice(0, 400), undefined, { recursive: true }],
    [[[narrow]], long, undefined, { recursive: true }],
    [[[narrow, `${narrow}/c`]], long, `${narrow}/c ?`, { recursive: true }],
    [[[wide, "!b"]], glob(`${long.slice(0, -1)}*`), `${wide} ?`],
    [[[narrow, "!b"]], glob(`${long.slice(0, -1)}*`), undefined],
    [[[`./${"x".repeat(1_200)}`, "!b"]], long, undefined, { recursive: true }],
  ];

  describe.each([
    ["alone", alone],
    ["in a list with a `!` line", listed],
    ["beyond the steps that are left", beyond],
    ["read from the live directory", moved],
    ["that could match", possible],
  ] as const)("%s", (_, rows) => {
    it.each(rows.map((row) => ({ row })))("%#", ({ row: [lists, subject, says, given = {}] }) => {
      const { live = "/p", recursive = false, bare = true, ...world } = given;
      const whole = typeof subject === "string" ? subjectOf(subject) : { ...subjectOf(), ...subject };
      expect(said(indexOf("deny", lists, world).restricts(whole, live, { recursive, bare }))).toBe(says);
    });
  });
});

describe("the contents", () => {
  it.each<readonly [lists: Lists, entries: readonly string[], lists: Lists, everything: number]>([
    [[[], []], [], [], 0],
    [[[""]], [], [], 1],
    [
      [
        ["a", "b"],
        ["c", "!d"],
      ],
      ["a", "b"],
      [["c", "!d"]],
      0,
    ],
    [[["a"], ["b"]], ["a", "b"], [], 0],
    [[["[!a]"], [""]], [], [["[!a]", "[!a]"]], 1],
  ])("%j", (given, entries, lists, everything) => {
    const index = indexOf("deny", given, { platform: "darwin" });
    const { contents } = index;
    expect(contents.entries.map(({ rule }) => textOf(rule.rule.text))).toEqual(entries);
    expect(contents.lists.map((list) => list.map(({ rule }) => textOf(rule.rule.text)))).toEqual(lists);
    expect(contents.everything.length).toBe(everything);
    expect(index.isEmpty).toBe(entries.length + lists.length + everything === 0);
  });
});

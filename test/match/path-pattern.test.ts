import "../seed.ts";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  compileDirectoryPattern,
  compilePathPattern,
  escapePathPattern,
  type PathPattern,
} from "../../src/match/path-pattern.ts";
import { foldForDeny } from "../../src/world/path-fold.ts";

const allow = { fold: "none", anchored: false, coversRoot: false } as const;

type Options = Parameters<typeof compilePathPattern>[2];

function compiled(text: string, base = "/p", options: Options = allow): PathPattern {
  const result = compilePathPattern(text, base, options);
  if ("problem" in result) throw new Error(`${text}: ${result.problem}`);
  return result.pattern;
}

/** Pattern, then paths below `/p` that it matches, then paths that it does not. `/` at the end: a directory. */
const rows: readonly [pattern: string, matched: string, unmatched: string][] = [
  // a name without a slash holds at any depth
  [".env", ".env a/.env a/b/.env .env/x", ".env2 a.env x/.envrc"],
  ["build/", "build/ a/build/ build/x a/build/x", "build a/build"],
  ["*.pem", "k.pem a/k.pem .pem a/.pem/x", "k.pem2 kpem"],
  ["*xpem", "axpem", "a.pem apem"],
  ["?.pem", "a.pem", "ab.pem .pem"],
  ["*.", "a. b./x", "a .a a.b"],
  ["p", "p a/p", "x"],
  ["*", "a a/b .a", ""],
  ["**", "a a/b .a", ""],
  ["a?c", "abc x/abc aéc a😀c", "ac abbc a/c"],
  // a slash reads it from the base
  ["/a", "a a/b", "b/a"],
  ["a/b", "a/b a/b/c", "x/a/b a b"],
  ["/src/*.ts", "src/a.ts src/.ts", "src/a/b.ts src/a.tsx x/src/a.ts"],
  [
    "secrets-*/config.json",
    "secrets-a/config.json secrets-/config.json",
    "secrets/config.json x/secrets-a/config.json",
  ],
  // two stars
  ["**/src/**", "src/a a/src/b/c", "src a/src srcs/a"],
  ["/src/**", "src/a src/a/b", "src a/src/b"],
  ["a/**/b", "a/b a/x/b a/x/y/b/z", "a b a/x"],
  ["a/**\\/b", "a/x/b", "a/b"],
  ["a/**b", "a/b a/xb", "a/x/b"],
  ["foo**/bar", "foo/bar foox/bar", "foobar foo/x/bar"],
  ["***/b", "b a/b", "ab"],
  ["a/**/", "a/x/ a/x/y", "a a/ a/x"],
  ["/**", "a a/b", ""],
  ["**\\/**", "a/b", "a"],
  ["/a/**\\/**", "a/b/c", "a/b a"],
  ["**/a/b", "a/b x/a/b/c", "a x/a"],
  ["**/a/**/b", "a/b x/a/y/b", "b a"],
  // classes
  ["[ab]", "a b x/a", "c ab"],
  ["[!a]", "b ! ]", "a"],
  ["[^a]", "b ^", "a"],
  ["[a-c]x", "ax bx", "dx -x"],
  ["[c-a]x", "cx", "ax bx"],
  ["[]a]", "] a", "[ b"],
  ["[!]a]", "b [", "] a"],
  ["[a-]", "a -", "b"],
  ["[--0]", "- . 0", "a"],
  ["[\\]x]", "] x", "\\"],
  ["[[:digit:]x]", "1 x", "a :"],
  ["[[:upper:][:digit:]]", "A 1", "a"],
  ["[[:alpha:]]", "a Z", "é 1"],
  ["[:x]", ": x", "["],
  ["[[:x]", "[ : x", "]"],
  ["[é-ü]", "é ê", "a"],
  ["[😀]", "😀", "😁"],
  ["a[/]b", "", "a/b ab"],
  ["[a/b]", "a b", "x/a"],
  // escapes
  ["\\*", "* x/*", "a"],
  ["\\!a", "!a", "a"],
  ["a\\b", "ab", "a\\b"],
  ["a\\\\b", "a\\b", "ab"],
  ["\\#a", "#a", "a"],
  ["a\\/b", "a/b", "x/a/b"],
  // what is no wildcard
  ["*.{pem,key}", "x.{pem,key}", "x.pem x.key"],
  ["+(a)", "+(a)", "a aa"],
  ["a.b", "a.b", "axb"],
  ["constructor", "constructor", "toString"],
];

const words = (text: string) => text.split(" ").filter((word) => word !== "");

describe("gitignore lines", () => {
  for (const [text, matched, unmatched] of rows) {
    it(`\`${text}\``, () => {
      const pattern = compiled(text);
      const held = (word: string) =>
        pattern.matches(`/p/${word.endsWith("/") ? word.slice(0, -1) : word}`, word.endsWith("/"));
      expect(words(matched).filter((word) => !held(word))).toEqual([]);
      expect(words(unmatched).filter(held)).toEqual([]);
    });
  }
});

/** As `compiled`, for a rule that restricts. */
const denied = (text: string, base = "/p", fold: Options["fold"] = "unicode") =>
  compiled(text, base, { fold, anchored: false, coversRoot: true });

describe("restricting rules", () => {
  it("hold `dir/**` at any depth and for the directory itself; allow rules at the base only", () => {
    const deny = denied("secrets/**");
    const paths = ["/p/secrets", "/p/secrets/a", "/p/x/secrets", "/p/x/secrets/a/b"];
    expect(paths.filter((path) => deny.matches(path, false))).toEqual(paths);
    const allowed = compiled("secrets/**", "/p", { fold: "none", anchored: true, coversRoot: false });
    expect(paths.filter((path) => allowed.matches(path, false))).toEqual(["/p/secrets/a"]);
  });

  it("hold other shapes at the same depth as allow rules", () => {
    for (const text of ["/secrets/**", "a/secrets/**", "s*s/**", "secrets/x"]) {
      expect(denied(text).matches("/p/x/secrets/x", false), text).toBe(false);
    }
  });

  it("cover the base of `**`", () => {
    expect(denied("/**").matches("/p", true)).toBe(true);
    expect(denied("**", "/").matches("/", true)).toBe(true);
    expect(compiled("/**").matches("/p", true)).toBe(false);
  });

  it("read a name from the base alone when anchored", () => {
    const pattern = compiled(".env", "/p", { fold: "none", anchored: true, coversRoot: false });
    expect(pattern.matches("/p/.env", false)).toBe(true);
    expect(pattern.matches("/p/a/.env", false)).toBe(false);
  });

  /** Pattern, path, platform: a rule that restricts must hold. */
  const folded: readonly [text: string, path: string, platform: "linux" | "darwin" | "win32"][] = [
    [".env", "/p/.ENV", "darwin"],
    [".ENV", "/p/.env", "win32"],
    ["*.PEM", "/p/a/K.pem", "darwin"],
    ["[A-Z]x", "/p/ax", "darwin"],
    ["[[:upper:]]x", "/p/ax", "darwin"],
    ["[A]x", "/p/ax", "darwin"],
    ["[!A]x", "/p/ax", "darwin"],
    ["caf\u00e9", "/p/cafe\u0301", "linux"],
    ["cafe\u0301", "/p/caf\u00e9", "linux"],
    ["caf\u00e9*", "/p/cafe\u0301s", "linux"],
    ["cafe*", "/p/cafe\u0301s", "linux"],
    ["caf?", "/p/cafe\u0301", "linux"],
    ["\u00e9??", "/p/e\u0301e\u0301", "linux"],
    ["stra\u00dfe", "/p/STRASSE", "darwin"],
    ["\u212a", "/p/k", "darwin"],
    ["\u03a3*", "/p/\u03c3\u03b1", "darwin"],
    ["*\u03a3", "/p/\u03b1\u03c2", "darwin"],
    [".git", "/p/.g\u200cit", "darwin"],
    ["a/b", "/P/A/B", "darwin"],
  ];
  for (const [text, path, platform] of folded) {
    it(`\`${text}\` holds ${path} on ${platform}`, () => {
      const pattern = denied(text, "/p", platform === "linux" ? "unicode" : "case");
      expect(pattern.matches(foldForDeny(path, { platform }), false)).toBe(true);
    });
  }

  it("leave out both cases of a negated class where case is ignored, as git does", () => {
    for (const text of ["[!a-c]x", "[!A-C]x", "[![:upper:]]x"])
      expect(denied(text, "/p", "case").matches("/p/ax", false), text).toBe(false);
  });

  it("hold no more of a class than the other cases of its letters", () => {
    expect(denied("[A-C]x", "/p", "case").matches("/p/dx", false)).toBe(false);
  });

  it("keep case apart on linux, and all forms apart in allow rules", () => {
    expect(denied(".env").matches("/p/.ENV", false)).toBe(false);
    expect(compiled("caf\u00e9").matches("/p/cafe\u0301", false)).toBe(false);
    expect(compiled("cafe*").matches("/p/caf\u00e9", false)).toBe(false);
  });

  it("compare all forms below a directory of which there are several", () => {
    expect(denied("cafe*", "/\u00e9").matches("/\u00e9/caf\u00e9", false)).toBe(true);
  });
});

describe("unreadable patterns guard the path they spell", () => {
  /** Text, what the problem says, paths that stay guarded. */
  const unreadable: readonly [text: string, problem: RegExp, guarded: readonly string[]][] = [
    ["secrets/[key", /must end with `\]`/, ["/p/secrets/[key", "/p/secrets/[key/x"]],
    ["[key", /must end with `\]`/, ["/p/[key", "/p/a/[key"]],
    ["a/[[:foo:]]", /`foo`/, ["/p/a/[[:foo:]]"]],
    ["a\\", /backslash/, ["/p/a\\"]],
    ["", /empty/, ["/p", "/p/a"]],
    ["/", /empty/, ["/p", "/p/a"]],
    ["  ", /empty/, ["/p", "/p/a"]],
    [".", /`\.`/, ["/p", "/p/a"]],
    ["a/./b", /`\.`/, ["/p/a/b"]],
    ["[key/", /must end with `\]`/, ["/p/[key", "/p/a/[key"]],
    ["a//b", /empty segment/, ["/p/a/b", "/p/a/b/c"]],
    ["../q", /`\.\.`/, ["/q", "/q/x"]],
    ["a/\\.\\./b", /`\.\.`/, ["/p/b"]],
    [`${"*a".repeat(40)}`, /32 wildcards/, [`/p/${"*a".repeat(40)}`]],
  ];
  for (const [text, problem, guarded] of unreadable) {
    it(JSON.stringify(text), () => {
      const result = compilePathPattern(text, "/p", { fold: "unicode", anchored: false, coversRoot: true });
      if (!("problem" in result)) throw new Error("it was readable");
      expect(result.problem).toMatch(problem);
      expect(guarded.filter((path) => !result.literal.matches(path, false))).toEqual([]);
      expect(result.literal.matches("/other", false)).toBe(false);
    });
  }

  it("guards what lies above where that is spelled", () => {
    const options = { fold: "unicode", anchored: false, coversRoot: true } as const;
    const guarded = (base: string) => {
      const result = compilePathPattern("..", base, options);
      if (!("problem" in result)) throw new Error("it was readable");
      return ["/", "/q", "/p", "/p/x"].filter((path) => result.literal.matches(path, false));
    };
    expect(guarded("/p/a")).toEqual(["/p", "/p/x"]);
    expect(guarded("/p")).toEqual(["/", "/q", "/p", "/p/x"]);
  });

  it("guards one place where a path is spelled", () => {
    const result = compilePathPattern("a/[b", "/p", { fold: "unicode", anchored: false, coversRoot: true });
    if (!("problem" in result)) throw new Error("it was readable");
    expect(result.literal.matches("/x/p/a/[b", false)).toBe(false);
  });

  it("tells where", () => {
    const options = { fold: "none", anchored: false, coversRoot: false } as const;
    expect(compilePathPattern("a/b[c", "/p", options)).toMatchObject({ at: 3 });
    expect(compilePathPattern("a/../c", "/p", options)).toMatchObject({ at: 2 });
  });
});

describe("bases", () => {
  it("are literal", () => {
    const base = "/[2024] *?";
    expect(compiled("*.ts", base).matches(`${base}/a.ts`, false)).toBe(true);
    expect(compiled("a/*", base).matches(`${base}/a/b`, false)).toBe(true);
    expect(compiled("a/*", base).matches("/2 xy/a/b", false)).toBe(false);
  });

  it("hold nothing outside and nothing beside", () => {
    for (const text of ["*", ".env", "*.x", "/a", "a/**", "**/a/*"]) {
      for (const path of ["/", "/p", "/pa/.env", "/p.x", "/proj/a", "/q/p/a/b", "/.env"]) {
        expect(compiled(text).matches(path, true), `${text} ${path}`).toBe(false);
      }
    }
  });

  it("are not matched themselves by what ends alike", () => {
    expect(compiled("*.x", "/p.x").matches("/p.x/a", false)).toBe(false);
    expect(compiled("*.", "/p.").matches("/p./a", false)).toBe(false);
  });

  it("may be the root", () => {
    expect(compiled("*.x", "/").matches("/.x", false)).toBe(true);
    expect(compiled("a?", "/").strategy).toEqual({ by: "segments", head: "/", names: [], runs: ["a"] });
    expect(compiled("**/.env", "/").matches("/.env", false)).toBe(true);
    expect(compiled("*.x", "/").matches("/a.x/b", false)).toBe(true);
    expect(compiled("etc/passwd", "/").matches("/etc/passwd", false)).toBe(true);
    expect(compiled("c/**/.env", "/").matches("/c/Users/a/.env", false)).toBe(true);
  });
});

describe("strategies", () => {
  const strategies: readonly [text: string, options: Partial<Options>, strategy: object][] = [
    ["/src/a.ts", {}, { by: "literal", path: "/p/src/a.ts" }],
    ["a\\*b/c", {}, { by: "literal", path: "/p/a*b/c" }],
    [".env", { anchored: true }, { by: "literal", path: "/p/.env" }],
    ["/src/**", {}, { by: "subtree", path: "/p/src", coversRoot: false }],
    ["/src/**", { coversRoot: true }, { by: "subtree", path: "/p/src", coversRoot: true }],
    ["src/**", { anchored: true }, { by: "subtree", path: "/p/src", coversRoot: false }],
    ["/**", {}, { by: "subtree", path: "/p", coversRoot: false }],
    [".env", {}, { by: "basename", name: ".env" }],
    ["**/.env", {}, { by: "basename", name: ".env" }],
    [".ENV", { fold: "case" }, { by: "basename", name: ".env" }],
    ["src/**", { coversRoot: true }, { by: "basename", name: "src" }],
    ["*.pem", {}, { by: "extension", extension: "pem" }],
    ["**/*.pem", {}, { by: "extension", extension: "pem" }],
    ["*.tar.gz", {}, { by: "segments", head: "/p", names: [], runs: [".tar.gz"] }],
    [
      "/a/b*c?de/é*f/x/**/y",
      {},
      { by: "segments", head: "/p/a", names: ["x", "y"], runs: ["b", "c", "de", "f"] },
    ],
    ["/A*/B", { fold: "case" }, { by: "segments", head: "/p", names: ["b"], runs: ["a"] }],
    ["**/a[bc]d/", {}, { by: "segments", head: "/p", names: [], runs: ["a", "d"] }],
    ["a*b\u0080c", {}, { by: "segments", head: "/p", names: [], runs: ["a", "b", "c"] }],
    ["/*.pem", {}, { by: "segments" }],
    ["build/", {}, { by: "segments" }],
    ["/src/", {}, { by: "segments" }],
    ["a?", {}, { by: "segments" }],
    ["a/**/b", {}, { by: "segments" }],
    ["src/**", {}, { by: "segments" }],
  ];
  for (const [text, options, strategy] of strategies) {
    it(`\`${text}\` ${JSON.stringify(options)}`, () => {
      expect(compiled(text, "/p", { ...allow, ...options }).strategy).toMatchObject(strategy);
    });
  }

  const weights: readonly [text: string, weight: number][] = [
    [".env", 1],
    ["/src/**", 1],
    ["a/**/b", 4],
    ["a*bcd/*e", 5],
    ["build/", 3],
  ];
  for (const [text, weight] of weights) {
    it(`\`${text}\` takes ${weight} steps for a character at most`, () => {
      expect(compiled(text).weight).toBe(weight);
    });
  }

  it("answer what the general walk answers", () => {
    fc.assert(
      fc.property(
        lines,
        paths,
        anyOptions,
        fc.constantFrom("/p", "/", "/p/a"),
        (text, path, options, base) => {
          const result = compilePathPattern(text, base, options);
          fc.pre("pattern" in result);
          const { pattern } = result as { pattern: PathPattern };
          // A path is held where it or a directory above it is matched itself, which knows no strategies.
          const names = path.split("/");
          const general = names.some((_, i) => {
            const above = names.slice(0, i + 1).join("/") || "/";
            return pattern.matchesItself(above, i < names.length - 1);
          });
          expect(pattern.matches(path, false), pattern.strategy.by).toBe(general);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

const pieces = fc.constantFrom("a", "b", "ab", ".a", ".", "*", "?", "[ab]", "[!a]", "{a}", "a.b", "*.a");
const segments = fc.oneof(
  pieces,
  pieces,
  fc.constant("**"),
  fc.tuple(pieces, pieces).map((two) => two.join("")),
);
const lines = fc
  .tuple(
    fc.constantFrom("", "", "/", "**/"),
    fc.array(segments, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "", "/", "/**"),
  )
  .map(([start, middle, end]) => start + middle.join("/") + end);
const pathNames = fc.array(fc.constantFrom("p", "a", "b", "ab", ".a", "a.a", "x"), { maxLength: 5 });
const paths = pathNames.map((names) => `/${names.join("/")}`);
const anyOptions = fc.record({
  fold: fc.constantFrom<Options["fold"]>("none", "unicode", "case"),
  anchored: fc.boolean(),
  coversRoot: fc.boolean(),
});

describe("what might match", () => {
  it("is never denied wrongly for what lies below a directory", () => {
    fc.assert(
      fc.property(lines, paths, pathNames, anyOptions, (text, directory, below, options) => {
        const result = compilePathPattern(text, "/p", options);
        fc.pre("pattern" in result && below.length > 0);
        const { pattern } = result as { pattern: PathPattern };
        const path = `${directory === "/" ? "" : directory}/${below.join("/")}`;
        fc.pre(pattern.matches(path, true));
        expect(pattern.mayMatchBelow(directory)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is never denied wrongly for a path with holes", () => {
    fc.assert(
      fc.property(lines, paths, fc.infiniteStream(fc.nat(5)), anyOptions, (text, path, random, options) => {
        const result = compilePathPattern(text, "/p", options);
        fc.pre("pattern" in result);
        const { pattern } = result as { pattern: PathPattern };
        fc.pre(pattern.matches(path, true));
        // Some runs of characters become holes.
        let glob = "";
        for (const character of path) {
          const hole = character !== "/" && random.next().value! > 3;
          if (!hole) glob += character;
          else if (!glob.endsWith("*")) glob += "*";
        }
        expect(pattern.mayMatchGlob(glob), glob).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("counts a hole that may hold a combining mark", () => {
    expect(denied("caf\u00e9").mayMatchGlob("/p/cafe*")).toBe(true);
    expect(denied("caf\u00e9").mayMatchGlob("/p/cafi*")).toBe(false);
  });

  const below: readonly [text: string, directory: string, may: boolean][] = [
    ["/src/**", "/p", true],
    ["/src/**", "/", true],
    ["/src/**", "/p/src/a", true],
    ["/src/a.ts", "/p/src", true],
    ["/src/a.ts", "/p/docs", false],
    ["/src/*/x", "/p/src/a", true],
    ["/src/*.ts", "/p/src/lib", false],
    [".env", "/p/docs", true],
    [".env", "/q", false],
    ["a/**/b", "/p/a/x", true],
    ["a/**/b", "/p/c", false],
  ];
  for (const [text, directory, may] of below) {
    it(`\`${text}\` below ${directory}: ${may}`, () => {
      expect(compiled(text).mayMatchBelow(directory)).toBe(may);
    });
  }

  const globs: readonly [text: string, glob: string, may: boolean][] = [
    [".env", "/p/*", true],
    [".env", "/p/.e*", true],
    [".env", "/p/a*", false],
    [".env", "/*/.env", true],
    [".env", "/q*/.env", false],
    [".env", "/p/*/x", true],
    ["*.pem", "/p/*.txt", false],
    ["*.pem", "/p/k.p*m", true],
    ["/src/a", "/p/docs/*", false],
    ["[ab]?", "/p/*c", true],
    ["/a", "/p/*/../a", true],
    ["/a", "/p/b/.*/a", true],
    ["/a/b", "/p/a/./*//", true],
    ["/a", "/p/.x*", false],
    ["[ab]?", "/p/c*", false],
  ];
  for (const [text, glob, may] of globs) {
    it(`\`${text}\` for ${glob}: ${may}`, () => expect(compiled(text).mayMatchGlob(glob)).toBe(may));
  }
});

describe("directories of Cd rules", () => {
  const cd = (text: string) => {
    const result = compileDirectoryPattern(text, "/h", { fold: "none" });
    if ("problem" in result) throw new Error(result.problem);
    return result.pattern;
  };
  const cdRows: readonly [text: string, matched: string, unmatched: string][] = [
    ["code/*", "/h/code/app", "/h/code/app/src /h/code /h/x/code/app"],
    ["**/node_modules", "/h/node_modules /h/a/b/node_modules", "/h/node_modules/pkg"],
    ["code/**", "/h/code /h/code/a /h/code/a/b", "/h/codes /h"],
    ["code", "/h/code", "/h/code/a /h/a/code"],
    ["code/", "/h/code", "/h/code/a"],
    ["", "/h", "/h/a /"],
    ["**", "/h /h/a /h/a/b", "/hx"],
    ["a/**/b", "/h/a/b /h/a/x/b", "/h/a/b/c /h/a"],
    ["a/**/b/*", "/h/a/b/c /h/a/b/b/c", "/h/a/b"],
    ["*/*", "/h/a/b", "/h/a /h/a/b/c"],
    ["app-*", "/h/app-1", "/h/app /h/app-1/x"],
    ["/", "/h", "/h/a /"],
  ];
  for (const [text, matched, unmatched] of cdRows) {
    it(`\`${text}\``, () => {
      const pattern = cd(text);
      const held = (path: string) => pattern.matches(path, true) && pattern.matchesItself(path, true);
      expect(words(matched).filter((path) => !held(path))).toEqual([]);
      expect(words(unmatched).filter((path) => pattern.matches(path, true))).toEqual([]);
      expect(words(unmatched).filter((path) => pattern.matchesItself(path, true))).toEqual([]);
    });
  }

  it("tell what might match", () => {
    const below = ["/h", "/h/code", "/h/code/a", "/h/x"].filter(cd("code/*").mayMatchBelow);
    expect(below).toEqual(["/h", "/h/code", "/h/code/a"]);
    const globs = ["/h/*/a", "/h/c*/*", "/h/code/*/b", "/h/x/*"].filter(cd("code/*").mayMatchGlob);
    expect(globs).toEqual(["/h/*/a", "/h/c*/*"]);
  });

  it("guard the literal path where they cannot be read", () => {
    for (const text of ["a/[b", "*a".repeat(33)]) {
      const result = compileDirectoryPattern(text, "/h", { fold: "none" });
      if (!("problem" in result)) throw new Error("it was readable");
      expect(result.literal.matches(`/h/${text}`, true)).toBe(true);
      expect(result.literal.matches(`/h/${text}/c`, true)).toBe(false);
    }
  });
});

test("a pattern may have 32 wildcards", () => {
  const options = { fold: "none", anchored: false, coversRoot: false } as const;
  for (const compile of [compilePathPattern, compileDirectoryPattern]) {
    expect(compile("*a".repeat(32), "/p", options)).toHaveProperty("pattern");
    expect(compile("*a".repeat(33), "/p", options)).toMatchObject({
      problem: "a pattern may have 32 wildcards, this one has 33",
      at: 0,
    });
  }
});

describe("what a pattern was made of", () => {
  it("a line of gitignore", () => {
    const { shape } = compiled("A/**/", "/P", { fold: "case", anchored: false, coversRoot: true });
    expect(shape).toMatchObject({ base: "/p", trailingLeast: 1, directoryOnly: true, whole: false });
    expect(denied("a/**").shape).toMatchObject({ trailingLeast: 0, directoryOnly: false, whole: false });
  });

  it("a directory of a Cd rule", () => {
    const result = compileDirectoryPattern("a/**", "/H", { fold: "case" });
    if ("problem" in result) throw new Error(result.problem);
    const { shape } = result.pattern;
    expect(shape).toMatchObject({ base: "/h", trailingLeast: 0, directoryOnly: false, whole: true });
  });
});

describe("hostile sizes", () => {
  const subjects = [
    `/p${"/a".repeat(2_000)}`,
    `/p/${"a".repeat(4_000)}`,
    `/p/${"a/".repeat(1_000)}${"a".repeat(2_000)}b`,
    `/p/${"\u0301".repeat(4_000)}`,
  ];
  const texts = [
    "**/a/**/a/**/a/**/b",
    "*a*a*a*a*a*a*a*b",
    `${"**/".repeat(500)}b`,
    `${"a/".repeat(1_500)}**/b`,
    `*${"a".repeat(3_000)}b`,
    `${"?".repeat(30)}*b`,
    `[${"a-z".repeat(1_000)}]*b`,
    `${"[".repeat(4_000)}`,
    `${"\\".repeat(4_001)}`,
    "/\\\\\\\\",
  ];
  it("return", () => {
    for (const text of texts) {
      for (const fold of ["none", "case"] as const) {
        const result = compilePathPattern(text, "/p", { fold, anchored: false, coversRoot: true });
        const pattern = "pattern" in result ? result.pattern : result.literal;
        for (const path of subjects) {
          pattern.matches(path, false);
          pattern.mayMatchBelow(path);
          pattern.mayMatchGlob(path.replaceAll("aa", "a*"));
        }
      }
    }
  });
});

describe("escapePathPattern", () => {
  it("spells one path", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab!#*?[\]\\ {é.-]{1,8}$/),
        fc.stringMatching(/^[ab*]{1,8}$/),
        (path, other) => {
          fc.pre(path !== "." && path !== "..");
          const pattern = compiled(escapePathPattern(path));
          expect(pattern.matches(`/p/${path}`, false)).toBe(true);
          expect(pattern.matches(`/p/${other}`, false)).toBe(path === other);
        },
      ),
    );
  });
});

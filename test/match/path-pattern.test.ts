import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePathPattern, escapePathPattern, type PathPattern } from "../../src/match/path-pattern.ts";

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

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are patterns and shell text
import { describe, expect, test } from "vitest";
import { hole, innerBlank, spreadingHole } from "../../src/base/command-text.ts";
import {
  type CommandStrategy,
  compileCommandPattern,
  knownParts,
  literalsOf,
  matchesSomeSuffix,
  mayMatch,
  mustMatch,
} from "../../src/match/command-pattern.ts";

/** `␣` is a quoted blank, `◌` a part that is not known, `◍` one that may be no word or several. */
function marked(text: string): string {
  return text.replaceAll("␣", innerBlank).replaceAll("◌", hole).replaceAll("◍", spreadingHole);
}

function strategyOf(specifier: string, wide = false): CommandStrategy {
  return compileCommandPattern(specifier, wide).strategy;
}

describe("a pattern has one strategy", () => {
  test.each<readonly [specifier: string, by: CommandStrategy["by"], text: string]>([
    ["ls", "exact", "ls"],
    ["", "exact", ""],
    [" \t ls \t -l  ", "exact", "ls -l"],
    ["a\tb", "exact", "a b"],
    ["a:b", "exact", "a:b"],
    ["a?[b]{c}.$d", "exact", "a?[b]{c}.$d"],
    ["ls *", "words", "ls"],
    ["ls  *", "words", "ls"],
    ["ls * ", "words", "ls"],
    ["ls:*", "words", "ls"],
    ["ls: *", "words", "ls:"],
    ["ls **", "words", "ls"],
    ["ls*", "prefix", "ls"],
    ["ls***", "prefix", "ls"],
    // quotes and backslashes, as a shell takes them off
    ["'a b' c", "exact", "a␣b c"],
    ['"a b" c', "exact", "a␣b c"],
    ["x'a b'y", "exact", "xa␣by"],
    ['x"a b"y', "exact", "xa␣by"],
    ["''", "exact", ""],
    ["it's", "exact", "it's"],
    ['a "b', "exact", 'a "b'],
    [`"it's" 'a"b'`, "exact", `it's a"b`],
    ['"a\\"b"', "exact", 'a"b'],
    ['"a\\\\b" c', "exact", "a\\b c"],
    ['"\\$a\\`"', "exact", "$a`"],
    ['"a\\nb"', "exact", "a\\nb"],
    ["'a\\'b", "exact", "a\\b"],
    ["'a\\\\b'", "exact", "a\\\\b"],
    ["a\\ b", "exact", "a␣b"],
    ["a\\b", "exact", "ab"],
    ["\\*", "exact", "*"],
    ["a\\*", "exact", "a*"],
    ["a\\", "exact", "a\\"],
    ["'a '*", "prefix", "a␣"],
  ])("`%s`", (specifier, by, text) => {
    expect(strategyOf(specifier)).toEqual({ by, text: marked(text) });
  });

  test.each(["*", "***", ":*", " * ", "''*"])("`%s` is every command", (specifier) => {
    expect(strategyOf(specifier)).toEqual({ by: "all" });
  });

  test.each<readonly [specifier: string, ...chunks: readonly string[]]>([
    ["* x", "", " x"],
    ["a * b", "a ", " b"],
    ["a *b ", "a ", "b"],
    ["a*b *", "a", "b ", ""],
    ["* *", "", " ", ""],
    ["a**b", "a", "b"],
    ["a*''*b", "a", "", "b"],
    ["'a*b'", "a", "b"],
    ['"a b*c d"', "a␣b", "c␣d"],
  ])("`%s` is what stands between its stars", (specifier, ...chunks) => {
    expect(strategyOf(specifier)).toEqual({ by: "chunks", chunks: chunks.map(marked) });
  });

  test("a quoted blank separates words in a deny or ask rule", () => {
    expect(strategyOf("'a b' c", true)).toEqual({ by: "exact", text: "a b c" });
    expect(strategyOf("a*'b c'*'d e'", true)).toEqual({ by: "chunks", chunks: ["a", "b c", "d e"] });
  });

  test.each([
    ["A=b make", true],
    ["A=*", true],
    ["A*=b", false],
    ["make A=b", false],
    ["=b", false],
    ["make", false],
    ["*", false],
  ])("whether `%s` begins with an assignment: %s", (specifier, assigns) => {
    expect(compileCommandPattern(specifier, false).assigns).toBe(assigns);
  });
});

describe("a pattern must match", () => {
  test.each<readonly [specifier: string, matched: readonly string[], unmatched: readonly string[]]>([
    ["*", ["", "a"], []],
    ["make all", ["make all"], ["make", "make all x", "Make all", "make␣all"]],
    ["make *", ["make", "make x", "make x y", "make ◌"], ["makepkg", "xmake", "mak", "make␣x", "make◌"]],
    ["make*", ["make", "makepkg", "make x"], ["mak", "xmake"]],
    ["* --help", ["x --help", "x y --help"], ["--help", "x --helpx", "x--help"]],
    ["a * b", ["a x b", "a  b"], ["a b", "a x bc", "xa x b"]],
    ["a*b *", ["ab", "axb", "ab c"], ["abc", "a"]],
    ["a * b *", ["a x b", "a x b y"], ["a b", "a x bc"]],
    ["* b *", ["a b", "a b c"], ["b", "b c", "a bc"]],
    ["ab*ba", ["abba", "abxba"], ["aba", "ab"]],
    ["a*x*c", ["axc", "a x c"], ["ac", "axcb", "bxc"]],
    ["*ab*c", ["abc", "xabxc"], ["ab", "bac"]],
    ["a*bc*bc*", ["abcbc", "abcxbcx"], ["abc", "abcb"]],
  ])("`%s`", (specifier, matched, unmatched) => {
    const held = (text: string) => mustMatch(compileCommandPattern(specifier, false), marked(text));
    expect(matched.filter((text) => !held(text))).toEqual([]);
    expect(unmatched.filter(held)).toEqual([]);
  });
});

describe("a pattern may match a text with holes", () => {
  test.each<readonly [specifier: string, matched: readonly string[], unmatched: readonly string[]]>([
    ["*", ["◌", "a ◌"], []],
    [
      "make all",
      ["◌", "make ◌", "m◌l", "make◌ all", "make ◍ all", "make ◌all"],
      ["make ◌ all", "git ◌", "◌ x"],
    ],
    ["make *", ["◌", "m◌", "make◌", "make ◌", "make x◌"], ["makex◌", "git◌"]],
    ["make*", ["◌", "m◌", "make◌", "makex◌"], ["git◌", "mke◌"]],
    [
      "a * b",
      ["◌", "a ◌ b", "a ◌", "◌ b", "a x◌y b", "a x ◌ y b", "a◌b"],
      ["x ◌ b", "a ◌ c", "a ◌ b c", "ax◌b", "a ◌xb"],
    ],
    ["a*b*c", ["a◌c", "a◌x◌c"], ["a◌b", "a◌c◌b"]],
  ])("`%s`", (specifier, matched, unmatched) => {
    const held = (text: string) =>
      mayMatch(compileCommandPattern(specifier, false), knownParts(marked(text)));
    expect(matched.filter((text) => !held(text))).toEqual([]);
    expect(unmatched.filter(held)).toEqual([]);
  });

  test.each<readonly [text: string, ...parts: readonly string[]]>([
    ["◌", "", ""],
    ["a ◌ b", "a ", " b"],
    ["a ◍ b", "a", "b"],
    ["a◍b◌c", "a", "b", "c"],
    ["◍ ◍", "", "", ""],
  ])("of `%s` is known", (text, ...parts) => {
    expect(knownParts(marked(text))).toEqual(parts);
  });
});

describe("the literals of a pattern", () => {
  test.each<readonly [specifier: string, ...literals: readonly string[]]>([
    ["*", "", ""],
    ["ls", "ls"],
    ["ls *", "ls", ""],
    ["ls*", "ls", ""],
    ["a * b", "a ", " b"],
    ["a *b", "a ", "b"],
    ["a*b c", "a", "b c"],
    ["a*b*", "a", "b", ""],
    ["a* b*", "a", " b", ""],
    ["a*b *", "a", "b", ""],
    ["a*bb *", "a", "bb", ""],
  ])("`%s`", (specifier, ...literals) => {
    expect(literalsOf(compileCommandPattern(specifier, false))).toEqual(literals);
  });
});

describe("a pattern matches some words at the end", () => {
  test.each<readonly [specifier: string, matched: readonly string[], unmatched: readonly string[]]>([
    ["*", ["", "a"], []],
    ["rm x", ["rm x", "a rm x"], ["rm x y", "arm x", "rm"]],
    ["rm *", ["rm", "rm x", "a rm x", "a rm"], ["arm x", "a rmdir"]],
    ["rm*", ["rm", "rmdir", "a rmdir x"], ["arm", "a xrm"]],
    ["rm * x", ["rm a x", "b rm a x"], ["arm a x", "rm a y", "a x"]],
    ["* x", ["a x", "a b x"], ["x", "a bx"]],
  ])("`%s`", (specifier, matched, unmatched) => {
    const held = (text: string) => matchesSomeSuffix(compileCommandPattern(specifier, false), text);
    expect(matched.filter((text) => !held(text))).toEqual([]);
    expect(unmatched.filter(held)).toEqual([]);
  });
});

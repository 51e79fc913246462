// @ts-nocheck
import { describe, expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { compileUrlPattern } from "../../src/match/url-pattern.ts";
import { urlOf } from "../../src/world/url.ts";

describe("SEMANTICS MCPM-4: what a pattern of URLs matches", () => {
  test.each<
    readonly [pattern: string, must: readonly string[], may: readonly string[], not: readonly string[]]
  >([
    ["*", ["https://a.example/x"], ["https://u@a.example/", "none"], []],
    [
      "https://a.example",
      ["https://a.example/", "https://a.example/x?y", "https://A.example:443/"],
      ["https://a.example:8443/", "https://u@a.example/"],
      ["http://a.example/", "https://b.example/"],
    ],
    [
      "https://a.example:8443/",
      ["https://a.example:8443/"],
      ["https://u@a.example:8443/"],
      ["https://a.example/", "https://a.example:8443/x", "https://u@a.example:8444/"],
    ],
    ["https://a.example:*/x", ["https://a.example:1/x", "https://a.example/x"], [], ["https://a.example:1/"]],
    [
      "*://*.example/a*",
      ["ws://b.a.example/ab"],
      ["https://a.example/%61"],
      ["ws://example/a", "ws://a.example/b"],
    ],
    // what is broken refuses whatever it could mean
    ["a.example", [], ["https://a.example/x", "ws://a.example:1/"], ["https://b.example/"]],
    ["a.example/x", [], ["https://a.example/x"], ["https://a.example/y"]],
    ["https://a_*é/", [], [], ["https://a.example/"]],
    ["https://a.example:01/", [], [], ["https://a.example/", "https://a.example:1/"]],
  ])("`%s`", (text, must, may, not) => {
    const pattern = compileUrlPattern(text);
    const held = (url: string) => [pattern.mustMatch(urlOf(url)), pattern.mayMatch(urlOf(url))];
    expect(must.map(held)).toEqual(must.map(() => [true, true]));
    expect(may.map(held)).toEqual(may.map(() => [false, true]));
    expect(not.map(held)).toEqual(not.map(() => [false, false]));
  });
});

describe("what is no pattern of URLs", () => {
  const longest = `https://a.example/${"a".repeat(limits.ruleLengthMax - 18)}`;
  const wildest = `https://a.example/${"a*".repeat(limits.patternWildcardsMax)}`;
  const noHash = "a URL that is asked for has no `#`";
  test.each<readonly [text: string, problem: string | undefined]>([
    ["a.example", "a URL needs a scheme and `://`"],
    ["://a.example", "no server is reached over ``"],
    ["ftp://a.example", "no server is reached over `ftp`"],
    ["https://a.example?x", "a path begins with `/`"],
    ["https://a.example#x", "a path begins with `/`"],
    ["https://a.example/#x", noHash],
    ["https://a b/#x", noHash],
    ["https://a b/", "a host holds no blank or control character"],
    ["https://:1/", "the host is missing"],
    ["https://[::1]:1/", undefined],
    ["https://[::1]/", undefined],
    ["https://a.example:0/", undefined],
    ["https://a.example:01/", "a port is a number or `*`"],
    ["https://a.example:123456/", "a port is a number or `*`"],
    ["https://a.example:x/", "a port is a number or `*`"],
    [longest, undefined],
    [`${longest}a`, `a URL has at most ${limits.ruleLengthMax} characters`],
    [wildest, undefined],
    [`${wildest}*`, `a URL has at most ${limits.patternWildcardsMax} wildcards`],
  ])("`%s`", (text, problem) => {
    expect(compileUrlPattern(text).problem).toBe(problem);
  });
});

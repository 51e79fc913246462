import { describe, expect, test } from "vitest";
import {
  type Line,
  parseLine,
  type Segment,
  segmentMatches,
  segmentMeets,
  weightOf,
} from "../../src/match/path-segment.ts";

function read(text: string): Line {
  const line = parseLine(text, "none");
  if ("problem" in line) throw new Error(line.problem);
  return line;
}

describe("a line", () => {
  test.each<
    readonly [text: string, wildcards: number, hasSlash: boolean, leads: boolean, directory: boolean]
  >([
    ["a", 0, false, false, false],
    ["a/", 0, false, false, true],
    ["/a", 0, true, true, false],
    ["a/b", 0, true, false, false],
    ["a\\/b", 0, true, false, false],
    ["[a/]", 1, true, false, false],
    ["a**b", 1, false, false, false],
    ["*a*?[b]", 4, false, false, false],
    ["**/a", 1, true, false, false],
    ["a\\ ", 0, false, false, false],
    ["a  ", 0, false, false, false],
  ])("`%s`", (text, wildcards, hasSlash, leadingSlash, directoryOnly) => {
    expect(read(text)).toMatchObject({ wildcards, hasSlash, leadingSlash, directoryOnly });
  });

  test.each<readonly [text: string, problem: string, at: number]>([
    ["", "the pattern is empty", 0],
    ["/", "the pattern is empty", 0],
    ["  ", "the pattern is empty", 0],
    ["a//b", "no path has an empty segment", 2],
    ["a//", "no path has an empty segment", 2],
    ["a/./b", "no path has a `.` segment", 2],
    ["a/..", "no path has a `..` segment", 2],
    ["ab\\", "nothing follows the last backslash", 2],
    ["a\\/", "nothing follows the last backslash", 1],
    ["a[b", "a class opened with `[` must end with `]`", 1],
    ["a[", "a class opened with `[` must end with `]`", 1],
    ["a[]", "a class opened with `[` must end with `]`", 1],
    ["a[b\\", "a class opened with `[` must end with `]`", 1],
    ["a[[:alpha:]", "a class opened with `[` must end with `]`", 1],
    ["a[b-", "a class opened with `[` must end with `]`", 1],
    ["a[[:al", "a class opened with `[` must end with `]`", 1],
    ["a[[:foo:]]", "no character class has the name `foo`", 2],
    ["a[/", "a class opened with `[` must end with `]`", 1],
  ])("`%s`: %s", (text, problem, at) => {
    expect(parseLine(text, "none")).toEqual({ problem, at });
  });
});

describe("a class", () => {
  test.each<readonly [text: string, held: string, not: string]>([
    ["[a-c]", "abc", "d-"],
    ["[a-]", "a-", "b"],
    ["[-a]", "a-", "b"],
    ["[c-a]", "c", "ab-"],
    ["[a-a]", "a", "b-"],
    ["[]a]", "]a", "b"],
    ["[!]a]", "b", "]a"],
    ["[^a]", "b", "a"],
    ["[[:digit:]x]", "5x", "ad:"],
    ["[[:]", "[:", "a"],
    ["[[:a]", "[:a", "b"],
    ["[a:]", "a:", "b"],
    ["[ab:]", "ab:", "c"],
    ["[\\]a]", "]a", "\\"],
    ["[😀a]", "😀a", "😁"],
    ["[😀-😂]", "😁", "aＡ"],
  ])("`%s`", (text, held, not) => {
    const segment = read(text).parts[0] as Segment;
    expect([...held].filter((name) => !segmentMatches(segment, name))).toEqual([]);
    expect([...not].filter((name) => segmentMatches(segment, name))).toEqual([]);
  });
});

test("a star takes whole characters", () => {
  const segment = read("*[!😀]?x").parts[0] as Segment;
  expect(["😀bx", "😀bcx"].map((name) => segmentMatches(segment, name))).toEqual([false, true]);
});

test.each<readonly [text: string, weight: number]>([
  ["abc", 1],
  ["*", 1],
  ["*ab", 2],
  ["ab*c", 2],
  ["a*bcd*e", 3],
  ["*[a-cx]b", 7],
])("`%s` weighs %s", (text, weight) => {
  expect(weightOf(read(text).parts[0] as Segment)).toBe(weight);
});

test.each<readonly [text: string, glob: string, meets: boolean]>([
  ["a", "a", true],
  ["a", "b", false],
  ["a*c", "*", true],
  ["a*c", "ab*", true],
  ["a*c", "b*", false],
  ["ab", "a*c", false],
  ["ab", "*b", true],
  ["*a", "*b", false],
  ["?", "*ab", false],
])("`%s` meets `%s`: %s", (text, glob, meets) => {
  expect(segmentMeets(read(text).parts[0] as Segment, glob)).toBe(meets);
});

test.each<readonly [globLength: number, meets: boolean]>([
  [256, false],
  [257, true],
])("a name of 512 may meet a glob of %s where comparing takes too many steps: %s", (length, meets) => {
  const glob = `b*${"c".repeat(length - 2)}`;
  expect(segmentMeets(read("a".repeat(512)).parts[0] as Segment, glob)).toBe(meets);
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { expect, test } from "vitest";
import { scanWords } from "../../src/shell/scan.ts";

/** Text, and segments that must be among those found: words with a blank between, segments with a bar. */
const rows: readonly (readonly [string, string])[] = [
  ["rm x", "rm x"],
  ["a; rm x && b | c & d", "a|rm x|b|c|d"],
  ["a\nrm x", "a|rm x"],
  ["a\rrm x", "a|rm x"],
  ["a\u0085rm\u2028b", "a|rm|b"],
  ["a `rm x` $(rm y) <(rm z)", "rm x|rm y|rm z"],
  ["'rm' x", "rm x"],
  ["r'm' \"x\"", "rm x"],
  ["r\\m x", "rm x"],
  ["r\\\nm x", "rm x"],
  ["#\\\nrm x", "rm x"],
  ["a \\\\\nrm x", "rm x"],
  ["a $'b\\\\\nrm x'", "rm x"],
  ['sh -c "rm x" y', "rm x|sh -c rm x y"],
  ["eval 'rm x'", "rm x"],
  [`bash -c 'a; rm "x y"' z`, "rm x y"],
  ["$'\\x72\\x6d' x", "rm x"],
  ["$'r\\155' x", "rm x"],
  ["$'\\u0072m' x", "rm x"],
  ["a $'b\\nrm x'", "rm x"],
  ['$"rm" x', "rm x"],
  ["rm${IFS}-rf${IFS}x", "rm -rf x"],
  ["rm$IFS-rf", "rm -rf"],
  ["rm${IFS%??}-rf", "rm -rf"],
  ["r$@m x", "rm x"],
  ["r${@}m x", "rm x"],
  ["{rm,-rf,x}", "rm -rf x"],
  ["git {push,pull} x", "git push pull x"],
  ["r{m,} x", "rm r x"],
  ["{ rm x; }", "rm x"],
  ["{rm}", "rm"],
  ["=rm x", "rm x"],
  ["x=1 rm y", "x=1 rm y"],
  ["alias x=rm", "rm"],
  ["${x:-rm} y", "rm"],
  ["${(e):-rm y}", "rm y"],
  ["rm x 2>&1 >f", "rm x"],
  ["rm x>f", "rm x"],
  [">f rm x", "f rm x"],
  ["a &>f rm x", "a f rm x"],
  ["a *(e:'rm x':)", "rm x"],
  ["a &| rm x", "rm x"],
  ["r\u200bm x", "rm x"],
  ["r\0m x", "rm x"],
  ["rm\u00a0x", "rm x"],
  ["coproc rm x", "coproc rm x"],
  ["a <<E\nrm x\nE", "rm x"],
  ["a[$(rm x)]=1", "rm x"],
  ["find . -exec rm {} \\;", "find . -exec rm {}"],
  ["git stash@{0}", "git stash@{0}"],
];

for (const [text, wanted] of rows) {
  test(JSON.stringify(text), () => {
    const segments = scanWords(text).map((words) => words.join(" "));
    for (const segment of wanted.split("|")) expect(segments).toContain(segment);
  });
}

test("nothing but separators and quotes has no words", () => {
  for (const text of ["", " ", "''", '""', ";|&\n()", "{ }", "\\", "$", "$'"]) {
    expect(scanWords(text).flat().join("")).toMatch(/^\$?$/);
  }
});

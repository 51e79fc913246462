// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import { scanWords } from "../../src/shell/scan.ts";
import { everyWord } from "../../src/shell/walk.ts";

const units = [
  ..."\"'`\\$;&|()<>{}[]*?~#!=\n\t a1",
  "$(",
  "${",
  "${x:-",
  "$((",
  '"$(',
  '"`a`',
  "( ",
  "{ ",
  "{{a,",
  "a[b",
  "a{b",
  "[[ a ",
  "!  ",
  "time ",
  "if a; then ",
  "case x in (a) ",
  "f() {\n",
  "<(",
  "<<E\n",
  "cat <<E\n\nE\n",
  "$(cat <<E\n",
  "$(cat <<E\n'(\nE\n)",
  "\\\n",
  "a\\\n",
  "a&&",
  "a|",
  "a;",
  "x=1 ",
  ">a ",
  "$'\\x",
  "${IFS",
  `"a'`,
  "{a,b}",
  "{a,",
  "a=(",
  "a[0]",
  "[[ ( ",
  "[[ a =~ (",
  "((i=0;",
  "((",
  "$((i+",
  "i=0;$((i))",
  "{1..9}",
  "coproc ",
  "$'\\x",
  "=(",
  "\ud800",
  "é",
];

for (const unit of units) {
  test(`${JSON.stringify(unit)} many times over`, () => {
    // Up to the bound the parser works; beyond it, the scan does.
    for (const length of [1_000, 65_536, 262_144]) {
      const text = unit.repeat(Math.floor(length / unit.length));
      const parsed = parseScript(text);
      if (parsed.ok) expect([...everyWord(parsed.script)].length).toBeLessThanOrEqual(text.length);
      for (const shell of ["bash", "zsh", "sh"] as const) parseScript(text, shell);
      let size = 0;
      for (const words of scanWords(text)) for (const word of words) size += word.length;
      expect(size).toBeLessThanOrEqual(4 * text.length + 16);
    }
  });
}

test("100,000 nested substitutions", () => {
  const parsed = parseScript("$(".repeat(100_000));
  expect(!parsed.ok && parsed.unreadable.code).toBe("too-long");
});

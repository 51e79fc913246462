// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";

const shells = [undefined, "bash", "zsh", "sh"] as const;
const characters = [..."<>${}()'\"\\`a \n;&|#=~[]*!-1"];

/** What is open where a short text begins. */
const openings = [
  "",
  "a <<",
  "a <<-",
  "a <<E\n",
  "a ${x",
  'a "${x',
  "a $",
  "a $'",
  'a "',
  "a `",
  "a[",
  "a=",
  "a{",
  "a {1",
  "a $((",
  "((",
  "[[ a ",
  "case a in ",
  "for ",
  "f() ",
  "a\\\n",
];

/** Every text of up to so many of the characters. */
function* texts(length: number): Generator<string> {
  if (length > 0) for (const text of texts(length - 1)) for (const each of characters) yield text + each;
  else yield "";
}

test.each(openings.map((opening) => [opening]))(
  "every short text behind %j is read to its end in each shell",
  (opening) => {
    for (const length of [1, 2, 3])
      for (const rest of texts(length)) {
        const text = opening + rest;
        for (const shell of shells) {
          const parsed = parseScript(text, shell);
          const { start, end } = parsed.ok ? parsed.script.body.span : parsed.unreadable.span;
          if (start > end || end > text.length) expect.fail(JSON.stringify([text, shell]));
        }
      }
  },
);

// @ts-nocheck
import { expect, test } from "vitest";
import { grammarOf, parseOptions } from "../../src/commands/options.ts";
import { wordsOf } from "./words.ts";

const options = { plain: "-ab -n= --all --lines= --link --color?", writes: "-o= --output=", risky: "-i?" };
const gnu = grammarOf(options, { abbreviates: true, numeric: true, stops: false, certain: undefined });
const first = grammarOf(options, { abbreviates: false, numeric: false, stops: true, certain: undefined });

function print(text: string, grammar = gnu): string {
  const { given, operands, unknown, abbreviated, hidden, splitting } = parseOptions(
    wordsOf(`x ${text}`).slice(1),
    grammar,
  );
  const options = given.map(({ name, value }) =>
    value === undefined ? name : `${name}=${value.text ?? "…"}`,
  );
  const doubts = { unknown, abbreviated, hidden, splitting };
  const named = Object.entries(doubts).flatMap(([name, doubt]) => (doubt === undefined ? [] : [name]));
  return [options.join(" "), operands.map(({ text }) => text ?? "…").join(" "), named.join(" ")].join(" | ");
}

test.each([
  ["-ab x", "-a -b | x | "],
  ["-aof x", "-a -o=f | x | "],
  ["-ao f x", "-a -o=f | x | "],
  ["-oa x", "-o=a | x | "],
  ["-ia x", "-i=a | x | "],
  ["-i a", "-i | a | "],
  ["-5 x", " | x | "],
  ["--output=f", "--output=f |  | "],
  ["--output f", "--output=f |  | "],
  ["--outp f", "--output=f |  | abbreviated"],
  ["--o=f", "--output=f |  | abbreviated"],
  ["--li x", " | x | unknown abbreviated"],
  ["--color x", "--color | x | "],
  ["--all=x", " |  | unknown"],
  ["-z x", " | x | unknown"],
  ["-az x", "-a | x | unknown"],
  ["a -o b", "-o=b | a | "],
  ["a -- -o b", " | a -o b | "],
  ["-", " | - | "],
  ["-o", "-o |  | "],
  ['-o "$f"', "-o=… |  | "],
  ['-o"$f"', "-o=… |  | "],
  ['--output="$f"', "--output=… |  | "],
  ["-o $f", "-o=… |  | splitting"],
  ['"$f"', " | … | hidden"],
  ['-"$f"', " | … | hidden"],
  ['-a"$f"', "-a |  | hidden"],
  ['--"$f"', " |  | hidden"],
  ['src/"$f"', " | … | "],
  ["src/$f", " | … | splitting"],
  ["*.ts", " | … | hidden splitting"],
])("%s", (text, printed) => {
  expect(print(text)).toBe(printed);
});

test("the first operand ends the options", () => {
  expect(print("-a x -o y", first)).toBe("-a | x -o y | ");
  expect(print("--out y", first)).toBe(" | y | unknown");
});

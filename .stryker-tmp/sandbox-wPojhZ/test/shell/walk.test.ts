// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import type { Script } from "../../src/shell/script.ts";
import {
  everyCommand,
  everyHole,
  everyList,
  everyRedirection,
  everySimple,
  everyWord,
  listsOf,
  listsOfWord,
} from "../../src/shell/walk.ts";
import { printWord } from "./print.ts";

function script(text: string): Script {
  const parsed = parseScript(text);
  if (!parsed.ok) throw new Error(parsed.unreadable.message);
  return parsed.script;
}

/** Scripts, and the names of all their simple commands in the order of the walk. */
const rows: readonly (readonly [string, string])[] = [
  ["a; b | c && (d) || { e; }", "a b c d e"],
  ["! time a $(b `c`)", "a b c"],
  ["if a; then b; elif c; then d; else e; fi > $(f)", "f a b c d e"],
  ["while a; do b; done < <(c)", "c a b"],
  ["for x in $(a) ${y:-$(b)}; do c; done", "a b c"],
  ["case $(a) in $(b)) c;; x) d;; esac", "a b c d"],
  ["f() { a; }; function g { b; }", "a b"],
  ["[[ -n $(a) ]] && b", "a b"],
  ["x=$(a) b", "b a"],
  ['a "$(b "$(c)")" > "$(d)"', "a b c d"],
  ["a <<E\n$(b) ${x:-`c`}\nE", "a b c"],
  ["a ${x:-${y:-$(b)}}", "a b"],
  ["((1)) && a $((1))", "a"],
];

for (const [text, wanted] of rows) {
  test(JSON.stringify(text), () => {
    const names = [...everySimple(script(text))].map(({ words }) => (words[0] ? printWord(words[0]) : ""));
    expect(names.join(" ")).toBe(wanted);
  });
}

test("lists: each once, and where they run", () => {
  const tree = script("a $(b) | (c); if d; then e; fi");
  expect([...everyList(tree)].length).toBe(5);
  const places = [...everyCommand(tree)].flatMap((command) => listsOf(command).map(({ place }) => place));
  expect(places).toEqual(["apart", "here", "maybe"]);
});

test("words, holes and redirections are all met", () => {
  const tree = script("x=$y a ${z:-$(b > f)} > g <<E\n$h\nE");
  expect([...everyWord(tree)].map(printWord)).toEqual([
    "$y",
    "a",
    "${z:-$(b >f)}",
    "$(b >f)",
    "g",
    `"$h"'\n'`,
    "b",
    "f",
  ]);
  expect([...everyRedirection(tree)].map(({ operator }) => operator)).toEqual([">", "<<", ">"]);
  const [, word] = [...everySimple(tree)][0]!.words;
  expect([...everyHole(word!)].map(({ type }) => type)).toEqual(["variable", "substitution"]);
  expect(listsOfWord(word!).length).toBe(1);
});

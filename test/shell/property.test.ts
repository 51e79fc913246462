// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import "../seed.ts";
import { readFileSync } from "node:fs";
import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { test } from "vitest";
import { answersAlike, commandsAreScripts, scanSeesNames, spansLieInside } from "./invariants.ts";
import { rowsOf } from "./rows.ts";

const table = readFileSync(new URL("corpus/readable.txt", import.meta.url), "utf8");
const pieces = [
  ..."\"'`\\$;&|()<>{}[]*?~#!=\n\t ab1",
  ..."a b;&& ||;$(;${;${x:-;$((;));<<E\n;\nE\n;<<'E';if ;then ;fi;do ;done;case ;esac;for x in ;2>&1;[[ ; ]];x=;\\\n".split(
    ";",
  ),
];
const soup = array(constantFrom(...pieces), { maxLength: 24 }).map((list) => list.join(""));
const rows = array(constantFrom(...rowsOf(table).map(({ script }) => script), ...pieces), {
  maxLength: 4,
}).map((list) => list.join(""));
const texts = oneof(soup, rows, string({ unit: "binary" }), string());
const runs = { numRuns: 3_000 };

test("any text has an answer, always the same", () => assert(property(texts, answersAlike), runs));

test("spans lie inside the text", () =>
  assert(
    property(texts, (text) => spansLieInside(text, text.length % 2 === 0 ? "bash" : undefined)),
    runs,
  ));

test("the span of a command is a script with that command", () =>
  assert(property(texts, commandsAreScripts), runs));

test("the scan sees the name of every command that the tree has", () =>
  assert(property(texts, scanSeesNames), runs));

// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import "../seed.ts";
import { readFileSync } from "node:fs";
import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import type { Span } from "../../src/base/span.ts";
import { parseScript } from "../../src/shell/parse.ts";
import { scanWords } from "../../src/shell/scan.ts";
import { type Command, literalOf } from "../../src/shell/script.ts";
import { everyCommand, everyHole, everyRedirection, everySimple, everyWord } from "../../src/shell/walk.ts";
import { printList } from "./print.ts";
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

test("any text has an answer, always the same", () => {
  assert(
    property(texts, (text) => {
      expect(parseScript(text)).toEqual(parseScript(text));
      expect(parseScript(text, "bash")).toEqual(parseScript(text, "bash"));
      for (const words of scanWords(text)) {
        expect(words.length).toBeGreaterThan(0);
        for (const word of words) expect(word).not.toBe("");
      }
    }),
    runs,
  );
});

test("spans lie inside the text", () => {
  assert(
    property(texts, (text) => {
      const inside = ({ start, end }: Span) => {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      };
      const parsed = parseScript(text, text.length % 2 === 0 ? "bash" : undefined);
      if (!parsed.ok) return inside(parsed.unreadable.span);
      for (const { span } of everyCommand(parsed.script)) inside(span);
      for (const { span } of everyRedirection(parsed.script)) inside(span);
      for (const word of everyWord(parsed.script)) {
        inside(word.span);
        for (const { span } of everyHole(word)) inside(span);
      }
    }),
    runs,
  );
});

test("the span of a command is a script with that command", () => {
  assert(
    property(texts, (text) => {
      const parsed = parseScript(text);
      if (!parsed.ok) return;
      for (const command of everyCommand(parsed.script)) {
        // That of `for ((…))` is no command by itself.
        if (dependsOnPlace(command) || command.type === "arithmetic") continue;
        const again = parseScript(text.slice(command.span.start, command.span.end));
        if (!again.ok) expect.fail(`${again.unreadable.message}: ${text}`);
        expect(printList(again.script.body)).toBe(
          printList({ ...parsed.script.body, items: [{ command, after: "end" }] }),
        );
      }
    }),
    runs,
  );
});

/** A here-document's body stands elsewhere, and `$(< f)` is only a command there. */
function dependsOnPlace(command: Command): boolean {
  for (const inner of everyCommand({
    type: "list",
    span: command.span,
    items: [{ command, after: "end" }],
  })) {
    if (inner.type === "simple" && inner.words.length + inner.assignments.length === 0) return true;
    if (inner.type === "pipeline" || inner.type === "function" || inner.type === "coprocess") continue;
    if (inner.redirections.some(({ operator }) => operator === "<<" || operator === "<<-")) return true;
  }
  return false;
}

test("the scan sees the name of every command that the tree has", () => {
  assert(
    property(texts, (text) => {
      const parsed = parseScript(text);
      if (!parsed.ok) return;
      const scanned = new Set(scanWords(text).flat());
      for (const { words } of everySimple(parsed.script)) {
        const name = words[0] === undefined ? undefined : literalOf(words[0]);
        if (name !== undefined && /^[a-z]+$/.test(name)) expect([...scanned]).toContain(name);
      }
    }),
    runs,
  );
});

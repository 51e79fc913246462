// @ts-nocheck
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import type { Shell } from "../../src/shell/script.ts";
import { printList } from "./print.ts";
import { type Row, rowsOf } from "./rows.ts";

/** What the parser makes of a row, in the notation of its table. */
function answer({ script }: Row, shell?: Shell): string {
  const parsed = parseScript(script, shell);
  if (parsed.ok) return `= ${printList(parsed.script.body)}`.trimEnd();
  const { code, span } = parsed.unreadable;
  return `! ${code} ${span.start}-${span.end}`;
}

for (const table of ["readable", "unreadable"]) {
  const text = readFileSync(new URL(`corpus/${table}.txt`, import.meta.url), "utf8");
  describe(table, () => {
    for (const row of rowsOf(text)) {
      test(`${row.title}: ${row.written}`, () => {
        expect(answer(row).replaceAll("\n", "\\n").replaceAll("\t", "\\t")).toBe(row.wanted);
      });
    }
  });
}

describe("bash", () => {
  const text = readFileSync(new URL("corpus/bash.txt", import.meta.url), "utf8");
  for (const row of rowsOf(text)) {
    test(`${row.title}: ${row.written}`, () => {
      expect(
        answer(row, "bash").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r"),
      ).toBe(row.wanted);
    });
  }
});

test("a text beyond the bound is not read", () => {
  const parsed = parseScript("a".repeat(65_537));
  expect(!parsed.ok && parsed.unreadable.code).toBe("too-long");
});

test("nesting beyond the bound is not read, and up to it is", () => {
  const nested = (open: string, close: string, depth: number) =>
    open.repeat(depth) + "a" + close.repeat(depth);
  for (const [open, close] of [
    ["$(", ")"],
    ["( ", ")"],
    ["{ ", "; }"],
    ["if b; then ", "; fi"],
    [`"$(`, `)"`],
    ["a ${x:-", "}"],
  ] as const) {
    const deep = parseScript(nested(open, close, 65));
    expect(deep.ok ? "" : deep.unreadable.code, open).toMatch(/too-deep|not-modelled/);
    if (!open.startsWith("a")) expect(parseScript(nested(open, close, 60)).ok, open).toBe(true);
  }
});

test("no blank and no text reads as a script without commands", () => {
  for (const text of ["", " \t", "\n\n", "# a", "\n# a\n \n"]) {
    const parsed = parseScript(text);
    expect(parsed.ok && parsed.script.body.items.length).toBe(0);
  }
});

test("parts: neighbouring text with one quoting is one part, an empty quoted word has an empty one", () => {
  const words = (text: string) => {
    const parsed = parseScript(text);
    const command = parsed.ok ? parsed.script.body.items[0]?.command : undefined;
    return command?.type === "simple"
      ? command.words.map(({ parts }) =>
          parts.map(({ span: _, ...part }: object & { span?: unknown }) => part),
        )
      : undefined;
  };
  expect(words(`a.b 'c'"d"\\e '' "$x"`)).toEqual([
    [{ type: "text", text: "a.b", quoted: false }],
    [{ type: "text", text: "cde", quoted: true }],
    [{ type: "text", text: "", quoted: true }],
    [{ type: "variable", quoted: true, name: "x" }],
  ]);
});

// @ts-nocheck
import "../seed.ts";
import parseBash from "bash-parser";
import fc from "fast-check";
import { parse as parseQuote } from "shell-quote";
import { describe, expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import { literalOf } from "../../src/shell/script.ts";
import { everySimple } from "../../src/shell/walk.ts";

/**
 * Two parsers of the field as witnesses, each over the small language that it claims to read: plain and quoted words,
 * and the operators between simple commands. Neither reads the whole language, so neither decides anything.
 */
const bare = fc.stringMatching(/^[a-z0-9_./:@%+-]{1,8}$/).filter((text) => !reserved.has(text));
const reserved = new Set([
  "if",
  "then",
  "else",
  "elif",
  "fi",
  "do",
  "done",
  "case",
  "esac",
  "while",
  "until",
  "for",
  "in",
  "time",
  "select",
  "function",
  "coproc",
]);
const inner = fc.stringMatching(/^[a-z0-9 ;&|<>(){}*?~#=]{0,8}$/);
const word = fc.oneof(
  bare.map((text) => ({ written: text, read: text })),
  inner.map((text) => ({ written: `'${text}'`, read: text })),
  inner.map((text) => ({ written: `"${text}"`, read: text })),
  fc.tuple(bare, inner).map(([a, b]) => ({ written: `${a}'${b}'`, read: a + b })),
);
const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/).filter((text) => !reserved.has(text));
const command = fc.tuple(name, fc.array(word, { maxLength: 4 })).map(([name, words]) => ({
  written: [name, ...words.map(({ written }) => written)].join(" "),
  read: [name, ...words.map(({ read }) => read)],
}));
const script = (operators: readonly string[]) =>
  fc
    .tuple(command, fc.array(fc.tuple(fc.constantFrom(...operators), command), { maxLength: 4 }))
    .map(([first, rest]) => ({
      written: first.written + rest.map(([operator, { written }]) => ` ${operator} ${written}`).join(""),
      read: [first.read, ...rest.map(([, { read }]) => read)],
    }));

function ours(text: string): (string | undefined)[][] {
  const parsed = parseScript(text);
  if (!parsed.ok) throw new Error(`${parsed.unreadable.message}: ${text}`);
  return [...everySimple(parsed.script)].map(({ words }) => words.map(literalOf));
}

function shellQuote(text: string): string[][] {
  const commands: string[][] = [[]];
  for (const token of parseQuote(text)) {
    if (typeof token === "string") commands.at(-1)!.push(token);
    else if ("op" in token && token.op === "glob") commands.at(-1)!.push(token.pattern);
    else commands.push([]);
  }
  return commands;
}

type Node = { type?: string; text?: string; name?: Node; suffix?: Node[]; prefix?: Node[] };

function bashParser(text: string): string[][] {
  const commands: string[][] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      const node = value as Node;
      if (node.type === "Command") {
        const words = [node.name, ...(node.suffix ?? [])];
        commands.push(words.filter((each) => each?.type === "Word").map((each) => each!.text!));
      } else Object.values(value).forEach(visit);
    }
  };
  visit(parseBash(text));
  return commands;
}

describe("parsers of the field read what we read", () => {
  test("we read what was written", () => {
    fc.assert(
      fc.property(script(["&&", "||", ";", "|", "&"]), ({ written, read }) => {
        expect(ours(written)).toEqual(read);
      }),
    );
  });

  test("shell-quote, over words and operators", () => {
    fc.assert(
      fc.property(script(["&&", "||", ";", "|", "&"]), ({ written }) => {
        expect(ours(written)).toEqual(shellQuote(written));
      }),
    );
  });

  test("bash-parser, over words and operators", () => {
    fc.assert(
      fc.property(script(["&&", "||", ";", "|"]), ({ written }) => {
        expect(ours(written)).toEqual(bashParser(written));
      }),
    );
  });
});

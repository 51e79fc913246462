// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Argument, argumentOf } from "../../src/commands/argument.ts";
import { effectsOf } from "../../src/commands/effects-of.ts";
import type { Part } from "../../src/shell/script.ts";
import { wordsOf } from "./words.ts";

const span = { start: 0, end: 0 };

const names = fc.constantFrom(
  ..."ls cat grep find sort sed awk git docker tar curl xargs env sudo timeout bash test printf rg fd jq cp rm npx ssh python perl openssl zip date file tree unzip gzip xz zgrep nm objdump yq iconv npm pip node top ip dpkg systemctl journalctl read local set kill trap exit ulimit mapfile 7z cpio ssh-keygen".split(
    " ",
  ),
);
const pieces = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "-",
    "--",
    "-o",
    "-e",
    "-c",
    "-exec",
    ";",
    "{}",
    "=",
    "--output",
    "-C",
    "log",
    "diff",
    "s/a/b/",
    "{print}",
    "$(",
    "[",
    "*",
  ),
);
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ type: fc.constant("text" as const), text: pieces, quoted: fc.boolean() }),
  fc.record({
    type: fc.constant("variable" as const),
    span: fc.constant(span),
    quoted: fc.boolean(),
    name: fc.constantFrom("x", "HOME", "?"),
  }),
  fc.record({
    type: fc.constant("glob" as const),
    span: fc.constant(span),
    quoted: fc.constant(false as const),
    text: fc.constantFrom("*", "?"),
  }),
  fc.record({
    type: fc.constant("tilde" as const),
    span: fc.constant(span),
    quoted: fc.constant(false as const),
    user: fc.constant(""),
  }),
);
const word = fc.array(part, { maxLength: 3 }).map((parts) => argumentOf({ span, parts }));
const program = names.map((text) => argumentOf({ span, parts: [{ type: "text", text, quoted: false }] }));
const words: fc.Arbitrary<Argument[]> = fc
  .tuple(fc.oneof(program, word), fc.array(word, { maxLength: 6 }))
  .map(([head, rest]) => [head, ...rest]);

test("any words: an answer, and read-only means that nothing is written or run", () => {
  fc.assert(
    fc.property(words, fc.boolean(), (arguments_, extra) => {
      const { readOnly, writes, inner } = effectsOf(arguments_, extra);
      if (readOnly === true) expect([writes.length, inner.length]).toEqual([0, 0]);
      else expect(readOnly).not.toBe("");
    }),
  );
});

test("an option that no table holds never makes a command read-only", () => {
  const unheard = wordsOf("--unheard-of")[0]!;
  const withOptions = words.filter(
    ([head]) =>
      !["echo", "test", "printf", ":", "true", "false", "expr", "[", "ps"].includes(head?.text ?? ""),
  );
  fc.assert(
    fc.property(withOptions, ([head, ...rest]) => {
      const { readOnly } = effectsOf([head!, unheard, ...rest]);
      expect(readOnly).not.toBe(true);
    }),
  );
});

test("further unknown arguments never make a command read-only", () => {
  fc.assert(
    fc.property(words, (arguments_) => {
      if (effectsOf(arguments_).readOnly !== true)
        expect(effectsOf(arguments_, true).readOnly).not.toBe(true);
    }),
  );
});

test("time is linear in the arguments", () => {
  for (const command of ["find", "git log", "tar", "sed", "awk", "grep", "env", "parallel", "rg", "jq"]) {
    const long = [...wordsOf(command), ...Array.from({ length: 20_000 }, () => wordsOf("-a x")).flat()];
    const start = performance.now();
    effectsOf(long);
    expect(performance.now() - start).toBeLessThan(1000);
  }
});

// @ts-nocheck
import fc from "fast-check";
import type { Effect } from "../../src/base/effect.ts";
import { tools } from "../../src/rule/tools.ts";

export const effects: readonly Effect[] = ["deny", "ask", "allow"];

export const anyEffect: fc.Arbitrary<Effect> = fc.constantFrom(...effects);

const names = [
  ...tools.map((tool) => tool.name),
  "Task",
  "SlashCommand",
  "bash",
  "Foo",
  "mcp__a",
  "mcp__a__*",
];
const pieces = [
  ..." ()\\:*!/[]{},.~'\"_-abZ9\t",
  "\\(",
  "\\)",
  "domain:",
  "mcp__",
  "file_path:",
  " *",
  ":*",
  "é",
  "\u200b",
  "😀",
];

/** Texts that look like rules, so that the readers get past the first character. */
export const almostRule: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", " ", "!"),
    fc.oneof(
      fc.constantFrom(...names),
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((all) => all.join("")),
    ),
    fc.constantFrom("", "(", " ("),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join("")),
    fc.constantFrom("", ")", ") ", ") x", "), Bash(ls)"),
  )
  .map((parts) => parts.join(""));

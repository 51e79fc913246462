// @ts-nocheck
import { type Argument, argumentOf } from "../../src/commands/argument.ts";
import type { Inner, Operand } from "../../src/commands/effects.ts";
import { parseScript } from "../../src/shell/parse.ts";

/** The arguments of a text that is one simple command; throws where it is not, because then the row is wrong. */
export function wordsOf(text: string): Argument[] {
  const parsed = parseScript(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.unreadable.message}`);
  const [item, ...others] = parsed.script.body.items;
  if (item === undefined || others.length > 0 || item.command.type !== "simple")
    throw new Error(`${text}: not one simple command`);
  return item.command.words.map(argumentOf);
}

/** `a`, `dir/**` where all below is touched, `…` where the text is not certain. */
export function printOperands(operands: readonly Operand[]): string {
  return operands.map(printOperand).join(" ");
}

function printOperand({ argument, recursive, unlessInput }: Operand): string {
  const text = argument.text ?? `${argument.prefix}…`;
  return `${text}${recursive ? "/**" : ""}${unlessInput ? "?" : ""}`;
}

/** `[rm -f x]`, `[rm …]` with further arguments, `<text>`, `unknown`. */
export function printInner(inner: readonly Inner[]): string {
  return inner.map(printOne).join(" ");
}

function printOne(inner: Inner): string {
  if (inner.by === "unknown") return "unknown";
  if (inner.by === "script") return `<${inner.text ?? "…"}>`;
  const words = inner.words.map(({ text }) => text ?? "…");
  return `[${[...words, ...(inner.extra ? ["…"] : [])].join(" ")}]`;
}

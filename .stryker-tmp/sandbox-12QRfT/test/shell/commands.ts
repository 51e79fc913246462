// @ts-nocheck
import { type CommandArgument, forEachChild, parse, type Word as TheirWord } from "unbash";
import { literalOf, type Script, type Word } from "../../src/shell/script.ts";
import { everySimple } from "../../src/shell/walk.ts";

/** The words of one simple command: literal words as their text, others as they are written. */
export type CommandWords = readonly string[];

/** Every simple command of a script that has a name, wherever it stands. */
export function commandsOf({ text, body }: Script): CommandWords[] {
  const commands: CommandWords[] = [];
  const written = (word: Word): string => literalOf(word) ?? text.slice(word.span.start, word.span.end);
  for (const { words } of everySimple(body)) if (words.length > 0) commands.push(words.map(written));
  return commands;
}

/** The same as unbash sees it; the order is not that of `commandsOf`. */
export function commandsOfUnbash(text: string): CommandWords[] {
  const commands: CommandWords[] = [];
  const visit = (node: Parameters<typeof forEachChild>[0]): void => {
    if (node.type === "Command" && node.name !== undefined)
      commands.push([node.name, ...node.args].map(written));
    forEachChild(node, visit);
  };
  visit(parse(text));
  return commands;
}

function written(word: CommandArgument): string {
  if (word.type === "Word") return isLiteral(word) ? word.value : word.text;
  if (word.index !== undefined || word.value.type !== "Word" || !isLiteral(word.value)) return word.text;
  return `${word.name}${word.append ? "+" : ""}=${word.value.value}`;
}

function isLiteral({ parts }: TheirWord): boolean {
  return (
    parts === undefined ||
    parts.every(
      (part) =>
        part.type === "Literal" ||
        part.type === "SingleQuoted" ||
        (part.type === "DoubleQuoted" && part.parts.every(({ type }) => type === "Literal")),
    )
  );
}

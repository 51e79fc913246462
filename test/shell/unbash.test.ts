import { existsSync, readFileSync } from "node:fs";
import { type CommandArgument, forEachChild, parse, type Word as TheirWord } from "unbash";
import { expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import { literalOf, type Script } from "../../src/shell/script.ts";
import { everySimple } from "../../src/shell/walk.ts";

/** Another parser of bash: within what we read, it must list the same simple commands. */
const corpus = new URL("../../../shared/corpora/commands.jsonl", import.meta.url);

/** Literal words as their text, others as they are written. */
function ours({ text, body }: Script): string[] {
  const lines: string[] = [];
  for (const { words } of everySimple(body)) {
    if (words.length === 0) continue;
    lines.push(
      JSON.stringify(words.map((word) => literalOf(word) ?? text.slice(word.span.start, word.span.end))),
    );
  }
  return lines.sort();
}

function theirs(text: string): string[] {
  const lines: string[] = [];
  const visit = (node: Parameters<typeof forEachChild>[0]): void => {
    if (node.type === "Command" && node.name !== undefined)
      lines.push(JSON.stringify([node.name, ...node.args].map(written)));
    forEachChild(node, visit);
  };
  visit(parse(text));
  return lines.sort();
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

test.skipIf(!existsSync(corpus))(
  "unbash lists the same commands (skipped where the corpus is absent)",
  () => {
    const different: string[] = [];
    let read = 0;
    let all = 0;
    for (const line of readFileSync(corpus, "utf8").trim().split("\n")) {
      const text: string = JSON.parse(line);
      all++;
      const parsed = parseScript(text);
      if (!parsed.ok) continue;
      read++;
      // It does not look for commands in what `${x/pattern/text}` puts in.
      if (/\$\{\w+\/[^}]*\$\(/.test(text)) continue;
      const [mine, other] = [ours(parsed.script), theirs(text)];
      if (mine.join("\n") !== other.join("\n")) different.push(`${line}\n  ours ${mine}\n  unbash ${other}`);
    }
    console.log(`${read} of ${all} are read, ${different.length} differ`);
    expect(different).toEqual([]);
  },
);

// @ts-nocheck
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import { type CommandWords, commandsOf, commandsOfUnbash } from "./commands.ts";

/** Another parser of bash: within what we read, it must list the same simple commands. */
const corpus = new URL("../../../shared/corpora/commands.jsonl", import.meta.url);

/** A word with `[` may be a pattern to us and text to unbash: then quotes stand in one and not in the other. */
const comparable = (word: string): string => (word.includes("[") ? word.replace(/["'\\]/g, "") : word);

const sorted = (commands: readonly CommandWords[]): string[] =>
  commands.map((words) => JSON.stringify(words.map(comparable))).sort();

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
      // It takes `'` in `${x:-'…'}` of a here-document for quotes, which they are not there.
      if (/<<\w.*\$\{\w+:-'/s.test(text)) continue;
      // It does not look for commands in what `${x/pattern/text}` puts in.
      if (/\$\{\w+\/[^}]*\$\(/.test(text)) continue;
      const [mine, other] = [sorted(commandsOf(parsed.script)), sorted(commandsOfUnbash(text))];
      if (mine.join("\n") !== other.join("\n")) different.push(`${line}\n  ours ${mine}\n  unbash ${other}`);
    }
    console.log(`${read} of ${all} are read, ${different.length} differ`);
    expect(different).toEqual([]);
  },
  60_000,
);

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import { type CommandWords, commandsOf, commandsOfUnbash } from "./commands.ts";

/** Another parser of bash: within what we read, it must list the same simple commands. */
const corpus = new URL("../../../shared/corpora/commands.jsonl", import.meta.url);

const sorted = (commands: readonly CommandWords[]): string[] =>
  commands.map((words) => JSON.stringify(words)).sort();

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
      const [mine, other] = [sorted(commandsOf(parsed.script)), sorted(commandsOfUnbash(text))];
      if (mine.join("\n") !== other.join("\n")) different.push(`${line}\n  ours ${mine}\n  unbash ${other}`);
    }
    console.log(`${read} of ${all} are read, ${different.length} differ`);
    expect(different).toEqual([]);
  },
  60_000,
);

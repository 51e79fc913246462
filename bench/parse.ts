import { parseScript } from "../src/shell/parse.ts";
import type { Shell } from "../src/shell/script.ts";
import { type CommandWords, commandsOf, commandsOfUnbash } from "../test/shell/commands.ts";
import { type Benchmark, type Effort, pairedRounds, type Row, repeated } from "./bench.ts";
import { eightCommands, fortyLines, gitStatus } from "./subjects.ts";

const shells: readonly (Shell | undefined)[] = [undefined, "bash"];

function* rows({ rounds }: Effort): Iterable<Row> {
  for (const { name, question } of [gitStatus, eightCommands, fortyLines])
    for (const shell of shells) {
      const { text } = question(0);
      const ours = (script: string) => {
        const parsed = parseScript(script, shell);
        if (!parsed.ok) throw new Error(`${name}: ${parsed.unreadable.message}`);
        return commandsOf(parsed.script);
      };
      const [mine, other] = [listed(ours(text)), listed(commandsOfUnbash(text))];
      if (mine !== other) throw new Error(`${name}: the commands differ:\n${mine}\n\n${other}`);
      const tasks = new Map([
        ["toolgate", repeated(ours, text)],
        ["unbash", repeated(commandsOfUnbash, text)],
      ]);
      yield {
        bench: "parse",
        of: { script: name, shell: shell ?? "any" },
        unit: "ns",
        values: pairedRounds(tasks, rounds),
        leftOut: {},
      };
    }
}

function listed(commands: readonly CommandWords[]): string {
  return commands
    .map((words) => words.join(" "))
    .sort()
    .join("\n");
}

/**
 * That has to be known before anything is judged, and unbash gives it as well where each of its nodes is visited. unbash
 * reads bash; we read bash or, where the shell is not known (`any`), what bash, zsh and sh read alike, and we refuse what
 * we do not read.
 */
export const parseBenchmark: Benchmark = {
  name: "parse",
  about: "From a script to the words of every command that it would run, wherever the command stands.",
  rows,
};

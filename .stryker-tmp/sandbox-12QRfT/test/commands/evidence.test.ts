// @ts-nocheck
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { argumentOf } from "../../src/commands/argument.ts";
import type { Effects } from "../../src/commands/effects.ts";
import { effectsOf } from "../../src/commands/effects-of.ts";
import { parseScript } from "../../src/shell/parse.ts";
import type { Command, Part } from "../../src/shell/script.ts";

/** Commands that were run in a throw-away folder, with what happened. */
type Evidence = { readonly command: string; readonly effect: readonly string[] };

const file = new URL("../../../shared/cases/effects.jsonl", import.meta.url);
const rows: Evidence[] = existsSync(file)
  ? readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Evidence)
  : [];

/** Only lists and pipelines of simple commands without holes, redirections and assignments; else undefined. */
function effectsOfScript(text: string): Effects[] | undefined {
  const parsed = parseScript(text);
  if (!parsed.ok) return undefined;
  const effects = parsed.script.body.items.map(({ command }) => effectsOfCommand(command));
  return effects.every((each) => each !== undefined) ? effects.flat() : undefined;
}

function effectsOfCommand(command: Command): Effects[] | undefined {
  if (command.type === "pipeline") {
    const effects = command.commands.map(effectsOfCommand);
    return effects.every((each) => each !== undefined) ? effects.flat() : undefined;
  }
  if (command.type !== "simple" || command.assignments.length > 0 || command.redirections.length > 0)
    return undefined;
  const holes = command.words.some(({ parts }) => parts.some(runs));
  return holes ? undefined : [effectsOf(command.words.map(argumentOf))];
}

function runs(part: Part): boolean {
  if (part.type === "variable") return part.operand !== undefined || part.operator !== undefined;
  return part.type === "substitution" || part.type === "process";
}

/** `git status` and `git diff` refresh the index, and run what the repository itself configures; trust covers that. */
const repository = ["git -C repo status", "git -C repoh diff", "cd repoh && git status"];

describe.skipIf(rows.length === 0)("commands that were run", () => {
  const judged = rows.flatMap((row) => {
    const effects = effectsOfScript(row.command);
    return effects === undefined
      ? []
      : [{ ...row, readOnly: effects.every((each) => each.readOnly === true) }];
  });

  test("none that ran, wrote or removed something is read-only", () => {
    const wrong = judged.filter(
      ({ effect, readOnly, command }) =>
        !effect.includes("none") && readOnly && !repository.includes(command),
    );
    expect(wrong.map(({ command }) => command)).toEqual([]);
  });

  test("most that did nothing are read-only", () => {
    const harmless = judged.filter(({ effect }) => effect.includes("none"));
    const share = harmless.filter(({ readOnly }) => readOnly).length / harmless.length;
    expect(share).toBeGreaterThan(0.6);
  });
});

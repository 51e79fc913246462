// @ts-nocheck
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import type { Shell } from "../../src/shell/script.ts";

/** Commands as coding agents write them, one on a line; `⏎` stands for a newline. */
function everyday(file: string): string[] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => line.replaceAll("⏎", "\n"));
}

const lists: readonly (readonly [file: string, shell: Shell | undefined])[] = [
  ["everyday.txt", undefined],
  ["everyday.txt", "sh"],
  ["everyday.txt", "zsh"],
  ["everyday.txt", "bash"],
  ["everyday-bash.txt", "bash"],
];

for (const [file, shell] of lists) {
  test(`${file} is read, ${shell ?? "in any shell"}`, () => {
    const commands = everyday(file);
    const reasons: string[] = [];
    for (const command of commands) {
      const parsed = parseScript(command, shell);
      if (!parsed.ok) reasons.push(`${parsed.unreadable.message} | ${JSON.stringify(command)}`);
    }
    console.log(
      `${file}, ${shell ?? "any shell"}: ${commands.length - reasons.length} of ${commands.length}`,
    );
    const table = reasons.sort().join("\n");
    expect(reasons.length / commands.length, table).toBeLessThanOrEqual(0.01);
  });
}

test("there are 300 commands or more, all different", () => {
  expect(new Set(everyday("everyday.txt")).size).toBeGreaterThanOrEqual(300);
});

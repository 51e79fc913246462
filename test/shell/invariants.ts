import assert from "node:assert/strict";
import type { Span } from "../../src/base/span.ts";
import { parseScript } from "../../src/shell/parse.ts";
import { scanWords } from "../../src/shell/scan.ts";
import { type Command, literalOf, type Shell } from "../../src/shell/script.ts";
import { everyCommand, everyHole, everyRedirection, everySimple, everyWord } from "../../src/shell/walk.ts";
import { printList } from "./print.ts";

/** Any text has an answer, always the same. */
export function answersAlike(text: string): void {
  assert.deepEqual(parseScript(text), parseScript(text));
  assert.deepEqual(parseScript(text, "bash"), parseScript(text, "bash"));
  for (const words of scanWords(text)) {
    assert.ok(words.length > 0);
    for (const word of words) assert.notEqual(word, "");
  }
}

/** Spans lie inside the text. */
export function spansLieInside(text: string, shell: Shell | undefined): void {
  const inside = ({ start, end }: Span) => assert.ok(0 <= start && start <= end && end <= text.length);
  const parsed = parseScript(text, shell);
  if (!parsed.ok) {
    inside(parsed.unreadable.span);
    return;
  }
  for (const { span } of everyCommand(parsed.script)) inside(span);
  for (const { span } of everyRedirection(parsed.script)) inside(span);
  for (const word of everyWord(parsed.script)) {
    inside(word.span);
    for (const { span } of everyHole(word)) inside(span);
  }
}

/** The span of a command is a script with that command. */
export function commandsAreScripts(text: string): void {
  const parsed = parseScript(text);
  if (!parsed.ok) return;
  for (const command of everyCommand(parsed.script)) {
    // That of `for ((…))` is no command by itself.
    if (dependsOnPlace(command) || command.type === "arithmetic") continue;
    const again = parseScript(text.slice(command.span.start, command.span.end));
    if (!again.ok) assert.fail(`${again.unreadable.message}: ${text}`);
    assert.equal(
      printList(again.script.body),
      printList({ ...parsed.script.body, items: [{ command, after: "end" }] }),
    );
  }
}

/** A here-document's body stands elsewhere, and `$(< f)` is only a command there. */
function dependsOnPlace(command: Command): boolean {
  for (const inner of everyCommand({
    type: "list",
    span: command.span,
    items: [{ command, after: "end" }],
  })) {
    if (inner.type === "simple" && inner.words.length + inner.assignments.length === 0) return true;
    if (inner.type === "pipeline" || inner.type === "function" || inner.type === "coprocess") continue;
    if (inner.redirections.some(({ operator }) => operator === "<<" || operator === "<<-")) return true;
  }
  return false;
}

/** The scan sees the name of every command that the tree has. */
export function scanSeesNames(text: string): void {
  const parsed = parseScript(text);
  if (!parsed.ok) return;
  const scanned = new Set(scanWords(text).flat());
  for (const { words } of everySimple(parsed.script)) {
    const name = words[0] === undefined ? undefined : literalOf(words[0]);
    if (name !== undefined && /^[a-z]+$/.test(name)) assert.ok(scanned.has(name), `${name} is not seen`);
  }
}

// @ts-nocheck
import { innerBlank } from "../base/command-text.ts";
import type { CommandPattern } from "../match/command-pattern.ts";
import { type Automaton, Writer } from "./automaton.ts";
import { anyCharacter, type CharacterSet, setOf, single } from "./character-set.ts";

const blank = single(0x20);
const inner = innerBlank.codePointAt(0)!;
/** Deny and ask rules read a quoted blank as one that separates. */
const anyBlank: CharacterSet = setOf([0x20, 0x20, inner, inner]);

/**
 * The command texts (see `base/command-text.ts`) that must match the pattern.
 *
 * @param wide as it was compiled: a blank stands for a quoted one as well, since those texts are held against it flattened
 * @see SEMANTICS BASH-1 … BASH-8
 */
export function commandTexts({ strategy }: CommandPattern, wide: boolean): Automaton {
  const separator = wide ? anyBlank : blank;
  const spelled = (codePoint: number) => (codePoint === 0x20 ? separator : single(codePoint));
  const writer = new Writer();
  switch (strategy.by) {
    case "all":
      return writer.run(anyCharacter).end().automaton();
    case "exact":
      return writer.text(strategy.text, spelled).end().automaton();
    case "words":
      return writer.text(strategy.text, spelled).end().anythingAfter(separator).automaton();
    case "prefix":
      return writer.text(strategy.text, spelled).run(anyCharacter).end().automaton();
    case "chunks":
      break;
  }
  const { chunks } = strategy;
  const last = chunks.length - 1;
  const [before, tail] = [chunks[last - 1]!, chunks[last]!];
  // the last blank and star stand for nothing at all, too
  const optional = tail === "" && before.endsWith(" ");
  chunks.forEach((chunk, i) => {
    if (i === last && optional) return;
    if (i > 0) writer.run(anyCharacter);
    writer.text(optional && i === last - 1 ? chunk.slice(0, -1) : chunk, spelled);
  });
  return optional ? writer.end().anythingAfter(separator).automaton() : writer.end().automaton();
}

import { codePointName } from "../../rule/characters.ts";
import type { Entry } from "../entry.ts";
import { finding, type LintRule } from "../lint-rule.ts";
import { lookalikeOf } from "../lookalikes.ts";

/** `gіt` with a Cyrillic letter, `–force` with a dash: what stands there is not what it looks like. UTS #39. */
export const confusableCharacter: LintRule = {
  code: "confusable-character",
  find: (subject) =>
    subject.entries.flatMap((entry) => {
      const at = firstLookalike(entry);
      if (at === undefined) return [];
      const character = String.fromCodePoint(entry.text.codePointAt(at)!);
      const column = entry.place.column + at;
      const place = { ...entry.place, column, endColumn: column + character.length };
      const message = `\`${character}\` (${codePointName(character)}) looks like \`${lookalikeOf(character)}\` and is another character`;
      const help = `write \`${asSeen(entry.text)}\``;
      return [finding("confusable-character", "warning", { ...entry, place }, message, { help })];
    }),
};

function asSeen(text: string): string {
  return [...text].map((character) => lookalikeOf(character) ?? character).join("");
}

/** Names of files may hold dashes and quotes of their own, but none of these. */
const marksOfPaths = "*?/\\~[]()";

/** The offset of the first such character. A word of another script is none, unless all of it could be of ASCII. */
function firstLookalike({ text, rule }: Entry): number | undefined {
  const inPath = rule?.specifier?.type === "path";
  for (const { 0: part, index } of text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu)) {
    const at = part.search(/[^\0-\x7f]/);
    if (at < 0) continue;
    const seen = asSeen(part);
    const suspicious = /[\p{L}\p{N}]/u.test(part)
      ? /[A-Za-z]/.test(part) || /^[\0-\x7f]*$/.test(seen)
      : !inPath || marksOfPaths.includes(seen);
    const first = [...part].findIndex((character) => lookalikeOf(character) !== undefined);
    if (suspicious && first >= 0) return index + [...part].slice(0, first).join("").length;
  }
  return undefined;
}

// @ts-nocheck
import { expandBraces } from "../shell/braces.ts";
import type { Part, Word } from "../shell/script.ts";

/**
 * What shells make of words in which they read braces differently: bash and zsh several words, POSIX sh text. Undefined
 * where no brace stands in them, or one that is not plainly a list of names with commas. SEMANTICS CMP-8.
 */
export function bracesRead(words: readonly Word[]): readonly (readonly Word[])[] | undefined {
  if (!words.some(holdsBrace)) return undefined;
  const asText = words.map(withText);
  const several: Word[] = [];
  for (const [i, word] of asText.entries()) {
    const made = holdsBrace(words[i]!) ? listed(word) : [word];
    if (made === undefined) return undefined;
    several.push(...made);
  }
  return [several, asText];
}

function holdsBrace({ parts }: Word): boolean {
  return parts.some(({ type }) => type === "brace");
}

function withText({ span, parts }: Word): Word {
  return {
    span,
    parts: parts.map(
      (part): Part => (part.type === "brace" ? { type: "text", text: part.text, quoted: false } : part),
    ),
  };
}

/** The words of a list that all shells with braces read alike: no ranges, no empty names, nothing special in it. */
function listed(word: Word): readonly Word[] | undefined {
  const made = expandBraces(word);
  if (made === undefined || made === "unknown") return undefined;
  const plain = word.parts.every((part) => part.type !== "text" || part.quoted || isPlain(part.text));
  const whole = made.every(({ parts }) => parts.length > 0 && !parts.some(holdsBraceText));
  return plain && whole ? made : undefined;
}

function isPlain(text: string): boolean {
  return /^[\w.,/:@%+{}-]*$/.test(text) && !text.includes("..") && !/[{,][,}]/.test(text);
}

function holdsBraceText(part: Part): boolean {
  return part.type === "text" && !part.quoted && /[{},]/.test(part.text);
}

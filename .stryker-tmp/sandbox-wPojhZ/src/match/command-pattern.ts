// @ts-nocheck
import { flatten, hole, innerBlank, spreadingHole } from "../base/command-text.ts";

/**
 * The pattern of a command rule, ready to match command texts (see `base/command-text.ts`).
 * `*` stands for any run of characters, blanks and newlines included; a blank and `*` at the very end also stand for
 * nothing at all; everything else is literal. SEMANTICS BASH-1 … BASH-7.
 */
export type CommandPattern = {
  readonly strategy: CommandStrategy;
  /** Every text that can match begins with `NAME=`, so the author meant the assignments too. */
  readonly assigns: boolean;
};

/** How a command pattern is matched, cheapest first. Every pattern has exactly one. */
export type CommandStrategy =
  /** If and only if the pattern is `*` alone. */
  | { readonly by: "all" }
  /** If and only if the pattern has no `*`. */
  | { readonly by: "exact"; readonly text: string }
  /** If and only if its only `*` is the last character and a blank stands before it: `ls *`. */
  | { readonly by: "words"; readonly text: string }
  /** If and only if its only `*` is the last character and no blank stands before it: `ls*`. */
  | { readonly by: "prefix"; readonly text: string }
  /** Everything else: the literal chunks between the stars, in order; the first and the last are anchored. */
  | { readonly by: "chunks"; readonly chunks: readonly string[] };

/**
 * Compiles the specifier of a command rule. Quotes and backslashes are taken off as a shell would, so that rule and
 * command are compared word by word; `\*` is a literal star; `:*` at the very end is ` *`.
 *
 * @param wide for deny and ask rules: a quoted blank separates words too, so other quoting cannot evade the rule
 * Never throws. Linear in the pattern.
 * @see SEMANTICS BASH-1 … BASH-8
 */
export function compileCommandPattern(specifier: string, wide: boolean): CommandPattern {
  const source = specifier.endsWith(":*") ? `${specifier.slice(0, -2)} *` : specifier;
  const chunks = chunksOf(source);
  if (wide) for (let i = 0; i < chunks.length; i++) chunks[i] = flatten(chunks[i]!);
  return { strategy: strategyOf(chunks), assigns: isAssignment(chunks[0]!) };
}

/** The literal chunks between the stars, without quotes, with runs of blanks outside quotes as one. */
function chunksOf(source: string): string[] {
  const chunks: string[] = [];
  let chunk = "";
  let quote = "";
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (c === "*") {
      chunks.push(chunk);
      chunk = "";
      while (source[i + 1] === "*") i++;
    } else if (quote !== "") {
      if (c === quote) quote = "";
      else if (c === "\\" && quote === '"' && isEscapedInDoubleQuotes(source[i + 1])) chunk += source[++i]!;
      else chunk += c === " " ? innerBlank : c;
    } else if ((c === "'" || c === '"') && source.includes(c, i + 1)) {
      quote = c;
    } else if (c === "\\" && i + 1 < source.length) {
      const next = source[++i]!;
      chunk += next === " " ? innerBlank : next;
    } else if (c === " " || c === "\t") {
      const atStart = chunk === "" && chunks.length === 0;
      if (!atStart && !chunk.endsWith(" ")) chunk += " ";
    } else {
      // a run at once: letter by letter it would stay a rope of many times its size
      const end = plainEnd(source, i + 1);
      chunk += source.slice(i, end);
      i = end - 1;
    }
  }
  if (chunk.endsWith(" ")) chunk = chunk.slice(0, -1);
  chunks.push(chunk);
  return chunks;
}

/** Where the letters that stand for themselves end. */
function plainEnd(source: string, start: number): number {
  let end = start;
  while (end < source.length && !isSpecial(source.charCodeAt(end))) end++;
  return end;
}

/** A star, a quote, a backslash, a blank or a tab. */
function isSpecial(unit: number): boolean {
  return unit === 0x2a || unit === 0x27 || unit === 0x22 || unit === 0x5c || unit === 0x20 || unit === 0x09;
}

function isEscapedInDoubleQuotes(c: string | undefined): boolean {
  return c === '"' || c === "\\" || c === "$" || c === "`";
}

function strategyOf(chunks: readonly string[]): CommandStrategy {
  const [first, second] = chunks as readonly [string, string?];
  if (second === undefined) return { by: "exact", text: first };
  if (chunks.length === 2 && second === "") {
    if (first === "") return { by: "all" };
    return first.endsWith(" ") ? { by: "words", text: first.slice(0, -1) } : { by: "prefix", text: first };
  }
  return { by: "chunks", chunks };
}

function isAssignment(head: string): boolean {
  return head.split(" ", 1)[0]!.indexOf("=") > 0;
}

/**
 * Whether the text matches whatever its holes turn out to be: only a `*` may cover a hole.
 * Linear in the text.
 */
export function mustMatch(pattern: CommandPattern, text: string): boolean {
  const strategy = pattern.strategy;
  switch (strategy.by) {
    case "all":
      return true;
    case "exact":
      return text === strategy.text;
    case "words":
      return (
        text.startsWith(strategy.text) &&
        (text.length === strategy.text.length || text[strategy.text.length] === " ")
      );
    case "prefix":
      return text.startsWith(strategy.text);
    case "chunks":
      return chunksMatch(strategy.chunks, text);
  }
}

function chunksMatch(chunks: readonly string[], text: string): boolean {
  const blank = chunks.at(-1) === "" && chunks.at(-2)!.endsWith(" ");
  return inOrder(chunks, blank ? `${text} ` : text);
}

/**
 * Whether the text begins with the first chunk, ends with the last and holds the others between, in order. Leftmost for
 * each is right because none but the ends is anchored: no backtracking.
 */
function inOrder(chunks: readonly string[], text: string): boolean {
  const last = chunks.length - 1;
  if (!text.startsWith(chunks[0]!)) return false;
  let at = chunks[0]!.length;
  for (let i = 1; i < last; i++) {
    const found = text.indexOf(chunks[i]!, at);
    if (found < 0) return false;
    at = found + chunks[i]!.length;
  }
  const tail = chunks[last]!;
  return text.length - tail.length >= at && text.endsWith(tail);
}

/**
 * The literals that a text holds if it matches, in order: it begins with the first and ends with the last, and each `*`
 * stands between two.
 */
export function literalsOf({ strategy }: CommandPattern): readonly string[] {
  switch (strategy.by) {
    case "all":
      return ["", ""];
    case "exact":
      return [strategy.text];
    case "words":
    case "prefix":
      return [strategy.text, ""];
    case "chunks": {
      const { chunks } = strategy;
      const before = chunks.at(-2)!;
      // the blank before a last `*` also stands for nothing
      return chunks.at(-1) === "" && before.endsWith(" ") ? chunks.with(-2, before.slice(0, -1)) : chunks;
    }
  }
}

/** What is known of a text with holes: what stands before, between and after them. Linear. */
export function knownParts(text: string): readonly string[] {
  return withoutBlanksAtHoles(text).replaceAll(spreadingHole, hole).split(hole);
}

/** A hole that may become no word takes the blank beside it along; one that becomes words can spell the blank itself. */
function withoutBlanksAtHoles(text: string): string {
  if (!text.includes(spreadingHole)) return text;
  return text.replaceAll(` ${spreadingHole}`, spreadingHole).replaceAll(`${spreadingHole} `, spreadingHole);
}

/**
 * Whether a text with these known parts, two or more, could match for some value of its holes. One hole can spell whatever
 * stands between the ends of a pattern with a `*`, so only the ends count; where there is no `*`, a hole is one.
 * Linear in the text.
 */
export function mayMatch({ strategy }: CommandPattern, parts: readonly string[]): boolean {
  switch (strategy.by) {
    case "all":
      return true;
    case "exact":
      return inOrder(parts, strategy.text);
    case "words":
      return agreeAtStart(`${strategy.text} `, parts[0]!);
    case "prefix":
      return agreeAtStart(strategy.text, parts[0]!);
    case "chunks":
      return (
        agreeAtStart(strategy.chunks[0]!, parts[0]!) && agreeAtEnd(strategy.chunks.at(-1)!, parts.at(-1)!)
      );
  }
}

function agreeAtStart(one: string, other: string): boolean {
  return one.length < other.length ? other.startsWith(one) : one.startsWith(other);
}

function agreeAtEnd(one: string, other: string): boolean {
  return one.length < other.length ? other.endsWith(one) : one.endsWith(other);
}

/**
 * Whether some run of whole words at the end of the text matches: the reading of text that no parser could read,
 * in which each word may be the name of a command. Linear in the text.
 * @see SEMANTICS CMP-10
 */
export function matchesSomeSuffix(pattern: CommandPattern, text: string): boolean {
  const strategy = pattern.strategy;
  switch (strategy.by) {
    case "all":
      return true;
    case "exact":
      return text === strategy.text || text.endsWith(` ${strategy.text}`);
    case "words":
      return ` ${text} `.includes(` ${strategy.text} `);
    case "prefix":
      return ` ${text}`.includes(` ${strategy.text}`);
    case "chunks": {
      const [head, ...rest] = strategy.chunks;
      return chunksMatch(["", ` ${head}`, ...rest], ` ${text}`);
    }
  }
}

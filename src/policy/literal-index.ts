import { backwards, forwards, LiteralTrie } from "./literal-trie.ts";

/** Where an end of that many patterns would not tell them apart, something inside may. */
const crowd = 8;

/**
 * Patterns in which `*` stands for any run of characters, each kept under one of its literals, the runs between the
 * stars. It only says which may match a text; who asks holds each against it.
 *
 * A pattern is kept by exactly one of
 * - its **head**, what stands before the first `*`: if and only if it is not kept by one of the others; so is a pattern
 *   without `*`, and, under the empty text, one without any literal;
 * - its **tail**, what stands after the last `*`: if and only if it has one, and no head or one that more are kept by;
 * - a literal **inside**: if and only if it has one that fewer are kept by than its better end, and it has no end or
 *   `crowd` others are kept by that; of several the one that fewest are kept by.
 *
 * Build: linear in the total length of the patterns. Look-up: linear in the text, times the longest literal inside at
 * worst, and the patterns that the text agrees with. What is left are patterns that share every literal but for those
 * that are shorter than they are many: ten thousand of the kind `*a*b*c*` are tried one by one.
 */
export class LiteralIndex<T> {
  private readonly heads = new LiteralTrie<T>(forwards);
  private readonly tails = new LiteralTrie<T>(backwards);
  private readonly inside = new LiteralTrie<T>(forwards);
  /** One for each pair of ends of the patterns kept inside: to a text that may hold anything, nothing else counts. */
  private readonly ends = new Map<string, T>();

  get isEmpty(): boolean {
    return this.heads.isEmpty && this.tails.isEmpty && this.inside.isEmpty;
  }

  /** @param literals the runs between the stars in order, the empty ones too: one more than there are stars */
  add(literals: readonly string[], value: T): void {
    const [head, tail] = [literals[0]!, literals.at(-1)!];
    const byTail =
      literals.length > 1 && tail !== "" && (head === "" || this.tails.kept(tail) < this.heads.kept(head));
    const [trie, end] = byTail ? [this.tails, tail] : [this.heads, head];
    const kept = end === "" ? Infinity : trie.kept(end);
    const inner = kept < crowd ? undefined : this.rarest(literals, kept);
    if (inner === undefined) {
      trie.add(end, value);
      return;
    }
    this.inside.add(inner, value);
    const pair = `${head.length} ${head}${tail}`;
    if (!this.ends.has(pair)) this.ends.set(pair, value);
  }

  /** The literal inside that fewest are kept by, and fewer than `kept`. */
  private rarest(literals: readonly string[], kept: number): string | undefined {
    let rarest: string | undefined;
    let fewest = kept;
    for (let i = 1; i < literals.length - 1; i++) {
      const count = literals[i] === "" ? fewest : this.inside.kept(literals[i]!);
      if (count >= fewest) continue;
      fewest = count;
      rarest = literals[i]!;
    }
    return rarest;
  }

  /** Every value whose pattern could match the text, and others, by the literal they are kept under; none twice. */
  candidates(text: string): readonly (readonly T[])[] {
    const found: (readonly T[])[] = [];
    this.heads.along(text, 0, found);
    return this.beyondHeads(text, found);
  }

  /** The same for every text that begins with a word of this one, words being what single blanks separate. */
  candidatesFromWords(text: string): readonly (readonly T[])[] {
    const found: (readonly T[])[] = [];
    this.heads.along(text, 0, found);
    for (let blank = text.indexOf(" "); blank >= 0; blank = text.indexOf(" ", blank + 1))
      this.heads.along(text, blank + 1, found);
    return this.beyondHeads(text, found);
  }

  private beyondHeads(text: string, found: (readonly T[])[]): readonly (readonly T[])[] {
    this.tails.along(text, text.length - 1, found);
    if (!this.inside.isEmpty) for (let at = 0; at < text.length; at++) this.inside.along(text, at, found);
    return found.length < 2 ? found : [...new Set(found)];
  }

  /**
   * The first value that holds, of those whose pattern could match a text that begins with `head`, ends with `tail` and
   * may hold anything between. Cost: the patterns that agree with the one end they are kept by, until one holds.
   */
  between(head: string, tail: string, holds: (value: T) => boolean): T | undefined {
    const found = this.heads.agreeing(head, holds) ?? this.tails.agreeing(tail, holds);
    if (found !== undefined) return found;
    for (const value of this.ends.values()) if (holds(value)) return value;
    return undefined;
  }
}

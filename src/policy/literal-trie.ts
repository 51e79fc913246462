/** A literal that is kept, or the part that several share. */
type Node<T> = {
  /** What it adds to its parent; empty for the root alone. */
  label: string;
  values: T[];
  /** By the unit of their labels that is read first. */
  children: Map<number, Node<T>> | undefined;
};

const nothing: never[] = [];

/** How a trie reads its literals: what leads from one character to the next. */
export const forwards = 1;
export const backwards = -1;

/**
 * Values kept under literals, found by a text that the literal stands in: at a place, or, read backwards, before one.
 * A node is a whole run of characters, so there are at most two for each literal.
 *
 * Build: linear in the literals. Look-up: linear in the longest literal that the text agrees with, however many are kept.
 */
export class LiteralTrie<T> {
  private readonly root: Node<T> = { label: "", values: nothing, children: undefined };
  private readonly step: typeof forwards | typeof backwards;

  constructor(step: typeof forwards | typeof backwards) {
    this.step = step;
  }

  get isEmpty(): boolean {
    return this.root.children === undefined && this.root.values.length === 0;
  }

  add(literal: string, value: T): void {
    let node = this.root;
    for (let read = 0; read < literal.length; read += node.label.length) {
      const next = this.child(node, literal, this.at(literal, read));
      node =
        next === undefined
          ? this.grown(node, this.rest(literal, read))
          : this.cut(node, next, this.shared(next.label, literal, this.at(literal, read)));
    }
    if (node.values === nothing) node.values = [value];
    else node.values.push(value);
  }

  /** How many values are kept under this literal. */
  kept(literal: string): number {
    let node = this.root;
    for (let read = 0; read < literal.length; read += node.label.length) {
      const next = this.child(node, literal, this.at(literal, read));
      if (next === undefined || !this.stands(next.label, literal, this.at(literal, read))) return 0;
      node = next;
    }
    return node.values.length;
  }

  /** Adds to `found` the values of each literal that stands in the text from `at` on; read backwards, that ends at `at`. */
  along(text: string, at: number, found: (readonly T[])[]): void {
    let node: Node<T> | undefined = this.root;
    let from = at;
    while (node !== undefined) {
      if (node.values.length > 0) found.push(node.values);
      node = this.child(node, text, from);
      if (node === undefined || !this.stands(node.label, text, from)) return;
      from += this.step * node.label.length;
    }
  }

  /**
   * The first value that holds, of those whose literal agrees with `known` as far as both go: what a text may be of which
   * only this is known. Cost: as `along`, and each literal that goes on from `known`, until one holds.
   */
  agreeing(known: string, holds: (value: T) => boolean): T | undefined {
    let node = this.root;
    for (let read = 0; read < known.length; read += node.label.length) {
      const found = node.values.find(holds);
      if (found !== undefined) return found;
      const next = this.child(node, known, this.at(known, read));
      if (next === undefined) return undefined;
      const shared = this.shared(next.label, known, this.at(known, read));
      if (shared < next.label.length && read + shared < known.length) return undefined;
      node = next;
    }
    const ahead = [node];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      const found = next.values.find(holds);
      if (found !== undefined) return found;
      if (next.children !== undefined) ahead.push(...next.children.values());
    }
    return undefined;
  }

  /** The offset of the character that is read after `read` others. */
  private at(text: string, read: number): number {
    return this.step === forwards ? read : text.length - 1 - read;
  }

  private child({ children }: Node<T>, text: string, at: number): Node<T> | undefined {
    return children?.get(text.charCodeAt(at));
  }

  /** Whether the whole label stands in the text, read from `at`. */
  private stands(label: string, text: string, at: number): boolean {
    return this.step === forwards ? text.startsWith(label, at) : text.endsWith(label, at + 1);
  }

  /** How many characters of the label the text shares, read from `at`. */
  private shared(label: string, text: string, at: number): number {
    const start = this.at(label, 0);
    let shared = 0;
    // Beyond the ends of both stands NaN, which equals nothing.
    while (text.charCodeAt(at + this.step * shared) === label.charCodeAt(start + this.step * shared))
      shared++;
    return shared;
  }

  /** The text without what is read first. */
  private rest(text: string, read: number): string {
    return this.step === forwards ? text.slice(read) : text.slice(0, text.length - read);
  }

  /** A new child of `node`. */
  private grown(node: Node<T>, label: string): Node<T> {
    const leaf: Node<T> = { label, values: nothing, children: undefined };
    node.children ??= new Map();
    node.children.set(label.charCodeAt(this.at(label, 0)), leaf);
    return leaf;
  }

  /** The child with what is read first of its label, so many characters; what is left of it stands below. */
  private cut(node: Node<T>, child: Node<T>, length: number): Node<T> {
    const { label } = child;
    if (length === label.length) return child;
    const lower = this.rest(label, length);
    const upper = this.grown(
      node,
      this.step === forwards ? label.slice(0, length) : label.slice(lower.length),
    );
    child.label = lower;
    upper.children = new Map([[lower.charCodeAt(this.at(lower, 0)), child]]);
    return upper;
  }
}

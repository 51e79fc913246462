/** A literal that is kept, or the part that several share. */
// @ts-nocheck

type Node<T> = {
  /** What it adds to its parent, in the order of reading; empty for the root alone. */
  label: string;
  values: T[];
  /** By the first unit of their labels. */
  children: Map<number, Node<T>> | undefined;
};

const nothing: never[] = [];

/**
 * Values kept under literals, found by a text that the literal stands in: at a place, or, read backwards, before one.
 * A node is a whole run of characters, so there are at most two for each literal.
 *
 * Build: linear in the literals. Look-up: linear in the longest literal that the text agrees with, however many are kept.
 */
export class LiteralTrie<T> {
  private readonly root: Node<T> = { label: "", values: nothing, children: undefined };
  private readonly step: 1 | -1;

  /** @param reading `backwards`: from the last character to the first */
  constructor(reading: "forwards" | "backwards") {
    this.step = reading === "forwards" ? 1 : -1;
  }

  get isEmpty(): boolean {
    return this.root.children === undefined && this.root.values.length === 0;
  }

  add(literal: string, value: T): void {
    const text = this.read(literal);
    let node = this.root;
    for (let at = 0; at < text.length; at += node.label.length) {
      const child = node.children?.get(text.charCodeAt(at));
      node =
        child === undefined ? grown(node, text.slice(at)) : cut(node, child, sharedLength(child, text, at));
    }
    if (node.values === nothing) node.values = [value];
    else node.values.push(value);
  }

  /** How many values are kept under this literal. */
  kept(literal: string): number {
    const text = this.read(literal);
    let node = this.root;
    for (let at = 0; at < text.length; at += node.label.length) {
      const next = child(node, text, at, 1);
      if (next === undefined) return 0;
      node = next;
    }
    return node.values.length;
  }

  /** Adds to `found` the values of each literal that stands in the text from `at` on; read backwards, that ends at `at`. */
  along(text: string, at: number, found: (readonly T[])[]): void {
    const { step } = this;
    let node: Node<T> | undefined = this.root;
    let from = at;
    while (node !== undefined) {
      if (node.values.length > 0) found.push(node.values);
      node = child(node, text, from, step);
      if (node !== undefined) from += step * node.label.length;
    }
  }

  /**
   * The first value that holds, of those whose literal agrees with `known` as far as both go: what a text may be of which
   * only this is known. Cost: as `along`, and each literal that goes on from `known`, until one holds.
   */
  agreeing(known: string, holds: (value: T) => boolean): T | undefined {
    const text = this.read(known);
    let node = this.root;
    let at = 0;
    while (at < text.length) {
      const found = node.values.find(holds);
      if (found !== undefined) return found;
      const next = node.children?.get(text.charCodeAt(at));
      if (next === undefined) return undefined;
      const shared = sharedLength(next, text, at);
      if (shared < next.label.length && at + shared < text.length) return undefined;
      node = next;
      at += next.label.length;
    }
    const ahead = [node];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      const found = next.values.find(holds);
      if (found !== undefined) return found;
      if (next.children !== undefined) ahead.push(...next.children.values());
    }
    return undefined;
  }

  private read(literal: string): string {
    return this.step === 1 ? literal : literal.split("").reverse().join("");
  }
}

/** The child whose whole label stands in the text at `at`. */
function child<T>({ children }: Node<T>, text: string, at: number, step: number): Node<T> | undefined {
  const found = children?.get(text.charCodeAt(at));
  if (found === undefined) return undefined;
  const { label } = found;
  for (let i = 1; i < label.length; i++)
    if (text.charCodeAt(at + step * i) !== label.charCodeAt(i)) return undefined;
  return found;
}

function sharedLength<T>({ label }: Node<T>, text: string, at: number): number {
  let shared = 1;
  while (shared < label.length && text.charCodeAt(at + shared) === label.charCodeAt(shared)) shared++;
  return shared;
}

/** A new child of `node`. */
function grown<T>(node: Node<T>, label: string): Node<T> {
  const leaf: Node<T> = { label, values: nothing, children: undefined };
  node.children ??= new Map();
  node.children.set(label.charCodeAt(0), leaf);
  return leaf;
}

/** The child with the first `length` characters of its label; what is left of it stands below. */
function cut<T>(node: Node<T>, child: Node<T>, length: number): Node<T> {
  const { label } = child;
  if (length === label.length) return child;
  const upper = grown(node, label.slice(0, length));
  child.label = label.slice(length);
  upper.children = new Map([[child.label.charCodeAt(0), child]]);
  return upper;
}

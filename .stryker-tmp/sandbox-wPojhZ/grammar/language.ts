// @ts-nocheck
import fc from "fast-check";
import peggy from "peggy";

/** A parser made from a grammar. `options` are the grammar's own; `startRule` names another rule to start from. */
export type Parser = {
  /** What the grammar makes of the text, or undefined where it does not derive it. Other errors are thrown. */
  readonly parse: (text: string, options?: Readonly<Record<string, unknown>>) => unknown;
};

/**
 * Compiles a grammar.
 *
 * @param grammar the text of a `.peggy` file
 * Throws where the grammar itself is wrong. The parser may take exponential time on hostile text; it is for tests.
 */
export function parserOf(grammar: string): Parser {
  const generated = peggy.generate(grammar, { allowedStartRules: ["*"] });
  return {
    parse: (text, options = {}) => {
      try {
        return generated.parse(text, options);
      } catch (error) {
        if (error instanceof generated.SyntaxError) return undefined;
        throw error;
      }
    },
  };
}

/** How deep references are followed before the shortest way out is taken. */
const depthMax = 24;
/** How many references of one sentence are followed before that: a different number for each sentence. */
const referencesMin = 8;
const referencesMax = 160;

/**
 * Sentences from a grammar. Predicates and lookaheads are not looked at, so some sentences are not in the language:
 * parse them first, and keep what is derived.
 *
 * @param grammar the text of a `.peggy` file
 * @param rule the rule to start from
 * @param alphabet what `.` and negated classes are filled with, each at least once in a while
 */
export function sentencesOf(
  grammar: string,
  rule: string,
  alphabet: readonly string[],
): fc.Arbitrary<string> {
  const rules = new Map<string, Node>();
  for (const { name, expression } of (peggy.parser.parse(grammar) as unknown as { rules: Named[] }).rules) {
    rules.set(name, expression);
  }
  const heights = heightsOf(rules);
  const writer = new Writer(rules, heights, alphabet);
  return fc.infiniteStream(fc.nat(0xffff)).map((stream) => {
    const choices = stream[Symbol.iterator]();
    return writer.sentence(rule, () => (choices.next().value as number) / 0x10000);
  });
}

/** The nodes of a grammar's own tree, as far as sentences need them. */
type Node = {
  readonly type: string;
  readonly expression?: Node;
  readonly alternatives?: readonly Node[];
  readonly elements?: readonly Node[];
  readonly name?: string;
  readonly value?: string;
  readonly parts?: readonly (string | readonly string[])[];
  readonly inverted?: boolean;
};

type Named = { readonly name: string; readonly expression: Node };

/** Makes one sentence from a stream of numbers in [0, 1). */
class Writer {
  private readonly rules: ReadonlyMap<string, Node>;
  private readonly heights: ReadonlyMap<string, number>;
  private readonly alphabet: readonly string[];
  private references = 0;
  private referencesMax = 0;

  constructor(
    rules: ReadonlyMap<string, Node>,
    heights: ReadonlyMap<string, number>,
    alphabet: readonly string[],
  ) {
    this.rules = rules;
    this.heights = heights;
    this.alphabet = alphabet;
  }

  sentence(rule: string, next: () => number): string {
    this.references = 0;
    this.referencesMax = referencesMin + Math.floor(next() ** 2 * (referencesMax - referencesMin));
    return this.write(this.rules.get(rule)!, 0, next);
  }

  private write(node: Node, depth: number, next: () => number): string {
    switch (node.type) {
      case "rule_ref":
        this.references += 1;
        return this.write(this.rules.get(node.name!)!, depth + 1, next);
      case "choice": {
        const alternatives = node.alternatives!;
        const low = Math.min(...alternatives.map((each) => this.height(each)));
        const open = this.grows(depth)
          ? alternatives
          : alternatives.filter((each) => this.height(each) === low);
        return this.write(pick(open, next), depth, next);
      }
      case "sequence":
        return node.elements!.map((each) => this.write(each, depth, next)).join("");
      case "optional":
        return next() < (this.grows(depth) ? 0.4 : 0) ? this.write(node.expression!, depth, next) : "";
      case "zero_or_more":
      case "one_or_more": {
        let text = node.type === "one_or_more" ? this.write(node.expression!, depth, next) : "";
        while (next() < (this.grows(depth) ? 0.5 : 0)) text += this.write(node.expression!, depth, next);
        return text;
      }
      case "literal":
        return node.value!;
      case "any":
        return pick(this.alphabet, next);
      case "class":
        return this.member(node, next);
      case "simple_and":
      case "simple_not":
      case "semantic_and":
      case "semantic_not":
        return "";
      default:
        return this.write(node.expression!, depth, next);
    }
  }

  private grows(depth: number): boolean {
    return depth < depthMax && this.references < this.referencesMax;
  }

  private member(node: Node, next: () => number): string {
    const parts = node.parts!;
    if (node.inverted === true) {
      const outside = this.alphabet.filter(
        (each) => each.length > 1 || !parts.some((part) => holds(part, each)),
      );
      return pick(outside, next);
    }
    const part = pick(parts, next);
    if (typeof part === "string") return part;
    const from = part[0]!.charCodeAt(0);
    return String.fromCharCode(from + Math.floor(next() * (part[1]!.charCodeAt(0) - from + 1)));
  }

  private height(node: Node): number {
    return heightOf(node, this.heights);
  }
}

function pick<T>(all: readonly T[], next: () => number): T {
  return all[Math.floor(next() * all.length)]!;
}

function holds(part: string | readonly string[], character: string): boolean {
  return typeof part === "string" ? part === character : part[0]! <= character && character <= part[1]!;
}

/** How many references the shortest sentence of each rule needs. */
function heightsOf(rules: ReadonlyMap<string, Node>): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, node] of rules) {
      const height = heightOf(node, heights) + 1;
      if (height < (heights.get(name) ?? Number.POSITIVE_INFINITY)) {
        heights.set(name, height);
        changed = true;
      }
    }
  }
  return heights;
}

function heightOf(node: Node, heights: ReadonlyMap<string, number>): number {
  switch (node.type) {
    case "rule_ref":
      return heights.get(node.name!) ?? Number.POSITIVE_INFINITY;
    case "choice":
      return Math.min(...node.alternatives!.map((each) => heightOf(each, heights)));
    case "sequence":
      return Math.max(...node.elements!.map((each) => heightOf(each, heights)));
    case "optional":
    case "zero_or_more":
    case "literal":
    case "any":
    case "class":
    case "simple_and":
    case "simple_not":
    case "semantic_and":
    case "semantic_not":
      return 0;
    default:
      return heightOf(node.expression!, heights);
  }
}

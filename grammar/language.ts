import type fc from "fast-check";
import peggy from "peggy";
import { type Form, type Grammar, sentencesFrom } from "../src/fuzz/sentences.ts";

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

/** Sentences from the text of a `.peggy` file; see `sentencesFrom`. `.` is filled from the alphabet too. */
export function sentencesOf(
  grammar: string,
  rule: string,
  alphabet: readonly string[],
): fc.Arbitrary<string> {
  return sentencesFrom(formsOf(grammar), rule, alphabet);
}

/** The nodes of a grammar's own tree, as far as sentences need them. */
type Node = {
  readonly type: string;
  readonly name?: string;
  readonly expression?: Node;
  readonly alternatives?: readonly Node[];
  readonly elements?: readonly Node[];
  readonly value?: string;
  readonly parts?: readonly (string | readonly [string, string])[];
  readonly inverted?: boolean;
};

/** What the rules of a `.peggy` file derive, without predicates, actions and labels. */
export function formsOf(grammar: string): Grammar {
  const { rules } = peggy.parser.parse(grammar) as unknown as { rules: readonly Required<Node>[] };
  return Object.fromEntries(rules.map(({ name, expression }) => [name, formOf(expression)]));
}

function formOf({ type, name, expression, alternatives, elements, value, parts, inverted }: Node): Form {
  switch (type) {
    case "rule_ref":
      return { rule: name! };
    case "choice":
      return { choice: alternatives!.map(formOf) };
    case "sequence": {
      const forms = elements!.filter((element) => !isPredicate(element)).map(formOf);
      return forms.length === 1 ? forms[0]! : forms;
    }
    case "optional":
      return { optional: formOf(expression!) };
    case "zero_or_more":
      return { many: formOf(expression!) };
    case "one_or_more":
      return { some: formOf(expression!) };
    case "literal":
      return value!;
    case "any":
      return { of: [], not: true };
    case "class":
      return inverted === true ? { of: parts!, not: true } : { of: parts! };
    default:
      return isPredicate({ type }) ? "" : formOf(expression!);
  }
}

function isPredicate({ type }: Node): boolean {
  return type === "simple_and" || type === "simple_not" || type === "semantic_and" || type === "semantic_not";
}

import fc from "fast-check";

/** A grammar without what only a parser needs: predicates, actions and labels. The rules by name. */
export type Grammar = Readonly<Record<string, Form>>;

/** What a rule derives: a literal text, one form behind another, or one of the below. */
export type Form =
  | string
  | readonly Form[]
  | { readonly rule: string }
  | { readonly choice: readonly Form[] }
  | { readonly optional: Form }
  | { readonly many: Form }
  | { readonly some: Form }
  /** Characters, or pairs of a first and a last one. `not`: any that is none of them. */
  | { readonly of: readonly (string | readonly [first: string, last: string])[]; readonly not?: true };

/** How deep references are followed before the shortest way out is taken. */
const depthMax = 24;
/** How many references of one sentence are followed before that: a different number for each sentence. */
const referencesMin = 8;
const referencesMax = 160;

/**
 * Sentences from a grammar. Predicates are not in it, so some sentences are not in the language: parse them first, and
 * keep what is derived.
 *
 * @param rule the rule to start from
 * @param alphabet what negated classes are filled with, each at least once in a while
 */
export function sentencesFrom(
  grammar: Grammar,
  rule: string,
  alphabet: readonly string[],
): fc.Arbitrary<string> {
  const writer = new Writer(grammar, alphabet);
  return fc.infiniteStream(fc.nat(0xffff)).map((stream) => {
    const choices = stream[Symbol.iterator]();
    return writer.sentence(rule, () => (choices.next().value as number) / 0x10000);
  });
}

/** Makes one sentence from a stream of numbers in [0, 1). */
class Writer {
  private readonly grammar: Grammar;
  private readonly heights: ReadonlyMap<string, number>;
  private readonly alphabet: readonly string[];
  private references = 0;
  private referencesMax = 0;

  constructor(grammar: Grammar, alphabet: readonly string[]) {
    this.grammar = grammar;
    this.heights = heightsOf(grammar);
    this.alphabet = alphabet;
  }

  sentence(rule: string, next: () => number): string {
    this.references = 0;
    this.referencesMax = referencesMin + Math.floor(next() ** 2 * (referencesMax - referencesMin));
    return this.write(this.grammar[rule]!, 0, next);
  }

  private write(form: Form, depth: number, next: () => number): string {
    if (typeof form === "string") return form;
    if (isSequence(form)) return form.map((each) => this.write(each, depth, next)).join("");
    if ("rule" in form) {
      this.references += 1;
      return this.write(this.grammar[form.rule]!, depth + 1, next);
    }
    if ("of" in form) return this.member(form, next);
    const grows = depth < depthMax && this.references < this.referencesMax;
    if ("choice" in form) {
      const low = heightOf(form, this.heights);
      const open = grows ? form.choice : form.choice.filter((each) => heightOf(each, this.heights) === low);
      return this.write(pick(open, next), depth, next);
    }
    if ("optional" in form) return next() < (grows ? 0.4 : 0) ? this.write(form.optional, depth, next) : "";
    const repeated = "some" in form ? form.some : form.many;
    let text = "some" in form ? this.write(repeated, depth, next) : "";
    while (next() < (depth < depthMax && this.references < this.referencesMax ? 0.5 : 0))
      text += this.write(repeated, depth, next);
    return text;
  }

  private member({ of, not }: Extract<Form, { of: unknown }>, next: () => number): string {
    if (not) {
      const outside = this.alphabet.filter(
        (each) => each.length > 1 || !of.some((part) => holds(part, each)),
      );
      return pick(outside, next);
    }
    const part = pick(of, next);
    if (typeof part === "string") return part;
    const from = part[0].charCodeAt(0);
    return String.fromCharCode(from + Math.floor(next() * (part[1].charCodeAt(0) - from + 1)));
  }
}

function isSequence(form: Form): form is readonly Form[] {
  return Array.isArray(form);
}

function pick<T>(all: readonly T[], next: () => number): T {
  return all[Math.floor(next() * all.length)]!;
}

function holds(part: string | readonly [string, string], character: string): boolean {
  return typeof part === "string" ? part === character : part[0] <= character && character <= part[1];
}

/** How many references the shortest sentence of each rule needs. */
function heightsOf(grammar: Grammar): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, form] of Object.entries(grammar)) {
      const height = heightOf(form, heights) + 1;
      if (height < (heights.get(name) ?? Number.POSITIVE_INFINITY)) {
        heights.set(name, height);
        changed = true;
      }
    }
  }
  return heights;
}

function heightOf(form: Form, heights: ReadonlyMap<string, number>): number {
  if (typeof form === "string") return 0;
  if (isSequence(form)) return Math.max(0, ...form.map((each) => heightOf(each, heights)));
  if ("rule" in form) return heights.get(form.rule) ?? Number.POSITIVE_INFINITY;
  if ("choice" in form) return Math.min(...form.choice.map((each) => heightOf(each, heights)));
  return "some" in form ? heightOf(form.some, heights) : 0;
}

// @ts-nocheck
import fc from "fast-check";

/** The texts of `sentences` with up to two characters taken out, put in, or exchanged. */
export function mutated(sentences: fc.Arbitrary<string>, alphabet: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(200),
    remove: fc.nat(1),
    insert: fc.constantFrom("", ...alphabet),
  });
  return fc.tuple(sentences, fc.array(change, { minLength: 1, maxLength: 2 })).map(([sentence, changes]) => {
    let text = sentence;
    for (const { at, remove, insert } of changes) {
      const from = at % (text.length + 1);
      text = text.slice(0, from) + insert + text.slice(from + remove);
    }
    return text;
  });
}

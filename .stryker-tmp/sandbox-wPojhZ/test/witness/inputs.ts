// @ts-nocheck
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { sentencesOf } from "../../grammar/language.ts";
import { mutated } from "../grammar/mutation.ts";
import { alphabet, seeds, tricky, values } from "./seeds.ts";

/** Inputs without end, the same for the same seed: sentences of the shell grammar, seeds, and both with changes. */
export function* inputs(seed: number, grammarPath: URL): Generator<string> {
  const grammar = readFileSync(grammarPath, "utf8");
  const sentences = sentencesOf(grammar, "Script", [..."abx1 =:-'\"\\$`();&|>\n"]).filter(
    (text) => text.length < 400,
  );
  const seeded = fc.constantFrom(...seeds, ...tricky, ...values);
  const pieces = fc
    .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 14 })
    .map((all) => all.join(""));
  const joined = fc
    .tuple(seeded, fc.constantFrom(" ", "\n", ";", "&&", "|", "||", "&", "$(", "`", '"', "("), seeded)
    .map(([a, by, b]) => `${a}${by}${b}`);
  const wrapped = fc
    .tuple(fc.constantFrom(...wrappings), fc.oneof(seeded, sentences))
    .map(([wrapping, text]) => wrapping(text));
  const any = fc.oneof(
    { arbitrary: sentences, weight: 2 },
    { arbitrary: mutated(sentences, alphabet), weight: 2 },
    { arbitrary: mutated(seeded, alphabet), weight: 6 },
    { arbitrary: mutated(joined, alphabet), weight: 2 },
    { arbitrary: joined, weight: 1 },
    { arbitrary: wrapped, weight: 2 },
    { arbitrary: mutated(wrapped, alphabet), weight: 1 },
    { arbitrary: pieces, weight: 1 },
  );
  for (let round = 0; ; round++) yield* fc.sample(any, { numRuns: 200, seed: seed * 1_000_003 + round });
}

/** Ways to put one text into another. */
const wrappings: readonly ((text: string) => string)[] = [
  (text) => `eval ${quoted(text)}`,
  (text) => `c1 "$(${text})"`,
  (text) => `c1 $(${text}\n) c2`,
  (text) => `c1 <(${text})`,
  (text) => `(${text}\n)`,
  (text) => `{ ${text}\n}`,
  (text) => `if ${text}\nthen c8; else c9; fi`,
  (text) => `f() { ${text}\n}; f a b`,
  (text) => `for x in a b; do ${text}\ndone`,
  (text) => `case a in (a) ${text}\n;; esac`,
  (text) => `trap ${quoted(text)} EXIT`,
  (text) => `c1 <<E\n${text}\nE\n`,
  (text) => `c1 <<'E'\n${text}\nE\nc2`,
  (text) => `! ${text}`,
  (text) => `command ${text}`,
  (text) => `x=1 ${text}`,
  (text) => `time ${text}`,
  (text) => `function f { ${text}\n}; f`,
  (text) => `function f() ( ${text}\n)\nf a`,
  (text) => `until ${text}\ndo c8; break; done`,
  (text) => `{ ${text}; } | c8`,
  (text) => `c1 "${"$"}{y:-$(${text}\n)}"`,
  (text) => `[[ -n $(${text}\n) ]] && c8`,
  (text) => `y=(${text}); c8 "${"$"}{y[@]}"`,
  (text) => `coproc ${text}`,
  (text) => `bash -c ${quoted(text)}`,
  (text) => `sh <<'E'\n${text}\nE\nc8`,
  (text) => `while read -r x; do ${text}\ndone < a.txt`,
];

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

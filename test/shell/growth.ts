// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { pathToFileURL } from "node:url";
import { limits } from "../../src/base/limits.ts";
import { parseScript } from "../../src/shell/parse.ts";
import { scanWords } from "../../src/shell/scan.ts";
import type { Shell } from "../../src/shell/script.ts";

/*
 * How the time to answer grows with the size of a text that is made to be slow. Run it after a build:
 * `node --max-semi-space-size=512 dist/test/shell/growth.js`; with a smaller young generation the garbage collector
 * copies what survives, and shows in the factors. A text beyond the bound of the parser is only scanned, so the sizes up to the
 * bound show the parser, and those above it the scan.
 */

const megabyte = 1_048_576;

/** Pieces that are repeated to fill a size. */
const pieces: readonly string[] = [
  ..."\"'`\\$;&|()<>{}[]*?~#!=,.-+\n\t a1\r",
  "$(",
  "$((",
  "((((",
  "{{{{",
  "${${",
  "${x:-",
  '"$(',
  "`a`",
  "$'",
  "<(",
  "[[ ",
  "[[ a =~ (",
  "{a,",
  "{1..9}",
  "a=(",
  "x[0]=",
  "cat <<E\n",
  "cat <<E\n\nE\n",
  "$(cat <<E\n'(\nE\n)",
  '"$(cat <<E\n1)\nE\n)"',
  "i=0;: $((i));",
  "for ((i=0;",
  "if a; then ",
  "case x in (a) ",
  "f() {\n",
  "a\\\n",
  "\\\n",
  "a && ",
  "a | ",
  "x=1 ",
  "a>b ",
  "a'b'",
  'a"$b"',
  "é",
];

const shells: readonly (Shell | undefined)[] = [undefined, "bash"];

export type Growth = {
  readonly piece: string;
  readonly shell: Shell | undefined;
  /** Milliseconds, for each size; the least of several runs. */
  readonly times: readonly number[];
};

export const sizes: readonly number[] = [
  limits.commandParsedLengthMax / 8,
  limits.commandParsedLengthMax / 4,
  limits.commandParsedLengthMax / 2,
  limits.commandParsedLengthMax,
  megabyte / 4,
  megabyte / 2,
  megabyte,
];

/** Times one answer: the tree, or the words that deny rules look at where there is none. */
function answer(text: string, shell: Shell | undefined): number {
  const start = performance.now();
  if (!parseScript(text, shell).ok) scanWords(text);
  return performance.now() - start;
}

/** Measures every piece at every size. */
export function* growths(runs: number): Generator<Growth> {
  for (const shell of shells) {
    for (const piece of pieces) {
      const times = sizes.map((size) => {
        const text = piece.repeat(Math.floor(size / piece.length));
        let least = Number.POSITIVE_INFINITY;
        for (let run = 0; run < runs; run++) least = Math.min(least, answer(text, shell));
        return least;
      });
      yield { piece, shell, times };
    }
  }
}

/** The largest factor per doubling, where both times are long enough to be measured. */
export function steepest(times: readonly number[]): number {
  let factor = 0;
  for (let i = 1; i < times.length; i++) {
    const doublings = Math.log2(sizes[i]! / sizes[i - 1]!);
    if (times[i - 1]! > 2) factor = Math.max(factor, (times[i]! / times[i - 1]!) ** (1 / doublings));
  }
  return factor;
}

function printTable(): void {
  const row = (cells: readonly string[]) =>
    cells.map((cell, i) => (i < 2 ? cell.padEnd(26) : cell.padStart(9))).join(" ");
  const kilo = sizes.map((size) => `${Math.round(size / 1024)} K`);
  console.log(row(["piece", "shell", ...kilo, "factor"]));
  let worst = 0;
  let longest = 0;
  for (const { piece, shell, times } of growths(5)) {
    const factor = steepest(times);
    worst = Math.max(worst, factor);
    longest = Math.max(longest, ...times);
    const cells = times.map((time) => time.toFixed(2));
    console.log(
      row([JSON.stringify(piece), shell ?? "any", ...cells, factor === 0 ? "-" : factor.toFixed(2)]),
    );
  }
  const nested = "$(".repeat(100_000);
  console.log(`100,000 nested $(: ${answer(nested, undefined).toFixed(2)} ms`);
  console.log(`longest ${longest.toFixed(1)} ms, steepest factor per doubling ${worst.toFixed(2)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) printTable();

/** One table of `npm run growth`. */
// @ts-nocheck

export type Subject = {
  readonly name: string;
  /** Two factors are taken: from the second size to the fourth, and from the fifth to the seventh, each four times as large. */
  readonly sizes: readonly number[];
  /** What the two factors are of. */
  readonly factors: readonly [string, string];
  readonly rows: readonly Row[];
};

type Row = {
  readonly name: string;
  /** Makes the text, and gives what is to be timed. */
  readonly answer: (size: number) => () => unknown;
};

/** Answers about texts that are each one piece, repeated. */
export function repeating(pieces: readonly string[], answer: (text: string) => unknown): readonly Row[] {
  return pieces.map((piece) => ({
    name: JSON.stringify(piece),
    answer: (size) => {
      const text = repeated(piece, size);
      return () => answer(text);
    },
  }));
}

export function repeated(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

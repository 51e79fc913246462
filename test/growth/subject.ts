/** One table of `npm run growth`. */
export type Subject = {
  readonly name: string;
  /** Nine: three times three, each the double of the one before. */
  readonly sizes: readonly number[];
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

/** Answers about texts that open as often as they close. */
export function nested(
  pairs: readonly (readonly [string, string])[],
  answer: (text: string) => unknown,
): readonly Row[] {
  return pairs.map(([open, close]) => ({
    name: JSON.stringify(`${open}…${close}`),
    answer: (size) => {
      const depth = Math.floor(size / (open.length + close.length));
      const text = `${open.repeat(depth)}a${close.repeat(depth)}`;
      return () => answer(text);
    },
  }));
}

/**
 * As many whole pieces as fit, for half a piece would be another sort of text; behind a blank stands a last word, so that
 * what joins commands joins some.
 */
export function repeated(piece: string, size: number): string {
  const last = piece.endsWith(" ") ? "a" : "";
  return piece.repeat(Math.floor((size - last.length) / piece.length)) + last;
}

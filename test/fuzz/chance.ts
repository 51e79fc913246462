/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const textMax = 2_000;

/** One of the texts with one to four changes: a run taken out, doubled, put in, or taken from another text. */
export function mutant(texts: readonly string[], pieces: readonly string[], chance: () => number): string {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  let text = pick(texts);
  for (let changes = 1 + Math.floor(chance() * 4); changes > 0; changes--) {
    const from = Math.floor(chance() * (text.length + 1));
    const to = Math.min(text.length, from + 1 + Math.floor(chance() ** 3 * 16));
    const kind = Math.floor(chance() * 5);
    const other = kind === 4 ? pick(texts) : "";
    const put =
      kind === 0
        ? ""
        : kind === 1
          ? text.slice(from, to) + text.slice(from, to)
          : kind < 4
            ? pick(pieces) + (kind === 2 ? text.slice(from, to) : "")
            : other.slice(Math.floor(chance() * other.length));
    text = text.slice(0, from) + put + text.slice(to);
  }
  return text.slice(0, textMax);
}

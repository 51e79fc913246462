/** What one file of benchmarks offers to `run.ts`. */
export type Benchmark = {
  readonly name: string;
  /** Throws where two ways that are compared do not agree. */
  readonly check: () => void;
  /** Lines of a plain table. @param rounds how many paired rounds; a ratio is only taken within a round */
  readonly run: (rounds: number) => readonly string[];
};

/** The middle of the values and the ends. Not empty. */
export function spread(values: readonly number[]): {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
} {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)]!, lowest: sorted[0]!, highest: sorted.at(-1)! };
}

/** Rows as columns: the first left-aligned, the others right-aligned. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  "),
  );
}

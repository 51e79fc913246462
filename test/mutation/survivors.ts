import { readFileSync } from "node:fs";

/** `text`: the line, what of it is changed, and what it becomes. */
export type Mutant = {
  readonly file: string;
  readonly line: number;
  readonly status: string;
  readonly text: string;
};

/** Mutants that no test can tell from the code, or none should, and why. One value of `survivors.json`. */
type Survivors = { readonly file: string; readonly reason: string; readonly mutants: readonly string[] };

/** The report of Stryker's `json` reporter, as far as it is read here. */
type Report = {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: string;
          readonly replacement?: string;
          readonly location: { readonly start: Position; readonly end: Position };
        }[];
      }
    >
  >;
};
type Position = { readonly line: number; readonly column: number };

export function mutantsOf(report: Report): readonly Mutant[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants.map(({ status, replacement = "", location: { start, end } }) => {
      const line = lines[start.line - 1]!;
      const last = start.line === end.line ? end.column - 1 : line.length;
      const text = `${line} | ${line.slice(start.column - 1, last)} → ${replacement}`;
      return { file, line: start.line, status, text: text.replace(/\s+/g, " ").trim() };
    });
  });
}

/** The known survivors, each as `file: text`. */
export function knownSurvivors(file: URL): ReadonlySet<string> {
  const all = JSON.parse(readFileSync(file, "utf8")) as readonly Survivors[];
  return new Set(all.flatMap(({ file, mutants }) => mutants.map((text) => `${file}: ${text}`)));
}

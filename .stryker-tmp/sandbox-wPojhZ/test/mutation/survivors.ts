// @ts-nocheck
import { readFileSync } from "node:fs";

/** A mutant as the line that it makes; of one that spans lines, the first, up to it, and what it puts there. */
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
      const before = lines[start.line - 1]!.slice(0, start.column - 1);
      const after = start.line === end.line ? lines[end.line - 1]!.slice(end.column - 1) : " …";
      const text = `${before}${replacement}${after}`.replace(/\s+/g, " ").trim();
      return { file, line: start.line, status, text };
    });
  });
}

/** The known survivors, each as `file: text`. */
export function knownSurvivors(file: URL): ReadonlySet<string> {
  const all = JSON.parse(readFileSync(file, "utf8")) as readonly Survivors[];
  return new Set(all.flatMap(({ file, mutants }) => mutants.map((text) => `${file}: ${text}`)));
}

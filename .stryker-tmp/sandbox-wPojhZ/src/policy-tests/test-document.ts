// @ts-nocheck
import type { Diagnostic, Reason, ToolCall } from "../index.ts";
import type { Coverage } from "./coverage.ts";
import type { Outcome, TestResult, TestRun } from "./run-tests.ts";

/** One test file: what is wrong with it or with its settings, and its tests as far as they could be run. */
export type TestedFile = {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly run: TestRun | undefined;
};

export type Counts = Readonly<Record<Outcome, number>>;

/** How the tests of some files ended. */
export function countsOf(files: readonly TestedFile[]): Counts {
  const outcomes = files.flatMap(({ run }) => run?.results ?? []).map(({ outcome }) => outcome);
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { passed: count("passed"), failed: count("failed"), todo: count("todo"), done: count("done") };
}

/**
 * The results as one JSON document. `ok`: what the exit code says as well.
 * @see grammar/schemas/policy-test-output.schema.json
 */
export function testDocument(
  files: readonly TestedFile[],
  coverage: (Coverage & { readonly threshold: number | undefined }) | undefined,
  ok: boolean,
): object {
  return {
    schemaVersion: 1,
    ok,
    counts: countsOf(files),
    files: files.map(({ file, diagnostics, run }) => ({
      file,
      diagnostics,
      tests: (run?.results ?? []).map(resultDocument),
    })),
    ...(coverage === undefined ? {} : { coverage }),
  };
}

type ResultDocument = {
  readonly line: number;
  readonly column: number;
  readonly call: ToolCall;
  readonly text: string;
  readonly expected: string;
  readonly by?: string | undefined;
  readonly todo?: string | undefined;
  readonly outcome: Outcome;
  readonly effect: string;
  readonly failure?: string | undefined;
  readonly hint?: string | undefined;
  readonly reasons: readonly Reason[];
};

function resultDocument({ test, outcome, decision, failure, hint }: TestResult): ResultDocument {
  const { place, call, text, expected, by, todo } = test;
  const { effect, reasons } = decision;
  const { line, column } = place;
  return { line, column, call, text, expected, by, todo, outcome, effect, failure, hint, reasons };
}

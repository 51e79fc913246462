/** Tests that were run, in the order in which they stand: one suite for each file. */
// @ts-nocheck

export type TestSuite = { readonly name: string; readonly tests: readonly TestResult[] };

/**
 * What came of one test. `todo`: it fails, and that is known. `message` says in one line why a test is no pass, `detail`
 * in as many as it needs.
 */
export type TestResult = {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "todo" | "skipped";
  readonly message?: string | undefined;
  readonly detail?: string | undefined;
};

/** How many tests had this outcome. */
export function count(suites: readonly TestSuite[], outcome: TestResult["outcome"]): number {
  return suites.reduce((sum, { tests }) => sum + tests.filter((test) => test.outcome === outcome).length, 0);
}

// @ts-nocheck
export { showCall } from "./call-text.ts";
export type { Coverage, CoveredRun, RuleCoverage, RuleState } from "./coverage.ts";
export { coverageOf } from "./coverage.ts";
export type { PolicyTest, PolicyTests, SettingsName, TestSession } from "./policy-tests.ts";
export type { TestsReading } from "./read-tests.ts";
export { readPolicyTests } from "./read-tests.ts";
export type { Outcome, TestResult, TestRun } from "./run-tests.ts";
export { decidingReasons, runPolicyTests } from "./run-tests.ts";
export type { Counts, TestedFile } from "./test-document.ts";
export { countsOf, testDocument } from "./test-document.ts";

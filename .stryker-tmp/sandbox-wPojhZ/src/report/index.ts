// @ts-nocheck
export type { Finding } from "./finding.ts";
export { githubReport } from "./github.ts";
export { junitReport } from "./junit.ts";
export type { SarifRule, SarifTool } from "./sarif.ts";
export { sarifReport } from "./sarif.ts";
export { tapReport } from "./tap.ts";
export type { TestResult, TestSuite } from "./test-suite.ts";
export { sameLength, visible } from "./visible.ts";

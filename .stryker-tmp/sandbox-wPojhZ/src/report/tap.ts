// @ts-nocheck
import type { TestResult, TestSuite } from "./test-suite.ts";
import { visible } from "./visible.ts";

/**
 * Test results in the Test Anything Protocol.
 * @see https://testanything.org/tap-version-14-specification.html
 */
export function tapReport(suites: readonly TestSuite[]): string {
  const tests = suites.flatMap((suite) => suite.tests.map((test) => ({ suite: suite.name, test })));
  const points = tests.map(({ suite, test }, index) => point(index + 1, suite, test));
  return ["TAP version 14", `1..${tests.length}`, ...points, ""].join("\n");
}

function point(number: number, suite: string, test: TestResult): string {
  const { name, outcome, message, detail } = test;
  const ok = outcome === "passed" || outcome === "skipped" ? "ok" : "not ok";
  const line = `${ok} ${number} - ${description(`${suite}: ${name}`)}`;
  if (outcome === "passed") return line;
  const why = message ?? outcome;
  if (outcome === "skipped") return `${line} # SKIP ${description(why)}`;
  if (outcome === "todo") return `${line} # TODO ${description(why)}`;
  // a JSON string is a double-quoted scalar of YAML
  return [
    line,
    "  ---",
    `  message: ${JSON.stringify(why)}`,
    ...(detail === undefined ? [] : [`  detail: ${JSON.stringify(detail)}`]),
    "  ...",
  ].join("\n");
}

/** Backslash and hash are escaped, since a hash begins a directive. */
function description(text: string): string {
  return visible(text).replace(/[\\#]/g, "\\$&");
}

// @ts-nocheck
import { count, type TestResult, type TestSuite } from "./test-suite.ts";
import { visible, visibleLines } from "./visible.ts";

/**
 * Test results as the XML that JUnit's reporter for Ant began and build servers read. No two of them agree on a schema;
 * this is what the schemas of Jenkins accept, old and new.
 */
export function junitReport(suites: readonly TestSuite[]): string {
  const lines = suites.flatMap((suite) => [
    `  <testsuite name="${attribute(suite.name)}" ${counts([suite])} skipped="${notRun([suite])}">`,
    ...suite.tests.flatMap((test) => testcase(test, suite)),
    "  </testsuite>",
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts(suites)}>`,
    ...lines,
    "</testsuites>",
    "",
  ].join("\n");
}

function counts(suites: readonly TestSuite[]): string {
  const tests = suites.reduce((sum, suite) => sum + suite.tests.length, 0);
  return `tests="${tests}" failures="${count(suites, "failed")}" errors="0"`;
}

/** A test that is known to fail is no failure, and XML of this kind has no other word for it. */
function notRun(suites: readonly TestSuite[]): number {
  return count(suites, "skipped") + count(suites, "todo");
}

function testcase({ name, outcome, message, detail }: TestResult, suite: TestSuite): readonly string[] {
  const open = `    <testcase name="${attribute(name)}" classname="${attribute(suite.name)}"`;
  if (outcome === "passed") return [`${open}/>`];
  const why = message ?? outcome;
  const inside =
    outcome === "failed"
      ? `<failure message="${attribute(why)}">${content(detail ?? why)}</failure>`
      : `<skipped>${content(outcome === "todo" ? `todo: ${why}` : why)}</skipped>`;
  return [`${open}>`, `      ${inside}`, "    </testcase>"];
}

function attribute(text: string): string {
  return markup(visible(text)).replaceAll('"', "&quot;");
}

function content(text: string): string {
  return markup(visibleLines(text));
}

/** What XML 1.0 (2.2) has no character for is escaped already, but for the two that are none. */
function markup(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\ufffe", "\\u{fffe}")
    .replaceAll("\uffff", "\\u{ffff}");
}

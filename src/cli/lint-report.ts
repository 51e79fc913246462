import { isAbsolute, relative, sep } from "node:path";
import { codes, type Severity } from "../index.ts";
import { type LintFinding, lintCodes } from "../lint/index.ts";
import { githubReport, junitReport, sarifReport, type TestSuite } from "../report/index.ts";
import type { Io } from "./io.ts";
import { lintPage } from "./lint-page.ts";
import type { Inspected } from "./lint-settings.ts";
import { paintFor } from "./paint.ts";
import { showDiagnostic } from "./show-diagnostic.ts";

export const lintFormats = ["pretty", "json", "sarif", "github", "junit"] as const;
export type LintFormat = (typeof lintFormats)[number];

/** From the least to the worst. */
export const severities: readonly Severity[] = ["info", "warning", "error"];

/** Whether a finding is at least as bad as this. */
export function counts({ severity }: LintFinding, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}

type ReportOptions = { readonly format: LintFormat; readonly failOn: Severity };

/** Findings in the format that is wanted. */
export function reportLint(
  found: readonly LintFinding[],
  settings: Inspected,
  { format, failOn }: ReportOptions,
  io: Io,
): string {
  const relativeTo = (file: string): string => pathSeenFrom(io.cwd, file);
  const elsewhere = found.map(({ fix: _, ...finding }) =>
    finding.file === undefined ? finding : { ...finding, file: relativeTo(finding.file) },
  );
  switch (format) {
    case "pretty":
      return pretty(found, settings, io);
    case "json":
      return `${JSON.stringify({ schemaVersion: 1, findings: found }, null, 2)}\n`;
    case "github":
      return githubReport(elsewhere);
    case "sarif":
      return sarifReport({ name: "toolgate", version: io.version, rules: sarifRules() }, elsewhere);
    case "junit":
      return junitReport(suitesOf(found, [...settings.texts.keys()], failOn, relativeTo));
  }
}

function pretty(found: readonly LintFinding[], { texts, loaded }: Inspected, io: Io): string {
  const paint = paintFor(io.stdout, io.env);
  const lines = found.map((finding) => showDiagnostic(finding, texts, loaded.from, paint));
  const count = (severity: Severity): number => found.filter((each) => each.severity === severity).length;
  const fixable = found.filter(({ fix }) => fix !== undefined).length;
  const summary =
    found.length === 0
      ? `nothing is found in ${counted(texts.size, "settings file")}`
      : `${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${counted(count("info"), "hint")}`;
  return `${lines.join("")}${summary}${fixable === 0 ? "" : `; --fix mends ${fixable}`}\n`;
}

function sarifRules() {
  return lintCodes.map((code) => ({
    code,
    severity: "warning" as const,
    about: codes[code],
    page: lintPage(code),
  }));
}

/** A suite for each file; a finding that does not count is a test that was skipped. */
function suitesOf(
  found: readonly LintFinding[],
  files: readonly string[],
  failOn: Severity,
  nameOf: (file: string) => string,
): readonly TestSuite[] {
  const all = [...new Set([...files, ...found.map(({ file }) => file ?? "")])];
  return all.map((file) => {
    const inFile = found.filter((finding) => (finding.file ?? "") === file);
    const tests = inFile.map((finding) => ({
      name: `${finding.code} ${finding.line}:${finding.column}`,
      outcome: counts(finding, failOn) ? ("failed" as const) : ("skipped" as const),
      message: finding.message,
      detail: finding.help === undefined ? undefined : `${finding.message}\nhelp: ${finding.help}`,
    }));
    const none = { name: "no findings", outcome: "passed" as const };
    return { name: file === "" ? "settings" : nameOf(file), tests: tests.length === 0 ? [none] : tests };
  });
}

/** A file as other programs name it: relative with `/` where it lies below here. */
function pathSeenFrom(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path === "" || path.startsWith("..") || isAbsolute(path) || !isAbsolute(file)
    ? file
    : path.split(sep).join("/");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

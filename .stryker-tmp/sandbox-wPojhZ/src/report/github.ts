// @ts-nocheck
import type { Severity } from "../base/diagnostic.ts";
import { type Finding, sentenceOf } from "./finding.ts";
import { visibleLines } from "./visible.ts";

const commandOf: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Findings as annotations of GitHub Actions, one workflow command a line.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function githubReport(findings: readonly Finding[]): string {
  return findings.map((finding) => `${annotation(finding)}\n`).join("");
}

function annotation(finding: Finding): string {
  const { code, severity, file, line, column, endColumn } = finding;
  // the last column is part of the place
  const last = Math.max(column, endColumn - 1);
  const place =
    file === undefined ? "" : `file=${property(file)},line=${line},col=${column},endColumn=${last},`;
  return `::${commandOf[severity]} ${place}title=${property(code)}::${data(sentenceOf(finding))}`;
}

/**
 * The text of a command: percent and line feed are escaped as `escapeData` of `@actions/core` does, a carriage return and
 * what cannot be seen are shown.
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
function data(text: string): string {
  return visibleLines(text).replaceAll("%", "%25").replaceAll("\n", "%0A");
}

/** The value of a property, where colon and comma end it: `escapeProperty` of `@actions/core`. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// @ts-nocheck
import type { Severity } from "../base/diagnostic.ts";
import { type Finding, sentenceOf } from "./finding.ts";
import { visible } from "./visible.ts";

/** The program that found something, and all kinds of things that it looks for. */
export type SarifTool = {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly SarifRule[];
};

/** `about` is one sentence; `page` a text in Markdown. */
export type SarifRule = {
  readonly code: string;
  readonly severity: Severity;
  readonly about: string;
  readonly page?: string | undefined;
};

const levelOf: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** What relative paths are relative to: where the report is read. */
const root = "%SRCROOT%";

/**
 * Findings in the Static Analysis Results Interchange Format, as one JSON document.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ name, version, rules }: SarifTool, findings: readonly Finding[]): string {
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, version, rules: rules.map(descriptor) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, indexes.get(finding.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({ code, severity, about, page }: SarifRule): object {
  return {
    id: code,
    shortDescription: { text: about },
    ...(page === undefined ? {} : { help: { text: about, markdown: page } }),
    defaultConfiguration: { level: levelOf[severity] },
  };
}

function result(finding: Finding, ruleIndex: number | undefined): object {
  const { code, severity, file, line, column, endColumn } = finding;
  const region = { startLine: line, startColumn: column, endColumn: Math.max(column, endColumn) };
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levelOf[severity],
    message: { text: visible(sentenceOf(finding)) },
    ...(file === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: location(file), region } }] }),
  };
}

function location(file: string): object {
  const path = file.replaceAll("\\", "/");
  if (path.startsWith("//")) return { uri: `file:${encoded(path)}` };
  if (path.startsWith("/")) return { uri: `file://${encoded(path)}` };
  // a drive
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded(path.slice(2))}` };
  return { uri: encoded(path), uriBaseId: root };
}

/** RFC 3986: the segments of a path, each percent-encoded; a half of a surrogate pair has no bytes to encode. */
function encoded(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}

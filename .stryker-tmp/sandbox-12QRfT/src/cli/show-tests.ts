// @ts-nocheck
import { relative, sep } from "node:path";
import type { Effect } from "../index.ts";
import {
  type Counts,
  type Coverage,
  countsOf,
  decidingReasons,
  type TestResult as PolicyTestResult,
  type RuleState,
  type TestedFile,
} from "../policy-tests/index.ts";
import type { Finding, TestSuite } from "../report/index.ts";
import { columns } from "./columns.ts";
import { type Paint, plain, type Style } from "./paint.ts";
import { showDecision } from "./show-decision.ts";
import { showFile, type Viewpoint } from "./show-file.ts";
import { cut, visible } from "./visible.ts";

const callLengthMax = 120;

/** What a person is told of tests: each that is not as it must be, then how many there are of each kind. */
export function showTests(files: readonly TestedFile[], from: Viewpoint, paint: Paint): string {
  const blocks = files.flatMap(({ run }) =>
    (run?.results ?? []).flatMap((result) => blockOf(result, from, paint)),
  );
  return [...blocks, summaryOf(countsOf(files), files.length, paint)].join("");
}

const heads: Readonly<Record<PolicyTestResult["outcome"], readonly [string, Style]>> = {
  passed: ["pass", "green"],
  failed: ["FAIL", "red"],
  todo: ["todo", "yellow"],
  done: ["DONE", "red"],
};

function blockOf(result: PolicyTestResult, from: Viewpoint, paint: Paint): readonly string[] {
  const { test, outcome } = result;
  if (outcome === "passed") return [];
  const [head, style] = heads[outcome];
  const { file, line, column } = test.place;
  const place = paint("bold", `${showFile(file ?? "", from)}:${line}:${column}`);
  const first = `${paint(style, head)}  ${place}  ${cut(visible(test.text), callLengthMax)}`;
  const told = outcome === "todo" ? [`known: ${visible(test.todo!)}`] : [messageOf(result)];
  const rest = outcome === "failed" ? detailLines(result, from, paint) : [];
  return [[first, ...[...told, ...rest].map((text) => `      ${text}`), ""].join("\n")];
}

/** Why a test is no pass, in one line. */
function messageOf({ outcome, failure, test }: PolicyTestResult): string {
  return outcome === "done"
    ? `it passes now: remove \`todo: ${visible(test.todo!)}\``
    : visible(failure ?? outcome);
}

function detailLines({ decision, hint }: PolicyTestResult, from: Viewpoint, paint: Paint): readonly string[] {
  const { effect } = decision;
  const shown = showDecision({ effect, reasons: decidingReasons(decision), suggestions: [] }, from, paint);
  const reasons = shown.trimEnd().split("\n");
  return hint === undefined ? reasons : [...reasons, `hint: ${visible(hint)}`];
}

function summaryOf(counts: Counts, files: number, paint: Paint): string {
  const told = [
    counts.failed > 0 ? paint("red", `${counts.failed} failed`) : "",
    counts.done > 0 ? paint("red", `${counts.done} marked todo, but passed`) : "",
    paint(counts.failed + counts.done > 0 ? "dim" : "green", `${counts.passed} passed`),
    counts.todo > 0 ? paint("yellow", `${counts.todo} todo`) : "",
  ];
  return `${told.filter((text) => text !== "").join(", ")} in ${files} file${files === 1 ? "" : "s"}\n`;
}

const styleOf: Readonly<Record<Effect, Style>> = { deny: "red", ask: "yellow", allow: "green" };
const stateWords: Readonly<Record<RuleState, string>> = {
  decided: "decided a test",
  outranked: "matched, but was outranked",
  unmatched: "never matched",
};

/** What the tests show of each rule; those that decided are only counted. */
export function showCoverage(
  { rules, decided, percent }: Coverage,
  threshold: number | undefined,
  from: Viewpoint,
  paint: Paint,
): string {
  const rows = rules
    .filter(({ state }) => state !== "decided")
    .map(({ effect, text, place, state }) => [
      effect,
      cut(visible(text), callLengthMax),
      place.file === undefined ? "" : `${showFile(place.file, from)}:${place.line}`,
      stateWords[state],
    ]);
  const list = columns(rows, (column, text) =>
    column === 0 ? paint(styleOf[text.trimEnd() as Effect], text) : column === 2 ? paint("dim", text) : text,
  );
  const missed = threshold !== undefined && percent < threshold;
  const wanted = missed ? paint("red", `; the threshold is ${threshold} %`) : "";
  return `${list}${decided} of ${rules.length} rules decided a test: ${roundedDown(percent)} %${wanted}\n`;
}

/** One digit, never rounded up: 100 means all. */
function roundedDown(percent: number): number {
  return Math.floor(percent * 10) / 10;
}

/** The tests as suites that other programs read; a file that cannot be run is a test that fails. */
export function suitesOf(files: readonly TestedFile[], from: Viewpoint): readonly TestSuite[] {
  return files.map(({ file, diagnostics, run }) => ({
    name: showFile(file, from),
    tests: [
      ...diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code, message, line, column }) => ({
          name: `${code} at ${line}:${column}`,
          outcome: "failed" as const,
          message,
        })),
      ...(run?.results ?? []).map((result) => ({
        name: `${result.test.expected} ${result.test.text}`,
        outcome: result.outcome === "done" ? ("failed" as const) : result.outcome,
        message: result.outcome === "todo" ? result.test.todo : messageOf(result),
        detail: detailLines(result, from, plain).join("\n"),
      })),
    ],
  }));
}

/** What is wrong, each at its place, for annotations: file names relative to where they are read. */
export function findingsOf(files: readonly TestedFile[], { cwd }: Viewpoint): readonly Finding[] {
  const found = files.flatMap(({ diagnostics, run }) => [
    ...diagnostics,
    ...(run?.results ?? [])
      .filter(({ outcome }) => outcome === "failed" || outcome === "done")
      .map(findingOf),
  ]);
  return found.map((finding) =>
    finding.file === undefined ? finding : { ...finding, file: relativeName(finding.file, cwd) },
  );
}

function findingOf(result: PolicyTestResult): Finding {
  const { test, outcome, hint } = result;
  return {
    code: outcome === "done" ? "test-todo-passes" : "test-failed",
    severity: "error",
    message: `${test.text}: ${messageOf(result)}`,
    ...test.place,
    ...(hint === undefined ? {} : { help: hint }),
  };
}

function relativeName(file: string, cwd: string): string {
  const name = relative(cwd, file);
  return name.startsWith("..") ? file : name.split(sep).join("/");
}

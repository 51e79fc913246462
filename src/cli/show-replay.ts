import type { Effect } from "../index.ts";
import type { Cause, FlipGroup, RuleSuggestions, WrittenRule } from "../replay/index.ts";
import { columns } from "./columns.ts";
import type { Paint, Style } from "./paint.ts";
import { showFile, type Viewpoint } from "./show-file.ts";
import { cut, visible } from "./visible.ts";

/** What was read. A line may hold several calls, or none. */
export type Counts = {
  lines: number;
  calls: number;
  flips: number;
  /** Lines that hold no call: what a person said, a change of the policy. */
  withoutCall: number;
  /** Decisions whose input the log does not tell. */
  masked: number;
  /** Lines of no kind that is known. */
  unknown: number;
  /** Lines that cannot be read. */
  unreadable: number;
  /** Calls of which nobody knows what was decided. */
  unanswered: number;
};

const textLengthMax = 100;
const styleOf: Readonly<Record<Effect, Style>> = { deny: "red", ask: "yellow", allow: "green" };

/** For a person: what flips, by the rule behind it, then how much was read. */
export function showReplay(
  groups: readonly FlipGroup[],
  suggestions: RuleSuggestions | undefined,
  counts: Counts,
  from: Viewpoint,
  paint: Paint,
): string {
  const blocks = groups.map((group) => blockOf(group, from, paint));
  const told = suggestions === undefined ? "" : `\n${showSuggestions(suggestions, paint)}`;
  return `${blocks.join("")}${blocks.length > 0 ? "\n" : ""}${summaryOf(counts)}${told}`;
}

function blockOf({ from, to, count, now, was, samples }: FlipGroup, view: Viewpoint, paint: Paint): string {
  const flip = `${paint(styleOf[from], from)} → ${paint(styleOf[to], to)}`;
  const head = [flip, counted(count, "call"), causeOf(now, was, view)].join("  ");
  const rows = samples.map((sample) => [`      ${sample.count}`, cut(visible(sample.text), textLengthMax)]);
  return `${head}\n${columns(rows, (_column, text) => paint("dim", text))}`;
}

/** The rule that decides now; else the rule that did, and what is said now. */
function causeOf(now: Cause, was: Cause | undefined, view: Viewpoint): string {
  if (now.rule !== undefined) return showRule(now.rule, view);
  if (was?.rule !== undefined) return `no longer ${showRule(was.rule, view)}`;
  // what stands in brackets is about one of the calls
  return visible((now.message ?? now.because ?? "").replace(/ \(.*$/s, ""));
}

function showRule({ effect, text, layer, file, line }: WrittenRule, view: Viewpoint): string {
  const place =
    file === undefined
      ? layer === undefined
        ? ""
        : `  ${layer} settings`
      : `  ${showFile(file, view)}:${line}`;
  return `${effect} ${cut(visible(text), textLengthMax)}${place}`;
}

function summaryOf(counts: Counts): string {
  const { lines, calls, flips, withoutCall, masked, unknown, unreadable, unanswered } = counts;
  const notes: readonly (readonly [number, string])[] = [
    [withoutCall, "without a call"],
    [unknown, "of no known kind"],
    [unreadable, "that cannot be read"],
    [masked, 'with a masked input (an AuditLog with `input: "whole"` tells it)'],
  ];
  const told = notes.filter(([count]) => count > 0).map(([count, what]) => `${number(count)} ${what}`);
  const inLines = told.length === 0 ? "" : `, in ${counted(lines, "line")}: ${told.join(", ")}`;
  const without =
    unanswered === 0
      ? ""
      : `what was decided of ${number(unanswered)} is not known: compare with --against\n`;
  return `${number(flips)} of ${counted(calls, "call")} flip${inLines}\n${without}`;
}

function showSuggestions({ prompts, removed, steps, refused }: RuleSuggestions, paint: Paint): string {
  const rules = steps.reduce((sum, step) => sum + step.rules.length, 0);
  const head =
    steps.length === 0
      ? `no rule to suggest for ${counted(prompts, "prompt")}\n`
      : `${counted(rules, "rule")} would have removed ${number(removed)} of ${counted(prompts, "prompt")}\n`;
  const rows = steps.flatMap(({ rules: [first, ...others], prompts: count, seen }) => [
    [
      `  ${number(count)}`,
      paint("green", visible(first!)),
      seen > 1 ? `${number(seen)} different calls` : "",
    ],
    ...others.map((rule) => ["", paint("green", visible(rule)), "together with the one above"]),
  ]);
  const programs = refused
    .slice(0, refusedMax)
    .map(
      ({ program, prompts: count }) =>
        `${visible(program) || "a name only known when it runs"} (${number(count)})`,
    );
  const further = refused.length > refusedMax ? ` and ${refused.length - refusedMax} more` : "";
  const refusal =
    refused.length === 0
      ? ""
      : `no rule for what runs whatever it is given: ${programs.join(", ")}${further}\n`;
  return `${head}${columns(rows)}${refusal}`;
}

const refusedMax = 8;

export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function number(count: number): string {
  return count.toLocaleString("en");
}

// @ts-nocheck
import type { Decision, Effect, Reason } from "../index.ts";
import type { Paint, Style } from "./paint.ts";
import { showFile, showPath, type Viewpoint } from "./show-file.ts";
import { cut, visible } from "./visible.ts";

const styleOf: Readonly<Record<Effect, Style>> = { deny: "red", ask: "yellow", allow: "green" };

/** Longer parts and rules are cut; `--json` has them in full. */
const partLengthMax = 100;
/** A column is not widened beyond this for its longest entry. */
const columnWidthMax = 56;
const indent = " ".repeat(7);

/**
 * A decision for a person, one line a part: its effect, the part, the rule and where it stands, or why no rule was
 * needed. What settles the decision comes first. Under an `ask`, what is unknown and what would allow it.
 * Ends with a line break.
 */
export function showDecision(decision: Decision, from: Viewpoint, paint: Paint): string {
  const rows = decision.reasons.map((reason) => rowOf(reason, from));
  const partWidth = columnWidth(rows.map((row) => row.part));
  const ruleWidth = columnWidth(rows.filter((row) => row.place !== "").map((row) => row.rule));
  const lines = rows.flatMap((row) => {
    const part = row.part.padEnd(partWidth);
    const rule = row.place === "" ? row.rule : row.rule.padEnd(ruleWidth);
    const effect = paint(styleOf[row.effect], row.effect.padEnd(5));
    const line = `${effect}  ${part}  ${rule}${row.place === "" ? "" : `  ${paint("dim", row.place)}`}`;
    return row.unknown === undefined ? [line] : [line, `${indent}unknown: ${row.unknown}`];
  });
  if (decision.effect === "ask" && decision.suggestions.length > 0) {
    const rules = new Set(decision.suggestions.map((suggestion) => visible(suggestion.rule)));
    lines.push(`${indent}would allow it: ${[...rules].join(", ")}`);
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

type Row = { effect: Effect; part: string; rule: string; place: string; unknown: string | undefined };

function rowOf(reason: Reason, from: Viewpoint): Row {
  const { effect, rule } = reason;
  const unknown = reason.unknown === undefined ? undefined : visible(reason.unknown);
  const part = cut(partOf(reason, from), partLengthMax);
  if (rule === undefined) return { effect, part, rule: visible(reason.message), place: "", unknown };
  const file = rule.place.file;
  const place = file === undefined ? `${rule.layer} settings` : `${showFile(file, from)}:${rule.place.line}`;
  const text = `${rule.effect} ${cut(visible(rule.text), partLengthMax)}`;
  return { effect, part, rule: `${relationTo(reason, rule.effect)}${text}`, place, unknown };
}

/** How a rule led to another effect than its own; empty: it simply matched. */
function relationTo(reason: Reason, effect: Effect): string {
  if (reason.because === "EVAL-11") return "may match ";
  return reason.effect === effect ? "" : `${visible(reason.message)}: `;
}

/** A command as it stands, anything else with what would be done to it: `read .env`. */
function partOf({ act }: Reason, from: Viewpoint): string {
  if (act.kind === "fetch") return `fetch ${visible(act.text)}`;
  if (act.kind === "read" || act.kind === "write") return `${act.kind} ${showPath(act.text, from)}`;
  return visible(act.text);
}

function columnWidth(entries: readonly string[]): number {
  return Math.max(0, ...entries.map((entry) => entry.length).filter((length) => length <= columnWidthMax));
}

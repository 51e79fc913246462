// @ts-nocheck
import type { Diagnostic, Severity } from "../index.ts";
import type { Paint, Style } from "./paint.ts";
import { showFile, type Viewpoint } from "./show-file.ts";
import { cut, sameLength, visible } from "./visible.ts";

const styleOf: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "dim" };

/** How much of a long line is shown around the place. */
const lineLengthMax = 100;

/**
 * A diagnostic for a person: where, how bad, which code, what; then the line with carets under the place and, where
 * the fix is certain, the help. `texts` has the settings by file; without the text only the first line is shown.
 * Ends with a line break.
 */
export function showDiagnostic(
  diagnostic: Diagnostic,
  texts: ReadonlyMap<string, string>,
  from: Viewpoint,
  paint: Paint,
): string {
  const { file, line, column, code, severity, message, help } = diagnostic;
  const place = `${file === undefined ? "settings" : showFile(file, from)}:${line}:${column}`;
  const head = `${paint("bold", place)}  ${paint(styleOf[severity], severity)} ${code}  ${visible(message)}\n`;
  const helped = help === undefined ? "" : ` help: ${visible(help)}`;
  const source = file === undefined ? undefined : lineOf(texts.get(file), line);
  if (source === undefined) return helped === "" ? head : `${head} ${helped}\n`;
  return `${head}${excerpt(source, diagnostic, helped, paint)}`;
}

/** The line of the place, without its indent, cut to a window where it is long, and the carets under it. */
function excerpt(
  source: string,
  { column, endColumn, severity }: Diagnostic,
  help: string,
  paint: Paint,
): string {
  const start = column - 1;
  const indent = Math.min(source.length - source.trimStart().length, start);
  const from = start - indent > lineLengthMax - 20 ? start - 20 : indent;
  const shown = cut(sameLength(source.slice(from)).trimEnd(), lineLengthMax);
  const carets = "^".repeat(Math.max(1, Math.min(endColumn - column, shown.length - (start - from))));
  return `  ${shown}\n  ${" ".repeat(start - from)}${paint(styleOf[severity], carets)}${help}\n`;
}

/** One line of a text, counted from 1; undefined: there is no such line or it is blank. */
function lineOf(text: string | undefined, line: number): string | undefined {
  const source = text?.split(/\r\n|\r|\n/, line)[line - 1];
  return source === undefined || source.trim() === "" ? undefined : source;
}

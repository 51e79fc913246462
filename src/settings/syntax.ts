import type { Diagnostic } from "../base/diagnostic.ts";
import type { JsonFault } from "./json-tree.ts";
import { settingsDepthMax } from "./json-tree.ts";

type Wording = { readonly message: string; readonly help?: string };

/** One line for each fault of the JSON parser; `help` only where the fix is certain. */
const wordings: Readonly<Record<string, Wording>> = {
  InvalidNumberFormat: { message: "this number is not written as JSON wants it" },
  PropertyNameExpected: { message: "a key in double quotes is expected here" },
  ValueExpected: { message: "a value is expected here" },
  ColonExpected: { message: "`:` is expected between a key and its value" },
  CommaExpected: { message: "`,` is expected before this", help: "write `,` at the end of the entry before" },
  CloseBraceExpected: { message: "`}` is missing" },
  CloseBracketExpected: { message: "`]` is missing" },
  EndOfFileExpected: { message: "the settings have ended, but more text follows" },
  InvalidCommentToken: {
    message: "comments are not allowed in settings",
    help: "remove it, or keep the note as the value of a `_comment` key",
  },
  UnexpectedEndOfComment: { message: "comments are not allowed in settings, and this one does not end" },
  UnexpectedEndOfString: { message: "this string is not closed", help: 'end it with `"` on the same line' },
  UnexpectedEndOfNumber: { message: "this number is not complete" },
  InvalidUnicode: { message: "`\\u` needs four hexadecimal digits" },
  InvalidEscapeCharacter: {
    message: "a string holds an escape that JSON does not have",
    help: "write `\\\\` for one backslash",
  },
  InvalidCharacter: { message: "a string holds a control character that is not escaped" },
  TooDeep: { message: `objects and arrays are nested more than ${settingsDepthMax} deep` },
};

/**
 * A fault of JSON as a diagnostic `settings-syntax`, always an error. A comma before a closing bracket is reported
 * at the comma, not at the bracket where the parser notices it.
 */
export function syntaxDiagnostic(text: string, fault: JsonFault, file: string | undefined): Diagnostic {
  const comma = commaBefore(text, fault);
  if (comma !== undefined) return diagnosticAt(trailingComma, comma, 1, file);
  if (text.trim() === "") return diagnosticAt(emptyText, { line: 1, column: 1 }, 0, file);
  const lineEnd = /[\r\n]|$/.exec(text.slice(fault.offset))?.index ?? 0;
  const length = Math.min(fault.length, lineEnd);
  return diagnosticAt(wordingOf(text, fault), fault, length, file);
}

export const trailingCommaHelp = "remove this comma";

/** A comma before a closing bracket. */
const trailingComma: Wording = {
  message: "a comma may not stand before a closing bracket",
  help: trailingCommaHelp,
};
const emptyText: Wording = { message: "the settings are empty", help: "write `{}`" };

function wordingOf(text: string, fault: JsonFault): Wording {
  const wording = wordings[fault.problem];
  if (wording !== undefined) return wording;
  const shown = text.slice(fault.offset, fault.offset + Math.min(fault.length, 24));
  return { message: `\`${shown}\` is no JSON value` };
}

/** The comma that a fault is really about: the parser stumbles over the bracket behind it. */
function commaBefore(text: string, fault: JsonFault): { line: number; column: number } | undefined {
  const closing = text[fault.offset];
  if (closing !== "]" && closing !== "}") return undefined;
  let offset = fault.offset - 1;
  while (/[ \t\r\n]/.test(text[offset] ?? "")) offset -= 1;
  if (text[offset] !== ",") return undefined;
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function diagnosticAt(
  wording: Wording,
  at: { line: number; column: number },
  length: number,
  file: string | undefined,
): Diagnostic {
  return {
    code: "settings-syntax",
    severity: "error",
    ...wording,
    ...(file === undefined ? {} : { file }),
    line: at.line,
    column: at.column,
    endColumn: at.column + length,
  };
}

// @ts-nocheck
import { applyEdits, type JSONPath, modify } from "jsonc-parser";

/**
 * The text of a JSON document with a value set that was not there, added to a list (a path that ends in -1) or, for
 * undefined, taken out. Everything else stays as it stands; what is new gets lines of its own, indented like the rest.
 */
export function editedSettings(text: string, path: JSONPath, value: unknown): string {
  const edits = modify(text, path, value, { isArrayInsertion: path.at(-1) === -1 });
  if (value === undefined) return applyEdits(text, edits);
  return applyEdits(
    text,
    edits.map((edit) => ({ ...edit, content: laidOut(edit.content, text, edit.offset, path) })),
  );
}

/** The inserted text, which has no blanks yet, as lines of the document. */
function laidOut(content: string, text: string, offset: number, path: JSONPath): string {
  const unit = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const comma = content.startsWith(",") ? "," : "";
  const isMember = path.at(-1) !== -1;
  const written = content.slice(comma.length);
  const pretty = JSON.stringify(JSON.parse(isMember ? `{${written}}` : `[${written}]`), null, unit);
  // between the brackets, which stand there already
  const lines = pretty.split("\n").slice(1, -1);
  const [key] = isMember ? Object.keys(JSON.parse(`{${written}}`)) : [-1];
  const outer = unit.repeat(path.indexOf(key!));
  const closesHere = /^[ \t]*[}\]]/.test(text.slice(offset));
  return `${comma}${lines.map((line) => lineEnd + outer + line).join("")}${closesHere ? lineEnd + outer : ""}`;
}

import { applyEdits, type JSONPath, modify } from "jsonc-parser";

/**
 * The text of a JSON document with a value set, added to a list (a path that ends in -1) or, for undefined, taken out.
 * Everything else stays as it stands, blanks and comments included; what is new is laid out as the rest is, and a
 * document in one line is laid out anew.
 */
export function editedSettings(text: string, path: JSONPath, value: unknown): string {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  const tabs = indent.startsWith("\t");
  const edits = modify(text, path, value, {
    formattingOptions: {
      insertSpaces: !tabs,
      tabSize: tabs ? 1 : indent.length,
      eol: text.includes("\r\n") ? "\r\n" : "\n",
    },
    isArrayInsertion: path.at(-1) === -1,
  });
  return applyEdits(text, edits);
}

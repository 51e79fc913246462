import { findNodeAtOffset, type Node, parseTree } from "jsonc-parser";
import type { Place } from "../base/place.ts";
import { faultOfDepth } from "./json-tree.ts";

/**
 * One change of the text of a settings file, at the place where what it changes begins: of a string that is what lies
 * behind its quote. `replace` writes another value, `remove` takes an entry out of its list, `cut` takes out the one
 * character that stands there.
 */
export type PlacedEdit =
  | { readonly type: "replace"; readonly at: Place; readonly value: unknown }
  | { readonly type: "remove"; readonly at: Place }
  | { readonly type: "cut"; readonly at: Place };

/**
 * The text with the changes, and all else as it was written. A change whose place holds nothing of its kind is left out,
 * and a text that nests too deep stays as it is. Never throws. Cost: the length of the text for each change.
 */
export function editedAtPlaces(text: string, edits: readonly PlacedEdit[]): string {
  const mark = text.startsWith("\uFEFF") ? text.slice(0, 1) : "";
  const plain = text.slice(mark.length);
  if (faultOfDepth(plain) !== undefined) return text;
  const starts = lineStarts(plain);
  const offsetOf = ({ line, column }: Place): number => (starts[line - 1] ?? plain.length) + column - 1;
  // from the end on, so that the places before stay where they are
  const placed = edits
    .map((edit) => ({ edit, offset: offsetOf(edit.at) }))
    .sort((a, b) => b.offset - a.offset);
  return mark + placed.reduce((edited, { edit, offset }) => withEdit(edited, edit, offset), plain);
}

function withEdit(text: string, edit: PlacedEdit, offset: number): string {
  if (edit.type === "cut") return text.slice(0, offset) + text.slice(offset + 1);
  const node = nodeBeginningAt(text, text[offset - 1] === '"' ? offset - 1 : offset);
  if (node === undefined) return text;
  if (edit.type === "remove") return withoutEntry(text, node);
  return text.slice(0, node.offset) + JSON.stringify(edit.value) + text.slice(endOf(node));
}

/** Without the entry and one comma; what stands before the entry in its line stays, for it is the next one's indent. */
function withoutEntry(text: string, node: Node): string {
  const { parent } = node;
  const entries = parent?.type === "array" ? (parent.children ?? []) : [];
  const index = entries.indexOf(node);
  if (index < 0) return text;
  const [before, after] = [entries[index - 1], entries[index + 1]];
  const start = after !== undefined || before === undefined ? node.offset : endOf(before);
  return text.slice(0, start) + text.slice(after?.offset ?? endOf(node));
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function nodeBeginningAt(text: string, offset: number): Node | undefined {
  const root = parseTree(text);
  const node = root && findNodeAtOffset(root, offset);
  return node?.offset === offset ? node : undefined;
}

/** Where each line begins; lines end as they do for the places of a `JsonNode`. */
function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
}

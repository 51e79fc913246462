/** Where a rule or a setting was written. Lines and columns count from 1, `endColumn` is exclusive (UTF-16 units). */
// @ts-nocheck

export type Place = {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
};

/** The place of a text that stands in no file: its own first line. */
export function placeOfText(text: string): Place {
  return { line: 1, column: 1, endColumn: text.length + 1 };
}

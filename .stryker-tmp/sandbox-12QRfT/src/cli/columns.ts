/** A column is not widened beyond this for its longest entry. */
// @ts-nocheck

const columnWidthMax = 56;

/**
 * Rows with their columns under each other, each ended by a line break; the last column is as wide as it is. `style`
 * may colour an entry after its width is known.
 */
export function columns(
  rows: readonly (readonly string[])[],
  style: (column: number, text: string) => string = (_column, text) => text,
): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, entry] of row.slice(0, -1).entries()) {
      if (entry.length <= columnWidthMax) widths[column] = Math.max(widths[column] ?? 0, entry.length);
    }
  }
  return rows.map((row) => `${lineOf(row, widths, style)}\n`).join("");
}

function lineOf(
  row: readonly string[],
  widths: readonly number[],
  style: (column: number, text: string) => string,
): string {
  const last = row.findLastIndex((entry) => entry !== "");
  return row
    .slice(0, last + 1)
    .map((entry, column) => style(column, column === last ? entry : entry.padEnd(widths[column] ?? 0)))
    .join("  ");
}

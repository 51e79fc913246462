/** A row of a table: a script, as written there and as it is, and what is wanted of it. */
// @ts-nocheck

export type Row = {
  readonly title: string;
  readonly written: string;
  readonly script: string;
  readonly wanted: string;
};

/** Reads a table: `## ` starts a title, an indented line is what is wanted of the line before it. */
export function rowsOf(table: string): Row[] {
  const rows: Row[] = [];
  let title = "";
  let written: string | undefined;
  for (const line of table.split("\n")) {
    if (line.startsWith("## ")) title = line.slice(3);
    else if (line.startsWith("  ") && written !== undefined) {
      rows.push({ title, written, script: decode(written), wanted: line.trim() });
      written = undefined;
    } else if (line !== "") written = line;
  }
  return rows;
}

/** `\n`, `\r`, `\t` and `\uXXXX` are characters, every other backslash is itself. */
function decode(written: string): string {
  let script = "";
  for (let i = 0; i < written.length; i++) {
    const next = written.charAt(i + 1);
    if (written.charAt(i) !== "\\" || !"nrtu".includes(next) || next === "") {
      script += written.charAt(i);
    } else if (next === "u") {
      script += String.fromCharCode(Number.parseInt(written.slice(i + 2, i + 6), 16));
      i += 5;
    } else {
      script += next === "n" ? "\n" : next === "r" ? "\r" : "\t";
      i++;
    }
  }
  return script;
}

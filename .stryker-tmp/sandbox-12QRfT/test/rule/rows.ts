// @ts-nocheck
import type { ParsedRule } from "../../src/rule/parse.ts";
import type { Rule } from "../../src/rule/rule.ts";

/** One row of a table of rules: what stands in which list, what comes of it, and where the findings are. */
export type Row = { readonly text: string; readonly wanted: string };

/**
 * Splits a table into rows. A row begins with `deny`, `ask` or `allow` and the text of a rule; the lines below it are
 * findings, `^^^` under the part they are about, with their help, then `=>` and what is in force. Rows are separated by empty lines;
 * a line that begins with `#` is a heading.
 */
export function rowsOf(table: string): Row[] {
  return table
    .split(/\n[ \t]*\n/)
    .map((row) => row.replace(/^\n+|\s+$/g, ""))
    .filter((row) => row !== "" && !row.startsWith("# "))
    .map((row) => ({ text: row.slice(0, (row + "\n").indexOf("\n")), wanted: row }));
}

/** Draws what was read in the form of a row. */
export function drawn(head: string, parsed: ParsedRule): string {
  const indent = head.indexOf(" ");
  const findings = parsed.diagnostics.flatMap(({ column, endColumn, severity, code, message, help }) => {
    const start = " ".repeat(indent + column);
    const finding = `${start}${"^".repeat(endColumn - column)} ${severity} ${code}: ${message}`;
    return help === undefined ? [finding] : [finding, `${start}help: ${help}`];
  });
  const outcome = [
    ...(parsed.rule === undefined ? [] : [described(parsed.rule)]),
    ...(parsed.guards === undefined ? [] : [`guards ${parsed.guards}`]),
  ];
  return [head, ...findings, `=> ${outcome.join(", ") || "nothing"}`].join("\n");
}

/** A rule in one line: its tool, and its specifier by type. */
export function described(rule: Rule): string {
  const { tool, specifier } = rule;
  const name =
    tool.type === "name"
      ? tool.name + (tool.written === tool.name ? "" : ` (written ${tool.written})`)
      : tool.type === "server"
        ? `server ${tool.server}`
        : `glob ${tool.pattern}`;
  switch (specifier?.type) {
    case undefined:
      return name;
    case "command":
    case "path":
    case "inert":
      return `${name}: ${specifier.type} \`${specifier.text}\``;
    case "domain":
      return `${name}: domain \`${specifier.host}\``;
    case "name":
      return `${name}: name \`${specifier.name}\`${specifier.anyArguments ? " with any arguments" : ""}`;
    case "parameter": {
      const also = specifier.alsoCommand === undefined ? "" : `, or command \`${specifier.alsoCommand}\``;
      return `${name}: ${specifier.parameter} is \`${specifier.value}\`${also}`;
    }
  }
}

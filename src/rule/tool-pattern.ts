import { limits } from "../base/limits.ts";
import { type Reading, report } from "./finding.ts";
import type { ToolPattern } from "./rule.ts";
import { canonicalName, nearestTool, toolOf } from "./tools.ts";

/**
 * Reads the tool of a rule, `text[start, end)`: a name, a server or a name with `*`. Undefined where no rule may come
 * of it; then a diagnostic says why. SEMANTICS SYN-3, SYN-9, SYN-10, MCP-1, MCP-3.
 */
export function readToolPattern(reading: Reading, start: number, end: number): ToolPattern | undefined {
  const { text, effect } = reading;
  const written = text.slice(start, end);
  if (nameEnd(text, start, end) < end || (written.startsWith("mcp__") && isNamelessServer(written))) {
    const guess = nameBefore(text, start, end);
    report(
      reading,
      "error",
      "invalid-tool-name",
      start,
      end,
      `\`${written}\` is no tool name; names hold letters, digits, \`_\`, \`-\`, \`.\` and, as a wildcard, \`*\``,
      guess === undefined
        ? undefined
        : `write \`${guess}\`, or \`${guess}(…)\` with what it may be asked to do`,
    );
    return undefined;
  }
  const server = serverOf(written);
  if (server !== undefined) return { type: "server", server };
  if (written.includes("*")) {
    if (effect === "allow" && !hasLiteralServer(written)) {
      report(
        reading,
        "error",
        "allow-glob-unanchored",
        start,
        end,
        `an allow rule for \`${written}\` would also cover tools that come later`,
        "name each tool, or write `mcp__<server>__*` for the tools of one server",
      );
      return undefined;
    }
    if (wildcards(written) > limits.patternWildcardsMax) {
      reportWildcards(reading, start, end);
      return undefined;
    }
    return { type: "glob", pattern: written };
  }
  const name = canonicalName(written);
  if (name !== written) {
    report(
      reading,
      "warning",
      "legacy-tool-name",
      start,
      end,
      `\`${written}\` is now called \`${name}\`; the rule is read as one for \`${name}\``,
      `write \`${name}\` instead of \`${written}\``,
    );
  } else if (effect !== "allow" && !written.includes("_") && toolOf(name) === undefined) {
    const guess = nearestTool(written);
    report(
      reading,
      "warning",
      "unknown-tool",
      start,
      end,
      `no known tool is called \`${written}\``,
      guess === undefined ? undefined : `write \`${guess}\`; tool names are case-sensitive`,
    );
  }
  return { type: "name", name, written };
}

/**
 * The tool that a broken rule was about, to be guarded: its canonical name, where the text begins with the name of a
 * known tool (in whatever case) or of one MCP tool, otherwise `*`. SEMANTICS SYN-7.
 */
export function guardedTool(text: string, start: number, end: number): string {
  const name = nameBefore(text, start, end);
  if (name === undefined) return "*";
  return toolOf(name)?.pathRules ?? name;
}

/** Whether the text is the name of a known tool, of a past one, or of an MCP tool or server. */
export function isToolName(text: string): boolean {
  if (toolOf(canonicalName(text)) !== undefined) return true;
  return text.startsWith("mcp__") && nameEnd(text, 0, text.length) === text.length && !isNamelessServer(text);
}

/** The canonical name of the tool that stands before the first character no name can hold, if it is certain. */
function nameBefore(text: string, start: number, end: number): string | undefined {
  const run = text.slice(start, nameEnd(text, start, end));
  if (run.includes("*")) return undefined;
  const name = canonicalName(run);
  if (toolOf(name) !== undefined) return name;
  if (run.startsWith("mcp__")) return isNamelessServer(run) || serverOf(run) !== undefined ? undefined : run;
  const guess = nearestTool(run);
  return guess?.toLowerCase() === run.toLowerCase() ? guess : undefined;
}

/** Where the characters end that a tool name or a glob of one may hold; `start` itself where there is none. */
export function nameEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isNameCharacter(text.charCodeAt(at))) at += 1;
  return at;
}

function isNameCharacter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x5f ||
    unit === 0x2d ||
    unit === 0x2e ||
    unit === 0x2a
  );
}

/** `mcp__`, `mcp____tool`, `mcp__server__`: a part of the name is missing. */
function isNamelessServer(written: string): boolean {
  return written.startsWith("mcp____") || written.endsWith("__");
}

/** The server of `mcp__server` and `mcp__server__*`, or undefined. */
function serverOf(written: string): string | undefined {
  if (!written.startsWith("mcp__")) return undefined;
  const name = written.endsWith("__*") ? written.slice(5, -3) : written.slice(5);
  return name === "" || name.includes("*") || name.includes("__") ? undefined : name;
}

/** Whether a glob begins with `mcp__`, a server name without `*`, and `__`. */
function hasLiteralServer(pattern: string): boolean {
  if (!pattern.startsWith("mcp__")) return false;
  const close = pattern.indexOf("__", 5);
  return close > 5 && pattern.indexOf("*") > close;
}

/** The canonical name of the one tool that is meant; undefined for a server and for a glob. */
export function toolName(tool: ToolPattern): string | undefined {
  return tool.type === "name" ? tool.name : undefined;
}

/** How many runs of `*` a pattern has. */
export function wildcards(pattern: string): number {
  let count = 0;
  for (let at = pattern.indexOf("*"); at >= 0; at = pattern.indexOf("*", at)) {
    count += 1;
    while (pattern[at] === "*") at += 1;
  }
  return count;
}

export function reportWildcards(reading: Reading, start: number, end: number): void {
  report(
    reading,
    "error",
    "too-many-wildcards",
    start,
    end,
    `a pattern may have ${limits.patternWildcardsMax} wildcards`,
    "split the rule into several",
  );
}

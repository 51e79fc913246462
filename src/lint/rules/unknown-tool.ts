import { isToolName } from "../../rule/tool-pattern.ts";
import { nearestTool } from "../../rule/tools.ts";
import type { Entry } from "../entry.ts";
import { finding, type LintRule, reported, rewritten } from "../lint-rule.ts";
import type { Subject } from "../subject.ts";

/** In deny and ask the parser reports every name that it does not know, here also an allow that is near to one. SEMANTICS SYN-10. */
const inRestrictions = reported("unknown-tool", (_, entry) => {
  const tool = writtenTool(entry);
  const meant = tool === undefined ? undefined : nearestTool(tool);
  if (entry === undefined || tool === undefined || meant?.toLowerCase() !== tool.toLowerCase())
    return undefined;
  return rewritten(entry, entry.text.replace(tool, meant));
});

export const unknownTool: LintRule = {
  code: "unknown-tool",
  find: (subject) => [...inRestrictions.find(subject), ...inAllow(subject)],
};

function inAllow(subject: Subject) {
  return subject.rules("allow").flatMap((entry) => {
    const tool = writtenTool(entry);
    if (tool === undefined || tool.includes("_") || isToolName(tool)) return [];
    const meant = nearestTool(tool);
    if (meant === undefined) return [];
    const help = `write \`${meant}\`; tool names are case-sensitive`;
    return [finding("unknown-tool", "warning", entry, `no known tool is called \`${tool}\``, { help })];
  });
}

function writtenTool(entry: Entry | undefined): string | undefined {
  const tool = entry?.rule?.tool;
  return tool?.type === "name" ? tool.written : undefined;
}

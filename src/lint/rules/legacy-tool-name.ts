import { canonicalName } from "../../rule/tools.ts";
import { reported, rewritten } from "../lint-rule.ts";

/** `Task` for `Agent`. The rule is already read under the new name. */
export const legacyToolName = reported("legacy-tool-name", (_, entry) => {
  const tool = entry?.rule?.tool;
  if (entry === undefined || tool?.type !== "name") return undefined;
  return rewritten(entry, entry.text.replace(tool.written, canonicalName(tool.written)));
});

import { reported, rewritten } from "../lint-rule.ts";

/**
 * `Write(path)` for `Edit(path)`. A deny or ask is already read that way, so that to write it so changes nothing. An allow
 * covers nothing as it is, and as `Edit(path)` it would cover every tool that edits. SEMANTICS SYN-14.
 */
export const ruleNotMatchedByFileChecks = reported("rule-not-matched-by-file-checks", (_, entry) => {
  const { tool, specifier } = entry?.rule ?? {};
  if (entry === undefined || entry.effect === "allow") return undefined;
  if (tool?.type !== "name" || specifier?.type !== "path") return undefined;
  return rewritten(entry, entry.text.replace(tool.written, tool.name));
});

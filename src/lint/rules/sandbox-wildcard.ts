import { finding, type LintRule } from "../lint-rule.ts";

/** With the sandbox on, Edit rules also say where commands may write, but on Linux not with wildcards. SEMANTICS SBX-1. */
export const sandboxWildcard: LintRule = {
  code: "sandbox-wildcard",
  find: (subject) => {
    const sandboxed = subject.layers.find(({ sandbox }) => sandbox.enabled !== undefined)?.sandbox.enabled;
    if (sandboxed !== true || subject.session.world.platform !== "linux") return [];
    return subject.rules().flatMap((entry) => {
      const { tool, specifier } = entry.rule;
      if (tool.type !== "name" || tool.name !== "Edit" || specifier?.type !== "path") return [];
      if (!/[*?[]/.test(specifier.text.replace(/\/\*\*$/, ""))) return [];
      const message =
        "the sandbox of Linux leaves out paths with wildcards, so it does not hold commands to this rule";
      return [finding("sandbox-wildcard", "info", entry, message, { help: "name the directory" })];
    });
  },
};

import { lintRules } from "./lint-rules.ts";

export type { LintInput } from "./lint.ts";
export { lint } from "./lint.ts";
export type { LintFinding } from "./lint-rule.ts";

/** The codes of all that the linter looks for; the page of each is `grammar/lint/CODE.md`. */
export const lintCodes = lintRules.map(({ code }) => code);

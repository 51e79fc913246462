// @ts-nocheck
import { escapeParentheses } from "./escape.ts";
import type { Rule } from "./rule.ts";

/**
 * The text of a rule, as it was written, without blanks around it: `parseRule(printRule(rule), effect)` gives the rule
 * back, and printing what was read of a text gives the trimmed text. Constant time.
 */
export function printRule(rule: Rule): string {
  return rule.text;
}

/**
 * The text of a rule for what `specifier` says, or for the whole tool without one. `parseRule` reads exactly this
 * specifier back, except that blanks of commands are reduced to their normal form. Linear. SEMANTICS SYN-5, SYN-18.
 *
 * @param tool a tool name, `mcp__server` or a glob
 * @param specifier unescaped and not empty; `*` is every call, the same as none
 */
export function ruleFor(tool: string, specifier?: string): string {
  return specifier === undefined || specifier === "*" ? tool : `${tool}(${escapeParentheses(specifier)})`;
}

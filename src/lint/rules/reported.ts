import type { Code } from "../../base/diagnostic.ts";
import { type LintRule, reported } from "../lint-rule.ts";

/** What the readers of rules and settings find and only a person can mend. */
const codes: readonly Code[] = [
  "allow-glob-unanchored",
  "default-mode-ignored",
  "domain-specifier-expected",
  "empty-rule",
  "empty-specifier",
  "entry-without-effect",
  "invalid-directory",
  "invalid-domain",
  "invalid-path-pattern",
  "invalid-tool-name",
  "invalid-version",
  "lower-layer-allow-ignored",
  "managed-anchor-in-allow",
  "managed-invalid-entry",
  "managed-only-setting",
  "managed-unparsable",
  "param-rule-in-allow",
  "param-rule-primary-field",
  "path-pattern-braces",
  "public-suffix",
  "rule-not-a-string",
  "rule-too-long",
  "settings-duplicate-key",
  "settings-invalid-entry",
  "settings-rejected",
  "settings-unknown-permission-key",
  "single-slash-absolute",
  "text-after-paren",
  "too-many-wildcards",
  "unclosed-rule",
  "unknown-mode",
  "unsupported-pattern",
  "untrusted-workspace",
  "unused-specifier",
  "wildcard-before-subcommand",
];

export const reportedRules: readonly LintRule[] = codes.map((code) => reported(code));

import type { LintRule } from "./lint-rule.ts";
import { confusableCharacter } from "./rules/confusable-character.ts";
import { contradictingRules } from "./rules/contradicting-rules.ts";
import { controlCharacter } from "./rules/control-character.ts";
import { denyEscaped } from "./rules/deny-escaped.ts";
import { interpreterRule } from "./rules/interpreter-rule.ts";
import { legacyToolName } from "./rules/legacy-tool-name.ts";
import { negatedRule } from "./rules/negated-rule.ts";
import { redundantRule } from "./rules/redundant-rule.ts";
import { reportedRules } from "./rules/reported.ts";
import { ruleNotMatchedByFileChecks } from "./rules/rule-not-matched-by-file-checks.ts";
import { runnerRule } from "./rules/runner-rule.ts";
import { sandboxWildcard } from "./rules/sandbox-wildcard.ts";
import { settingsSyntax } from "./rules/settings-syntax.ts";
import { settingsWrongType } from "./rules/settings-wrong-type.ts";
import { shadowedRule } from "./rules/shadowed-rule.ts";
import { shellSyntax } from "./rules/shell-syntax.ts";
import { tooBroad } from "./rules/too-broad.ts";
import { unknownTool } from "./rules/unknown-tool.ts";
import { unreachableAllow } from "./rules/unreachable-allow.ts";
import { wrapperRule } from "./rules/wrapper-rule.ts";

/** Everything that the linter looks for; each has its page in `grammar/lint`. */
export const lintRules: readonly LintRule[] = [
  ...reportedRules,
  confusableCharacter,
  contradictingRules,
  denyEscaped,
  redundantRule,
  sandboxWildcard,
  shadowedRule,
  unreachableAllow,
  controlCharacter,
  interpreterRule,
  legacyToolName,
  negatedRule,
  ruleNotMatchedByFileChecks,
  runnerRule,
  settingsSyntax,
  settingsWrongType,
  shellSyntax,
  tooBroad,
  unknownTool,
  wrapperRule,
];

/**
 * Every code that a user can meet in a diagnostic about rules and settings. A code is never renamed and never
 * reused; `test/codes.test.ts` holds one row for each.
 */
export const codes = {
  // rule text
  "empty-rule": "a rule must name a tool",
  "rule-not-a-string": "a rule must be a string",
  "empty-specifier": "the parentheses of a rule must hold a specifier",
  "unclosed-rule": "a specifier opened with ( must end with )",
  "text-after-paren": "nothing may follow the closing parenthesis of a rule",
  "invalid-tool-name": "a tool name is letters, digits, `_`, `-`, `.`; globs use `*`",
  "rule-too-long": "a rule has a length limit",
  "too-many-wildcards": "a pattern has a limit of wildcards",
  "control-character": "a rule must not hold control or invisible characters",
  "allow-glob-unanchored": "an allow rule may use `*` in a tool name only after `mcp__<server>__`",
  "unknown-tool": "no known tool has this name",
  "unused-specifier": "this tool takes no specifier",
  "param-rule-primary-field": "the tool's own field cannot be matched as a parameter",
  "param-rule-in-allow": "parameter rules only work in deny and ask",
  "rule-not-matched-by-file-checks": "file checks read `Read(path)` and `Edit(path)` rules only",
  "legacy-tool-name": "this tool has a newer name",
  "wildcard-before-subcommand":
    "a wildcard before the subcommand also covers options that run other programs",
  "single-slash-absolute": "a leading `/` is relative to the settings file, not the file-system root",
  "invalid-path-pattern": "the path pattern cannot be read as a gitignore pattern",
  "negated-rule": "a leading `!` cancels patterns of the same list and source only",
  "path-pattern-braces": "braces are literal in path patterns",
  "invalid-domain": "the domain of a WebFetch rule cannot be read",
  "domain-specifier-expected": "a WebFetch specifier is `domain:` and a host",
  "public-suffix": "anybody can have a host below a public suffix",
  "managed-anchor-in-allow": "a managed allow rule needs `//` or `~/` before its path",
  // settings
  "settings-unreadable": "the settings file cannot be read",
  "settings-not-utf8": "the settings file must be UTF-8",
  "settings-too-large": "the settings file is larger than the limit",
  "settings-syntax": "the settings file must be JSON without comments or trailing commas",
  "settings-wrong-type": "a setting has a type that it cannot have",
  "settings-rejected": "a setting of a wrong type leaves only what restricts of its file",
  "settings-duplicate-key": "a key stands twice in one object",
  "settings-unknown-permission-key": "`permissions` has no such key",
  "managed-only-setting": "this setting has no effect outside managed settings",
  "managed-invalid-entry": "an entry of managed settings was left out",
  "managed-not-protected": "somebody else than an administrator can write these managed settings",
  "remote-not-confirmed": "settings that a server should have sent are not there",
  "policy-helper-failed": "the program that prints managed settings did not do its work",
  "settings-invalid-entry": "an entry of a list was left out",
  "entry-without-effect": "an entry that allows can allow nothing",
  "unsupported-pattern": "a pattern of an administrator cannot be searched in linear time, or not be read",
  "invalid-version": "a bound of versions must be a version",
  "managed-unparsable": "managed settings cannot be read",
  "default-mode-ignored": "this start mode is not taken from this layer",
  "unknown-mode": "no permission mode has this name",
  "untrusted-workspace": "allow rules and additional directories of an untrusted workspace are ignored",
  "lower-layer-allow-ignored": "managed settings let only managed allow rules count",
  "invalid-directory": "an additional directory cannot be used",
  // policy tests
  "test-syntax": "a file of policy tests must be YAML or JSON",
  "test-unknown-key": "a file of policy tests has no such key",
  "test-wrong-type": "a value in a file of policy tests has a type that it cannot have",
  "test-without-policy": "a file of policy tests must name the policy",
  "test-none": "a file of policy tests must hold tests",
  "test-duplicate": "a call is tested once",
  "test-unknown-tool": "a call in a policy test must name a known tool",
  // rules looked at together, and what they let happen
  "unreachable-allow": "a deny or ask rule decides whatever an allow rule matches",
  "shadowed-rule": "a deny rule decides whatever an ask rule matches",
  "redundant-rule": "another rule of the same kind matches all that this one matches",
  "contradicting-rules": "the same rule stands in two lists",
  "too-broad": "an allow rule allows what nobody wants to allow by the way",
  "runner-rule": "an allow rule for a runner allows every program",
  "interpreter-rule": "an allow rule for an interpreter allows all code",
  "wrapper-rule": "an allow rule for a wrapper covers nothing",
  "shell-syntax": "a command rule holds what only a shell understands",
  "deny-escaped": "the same command written otherwise does not fall under the rule",
  "confusable-character": "a character looks like another one",
  "sandbox-wildcard": "the sandbox of Linux leaves out path rules with wildcards",
} as const;

export type Code = keyof typeof codes;

/** `error`: something the author wrote is not in force. `warning`: in force, but likely not what was meant. */
export type Severity = "error" | "warning" | "info";

/**
 * One finding about rules or settings.
 * `line` and `column` count from 1, `endColumn` is exclusive, columns are UTF-16 units; without a file, line 1 is the rule itself.
 * `message` starts small and ends without a stop; `help` is the certain fix, where there is one.
 */
export type Diagnostic = {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly help?: string;
};

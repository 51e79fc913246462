import { describe, expect, test } from "vitest";
import { coverageOf, readPolicyTests, runPolicyTests } from "../../src/policy-tests/index.ts";

function run(text: string) {
  const { tests, diagnostics } = readPolicyTests(text, "/repo/a.policy-test.yaml");
  expect(diagnostics).toEqual([]);
  return runPolicyTests(tests!, []);
}

/** One test that does not pass, as `outcome: failure (hint)`. */
function resultOf(rules: string, entry: string): string {
  const [result] = run(`rules: ${rules}\n${entry}`).results;
  const { outcome, failure, hint } = result!;
  return `${outcome}: ${failure}${hint === undefined ? "" : ` (${hint})`}`;
}

describe("results", () => {
  test.each([
    ["{}", "allow: [ls]", "passed: undefined"],
    ["{ deny: [Bash(a)] }", "deny: ['b && a']", "passed: undefined"],
    ["{ deny: [Bash(a)] }", "deny: [{ command: b; a, by: Bash(a) }]", "passed: undefined"],
    ["{ deny: ['Bash(a)', 'Bash(b)'] }", "deny: [{ command: b; a, by: Bash(b) }]", "passed: undefined"],
    ["{}", "allow: [a]", "failed: expected allow, got ask (would allow it: Bash(a))"],
    [
      "{}",
      "allow: ['a && $B']",
      "failed: expected allow, got ask (unknown: the command name is only known when it runs)",
    ],
    [
      "{ deny: [Bash(a *)] }",
      "ask: [a b]",
      "failed: expected ask, got deny (deny decides before ask: narrow Bash(a *))",
    ],
    [
      "{ ask: [Bash(a *)] }",
      "allow: [a b]",
      "failed: expected allow, got ask (ask decides before allow: narrow Bash(a *))",
    ],
    ["{}", "deny: [a b]", "failed: expected deny, got ask (no deny rule matches it, as Bash(a b) would)"],
    ["{ allow: [Bash(a *)] }", "ask: [a b]", "failed: expected ask, got allow (no ask rule matches it)"],
    [
      "{}",
      "allow: [AskUserQuestion]",
      "failed: expected allow, got ask (no rule changes that: this tool always needs a person)",
    ],
    [
      "{ deny: [Bash] }",
      "deny: [{ command: a, by: Bash(a) }]",
      "failed: expected deny by Bash(a) (the policy has no rule of this text)",
    ],
    [
      "{ deny: [Bash], ask: [Bash(a)] }",
      "deny: [{ command: a, by: Bash(a) }]",
      "failed: expected deny by Bash(a) (this is a rule to ask)",
    ],
    [
      "{ deny: ['Bash(a *)', 'Bash(* b)'] }",
      "deny: [{ command: a b, by: Bash(* b) }]",
      "failed: expected deny by Bash(* b) (it does not match, or another rule of the same effect comes first)",
    ],
    [
      "{}",
      "deny: [{ command: a, todo: later }]",
      "todo: expected deny, got ask (no deny rule matches it, as Bash(a) would)",
    ],
    ["{}", "ask: [{ command: a, todo: later }]", "done: undefined"],
  ])("%s, %s", (rules, entry, wanted) => {
    expect(resultOf(rules, entry)).toBe(wanted);
  });
});

describe("the session is what the file says", () => {
  test.each([
    ["cwd", "{ cwd: /srv/app }", "Read(/srv/app/a)", "allow"],
    ["the usual cwd", "{}", "Read(/home/dev/project/a)", "allow"],
    ["and nothing beside it", "{}", "Read(/srv/app/a)", "ask"],
    ["home", "{ home: /root }", "Read(/root/.ssh/key)", "deny"],
    ["mode", "{ mode: acceptEdits }", "Edit(a)", "allow"],
    ["no mode", "{}", "Edit(a)", "ask"],
    ["shell", "{ shell: zsh }", "make *(N)", "ask"],
    ["platform", "{ platform: win32 }", "Read(C:\\Users\\dev\\project\\a)", "allow"],
    ["trusted", "{ trusted: false }", "make", "ask"],
    ["links", "{ links: { /home/dev/project/a: /home/dev/.ssh/key } }", "Read(a)", "deny"],
    ["case", "{ ignoresCase: true }", "Read(SECRET)", "deny"],
    ["no case", "{ ignoresCase: false }", "Read(SECRET)", "allow"],
  ])("%s", (_, session, call, effect) => {
    const text = `rules: { deny: ['Read(~/.ssh/**)', Read(secret)], allow: [Bash(make *)] }
session: ${session}
allow:
  - { call: '${call}' }
`;
    expect(run(text).results[0]!.decision.effect).toBe(effect);
  });
});

describe("coverage", () => {
  /** The states of the rules in their order. */
  function statesOf(...texts: readonly string[]): string[] {
    const { rules } = coverageOf(texts.map((text) => ({ run: run(text), layers: [] })));
    return rules.map(({ effect, text, state }) => `${effect} ${text} ${state}`);
  }

  test.each([
    ["a rule that decides", "rules: { allow: [Bash(a)] }\nallow: [a]", ["allow Bash(a) decided"]],
    ["a rule that nothing calls", "rules: { allow: [Bash(b)] }\nask: [a]", ["allow Bash(b) unmatched"]],
    [
      "stricter rules outrank, also of another layer of words",
      "rules: { deny: [Bash(a *)], ask: [Bash(a b *)], allow: [Bash(a b c), Bash] }\ndeny: [a b c]",
      [
        "deny Bash(a *) decided",
        "ask Bash(a b *) outranked",
        "allow Bash(a b c) outranked",
        "allow Bash outranked",
      ],
    ],
    [
      "of two of one effect the first decides",
      "rules: { deny: [Bash(a *), Bash(* b)] }\ndeny: [a b]",
      ["deny Bash(a *) decided", "deny Bash(* b) outranked"],
    ],
    [
      "the same rule twice",
      "rules: { deny: [Bash(a), Bash(a), Bash(a)] }\ndeny: [a]",
      ["deny Bash(a) decided", "deny Bash(a) outranked", "deny Bash(a) outranked"],
    ],
    [
      "a part that is allowed in a call that is not",
      "rules: { deny: [Bash(a)], allow: [Bash(b)] }\ndeny: [a && b]",
      ["deny Bash(a) decided", "allow Bash(b) outranked"],
    ],
    [
      "what the mode allows comes to no rule, but matches one",
      "rules: { allow: [Bash(a)] }\nsession: { mode: bypassPermissions }\nallow: [a]",
      ["allow Bash(a) outranked"],
    ],
    [
      "an exception counts where it changes a test",
      "rules: { deny: ['Read(*.env)', 'Read(!a.env)', 'Read(!b.env)'] }\nallow: [Read(a.env)]\ndeny: [Read(c.env)]",
      ["deny Read(*.env) decided", "deny Read(!a.env) decided", "deny Read(!b.env) unmatched"],
    ],
    [
      "a rule that only may match decides the ask",
      "rules: { deny: [Bash(a b)] }\nask: ['a $X']",
      ["deny Bash(a b) decided"],
    ],
    [
      "rules of other tools",
      "rules: { deny: [Read(x), WebFetch(domain:a.example), mcp__a, Skill(s)], allow: [mcp__a__b] }\ndeny: [Read(x), mcp__a__b]",
      [
        "deny Read(x) decided",
        "deny WebFetch(domain:a.example) unmatched",
        "deny mcp__a decided",
        "deny Skill(s) unmatched",
        "allow mcp__a__b outranked",
      ],
    ],
  ])("%s", (_, text, wanted) => {
    expect(statesOf(text)).toEqual(wanted);
  });

  test("over several files the best counts", () => {
    const rules = "rules: { deny: [Bash(a)], ask: [Bash(b)] }";
    expect(statesOf(`${rules}\ndeny: [a]`, `${rules}\nask: [b]`)).toEqual([
      "deny Bash(a) decided",
      "ask Bash(b) decided",
    ]);
  });

  test("no rules are covered", () => {
    expect(coverageOf([]).percent).toBe(100);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { situationsOf } from "../../src/analysis/calls.ts";
import {
  type Answer,
  areasOf,
  effectiveRules,
  Ground,
  queryPolicy,
  texts,
  union,
} from "../../src/analysis/index.ts";
import { layersOf, lines, plainSession, policies, sessionOf, start } from "../../src/fuzz/index.ts";
import { compile, decide, type Effect, emptyLayer, type Session } from "../../src/index.ts";
import { law } from "../laws/law.ts";

const session: Session = { world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } };

function policyOf(rules: readonly string[], more: Partial<Session> = {}) {
  const list = (effect: Effect) =>
    rules.flatMap((line, i) => {
      const place = { file: "/user.json", line: i + 1, column: 1, endColumn: 2 };
      return line.startsWith(`${effect} `) ? [{ value: line.slice(effect.length + 1), place }] : [];
    });
  const layer = { ...emptyLayer("user"), deny: list("deny"), ask: list("ask"), allow: list("allow") };
  return compile([layer], { ...session, ...more }).policy;
}

type Row = readonly [rules: readonly string[], effect: Effect, rule: string, answer: string];

/** `yes` with what shows it, `no` with the rules that keep calls from it. */
const rows: readonly Row[] = [
  [["allow Bash(rm x)"], "allow", "Bash(rm *)", "yes rm x"],
  [["allow Bash(rm *)", "deny Bash(rm -*)"], "allow", "Bash(rm *)", "yes rm"],
  [[], "allow", "Bash(rm *)", "yes rm --version"],
  [[], "allow", "Bash(rm -rf *)", "no "],
  [["allow Bash"], "allow", "Bash(rm -rf *)", "yes rm -rf"],
  [["allow Bash", "deny Bash(rm *)"], "allow", "Bash(rm -rf *)", "no Bash(rm *)"],
  [["allow Bash", "ask Bash(*-rf*)"], "allow", "Bash(rm -rf *)", "no Bash(*-rf*)"],
  [["allow Bash", "deny Bash(rm -r*)", "deny Bash(rm -f*)"], "allow", "Bash(rm -f *)", "no Bash(rm -f*)"],
  [["allow Bash(tool *)"], "allow", "Bash(tool2 *)", "no "],
  [[], "allow", "Bash(git *)", "yes git status"],
  [["deny Bash(rm -rf *)"], "deny", "Bash(rm *)", "yes rm -rf"],
  [["ask Bash(git push *)"], "ask", "Bash(git *)", "yes git push"],
  [[], "ask", "Bash(git push *)", "yes git push"],
  [[], "allow", "Read(.env)", "yes /home/ada/shop/.env"],
  [["deny Read(.env)"], "allow", "Read(.env)", "no Read(.env)"],
  [[], "allow", "Read(//etc/**)", "no "],
  [["allow Edit(//etc/x)"], "allow", "Read(//etc/**)", "yes /etc/x"],
  [["allow Read(//etc/hosts)"], "allow", "Read(//etc/**)", "yes /etc/hosts"],
  [
    ["allow Read(//etc/**)", "deny Read(//etc/ssh/**)"],
    "allow",
    "Read(//etc/ssh/*)",
    "no Read(//etc/ssh/**)",
  ],
  [[], "allow", "Edit(src/**)", "no "],
  [["allow Edit"], "allow", "Edit(src/**)", "yes /home/ada/shop/src/x"],
  [["allow WebFetch(domain:a.com)"], "allow", "WebFetch(domain:*.com)", "yes https://a.com/"],
  [["allow WebFetch(domain:a.com)"], "allow", "WebFetch(domain:*.org)", "no "],
  [["allow mcp__github"], "allow", "mcp__github__delete", "yes "],
  [["allow mcp__github"], "allow", "mcp__gitlab__*", "no "],
  [[], "allow", "Agent(x)", "yes x"],
  [["deny Agent(x)"], "allow", "Agent(x)", "no Agent(x)"],
  [[], "allow", "Skill(x)", "no "],
];

function shown(answer: Answer): string {
  if (answer.answer === "yes") return `yes ${Object.values(answer.call.input as object)[0] ?? ""}`;
  return answer.answer === "no" ? `no ${answer.rules.map(({ rule }) => rule.text).join(", ")}` : "undecided";
}

function* take<T>(all: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const one of all) {
    if (left-- === 0) return;
    yield one;
  }
}

describe("SEMANTICS ANA-8: questions", () => {
  for (const [rules, effect, rule, answer] of rows) {
    test(`${rules.join(", ") || "no rules"}: ${effect} ${rule}?`, () => {
      const policy = policyOf(rules);
      const found = queryPolicy(policy, session, effect, rule);
      if ("problem" in found) return expect.fail(found.problem);
      expect(shown(found)).toBe(answer);
      if (found.answer === "yes") expect(decide(policy, found.call, found.circumstances).effect).toBe(effect);
      return undefined;
    });
  }

  test("what needs no rule keeps it undecided", () => {
    const answers = [
      queryPolicy(policyOf([]), session, "allow", "Bash(docker run *)"),
      queryPolicy(policyOf([], { mode: "acceptEdits" }), session, "allow", "Bash(chmod *)"),
      queryPolicy(policyOf(["allow Bash"]), session, "deny", "Bash(rm *)"),
    ];
    expect(answers.map((answer) => "answer" in answer && answer.answer)).toEqual([
      "undecided",
      "undecided",
      "undecided",
    ]);
  });

  law(
    "no call that a rule covers contradicts a `no` (SEMANTICS ANA-8)",
    fc.record({ rules: policies, asked: lines, effect: fc.constantFrom<Effect>("deny", "ask", "allow") }),
    ({ rules, asked, effect }) => {
      const world = sessionOf(plainSession);
      const { policy } = compile(layersOf({ rules }), world);
      const answer = queryPolicy(policy, world, effect, asked.text);
      if ("problem" in answer || answer.answer !== "no") return;
      const { policy: own } = compile(
        layersOf({ rules: [{ layer: "user", effect: "allow", text: asked.text }] }),
        world,
      );
      for (const area of areasOf(own).filter(({ name, subject }) => name === subject || subject === "")) {
        const covered = area.rules.allow.filter(({ rules }) => rules.length > 0).map((rule) => rule.texts());
        if (covered.length === 0 || !asked.text.startsWith(area.subject)) continue;
        const query = { within: [union(covered), ...area.universe], without: [] };
        const some = texts(query, { ground: new Ground(query.within, "-/.~") });
        for (const [i, text] of [...take(some, 60)].entries()) {
          const [situation] = situationsOf(area, text, start);
          const found = decide(policy, situation!.call).effect;
          if (found === effect) expect.fail(JSON.stringify({ rules, asked, effect, text, i }));
        }
      }
    },
    120,
  );

  test("a rule that cannot be read is no question", () => {
    expect(queryPolicy(policyOf([]), session, "allow", "Bash(rm")).toEqual({
      problem: "the specifier is opened with `(` and never closed",
    });
    expect(queryPolicy(policyOf([]), session, "allow", "WebSearch(x)")).toEqual({
      problem: "it covers nothing",
    });
  });
});

describe("SEMANTICS ANA-9: what the allow rules of a tool come to", () => {
  const listed = (rules: readonly string[], tool: string) => {
    const { rules: left, idle, denied } = effectiveRules(policyOf(rules), tool);
    return {
      rules: left.map(({ rule, but }) => [rule.rule.text, ...but.map(({ rule }) => rule.text)]),
      idle: idle.map(({ rule, by }) => [rule.rule.text, ...by.map(({ rule }) => rule.text)]),
      denied: denied.map(({ rule }) => rule.text),
    };
  };
  const git = ["allow Bash(git *)", "deny Bash(git push *)", "ask Bash(rm *)"];

  test.each([
    ["Bash", git, { rules: [["Bash(git *)", "Bash(git push *)"]], idle: [], denied: [] }],
    [
      "Bash",
      [...git, "allow Bash(git push x)", "allow Bash(git log *)"],
      {
        rules: [["Bash(git *)", "Bash(git push *)"]],
        idle: [
          ["Bash(git push x)", "Bash(git push *)"],
          ["Bash(git log *)", "Bash(git *)"],
        ],
        denied: [],
      },
    ],
    [
      "Bash",
      ["allow Bash(x)", "allow Bash(x)"],
      { rules: [["Bash(x)"]], idle: [["Bash(x)", "Bash(x)"]], denied: [] },
    ],
    [
      "Bash",
      ["allow Bash(watch *)", "allow Bash(watch ls)"],
      { rules: [["Bash(watch *)"], ["Bash(watch ls)"]], idle: [], denied: [] },
    ],
    [
      "Write",
      ["allow Edit(src/**)", "deny Read(.env)"],
      { rules: [["Edit(src/**)", "Read(.env)"]], idle: [], denied: [] },
    ],
    ["Bash", ["allow Bash(x)", "deny Bash"], { rules: [], idle: [], denied: ["Bash"] }],
    [
      "mcp__a__b",
      ["allow mcp__a", "allow mcp__b", "ask mcp__*__c"],
      { rules: [["mcp__a"]], idle: [], denied: [] },
    ],
  ] as const)("%s of %j", (tool, rules, expected) => {
    expect(listed(rules, tool)).toEqual(expected);
  });
});

import { describe, expect, test } from "vitest";
import { explain, type Obstacle } from "../../src/explain/index.ts";
import type { Effect, Session, ToolCall } from "../../src/index.ts";
import { layerOf } from "../../src/settings/index.ts";

const session: Session = { world: { platform: "linux", home: "/home/dana", cwd: "/srv/app" } };
type Lists = Partial<Record<Effect, readonly string[]>>;

function explained(lists: Lists, call: ToolCall | string, more: Partial<Session> = {}) {
  const tool = typeof call === "string" ? { tool: "Bash", input: { command: call } } : call;
  return explain([layerOf({ permissions: lists }, "project").layer], { ...session, ...more }, tool);
}

const fetched = (url: string): ToolCall => ({ tool: "WebFetch", input: { url } });
const read = (path: string): ToolCall => ({ tool: "Read", input: { file_path: path } });

/** The list and the rule, the call that it nearly matches, what keeps it from it, and as what it would match. */
const nearly: readonly (readonly [Effect, string, ToolCall | string, Obstacle, string])[] = [
  ["allow", "Bash(npm test *)", "sudo npm test", "wrapper", "npm test"],
  ["allow", "Bash(npm test *)", "npx npm test", "wrapper", "npm test"],
  ["allow", "Bash(npm test *)", "bash -c 'npm test'", "wrapper", "npm test"],
  ["allow", "Bash(npm test *)", "ls && FOO=1 npm test", "assignment", "ls && npm test"],
  ["allow", "Bash(make all)", "make $T", "unknown", "make all"],
  ["allow", "Bash(make *)", "$M all", "unknown", "make all"],
  ["allow", "Bash(git commit -m fix it)", 'git commit -m "fix it"', "quoting", "git commit -m fix it"],
  ["allow", "Bash(make *)", "/opt/make all", "program path", "make all"],
  ["allow", "Bash(git commit *)", "git -c a.b=c commit", "global options", "git commit"],
  ["deny", "Bash(git push --force *)", "git push a --force", "word order", "git push --force a"],
  ["ask", "Bash(rm -r *)", "rm x -r", "word order", "rm -r x"],
  ["allow", "Bash(make all)", "make all -j", "no wildcard", "Bash(make all *)"],
  ["deny", "Bash(make all)", "make all -j", "no wildcard", "Bash(make all *)"],
  ["allow", "Read(/etc/hosts)", read("/etc/hosts"), "single slash", "Read(//etc/hosts)"],
  ["deny", "WebFetch(domain:a.org)", fetched("https://b.a.org"), "subdomain", "WebFetch(domain:*.a.org)"],
];

describe("rules that nearly match", () => {
  test.each(nearly)("%s %s, asked %j: %s", (effect, rule, call, obstacle, instead) => {
    const misses = explained({ [effect]: [rule] }, call).nearMisses.filter(({ rules }) => rules.length > 0);
    expect(misses).toMatchObject([{ obstacle, instead, effect, rules: [{ effect, text: rule }] }]);
  });

  test.each([
    [{ allow: ["Bash(npm *)"] }, "cargo test"],
    [{ allow: ["Bash(npm test *)"] }, "npm test"],
    [{ allow: ["Bash(npm test *)"] }, "sudo sudo npm test"],
    [{ deny: ["Bash(rm *)"] }, "sudo rm x"],
    [{ deny: ["Bash(sudo npm *)"] }, "npm sudo"],
    [{ deny: ["Bash(x"] }, "y 'z"],
  ] as const)("none of %j for %s", (lists, command) => {
    expect(explained(lists, command).nearMisses.filter(({ rules }) => rules.length > 0)).toEqual([]);
  });

  test("a redirection keeps no rule from matching, and the call from being allowed", () => {
    expect(explained({ allow: ["Bash(make *)"] }, "make all > /var/log/x").nearMisses).toEqual([
      {
        obstacle: "redirection",
        message: "`> /var/log/x` is judged by itself",
        instead: "make all",
        rules: [],
        effect: "allow",
      },
    ]);
  });

  test("what the workspace, an administrator or the mode keeps away", () => {
    const lists = { allow: ["Bash(make *)"] };
    const of = (more: Partial<Session>) => explained(lists, "make all", more).nearMisses;
    expect(of({ trusted: false })).toMatchObject([
      { obstacle: "untrusted", rules: [{ text: "Bash(make *)" }] },
    ]);
    expect(explained({}, read("/srv/app/x"), { mode: "dontAsk" }).nearMisses).toEqual([]);
    expect(explained({}, "make all", { mode: "dontAsk" }).nearMisses).toMatchObject([
      { obstacle: "mode", effect: "ask" },
    ]);
    const managed = layerOf({ allowManagedPermissionRulesOnly: true }, "managed").layer;
    const user = layerOf({ permissions: lists }, "user").layer;
    const call = { tool: "Bash", input: { command: "make all" } };
    expect(explain([managed, user], session, call).nearMisses).toMatchObject([
      { obstacle: "locked", effect: "allow" },
    ]);
  });
});

describe("rules that match and do not decide", () => {
  test("each with what does", () => {
    const lists = {
      deny: ["Bash(git push *)", "Bash(git push --force *)"],
      ask: ["Bash(git *)"],
      allow: ["Bash", "Bash(git push *)"],
    };
    const { alsoMatching } = explained(lists, "git push --force");
    const by = { rule: { effect: "deny", text: "Bash(git push *)" } };
    expect(alsoMatching).toMatchObject([
      { rule: { effect: "deny", text: "Bash(git push --force *)" }, by },
      { rule: { effect: "ask", text: "Bash(git *)" }, by },
      { rule: { effect: "allow", text: "Bash(git push *)" }, by },
      { rule: { effect: "allow", text: "Bash" }, by },
    ]);
  });

  test("a rule for one part says nothing about another", () => {
    const { alsoMatching, decision } = explained(
      { deny: ["Bash(rm *)"], allow: ["Bash(make *)"] },
      "make && rm x",
    );
    expect(alsoMatching).toEqual([]);
    expect(decision.reasons.map(({ rule }) => rule?.text)).toEqual(["Bash(rm *)", "Bash(make *)"]);
  });

  test("what is known of a part only when it runs may match several", () => {
    const { alsoMatching } = explained({ deny: ["Bash(rm *)"], ask: ["Bash(dd *)"] }, 'eval "$x"');
    expect(alsoMatching).toMatchObject([
      { rule: { text: "Bash(dd *)" }, reason: { because: "EVAL-11", effect: "ask" } },
    ]);
  });
});

describe("what would change the answer", () => {
  test.each([
    [{}, "make all", [{ effect: "allow", add: { to: "allow", entries: ["Bash(make all)"] } }]],
    [
      { deny: ["Bash(make *)"], allow: ["Bash(make *)"] },
      "make all",
      [{ effect: "allow", remove: [{ text: "Bash(make *)" }] }],
    ],
    [
      { ask: ["Bash(make *)"] },
      "make all",
      [{ effect: "allow", remove: [{ effect: "ask" }], add: { to: "allow", entries: ["Bash(make all)"] } }],
    ],
    [
      { deny: ["Bash(make *)"], ask: ["Bash(make all)"] },
      "make all",
      [{ effect: "ask" }, { effect: "allow" }],
    ],
    [{}, "ls", [{ effect: "deny", add: { to: "deny", entries: ["Bash(ls)"] } }]],
    [
      {},
      "cat /srv/lib/x",
      [
        { effect: "allow", add: { to: "allow", entries: ["Read(//srv/lib/x)"] } },
        { effect: "allow", add: { to: "additionalDirectories", entries: ["/srv/lib"] } },
      ],
    ],
    [{}, "cd /srv/lib", [{ effect: "allow", add: { to: "additionalDirectories", entries: ["/srv/lib"] } }]],
    [{}, { tool: "TodoWrite", input: {} }, [{ effect: "deny", add: { to: "deny", entries: ["TodoWrite"] } }]],
    [{}, "'", []],
  ] as const)("%j, %j", (lists, call, proposals) => {
    expect(explained(lists, call).proposals).toMatchObject(proposals);
  });
});

test("places are those of the settings, and rules as they were written", () => {
  const { layer } = layerOf({}, "user");
  const place = (line: number) => ({ file: "/x.json", line, column: 8, endColumn: 20 });
  const deny = [
    { value: " Task", place: place(3) },
    { value: "Bash(make all)", place: place(4) },
  ];
  const { decision, nearMisses, proposals } = explain([{ ...layer, deny }], session, {
    tool: "Agent",
    input: { subagent_type: "x" },
  });
  expect(decision.reasons[0]!.rule?.place).toEqual({ ...place(3), column: 9, endColumn: 13 });
  expect(proposals[0]!.remove).toMatchObject([
    { text: "Task", place: { ...place(3), column: 9, endColumn: 13 } },
  ]);
  expect(nearMisses).toEqual([]);
  const make = explain([{ ...layer, deny }], session, { tool: "Bash", input: { command: "make all x" } });
  expect(make.nearMisses[0]!.rules).toMatchObject([
    { text: "Bash(make all)", place: { file: "/x.json", line: 4 } },
  ]);
});

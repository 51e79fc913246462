import { describe, expect, test } from "vitest";
import { compile, type Policy, type Session } from "../../src/index.ts";
import { FlipGroups, flipLine, type LoggedCall, replayCall } from "../../src/replay/index.ts";
import { layerOf } from "../../src/settings/index.ts";

const session: Session = { world: { platform: "linux", home: "/home/dev", cwd: "/srv/app" } };

function policyOf(permissions: object): Policy {
  return compile([layerOf({ permissions }, "project", { file: "/srv/app/p.json" }).layer], session).policy;
}

function logged(command: string, more: Partial<LoggedCall> = {}): LoggedCall {
  const nothing = {
    effect: undefined,
    because: undefined,
    rule: undefined,
    cwd: undefined,
    time: undefined,
    id: undefined,
  };
  return { call: { tool: "Bash", input: { command } }, ...nothing, ...more };
}

const rule = {
  effect: "ask",
  text: "Bash(a)",
  layer: "user",
  file: "/u.json",
  line: 3,
  column: 1,
  endColumn: 2,
};

describe("what flips", () => {
  test.each<[string, LoggedCall, Policy | undefined, string]>([
    ["against the log", logged("a", { effect: "ask" }), undefined, "ask allow"],
    ["as the log says", logged("a", { effect: "allow" }), undefined, "none"],
    ["the log does not say", logged("a"), undefined, "unanswered"],
    ["against a policy", logged("a"), policyOf({ deny: ["Bash(a)"] }), "deny allow"],
    [
      "a policy counts more than the log",
      logged("a", { effect: "ask" }),
      policyOf({ allow: ["Bash"] }),
      "none",
    ],
    [
      "from the directory of the log",
      logged("cat x", { effect: "allow", cwd: "/etc" }),
      undefined,
      "allow ask",
    ],
  ])("%s", (_, call, against, wanted) => {
    const { flip, unanswered } = replayCall(policyOf({ allow: ["Bash(a)"] }), against, call);
    expect(unanswered ? "unanswered" : flip === undefined ? "none" : `${flip.from} ${flip.to}`).toBe(wanted);
  });

  test("with the rules of both sides", () => {
    const call = logged("a", {
      effect: "ask",
      because: "CMP-3",
      rule,
      time: "now",
      id: "1",
      cwd: "/srv/app",
    });
    const { flip } = replayCall(policyOf({ allow: ["Bash(a)"] }), undefined, call);
    expect(JSON.parse(flipLine(flip!))).toEqual({
      schemaVersion: 1,
      type: "flip",
      time: "now",
      id: "1",
      cwd: "/srv/app",
      tool: "Bash",
      input: { command: "a" },
      from: "ask",
      to: "allow",
      was: {
        because: "CMP-3",
        rule: { effect: "ask", text: "Bash(a)", layer: "user", file: "/u.json", line: 3 },
      },
      now: {
        because: "CMP-2",
        message: "an allow rule matches",
        rule: { effect: "allow", text: "Bash(a)", layer: "project", file: "/srv/app/p.json", line: 1 },
      },
    });
  });

  test.each([null, 7, "x", [], {}, { effect: "allow" }, { effect: "no", text: "a" }])(
    "a log may name %j as a rule",
    (written) => {
      const { flip } = replayCall(policyOf({}), undefined, logged("a", { effect: "allow", rule: written }));
      expect(flip!.was!.rule).toBeUndefined();
    },
  );
});

describe("groups", () => {
  function groupsOf(policy: Policy, calls: readonly LoggedCall[]) {
    const groups = new FlipGroups();
    for (const call of calls) {
      const { flip } = replayCall(policy, undefined, call);
      if (flip !== undefined) groups.add(flip);
    }
    return groups.groups;
  }

  test("one for each kind of flip and each rule, the largest first, with the most frequent calls", () => {
    const policy = policyOf({ allow: ["Bash(a *)"], deny: ["Bash(b)"] });
    const asked = (command: string) => logged(command, { effect: "ask" });
    const calls = ["a 1", "b", "a 2", "a 3", "a 3", "a 4", "a 4", "b", "c"].map(asked);
    const found = groupsOf(policy, [...calls, logged("a 1", { effect: "deny" })]);
    expect(
      found.map(({ from, to, now, count, samples }) => [from, to, now.rule?.text, count, samples]),
    ).toEqual([
      [
        "ask",
        "allow",
        "Bash(a *)",
        6,
        [
          { text: "a 3", count: 2 },
          { text: "a 4", count: 2 },
          { text: "a 1", count: 1 },
        ],
      ],
      ["ask", "deny", "Bash(b)", 2, [{ text: "b", count: 2 }]],
      ["deny", "allow", "Bash(a *)", 1, [{ text: "a 1", count: 1 }]],
    ]);
  });

  test("where no rule decides now, the one that did", () => {
    const calls = ["x", "y"].map((command) => logged(command, { effect: "deny", rule }));
    expect(
      groupsOf(policyOf({}), [...calls, logged("z", { effect: "deny" })]).map(({ was, count }) => [
        was?.rule?.text,
        count,
      ]),
    ).toEqual([
      ["Bash(a)", 2],
      [undefined, 1],
    ]);
  });

  test("a log that names ever new rules does not fill the memory", () => {
    const policy = policyOf({});
    const groups = new FlipGroups();
    for (let i = 0; i < 12_000; i++) {
      const { flip } = replayCall(
        policy,
        undefined,
        logged("a", { effect: "allow", rule: { ...rule, text: `Bash(${i})` } }),
      );
      groups.add(flip!);
    }
    expect(groups.count).toBe(12_000);
    expect(groups.groups.length).toBeLessThanOrEqual(10_001);
  });
});

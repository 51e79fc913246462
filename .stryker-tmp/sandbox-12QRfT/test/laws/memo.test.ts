// @ts-nocheck
import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { Memo } from "../../src/decide/memo.ts";
import {
  callsNear,
  circumstances,
  type Line,
  layersOf,
  plainSession,
  scenes,
  sessionOf,
} from "../../src/fuzz/index.ts";
import {
  type Circumstances,
  compile,
  type Decision,
  decide,
  type HookOutcome,
  type ToolCall,
} from "../../src/index.ts";
import { law } from "./law.ts";

/** A hook that says nothing, but keeps a decision out of the memo. */
const silent: HookOutcome = { event: "PreToolUse", effect: "none" };

type Asked = { readonly call: ToolCall; readonly circumstances: Circumstances };

/** Everything that a host could change in a decision, changed. */
function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    spoil(inner);
    Reflect.set(value, key, "spoiled");
  }
}

function spoilDecision(decision: Decision): void {
  spoil(decision.reasons);
  spoil(decision.suggestions);
  Reflect.set(decision, "effect", "allow");
}

law(
  "a decision asked again, and after any other, is what a policy that remembers nothing gives",
  scenes.chain(({ call, circumstances: first, ...scene }) =>
    fc
      .array(fc.record({ call: callsNear(scene.rules), circumstances }), { maxLength: 3 })
      .map((others) => ({ scene, asked: [{ call, circumstances: first }, ...others] })),
  ),
  ({ scene, asked }) => {
    const { policy } = compile(layersOf(scene), sessionOf(scene.session));
    const { call } = asked[0]!;
    const inputs = asked.flatMap(({ call: { tool, input }, circumstances }): Asked[] => [
      { call: { tool, input }, circumstances },
      { call: { tool: call.tool, input }, circumstances: {} },
      { call: { tool, input: Object.assign({ timeout: 10 }, call.input) }, circumstances: {} },
    ]);
    for (const { call, circumstances } of [...inputs, ...inputs.toReversed()]) {
      const decision = decide(policy, call, circumstances);
      const hooks = [...(circumstances.hooks ?? []), silent];
      // a copy has no memo yet
      const fresh = decide({ ...policy }, call, { ...circumstances, hooks });
      expect(decision.effect).toBe(fresh.effect);
      expect(JSON.stringify(decision)).toBe(JSON.stringify(fresh));
    }
  },
  2_000,
);

test("what a host does to a decision changes no other", () => {
  const rules: Line[] = [
    { layer: "user", effect: "ask", text: "Bash(git push *)" },
    { layer: "user", effect: "deny", text: "Bash(rm *)" },
    { layer: "user", effect: "allow", text: "Bash(make)" },
  ];
  const { policy } = compile(layersOf({ rules }), sessionOf(plainSession));
  const commands = ["git push origin", "rm x", "make", "make && ls /etc", "cat 'x"];
  const texts = () =>
    commands.map((command) => JSON.stringify(decide(policy, { tool: "Bash", input: { command } })));
  const before = texts();
  for (const command of commands) spoilDecision(decide(policy, { tool: "Bash", input: { command } }));
  expect(texts()).toEqual(before);
});

test("where a link leads is looked up each time", () => {
  let target: string | null = "src";
  const links = (path: string) => (path.endsWith("/link") ? target : null);
  const { world } = sessionOf(plainSession);
  const { policy } = compile([], { world: { ...world, links } });
  const effect = () => decide(policy, { tool: "Bash", input: { command: "cat link/a" } }).effect;
  expect(effect()).toBe("allow");
  target = "/etc";
  expect(effect()).not.toBe("allow");
});

test("a memo holds no more than it may, and first forgets what was not asked for again", () => {
  const memo = new Memo();
  for (let i = 0; i < 10 * limits.memoEntriesMax; i++) {
    memo.put(`make task-${i}`, "ask");
    expect(memo.get("make task-0")).toBe("ask");
  }
  let held = 0;
  for (let i = 0; i < 10 * limits.memoEntriesMax; i++) if (memo.get(`make task-${i}`) === "ask") held++;
  expect(held).toBeLessThanOrEqual(limits.memoEntriesMax);
  expect(held).toBeGreaterThan(1);
});

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
  1_000,
);

/** Commands that leave something behind, or look as if they did, and some that do not. */
const first =
  "cd ..|cd src|pushd /etc|command cd ..|builtin cd /|cd|popd|eval cd|. x|source x|alias ls=make|sudo alias ls=make|shopt -s nullglob|set -k|set -e|setopt sh_word_split|enable -n ls|hash -p x ls|emulate sh|exec ls|export HOME=/x|export PATH=/x|read x|unset x|declare -n x|local x|mapfile x|echo HOME|echo for mapfile|time ls|time cd ..|time -p ls|coproc ls|exit|trap|test x|kill -0 1|git status|rm x|cat /etc/passwd|cat src/a|make|sudo rm x|xargs alias x=y|env cd ..|ls|then|done|if|in|repeat 2 ls|-|a:b|x=1".split(
    "|",
  );
const second =
  "ls|rm x|cat src/a|cat a|git push x|git status|tee src/a|make|cd src|done|then|time ls|sudo rm x|sh -c ls".split(
    "|",
  );

const modes = ["default", "bypassPermissions", "acceptEdits", "dontAsk"] as const;
const separators = [" && ", "; ", " || ", "\n"];

test.each(modes)(
  "in mode %s a list whose commands are remembered is decided as if none were",
  { timeout: 60_000 },
  (mode) => {
    const rules: Line[] = [
      { layer: "user", effect: "allow", text: "Bash" },
      { layer: "user", effect: "deny", text: "Bash(rm *)" },
      { layer: "user", effect: "ask", text: "Bash(git push*)" },
      { layer: "user", effect: "deny", text: "Read(src/**)" },
    ];
    const policies = [rules.slice(0, 1), rules].flatMap((some) =>
      ([undefined, "bash", "zsh", "sh"] as const).map((shell) => {
        const { world, ...session } = sessionOf({ ...plainSession, linked: false, mode });
        return compile(layersOf({ rules: some }), { ...session, world: { ...world, shell } }).policy;
      }),
    );
    // with each separator in one of the modes
    const lists = first.flatMap((a, i) =>
      second.flatMap((b, j) => {
        const by = separators[(modes.indexOf(mode) + i + j) % separators.length]!;
        return [`${a}${by}${b}`, `${b}${by}${a}`];
      }),
    );
    for (const policy of policies) {
      for (const command of lists) {
        const call = { tool: "Bash", input: { command } };
        const remembered = decide(policy, call).effect;
        expect(remembered, command).toBe(decide(policy, call, { hooks: [silent] }).effect);
      }
    }
  },
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

test("a memo holds no more than it may, no text has the outcome of another, and what is asked for again stays", () => {
  const memo = new Memo();
  const effects = ["deny", "ask", "allow"] as const;
  for (const [prefix, suffix] of [
    ["make task-", ""],
    ["", " x.ts"],
    ["cat a", "b c d e f"],
  ] as const) {
    const textOf = (i: number) => `${prefix}${i}${suffix}`;
    const outcomeOf = (i: number) => ({ effect: effects[i % 3]!, lasts: i % 2 === 0 });
    for (let i = 0; i < 10 * limits.memoEntriesMax; i++) {
      memo.put(textOf(i), outcomeOf(i));
      expect(memo.get(textOf(0))).toMatchObject(outcomeOf(0));
    }
    let held = 0;
    for (let i = 0; i < 10 * limits.memoEntriesMax; i++) {
      const outcome = memo.get(textOf(i));
      if (outcome === undefined) continue;
      expect(outcome).toMatchObject(outcomeOf(i));
      held++;
    }
    expect(held).toBeLessThanOrEqual(limits.memoEntriesMax);
    expect(held).toBeGreaterThan(1);
  }
});

test("of commands on files that a memo has room for, most stay", () => {
  const programs = ["git log", "npm run", "cat", "make -C", "ls -l", "rg key"];
  const folders = ["src", "test/unit", "docs", "lib/base"];
  const names = "a.ts b.py c.tsx main.ts judge.test.ts policy.ts README.md index.html notes.txt x.json".split(
    " ",
  );
  const texts = programs.flatMap((program) =>
    folders.flatMap((folder) => names.map((name) => `${program} ${folder}/${name}`)),
  );
  const memo = new Memo();
  for (const text of texts) memo.put(text, { effect: "ask", lasts: false });
  expect(texts.filter((text) => memo.get(text)).length).toBeGreaterThan(0.8 * texts.length);
});

test("two texts that look alike are kept beside each other", () => {
  const memo = new Memo();
  const texts = ["make ab", "make cd"];
  for (const text of texts) memo.put(text, { effect: "ask", lasts: false });
  for (let round = 0; round < 3; round++)
    expect(texts.map((text) => memo.get(text)?.effect)).toEqual(["ask", "ask"]);
});

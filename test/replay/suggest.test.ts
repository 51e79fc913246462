import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, decide, type Session, type ToolCall } from "../../src/index.ts";
import { Prompts, suggestRules } from "../../src/replay/index.ts";
import { proposalsFor } from "../../src/replay/narrow-rules.ts";
import { layerOf } from "../../src/settings/index.ts";
import "../seed.ts";

const session: Session = { world: { platform: "linux", home: "/home/dev", cwd: "/srv/app" } };
const bash = (command: string): ToolCall => ({ tool: "Bash", input: { command, description: "why" } });

/** What is proposed for commands: the rule, or `no` with the program that is refused. */
function proposedFor(...commands: readonly string[]): string[] {
  const proposals = proposalsFor(commands.map((command) => `Bash(${command})`));
  return commands.map((command) => {
    const { rule, refused } = proposals.get(`Bash(${command})`)!;
    return rule ?? `no ${refused}`;
  });
}

describe("rules that may be proposed", () => {
  test.each([
    ["make all"],
    ["git push origin main"],
    ["npm run build"],
    ["npm install"],
    ["./build.sh --all"],
    ["A=1 make x"],
    ["cargo test"],
  ])("%s, to the letter", (command) => {
    expect(proposedFor(command)).toEqual([`Bash(${command})`]);
  });

  test.each([
    ["python3 x.py", "python3"],
    ["python -m pytest", "python"],
    ["node -e 1", "node"],
    ["ruby", "ruby"],
    ["bash -c ls", "bash"],
    ["npx prettier .", "npx"],
    ["docker exec c ls", "docker"],
    ["docker run a", "docker"],
    ["kubectl exec p -- ls", "kubectl"],
    ["uv run a", "uv"],
    ["sudo make", "sudo"],
    ["env A=1 make", "env"],
    ["timeout 5 make", "timeout"],
    ["xargs make", "xargs"],
    ["find . -exec make {} +", "find"],
    ["ssh host make", "ssh"],
    ["git bisect run make", "git"],
    ["watch make", "watch"],
    ["eval make", "eval"],
    ["psql -c x", "psql"],
    ["crontab -e", "crontab"],
    ["/usr/bin/python3 x.py", "/usr/bin/python3"],
    ["make SHELL=/tmp/x", "make"],
  ])("none for %s", (command, program) => {
    expect(proposedFor(command)).toEqual([`no ${program}`]);
  });

  test.each<[string, readonly string[], string]>([
    [
      "three arguments of a script",
      ["npm run lint a", "npm run lint b", "npm run lint c"],
      "Bash(npm run lint *)",
    ],
    [
      "behind the two dashes",
      ["npm run lint -- a", "npm run lint -- b", "npm run lint -- c"],
      "Bash(npm run lint -- *)",
    ],
    [
      "of another runner of scripts",
      ["pnpm run t a", "pnpm run t b", "pnpm run t c d"],
      "Bash(pnpm run t *)",
    ],
    [
      "one without arguments is held as well",
      ["npm run lint", "npm run lint b", "npm run lint c"],
      "Bash(npm run lint *)",
    ],
  ])("an open rule for %s", (_, commands, rule) => {
    expect(proposedFor(...commands)).toEqual(commands.map(() => rule));
  });

  test.each<[string, readonly string[]]>([
    ["two arguments are too few", ["npm run lint a", "npm run lint b"]],
    ["the names of scripts stay", ["npm run a", "npm run b", "npm run c"]],
    ["options were seen", ["npm run lint a", "npm run lint b", "npm run lint --fix"]],
    ["targets of make are its own", ["make all a", "make all b", "make all c"]],
    ["arguments of git are its own", ["git push origin a", "git push origin b", "git push origin c"]],
    ["packages are code", ["npm install a", "npm install b", "npm install c"]],
    ["an unknown program", ["tool run x a", "tool run x b", "tool run x c"]],
    ["quotes before the open part", ["npm run 'a b' a", "npm run 'a b' b", "npm run 'a b' c"]],
    ["a variable is set", ["A=1 npm run x a", "A=1 npm run x b", "A=1 npm run x c"]],
  ])("no open rule: %s", (_, commands) => {
    expect(proposedFor(...commands)).toEqual(commands.map((command) => `Bash(${command})`));
  });
});

test("a rule for PowerShell stays as it is, and none is proposed for an interpreter there", () => {
  const rules = ["a", "b", "c", "d"].map((x) => `PowerShell(npm run lint ${x})`);
  const proposals = proposalsFor([...rules, "PowerShell(python x.py)"]);
  expect(rules.map((rule) => proposals.get(rule)!.rule)).toEqual(rules);
  expect(proposals.get("PowerShell(python x.py)")).toEqual({ refused: "python" });
});

/** Suggestions for calls, each made so many times. */
function suggestionsFor(calls: readonly (readonly [ToolCall, number])[], permissions: object = {}) {
  const layers = [layerOf({ permissions }, "project").layer];
  const { policy } = compile(layers, session);
  const prompts = new Prompts();
  for (const [call, count] of calls)
    for (let i = 0; i < count; i++) prompts.add(call, undefined, decide(policy, call));
  return suggestRules(prompts, layers, session);
}

describe("the cover", () => {
  test("most prompts for each rule first; what belongs together comes together", () => {
    const suggested = suggestionsFor([
      [bash("make a"), 5],
      [bash("make b && make c"), 8],
      [bash("make b"), 1],
      [bash("git status"), 50],
      [bash("python3 x.py"), 7],
      [bash("make a && npx x"), 3],
      [bash("$X"), 4],
      [{ tool: "Edit", input: { file_path: "/srv/app/a", new_string: "x".repeat(5_000) } }, 6],
      [{ tool: "WebFetch", input: { url: "https://a.example/x" } }, 2],
      [{ tool: "mcp__a__b", input: {} }, 1],
    ]);
    expect(suggested).toEqual({
      prompts: 37,
      removed: 23,
      steps: [
        { rules: ["Edit(./a)"], prompts: 6, seen: 1 },
        { rules: ["Bash(make a)"], prompts: 5, seen: 1 },
        { rules: ["Bash(make b)", "Bash(make c)"], prompts: 9, seen: 2 },
        { rules: ["WebFetch(domain:a.example)"], prompts: 2, seen: 1 },
        { rules: ["mcp__a__b"], prompts: 1, seen: 1 },
      ],
      refused: [
        { program: "python3", prompts: 7 },
        { program: "npx", prompts: 3 },
      ],
    });
  });

  test("what another rule of the policy asks about gets none", () => {
    expect(suggestionsFor([[bash("make a"), 3]], { ask: ["Bash(make *)"] })).toMatchObject({
      prompts: 3,
      steps: [],
    });
  });

  test("at most ten steps", () => {
    const calls = Array.from({ length: 15 }, (_, i) => [bash(`make ${i}`), 15 - i] as const);
    const { steps, removed, prompts } = suggestionsFor(calls);
    expect([steps.length, removed, prompts]).toEqual([10, 105, 120]);
  });

  test("more different prompts than are kept are counted", () => {
    const prompts = new Prompts();
    const { policy } = compile([], session);
    const decision = decide(policy, bash("make"));
    for (let i = 0; i < 20_010; i++)
      prompts.add(bash("make"), undefined, {
        ...decision,
        effect: "ask",
        suggestions: [{ rule: `Bash(make ${i})`, act: "" }],
      });
    expect([prompts.total, prompts.further, prompts.prompts.length]).toEqual([20_010, 10, 20_000]);
  });
});

/** Commands that share beginnings, some of programs that run what they are given. */
const word = fc.constantFrom("a", "b", "c", "d", "--x", "-y", "'q r'", "1");
const head = fc.constantFrom(
  "npm run lint",
  "npm run",
  "npm run lint --",
  "pnpm run t",
  "make",
  "git push",
  "npx",
  "sudo make",
  "python3",
  "tool",
);
const command = fc
  .tuple(head, fc.array(word, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join(" "));
const script = fc.array(command, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(" && "));

test("no rule allows a command that was not seen, but behind the name of a script whose arguments were seen to differ", () => {
  fc.assert(
    fc.property(fc.array(script, { maxLength: 25 }), fc.array(script, { maxLength: 25 }), (seen, others) => {
      const { steps } = suggestionsFor(seen.map((text) => [bash(text), 1] as const));
      const allow = steps.flatMap(({ rules }) => rules);
      const { policy } = compile([layerOf({ permissions: { allow } }, "project").layer], session);
      const parts = new Set(seen.flatMap((text) => text.split(" && ")));
      for (const part of others.flatMap((text) => text.split(" && "))) {
        if (parts.has(part) || decide(policy, bash(part)).effect !== "allow") continue;
        const { rule } = decide(policy, bash(part)).reasons[0]!;
        // what only reads needs none
        if (rule !== undefined)
          expect(rule.text).toMatch(
            /^Bash\((?:npm run lint|npm run lint --|pnpm run t|npm run \w+|npm run lint \w+) .*\*\)$/,
          );
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);

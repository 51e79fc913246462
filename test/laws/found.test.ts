import { expect, test } from "vitest";
import { plainSession as facts, type Line, layersOf, sessionOf } from "../../src/fuzz/index.ts";
import { type Circumstances, compile, decide, type Effect, type ToolCall } from "../../src/index.ts";
import { layerOf } from "../../src/settings/index.ts";

const plainSession = sessionOf(facts);

/** The smallest input that a law found, and what is right. */
type Found = {
  readonly rules: readonly string[];
  readonly call: ToolCall;
  readonly around?: Circumstances;
  readonly wanted: Effect;
};

const bash = (command: string): ToolCall => ({ tool: "Bash", input: { command } });
const personAllows: Circumstances = { hooks: [{ event: "PermissionRequest", effect: "allow" }] };
const refusing = new Proxy(
  {},
  {
    getOwnPropertyDescriptor: () => {
      throw new Error("refused");
    },
  },
);

const found: readonly Found[] = [
  // a bare Read deny hid the narrower one, which also keeps a file from being written. PATH-3
  {
    rules: ["deny Read(x)", "deny Read"],
    call: { tool: "Edit", input: { file_path: "x" } },
    wanted: "deny",
  },
  // an Edit deny that could match hid a Read deny that does. EVAL-2
  { rules: ["deny Read(x)", "deny Edit(x/y)"], call: bash("rm -rf x"), wanted: "deny" },
  // a critical removal hid that a rule wants a person. EVAL-8, HK-5
  { rules: ["ask Edit(//etc)"], call: bash("rm -rf /etc"), around: personAllows, wanted: "ask" },
  { rules: ["deny Edit(a)"], call: bash("rm $X"), around: personAllows, wanted: "ask" },
  // a glob over tool names did not see through the old name of a tool. SYN-9, AGT-1
  { rules: ["deny Age*"], call: { tool: "Task", input: {} }, wanted: "deny" },
  // what a wrapper runs writes too: outside, and to protected paths. WD-1, PROT-1
  { rules: ["allow Bash"], call: bash("sudo rm /etc/passwd"), wanted: "ask" },
  { rules: ["allow Bash"], call: bash("sudo tee .git/config"), wanted: "ask" },
  // a deny of the whole tool needs no input. EVAL-6
  { rules: ["deny Bash"], call: { tool: "Bash", input: refusing }, wanted: "deny" },
  // an ask loosened what a list of Cd allow rules refuses. CD-1
  { rules: ["allow Cd(a)", "ask Cd"], call: { tool: "Cd", input: { path: "b" } }, wanted: "deny" },
  // what restricts Bash restricts Monitor. BASH-13
  { rules: ["deny Bash"], call: { tool: "Monitor", input: { command: "make" } }, wanted: "deny" },
  { rules: ["ask Bash"], call: { tool: "Monitor", input: { command: "ls" } }, wanted: "ask" },
];

for (const { rules, call, around, wanted } of found) {
  const shown = call.input === refusing ? "an input that throws" : JSON.stringify(call.input);
  test(`${rules.join(", ")}: ${call.tool} ${shown} is ${wanted}`, () => {
    const lines = rules.map((rule): Line => {
      const blank = rule.indexOf(" ");
      return { layer: "user", effect: rule.slice(0, blank) as Effect, text: rule.slice(blank + 1) };
    });
    expect(decide(compile(layersOf({ rules: lines }), plainSession).policy, call, around).effect).toBe(
      wanted,
    );
  });
}

// what a wrapper behind a wrapper runs is not known. CMP-8, WRAP-3
test("allow Bash: sudo xargs $X is ask, as xargs $X is", () => {
  const { policy } = compile(
    layersOf({ rules: [{ layer: "user", effect: "allow", text: "Bash" }] }),
    plainSession,
  );
  expect(decide(policy, bash("xargs $X")).effect).toBe("ask");
  expect(decide(policy, bash("sudo xargs $X")).effect).toBe("ask");
});

test.each<[string, ToolCall]>([
  ["the root, which no path pattern covers alone", { tool: "Glob", input: { path: "src", pattern: "/*" } }],
  ["a tool that no rule can name", { tool: "mcp____x", input: {} }],
  ["a word with two blanks in it", bash("make <(true  x)")],
  ["a skill without a name", { tool: "Skill", input: { skill: "" } }],
  ["a skill whose name is a pattern", { tool: "Skill", input: { skill: "*" } }],
  ["a tool whose name is a pattern", { tool: "mcp__a__*", input: {} }],
  ["a tool whose name is a server's", { tool: "mcp__a", input: {} }],
])("no rule is suggested for %s", (_, call) => {
  const { effect, suggestions } = decide(compile([], plainSession).policy, call);
  expect({ effect, suggestions }).toEqual({ effect: "ask", suggestions: [] });
});

test.each([
  ["a tool that is no text", { tool: 1, input: {} }],
  ["a call that cannot be looked at", new Proxy({}, { get: () => JSON.parse("{") })],
])("%s gets an answer with a reason", (_, call) => {
  expect(decide(compile([], plainSession).policy, call as ToolCall).reasons.length).toBeGreaterThan(0);
});

test("a default mode that cannot be made a text is an unknown mode", () => {
  const { layer } = layerOf(JSON.parse('{"permissions": {"defaultMode": {"toString": 0}}}'), "project");
  expect(compile([layer], plainSession).diagnostics.map(({ code }) => code)).toContain("unknown-mode");
});

test("an ask rule does not stand before a block of reads outside", () => {
  const [layer] = layersOf({ rules: [{ layer: "user", effect: "ask", text: "Read(//etc/**)" }] });
  const blocked = { ...layer!, blockReadsOutsideWorkingDirectories: true };
  const call = { tool: "Read", input: { file_path: "/etc/hosts" } };
  expect(decide(compile([blocked], plainSession).policy, call).effect).toBe("deny");
});

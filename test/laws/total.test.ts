import fc from "fast-check";
import { expect, test } from "vitest";
import {
  commands,
  plainSession as facts,
  type Line,
  layersOf,
  sessionOf,
  toolCalls,
} from "../../src/fuzz/index.ts";
import {
  compile,
  decide,
  type Layer,
  type Policy,
  type Session,
  type ToolCall,
  toolRemoved,
} from "../../src/index.ts";
import { layerOf } from "../../src/settings/index.ts";
import { law } from "./law.ts";

const plainSession = sessionOf(facts);
const rules: Line[] = [
  { layer: "user", effect: "deny", text: "Bash(rm *)" },
  { layer: "project", effect: "ask", text: "Bash(git * push*)" },
  { layer: "local", effect: "allow", text: "Bash(npm *)" },
  { layer: "user", effect: "deny", text: "Read(**/secrets/**)" },
  { layer: "managed", effect: "deny", text: "PowerShell(* -Force*)" },
  { layer: "user", effect: "allow", text: "WebFetch(domain:*.example.com)" },
];
const policies = ([undefined, "bash", "zsh", "sh"] as const).map(
  (shell) =>
    compile(layersOf({ rules }), { ...plainSession, world: { ...plainSession.world, shell } }).policy,
);
const policy = policies[0]!;
const effects = ["deny", "ask", "allow"];

function answers(call: ToolCall): void {
  for (const policy of policies) answersWith(policy, call);
}

function answersWith(policy: Policy, call: ToolCall): void {
  const decision = decide(policy, call);
  expect(effects).toContain(decision.effect);
  expect(decision.reasons.length).toBeGreaterThan(0);
  expect(JSON.parse(JSON.stringify(decision))).toMatchObject({ effect: decision.effect });
  expect(decision.reasons[0]!.message).not.toMatch(/cannot be judged/);
}

const shellPieces = fc.constantFrom(
  ..."()[]{}<>|&;$`'\"\\\n\t #!*?~=-_ar0",
  "<<",
  "<<<",
  "${",
  "$((",
  "))",
  "esac",
  "case ",
  " in ",
  "do",
  "done",
  "if ",
  "fi",
  "rm",
  "$'",
  "\u0002",
  "\u0004",
  "\u200b",
  "\r",
  "\ud800",
  "é",
);
const noise = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(shellPieces, { maxLength: 30 }).map((all) => all.join("")),
  commands,
);

law(
  "any string as a command gets an answer",
  fc.record({ tool: fc.constantFrom("Bash", "Monitor", "PowerShell"), command: noise }),
  ({ tool, command }) => answers({ tool, input: { command } }),
  4_000,
);

law(
  "any string as a path, a host or a name gets an answer",
  fc.record({
    tool: fc.constantFrom(
      "Read",
      "Edit",
      "Write",
      "Grep",
      "Glob",
      "Cd",
      "WebFetch",
      "Skill",
      "Agent",
      "NotebookEdit",
    ),
    text: noise,
  }),
  ({ tool, text }) =>
    answers({
      tool,
      input: {
        file_path: text,
        path: text,
        notebook_path: text,
        url: text,
        skill: text,
        subagent_type: text,
        pattern: text,
      },
    }),
  2_000,
);

law(
  "any JSON value as input gets an answer",
  fc.record({ call: toolCalls, input: fc.jsonValue() }),
  ({ call, input }) => answers({ tool: call.tool, input }),
);

law(
  "any JSON value as settings gives layers and a policy that answers",
  fc.record({
    settings: fc.oneof(
      fc.jsonValue(),
      fc.record({
        permissions: fc.oneof(
          fc.jsonValue(),
          fc.record({
            deny: fc.array(fc.jsonValue()),
            ask: fc.array(fc.string()),
            allow: fc.jsonValue(),
            defaultMode: fc.jsonValue(),
            additionalDirectories: fc.array(fc.jsonValue()),
          }),
        ),
        sandbox: fc.jsonValue(),
      }),
    ),
    call: toolCalls,
  }),
  ({ settings, call }) => {
    const layers = (["managed", "project", "user"] as const).map((name) => layerOf(settings, name).layer);
    const compiled = compile(layers, plainSession).policy;
    expect(effects).toContain(decide(compiled, call).effect);
    expect(typeof toolRemoved(compiled, call.tool)).toBe("boolean");
  },
);

law(
  "any text as a rule gives a policy that answers",
  fc.record({
    texts: fc.array(noise, { maxLength: 4 }),
    effect: fc.constantFrom("deny", "ask", "allow"),
    wrap: fc.constantFrom("", "Bash", "Read", "WebFetch", "Agent"),
    call: toolCalls,
  }),
  ({ texts, effect, wrap, call }) => {
    const lines = texts.map(
      (text): Line => ({ layer: "user", effect, text: wrap === "" ? text : `${wrap}(${text})` }),
    );
    expect(effects).toContain(decide(compile(layersOf({ rules: lines }), plainSession).policy, call).effect);
  },
);

function refuse(): never {
  throw new Error("refused");
}

const hostile = [
  new Proxy(
    {},
    { get: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse, getPrototypeOf: refuse },
  ),
  Object.defineProperty({}, "command", { enumerable: true, get: refuse }),
  { command: { toString: refuse } },
  { file_path: Object.create(null) as unknown },
  Object.create({ command: "ls", file_path: "a" }) as unknown,
  { command: new Proxy([], { get: refuse }) },
  JSON.parse('{"__proto__": {"command": "ls"}, "constructor": 1}') as unknown,
  undefined,
  null,
  Symbol("x"),
  10n,
  refuse,
];

law(
  "an input with getters that throw, a proxy or no object at all is not allowed a tool that needs its input",
  fc.record({
    tool: fc.constantFrom("Bash", "Read", "Edit", "WebFetch", "Skill", "Monitor", "PowerShell", "mcp__a__x"),
    at: fc.nat(hostile.length - 1),
  }),
  ({ tool, at }) => {
    const decision = decide(policy, { tool, input: hostile[at] });
    expect(decision.effect).not.toBe("allow");
    expect(decision.reasons.length).toBeGreaterThan(0);
  },
  300,
);

const misshapen = [undefined, null, { tool: "Bash" }, { tool: "Bash", input: [] }, { tool: "", input: {} }];

law(
  "a call or circumstances of the wrong shape get an answer that is no allow",
  fc.nat(misshapen.length - 1),
  (at) => {
    const call = misshapen[at];
    const decision = decide(policy, call as never);
    expect(decision.effect).not.toBe("allow");
    expect(decision.reasons.length).toBeGreaterThan(0);
    expect(
      decide(policy, { tool: "Bash", input: { command: "make" } }, { hooks: call } as never).effect,
    ).not.toBe("allow");
    expect(
      decide(policy, { tool: "Bash", input: { command: "make" } }, { cwd: call } as never).effect,
    ).not.toBe("allow");
  },
  50,
);

law(
  "a symlink lookup that throws, fails or leads outside never makes a path allowed",
  fc.record({
    answer: fc.constantFrom("fail", "throw", "/etc/passwd"),
    path: fc.constantFrom("a", "src/b.ts"),
  }),
  ({ answer, path }) => {
    const links = () => (answer === "throw" ? refuse() : answer === "fail" ? undefined : answer);
    const session: Session = { ...plainSession, world: { ...plainSession.world, links } };
    const layers: Layer[] = layersOf({ rules: [{ layer: "user", effect: "allow", text: "Read(./src/**)" }] });
    expect(
      decide(compile(layers, session).policy, { tool: "Read", input: { file_path: path } }).effect,
    ).not.toBe("allow");
  },
  50,
);

test.each(["a=xx; ", "a=$x; ", 'a="$x"; '])("%j doubled sixty times is answered", (start) => {
  const command = `${start}${"a=$a$a; ".repeat(60)}cat "$a"`;
  expect(decide(policy, { tool: "Bash", input: { command } }).effect).toBe("ask");
});

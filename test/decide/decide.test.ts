import { describe, expect, test } from "vitest";
import { limits } from "../../src/base/limits.ts";
import { escaped } from "../../src/decide/reasons.ts";
import {
  type Circumstances,
  compile,
  decide,
  emptyLayer,
  type LinkLookup,
  type Policy,
  type Session,
  type ToolCall,
  toolRemoved,
} from "../../src/index.ts";
import { layerOf } from "../../src/settings/index.ts";
import { noLinks } from "../../src/world/world.ts";

const linux: Session = { world: { platform: "linux", home: "/home/dana", cwd: "/srv/app" } };

function policyOf(permissions: object = {}, session: Session = linux) {
  return compile([layerOf({ permissions }, "user").layer], session).policy;
}

function bash(command: string): ToolCall {
  return { tool: "Bash", input: { command } };
}

describe("a text for a person", () => {
  test.each([
    ["a b", "a b"],
    ["a\nb\tc\rd", "a\\nb\\tc\\rd"],
  ])("%j", (text, shown) => expect(escaped(text)).toBe(shown));

  test.each([
    [0x00, 0x1f],
    [0x7f, 0xa0],
    [0xad, 0xad],
    [0x200b, 0x200f],
    [0x2028, 0x202f],
    [0x205f, 0x206f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
    [0xd800, 0xdfff],
  ])("spells out U+%s to U+%s", (first, last) => {
    const shown = (code: number) => escaped(String.fromCodePoint(code));
    for (const code of [first, last]) {
      const short = code === 0 ? "0" : code.toString(16);
      expect(shown(code)).toBe(`\\u{${short}}`);
    }
    for (const code of [first - 1, last + 1])
      if (code > 0) expect(shown(code)).toBe(String.fromCodePoint(code));
  });
});

describe("SEMANTICS EVAL-6, EVAL-7: a tool that is taken away", () => {
  test.each<readonly [deny: string, tool: string, removed: boolean]>([
    ["Bash", "Bash", true],
    ["Bash", "Read", false],
    ["Bash(ls)", "Bash", false],
    ["*", "Bash", true],
    ["*", "EndConversation", true],
    ["EndConversation", "EndConversation", false],
    ["E*", "EndConversation", false],
    ["mcp__a", "mcp__a__b", true],
  ])("deny %s, %s: %s", (deny, tool, removed) => {
    expect(toolRemoved(policyOf({ deny: [deny] }), tool)).toBe(removed);
  });
});

describe("SEMANTICS EVAL-11: a call that cannot be judged", () => {
  const hostile = (tool: unknown): ToolCall =>
    ({
      tool,
      get input(): unknown {
        throw new Error("no input");
      },
    }) as ToolCall;

  test.each<readonly [what: string, deny: readonly string[], call: unknown, effect: string, reason: object]>([
    [
      "a tool that is no text",
      [],
      { tool: 7 },
      "ask",
      { unknown: "its tool is no text", act: { kind: "use", text: "" } },
    ],
    ["no call", [], undefined, "ask", { act: { kind: "use", text: "" } }],
    [
      "a call that throws",
      [],
      hostile("Bash"),
      "ask",
      { unknown: "no input", act: { kind: "use", text: "Bash" } },
    ],
    ["a call that throws, of another tool", ["Read"], hostile("Bash"), "ask", { unknown: "no input" }],
    ["a tool that is no text, where all are denied", ["*"], { tool: 7 }, "ask", { act: { kind: "use" } }],
  ])("%s asks", (_, deny, call, effect, reason) => {
    const decision = decide(policyOf({ deny }), call as ToolCall);
    expect(decision.effect).toBe(effect);
    expect(decision.reasons).toMatchObject([
      { effect, because: "EVAL-11", message: "the call cannot be judged", ...reason },
    ]);
    expect(decision.suggestions).toEqual([]);
  });

  test("a deny of its tool needs no input", () => {
    const decision = decide(policyOf({ deny: ["Bash"] }), hostile("Bash"));
    expect(decision).toMatchObject({ effect: "deny", reasons: [{ because: "EVAL-2" }], suggestions: [] });
  });
});

test.each(["abc", null, 7])("SEMANTICS SYN-11: an input %j has no parameters", (input) => {
  const { effect, reasons } = decide(policyOf({ deny: ["mcp__a__b(length:3)"] }), {
    tool: "mcp__a__b",
    input,
  });
  expect([effect, reasons[0]!.because]).toEqual(["ask", "EVAL-9"]);
});

describe("what is said", () => {
  test("is there as JSON", () => {
    const decision = decide(policyOf(), bash("make a"));
    const { effect, reasons, suggestions } = decision;
    expect(JSON.parse(JSON.stringify(decision))).toEqual({ effect, reasons, suggestions });
    expect([effect, reasons.length, suggestions.length]).toEqual(["ask", 1, 1]);
  });

  test("names the place of the rule, and shares nothing with the policy", () => {
    const { policy } = compile([layerOf({ permissions: { deny: ["Bash"] } }, "user").layer], linux);
    const placeOf = () => decide(policy, bash("a")).reasons[0]!.rule!.place;
    const place = { ...placeOf() };
    expect(place).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    Object.assign(placeOf(), { line: -1 });
    expect(placeOf()).toEqual(place);
  });

  test("is said once", () => {
    const said = (command: string) => decide(policyOf(), bash(command)).reasons.map(({ act }) => act.text);
    expect(said("for x in a b; do make $x; done")).toEqual(["make $x"]);
    expect(said("for x in a b; do make $x; done; make x; make x")).toEqual(["make $x", "make x", "make x"]);
  });
});

describe("SEMANTICS PATH-9, SYM-4: the directory in which a call runs", () => {
  const looked: string[] = [];
  const links = (path: string) => {
    looked.push(path);
    return path === "/data" ? "/mnt/data" : null;
  };
  const deny = ["Read(./key)", "Read(//mnt/data/key/a)"];
  const policy = policyOf({ deny }, { world: { ...linux.world, links } });

  test.each([
    ["/srv/app/key", "/data", "deny"],
    ["/data/key", "/data", "deny"],
    ["/mnt/data/key", "/data", "deny"],
    ["/mnt/data/key", "/mnt", "ask"],
    ["/mnt/data/key", "/srv/app", "ask"],
  ])("%s, from %s: %s", (file_path, cwd, effect) => {
    expect(decide(policy, { tool: "Read", input: { file_path } }, { cwd }).effect).toBe(effect);
  });

  test("what is certain from one of its names goes before what is possible from another", () => {
    const search = bash("grep -r a /mnt/data/key");
    expect(decide(policy, search, { cwd: "/srv/app" }).effect).toBe("ask");
    expect(decide(policy, search, { cwd: "/data" }).effect).toBe("deny");
  });

  test("what is certain under one of its names counts before what is possible under another", () => {
    const { world } = linux;
    const policy = policyOf(
      { deny: ["Read(//mnt/data/key/x)", "Read(./key)"] },
      { world: { ...world, links } },
    );
    expect(decide(policy, bash("grep -r a /mnt/data/key"), { cwd: "/data" }).effect).toBe("deny");
    expect(decide(policy, bash("grep -r a /mnt/data/key"), { cwd: "/mnt" }).effect).toBe("ask");
  });

  test("is looked up only where it is not the session's", () => {
    const lookedUp = (circumstances: Circumstances) => {
      looked.length = 0;
      decide(policy, { tool: "WebSearch", input: { query: "cats" } }, circumstances);
      return [...looked];
    };
    expect([lookedUp({}), lookedUp({ cwd: "/srv/app" }), lookedUp({ cwd: "/data" })]).toEqual([
      [],
      [],
      ["/data", "/mnt", "/mnt/data"],
    ]);
  });
});

describe("SEMANTICS SYN-18: the rules that would allow it", () => {
  const root: Session = { world: { platform: "linux", cwd: "/" } };
  const homeless: Session = { world: { platform: "linux", cwd: "/srv" } };
  const links = (path: string) => (path === "/home/dana" ? "/mnt/dana" : null);
  const linkedHome: Session = { world: { ...linux.world, links } };
  const read = (file_path: string) => ({ tool: "Read", input: { file_path } });
  const write = (file_path: string) => ({ tool: "Write", input: { file_path, content: "" } });
  const rows: readonly (readonly [call: ToolCall, rules: readonly string[], session?: Session])[] = [
    [bash("make a; make b; make a"), ["Bash(make a)", "Bash(make b)"]],
    [bash("a; b; c; d; e"), ["Bash(a)", "Bash(b)", "Bash(c)", "Bash(d)", "Bash(e)"]],
    [bash("a; b; c; d; e; f"), []],
    [bash("make $X"), ["Bash(make $X)"]],
    [bash("$X"), []],
    [bash("make 'a\nb'"), []],
    [bash("make <(a  b)"), []],
    [bash("cd /data"), []],
    [{ tool: "WebFetch", input: { url: "https://a.example/x" } }, ["WebFetch(domain:a.example)"]],
    [{ tool: "WebFetch", input: { url: "https://u@a.example/x" } }, []],
    [{ tool: "Skill", input: { skill: "deploy" } }, ["Skill(deploy)"]],
    [{ tool: "Skill", input: { skill: "" } }, []],
    [{ tool: "Skill", input: { skill: "*" } }, []],
    [{ tool: "Skill", input: { skill: "review *" } }, []],
    [{ tool: "Skill", input: { skill: " deploy" } }, []],
    [{ tool: "Skill", input: { skill: "de\u200bploy" } }, []],
    [{ tool: "WebSearch", input: {} }, ["WebSearch"]],
    [{ tool: "Odd tool", input: {} }, []],
    [{ tool: "Odd(tool)", input: {} }, []],
    [{ tool: "Odd*", input: {} }, []],
    [{ tool: " Odd", input: {} }, []],
    [{ tool: "mcp__a", input: {} }, []],
    [{ tool: "Cd", input: { path: "/data" } }, []],
    [read("/data/a"), ["Read(//data/a)"]],
    [read("/home/dana/a"), ["Read(~/a)"]],
    [read("/home/dana"), ["Read(//home/dana)"]],
    [read("/home/dana/a"), ["Read(//home/dana/a)"], homeless],
    [read("/mnt/dana/a"), ["Read(~/a)"], linkedHome],
    [read("~bob/a"), []],
    [read("/data/a[b]*"), ["Read(//data/a\\[b]\\*)"]],
    [write("/srv/app/a/b"), ["Edit(./a/b)"]],
    [write("/srv/app/!a"), ["Edit(./\\!a)"]],
    [write("/srv/app/#a"), ["Edit(./\\#a)"]],
    [write("/srv/app/a!#"), ["Edit(./a!#)"]],
    [write("/srv/app/a b  "), ["Edit(./a b\\ \\ )"]],
    [write("/srv/app"), ["Edit(//srv/app)"]],
    [write("/"), []],
    [write("/a/b"), ["Edit(./a/b)"], root],
    [bash("cat /data/*"), []],
  ];
  for (const [call, rules, session] of rows) {
    test(JSON.stringify(call), () => {
      const decision = decide(policyOf({}, session), call);
      expect(decision.effect).toBe("ask");
      expect(decision.suggestions.map(({ rule }) => rule)).toEqual(rules);
    });
  }

  test("a link has more names than one rule", () => {
    const links = (path: string) => (path === "/data/l" ? "/data/x" : null);
    const policy = policyOf({}, { world: { ...linux.world, links } });
    expect(decide(policy, read("/data/l"))).toMatchObject({ effect: "ask", suggestions: [] });
  });
});

describe("hooks, and settings that are not there whole", () => {
  const answers = (effect: "allow" | "deny"): Circumstances => ({
    hooks: [{ event: "PermissionRequest", effect }],
  });
  test.each([
    ["make a", [], "allow", "allow"],
    ["make a", ["Bash(make *)"], "allow", "ask"],
    ["make a; make b", ["Bash(make b)"], "allow", "ask"],
    ["make a", [], "deny", "deny"],
    ["ls", [], "deny", "allow"],
  ] as const)("`%s`, ask %j, a prompt that is answered with %s: %s", (command, ask, answer, effect) => {
    expect(decide(policyOf({ ask }), bash(command), answers(answer)).effect).toBe(effect);
  });

  test("SEMANTICS MAN-22: a policy that is not confirmed asks, but for tools that only read", () => {
    const place = { line: 1, column: 1, endColumn: 2 };
    const unconfirmed = {
      code: "remote-not-confirmed",
      severity: "error",
      message: "no policy yet",
      ...place,
    } as const;
    const layers = [
      { ...emptyLayer("managed"), unconfirmed },
      layerOf({ permissions: { allow: ["Bash"] } }, "user").layer,
    ];
    const { policy } = compile(layers, linux);
    const decision = decide(policy, bash("make a"));
    expect(decision.effect).toBe("ask");
    expect(decision.reasons[0]).toMatchObject({ because: "MAN-22", message: "no policy yet" });
    expect(decision.suggestions).toEqual([]);
    expect(decide(policy, { tool: "Read", input: { file_path: "/srv/app/a" } }).effect).toBe("allow");
    expect(decide(policy, bash("make a"), answers("allow")).effect).toBe("ask");
  });
});

test.each<readonly [exempt: readonly string[], effect: string]>([
  [[], "ask"],
  [["/srv/app/.claude"], "allow"],
  [["/srv/app/.clau"], "ask"],
])("SEMANTICS PROT-4: nothing below %j is protected, so a write there: %s", (protectedExempt, effect) => {
  const policy = policyOf({ allow: ["Edit"] }, { ...linux, protectedExempt });
  const call = { tool: "Edit", input: { file_path: "/srv/app/.claude/notes.md" } };
  expect(decide(policy, call).effect).toBe(effect);
});

describe("a call that was decided before", () => {
  const read = (tool: string, file_path: string) => ({ tool, input: { file_path } });
  const calls: readonly (readonly [ToolCall, Circumstances?])[] = [
    [bash("make a")],
    [bash("make a"), { hooks: [] }],
    [bash("make a"), { willRunSandboxed: false }],
    [bash("make a"), { hooks: [{ event: "PreToolUse", effect: "deny" }] }],
    [bash("make a"), { hooks: [{ event: "PreToolUse", effect: "allow" }] }],
    [bash("cat a"), { cwd: "/data" }],
    [bash("cat a")],
    [bash("cat a"), { cwd: "/srv/app" }],
    [bash("cd src")],
    [bash("cd src && cat key")],
    [read("Read", "/srv/app/a")],
    [read("Edit", "/srv/app/a")],
    [read("Write", "/srv/app/a")],
    [{ tool: "Monitor", input: { command: "make a" } }],
    [{ tool: "Bash", input: { command: 7 } }],
    [bash(`echo ${"a".repeat(limits.memoTextLengthMax)}`)],
  ];
  test("is decided as if it were new", () => {
    const rules = { allow: ["Monitor"], deny: ["Write", "Read(./src/key)"] };
    const once = policyOf(rules);
    for (let round = 0; round < 3; round++) {
      for (const [call, circumstances] of calls) {
        const again = decide(once, call, circumstances);
        const anew = decide(policyOf(rules), call, circumstances);
        expect(again.effect).toBe(anew.effect);
        expect(again.reasons).toEqual(anew.reasons);
      }
    }
  });

  /** Whether the last of the calls is judged; if not, what became of it is known from those before. */
  function isJudged(policy: Policy, calls: readonly ToolCall[], circumstances?: Circumstances): boolean {
    let judged = false;
    const watched: Policy = {
      ...policy,
      get tools() {
        judged = true;
        return policy.tools;
      },
    };
    for (const call of calls) {
      judged = false;
      decide(watched, call, circumstances);
    }
    return judged;
  }

  const commandOf = (length: number) => bash(`echo ${"a".repeat(length - "echo ".length)}`);
  const url = (url: string) => ({ tool: "WebFetch", input: { url } });
  const mcp = (tool: string) => ({ tool, input: { a: 1 } });

  test.each<readonly [call: ToolCall, circumstances: Circumstances, remembered: boolean]>([
    [bash("make a"), {}, true],
    [bash("make a"), { hooks: [], willRunSandboxed: false, cwd: "/srv/app" }, true],
    [bash("make a"), { hooks: [{ event: "PreToolUse", effect: "none" }] }, false],
    [bash("make a"), { willRunSandboxed: true }, false],
    [bash("make a"), { cwd: "/data" }, false],
    [read("Read", "a"), {}, true],
    [read("Edit", "a"), {}, true],
    [read("Write", "a"), {}, true],
    [url("https://a.example/"), {}, true],
    [mcp("mcp__a__b"), {}, true],
    [mcp("a__mcp__"), {}, false],
    [read("Glob", "a"), {}, false],
    [{ tool: "Bash", input: { command: 7 } }, {}, false],
    [commandOf(limits.memoTextLengthMax), {}, true],
    [commandOf(limits.memoTextLengthMax + 1), {}, false],
  ])("%j with %j is remembered: %s", (call, circumstances, remembered) => {
    expect(isJudged(policyOf(), [call], circumstances)).toBe(true);
    expect(isJudged(policyOf(), [call, call], circumstances)).toBe(!remembered);
  });

  test.each<readonly [rules: object, bash: boolean, read: boolean, mcp: boolean]>([
    [{ deny: ["Bash(timeout:5)"] }, false, true, false],
    [{ ask: ["Read(limit:5)"] }, true, false, false],
    [{ deny: ["mcp__x__y(a:1)"], ask: ["mcp__x__y(a:2)"] }, true, true, false],
  ])("where %j look at more of a call, less is remembered", (rules, ...remembered) => {
    const asked = [bash("make a"), read("Read", "a"), mcp("mcp__a__b")];
    expect(asked.map((call) => !isJudged(policyOf(rules), [call, call]))).toEqual(remembered);
  });

  const list = bash("make a && make b");
  const linked = (links: LinkLookup): Session => ({ world: { ...linux.world, links } });
  test.each<readonly [calls: readonly ToolCall[], session: Session, judged: boolean]>([
    [[bash("make a"), bash("make b"), list], linux, false],
    [[bash("make a"), list], linux, true],
    [[bash("cd a"), bash("make b"), bash("cd a && make b")], linux, true],
    [[bash("make a"), bash("make b"), list], linked(noLinks), false],
    [[bash("make a"), bash("make b"), list], linked(() => null), true],
    [[list, list], linked(() => null), false],
    [[bash("cat a"), bash("cat a")], linked(() => null), true],
    [[read("Read", "a"), read("Read", "a")], linked(() => null), true],
    [[mcp("mcp__a__b"), mcp("mcp__a__b")], linked(() => null), false],
  ])("of %j the last is judged", (calls, session, judged) => {
    expect(isJudged(policyOf({}, session), calls)).toBe(judged);
  });
});

// @ts-nocheck
import { describe, expect, test } from "vitest";
import {
  type callsOfAcp,
  canUseTool,
  type Gate,
  gatedTool,
  guardedExecute,
  needsApproval,
  requestPermission,
  toolApproval,
} from "../../src/adapters/index.ts";
import { compile, decide, emptyLayer } from "../../src/index.ts";

const placed = (...texts: readonly string[]) =>
  texts.map((value) => ({ value, place: { line: 1, column: 1, endColumn: value.length + 1 } }));
const { policy } = compile(
  [
    {
      ...emptyLayer("user"),
      deny: placed("Bash(rm *)", "Read(./.env)", "Edit(./.env)"),
      allow: placed("Bash(npm test)", "WebFetch(domain:docs.example)", "mcp__github__get_issue"),
    },
  ],
  { world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } },
);
const gate: Gate = (call) => decide(policy, call);
const broken: Gate = () => {
  throw new Error("no policy");
};
const command = (text: string) => ({ tool: "Bash", input: { command: text } });

describe("Claude Agent SDK", () => {
  const use = (text: string, ...rest: readonly [] | readonly [() => boolean]) =>
    canUseTool(gate, ...rest)("Bash", { command: text });

  test("allow gives the input back, deny says why", async () => {
    expect(await use("npm test")).toEqual({ behavior: "allow", updatedInput: { command: "npm test" } });
    expect(await use("rm x")).toEqual({
      behavior: "deny",
      message: "`rm x`: a deny rule matches: deny Bash(rm *) (user settings)",
    });
  });

  test("an ask goes to a person, and to nobody where there is none", async () => {
    expect(await use("touch x", () => true)).toMatchObject({ behavior: "allow" });
    expect(await use("touch x", () => false)).toMatchObject({ behavior: "deny" });
    expect(await use("touch x")).toMatchObject({
      behavior: "deny",
      message: expect.stringContaining("needs a person"),
    });
  });

  test("a person is never asked about a deny, and a question that fails is a no", async () => {
    const never = () => {
      throw new Error("asked");
    };
    expect(await use("rm x", never)).toMatchObject({ behavior: "deny" });
    expect(await use("touch x", never)).toMatchObject({ behavior: "deny" });
    expect(await canUseTool(broken, () => true)("Bash", { command: "ls" })).toMatchObject({
      behavior: "deny",
    });
  });
});

describe("OpenAI Agents", () => {
  const { needsApproval: approval, inputGuardrails } = gatedTool(
    gate,
    ({ command: text }: { command: string }) => command(text),
  );
  const guarded = (json: string) => inputGuardrails[0]!.run({ toolCall: { arguments: json } });

  test.each([
    ["npm test", false, "allow"],
    ["touch x", true, "allow"],
    ["rm x", true, "rejectContent"],
  ])("%s", async (text, needs, behavior) => {
    expect(await approval({}, { command: text })).toBe(needs);
    expect((await guarded(JSON.stringify({ command: text }))).behavior.type).toBe(behavior);
  });

  test("what cannot be read is refused", async () => {
    expect((await guarded("{")).behavior.type).toBe("rejectContent");
    expect(await gatedTool(broken, command).needsApproval({}, "ls")).toBe(true);
  });
});

describe("AI SDK", () => {
  test("up to version 6: approval, and an execute that what is denied never reaches", () => {
    const needs = needsApproval(gate, command);
    expect(["npm test", "touch x", "rm x"].map((text) => needs(text))).toEqual([false, true, true]);
    const ran: string[] = [];
    const execute = guardedExecute(gate, command, (text: string, times: number) =>
      ran.push(`${text} ${times}`),
    );
    execute("npm test", 1);
    execute("touch x", 2);
    expect(() => execute("rm x", 3)).toThrow("toolgate: `rm x`: a deny rule matches");
    expect(ran).toEqual(["npm test 1", "touch x 2"]);
  });

  test("from version 7 on: three answers", () => {
    const approve = toolApproval(gate);
    const types = ["npm test", "touch x", "rm x"].map(
      (text) => approve({ toolCall: { toolName: "Bash", input: { command: text } } }).type,
    );
    expect(types).toEqual(["approved", "user-approval", "denied"]);
    expect(toolApproval(broken)({ toolCall: { toolName: "Bash", input: {} } }).type).toBe("denied");
  });
});

describe("Agent Client Protocol", () => {
  const options = [
    { optionId: "1", kind: "allow_always" },
    { optionId: "2", kind: "allow_once" },
    { optionId: "3", kind: "reject_once" },
  ];
  const dialog = async () => ({ outcome: { outcome: "selected" as const, optionId: "dialog" } });
  const asked = async (toolCall: Parameters<typeof callsOfAcp>[0], given = options) => {
    const { outcome } = await requestPermission(gate, dialog)({ toolCall, options: given });
    return outcome.outcome === "selected" ? outcome.optionId : outcome.outcome;
  };

  test.each([
    [{ kind: "execute", rawInput: { command: "npm test" } }, "2"],
    [{ kind: "execute", rawInput: { command: "touch x" } }, "dialog"],
    [{ kind: "execute", rawInput: { command: "rm x" } }, "3"],
    [{ kind: "execute", rawInput: { cmd: "npm test" } }, "dialog"],
    [{ kind: "read", locations: [{ path: "/home/ada/shop/a" }] }, "2"],
    [{ kind: "read", locations: [{ path: "/home/ada/shop/a" }, { path: "/home/ada/shop/.env" }] }, "3"],
    [{ kind: "read" }, "dialog"],
    [{ kind: "edit", locations: [{ path: "/home/ada/shop/.env" }] }, "3"],
    [{ kind: "delete", locations: [{ path: "/home/ada/shop/a" }] }, "dialog"],
    [{ kind: "search", locations: [{ path: "/home/ada/shop" }] }, "2"],
    [{ kind: "search" }, "dialog"],
    [{ kind: "fetch", rawInput: { url: "https://docs.example/" } }, "2"],
    [{ kind: "fetch", rawInput: "https://docs.example/" }, "dialog"],
    [{ kind: "other", name: "mcp__github__get_issue", rawInput: {} }, "2"],
    [{ kind: "other", name: "CronList" }, "dialog"],
    [{ kind: null }, "dialog"],
    [{}, "dialog"],
  ])("%j", async (call, outcome) => {
    expect(await asked(call)).toBe(outcome);
  });

  test("only what the agent offers is answered, and never for longer than once", async () => {
    const allowed = { kind: "execute", rawInput: { command: "npm test" } };
    const denied = { kind: "execute", rawInput: { command: "rm x" } };
    expect(await asked(allowed, [{ optionId: "1", kind: "allow_always" }])).toBe("dialog");
    expect(await asked(denied, [{ optionId: "4", kind: "reject_always" }])).toBe("4");
    expect(await asked(denied, [])).toBe("cancelled");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LogLine, readLogLine } from "../../src/replay/index.ts";
import "../seed.ts";

const none: LogLine = { type: "calls", calls: [] };
const absent = {
  effect: undefined,
  because: undefined,
  rule: undefined,
  cwd: undefined,
  time: undefined,
  id: undefined,
};

/** The one call of a line. */
const one = (tool: string, input: unknown, more: object = {}): LogLine => ({
  type: "calls",
  calls: [{ call: { tool, input }, ...absent, ...more }],
});

const decision = { schemaVersion: 1, type: "decision", time: "2026-11-21T12:00:00.000Z" };
const ls = { command: "ls" };

describe("what a line is", () => {
  test.each<[string, unknown, LogLine]>([
    [
      "a decision",
      {
        ...decision,
        tool: "Bash",
        input: ls,
        inputHash: "00ff",
        effect: "ask",
        because: "CMP-2",
        rule: null,
        durationUs: 9,
      },
      one("Bash", ls, { effect: "ask", because: "CMP-2", rule: null, time: decision.time, id: "00ff" }),
    ],
    [
      "a decision without input",
      { ...decision, tool: "X", input: {}, effect: "deny" },
      one("X", {}, { effect: "deny", time: decision.time }),
    ],
    [
      "a masked decision",
      { ...decision, tool: "Bash", input: { command: "string" }, effect: "ask" },
      { type: "masked" },
    ],
    [
      "a masked input that was no object",
      { ...decision, tool: "Bash", input: "string", effect: "ask" },
      { type: "masked" },
    ],
    [
      "an input that could not be written",
      { ...decision, tool: "Bash", input: "unreadable", effect: "ask" },
      { type: "masked" },
    ],
    ["a decision without a tool", { ...decision, tool: null, input: {}, effect: "ask" }, { type: "masked" }],
    ["a change of the policy", { schemaVersion: 1, type: "policy", layer: "user" }, none],
    ["lost lines", { schemaVersion: 1, type: "dropped", count: 3 }, none],
    ["a call", { tool: "Bash", input: ls }, one("Bash", ls)],
    [
      "a call with its decision",
      { tool: "Bash", input: ls, effect: "allow", cwd: "/a" },
      one("Bash", ls, { effect: "allow", cwd: "/a" }),
    ],
    [
      "the payload of a hook",
      {
        hook_event_name: "PreToolUse",
        tool_name: "Read",
        tool_input: { file_path: "a" },
        cwd: "/a",
        tool_use_id: "t",
      },
      one("Read", { file_path: "a" }, { cwd: "/a", id: "t" }),
    ],
    [
      "what the model said in a session",
      {
        type: "assistant",
        cwd: "/a",
        timestamp: "2026-11-21T12:00:00Z",
        message: {
          role: "assistant",
          content: [
            { type: "text", text: "now" },
            { type: "tool_use", id: "t1", name: "Bash", input: ls },
            { type: "server_tool_use", id: "t2", name: "web", input: {} },
            { type: "tool_use", id: "t3", name: "Read", input: { file_path: "a" } },
            null,
          ],
        },
      },
      {
        type: "calls",
        calls: [
          { ...absent, call: { tool: "Bash", input: ls }, cwd: "/a", time: "2026-11-21T12:00:00Z", id: "t1" },
          {
            ...absent,
            call: { tool: "Read", input: { file_path: "a" } },
            cwd: "/a",
            time: "2026-11-21T12:00:00Z",
            id: "t3",
          },
        ],
      },
    ],
    ["what a person said", { type: "user", message: { role: "user", content: "ls" } }, none],
    [
      "what a tool said",
      { type: "user", message: { content: [{ type: "tool_result", tool_use_id: "t1", content: "a" }] } },
      none,
    ],
    ["a summary", { type: "summary", summary: "a", leafUuid: "b" }, none],
    ["something else of a session", { type: "file-history-snapshot", snapshot: {} }, none],
    ["an object of no known kind", { a: 1 }, { type: "unknown" }],
    ["a list", [1], { type: "unknown" }],
    ["null", null, { type: "unknown" }],
    ["a number", 7, { type: "unknown" }],
  ])("%s", (_, value, line) => {
    expect(readLogLine(JSON.stringify(value))).toEqual(line);
  });
});

test.each([
  ['{"a":', "it is no JSON: Unexpected end of JSON input"],
  ["password=secret", "it is no JSON: Unexpected token 'p'"],
  ['{"tool":"Bash"\0\0', "it holds NUL characters, as a file has that was cut off by a crash"],
])("%j cannot be read, and is not repeated", (text, problem) => {
  expect(readLogLine(text)).toEqual({ type: "unreadable", problem });
});

test("any text is something", () => {
  const nearby = fc.string({
    unit: fc.constantFrom(...'{}[]":,\\ \0', "type", "tool", "null", "message", "1"),
  });
  fc.assert(
    fc.property(fc.oneof(nearby, fc.json()), (text) => {
      expect(["calls", "masked", "unknown", "unreadable"]).toContain(readLogLine(text).type);
    }),
  );
});

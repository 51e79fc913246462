import { describe, expect, test } from "vitest";
import {
  canonicalName,
  defaultOf,
  nearestTool,
  onlyReads,
  subjectField,
  toolOf,
  tools,
} from "../../src/rule/tools.ts";

describe("tools", () => {
  test("stand in alphabetic order, once each, with a source", () => {
    const names = tools.map((tool) => tool.name);
    expect(names).toEqual([...new Set(names)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    for (const tool of tools) expect(tool.source).toMatch(/^https:\/\//);
  });

  test("every field stands once", () => {
    for (const { fields, primaryFields } of tools) {
      const all = [...primaryFields, ...fields];
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test.each(["toString", "__proto__", "constructor", "hasOwnProperty", "valueOf"])("%s is none", (name) => {
    expect(toolOf(name)).toBeUndefined();
    expect(canonicalName(name)).toBe(name);
    expect(defaultOf(name)).toBe("ask");
  });
});

describe("defaultOf", () => {
  test.each([
    "Bash",
    "Edit",
    "Write",
    "WebFetch",
    "WebSearch",
    "Skill",
    "mcp__a__b",
    "Monitor",
    "ExitPlanMode",
    "Unknown",
    "bash",
  ])("%s asks", (name) => expect(defaultOf(name)).toBe("ask"));
  test.each([
    "Read",
    "Glob",
    "Grep",
    "LSP",
    "Agent",
    "Task",
    "TaskList",
    "TodoWrite",
    "ToolSearch",
    "CronList",
    "SendMessage",
  ])("%s does not", (name) => expect(defaultOf(name)).toBe("allow"));
});

describe("onlyReads", () => {
  test.each([
    ["Read", true],
    ["Grep", true],
    ["LSP", true],
    ["Edit", false],
    ["Bash", false],
    ["mcp__a__b", false],
  ])("%s: %s", (name, only) => expect(onlyReads(name)).toBe(only));
});

describe("subjectField", () => {
  test.each([
    ["Bash", "command"],
    ["Read", "file_path"],
    ["WebFetch", "url"],
    ["LSP", "filePath"],
    ["Agent", "subagent_type"],
    ["TodoWrite", undefined],
    ["mcp__a__b", undefined],
  ])("%s: %s", (name, field) => expect(subjectField(name)).toBe(field));
});

describe("nearestTool", () => {
  test.each([
    ["bash", "Bash"],
    ["WEBFETCH", "WebFetch"],
    ["Bsh", "Bash"],
    ["Wrtie", "Write"],
    ["NotebokEdit", "NotebookEdit"],
    ["task", "Agent"],
    ["rm", undefined],
    ["Raed", undefined],
    ["Database", undefined],
  ])("%s", (name, nearest) => expect(nearestTool(name)).toBe(nearest));
});

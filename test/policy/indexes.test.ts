/** What the indexes of rules keep and find, apart from what `test/laws/lookup.test.ts` holds of all of them. */
import { describe, expect, test } from "vitest";
import { hole } from "../../src/base/command-text.ts";
import { CommandIndex } from "../../src/policy/command-index.ts";
import type { CompiledRule } from "../../src/policy/compiled-rule.ts";
import { NameIndex } from "../../src/policy/name-index.ts";
import { ParameterIndex } from "../../src/policy/parameter-index.ts";
import { ToolIndex } from "../../src/policy/tool-index.ts";
import { parseRule } from "../../src/rule/parse.ts";

function ruleOf(text: string): CompiledRule {
  const { rule } = parseRule(text, "deny", { line: 1, column: 1, endColumn: 1 });
  return { effect: "deny", layer: "user", broken: false, rule: rule! };
}

describe("tools", () => {
  test.each<readonly [rules: readonly string[], tool: string, found: readonly string[]]>([
    [["Bash", "Bash(*)", "Read"], "Bash", ["Bash", "Bash(*)"]],
    [["Bash"], "Edit", []],
    [["Agent", "Task", "Ag*", "T*", "*"], "Task", ["Agent", "Task", "*", "T*", "Ag*"]],
    [["Agent", "Task", "Ag*", "T*", "*"], "Agent", ["Agent", "Task", "*", "Ag*"]],
    [["mcp__a", "mcp__a__*", "mcp__a__b", "mcp__b"], "mcp__a__b", ["mcp__a__b", "mcp__a", "mcp__a__*"]],
    [["mcp__a", "mcp__a__*", "mcp__a__b", "mcp__b"], "mcp__a", ["mcp__a", "mcp__a__*"]],
    [["mcp__a", "mcp__ab"], "mcp__ab__c", ["mcp__ab"]],
    [["mcp__a_", "mcp__a"], "mcp__a___b", ["mcp__a", "mcp__a_"]],
    [["mcp__a_", "mcp__a"], "mcp__a__b", ["mcp__a"]],
    [["mcp__a"], "mcp___a", []],
    [["mcp__a"], "xcp__a", []],
    [["mcp__*__b", "mcp__a"], "mcp__a__b", ["mcp__a", "mcp__*__b"]],
    [["B*", "*h"], "Bash", ["B*", "*h"]],
    [["mcp__a"], "Bash", []],
  ])("%j cover %s", (rules, tool, found) => {
    const index = new ToolIndex<string>();
    for (const text of rules) index.add(ruleOf(text).rule.tool, text);
    expect(index.of(tool)).toEqual(found);
    expect(index.first(tool)).toBe(found[0]);
    expect(index.all).toEqual(rules.map((text) => ({ tool: ruleOf(text).rule.tool, value: text })));
  });
});

describe("parameters", () => {
  const rules = [
    ["Agent", "model", "o*"],
    ["Agent", "model", "*o"],
    ["Agent", "to", "x"],
    ["mcp__a", "to", "y"],
  ].map(([tool = "", parameter = "", value = ""]) => ({ rule: ruleOf(tool), parameter, value }));
  function indexOf() {
    const index = new ParameterIndex();
    for (const { rule, parameter, value } of rules) index.add(rule.rule.tool, parameter, value, rule);
    return index;
  }

  test.each<readonly [tool: string, given: Readonly<Record<string, string>>, found: number | undefined]>([
    ["Agent", { model: "opus" }, 0],
    ["Task", { model: "opus" }, 0],
    ["Agent", { model: "go" }, 1],
    ["Agent", { model: "x", to: "x" }, 2],
    ["Agent", { model: "x", to: "y" }, undefined],
    ["mcp__a__b", { to: "y" }, 3],
    ["Bash", { to: "x" }, undefined],
  ])("%s with %j", (tool, given, found) => {
    const index = indexOf();
    const wanted = found === undefined ? undefined : rules[found]!.rule;
    expect(index.matching(tool, (parameter) => given[parameter])).toBe(wanted);
    expect(index.looksAt(tool)).toBe(tool !== "Bash");
  });

  test("all", () => {
    const wanted = rules.map(({ rule, parameter }) => ({ rule, tool: rule.rule.tool, parameter }));
    expect(indexOf().all).toMatchObject(wanted);
  });
});

test("names are kept with their tool", () => {
  const index = new NameIndex();
  const rules = [ruleOf("Agent(review)"), ruleOf("Skill(deploy *)")];
  index.add("Agent", rules[0]!, "review", false);
  index.add("Skill", rules[1]!, "deploy", true);
  expect(index.all).toEqual([
    { tool: "Agent", entry: { rule: rules[0], name: "review", anyArguments: false } },
    { tool: "Skill", entry: { rule: rules[1], name: "deploy", anyArguments: true } },
  ]);
});

describe("commands", () => {
  function indexOf(wide: boolean, texts: readonly (string | undefined)[]) {
    const index = new CommandIndex(wide, false);
    const rules = texts.map((text) => ruleOf(text === undefined ? "Bash" : `Bash(${text})`));
    for (const [i, text] of texts.entries()) index.add(text, rules[i]!);
    return { index, rules };
  }

  test.each<readonly [texts: readonly (string | undefined)[], empty: boolean, written: readonly string[]]>([
    [[], true, []],
    [[undefined], false, []],
    [["*"], false, ["*"]],
    [["git *", "git  *", "ls"], false, ["git *", "ls"]],
  ])("%j", (texts, empty, written) => {
    const { index, rules } = indexOf(false, texts);
    expect(index.isEmpty).toBe(empty);
    expect(index.writtenTexts()).toEqual(written);
    expect(index.written("git *")).toBe(rules.find(({ rule }) => rule.text === "Bash(git *)"));
    expect(indexOf(true, texts).index.writtenTexts()).toEqual([]);
  });

  test("a rule is also what was written before it was read", () => {
    const index = new CommandIndex(false, false);
    const rule = ruleOf("Bash(a b)");
    index.add("a (b)", rule, "a \\(b\\)");
    expect(index.writtenTexts()).toEqual(["a (b)", "a \\(b\\)"]);
  });

  test.each<readonly [text: string, parts: readonly string[], may: boolean]>([
    ["a*", ["a", "x", ""], true],
    ["a*", ["", "a", ""], true],
    ["a*", ["b", "a", ""], false],
    ["*c", ["", "x", "c"], true],
    ["*c", ["", "c", "x"], false],
  ])("%s may match what begins and ends as known %#", (text, parts, may) => {
    const { index, rules } = indexOf(true, [text]);
    expect(index.may(parts.join(hole))).toBe(may ? rules[0] : undefined);
  });
});

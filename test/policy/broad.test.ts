import { expect, test } from "vitest";
import { isBroad } from "../../src/policy/broad.ts";
import { emptyLayer } from "../../src/policy/layer.ts";
import { parseRule } from "../../src/rule/parse.ts";

const place = { line: 1, column: 1, endColumn: 1 };
const layer = emptyLayer("user");

/** SEMANTICS MODE-4 */
test.each<readonly [rule: string, broad: boolean, classifyAllShell?: "classifyAllShell"]>([
  ["Bash", true],
  ["PowerShell", true],
  ["Monitor", true],
  ["Agent", true],
  ["Task", true],
  ["Agent(review)", false],
  ["Read", false],
  ["Edit(src/*)", false],
  ["mcp__bash", false],
  ["mcp__bash__*", false],
  ["Bash(* --version)", true],
  ["Bash(python *)", true],
  ["Bash(python:*)", true],
  ["Bash(python*)", true],
  ["Bash(python3 -m http.server)", false],
  ["Bash(python)", false],
  ["Bash(nodex)", false],
  ["Bash(py:thon*)", false],
  ["Bash(git *)", false],
  ["Bash(npm run *)", true],
  ["Bash(npm run)", false],
  ["Bash(npm runs)", false],
  ["Bash(npm run test *)", false],
  ["Monitor(node *)", true],
  ["PowerShell(pwsh *)", true],
  ["Bash(git status)", true, "classifyAllShell"],
  ["Monitor(git status)", true, "classifyAllShell"],
  ["Agent(review)", false, "classifyAllShell"],
  ["Read", false, "classifyAllShell"],
])("%s covers any code: %s", (text, broad, classifyAllShell) => {
  const { rule } = parseRule(text, "allow", place);
  const layers = [layer, { ...layer, classifyAllShell: classifyAllShell !== undefined }];
  expect(isBroad(rule!, layers)).toBe(broad);
});

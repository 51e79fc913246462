import type { Rule } from "../rule/rule.ts";
import type { Layer } from "./layer.ts";

/** Programs that run any code they are given. */
const interpreters = [
  "python",
  "python3",
  "node",
  "deno",
  "bun",
  "ruby",
  "perl",
  "php",
  "lua",
  "bash",
  "sh",
  "zsh",
  "fish",
  "pwsh",
  "powershell",
  "osascript",
  "npx",
  "bunx",
  "tsx",
  "ts-node",
  "uvx",
];

/** Package managers, and the subcommands of theirs that run scripts. */
const runners = [
  "npm run",
  "pnpm run",
  "yarn run",
  "bun run",
  "uv run",
  "poetry run",
  "cargo run",
  "go run",
  "deno run",
];

/**
 * Whether `auto` mode leaves this allow rule out: it covers so much that a classifier is to decide instead.
 * @see SEMANTICS MODE-4
 */
export function isBroad(rule: Rule, layers: readonly Layer[]): boolean {
  if (rule.tool.type !== "name") return false;
  const { name } = rule.tool;
  const isShell = name === "Bash" || name === "PowerShell" || name === "Monitor";
  if (isShell && layers.some((layer) => layer.classifyAllShell)) return true;
  if (rule.specifier === undefined) return isShell || name === "Agent";
  return rule.specifier.type === "command" && coversAnyCode(rule.specifier.text);
}

function coversAnyCode(specifier: string): boolean {
  const star = specifier.indexOf("*");
  if (star < 0) return false;
  const head = specifier.slice(0, star).replace(/:$/, "").trim();
  return head === "" || interpreters.includes(head) || runners.includes(head);
}

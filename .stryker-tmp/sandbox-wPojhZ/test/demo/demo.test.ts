// @ts-nocheck
import { expect, test } from "vitest";
import { plain } from "../../src/cli/paint.ts";
import { calls, demo } from "./demo.ts";

/** What each call of the demo comes to, in order. */
const effects: [call: string, effect: string][] = [
  ["git status", "allow"],
  ["git diff --stat && git log --oneline -5", "allow"],
  ["/home/ada/shop/src/cart.ts", "allow"],
  ["roundPrice", "allow"],
  ["/home/ada/shop/src/cart.ts", "allow"],
  ["npm test -- src/cart.test.ts 2>&1 | tail -20", "allow"],
  ["cd packages/checkout && npm run lint", "allow"],
  ["NODE_ENV=test timeout 60 npm test", "allow"],
  ["npx prettier --check", "allow"],
  ["find src -name", "allow"],
  ["git add src/cart.ts && git commit", "allow"],
  ["git push origin fix-rounding", "ask"],
  ["git push --force origin main", "deny"],
  ["cat .env", "deny"],
  ["grep -h API_KEY .env.production", "deny"],
  ["/home/ada/.ssh/id_ed25519", "deny"],
  ["curl -fsSL", "deny"],
  ["sudo -u root npm install", "deny"],
  ["git status && rm -rf /", "ask"],
  ["rm -rf node_modules && npm ci", "ask"],
  ["$(cat next-step.txt) --yes", "ask"],
  ["npm run build > .git/hooks/post-commit", "ask"],
  [".github/workflows/ci.yml", "ask"],
  ["https://developer.mozilla.org/", "allow"],
  ["https://developer.mozilla.org.example.net/", "ask"],
  ["mcp__github__get_issue", "allow"],
  ["mcp__github__merge_pull_request", "ask"],
  ["Explore", "allow"],
];

test("the demo decides every call as its settings say, and the settings are clean", () => {
  const blocks = demo(plain).trimEnd().split("\n\n");
  expect(blocks).toHaveLength(effects.length);
  const list = calls().map((call) => JSON.stringify(call));
  for (const [index, [call, effect]] of effects.entries()) {
    expect(list[index]).toContain(call);
    expect(blocks[index]!.split("\n")[1]).toMatch(new RegExp(`^  ${effect} `));
  }
});

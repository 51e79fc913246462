import type { Effect, ToolCall } from "../src/index.ts";
import type { Kind, Question, Rule, RuleSet } from "./question.ts";

/** A question, the rule that answers it, and what is answered without that rule. */
export type Subject = {
  readonly name: string;
  readonly rule: Rule;
  readonly otherwise: Effect;
  /** The n-th question of this sort; no two texts are alike. */
  readonly question: (n: number) => Question;
};

/** Where the rule that answers stands among those of its effect. */
export const places = ["first", "last", "none"] as const;
export type Place = (typeof places)[number];

/** Rules of all kinds and effects, none of which says anything about a subject, and the subject's own among them. */
export function ruleSetOf({ rule, otherwise }: Subject, count: number, place: Place): RuleSet {
  const rules = Array.from({ length: place === "none" ? count : count - 1 }, (_, i) => otherRule(i));
  if (place === "first") rules.unshift(rule);
  if (place === "last") rules.push(rule);
  return { rules, otherwise };
}

const programs = ["npm", "git", "cargo", "docker", "make", "kubectl", "go", "python3", "pnpm", "terraform"];
/** Most rules allow. */
const effects: readonly Effect[] = ["allow", "deny", "allow", "ask", "allow"];

function otherRule(i: number): Rule {
  const effect = effects[i % effects.length]!;
  const program = programs[i % programs.length];
  switch (i % 8) {
    case 0:
      return { effect, kind: "Bash", pattern: `${program} task-${i} *` };
    case 1:
      return { effect, kind: "Bash", pattern: `${program} run build-${i}` };
    case 2:
      return { effect, kind: "Read", pattern: `/home/ada/shop/generated-${i}/**` };
    case 3:
      return { effect, kind: "Edit", pattern: `/home/ada/shop/packages/p${i}/dist/*.js` };
    case 4:
      return { effect, kind: "WebFetch", pattern: `*.host-${i}.example.org` };
    case 5:
      return { effect, kind: "mcp", pattern: `mcp__server-${i}__get_*` };
    case 6:
      return { effect, kind: "Bash", pattern: `${program} * --flag-${i}` };
    default:
      return { effect, kind: "Read", pattern: `/home/ada/.config/app-${i}/*.key` };
  }
}

/** Each of them new where `n` is: nothing that is known of one command helps with the next list. */
const list = (n: number) =>
  [
    `git status src/${n}`,
    `ls src/${n}`,
    `cat README-${n}.md`,
    `git diff src/${n}`,
    `grep -r TODO-${n} src`,
    `head -5 a-${n}.txt`,
    `wc -l a-${n}.txt`,
    `sort b-${n}.txt`,
  ].join(" && ");

/** Of sixteen commands, in an order that comes once in 4 billion: each is known, the list is not. */
const newOrder = (n: number) =>
  Array.from({ length: 8 }, (_, i) => {
    const which = (Math.imul(n, 0x9e3779b1) >>> (4 * i)) & 15;
    return `${["git diff", "ls", "cat", "head -5", "grep -n TODO", "wc -l", "sort", "git log"][which >> 1]} src/${which}.ts`;
  }).join(" && ");

/** Forty lines as an agent writes them: two files out of here-documents, one quoted and one not, and work around them. */
const script = (n: number) => `#!/bin/sh
set -eu
root=$(git rev-parse --show-toplevel)
cd "$root/packages/shop"
mkdir -p src/cart test/cart

cat > src/cart/total-${n}.ts <<'EOF'
import { type Item, price } from "./item.ts";

/** What the items cost together, in cents. */
export function total(items: readonly Item[]): number {
  let sum = 0;
  for (const item of items) {
    if (item.count < 1) throw new RangeError("it's no count: " + item.count);
    sum += price(item) * item.count;
  }
  return sum;
}

export const shown = (cents: number): string => "$" + (cents / 100).toFixed(2);
EOF

cat > test/cart/total-${n}.test.ts <<EOF
// made on $(date +%F) by $USER
import { expect, test } from "vitest";
import { total } from "../../src/cart/total-${n}.ts";

test("nothing costs nothing", () => {
  expect(total([])).toBe(0);
});
EOF

for file in src/cart/total-${n}.ts test/cart/total-${n}.test.ts; do
  npx prettier --check "$file" || npx prettier --write "$file"
done
# only what passes is kept
if npx vitest run test/cart 2>&1 | tail -20; then
  git add src/cart test/cart
  git commit -m 'cart: total of the items, ${n}'
fi
`;

export const gitStatus: Subject = {
  name: "git status",
  rule: { effect: "deny", kind: "Bash", pattern: "git status *" },
  otherwise: "allow",
  question: (n) => command(`git status${n === 0 ? "" : ` src/${n}`}`),
};

export const eightCommands: Subject = {
  name: "8 commands",
  rule: { effect: "deny", kind: "Bash", pattern: "wc *" },
  otherwise: "allow",
  question: (n) => command(list(n)),
};

export const newList: Subject = {
  ...eightCommands,
  name: "8 known commands",
  question: (n) => command(newOrder(n)),
};

export const fortyLines: Subject = {
  name: "40 lines",
  rule: { effect: "deny", kind: "Bash", pattern: "npx vitest *" },
  otherwise: "ask",
  question: (n) => command(script(n)),
};

export const subjects: readonly Subject[] = [
  gitStatus,
  {
    name: "a path",
    rule: { effect: "deny", kind: "Read", pattern: "/home/ada/shop/src/cart/**" },
    otherwise: "allow",
    question: (n) => {
      const text = `/home/ada/shop/src/cart/total-${n}.ts`;
      return asked("Read", text, { tool: "Read", input: { file_path: text } });
    },
  },
  {
    name: "a URL",
    rule: { effect: "allow", kind: "WebFetch", pattern: "*.example.com" },
    otherwise: "ask",
    question: (n) => {
      const host = `docs-${n}.example.com`;
      return asked("WebFetch", host, { tool: "WebFetch", input: { url: `https://${host}/a` } });
    },
  },
  {
    name: "an MCP tool",
    rule: { effect: "allow", kind: "mcp", pattern: "mcp__github__get_*" },
    otherwise: "ask",
    question: (n) => {
      const tool = `mcp__github__get_issue_${n}`;
      return asked("mcp", tool, { tool, input: {} });
    },
  },
  eightCommands,
  fortyLines,
];

function command(text: string): Question {
  return asked("Bash", text, { tool: "Bash", input: { command: text } });
}

function asked(kind: Kind, text: string, call: ToolCall): Question {
  return { call, kind, text };
}

/**
 * Rules with as many stars as a rule may have, and a command that comes near to matching each of them in so many ways that
 * whoever goes back to try the next never ends.
 */
export const hostile = {
  question: (n: number) => command(`make ${"a".repeat(200)}-${n}`),
  ruleSet: (count: number): RuleSet => ({
    rules: Array.from({ length: count }, (_, i) => ({
      effect: "deny",
      kind: "Bash",
      pattern: `${"*a".repeat(31)}*b${i}`,
    })),
    otherwise: "ask",
  }),
};

/** Commands without structure, as agents run them, of 10 to 80 characters. */
export const plainCommands: readonly Pick<Subject, "name" | "question">[] = [
  "git status",
  "npm run build",
  "cat src/cart/total.ts",
  "cargo test --package shop --lib",
  "docker compose -f deploy/compose.yaml up -d web",
  "kubectl get pods --namespace shop-production --selector app=cart --output wide -w",
].map((text) => ({ name: text, question: (n) => command(n === 0 ? text : `${text} ${n}`) }));

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts are shell text
import { parseScript } from "../src/shell/parse.ts";
import type { Shell } from "../src/shell/script.ts";
import { type CommandWords, commandsOf, commandsOfUnbash } from "../test/shell/commands.ts";
import { type Benchmark, pairedCells, table, timedOnce } from "./bench.ts";

const list = [
  "git status",
  "ls src",
  "cat README.md",
  "git diff",
  "grep -r TODO src",
  "head -5 a.txt",
  "wc -l a.txt",
  "pwd",
].join(" && ");

/** Forty lines as an agent writes them: two files out of here-documents, one quoted and one not, and work around them. */
const document = `#!/bin/sh
set -eu
root=$(git rev-parse --show-toplevel)
cd "$root/packages/shop"
mkdir -p src/cart test/cart

cat > src/cart/total.ts <<'EOF'
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

cat > test/cart/total.test.ts <<EOF
// made on $(date +%F) by $USER
import { expect, test } from "vitest";
import { total } from "../../src/cart/total.ts";

test("nothing costs nothing", () => {
  expect(total([])).toBe(0);
});
EOF

for file in src/cart/total.ts test/cart/total.test.ts; do
  npx prettier --check "$file" || npx prettier --write "$file"
done
# only what passes is kept
if npx vitest run test/cart 2>&1 | tail -20; then
  git add src/cart test/cart
  git commit -m 'cart: total of the items'
fi
`;

const scripts: readonly { readonly name: string; readonly text: string }[] = [
  { name: "git status", text: "git status" },
  { name: "8 commands", text: list },
  { name: "40 lines", text: document },
];

const shells: readonly (Shell | undefined)[] = [undefined, "bash"];

type Row = {
  readonly name: string;
  readonly shell: Shell | undefined;
  readonly ours: () => readonly CommandWords[];
  readonly unbash: () => readonly CommandWords[];
};

const rows: readonly Row[] = scripts.flatMap(({ name, text }) =>
  shells.map((shell) => ({
    name,
    shell,
    ours: () => {
      const parsed = parseScript(text, shell);
      if (!parsed.ok) throw new Error(`${name}: ${parsed.unreadable.message}`);
      return commandsOf(parsed.script);
    },
    unbash: () => commandsOfUnbash(text),
  })),
);

function check(): void {
  const sorted = (commands: readonly CommandWords[]) => commands.map((words) => words.join(" ")).sort();
  for (const { name, ours, unbash } of rows) {
    const [mine, other] = [sorted(ours()).join("\n"), sorted(unbash()).join("\n")];
    if (mine !== other) throw new Error(`${name}: the commands differ:\n${mine}\n\n${other}`);
  }
}

/** How long one task runs in one round, in milliseconds. */
const roundTime = 20;

function run(rounds: number): readonly string[] {
  const lines: string[][] = [
    ["script", "shell", "ours ns", "unbash ns", "ours/unbash", `lowest–highest of ${rounds}`],
  ];
  for (const row of rows) {
    for (let i = 0; i < 2_000; i++) {
      row.ours();
      row.unbash();
    }
    const tasks = { ours: { run: row.ours, times: 20 }, unbash: { run: row.unbash, times: 20 } };
    const timed = Array.from({ length: rounds }, (_, round) => timedOnce(tasks, round, roundTime));
    const cells = pairedCells(
      timed.map(({ ours }) => ours),
      timed.map(({ unbash }) => unbash),
      timed.map(({ ours, unbash }) => ours / unbash),
      2,
    );
    lines.push([row.name, row.shell ?? "any", ...cells]);
  }
  return table(lines);
}

/**
 * From the text of a script to the words of every simple command that it would run, wherever the command stands: in
 * a branch, a substitution, the body of a here-document. That has to be known before anything is judged, and unbash
 * gives it as well where each of its nodes is visited. unbash reads bash; we read bash or, where the shell is not
 * known (`any`), what bash, zsh and sh read alike, and we refuse what we do not read.
 */
export const parseBenchmark: Benchmark = { name: "parse", check, run };

// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are shell scripts
import "../seed.ts";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { parserOf, sentencesOf } from "../../grammar/language.ts";
import { parseScript } from "../../src/shell/parse.ts";
import { mutated } from "./mutation.ts";

vi.setConfig({ testTimeout: 60_000 });

const grammar = readFileSync(new URL("../../grammar/shell.peggy", import.meta.url), "utf8");
const reference = parserOf(grammar);
const alphabet = [
  ..."ab1x=:-+/@%^,'\"\\$`(){};&|<>!#*? \n",
  "\\\n",
  "$(",
  "$'",
  "${",
  "${x",
  "$((",
  "))",
  ";&",
  "f()",
  "<<E\n",
  "E\n",
  " in ",
  "do ",
  "then ",
];
const letters = [..."abx1 =:-'\"\\$`();&|>\n"];
const sentences = sentencesOf(grammar, "Script", letters);

type Part = string | Readonly<Record<string, unknown>>;

/** A node of the handwritten reader's tree, as far as it is looked at here. */
type Node = Readonly<Record<string, unknown>> & { readonly span?: { readonly start: number } };

/** Commands and redirections in the order in which they are written, in the form in which the grammar gives them. */
function read(text: string): unknown {
  const parsed = parseScript(text);
  if (!parsed.ok) return undefined;
  const commands = new Map<number, unknown>();
  const redirections = new Map<number, unknown>();
  const nodes: unknown[] = [parsed.script.body];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (typeof node !== "object" || node === null) continue;
    nodes.push(...Object.values(node));
    const { type, operator, descriptor, target, words, assignments, span } = node as Node;
    if (type === "simple") {
      commands.set(span!.start, {
        assignments: (assignments as Node[]).map(({ name, append, value }) => ({
          name,
          append,
          value: partsOf(value),
        })),
        words: (words as unknown[]).map(partsOf),
      });
    } else if (target !== undefined) {
      const shape = { operator, target: partsOf(target) };
      redirections.set(span!.start, descriptor === undefined ? shape : { ...shape, descriptor });
    }
  }
  return { commands: inOrder(commands), redirections: inOrder(redirections) };
}

function partsOf(word: unknown): Part[] {
  const parts: Part[] = [];
  for (const part of (word as { parts: Node[] }).parts) {
    const { type, text, name, operator, operand, direction } = part;
    if (type === "text") {
      const last = parts.at(-1);
      if (typeof last === "string") parts[parts.length - 1] = last + (text as string);
      else if (text !== "") parts.push(text as string);
    } else if (type === "variable") {
      const shape = { hole: type, name };
      if (operator === undefined) parts.push(shape);
      else
        parts.push(
          operand === undefined ? { ...shape, operator } : { ...shape, operator, operand: partsOf(operand) },
        );
    } else if (type === "process") parts.push({ hole: type, direction });
    else if (type === "glob" || type === "brace") parts.push({ hole: type, text });
    else parts.push({ hole: type });
  }
  return parts;
}

function derive(text: string): unknown {
  const made = reference.parse(text) as
    | { commands: Map<number, unknown>; redirections: Map<number, unknown> }
    | undefined;
  return made && { commands: inOrder(made.commands), redirections: inOrder(made.redirections) };
}

function inOrder(all: ReadonlyMap<number, unknown>): unknown {
  return [...all].sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** Refusals that are no matter of the language: an old bash reads here-documents in substitutions character by character. */
function isOldBash(text: string): boolean {
  const parsed = parseScript(text);
  return !parsed.ok && parsed.unreadable.message.includes("old bash");
}

/** Not settled: the reader takes the name in `a<(b)` for a word of its own, bash takes the whole for one word. */
const glued = /(?:[^\s;&|(<>]|\\.)[<>]\(/s;

/**
 * Read, and not derived by the grammar yet: a name in `$(( ))` to which the script assigns nothing but numbers. What is
 * a number without its name being evaluated (`${#x}`) is derived, and compared.
 */
function isEvaluatedName(text: string): boolean {
  const parsed = parseScript(text);
  if (!parsed.ok) return false;
  const nodes: unknown[] = [parsed.script.body];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (typeof node !== "object" || node === null) continue;
    nodes.push(...Object.values(node));
    const { type, span } = node as { type?: string; span?: { start: number; end: number } };
    if (type !== "arithmetic") continue;
    if (/[A-Za-z_]/.test(text.slice(span!.start, span!.end).replace(/\$\{#\w+\}/g, ""))) return true;
  }
  return false;
}

/** Read, and not derived: `${ list; }`, which stands only outside of every other construct. */
const sameShell = /\$\{[ \t\n|]/;

function agree(text: string): void {
  if (sameShell.test(text) || isOldBash(text) || glued.test(text) || isEvaluatedName(text)) return;
  expect(read(text), JSON.stringify(text)).toEqual(derive(text));
}

const rows = [
  "git status",
  "a && b || c; d & e",
  "! a | b |& c",
  "(a; b) > f 2>&1",
  "{ a; b; }",
  "if a; then b; elif c; then d; else e; fi",
  "while a; do b; done < f",
  'for x in a b; do c "$x"; done',
  "case $x in (a|b) c;; *) d; esac",
  "f() { a; }; f",
  "A=1 B+=2 c 'd e' \"f $g\" h\\ i",
  "a $x ${x} ${x:-w} $(b) `c` <(d) $((1+2)) ${#x} *.ts",
  "a <<E\n$x `b` \\$c\nE\nd",
  "a <<'E' <<-F\n$(x)\nE\n\tb $(c)\n\tF\nd",
  "a $(b <<E\nc\nE\n)",
  "a # b\nc",
  "a \\\n b",
  "a &> f",
  "$(< f)",
  'a $(b $(c `d`) "e $(f)") > "$g" && h',
  "cat > f <<E && a\nb\nE\nc | d",
  "a <<E; b <<-'F'\n${x:-$(c)}\nE\n\td\n\tF\n(e)",
  "if a; then\n  b # c\nelse { d; } 2>/dev/null\nfi | e",
  "for x in $(a) *.b 'c'\ndo case $x in (b*|c) d;; esac\ndone",
  'while ! a "$b"; do until c; do d; done; done &',
  'A=$(b) C="d $e" f "${g%.h}" "${#i}" $((1 + (2*3)))',
  "(a; (b) && { c; }) >&2 2>&1 <&- >| f",
  "a <(b <(c)) >(d) 2> e &>> f",
  'a ${x/b/c} "${x//b/$c}" ${x/#b*} ${x^} ${x^^} "${x,}" ${x,,?}',
  'a ${x:1} "${x:1:2}" ${@:2} "${x:0: -1}"',
  "case $x in (a) b;& c|d) e;; *) f;& esac",
  "f() if a; then b; fi\ng() for x in a; do b; done > f",
  "f() while a; do b; done; g() case $x in (a) b;; esac",
  'a $(($# - 1)) "$((${#x} * 2 + $?))"',
  "a $'b\\n' c$'d'\"e\" > $'f'",
  "! ! a; for x do b; done; for ((;;)); do c; done",
  "a=(b $(c) 'd e'\n# f\n*.g) h; i+=()",
  'a 2>&"$c" <&$d; > e; 2>&1 >> f',
  'a ${b@Q} ${!c@} "${d:-\'$(e)\'}" "${f-"$(g) h"}" $((16#12))',
  "a <<E\nb\\\nc\nE\nd",
  "a \"$(b <<'E'\n1) c\nE\n)\"",
];

/** Neither read nor derived. */
const refused = [
  "a= {b",
  ">a {b",
  "a;>b {c}",
  "a $é",
  'a "$é"',
  "a $bé",
  "==",
  "a <<E\n$é\nE",
  'a "${x}["',
  'a "${x:1}["',
  "a ${x:y}",
  "a ${x: 1}",
  "a ${x:1:y}",
  "a ${x/=}",
  "a ${x/'\n'}",
  "case $x in (a) b;;& (c) d;; esac",
  "a;& b",
  "f() a",
  "f() ((1))",
  "a $((x))",
  "a $(($#x))",
];

const productions = [
  "Subshell",
  "Group",
  "If",
  "Loop",
  "For",
  "Case",
  "Function",
  "Simple",
  "Pipeline",
  "CommandsOf",
  "Redirection",
  "Word",
  "Parameter",
  "Parameter_Quoted",
];

/** What makes a script of a sentence that is only a part of a command. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  Redirection: ["a ", ""],
  Word: ["a ", ""],
  Parameter: ["a ", ""],
  Parameter_Quoted: ['a "', '"'],
};

describe("every production that stands for a construct", () => {
  test.each(productions)("%s makes scripts", (rule) => {
    let kept = 0;
    const [head, tail] = around[rule] ?? ["", ""];
    for (const sentence of fc.sample(sentencesOf(grammar, rule, letters), { numRuns: 3_000, seed: 1 })) {
      const text = head + sentence + tail;
      if (derive(text) !== undefined) kept += 1;
      agree(text);
    }
    expect(kept).toBeGreaterThan(2);
  });
});

describe("the reader and the grammar", () => {
  test.each(rows)("read %j", (text) => {
    expect(derive(text)).toBeDefined();
    agree(text);
  });

  test.each(refused)("refuse %j", (text) => {
    expect(derive(text)).toBeUndefined();
    agree(text);
  });

  test("skip a name in arithmetic, and nothing else of it", () => {
    expect(isEvaluatedName("i=1; a $((i + 1))")).toBe(true);
    expect(isEvaluatedName("a $((i + 1))")).toBe(false);
    expect(isEvaluatedName("i=1; a $((1 + ${#i})) $i")).toBe(false);
  });

  test("agree on sentences", () => {
    let kept = 0;
    fc.assert(
      fc.property(sentences, (text) => {
        if (derive(text) !== undefined) kept += 1;
        agree(text);
      }),
      { numRuns: 3_000 },
    );
    expect(kept).toBeGreaterThan(300);
  });

  test("agree on sentences with a few other characters", () => {
    fc.assert(fc.property(mutated(sentences, alphabet), agree), { numRuns: 3_000 });
  });

  test("agree on known scripts with a few other characters", () => {
    fc.assert(fc.property(mutated(fc.constantFrom(...rows), alphabet), agree), { numRuns: 4_000 });
  });

  test("agree on pieces in any order", () => {
    const pieces = fc.array(fc.constantFrom(...alphabet), { maxLength: 14 }).map((all) => all.join(""));
    fc.assert(fc.property(pieces, agree), { numRuns: 4_000 });
  });
});

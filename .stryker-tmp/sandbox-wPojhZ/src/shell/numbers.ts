// @ts-nocheck
import type { Span } from "../base/span.ts";
import type { Assignment, Command, List, Script, Word } from "./script.ts";
import { literalOf } from "./script.ts";
import { everyCommand, everyHole, everyWord, listsOf, listsOfWord, wordsOf } from "./walk.ts";

/*
 * Arithmetic evaluates the value of a name as an expression, and in bash and zsh a subscript in it may run a command:
 * with i='a[$(rm x)]', `$((i + 1))` runs `rm x`. So a name is only harmless if nothing but numbers can be in it.
 */

const number = /^-?\d{1,18}$/;
const numericTests: ReadonlySet<string> = new Set(["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]);

/** Builtins that assign names which they are given, in words that may be put together. */
const assigners: ReadonlySet<string> = new Set(
  (
    "read declare local typeset export readonly unset let getopts mapfile readarray wait integer float vared " +
    "zparseopts zstyle zformat"
  ).split(" "),
);
const declarers: ReadonlySet<string> = new Set(["declare", "local", "typeset", "export", "readonly"]);
/** These may assign any name, by what they run or through a later word. */
const runners: ReadonlySet<string> = new Set(
  "eval source . trap alias builtin enable emulate zmodload".split(" "),
);

/** The names that an arithmetic expression assigns. */
export function namesAssigned(expression: string): string[] {
  const names: string[] = [];
  const assignments =
    /(?:\+\+|--)\s*([A-Za-z_]\w*)|([A-Za-z_]\w*)\s*(?:\+\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))/g;
  for (const [, before, after] of expression.matchAll(assignments)) names.push((before ?? after)!);
  return names;
}

function namesIn(expression: string): string[] {
  // `${#x}` is a length, whatever `x` holds.
  return expression.replace(/\$\{#\w+\}|\$[#?]/g, " ").match(/(?<![\w#])[A-Za-z_]\w*/g) ?? [];
}

/**
 * The first place where a name is evaluated that may hold something else than a number; undefined if there is none.
 * Every assignment of the name in the script must be of a number, and one of them must surely have been made before.
 * Cost: linear in the script times the number of names evaluated, at most a few.
 */
export function evaluatedText(script: Script): Span | undefined {
  return new Numbers(script).first();
}

/** Names that surely hold a number here, on top of those known around; a copy of these would cost their number each time. */
class Known {
  private readonly names = new Set<string>();
  private readonly around: Known | undefined;

  constructor(around?: Known) {
    this.around = around;
  }

  add(name: string): this {
    this.names.add(name);
    return this;
  }

  has(name: string): boolean {
    return this.names.has(name) || (this.around?.has(name) ?? false);
  }

  /** Without those around. */
  own(): readonly string[] {
    return [...this.names];
  }
}

class Numbers {
  private readonly script: Script;
  /** Names that something else than a number may be assigned to. */
  private readonly spoiled = new Set<string>();
  private everySpoiled = false;
  private found: Span | undefined;

  constructor(script: Script) {
    this.script = script;
  }

  first(): Span | undefined {
    for (const command of everyCommand(this.script)) this.note(command);
    for (const word of everyWord(this.script)) {
      for (const hole of everyHole(word)) {
        const assigns = hole.type === "variable" && (hole.operator === "=" || hole.operator === ":=");
        if (assigns && !this.isNumber(hole.operand)) this.spoiled.add(hole.name);
      }
    }
    this.list(this.script.body, new Known());
    return this.found;
  }

  // What is assigned, anywhere.

  private note(command: Command): void {
    if (command.type === "simple") {
      for (const assignment of command.assignments) this.noteAssignment(assignment);
      this.noteWords(command.words);
      return;
    }
    if (command.type === "coprocess") this.spoiled.add(command.name);
    if (command.type !== "for") return;
    const numbers = command.words?.every((word) => this.isNumber(word, true));
    if (!numbers || command.select) this.spoiled.add(command.name);
  }

  private noteAssignment({ name, append, subscript, value }: Assignment): void {
    const numeric = subscript === undefined && this.isNumber(value) && !(append && startsWithDash(value));
    if (!numeric) this.spoiled.add(name);
  }

  private noteWords(words: readonly Word[]): void {
    if (words.length === 0) return;
    const name = literalOf(words[0]!);
    if (name === undefined || runners.has(name)) {
      this.everySpoiled = true;
      return;
    }
    const option = words[1] === undefined ? "" : literalOf(words[1]);
    if (name === "command" || name === "exec") {
      if (words.length > 1 && option !== "-v" && option !== "-V") this.everySpoiled = true;
      return;
    }
    // A set with `-A` of zsh names an array, and a reference stands for any other name.
    if (name === "set" && words.length > 1 && (option === undefined || /^[-+]\w*A/.test(option)))
      this.everySpoiled = true;
    const formats = name === "printf" || name === "print";
    if (formats && option !== undefined && !option.startsWith("-")) return;
    const assigner = assigners.has(name) || formats || name === "set";
    for (let i = 1; i < words.length; i++) {
      const word = words[i]!;
      const text = literalOf(word);
      if (text === undefined) {
        if (!assigner || name === "set") continue;
        const target = assignmentOf(word);
        if (target === undefined || word.parts.some((part) => part.type !== "text" && !part.quoted))
          this.everySpoiled = true;
        else this.spoiled.add(target);
        continue;
      }
      const target = assignmentOf(word);
      if (target !== undefined) {
        const value = text.slice(text.indexOf("=") + 1);
        if (!declarers.has(name) || !number.test(value)) this.spoiled.add(target);
        continue;
      }
      if (text.startsWith("-")) {
        const refers = declarers.has(name) && text.includes("n");
        if (refers || ((name === "mapfile" || name === "readarray") && text.includes("C")))
          this.everySpoiled = true;
        if (assigner && name !== "set" && text.length > 2)
          for (const end of tails(text)) this.spoiled.add(end);
        continue;
      }
      const bracket = text.indexOf("[");
      this.spoiled.add(bracket > 0 ? text.slice(0, bracket) : text);
    }
  }

  /** The word can only be a number; `many`: or several. */
  private isNumber(word: Word | undefined, many = false): boolean {
    const part = word?.parts[0];
    if (word === undefined || part === undefined || word.parts.length !== 1) return false;
    switch (part.type) {
      case "text":
        return number.test(part.text);
      case "arithmetic":
        return true;
      case "variable":
        return part.operator === "length" || (part.operator === undefined && "#?$".includes(part.name));
      case "brace":
        return many && /^\{-?\d+\.\.-?\d+(?:\.\.-?\d+)?\}$/.test(part.text);
      case "substitution":
        return isCount(part.body, many);
    }
    return false;
  }

  // What is evaluated, in the order in which it runs.

  private list(list: List, known: Known): void {
    let conditional = false;
    let chained = true;
    let chain = new Known(known);
    for (const { command, after } of list.items) {
      const sure = this.command(command, chained ? chain : known);
      if (after !== "&") {
        for (const name of sure) {
          if (chained) chain.add(name);
          if (!conditional) known.add(name);
        }
      }
      conditional = after === "&&" || after === "||";
      if (after === "||") chained = false;
      if (!conditional) {
        chained = true;
        chain = new Known(known);
      }
    }
  }

  /** Gives back the names that the command surely assigned. */
  private command(command: Command, known: Known): readonly string[] {
    for (const word of wordsOf(command)) this.word(word, known);
    switch (command.type) {
      case "simple": {
        if (command.words.length === 0) return command.assignments.map(({ name }) => name);
        const name = literalOf(command.words[0]!);
        if (name === undefined || !declarers.has(name)) return [];
        return command.words.flatMap((word) => (literalOf(word) && assignmentOf(word)) || []);
      }
      case "pipeline":
        for (const part of command.commands) {
          const sure = this.command(part, new Known(known));
          if (command.commands.length === 1) return sure;
        }
        return [];
      case "function":
      case "coprocess":
        this.command(command.body, known);
        return [];
      case "arithmetic":
        return this.expression(command.span, known);
      case "test":
        this.comparisons(command.words, known);
        return [];
      case "group": {
        const inner = new Known(known);
        this.list(command.body, inner);
        return inner.own();
      }
      case "for": {
        const inner = new Known(known);
        inner.add(command.name);
        this.list(command.body, inner);
        return [];
      }
      case "loop": {
        const inner = new Known(known);
        this.list(command.test, inner);
        this.list(command.body, inner);
        return [];
      }
      default:
        for (const { list } of listsOf(command)) this.list(list, new Known(known));
        return [];
    }
  }

  private word(word: Word, known: Known): void {
    for (const hole of everyHole(word)) {
      if (hole.type === "arithmetic") this.expression(hole.span, known);
    }
    for (const list of listsOfWord(word)) this.list(list, new Known(known));
  }

  private comparisons(words: readonly Word[], known: Known): void {
    for (let i = 1; i + 1 < words.length; i++) {
      const operator = literalOf(words[i]!);
      if (operator === undefined || !numericTests.has(operator)) continue;
      for (const word of [words[i - 1]!, words[i + 1]!]) {
        const part = word.parts[0];
        if (part?.type === "variable" && part.operator === undefined && !"#?$".includes(part.name))
          this.name(part.name, part.span, known);
      }
    }
  }

  /** Checks the names of an expression, and gives back the one that it assigns first. */
  private expression(span: Span, known: Known): readonly string[] {
    const text = this.script.text.slice(span.start, span.end);
    const [head, first] = /^(?:\$?\(\(\s*|)([A-Za-z_]\w*)\s*=(?!=)/.exec(text) ?? [];
    if (head === undefined || first === undefined) {
      this.names(text, span, known);
      return [];
    }
    // its value is evaluated before it is assigned
    const end = valueEnd(text, head.length);
    this.names(text.slice(head.length, end), span, known);
    this.names(head + text.slice(end), span, new Known(known).add(first));
    return [first];
  }

  private names(expression: string, span: Span, known: Known): void {
    for (const name of namesIn(expression)) this.name(name, span, known);
  }

  private name(name: string, span: Span, known: Known): void {
    if (this.everySpoiled || this.spoiled.has(name) || !known.has(name)) this.found ??= span;
  }
}

/** Where the value ends that an expression assigns first: at a comma of its own, or at the `;` of `for ((`. */
function valueEnd(expression: string, from: number): number {
  let depth = 0;
  for (let i = from; i < expression.length; i++) {
    const c = expression[i];
    if (c === "(") depth++;
    else if (c === ")") depth--;
    else if (depth === 0 && (c === "," || c === ";")) return i;
  }
  return expression.length;
}

function startsWithDash(word: Word): boolean {
  return literalOf(word)?.startsWith("-") !== false;
}

/** The name that a word like `name=value` assigns. */
function assignmentOf(word: Word): string | undefined {
  const part = word.parts[0];
  if (part?.type !== "text") return undefined;
  return /^([A-Za-z_]\w*)(?:\[[^\]]*\])?\+?=/.exec(part.text)?.[1];
}

/** What may be a name behind the letters of an option: `-ix` holds `x`. */
function tails(option: string): string[] {
  const names: string[] = [];
  for (let i = 2; i < option.length && i < 64; i++) names.push(option.slice(i));
  return names;
}

/** Commands that print nothing but numbers when they are given just these words. */
function isCount(body: List, many: boolean): boolean {
  const item = body.items.length === 1 ? body.items[0] : undefined;
  const all = item?.command.type === "pipeline" && !item.command.negated ? item.command.commands : undefined;
  const last = all === undefined ? item?.command : all[all.length - 1];
  if (last?.type !== "simple" || last.assignments.length > 0) return false;
  const [name, ...rest] = last.words.map((word) => literalOf(word));
  const text = rest.includes(undefined) ? undefined : rest.join(" ");
  if (text === undefined) return false;
  if (name === "wc") return /^-[lcwm]$/.test(text);
  if (name === "date") return text === "+%s";
  if (name === "nproc") return text === "";
  return name === "seq" && many && /^\d+(?: \d+){0,2}$/.test(text);
}

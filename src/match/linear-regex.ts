import { limits } from "../base/limits.ts";

/** A regular expression of an administrator, ready to search texts that others choose. */
export type LinearRegex = {
  readonly text: string;
  /**
   * Whether it matches anywhere in the text. Cost: at most states times text, whatever both hold.
   * `onStep` is called for each state that is looked at.
   */
  readonly found: (subject: string, onStep?: () => void) => boolean;
};

/**
 * Compiles the part of JavaScript's regular expressions that needs no backtracking, with the meaning that they have
 * there without a flag: literals, `.`, classes, `\d \w \s`, `\b`, anchors, groups, `|`, `* + ? {n,m}` and their lazy
 * forms. Look-around, back-references, named groups, `\p` and whatever is only tolerated (`a{`, `]`, `\q`) are problems.
 * All states run side by side (K. Thompson, 1968), so no text takes longer than another of its length. A package that
 * does so (re2js 2.10.0, 263 kB) reads another language, in which `(?i)`, `\z` or `[[:alpha:]]` mean something else.
 *
 * @param ignoreCase for what refuses: letters match in both cases
 * Never throws. Linear in the pattern with its repetitions written out, of which `limits.regexStatesMax` are taken.
 */
export function compileLinearRegex(
  text: string,
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): LinearRegex | { readonly problem: string } {
  if (text === "") return { problem: "the pattern is empty, so it would match everything" };
  if (text.length > limits.ruleLengthMax)
    return { problem: `a pattern has at most ${limits.ruleLengthMax} characters` };
  try {
    const program = programOf(new RegexParser(text).parse());
    const fold = ignoreCase ? bothCases : undefined;
    return { text, found: (subject, onStep) => search(program, subject, fold, onStep) };
  } catch (fault) {
    if (fault instanceof RegexFault) return { problem: fault.message };
    throw fault;
  }
}

/** Why a pattern cannot be read; never leaves this file. */
class RegexFault extends Error {}

type Node =
  | { readonly type: "set"; readonly set: UnitSet }
  | { readonly type: "assertion"; readonly at: Assertion }
  | { readonly type: "sequence" | "choice"; readonly parts: readonly Node[] }
  | { readonly type: "repeat"; readonly node: Node; readonly min: number; readonly max: number };

type Assertion = "start" | "end" | "word edge" | "no word edge";

/** UTF-16 units as sorted ranges that do not touch; `negated`: all others. */
type UnitSet = { readonly ranges: readonly Range[]; readonly negated: boolean };
type Range = readonly [from: number, to: number];

const digit: readonly Range[] = [[0x30, 0x39]];
const word: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** ECMA-262, WhiteSpace and LineTerminator. */
const space: readonly Range[] = [
  [0x9, 0xd],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const classes: Readonly<Record<string, readonly Range[]>> = { d: digit, w: word, s: space };
const lineEnds: readonly Range[] = [
  [0xa, 0xa],
  [0xd, 0xd],
  [0x2028, 0x2029],
];
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

class RegexParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Node {
    const node = this.#choice();
    if (this.#at < this.#text.length) throw new RegexFault("`)` closes no group");
    return node;
  }

  #choice(): Node {
    const parts = [this.#sequence()];
    while (this.#takes("|")) parts.push(this.#sequence());
    return parts.length === 1 ? parts[0]! : { type: "choice", parts };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (;;) {
      const c = this.#text[this.#at];
      if (c === undefined || c === "|" || c === ")") return { type: "sequence", parts };
      parts.push(this.#repeated(this.#atom()));
    }
  }

  #atom(): Node {
    const c = this.#text[this.#at++]!;
    switch (c) {
      case "^":
        return { type: "assertion", at: "start" };
      case "$":
        return { type: "assertion", at: "end" };
      case ".":
        return { type: "set", set: { ranges: lineEnds, negated: true } };
      case "(":
        return this.#group();
      case "[":
        return { type: "set", set: this.#class() };
      case "\\":
        return this.#escape();
      case "*":
      case "+":
      case "?":
        throw new RegexFault(`\`${c}\` repeats nothing`);
      case "{":
      case "}":
      case "]":
        throw new RegexFault(`\`${c}\` stands alone; write \`\\${c}\``);
      default:
        return { type: "set", set: single(c.charCodeAt(0)) };
    }
  }

  #group(): Node {
    if (this.#takes("?") && !this.#takes(":"))
      throw new RegexFault("of the groups that begin with `(?` only `(?:` is known");
    if (++this.#depth > limits.regexDepthMax)
      throw new RegexFault(`groups nest at most ${limits.regexDepthMax} deep`);
    const node = this.#choice();
    this.#depth--;
    if (!this.#takes(")")) throw new RegexFault("a group is not closed");
    return node;
  }

  #escape(): Node {
    if (this.#takes("b")) return { type: "assertion", at: "word edge" };
    if (this.#takes("B")) return { type: "assertion", at: "no word edge" };
    const read = this.#escaped();
    return { type: "set", set: typeof read === "number" ? single(read) : read };
  }

  /** What follows a backslash: one unit, or a class. */
  #escaped(): number | UnitSet {
    const c = this.#text[this.#at++];
    if (c === undefined) throw new RegexFault("the pattern ends with a backslash");
    const named = classes[c.toLowerCase()];
    if (named !== undefined) return { ranges: named, negated: c !== c.toLowerCase() };
    const control = controls[c];
    if (control !== undefined) return control;
    if (c === "x") return this.#hexadecimal(2);
    if (c === "u") return this.#hexadecimal(4);
    if (isIn(word, c.charCodeAt(0)) && c !== "_") throw new RegexFault(`\`\\${c}\` is not known here`);
    return c.charCodeAt(0);
  }

  #hexadecimal(digits: number): number {
    const written = this.#text.slice(this.#at, this.#at + digits);
    if (written.length < digits || !/^[0-9A-Fa-f]+$/.test(written))
      throw new RegexFault("an escape lacks hexadecimal digits");
    this.#at += digits;
    return Number.parseInt(written, 16);
  }

  /** Behind `[`. */
  #class(): UnitSet {
    const negated = this.#takes("^");
    const ranges: Range[] = [];
    while (!this.#takes("]")) {
      const from = this.#classUnit();
      const dash = this.#text[this.#at] === "-" && this.#text[this.#at + 1] !== "]";
      if (typeof from !== "number") {
        if (dash) throw new RegexFault("a class cannot begin a range");
        ranges.push(...(from.negated ? complement(from.ranges) : from.ranges));
        continue;
      }
      if (dash) this.#at++;
      const to = dash ? this.#classUnit() : from;
      if (typeof to !== "number") throw new RegexFault("a class cannot end a range");
      if (to < from) throw new RegexFault("a range runs backwards");
      ranges.push([from, to]);
    }
    return { ranges: merged(ranges), negated };
  }

  #classUnit(): number | UnitSet {
    const c = this.#text[this.#at++];
    if (c === undefined) throw new RegexFault("a class is not closed");
    return c === "\\" ? this.#escaped() : c.charCodeAt(0);
  }

  #repeated(node: Node): Node {
    const bounds = this.#bounds();
    if (bounds === undefined) return node;
    if (node.type === "assertion") throw new RegexFault("an anchor cannot be repeated");
    this.#takes("?"); // a lazy form matches in the same texts
    if (this.#bounds() !== undefined)
      throw new RegexFault("a repetition is repeated; put the first in a group");
    return { type: "repeat", node, min: bounds[0], max: bounds[1] };
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#takes("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#takes("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#takes("?")) return [0, 1];
    const counted = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(this.#text.slice(this.#at, this.#at + 12));
    if (counted === null) return undefined;
    this.#at += counted[0].length;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : Number(counted[3] ?? Number.POSITIVE_INFINITY);
    if (max < min) throw new RegexFault("a repetition runs backwards");
    return [min, max];
  }

  #takes(c: string): boolean {
    if (this.#text[this.#at] !== c) return false;
    this.#at++;
    return true;
  }
}

function single(unit: number): UnitSet {
  return { ranges: [[unit, unit]], negated: false };
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** All other units; of ranges that do not touch, nor hold the first or the last unit. */
function complement(ranges: readonly Range[]): readonly Range[] {
  const rest: Range[] = [];
  let next = 0;
  for (const [from, to] of ranges) {
    rest.push([next, from - 1]);
    next = to + 1;
  }
  return [...rest, [next, 0xffff]];
}

function isIn(ranges: readonly Range[], unit: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle]!;
    if (unit < from) high = middle - 1;
    else if (unit > to) low = middle + 1;
    else return true;
  }
  return false;
}

type Instruction =
  | { readonly op: "set"; readonly set: UnitSet }
  | { readonly op: "assertion"; readonly at: Assertion }
  | { readonly op: "fork"; readonly to: number[] }
  | { readonly op: "found" };

/** The pattern with its repetitions written out; the states of a search are its indices. */
function programOf(node: Node): readonly Instruction[] {
  if (sizeOf(node) > limits.regexStatesMax)
    throw new RegexFault(`the pattern has more than ${limits.regexStatesMax} states`);
  const program: Instruction[] = [];
  emit(node, program);
  program.push({ op: "found" });
  return program;
}

/** How many instructions a node takes at most; counted before they are written. */
function sizeOf(node: Node): number {
  switch (node.type) {
    case "sequence":
    case "choice":
      return node.parts.reduce((sum, part) => sum + sizeOf(part) + 2, 0);
    case "repeat":
      return (sizeOf(node.node) + 2) * (Number.isFinite(node.max) ? Math.max(node.max, 1) : node.min + 1);
    default:
      return 1;
  }
}

/** Recurses no deeper than groups nest. */
function emit(node: Node, program: Instruction[]): void {
  switch (node.type) {
    case "set":
      program.push({ op: "set", set: node.set });
      return;
    case "assertion":
      program.push({ op: "assertion", at: node.at });
      return;
    case "sequence":
      for (const part of node.parts) emit(part, program);
      return;
    case "choice": {
      const fork: number[] = [];
      const ends: number[][] = [];
      program.push({ op: "fork", to: fork });
      for (const part of node.parts) {
        fork.push(program.length);
        emit(part, program);
        const end: number[] = [];
        program.push({ op: "fork", to: end });
        ends.push(end);
      }
      for (const end of ends) end.push(program.length);
      return;
    }
    case "repeat":
      emitRepeat(node.node, node.min, node.max, program);
      return;
  }
}

function emitRepeat(node: Node, min: number, max: number, program: Instruction[]): void {
  for (let i = 0; i < min; i++) emit(node, program);
  if (!Number.isFinite(max)) {
    const start = program.length;
    const fork: number[] = [start + 1];
    program.push({ op: "fork", to: fork });
    emit(node, program);
    program.push({ op: "fork", to: [start] });
    fork.push(program.length);
    return;
  }
  const skips: number[][] = [];
  for (let i = min; i < max; i++) {
    const fork: number[] = [program.length + 1];
    program.push({ op: "fork", to: fork });
    skips.push(fork);
    emit(node, program);
  }
  for (const skip of skips) skip.push(program.length);
}

/** A unit in lower and in upper case, where that is one unit. */
function bothCases(unit: number): readonly number[] {
  const c = String.fromCharCode(unit);
  return [c.toLowerCase(), c.toUpperCase()]
    .filter((other) => other.length === 1)
    .map((other) => other.charCodeAt(0));
}

function holds(set: UnitSet, unit: number, fold: typeof bothCases | undefined): boolean {
  const within = isIn(set.ranges, unit) || (fold?.(unit).some((other) => isIn(set.ranges, other)) ?? false);
  return within !== set.negated;
}

/** Runs every state that could be live at each position; a state is looked at once for each position. */
function search(
  program: readonly Instruction[],
  subject: string,
  fold: typeof bothCases | undefined,
  onStep: (() => void) | undefined,
): boolean {
  let live: number[] = [];
  const seenAt = new Int32Array(program.length).fill(-1);
  for (let at = 0; ; at++) {
    const pending = [...live, 0];
    const sets: number[] = [];
    for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
      if (seenAt[state] === at) continue;
      seenAt[state] = at;
      onStep?.();
      const instruction = program[state]!;
      if (instruction.op === "found") return true;
      if (instruction.op === "set") sets.push(state);
      else if (instruction.op === "fork") pending.push(...instruction.to);
      else if (isTrue(instruction.at, subject, at)) pending.push(state + 1);
    }
    if (at === subject.length) return false;
    const unit = subject.charCodeAt(at);
    live = sets
      .filter((state) => holds((program[state] as { readonly set: UnitSet }).set, unit, fold))
      .map((state) => state + 1);
  }
}

function isTrue(assertion: Assertion, subject: string, at: number): boolean {
  if (assertion === "start") return at === 0;
  if (assertion === "end") return at === subject.length;
  const before = at > 0 && isIn(word, subject.charCodeAt(at - 1));
  const after = at < subject.length && isIn(word, subject.charCodeAt(at));
  return (before !== after) === (assertion === "word edge");
}

// @ts-nocheck
import { type Argument, argumentBehind } from "./argument.ts";
import type { Inner } from "./effects.ts";
import { innerOfAssignment } from "./environment.ts";
import type { Found } from "./found.ts";
import { type GivenOption, type Grammar, grammarOf, type ParsedOptions, parseOptions } from "./options.ts";
import type { OperandRole, Program, Runs, Use } from "./program.ts";

/** What is worked out once of a row. */
type Prepared = {
  readonly grammar: Grammar;
  readonly subcommands: ReadonlyMap<string, Program> | undefined;
};

const prepared = new WeakMap<Program, Prepared>();

/** Adds to `found` what a program does with its arguments. Never throws; linear in the arguments. */
export function study(name: string, program: Program, words: readonly Argument[], found: Found): void {
  const { grammar, subcommands } = preparedFor(program);
  const parsed = program.raw ? rawOperands(words) : parseOptions(words, grammar);
  const use: Use = { name, program, words, parsed };
  if (program.configured !== undefined) found.configRuns = program.configured;
  if (subcommands !== undefined && studySubcommand(use, subcommands, found)) return;
  judgeOptions(use, found);
  if (program.runs !== undefined) studyRun(use, program.runs, found);
  else placeOperands(use, found);
  program.study?.(use, found);
}

function preparedFor(program: Program): Prepared {
  const known = prepared.get(program);
  if (known !== undefined) return known;
  const nested = program.runs !== undefined || program.subcommands !== undefined;
  const settings = {
    abbreviates: !program.exact,
    numeric: program.numeric ?? false,
    stops: (program.stops ?? false) || (nested && !program.runs?.dashes),
    certain: program.certain,
  };
  const ready = {
    grammar: grammarOf(program.options ?? {}, settings),
    subcommands: program.subcommands && new Map(Object.entries(program.subcommands)),
  };
  prepared.set(program, ready);
  return ready;
}

function rawOperands(words: readonly Argument[]): ParsedOptions {
  const splitting = words.find((word) => word.splits);
  return {
    given: [],
    operands: words,
    behind: [],
    beforeDashes: words.length,
    unknown: undefined,
    abbreviated: undefined,
    hidden: undefined,
    splitting,
  };
}

// Options

function judgeOptions(use: Use, found: Found): void {
  const { name, program, parsed } = use;
  if (program.readOnly === undefined) found.refuse(`\`${name}\` is not in the read-only table`);
  if (parsed.unknown !== undefined)
    found.refuse(`\`${parsed.unknown}\` of \`${name}\` is not in the read-only table`);
  if (parsed.abbreviated !== undefined) found.refuse(`\`${parsed.abbreviated}\` is an abbreviated option`);
  if (program.readOnly === "closed") {
    if (parsed.splitting !== undefined)
      found.refuse(`an unquoted expansion or glob may be an option of \`${name}\``);
    if (parsed.hidden !== undefined)
      found.refuse(`an argument that is not certain may be an option of \`${name}\``);
  }
  for (const option of parsed.given) judgeOption(use, option, found);
}

function judgeOption(use: Use, { name, role, value }: GivenOption, found: Found): void {
  if (role === "plain") return;
  if (role === "reads" || role === "trees") {
    if (value !== undefined) found.readFile(value, role === "trees");
    return;
  }
  found.refuse(refusals[role](name, use.name));
  const as = use.program.runs?.as === "runner" ? "runner" : "exec";
  if (value === undefined) {
    if (role === "program" || role === "script") found.runUnknown(refusals[role](name, use.name), as);
    return;
  }
  if (role === "lists") found.readFile(value);
  if (role === "writes") found.write(value);
  if (role === "directory") found.directory = value;
  if (role === "program") found.run({ by: "arguments", words: [value], extra: true }, as);
  if (role === "script") found.run({ by: "script", text: value.text }, as);
}

const refusals = {
  risky: (option: string, name: string) => `\`${option}\` of \`${name}\` is not read-only`,
  lists: (option: string, name: string) =>
    `\`${option}\` of \`${name}\` reads a file that decides what it reads`,
  writes: (option: string, name: string) => `\`${option}\` of \`${name}\` writes a file`,
  directory: (option: string, name: string) => `\`${option}\` of \`${name}\` changes the directory`,
  program: (option: string, name: string) => `\`${option}\` of \`${name}\` runs another command`,
  script: (option: string, name: string) => `\`${option}\` of \`${name}\` runs another command`,
  command: (option: string, name: string) => `\`${option}\` of \`${name}\` runs another command`,
  query: (option: string, name: string) => `\`${option}\` of \`${name}\` is not read-only`,
  blind: (option: string, name: string) => `\`${option}\` of \`${name}\` changes what runs`,
};

/** One of the options that stand in `names`, separated by blanks, was given. */
export function has(parsed: ParsedOptions, names: string | undefined): boolean {
  if (names === undefined || parsed.given.length === 0) return false;
  const list = names.split(" ");
  return parsed.given.some((option) => list.includes(option.name));
}

// Operands

function placeOperands({ name, program, parsed }: Use, found: Found): void {
  const all = program.first ?? none;
  const first = has(parsed, program.instead) ? all.slice(1) : all;
  const deep = has(parsed, program.deep);
  for (let index = 0; index < parsed.operands.length; index++) {
    const operand = parsed.operands[index]!;
    const role = first[index] ?? program.rest;
    if (role === undefined) found.refuse(`\`${name}\` with so many operands is not read-only`);
    else place(operand, role, deep, found);
    if (operand.splits) placeFurther(operand, role, [...first.slice(index + 1), program.rest], deep, found);
  }
  for (const { value } of parsed.given)
    if (value?.splits) placeFurther(value, undefined, [...first, program.rest], deep, found);
}

const none: readonly never[] = [];

/** A word that may become several also takes the roles of what stands behind it: of `grep $x`, a pattern and files. */
function placeFurther(
  word: Argument,
  taken: OperandRole | undefined,
  roles: readonly (OperandRole | undefined)[],
  deep: boolean,
  found: Found,
): void {
  for (const role of new Set(roles)) if (role !== undefined && role !== taken) place(word, role, deep, found);
}

/** Adds one operand in its role. */
export function place(operand: Argument, role: OperandRole, deep: boolean, found: Found): void {
  if (role === "reads") found.readFile(operand, deep);
  else if (role === "trees") found.readFile(operand, true);
  else if (role === "writes") found.write(operand, deep);
  else if (role === "trees-written") found.write(operand, true);
  else if (role === "removes") found.remove(operand, deep);
}

// Inner commands

/** Where there is a doubt, the best guess is given beside it, so that a deny rule still sees the command. */
function studyRun({ name, parsed }: Use, runs: Runs, found: Found): void {
  if (parsed.given.some((option) => option.role === "query")) return;
  if (runs.as !== "transparent") found.wrap(runs.as);
  const doubt = doubtOf(name, parsed);
  if (doubt !== undefined) found.runUnknown(doubt, runs.as === "runner" ? "runner" : "exec");
  const words = commandWords(parsed, runs);
  const [program] = words;
  const as = runs.as === "transparent" && parsed.abbreviated !== undefined ? "exec" : runs.as;
  if (program !== undefined) found.run(runs.joined ? joined(words) : innerOf(words), as);
  else if (runs.alone !== undefined && found.inner.length === 0)
    found.runUnknown(runs.alone, runs.as === "runner" ? "runner" : "exec");
}

/** Why the place of the inner command or of the subcommand is not certain. */
export function doubtOf(name: string, parsed: ParsedOptions): string | undefined {
  if (parsed.unknown !== undefined) return `\`${parsed.unknown}\` of \`${name}\` is not in the table`;
  if (parsed.hidden !== undefined || parsed.splitting !== undefined)
    return `an argument before the command of \`${name}\` is not certain`;
  const blind = parsed.given.find((option) => option.role === "blind");
  return blind && refusals.blind(blind.name, name);
}

function commandWords(parsed: ParsedOptions, runs: Runs): readonly Argument[] {
  if (runs.dashes) return parsed.operands.slice(Math.max(parsed.beforeDashes, runs.after ?? 0));
  let start = runs.after ?? 0;
  const operands = parsed.operands;
  if (runs.assignments) while (start < operands.length && isAssignment(operands[start]!)) start++;
  return operands.slice(start);
}

/** `NAME=` stands in its certain text. */
export function isAssignment(argument: Argument): boolean {
  return argument.prefix.indexOf("=") > 0;
}

/** What a shell later runs of `NAME=value`. */
export function runAssigned(word: Argument, found: Found): void {
  const equals = word.prefix.indexOf("=");
  if (equals <= 0) return;
  const append = word.prefix[equals - 1] === "+";
  const name = word.prefix.slice(0, append ? equals - 1 : equals);
  const inner = innerOfAssignment(name, argumentBehind(word, equals + 1).word, append);
  if (inner !== undefined) found.run(inner, "exec");
}

/** A command whose words are written out. */
export function innerOf(words: readonly Argument[], extra = false): Inner {
  return { by: "arguments", words, extra };
}

/** Words that are joined with blanks and parsed by a shell; not certain where one of them is not. */
export function joined(words: readonly Argument[]): Inner {
  const texts = words.map((word) => word.text);
  return { by: "script", text: texts.every((text) => text !== undefined) ? texts.join(" ") : undefined };
}

// Subcommands

/** False where the row itself is used: no subcommand is written, or the row takes operands of its own. */
function studySubcommand(use: Use, subcommands: ReadonlyMap<string, Program>, found: Found): boolean {
  const { name, program, words, parsed } = use;
  const head = parsed.operands[0];
  if (head === undefined) return false;
  const row = head.text === undefined ? undefined : subcommands.get(head.text);
  if (row === undefined && program.leaf) {
    studyLeaf(use, found);
    return true;
  }
  judgeGlobals(use, found);
  if (program.inert !== undefined && parsed.operands.length < words.length)
    found.withoutGlobals = { words: parsed.operands, inert: areInert(use) };
  if (row === undefined) found.refuse(`\`${name} ${head.text ?? "…"}\` is not in the read-only table`);
  else study(`${name} ${head.text}`, row, parsed.operands.slice(1), found);
  return true;
}

/** The same row, but options may also follow operands. */
const leaves = new WeakMap<Program, Program>();

function studyLeaf({ name, program, words }: Use, found: Found): void {
  let leaf = leaves.get(program);
  if (leaf === undefined) {
    const { subcommands: _, ...rest } = program;
    leaf = rest;
    leaves.set(program, leaf);
  }
  study(name, leaf, words, found);
}

function judgeGlobals(use: Use, found: Found): void {
  const { name, program, parsed } = use;
  program.studyGlobals?.(use, found);
  const doubt = doubtOf(name, parsed);
  if (doubt !== undefined) found.refuse(doubt);
  for (const option of parsed.given) {
    if (option.role !== "directory") judgeOption(use, option, found);
    if (option.role !== "directory" || option.value === undefined) continue;
    if (found.directory !== undefined) found.refuse(`\`${option.name}\` of \`${name}\` stands twice`);
    if (option.value.text === undefined) found.refuse(`the directory of \`${name}\` is not certain`);
    found.directory = option.value;
  }
}

function areInert({ program, parsed }: Use): boolean {
  const directories = parsed.given.filter((option) => option.role === "directory");
  return (
    doubtOf("", parsed) === undefined &&
    parsed.abbreviated === undefined &&
    directories.length < 2 &&
    parsed.given.every((option) => has({ ...parsed, given: [option] }, program.inert))
  );
}

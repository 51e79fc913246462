// @ts-nocheck
import { isBlank, isLetter } from "./characters.ts";
import { type Cmdlet, commonParameters, type Parameter } from "./cmdlets.ts";
import type { PowerShellWord } from "./parse.ts";

/** Which word goes to which parameter. */
export type Binding = {
  readonly bound: readonly Bound[];
  /** Words without a parameter name, in order, whether bound or not. */
  readonly positional: readonly PowerShellWord[];
  /** Words that no parameter of the table takes, and what follows an unknown parameter. */
  readonly unbound: readonly PowerShellWord[];
  /** Why not every word is bound for certain; undefined: every word is. Starts small, for `explain`. */
  readonly doubt: string | undefined;
};

export type Bound = {
  readonly parameter: Parameter;
  /** Undefined: a switch without a value, or the value is missing. */
  readonly value: PowerShellWord | undefined;
};

/** `-Name` or `-Name:value` as PowerShell splits it. */
export type Flag = {
  readonly name: string;
  readonly colon: boolean;
  readonly value: PowerShellWord | undefined;
};

/**
 * Binds the words after the name as PowerShell does: names by unique beginning, the rest by position
 * (about_Parameters, about_Parameter_Binding).
 *
 * @returns a binding; where it is not certain, `doubt` says why and `unbound` holds every word that might be an operand
 * Never throws. Linear in the words times the parameters of the cmdlet.
 */
export function bind(words: readonly PowerShellWord[], cmdlet: Cmdlet): Binding {
  const bound: Bound[] = [];
  const positional: PowerShellWord[] = [];
  const unbound = new Set<PowerShellWord>();
  const given = new Set<Parameter>();
  let doubt: string | undefined;
  let named = true;
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index]!;
    const flag = named ? flagOf(word) : undefined;
    if (flag === undefined) {
      if (named && word.parameter && word.text === "--") {
        named = false;
        continue;
      }
      if (word.parameter && word.prefix.startsWith("--"))
        doubt ??= `\`${word.prefix}\` is no PowerShell parameter`;
      positional.push(word);
      continue;
    }
    const parameter = resolve(flag.name, [...cmdlet.parameters, ...commonParameters]);
    if (parameter === undefined) {
      doubt ??= `\`-${flag.name}\` of \`${cmdlet.name}\` is not in the table`;
      if (flag.value !== undefined) unbound.add(flag.value);
      continue;
    }
    let value = flag.value;
    if (value === undefined && (parameter.takes !== "nothing" || flag.colon)) {
      const next = words[index + 1];
      if (next !== undefined && flagOf(next) === undefined) {
        value = next;
        index += 1;
      } else doubt ??= `\`-${flag.name}\` has no value`;
    }
    if (given.has(parameter)) doubt ??= `\`-${flag.name}\` is given twice`;
    given.add(parameter);
    bound.push({ parameter, value });
  }
  const places = freePlaces(cmdlet, given);
  for (const [index, word] of positional.entries()) {
    const parameter = places[index] ?? (cmdlet.rest ? places.at(-1) : undefined);
    if (parameter === undefined) {
      doubt ??= `\`${cmdlet.name}\` has more positional words than the table knows`;
      unbound.add(word);
    } else bound.push({ parameter, value: word });
  }
  if (doubt !== undefined) for (const word of positional) unbound.add(word);
  return { bound, positional, unbound: [...unbound], doubt };
}

/**
 * The parameter that a name or its beginning means; an exact spelling wins.
 *
 * @returns undefined where none or more than one begins with it
 * Never throws. Linear in the parameters.
 */
export function resolve(name: string, parameters: readonly Parameter[]): Parameter | undefined {
  const lower = name.toLowerCase();
  const exact = parameters.find((parameter) => parameter.spellings.includes(lower));
  if (exact !== undefined) return exact;
  const begun = parameters.filter((parameter) => parameter.spellings.some((each) => each.startsWith(lower)));
  return begun.length === 1 ? begun[0] : undefined;
}

/**
 * The parameter name and value in a word; undefined: the word is no parameter (`-5`, `--x`, `'-x'`).
 * Never throws. Linear in the word.
 */
export function flagOf(word: PowerShellWord): Flag | undefined {
  if (!word.parameter || !(isLetter(word.prefix[1]) || word.prefix[1] === "?")) return undefined;
  const colon = word.prefix.indexOf(":");
  if (colon < 0) return { name: word.prefix.slice(1), colon: false, value: undefined };
  const name = word.prefix.slice(1, colon);
  const { start, end } = word.span;
  if (end === start + colon + 1) return { name, colon: true, value: undefined };
  const value: PowerShellWord = {
    text: word.text?.slice(colon + 1),
    prefix: word.prefix.slice(colon + 1),
    suffix: word.suffix,
    quoted: word.quoted,
    span: { start: start + colon + 1, end },
    parameter: false,
  };
  return { name, colon: true, value };
}

/** The elements of an unquoted list, a word each; any other word is its own only element. */
export function elementsOf(word: PowerShellWord): readonly PowerShellWord[] {
  if (word.quoted || word.text === undefined || !word.text.includes(",")) return [word];
  return word.text.split(",").map((text) => ({ ...word, text, prefix: text }));
}

/** Whether text holds a space, tab or newline. */
export function holdsBlank(text: string): boolean {
  for (const character of text) if (isBlank(character) || character === "\n") return true;
  return false;
}

/** A literal path given by name belongs to a parameter set without Path. */
function freePlaces(cmdlet: Cmdlet, given: ReadonlySet<Parameter>): readonly Parameter[] {
  const literal = [...given].some((each) => each.takes === "literal-path");
  return cmdlet.parameters
    .filter((each) => each.position !== undefined && !given.has(each))
    .filter((each) => !(literal && each.takes === "path"))
    .sort((one, other) => one.position! - other.position!);
}

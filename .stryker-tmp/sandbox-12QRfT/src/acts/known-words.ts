// @ts-nocheck
import { limits } from "../base/limits.ts";
import { isCount } from "../commands/argument.ts";
import { keepsItsValue } from "../commands/assigns.ts";
import { type Hole, isPlainVariable, literalOf, type Part, type Word } from "../shell/script.ts";
import type { World } from "../world/world.ts";
import { bracesRead } from "./brace-words.ts";
import type { Definitions } from "./definitions.ts";
import { certainDirectory } from "./directory.ts";
import { isPlainPath } from "./operand.ts";
import type { Scope } from "./scope.ts";
import { assigned, distinct, forgotten, type Value, type Variables, valuesMax } from "./variables.ts";

/** One value for each of the variables that are looked at, as one run of a command may find them. */
export type Choice = ReadonlyMap<string, Value>;

/** The choices under which a command may run. */
export type Choices = {
  /** Whatever the variables hold, one of these tells it: an allow needs them all. */
  readonly certain: readonly Choice[];
  /** These may hold as well: only deny and ask rules look at them. */
  readonly possible: readonly Choice[];
};

const nothing: Choice = new Map();
const noChoice: Choices = { certain: [nothing], possible: [] };

/**
 * Fills in what is known of words: `~`, `$HOME`, `$PWD`, and variables that the script itself gave a value.
 * What it fills in over a whole call is bounded; beyond that a variable is a hole again. SEMANTICS PATH-20, ENV-6 … ENV-9.
 */
export class KnownWords {
  private readonly world: World;
  private readonly definitions: Definitions;
  private readings: number = limits.readingsMax;
  private characters: number = limits.commandParsedLengthMax;

  constructor(world: World, definitions: Definitions) {
    this.world = world;
    this.definitions = definitions;
  }

  /** The values under which these words must be looked at. */
  choices(words: readonly Word[], variables: Variables): Choices {
    if (variables.values.size === 0) return noChoice;
    const names = new Set<string>();
    for (const word of words)
      for (const part of word.parts)
        if (isPlainVariable(part) && variables.values.has(part.name)) names.add(part.name);
    if (names.size === 0) return noChoice;
    const complete = [...names].filter((name) => variables.values.get(name)!.complete);
    const certain = combined(complete, variables);
    const all = complete.length === names.size ? [] : combined([...names], variables);
    if (certain === undefined || !this.affords(certain.length - 1)) return noChoice;
    return { certain, possible: all !== undefined && this.affords(all.length) ? all : [] };
  }

  /** What different shells make of the braces in these words. */
  spellings(words: readonly Word[]): readonly (readonly Word[])[] {
    const spellings = bracesRead(words);
    return spellings !== undefined && this.affords(1) ? spellings : [words];
  }

  private affords(readings: number): boolean {
    if (readings > this.readings) return false;
    this.readings -= readings;
    return true;
  }

  /** The word with what is known filled in. */
  fill(word: Word, scope: Scope, choice: Choice = nothing): Word {
    if (literalOf(word) !== undefined) return word;
    const parts = word.parts.flatMap((part) =>
      part.type === "text" ? [part] : this.filled(part, scope, choice),
    );
    // an empty value without quotes is no word at all
    const empty = parts.every((part) => part.type === "text" && part.text === "" && !part.quoted);
    return empty ? word : { span: word.span, parts };
  }

  private filled(part: Hole, scope: Scope, choice: Choice): readonly Part[] {
    const text = this.knownText(part, scope);
    if (text !== undefined) return [{ type: "text", text, quoted: true }];
    const value = isPlainVariable(part) ? choice.get(part.name) : undefined;
    if (value !== undefined)
      return this.spent(value) && this.isWhole(value, part) ? placed(value, part) : [part];
    // digits are one word, unless `IFS` holds some
    if (part.type !== "arithmetic" && !(part.type === "variable" && isCount(part))) return [part];
    return this.definitions.variables.has("IFS") ? [part] : [{ ...part, quoted: true }];
  }

  /** Without quotes a value is split in some shells, and its globs are expanded. */
  private isWhole(value: Value, { quoted }: Hole): boolean {
    if (quoted) return true;
    if (this.definitions.variables.has("IFS")) return false;
    return value.every((part) => (part.type === "text" ? isPlainPath(part.text) : part.type !== "glob"));
  }

  private spent(value: Value): boolean {
    for (const part of value) this.characters -= part.type === "text" ? part.text.length + 1 : 1;
    return this.characters >= 0;
  }

  private knownText(part: Hole, scope: Scope): string | undefined {
    const { home } = this.world;
    const { variables } = this.definitions;
    if (part.type === "tilde") return part.user === "" && !variables.has("HOME") ? home : undefined;
    if (!isPlainVariable(part) || (part.name !== "HOME" && part.name !== "PWD") || variables.has(part.name))
      return undefined;
    const value = part.name === "HOME" ? home : certainDirectory(scope.directories);
    const whole = part.quoted || (value !== undefined && isPlainPath(value) && !variables.has("IFS"));
    return whole ? value : undefined;
  }

  /** What a variable holds behind `name=word`. */
  assign(name: string, word: Word, scope: Scope): void {
    const { certain, possible } = this.choices([word], scope.variables);
    const known = [...certain, ...possible].map((choice) =>
      assignedValue(this.fill(quotedIn(word), scope, choice)),
    );
    this.give(name, known, scope);
  }

  /** What the variable of a `for` holds in its body; without words it goes through parameters that nobody knows. */
  each(name: string, words: readonly Word[] | undefined, scope: Scope): void {
    const values =
      words &&
      [...new Set(this.spellings(words).flat())].flatMap((word) => {
        const { certain, possible } = this.choices([word], scope.variables);
        return [...certain, ...possible].map((choice) => listedValue(this.fill(word, scope, choice)));
      });
    this.give(name, values, scope);
  }

  private give(name: string, values: readonly Value[] | undefined, scope: Scope): void {
    const known = values && distinct(values);
    const followed = keepsItsValue(name) && !this.definitions.unfollowed.has(name);
    scope.variables =
      followed && known !== undefined && known.length <= valuesMax
        ? assigned(scope.variables, name, { known, complete: true })
        : forgotten(scope.variables, [name]);
  }
}

/** Every choice of values for these variables; undefined: they are too many. */
function combined(names: readonly string[], { values }: Variables): readonly Choice[] | undefined {
  let choices: Choice[] = [new Map()];
  for (const name of names) {
    const { known } = values.get(name)!;
    if (choices.length * known.length > valuesMax) return undefined;
    choices = choices.flatMap((choice) => known.map((value) => new Map(choice).set(name, value)));
  }
  return choices;
}

/** The value where the variable stands: what is not known in it splits as the variable does. */
function placed(value: Value, { quoted, span }: Hole): readonly Part[] {
  if (value.length === 0) return [{ type: "text", text: "", quoted }];
  return value.map((part): Part => {
    if (part.type === "text") return { ...part, quoted: quoted || part.text !== "" };
    return part.type === "variable" ? { ...part, span, quoted } : part;
  });
}

/** In an assignment nothing is split, and no glob is expanded. */
function quotedIn(word: Word): Word {
  if (word.parts.every((part) => part.type === "text")) return word;
  return {
    span: word.span,
    parts: word.parts.map((part): Part => {
      if (part.type === "glob") return { type: "text", text: part.text, quoted: true };
      return part.type === "variable" ? { ...part, quoted: true } : part;
    }),
  };
}

function assignedValue({ parts }: Word): Value {
  return parts.map((part): Part => (part.type === "text" || part.type === "glob" ? part : unknownPart(part)));
}

/** One word of a list: a glob stands for one of its matches; of anything else that is not known nobody knows how many words. */
function listedValue(word: Word): Value {
  const { parts } = word;
  if (parts.every((part) => part.type === "text" || part.type === "glob")) return parts;
  return [unknownPart(parts.find((part): part is Hole => part.type !== "text")!)];
}

/** A part of a value that nobody knows. Its commands ran where it was assigned. */
function unknownPart(part: Hole): Part {
  const name = isPlainVariable(part) ? part.name : "…value";
  return { type: "variable", span: part.span, quoted: false, name };
}

import { isEvaluated } from "../commands/environment.ts";
import { type Command, literalOf, type Script, type Word } from "../shell/script.ts";
import { everyCommand, everyWord } from "../shell/walk.ts";
import { holesText } from "./command-text.ts";

/** Variables whose value this room fills in or relies on. */
const trusted = ["HOME", "PWD", "CDPATH", "IFS"];

/** Names that something is true of; most calls note none, so the set is made with the first. */
class Names {
  private names: Set<string> | undefined;

  get size(): number {
    return this.names?.size ?? 0;
  }

  add(name: string): void {
    this.names ??= new Set();
    this.names.add(name);
  }

  has(name: string): boolean {
    return this.names?.has(name) === true;
  }
}

/** What scripts define and assign, wherever it stands: a name is only trusted if nothing redefines it. */
export class Definitions {
  readonly functions = new Names();
  readonly variables = new Names();
  /** Variables that get a value in another way than by `name=value` alone, so that nobody follows what they hold. */
  readonly unfollowed = new Names();
  /** Variables that may be arrays. Bash manual, arrays. */
  readonly arrays = new Names();
  /** `${PS4:=…}`: a value is assigned that a shell evaluates. */
  evaluates = false;

  get isEmpty(): boolean {
    const { functions, variables, unfollowed, arrays } = this;
    return functions.size + variables.size + unfollowed.size + arrays.size === 0 && !this.evaluates;
  }

  note(script: Script): void {
    for (const command of everyCommand(script)) this.command(command);
    for (const word of everyWord(script)) this.word(word);
  }

  private command(command: Command): void {
    switch (command.type) {
      case "function":
        this.functions.add(command.name);
        return;
      case "for":
        this.variables.add(command.name);
        if (command.select) this.unfollowed.add(command.name);
        break;
      case "coprocess":
        this.variables.add(command.name);
        this.unfollowed.add(command.name);
        this.arrays.add(command.name);
        return;
      case "arithmetic":
        for (const name of command.assigns ?? []) this.unfollowed.add(name);
        break;
      case "pipeline":
        // POSIX sh runs a program of the name `time`
        if (command.timed)
          for (const part of command.commands)
            if (part.type === "simple") for (const { name } of part.assignments) this.unfollowed.add(name);
        return;
      case "simple": {
        const alone = command.words.length === 0 && command.redirections.length === 0;
        for (const { name, append, subscript, value } of command.assignments) {
          this.variables.add(name);
          const array = subscript !== undefined || value.parts[0]?.type === "array";
          if (array) this.arrays.add(name);
          if (!alone || append || array) this.unfollowed.add(name);
        }
        for (const name of arraysFilled(command.words.map(literalOf))) this.arrays.add(name);
      }
    }
    for (const { variable } of command.redirections)
      if (variable !== undefined) this.unfollowed.add(variable);
  }

  private word(word: Word): void {
    // `read HOME`, `export PWD=/x`, `unset HOME`: any word that begins with the name counts
    const text = holesText(word);
    for (const name of trusted) if (text === name || text.startsWith(`${name}=`)) this.variables.add(name);
    for (const part of word.parts) {
      if (part.type === "arithmetic") for (const name of part.assigns ?? []) this.unfollowed.add(name);
      // `${HOME:=/x}` assigns
      if (part.type !== "variable" || !part.operator?.endsWith("=")) continue;
      this.variables.add(part.name);
      this.unfollowed.add(part.name);
      if (isEvaluated(part.name)) this.evaluates = true;
    }
  }
}

/** What `read -a` and `mapfile` make arrays of, and words beside. */
function arraysFilled(words: readonly (string | undefined)[]): readonly string[] {
  const fills =
    words.includes("mapfile") ||
    words.includes("readarray") ||
    (words.includes("read") && words.some((word) => word === undefined || /^-.*a/.test(word)));
  return fills ? words.filter((word) => word !== undefined) : [];
}

/** Whether a script may define a function or give a variable a value: most hold none of these, and need no second walk. */
export function mayDefine(text: string): boolean {
  return /[=(]|for|function|select|HOME|PWD|CDPATH|IFS/.test(text);
}

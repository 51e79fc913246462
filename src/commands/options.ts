import { type Argument, argumentBehind, mayBeOption } from "./argument.ts";

/**
 * What an option means to us. `plain` only changes what is printed; `risky` is known and never read-only;
 * `reads`, `trees` (with all below), `writes`, `directory`: the value names a file or directory of that kind;
 * `lists`: the value names a file that is read and decides what else is read;
 * `program`: the value names a program that runs; `script`: a shell parses the value;
 * `command`: the words that follow are a command; `query`: the program then runs nothing;
 * `blind`: nobody can say what runs.
 */
export type OptionRole =
  | "plain"
  | "risky"
  | "reads"
  | "trees"
  | "lists"
  | "writes"
  | "directory"
  | "program"
  | "script"
  | "command"
  | "query"
  | "blind";

/**
 * Options by role, written as words: `-abc` three letters without value, `-nc=` two letters with a value,
 * `-i?` a value only attached, `--lines=`, `--color?`.
 */
export type Options = Readonly<Partial<Record<OptionRole, string>>>;

type Option = {
  readonly name: string;
  readonly role: OptionRole;
  readonly value: "none" | "required" | "attached";
};

/** How one program spells its options. */
export type Grammar = {
  readonly options: ReadonlyMap<string, Option>;
  readonly longNames: readonly string[];
  /** Unique prefixes of long names are accepted, as GNU getopt_long does. */
  readonly abbreviates: boolean;
  /** `-5` is a number, as in `head -5`. */
  readonly numeric: boolean;
  /** The first operand ends the options. */
  readonly stops: boolean;
  /** Holds of an argument that is surely an operand although its text is not certain. */
  readonly certain: ((argument: Argument) => boolean) | undefined;
};

export type GivenOption = {
  readonly name: string;
  readonly role: OptionRole;
  readonly value: Argument | undefined;
};

/** Arguments of a program, told apart. Where something is in doubt, the doubt is named and the rest is a best guess. */
export type ParsedOptions = {
  readonly given: readonly GivenOption[];
  readonly operands: readonly Argument[];
  /** What follows an option of the role `command`. */
  readonly behind: readonly Argument[];
  /** How many of `operands` stood before `--`. */
  readonly beforeDashes: number;
  /** An option that the grammar does not hold. */
  readonly unknown: string | undefined;
  /** An option that was written as a unique prefix. */
  readonly abbreviated: string | undefined;
  /** An argument that may be an option when the shell runs. */
  readonly hidden: Argument | undefined;
  /** An argument that may become several, of which some may be options. */
  readonly splitting: Argument | undefined;
};

/** Reads option words into a grammar. Linear; throws on a word that is no option, which is a fault in a table. */
export function grammarOf(options: Options, settings: Omit<Grammar, "options" | "longNames">): Grammar {
  const map = new Map<string, Option>();
  for (const [role, words] of Object.entries(options) as [OptionRole, string][])
    for (const word of words.split(" ").filter((each) => each !== ""))
      for (const option of optionsOfWord(word, role)) map.set(option.name, option);
  const longNames = [...map.keys()].filter((name) => name.startsWith("--"));
  return { options: map, longNames, ...settings };
}

function optionsOfWord(word: string, role: OptionRole): Option[] {
  const mark = word.at(-1);
  const value = mark === "=" ? "required" : mark === "?" ? "attached" : "none";
  const names = value === "none" ? word : word.slice(0, -1);
  if (names.startsWith("--")) return [{ name: names, role, value }];
  if (!names.startsWith("-")) throw new Error(`not an option in a table: ${word}`);
  return [...names.slice(1)].map((letter) => ({ name: "-" + letter, role, value }));
}

/**
 * Tells options, their values and operands apart as the program would.
 * Never throws; linear in the arguments times the long names of the grammar.
 */
export function parseOptions(words: readonly Argument[], grammar: Grammar): ParsedOptions {
  return new OptionParser(words, grammar).parse();
}

/** Reads the arguments one by one, and is what it found out about them. */
class OptionParser implements ParsedOptions {
  readonly given: GivenOption[] = [];
  readonly operands: Argument[] = [];
  behind: readonly Argument[] = none;
  beforeDashes = -1;
  unknown: string | undefined;
  abbreviated: string | undefined;
  hidden: Argument | undefined;
  splitting: Argument | undefined;
  private readonly words: readonly Argument[];
  private readonly grammar: Grammar;
  private next = 0;
  private done = false;

  constructor(words: readonly Argument[], grammar: Grammar) {
    this.words = words;
    this.grammar = grammar;
  }

  parse(): ParsedOptions {
    while (!this.done && this.next < this.words.length) this.take(this.words[this.next++]!);
    while (this.next < this.words.length) this.operands.push(this.words[this.next++]!);
    if (this.beforeDashes < 0) this.beforeDashes = this.operands.length;
    return this;
  }

  private take(word: Argument): void {
    if (word.text === undefined && this.grammar.certain?.(word)) {
      this.operand(word);
      return;
    }
    if (word.splits) this.splitting ??= word;
    if (word.text === "--") {
      this.beforeDashes = this.operands.length;
      this.done = true;
    } else if (word.text === "-" || !mayBeOption(word)) this.operand(word);
    else if (word.prefix.startsWith("--")) this.long(word);
    else if (word.prefix.length > 1) this.cluster(word);
    else {
      this.hidden ??= word;
      this.operand(word);
    }
  }

  private operand(word: Argument): void {
    this.operands.push(word);
    if (this.grammar.stops) this.done = true;
  }

  private long(word: Argument): void {
    const equals = word.prefix.indexOf("=");
    if (equals < 0 && word.text === undefined) {
      this.hidden ??= word;
      return;
    }
    const written = equals < 0 ? word.prefix : word.prefix.slice(0, equals);
    const option = this.resolve(written);
    if (option === undefined || (equals >= 0 && option.value === "none")) this.unknown ??= written;
    else if (equals >= 0) this.give(option, argumentBehind(word, equals + 1));
    else this.give(option, option.value === "required" ? this.value() : undefined);
  }

  private resolve(written: string): Option | undefined {
    const exact = this.grammar.options.get(written);
    if (exact !== undefined || !this.grammar.abbreviates) return exact;
    const names = this.grammar.longNames.filter((name) => name.startsWith(written));
    const options = names.map((name) => this.grammar.options.get(name)!);
    const [first] = options;
    if (first === undefined) return undefined;
    this.abbreviated ??= written;
    const alike = options.every((option) => option.role === first.role && option.value === first.value);
    return alike ? first : undefined;
  }

  private cluster(word: Argument): void {
    if (this.grammar.numeric && word.text !== undefined && isNumber(word.text, 1)) return;
    for (let at = 1; at < word.prefix.length; at++) {
      const name = "-" + word.prefix[at];
      const option = this.grammar.options.get(name);
      if (option === undefined) {
        this.unknown ??= name;
        return;
      }
      const attached = at + 1 < word.prefix.length || word.text === undefined;
      if (option.value !== "none") {
        const value = attached ? argumentBehind(word, at + 1) : undefined;
        this.give(option, value ?? (option.value === "required" ? this.value() : undefined));
        return;
      }
      this.give(option, undefined);
    }
    if (word.text === undefined) this.hidden ??= word;
  }

  /** The next argument is the value, whatever it looks like. */
  private value(): Argument | undefined {
    const word = this.words[this.next];
    if (word === undefined) return undefined;
    this.next++;
    if (word.splits) this.splitting ??= word;
    return word;
  }

  private give(option: Option, value: Argument | undefined): void {
    this.given.push({ name: option.name, role: option.role, value });
    if (option.role !== "command") return;
    this.behind = this.words.slice(this.next);
    this.next = this.words.length;
  }
}

const none: readonly never[] = [];

/** All characters from `start` are digits, and there is one. */
export function isNumber(text: string, start = 0): boolean {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text.length > start;
}

import type { Span } from "../base/span.ts";
import { type Argument, argumentOf } from "../commands/argument.ts";
import { effectsOf } from "../commands/effects-of.ts";
import { parseScript } from "../shell/parse.ts";
import { literalOf, type Shell, type SimpleCommand, type Word } from "../shell/script.ts";
import { everySimple } from "../shell/walk.ts";
import type { Obstacle } from "./explanation.ts";

/** A command text in which one thing is otherwise. */
export type OtherCommand = {
  readonly obstacle: Obstacle;
  readonly message: string;
  readonly command: string;
};

/**
 * The text with one obstacle out of the way, for each that its simple commands hold: none where it cannot be read.
 * @param patterns of command rules, whose words are tried in place of what is not known and for another order
 */
export function otherCommands(
  text: string,
  shell: Shell | undefined,
  patterns: readonly string[],
): readonly OtherCommand[] {
  const parsed = parseScript(text, shell);
  if (!parsed.ok) return [];
  return everySimple(parsed.script).flatMap((command) => {
    const inText = new InText(text, command);
    return [
      ...inText.withoutRedirections(),
      ...inText.withoutAssignments(),
      ...inText.withoutWrapper(),
      ...inText.withoutGlobals(),
      ...inText.withBareProgram(),
      ...inText.withPlainQuoting(),
      ...inText.withKnownWords(patterns),
      ...inText.inOrderOf(patterns),
    ];
  });
}

class InText {
  readonly #text: string;
  readonly #command: SimpleCommand;
  readonly #words: readonly Argument[];

  constructor(text: string, command: SimpleCommand) {
    this.#text = text;
    this.#command = command;
    this.#words = command.words.map(argumentOf);
  }

  withoutRedirections(): readonly OtherCommand[] {
    return this.#command.redirections.map(({ span }) => ({
      obstacle: "redirection",
      message: `\`${this.#at(span)}\` is judged by itself`,
      command: this.#with(span, ""),
    }));
  }

  withoutAssignments(): readonly OtherCommand[] {
    const { assignments } = this.#command;
    const [first, last] = [assignments[0], assignments.at(-1)];
    if (first === undefined || last === undefined || this.#words.length === 0) return [];
    const span = { start: first.span.start, end: last.span.end };
    const message = `\`${this.#at(span)}\` may change what the command does`;
    return [{ obstacle: "assignment", message, command: this.#with(span, "") }];
  }

  withoutWrapper(): readonly OtherCommand[] {
    const [program] = this.#words;
    return effectsOf(this.#words).inner.flatMap((inner): readonly OtherCommand[] => {
      const [first, last] = inner.by === "arguments" ? [inner.words[0], inner.words.at(-1)] : [];
      const code = inner.by === "script" ? inner.text : undefined;
      const run = first && last ? this.#at({ start: first.word.span.start, end: last.word.span.end }) : code;
      if (run === undefined || program?.text === undefined) return [];
      const message = `\`${run}\` stands behind \`${program.text}\``;
      return [{ obstacle: "wrapper", message, command: this.#with(this.#span, run) }];
    });
  }

  withoutGlobals(): readonly OtherCommand[] {
    const { withoutGlobals } = effectsOf(this.#words);
    if (withoutGlobals === undefined) return [];
    const short = withoutGlobals.words.map(({ word }) => this.#at(word.span)).join(" ");
    const message = "options stand between the program and its subcommand";
    return [{ obstacle: "global options", message, command: this.#with(this.#span, short) }];
  }

  withBareProgram(): readonly OtherCommand[] {
    const [program] = this.#command.words;
    const path = program && literalOf(program);
    const slash = path?.lastIndexOf("/") ?? -1;
    if (program === undefined || path === undefined || slash < 0 || slash === path.length - 1) return [];
    const message = `\`${path}\` is a file, which need not be the program of that name`;
    return [{ obstacle: "program path", message, command: this.#with(program.span, path.slice(slash + 1)) }];
  }

  /** Without quotes where they only keep blanks together. */
  withPlainQuoting(): readonly OtherCommand[] {
    return this.#command.words.flatMap((word) => {
      const literal = literalOf(word);
      const written = this.#at(word.span);
      if (literal === undefined || literal === written || !/^[\w./:=@,+ -]+$/.test(literal)) return [];
      const message = `${written} is quoted, and its blanks separate nothing`;
      return [{ obstacle: "quoting", message, command: this.#with(word.span, literal) }];
    });
  }

  /** With a plain word in place of what is only known when the shell runs. */
  withKnownWords(patterns: readonly string[]): readonly OtherCommand[] {
    const [program] = this.#words;
    return this.#command.words.flatMap((word, index) => {
      if (literalOf(word) !== undefined) return [];
      const message = `\`${this.#at(word.span)}\` is only known when the shell runs`;
      const tried = patterns
        .map((pattern) => pattern.split(" "))
        .filter(([first]) => first === program?.text || index === 0);
      const candidates = new Set(["x", ...tried.flatMap((words) => words[index] ?? [])]);
      return [...candidates]
        .filter((candidate) => /^[\w./:=@,+-]+$/.test(candidate))
        .map(
          (candidate) =>
            ({ obstacle: "unknown", message, command: this.#with(word.span, candidate) }) as const,
        );
    });
  }

  /** With the words of a pattern behind the program, first, in its order, where the command has all of them. */
  inOrderOf(patterns: readonly string[]): readonly OtherCommand[] {
    const texts = this.#words.map(({ text }) => text);
    if (texts.includes(undefined)) return [];
    const orders = patterns.flatMap(
      (pattern) => this.#orderedAs(pattern.split(" ").filter((word) => !word.includes("*"))) ?? [],
    );
    const message = "the words stand in another order";
    return [...new Set(orders)].map((order) => ({
      obstacle: "word order",
      message,
      command: this.#with(this.#span, order),
    }));
  }

  #orderedAs(wanted: readonly string[]): string | undefined {
    const left = [...this.#command.words];
    const first: Word[] = [];
    for (const word of wanted) {
      const at = left.findIndex((each) => literalOf(each) === word);
      if (at < 0) return undefined;
      first.push(...left.splice(at, 1));
    }
    const order = [...first, ...left];
    if (
      order[0] !== this.#command.words[0] ||
      order.every((word, index) => word === this.#command.words[index])
    )
      return undefined;
    return order.map(({ span }) => this.#at(span)).join(" ");
  }

  /** From the first word to the last. */
  get #span(): Span {
    const { words, span } = this.#command;
    return { start: words[0]?.span.start ?? span.start, end: words.at(-1)?.span.end ?? span.end };
  }

  #at({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  /** The text with another in place of a part; without it, the blanks behind it go too. */
  #with({ start, end }: Span, instead: string): string {
    const behind = this.#text.slice(end);
    return `${this.#text.slice(0, start)}${instead}${instead === "" ? behind.trimStart() : behind}`.trim();
  }
}

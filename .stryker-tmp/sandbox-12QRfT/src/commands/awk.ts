// @ts-nocheck
import type { Argument } from "./argument.ts";
import { isNumber } from "./options.ts";
import type { Study } from "./program.ts";
import { has } from "./study.ts";

/**
 * `awk` is read-only while its program is certain and holds nothing that runs, writes or reads beyond its operands.
 * Refuses more than it must where the lexer could be wrong. POSIX awk; gawk manual; SEMANTICS RO-8.
 */
export const studyAwk: Study = ({ parsed, program }, found) => {
  const refusal = has(parsed, program.instead)
    ? { why: "the program of `awk` is in a file or an option", wrapper: "runner" as const }
    : programRefusal(parsed.operands[0]);
  if (refusal !== undefined) {
    found.refuse(refusal.why);
    found.runUnknown(refusal.why, refusal.wrapper);
  }
  for (const { name, value } of parsed.given)
    if ((name === "-v" || name === "--assign") && (value?.text === undefined || value.text.includes("\\")))
      found.refuse("`-v` of `awk` with a backslash or an uncertain value");
};

type Refusal = { readonly why: string; readonly wrapper: "exec" | "runner" };

const words = ["system", "getline", "ENVIRON", "ARGV", "ARGC", "PROCINFO", "fflush", "close", "@"];

function programRefusal(argument: Argument | undefined): Refusal | undefined {
  const text = argument?.text;
  if (text === undefined) return { why: "the program of `awk` is not certain", wrapper: "runner" };
  const word = words.find((each) => text.includes(each, patternEnd(text)));
  if (word !== undefined)
    return {
      why: `\`${word}\` in the program of \`awk\` is not read-only`,
      wrapper: word === "system" || word === "getline" ? "exec" : "runner",
    };
  const why = new AwkProgram(text).refusal();
  return why === undefined ? undefined : { why, wrapper: why.startsWith("`|`") ? "exec" : "runner" };
}

/**
 * Where a plain pattern at the start of the program ends, whose text is no code: nothing stands before it, so `/` opens
 * it, and without bracket, backslash and line break every implementation ends it at the next `/`.
 */
function patternEnd(text: string): number {
  const start = text.startsWith("!") ? 1 : 0;
  if (text[start] !== "/") return 0;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "/") return at;
    if ("[\\\n".includes(text[at]!)) return 0;
  }
  return 0;
}

/** After these words an operand follows, so `/` opens a pattern. */
const keywords = new Set([
  "print",
  "printf",
  "return",
  "in",
  "else",
  "do",
  "if",
  "while",
  "case",
  "delete",
  "BEGIN",
  "END",
]);

class AwkProgram {
  readonly #text: string;
  #at = 0;
  #braces = 0;
  #parentheses = 0;
  /** What stood before: after an operand, `/` divides. */
  #before: "operand" | "operator" | "unclear" = "operator";

  constructor(text: string) {
    this.#text = text;
  }

  /** Linear in the program. */
  refusal(): string | undefined {
    while (this.#at < this.#text.length) {
      const refusal = this.#token(this.#text[this.#at]!);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  #token(character: string): string | undefined {
    if (" \t\n\r".includes(character)) {
      this.#at++;
      if (character === "\n") this.#before = "operator";
    } else if (character === '"') return this.#string();
    else if (character === "/") return this.#slash();
    else if (character === "#") this.#comment();
    else if (isNameStart(character)) this.#name();
    else if (isNumber(character) || character === ".") this.#take("operand");
    else return this.#operator(character);
    return undefined;
  }

  #operator(character: string): string | undefined {
    const next = this.#text[this.#at + 1];
    if (character === "|") {
      if (next !== "|") return "`|` in the program of `awk` runs a command";
      this.#at++;
    }
    if (character === ">" && (next === ">" || !this.#compares()))
      return "`>` in the program of `awk` writes a file";
    if (character === "\\") return "a backslash in the program of `awk` is not read";
    if (character === "{") this.#braces++;
    else if (character === "}") this.#braces--;
    else if (character === "(") this.#parentheses++;
    else if (character === ")") this.#parentheses--;
    const doubled = (character === "+" || character === "-") && next === character;
    if (doubled) this.#at++;
    this.#take(
      doubled ? "unclear" : ")]".includes(character) ? "operand" : character === "$" ? "unclear" : "operator",
    );
    return undefined;
  }

  /** In a pattern or inside parentheses `>` compares. */
  #compares(): boolean {
    return this.#braces === 0 || this.#parentheses > 0;
  }

  #take(before: "operand" | "operator" | "unclear"): void {
    this.#at++;
    this.#before = before;
  }

  #name(): void {
    const start = this.#at;
    while (
      this.#at < this.#text.length &&
      (isNameStart(this.#text[this.#at]!) || isNumber(this.#text[this.#at]!))
    )
      this.#at++;
    const name = this.#text.slice(start, this.#at);
    this.#before = keywords.has(name) ? "operator" : name === "length" ? "unclear" : "operand";
  }

  #string(): string | undefined {
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === "\\") this.#at++;
      else if (character === '"') {
        this.#take("operand");
        return undefined;
      } else if (character === "\n") break;
    }
    return "a string in the program of `awk` does not end";
  }

  /** A pattern; a bracket in it that holds a slash is refused, because implementations differ. */
  #slash(): string | undefined {
    if (this.#before === "unclear") return "a `/` in the program of `awk` may divide or open a pattern";
    if (this.#before === "operand") {
      this.#take("operator");
      return undefined;
    }
    let bracket = false;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === "\\") this.#at++;
      else if (character === "\n") break;
      else if (character === "/") {
        if (bracket) return "a `/` in a bracket of a pattern of `awk`";
        this.#take("operand");
        return undefined;
      } else if (character === "[") bracket = true;
      else if (character === "]") bracket = false;
    }
    return "a pattern in the program of `awk` does not end";
  }

  #comment(): void {
    while (this.#at < this.#text.length && this.#text[this.#at] !== "\n") this.#at++;
  }
}

function isNameStart(character: string): boolean {
  return (
    (character >= "a" && character <= "z") || (character >= "A" && character <= "Z") || character === "_"
  );
}

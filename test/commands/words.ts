import { type Argument, argumentOf } from "../../src/commands/argument.ts";
import type { Hole, Part } from "../../src/shell/script.ts";

const span = { start: 0, end: 0 };

/**
 * Arguments of one simple command, for tests: blanks, quotes, backslashes, `$name`, `$(git …)`, `*` and `~`.
 * Not a shell: no operators.
 */
export function wordsOf(text: string): Argument[] {
  const reader = new WordReader(text);
  return reader.words().map((parts) => argumentOf({ span, parts }));
}

class WordReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  words(): Part[][] {
    const words: Part[][] = [];
    while (this.#at < this.#text.length) {
      if (" \t\n".includes(this.#text[this.#at]!)) this.#at++;
      else words.push(this.#word());
    }
    return words;
  }

  #word(): Part[] {
    const parts: Part[] = [];
    if (this.#text[this.#at] === "~") {
      this.#at++;
      parts.push({ type: "tilde", span, quoted: false, user: "" });
    }
    while (this.#at < this.#text.length && !" \t\n".includes(this.#text[this.#at]!))
      parts.push(...this.#piece());
    return parts;
  }

  #piece(): Part[] {
    const character = this.#text[this.#at]!;
    if (character === "'") {
      const end = this.#text.indexOf("'", this.#at + 1);
      const text = this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      return [{ type: "text", text, quoted: true }];
    }
    if (character === '"') return this.#quoted();
    if (character === "$") return [this.#hole(false)];
    this.#at++;
    if (character === "*") return [{ type: "glob", span, quoted: false, text: "*" }];
    if (character === "\\") return [{ type: "text", text: this.#text[this.#at++] ?? "", quoted: true }];
    return [{ type: "text", text: character, quoted: false }];
  }

  #quoted(): Part[] {
    const parts: Part[] = [{ type: "text", text: "", quoted: true }];
    this.#at++;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') {
      const character = this.#text[this.#at]!;
      if (character === "$" && isName(this.#text[this.#at + 1])) parts.push(this.#hole(true));
      else {
        const escaped = character === "\\" && '"\\$`'.includes(this.#text[this.#at + 1]!);
        if (escaped) this.#at++;
        parts.push({ type: "text", text: this.#text[this.#at]!, quoted: true });
        this.#at++;
      }
    }
    this.#at++;
    return parts;
  }

  #hole(quoted: boolean): Hole | Part {
    this.#at++;
    if (this.#text[this.#at] === "(") return this.#substitution(quoted);
    const start = this.#at;
    if (isName(this.#text[this.#at])) while (isName(this.#text[this.#at])) this.#at++;
    else if ("?#$!@".includes(this.#text[this.#at] ?? " ")) this.#at++;
    else return { type: "text", text: "$", quoted };
    return { type: "variable", span, quoted, name: this.#text.slice(start, this.#at) };
  }

  #substitution(quoted: boolean): Hole {
    const end = this.#text.indexOf(")", this.#at);
    const text = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    const words = wordsOf(text).map(({ word }) => word);
    const command = { type: "simple" as const, span, assignments: [], words, redirections: [] };
    const body = { type: "list" as const, span, items: [{ command, after: "end" as const }] };
    return { type: "substitution", span, quoted, body, text };
  }
}

function isName(character: string | undefined): boolean {
  return character !== undefined && /^[A-Za-z_]$/.test(character);
}

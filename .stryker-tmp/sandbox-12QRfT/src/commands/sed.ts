// @ts-nocheck
import type { Argument } from "./argument.ts";
import { touchesOnlyCertain } from "./copy.ts";
import { isNumber, type ParsedOptions } from "./options.ts";
import type { Study } from "./program.ts";
import { has } from "./study.ts";

/**
 * `sed` is read-only while its script is read whole and holds no command that writes, reads or runs (`w W r R e` and
 * the flags `w`, `e` of `s`). With `-i` the operands are written. SEMANTICS RO-8, MODE-8; GNU sed manual.
 */
export const studySed: Study = (use, found) => {
  const { program } = use;
  const scripted = has(use.parsed, program.instead);
  const parsed = withoutSuffix(use.parsed);
  const files = scripted ? parsed.operands : parsed.operands.slice(1);
  const refusal = scriptRefusal(parsed, scripted);
  if (refusal !== undefined) found.refuse(refusal.why);
  // BSD sed takes no number: it then reads the number as its script, which is an error, and runs nothing
  for (const { name, value } of parsed.given)
    if ((name === "-l" || name === "--line-length") && !(value?.text !== undefined && isNumber(value.text)))
      found.refuse("the number of `-l` of `sed` is not certain");
  if (refusal?.runs !== undefined) found.runUnknown(refusal.why, refusal.runs);
  if (refusal?.file !== undefined) {
    const file = found.argument(refusal.file);
    if (file !== undefined) found.write(file);
  }
  if (refusal?.read !== undefined) {
    const file = found.argument(refusal.read);
    if (file !== undefined) found.read(file);
  }
  if (!has(parsed, "-i -I --in-place")) return;
  for (const file of files) found.write(file);
  const known =
    parsed.unknown === undefined && parsed.abbreviated === undefined && !has(parsed, "--follow-symlinks");
  found.fileCommand = refusal === undefined && known && touchesOnlyCertain(found);
};

/** `sed -i '' script file` is how BSD spells an empty suffix; for GNU the empty word is a script that does nothing. */
function withoutSuffix(parsed: ParsedOptions): ParsedOptions {
  if (!has(parsed, "-i") || parsed.operands[0]?.text !== "") return parsed;
  return { ...parsed, operands: parsed.operands.slice(1) };
}

type Refusal = {
  readonly why: string;
  readonly runs?: "exec" | "runner";
  readonly file?: string;
  readonly read?: string;
};

function scriptRefusal(parsed: ParsedOptions, scripted: boolean): Refusal | undefined {
  if (has(parsed, "-f --file")) return { why: "`-f` of `sed` takes commands from a file", runs: "runner" };
  const given = parsed.given.filter(({ name }) => name === "-e" || name === "--expression");
  const scripts: (Argument | undefined)[] = scripted
    ? given.map(({ value }) => value)
    : parsed.operands.slice(0, 1);
  const texts = scripts.map((script) => script?.text);
  if (texts.some((text) => text === undefined))
    return { why: "the script of `sed` is not certain", runs: "runner" };
  return new SedScript(texts.join("\n")).refusal();
}

/** Reads a script far enough to know every command in it. What it cannot read, it refuses. */
class SedScript {
  readonly #text: string;
  #at = 0;
  #refusal: Refusal | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Linear in the script. */
  refusal(): Refusal | undefined {
    while (this.#refusal === undefined && this.#skip(" \t\n;")) this.#command();
    return this.#refusal;
  }

  #command(): void {
    if (!this.#addresses()) {
      this.#refuse("an address of `sed` is not read");
      return;
    }
    const name = this.#text[this.#at++];
    if (name === undefined) return;
    if (name === "s") this.#substitute();
    else if (name === "y") this.#transliterate();
    else if ("aic".includes(name)) this.#textLines();
    else if (":btT".includes(name)) this.#label();
    else if (name === "#") this.#until("\n");
    else if ("qQlL".includes(name)) this.#skip(" \t0123456789");
    else if (name === "{") return;
    else if ("}pPdDnNgGhHx=zF".includes(name)) this.#end(name);
    else if ("wW".includes(name)) this.#refuse(`\`${name}\` of \`sed\` writes a file`, this.#rest());
    else if (name === "e") this.#refusal = { why: "`e` of `sed` runs a command", runs: "exec" };
    else if ("rR".includes(name))
      this.#refusal = { why: `\`${name}\` of \`sed\` reads a file`, read: this.#rest() };
    else this.#refuse(`\`${name}\` of \`sed\` is not read-only`);
  }

  /** After a command stands its end. */
  #end(name: string): void {
    this.#skip(" \t");
    const next = this.#text[this.#at];
    if (next !== undefined && !"\n;}#".includes(next))
      this.#refuse(`what follows \`${name}\` of \`sed\` is not read`);
  }

  /** No address, one or two, and `!`. False where they cannot be read. */
  #addresses(): boolean {
    if (!this.#address()) return false;
    this.#skip(" \t");
    if (this.#text[this.#at] === ",") {
      this.#at++;
      this.#skip(" \t");
      if ("+~".includes(this.#text[this.#at] ?? "x")) this.#at++;
      if (!this.#address()) return false;
    }
    this.#skip(" \t!");
    return true;
  }

  #address(): boolean {
    const first = this.#text[this.#at];
    if (first === "$") this.#at++;
    else if (first === "/" || first === "\\") {
      this.#at += first === "/" ? 1 : 2;
      if (!this.#delimited(this.#text[this.#at - 1], true)) return false;
      this.#skip("IM");
    } else this.#skip("0123456789~");
    return true;
  }

  #substitute(): void {
    const delimiter = this.#text[this.#at++];
    if (!this.#delimited(delimiter, true) || !this.#delimited(delimiter, false)) {
      this.#refuse("an `s` of `sed` is not read");
      return;
    }
    this.#skip("gpiImM0123456789");
    const flag = this.#text[this.#at];
    if (flag === "w") {
      this.#at++;
      this.#refuse("`w` of `sed` writes a file", this.#rest());
    } else if (flag === "e") this.#refusal = { why: "`e` of `sed` runs a command", runs: "exec" };
    else this.#end("s");
  }

  #transliterate(): void {
    const delimiter = this.#text[this.#at++];
    if (this.#delimited(delimiter, false) && this.#delimited(delimiter, false)) this.#end("y");
    else this.#refuse("a `y` of `sed` is not read");
  }

  /**
   * Moves behind the closing delimiter. In a pattern, a bracket that holds the delimiter or does not close is refused,
   * because implementations differ.
   */
  #delimited(delimiter: string | undefined, pattern: boolean): boolean {
    if (delimiter === undefined || delimiter === "\\" || delimiter === "\n") return false;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at++];
      if (character === delimiter) return true;
      if (character === "\\") this.#at++;
      else if (character === "[" && pattern && !this.#bracket(delimiter)) return false;
    }
    return false;
  }

  #bracket(delimiter: string): boolean {
    if (this.#text[this.#at] === "^") this.#at++;
    if (this.#text[this.#at] === "]") this.#at++;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at++];
      if (character === "]") return true;
      if (character === delimiter || character === "\\" || character === "[") {
        if (character === delimiter) return false;
        if (character === "[" && ":.=".includes(this.#text[this.#at] ?? " ")) this.#class();
      }
    }
    return false;
  }

  /**
   * GNU sed ends a label at `;`, other implementations at the line end; where that would hide a command from one of
   * them, the script is refused.
   */
  #label(): void {
    this.#skip(" \t");
    while (isLabelCharacter(this.#text.charCodeAt(this.#at))) this.#at++;
    const next = this.#text[this.#at];
    if (next === undefined || next === "\n") return;
    if (!"; \t}".includes(next) || this.#text.includes("\n", this.#at))
      this.#refuse("a label of `sed` is not read");
  }

  /** Behind `[:` up to `:]`. */
  #class(): void {
    const end = this.#text.indexOf(this.#text[this.#at] + "]", this.#at + 1);
    if (end >= 0) this.#at = end + 2;
  }

  /** The text of `a`, `i` and `c` ends at a line end without a backslash before it. */
  #textLines(): void {
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at++];
      if (character === "\\") this.#at++;
      else if (character === "\n") return;
    }
  }

  #until(ends: string): void {
    while (this.#at < this.#text.length && !ends.includes(this.#text[this.#at]!)) this.#at++;
  }

  /** The file name behind `w`. */
  #rest(): string {
    this.#skip(" \t");
    const start = this.#at;
    this.#until("\n");
    return this.#text.slice(start, this.#at);
  }

  #refuse(why: string, file?: string): void {
    this.#refusal = file === undefined ? { why } : { why, file };
  }

  /** False at the end of the script. */
  #skip(characters: string): boolean {
    while (this.#at < this.#text.length && characters.includes(this.#text[this.#at]!)) this.#at++;
    return this.#at < this.#text.length;
  }
}

function isLabelCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f
  );
}

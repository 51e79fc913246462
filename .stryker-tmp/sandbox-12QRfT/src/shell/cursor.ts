// @ts-nocheck
import { limits } from "../base/limits.ts";
import { characters, isForbidden, kindOf } from "./characters.ts";
import type { Shell, Unreadable, UnreadableCode } from "./script.ts";

const { CARRIAGE_RETURN, END, PLAIN, SPACE, TILDE } = characters;

/**
 * The codes of the text that is being read: to look into an array costs a third of what a string costs. One is enough
 * for all readers, since a text is read to its end before the next one is begun.
 */
const codes = new Uint16Array(limits.commandParsedLengthMax);

/**
 * A place in a script while it is read. It only moves forward, and it stops for good at the first fault:
 * `fail` keeps the fault and makes the rest of the text look empty, so every loop of a reader ends by itself
 * and no exception is thrown.
 */
export abstract class Cursor {
  readonly text: string;
  /** The next character to read. */
  at = 0;
  /** Where the region that is being read ends: the text, or the inside of backquotes or of a here-document. */
  end: number;
  failed: Unreadable | undefined = undefined;
  /** How many constructs are open around. */
  protected depth = 0;

  /** Takes in a text of at most `limits.commandParsedLengthMax`; fails where it holds what no script may hold. */
  constructor(text: string, shell: Shell | undefined) {
    this.text = text;
    this.end = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      codes[i] = code;
      if (code >= SPACE && code <= TILDE) continue;
      // CR is an ordinary character of bash.
      if (!isForbidden(text, i) || (code === CARRIAGE_RETURN && shell === "bash")) continue;
      this.fail("control-character", "a control or invisible character", i, i + 1);
      break;
    }
  }

  /** The character at `index`, or `END` outside the region. */
  code(index: number): number {
    return index < this.end ? codes[index]! : END;
  }

  /** Where the characters from `index` that stand for themselves end. */
  plainEnd(index: number): number {
    const { end } = this;
    let i = index;
    while (i < end && kindOf(codes[i]!) === PLAIN) i++;
    return i;
  }

  /** Ends the reading. Only the first fault counts; later ones are its consequences. */
  fail(code: UnreadableCode, message: string, start: number, end: number): void {
    if (this.failed === undefined) {
      const length = this.text.length;
      this.failed = { code, message, span: { start: Math.min(start, length), end: Math.min(end, length) } };
    }
    this.end = 0;
  }

  /** Goes one level down; fails beyond the bound, so that neither this reader nor a walk of its tree can exhaust the stack. */
  enter(): void {
    if (++this.depth > limits.shellDepthMax)
      this.fail("too-deep", `nesting deeper than ${limits.shellDepthMax} is not read`, this.at, this.at + 1);
  }

  leave(): void {
    this.depth--;
  }

  /** Moves the end of the region; after a fault the region stays empty. */
  bound(end: number): void {
    if (this.failed === undefined) this.end = end;
  }
}

import { limits } from "../base/limits.ts";
import { END } from "./characters.ts";
import type { Unreadable, UnreadableCode } from "./script.ts";

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
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    this.end = text.length;
  }

  /** The character at `index`, or `END` outside the region. */
  code(index: number): number {
    return index < this.end ? this.text.charCodeAt(index) : END;
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

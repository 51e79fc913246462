import { limits } from "../base/limits.ts";

/** One line of a log, or why it cannot be read. `number` counts from 1. */
export type Line =
  | { readonly number: number; readonly text: string; readonly problem?: undefined }
  | { readonly number: number; readonly text?: undefined; readonly problem: string };

const lineFeed = 0x0a;

/**
 * Takes the bytes of a log as they come and gives its lines, blank ones left out. A line that is too long is passed over
 * without being kept, so memory is bounded by the longest line that is read, whatever the file holds.
 */
export class LineReader {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #bytesMax: number;
  #number = 0;
  /** The pieces of a line that has not ended. */
  #pieces: Uint8Array[] = [];
  #length = 0;
  #isTooLong = false;

  constructor(bytesMax: number = limits.logLineBytesMax) {
    this.#bytesMax = bytesMax;
  }

  /** How many lines ended so far. */
  get number(): number {
    return this.#number;
  }

  /** The lines that end in these bytes. */
  *add(bytes: Uint8Array): Generator<Line> {
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      this.#keep(bytes.subarray(start, end));
      yield* this.#line();
      start = end + 1;
    }
    // the caller may use its bytes again
    if (start < bytes.length) this.#keep(bytes.slice(start));
  }

  /** The last line, where no line feed ends it. */
  *end(): Generator<Line> {
    if (this.#length > 0 || this.#isTooLong) yield* this.#line();
  }

  #keep(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length <= this.#bytesMax) {
      this.#pieces.push(piece);
      return;
    }
    this.#isTooLong = true;
    this.#pieces = [];
  }

  *#line(): Generator<Line> {
    this.#number += 1;
    const [first] = this.#pieces;
    const bytes = this.#pieces.length > 1 ? joined(this.#pieces, this.#length) : first;
    const isTooLong = this.#isTooLong;
    this.#pieces = [];
    this.#length = 0;
    this.#isTooLong = false;
    const number = this.#number;
    if (isTooLong) yield { number, problem: `it is longer than ${this.#bytesMax} bytes` };
    else if (bytes !== undefined) yield* this.#decoded(bytes, number);
  }

  *#decoded(bytes: Uint8Array, number: number): Generator<Line> {
    let text: string;
    try {
      text = this.#decoder.decode(bytes).trim();
    } catch {
      yield { number, problem: "it is not UTF-8" };
      return;
    }
    if (text !== "") yield { number, text };
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Whether a file begins as those that gzip writes. RFC 1952, 2.3.1. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

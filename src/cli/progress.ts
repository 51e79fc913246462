import type { Io } from "./io.ts";

const barWidth = 20;
/** How often a bar is drawn again. */
const redrawMs = 200;
const mebibyte = 1 << 20;

/** How far a command has come, as one line of standard error that is drawn again; nothing where nobody looks. */
export class Progress {
  readonly #io: Io;
  readonly #total: number | undefined;
  readonly #begun: number;
  #drawn: number;
  #bytes = 0;

  /** @param total bytes that will be read; undefined: nobody knows */
  constructor(io: Io, total: number | undefined) {
    this.#io = io;
    this.#total = total;
    this.#begun = this.#now;
    this.#drawn = this.#begun;
  }

  add(bytes: number, note: string): void {
    this.#bytes += bytes;
    const now = this.#now;
    if (!this.#io.stderr.isTTY || now - this.#drawn < redrawMs) return;
    this.#drawn = now;
    const rate = this.#bytes / mebibyte / Math.max((now - this.#begun) / 1000, 0.001);
    this.#write(`${this.#bar()}${mebibytes(this.#bytes)}, ${rate.toFixed(0)} MiB/s, ${note}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#io.stderr.isTTY) this.#write("");
  }

  get #now(): number {
    return this.#io.now?.() ?? Date.now();
  }

  #bar(): string {
    if (this.#total === undefined || this.#total === 0) return "";
    const share = Math.min(this.#bytes / this.#total, 1);
    const done = Math.floor(share * barWidth);
    return `[${"#".repeat(done)}${" ".repeat(barWidth - done)}] ${Math.floor(share * 100)} % of ${mebibytes(this.#total)}, `;
  }

  #write(line: string): void {
    this.#io.stderr.write(`\r\u001b[K${line}`);
  }
}

function mebibytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(bytes < 10 * mebibyte ? 1 : 0)} MiB`;
}

// @ts-nocheck
import { constants } from "node:fs";
import { limits } from "../base/limits.ts";

/** What a log needs of an open file; `FileHandle` is one. */
export type LogFile = {
  readonly write: (data: Uint8Array) => Promise<{ readonly bytesWritten: number }>;
  readonly close: () => Promise<void>;
};

export type OpenLog = (path: string, flags: number, mode: number) => Promise<LogFile>;

/** Only ever at the end, so that several processes may share the file; a pipe that nobody reads does not hang us. */
const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

/**
 * Lines that are written behind the caller's back. `add` takes constant time, never throws and never waits: what does
 * not fit into the queue, and what cannot be written, is dropped and counted, and the count is written as a line of
 * its own as soon as writing works again. A line stands in the file whole, or cut off and followed by a line feed.
 */
export class LineLog {
  readonly #path: string;
  readonly #open: OpenLog;
  readonly #notice: (count: number) => string;
  #file: LogFile | undefined;
  #queue: string[] = [];
  #length = 0;
  #dropped = 0;
  #reported = 0;
  #isTorn = false;
  #writing: Promise<void> | undefined;

  /** @param notice the line that says how many were dropped; each line without its line feed */
  constructor(path: string, open: OpenLog, notice: (count: number) => string) {
    this.#path = path;
    this.#open = open;
    this.#notice = notice;
  }

  /** How many lines are lost so far. */
  get dropped(): number {
    return this.#dropped;
  }

  add(line: string): void {
    if (this.#length + line.length > limits.auditQueueLengthMax) {
      this.drop();
      return;
    }
    this.#queue.push(line);
    this.#length += line.length;
    this.#writing ??= this.#drain();
  }

  /** Counts a line that could not even be made. */
  drop(): void {
    this.#dropped += 1;
  }

  /** Resolves when all lines so far are written or dropped. Never rejects. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  /** Writes what is left and closes the file. Never rejects; a line that is added later opens it again. */
  async close(): Promise<void> {
    await this.flush();
    const file = this.#file;
    this.#file = undefined;
    await file?.close().catch(() => {});
  }

  async #drain(): Promise<void> {
    // the caller goes on first
    await undefined;
    while (this.#queue.length > 0) {
      const lines = this.#queue;
      this.#queue = [];
      this.#length = 0;
      await this.#write(lines);
    }
    this.#writing = undefined;
  }

  /** One write for all, since lines of other processes may come between two. */
  async #write(lines: readonly string[]): Promise<void> {
    const dropped = this.#dropped;
    const lost = dropped - this.#reported;
    const all = lost === 0 ? lines : [this.#notice(lost), ...lines];
    const data = Buffer.from(`${this.#isTorn ? "\n" : ""}${all.join("\n")}\n`, "utf8");
    try {
      this.#file ??= await this.#open(this.#path, appending, 0o600);
      const { bytesWritten } = await this.#file.write(data);
      if (bytesWritten === data.length) {
        this.#isTorn = false;
        this.#reported = dropped;
        return;
      }
      this.#isTorn = this.#isTorn || bytesWritten > 0;
    } catch {
      await this.#file?.close().catch(() => {});
      this.#file = undefined;
    }
    this.#dropped += lines.length;
  }
}

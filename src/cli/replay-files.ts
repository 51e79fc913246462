import { createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { isGzip, type Line, LineReader } from "../replay/index.ts";
import { type Io, UsageError } from "./io.ts";

/** A log that is read: a file, or standard input. */
export type LogFile = {
  /** As it was given. */
  readonly name: string;
  /** Bytes; undefined: nobody knows before the end. */
  readonly size: number | undefined;
  readonly bytes: () => AsyncIterable<Uint8Array>;
};

/** What is told while a log is read. */
export type Reading = {
  readonly onLine: (line: Line) => void;
  /** After each piece; what it waits for holds up reading. */
  readonly onPiece: (bytes: number) => Promise<void>;
};

/** The logs of the command line, `-` for standard input. Throws a `UsageError` for one that is not there. */
export function logFiles(names: readonly string[], io: Io): readonly LogFile[] {
  if (names.filter((name) => name === "-").length > 1) throw new UsageError("`-` can be read once");
  return names.map((name) => (name === "-" ? standardInput(io) : logFile(name, io)));
}

function standardInput({ stdin, stdinBytes }: Io): LogFile {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(await stdin());
  }
  return { name: "-", size: undefined, bytes: stdinBytes ?? whole };
}

const pieceBytes = 1 << 20;

function logFile(name: string, { cwd }: Io): LogFile {
  const path = resolve(cwd, name);
  try {
    const status = statSync(path);
    if (status.isDirectory()) throw new Error("it is a directory");
    const size = status.isFile() ? status.size : undefined;
    return { name, size, bytes: () => createReadStream(path, { highWaterMark: pieceBytes }) };
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads a log line by line. Returns whether that was all of it; what kept it from that is told as a line. */
export async function readLog({ bytes }: LogFile, { onLine, onPiece }: Reading): Promise<boolean> {
  const lines = new LineReader();
  const pieces = bytes()[Symbol.asyncIterator]();
  for (let isFirst = true; ; isFirst = false) {
    const { piece, problem } = await nextOf(pieces);
    if (isFirst && piece !== undefined && isGzip(piece)) {
      await pieces.return?.();
      onLine({
        number: 1,
        problem: "it is compressed: give the output of `gzip -dc` to `toolgate replay -`",
      });
      return false;
    }
    for (const line of piece === undefined ? lines.end() : lines.add(piece)) onLine(line);
    if (problem !== undefined)
      onLine({ number: lines.number + 1, problem: `reading stopped here: ${problem}` });
    if (piece === undefined) return problem === undefined;
    await onPiece(piece.length);
  }
}

/** The next piece; none: the end, or what keeps it from being read. */
async function nextOf(
  pieces: AsyncIterator<Uint8Array>,
): Promise<{ readonly piece?: Uint8Array; readonly problem?: string }> {
  try {
    const { value, done } = await pieces.next();
    return done ? {} : { piece: value };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

// @ts-nocheck
import { constants } from "node:fs";
import { basename, dirname, join } from "node:path";
import { documentOf, isTime, jsonOf, type PolicyDocument, sha256 } from "./document.ts";
import { type Problem, problem } from "./problem.ts";

/** The policy that was in force last, with what is known of how it came here: all that survives a restart. */
export type Envelope = PolicyDocument & {
  /** Where it is from; an `etag` means nothing to another place. */
  readonly url: string;
  readonly etag?: string;
  /** When the server last said that this is its policy, UTC. */
  readonly fetchedAt: string;
  /** The latest moment that was ever seen, UTC. SEMANTICS SRV-12. */
  readonly seenAt: string;
};

/** What the cache needs of a file system; `node:fs/promises` is one. */
export type Disk = {
  readonly open: (path: string, flags: number, mode?: number) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  readonly mkdir: (path: string, options: { recursive: true; mode: number }) => Promise<unknown>;
  readonly readdir: (path: string) => Promise<string[]>;
  readonly stat: (path: string) => Promise<{ readonly mtimeMs: number }>;
};

/** The part of `FileHandle` that is used. */
export type OpenFile = {
  readonly stat: () => Promise<{ readonly size: number; readonly isFile: () => boolean }>;
  readonly readFile: () => Promise<Uint8Array>;
  readonly writeFile: (data: string) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A temporary file that is older belongs to a process that was killed. */
const abandonedAfterMs = 3_600_000;

/** `O_NONBLOCK`, since a pipe in the place of the cache would never answer; it does not exist on Windows. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const creating = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/**
 * One file that is replaced whole or not at all, whatever happens in between: the process killed, the power cut, the
 * disk full, another process writing. SEMANTICS SRV-13.
 */
export class Cache {
  readonly #file: string;
  readonly #disk: Disk;
  readonly #random: () => number;
  readonly #bytesMax: number;

  /** @param file absolute; its directory is made (0700) where it is missing */
  constructor(file: string, disk: Disk, random: () => number, bytesMax: number) {
    this.#file = file;
    this.#disk = disk;
    this.#random = random;
    this.#bytesMax = bytesMax;
  }

  /** What is kept; undefined: nothing. Never rejects. A file that is not byte for byte what was written is damage. */
  async read(): Promise<Envelope | Problem | undefined> {
    try {
      const bytes = await this.#bytes();
      if (bytes === undefined) return problem("cache-damaged", this.#file);
      return envelopeOf(Buffer.from(bytes).toString("utf8")) ?? problem("cache-damaged", this.#file);
    } catch (error) {
      const code = codeOf(error);
      return code === "ENOENT" ? undefined : problem("cache-damaged", `${this.#file} (${code})`);
    }
  }

  /**
   * Keeps an envelope in place of the one before, unless another process kept a newer one from the same place.
   * Never rejects; where it fails the one before is still there.
   */
  async write(envelope: Envelope): Promise<Problem | undefined> {
    const random = Math.floor(this.#random() * 2 ** 48).toString(36);
    const temporary = `${this.#file}.${random}.tmp`;
    const directory = dirname(this.#file);
    try {
      await this.#disk.mkdir(directory, { recursive: true, mode: 0o700 });
      await this.#put(temporary, textOf(envelope));
      // as late as can be, since another process may have been faster
      if (await this.#holdsNewer(envelope)) throw new Error("it holds a newer policy");
      await this.#disk.rename(temporary, this.#file);
      await this.#syncDirectory(directory);
      return undefined;
    } catch (error) {
      await this.#disk.unlink(temporary).catch(() => {});
      return problem("cache-not-written", `${this.#file} (${codeOf(error)})`);
    }
  }

  /** Removes what killed processes have left. Never rejects. @param now milliseconds since 1970 */
  async clean(now: number): Promise<void> {
    const directory = dirname(this.#file);
    const names = await this.#disk.readdir(directory).catch(() => []);
    for (const name of names) {
      if (!name.startsWith(`${basename(this.#file)}.`) || !name.endsWith(".tmp")) continue;
      const path = join(directory, name);
      try {
        if (now - (await this.#disk.stat(path)).mtimeMs > abandonedAfterMs) await this.#disk.unlink(path);
      } catch {
        // another process was faster
      }
    }
  }

  async #holdsNewer({ url, revision }: Envelope): Promise<boolean> {
    const there = await this.read();
    return there !== undefined && "url" in there && there.url === url && there.revision > revision;
  }

  async #bytes(): Promise<Uint8Array | undefined> {
    const file = await this.#disk.open(this.#file, reading);
    try {
      const status = await file.stat();
      return status.isFile() && status.size <= this.#bytesMax ? await file.readFile() : undefined;
    } finally {
      await file.close();
    }
  }

  async #put(path: string, text: string): Promise<void> {
    const file = await this.#disk.open(path, creating, 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Makes the new name last. Windows cannot open a directory and keeps its own journal. */
  async #syncDirectory(directory: string): Promise<void> {
    if (process.platform === "win32") return;
    const file = await this.#disk.open(directory, constants.O_RDONLY);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** An envelope as text: JSON with a hash over all of it at the end. */
export function textOf(envelope: Envelope): string {
  const { url, etag, fetchedAt, seenAt } = envelope;
  const ordered = {
    ...documentOf(envelope),
    url,
    ...(etag === undefined ? {} : { etag }),
    fetchedAt,
    seenAt,
  };
  return `${JSON.stringify({ ...ordered, whole: sha256(JSON.stringify(ordered)) })}\n`;
}

/** The envelope that has this very text; undefined: none has. */
export function envelopeOf(text: string): Envelope | undefined {
  const value = jsonOf(text) as Partial<Envelope> | null | undefined;
  const document = documentOf(value);
  if (document === undefined) return undefined;
  const { url, etag, fetchedAt, seenAt } = value as Partial<Envelope>;
  if (typeof url !== "string" || !isTime(fetchedAt) || !isTime(seenAt)) return undefined;
  if (etag !== undefined && typeof etag !== "string") return undefined;
  const envelope = { ...document, url, ...(etag === undefined ? {} : { etag }), fetchedAt, seenAt };
  return textOf(envelope) === text ? envelope : undefined;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}

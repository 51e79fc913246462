// @ts-nocheck
import { constants } from "node:fs";
import { dirname } from "node:path";
import type { Disk, OpenFile } from "../../src/remote/index.ts";

/** One file: what a reader sees, and what is sure to be there after the power was cut. */
type Node = { content: string; readonly lasting: Set<string>; mtimeMs: number };
type Names = ReadonlyMap<string, Node>;

/**
 * A disk in memory that knows what a power cut leaves. POSIX promises of a file that was not synced nothing, and of a
 * name that was made, moved or removed nothing until its directory is synced.
 */
export class MemoryDisk implements Disk {
  /** How many calls were made; what happens before each. */
  calls = 0;
  before: (call: number, name: string) => void = () => {};
  /** A disk that only says that it synced. */
  lies = false;

  #names: Map<string, Node> = new Map();
  /** All directories that a power cut may leave, oldest first; the last is the present one. */
  #mayBe: Names[] = [new Map()];

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, content] of Object.entries(files)) this.#names.set(name, nodeOf(content));
    this.#mayBe = [new Map(this.#names)];
  }

  get files(): Record<string, string> {
    return Object.fromEntries([...this.#names].map(([name, { content }]) => [name, content]));
  }

  /** Every disk that there may be if the power is cut now. */
  *cut(): Generator<MemoryDisk> {
    for (const names of this.#mayBe) {
      let disks: Record<string, string>[] = [{}];
      for (const [name, { lasting }] of names)
        disks = disks.flatMap((disk) => [...lasting].map((content) => ({ ...disk, [name]: content })));
      for (const disk of disks) yield new MemoryDisk(disk);
    }
  }

  open = async (path: string, flags: number): Promise<OpenFile> => {
    this.#call("open");
    if (path === "/var/lib/agent") return this.#directory();
    const isNew = (flags & constants.O_CREAT) !== 0;
    if (isNew && this.#names.has(path)) throw failure("EEXIST");
    if (isNew) this.#rename(() => this.#names.set(path, nodeOf("")));
    const node = this.#names.get(path);
    if (node === undefined) throw failure("ENOENT");
    return this.#file(node);
  };

  rename = async (from: string, to: string): Promise<void> => {
    this.#call("rename");
    const node = this.#names.get(from);
    if (node === undefined) throw failure("ENOENT");
    this.#rename(() => {
      this.#names.delete(from);
      this.#names.set(to, node);
    });
  };

  unlink = async (path: string): Promise<void> => {
    this.#call("unlink");
    if (!this.#names.has(path)) throw failure("ENOENT");
    this.#rename(() => this.#names.delete(path));
  };

  mkdir = async (): Promise<void> => this.#call("mkdir");

  readdir = async (path: string): Promise<string[]> => {
    this.#call("readdir");
    return [...this.#names.keys()]
      .filter((name) => dirname(name) === path)
      .map((n) => n.slice(path.length + 1));
  };

  stat = async (path: string): Promise<{ mtimeMs: number }> => {
    this.#call("stat");
    const node = this.#names.get(path);
    if (node === undefined) throw failure("ENOENT");
    return node;
  };

  age(path: string, mtimeMs: number): void {
    this.#names.get(path)!.mtimeMs = mtimeMs;
  }

  #file(node: Node): OpenFile {
    return {
      stat: async () => {
        this.#call("fstat");
        return { size: node.content.length, isFile: () => true };
      },
      readFile: async () => {
        this.#call("read");
        return Buffer.from(node.content, "utf8");
      },
      writeFile: async (data) => {
        // half of it is there when the second half fails
        node.content = data.slice(0, data.length / 2);
        for (const left of leftOf(data)) node.lasting.add(left);
        this.#call("write");
        node.content = data;
      },
      sync: async () => {
        this.#call("fsync");
        if (this.lies) return;
        node.lasting.clear();
        node.lasting.add(node.content);
      },
      close: async () => this.#call("close"),
    };
  }

  #directory(): OpenFile {
    const sync = async (): Promise<void> => {
      this.#call("fsync directory");
      if (!this.lies) this.#mayBe = [new Map(this.#names)];
    };
    const none = (): never => {
      throw failure("EISDIR");
    };
    return { stat: none, readFile: none, writeFile: none, sync, close: async () => this.#call("close") };
  }

  #rename(change: () => void): void {
    change();
    this.#mayBe.push(new Map(this.#names));
  }

  #call(name: string): void {
    this.before(this.calls++, name);
  }
}

export function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function nodeOf(content: string): Node {
  return { content, lasting: new Set([content]), mtimeMs: 0 };
}

/** What may be left of data that was written and not synced. */
function leftOf(data: string): readonly string[] {
  return [data.slice(0, 1), data.slice(0, data.length / 2), "\0".repeat(data.length), data];
}

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One failure that a fuzzer found. It stays when it is mended. */
export type Failure = {
  readonly target: string;
  readonly seed: number;
  readonly input: unknown;
  /** What was found, when it was. */
  readonly message: string;
  /** Why it still fails, where it is known and not mended. */
  readonly open?: string;
};

/** The failures in a folder, by the name of their file: target and hash of the input. */
export function failuresIn(folder: string): ReadonlyMap<string, Failure> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return new Map(
    files.sort().map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8")) as Failure]),
  );
}

/** Writes a failure down, unless its input is there. The name of its file. */
export function keepFailure(folder: string, failure: Failure): string {
  const name = fileOf(failure);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(failure, null, 2)}\n`);
  return name;
}

export function fileOf({ target, input }: Failure): string {
  const hash = createHash("sha256").update(JSON.stringify(input)).digest("hex").slice(0, 12);
  return `${target}-${hash}.json`;
}

// @ts-nocheck
import { readFileSync } from "node:fs";

/** The values of a file with one JSON value a line; blank lines are passed over. Throws, with file and line, for another. */
export function valuesIn<Value>(file: string | URL): Value[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i) => {
      if (line.trim() === "") return [];
      try {
        return [JSON.parse(line) as Value];
      } catch (error) {
        throw new Error(`${file}:${i + 1}: ${(error as Error).message}`);
      }
    });
}

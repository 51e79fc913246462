import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Puts a text in place of what a file holds, whole or not at all, with the mode that it had; undefined removes the file.
 * @param file behind all links, for a link would be replaced itself
 */
export function replaceFile(file: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(file);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.toolgate-${process.pid}`;
  try {
    writeFileSync(temporary, text, {
      mode: existsSync(file) ? statSync(file).mode & 0o777 : 0o600,
      flush: true,
    });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

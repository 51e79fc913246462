/** What the git of this machine answers. */
// @ts-nocheck

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ListRow } from "./hold.ts";

/** Lines of a gitignore file, and the paths that are asked about; those that end with a slash are directories. */
export type Question = { readonly patterns: readonly string[]; readonly paths: readonly string[] };

/** The version of git as `[major, minor]`; undefined where there is none. */
export function gitVersion(): readonly [major: number, minor: number] | undefined {
  const { status, stdout } = spawnSync("git", ["--version"], { encoding: "utf8" });
  const found = status === 0 ? /(\d+)\.(\d+)/.exec(stdout) : null;
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

/**
 * Asks git once for all: each question has a directory of its own with its gitignore file in one repository.
 * Directories are made, for git looks; files are not. Where one question has a path as a file and as a directory, it is
 * a directory.
 */
export function answersOfGit(questions: readonly Question[], ignoreCase: boolean): ListRow[] {
  const top = mkdtempSync(join(tmpdir(), "paths-git-"));
  try {
    const env = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", HOME: top };
    execFileSync("git", ["init", "-q", "."], { cwd: top, env });
    execFileSync("git", ["config", "core.ignorecase", String(ignoreCase)], { cwd: top, env });
    const asked: { readonly patterns: readonly string[]; readonly path: string; readonly isDir: boolean }[] =
      [];
    let input = "";
    for (const [i, { patterns, paths }] of questions.entries()) {
      const place = join(top, `q${i}`);
      mkdirSync(place);
      writeFileSync(join(place, ".gitignore"), patterns.map((line) => `${line}\n`).join(""));
      const directories = directoriesOf(paths);
      for (const path of directories) mkdirSync(join(place, path), { recursive: true });
      for (const path of new Set(paths.map(withoutSlash))) {
        asked.push({ patterns, path, isDir: directories.has(path) });
        input += `q${i}/${path}\0`;
      }
    }
    const { stdout } = spawnSync("git", ["check-ignore", "--no-index", "-v", "-n", "-z", "--stdin"], {
      cwd: top,
      env,
      input,
      encoding: "utf8",
      maxBuffer: 1 << 29,
    });
    // Source, line number, pattern, path.
    const fields = stdout.split("\0");
    if (fields.length !== 4 * asked.length + 1) throw new Error("git did not answer each path");
    return asked.map((question, i) => {
      const pattern = fields[4 * i + 2]!;
      return { ...question, ignored: pattern !== "" && !pattern.startsWith("!") };
    });
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** The paths that are directories: they end with a slash, or something is asked for below them. */
function directoriesOf(paths: readonly string[]): Set<string> {
  const directories = new Set<string>();
  for (const path of paths) {
    for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
      directories.add(path.slice(0, at));
  }
  return directories;
}

function withoutSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}

// @ts-nocheck
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { effectsOf } from "../../src/commands/effects-of.ts";
import { wordsOf } from "./words.ts";

const present = process.platform !== "win32" && spawnSync("git", ["--version"]).status === 0;

/** Each is said to run nothing that the configuration of its repository names. */
const quiet = [
  "git remote",
  "git remote -v",
  "git remote get-url origin",
  "git config user.name",
  "git config --get remote.origin.url",
  "git worktree list",
  "git var GIT_EDITOR",
  "git symbolic-ref --short HEAD",
  "git count-objects -v",
  "git branch --show-current",
  "git hash-object --no-filters f",
  "git rev-parse --show-toplevel",
  "git rev-parse --git-dir",
  "git rev-parse HEAD",
  "git rev-parse --short HEAD",
  "git rev-parse --abbrev-ref HEAD",
  "git rev-parse --is-inside-work-tree --show-prefix --git-path hooks",
];

/** With git 2.39 each runs something there, in one of the two repositories. */
const running = [
  "git status",
  "git log -1",
  "git branch",
  "git stash list",
  "git describe --always",
  "git show-ref",
  "git for-each-ref",
  "git rev-list HEAD",
  "git check-ignore f",
  "git ls-files",
  "git hash-object f",
  "git rev-parse --shared-index-path",
];

/** One repository with every running key set and a forged signature, and one in which objects are missing too. */
describe.skipIf(!present)("what a hostile repository runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "configured-"));
  const mark = join(folder, "mark");
  const evil = join(folder, "evil");
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@b",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@b",
  };
  const git = (repository: string, words: readonly string[], input = ""): string =>
    execFileSync("git", ["-C", join(folder, repository), ...words], {
      env,
      input,
      encoding: "utf8",
      stdio: "pipe",
    });

  const keys = `[core]
 fsmonitor = ${evil}
 pager = ${evil}
 editor = ${evil}
 sshCommand = ${evil}
 askPass = ${evil}
[diff]
 external = ${evil}
[diff "x"]
 textconv = ${evil}
[filter "x"]
 clean = ${evil}
 smudge = ${evil}
[gpg]
 program = ${evil}
[log]
 showSignature = true
[branch]
 sort = -committerdate
[alias]
 remote = !${evil}
[remote "origin"]
 url = ssh://host/x
 uploadpack = ${evil}
`;
  const partial = `[core]
 repositoryformatversion = 1
[extensions]
 partialClone = origin
[remote "origin"]
 promisor = true
`;

  beforeAll(() => {
    writeFileSync(evil, `#!/bin/sh\necho ran >> ${mark}\nexit 1\n`, { mode: 0o755 });
    for (const repository of ["whole", "partial"]) {
      execFileSync("git", ["init", "-q", join(folder, repository)], { env, stdio: "pipe" });
      const file = join(folder, repository, "f");
      writeFileSync(file, "x\n");
      git(repository, ["add", "f"]);
      git(repository, ["commit", "-qm", "one"]);
      const commit = git(repository, ["cat-file", "commit", "HEAD"]);
      const at = commit.indexOf("\n\n");
      const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----";
      const forged = `${commit.slice(0, at)}\n${signature}${commit.slice(at)}`;
      const id = git(repository, ["hash-object", "-t", "commit", "-w", "--stdin"], forged).trim();
      git(repository, ["update-ref", "HEAD", id]);
      git(repository, ["update-ref", "--create-reflog", "refs/stash", id]);
      const dot = join(folder, repository, ".git");
      writeFileSync(join(dot, "info/attributes"), "* diff=x filter=x\n");
      const config = join(dot, "config");
      writeFileSync(config, readFileSync(config, "utf8") + keys + (repository === "partial" ? partial : ""));
      if (repository === "partial") rmSync(join(dot, "objects", id.slice(0, 2), id.slice(2)));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function runs(command: string): boolean {
    return ["whole", "partial"].some((repository) => {
      rmSync(mark, { force: true });
      const words = command.split(" ").slice(1);
      spawnSync("git", ["-C", join(folder, repository), ...words], { env, input: "", timeout: 20_000 });
      return existsSync(mark);
    });
  }

  test.each(quiet)("%s: nothing", (command) => {
    expect(effectsOf(wordsOf(command)).configRuns).toBe(false);
    expect(runs(command)).toBe(false);
  });

  test.each(running)("%s is said to run something", (command) => {
    expect(effectsOf(wordsOf(command)).configRuns).toBe(true);
  });

  test("and most of these do, so the repositories are hostile enough", () => {
    expect(running.filter(runs).length).toBeGreaterThan(running.length / 2);
  });
});

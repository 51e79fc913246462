// @ts-nocheck
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { storedTrust } from "../../src/node/index.ts";

/** SEMANTICS SET-7: for which directory trust is looked up, on repositories that git itself made. */
const top = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-trust-")));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const at = (name: string) => join(top, name);

function put(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

function git(directory: string, ...args: string[]): void {
  const who = [
    "-c",
    "user.name=dana",
    "-c",
    "user.email=dana@example.org",
    "-c",
    "protocol.file.allow=always",
  ];
  execFileSync("git", ["-C", at(directory), ...who, ...args], { stdio: "ignore" });
}

function repository(name: string): void {
  mkdirSync(at(name), { recursive: true });
  git(name, "init", "-q");
  git(name, "commit", "-q", "--allow-empty", "-m", "first");
}

function accepted(...names: string[]): string {
  const projects = names.map((name) => [at(name), { hasTrustDialogAccepted: true }]);
  return JSON.stringify({ projects: Object.fromEntries(projects) });
}

repository("main");
mkdirSync(at("main/src/deep"), { recursive: true });
git("main", "worktree", "add", "-q", at("tree"));
mkdirSync(at("tree/src"));
repository("main/vendor/nested");
repository("library");
git("main", "submodule", "add", "-q", at("library"), "sub");
mkdirSync(at("plain/below"), { recursive: true });
symlinkSync(at("main/src"), at("link"));

// A tree whose back-pointer is relative, as git writes it with `worktree.useRelativePaths`.
git("main", "worktree", "add", "-q", at("relative"));
put("relative/.git", "gitdir: ../main/.git/worktrees/relative\n");
put("main/.git/worktrees/relative/gitdir", "../../../../relative/.git\n");

git("main", "worktree", "add", "-q", at("aliased"));
symlinkSync(at("main"), at("alias"));
put("aliased/.git", `gitdir: ${at("alias/.git/worktrees/aliased")}\n`);

// CVE-2026-40068: what comes with the files says that it is a work tree of a checkout that the user trusts.
put("spoofed/.git", `gitdir: ${at("main/.git/worktrees/tree")}\n`);
put("spoofed-main/.git", `gitdir: ${at("main/.git")}\n`);
put("spoofed-common/.git", "gitdir: .fake/.git/worktrees/x\n");
put("spoofed-common/.fake/.git/worktrees/x/commondir", `${at("main/.git")}\n`);
put("spoofed-common/.fake/.git/worktrees/x/gitdir", `${at("spoofed-common/.git")}\n`);
put("spoofed-link/.git", "gitdir: fake/.git/worktrees/tree\n");
mkdirSync(at("spoofed-link/fake"));
symlinkSync(at("main/.git"), at("spoofed-link/fake/.git"));
put("spoofed-name/.git", `gitdir: ${at("main/.git/worktrees/none")}\n`);
git("main", "clone", "-q", "--bare", ".", at("bare.git"));
git("bare.git", "worktree", "add", "-q", "-b", "work", at("of-bare"));
put("odd/.git", "no link\n");
mkdirSync(at("pipe"));
execFileSync("sh", ["-c", 'mkfifo "$0"', at("pipe/.git")]);
git("main", "worktree", "add", "-q", at("moved-from"));
renameSync(at("moved-from"), at("moved"));
symlinkSync(at("moved"), at("moved-from"));
git("main", "worktree", "add", "-q", at("copied-from"));
cpSync(at("copied-from"), at("copied"), { recursive: true });

describe("the workspace of a directory", () => {
  type Row = [title: string, cwd: string, workspace: string];
  const rows: Row[] = [
    ["the root of a repository", "main", "main"],
    ["a directory below", "main/src/deep", "main"],
    ["a link into it", "link", "main"],
    ["a work tree", "tree", "main"],
    ["below a work tree", "tree/src", "main"],
    ["a work tree with relative pointers", "relative", "main"],
    ["a work tree that names its checkout by a link", "aliased", "main"],
    ["a work tree of a repository without one", "of-bare", "of-bare"],
    ["a nested repository", "main/vendor/nested", "main/vendor/nested"],
    ["a submodule", "main/sub", "main/sub"],
    ["outside git", "plain", "plain"],
    ["below, outside git", "plain/below", "plain/below"],
    ["a `.git` that names another's work tree", "spoofed", "spoofed"],
    ["a `.git` that names the main checkout's", "spoofed-main", "spoofed-main"],
    ["a `commondir` of its own", "spoofed-common", "spoofed-common/.fake"],
    ["a link to the main checkout's `.git`", "spoofed-link", "spoofed-link"],
    ["a name that git does not know", "spoofed-name", "spoofed-name"],
    ["a `.git` that is no link", "odd", "odd"],
    ["a `.git` that is a pipe", "pipe", "pipe"],
    ["a work tree that was moved away", "moved", "moved"],
    ["a copy of a work tree", "copied", "copied"],
  ];
  put("home/.claude.json", accepted("main"));
  test.each(rows)("%s", (_title, cwd, workspace) => {
    const found = storedTrust({ cwd: at(cwd), home: at("home"), platform: "linux" });
    expect(found).toEqual({
      trusted: workspace === "main",
      workspace: at(workspace),
      file: at("home/.claude.json"),
    });
    put("its-own/.claude.json", accepted(workspace));
    expect(storedTrust({ cwd: at(cwd), home: at("its-own"), platform: "linux" }).trusted).toBe(true);
  });

  test("a link of another repository brings that one's local settings, so it is not trusted", () => {
    repository("other");
    symlinkSync(at("main/src"), at("other/link"));
    expect(storedTrust({ cwd: at("other/link"), home: at("home"), platform: "linux" })).toMatchObject({
      trusted: false,
      workspace: at("main"),
    });
  });

  test("git takes the spoofed work trees for such", () => {
    const root = execFileSync("git", ["-C", at("spoofed"), "rev-parse", "--git-common-dir"], {
      encoding: "utf8",
    });
    expect(root.trim()).toBe(at("main/.git"));
  });
});

describe("what is stored", () => {
  const project = (value: unknown) => JSON.stringify({ projects: { [at("main")]: value } });
  type Row = [title: string, text: string | undefined, trusted: boolean];
  const rows: Row[] = [
    ["accepted", project({ hasTrustDialogAccepted: true }), true],
    ["not accepted", project({ hasTrustDialogAccepted: false }), false],
    ["no word of it", project({ allowedTools: [] }), false],
    ["a text", project({ hasTrustDialogAccepted: "true" }), false],
    ["a number", project({ hasTrustDialogAccepted: 1 }), false],
    ["a list", project([true]), false],
    ["null", project(null), false],
    ["only above", JSON.stringify({ projects: { [top]: { hasTrustDialogAccepted: true } } }), false],
    ["only below", accepted("main/src"), false],
    ["beside `projects`", JSON.stringify({ [at("main")]: { hasTrustDialogAccepted: true } }), false],
    ["no projects", "{}", false],
    ["projects that are a list", '{"projects":[]}', false],
    ["null as a whole", "null", false],
    ["no JSON", `${accepted("main")},`, false],
    ["nothing in it", "", false],
    ["no file", undefined, false],
    ["too large a file", `${accepted("main")}${" ".repeat(8_388_608)}`, false],
  ];
  test.each(rows)("%s", (_title, text, trusted) => {
    rmSync(at("user"), { recursive: true, force: true });
    if (text !== undefined) put("user/.claude.json", text);
    expect(storedTrust({ cwd: at("main"), home: at("user"), platform: "linux" }).trusted).toBe(trusted);
  });

  test("bytes that are not UTF-8, and a directory in place of the file", () => {
    mkdirSync(at("binary"));
    const noted = accepted("main").replace("{", '{"note":"\xff",');
    writeFileSync(at("binary/.claude.json"), Buffer.from(noted, "latin1"));
    mkdirSync(at("folder/.claude.json"), { recursive: true });
    for (const home of ["binary", "folder"]) {
      expect(storedTrust({ cwd: at("main"), home: at(home), platform: "linux" }).trusted).toBe(false);
    }
  });

  test("a home that is not absolute is none, and a directory that is not there is not trusted", () => {
    put("main/.claude.json", accepted("main"));
    expect(storedTrust({ cwd: at("main"), home: "", platform: "linux" })).toMatchObject({
      trusted: false,
      file: undefined,
    });
    put("home/.claude.json", accepted("none"));
    expect(storedTrust({ cwd: at("none"), home: at("home"), platform: "linux" }).trusted).toBe(false);
  });
});

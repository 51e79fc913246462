import { describe, expect, test } from "vitest";
import { type CriticalPlaces, criticalRemoval } from "../../src/policy/critical.ts";
import { protection } from "../../src/policy/protected.ts";

describe("SEMANTICS PROT-1: a protected place", () => {
  test.each<readonly [path: string, why: string | undefined]>([
    ["/p/.git", "`.git` is a protected directory"],
    ["/p/.GIT/config", "`.git` is a protected directory"],
    ["/p/.claude/settings.json", "`.claude` is a protected directory"],
    ["/p/.claude/worktrees/a/b.ts", undefined],
    ["/p/.claude/worktrees/a/.husky/x", "`.husky` is a protected directory"],
    ["/p/.git/worktrees/a/config", "`.git` is a protected directory"],
    ["/p/.config/git/config", "`.config/git` is a protected directory"],
    ["/p/.config/other", undefined],
    ["/p/git", undefined],
    ["/p/.envrc", "`.envrc` is a protected file"],
    ["/p/.ENVRC", "`.envrc` is a protected file"],
    ["/p/.envrc/x", undefined],
    ["/p/envrc", undefined],
    // what a glob may mean
    ["/p/*/config", "it may be the protected `bunfig.toml`"],
    ["/p/.g*/config", "it may be the protected `.git`"],
    ["/p/.G*/config", "it may be the protected `.git`"],
    ["/p/bun*.toml", "it may be the protected `bunfig.toml`"],
    ["/p/.bun*.toml", "it may be the protected `.bunfig.toml`"],
    ["/p/*.toml", "it may be the protected `bunfig.toml`"],
    ["/p/x*.toml", undefined],
    ["/p/.git/*", "`.git` is a protected directory"],
    ["/p/x*/.npmrc", "`.npmrc` is a protected file"],
    ["/p/a/*", "it may be the protected `bunfig.toml`"],
  ])("%s: %s", (path, why) => {
    expect(protection(path)).toBe(why);
  });
});

describe("SEMANTICS CRIT-1, CRIT-2: a removal that nothing approves", () => {
  const linux: CriticalPlaces = {
    platform: "linux",
    homeDirectories: ["/home/dana", "/data/vol/dana"],
    liveDirectories: ["/home/dana/code/app", "/mnt/vol/x/app"],
    additionalDirectories: ["/data", "/srv/lib/a"],
  };
  const removed = (path: string, places: CriticalPlaces) =>
    criticalRemoval(
      path.includes("*")
        ? { written: path, spellings: [], glob: path }
        : { written: path, spellings: ["/x/y/harmless", path] },
      places,
    );
  test.each<readonly [path: string, why: string | undefined]>([
    ["/", "it removes the root of the file system"],
    ["/etc", "it removes a top-level directory"],
    ["/home", "it removes a top-level directory"],
    ["/home/dana", "it removes the home directory"],
    ["/home/dana/code/app", "it removes the working directory or one above it"],
    ["/home/dana/code", "it removes the working directory or one above it"],
    ["/home/dana/cod", undefined],
    ["/home/dana/code/app/a", undefined],
    ["/private/etc", undefined],
    ["/c/a", undefined],
    ["/*", "it removes top-level directories"],
    ["/e*", "it removes top-level directories"],
    ["/home/*", "it removes a top-level directory"],
    ["/home/d*", "it may remove the home directory"],
    ["/home/dana/*", "it removes the home directory"],
    ["/home/dana/*/", "it removes the home directory"],
    ["/home/dana/*/x", "it removes the home directory"],
    ["/home/dana/c*", "it may remove the working directory or one above it"],
    ["/home/dana/*c", "it may remove the working directory or one above it"],
    ["/home/dana/code/app/*", "it removes the working directory or one above it"],
    ["/home/dana/code/app/*.o", undefined],
    // other names of the home and the working directory
    ["/data/vol/dana", "it removes the home directory"],
    ["/data/vol", "it removes a directory above the home directory"],
    ["/data/vol/d*", "it may remove the home directory"],
    ["/data/vol/dana/*", "it removes the home directory"],
    ["/data/vol/dan", undefined],
    ["/mnt/vol/x/app", "it removes the working directory or one above it"],
    ["/mnt/vol/x", "it removes the working directory or one above it"],
    ["/mnt/vol/x/a*", "it may remove the working directory or one above it"],
    ["/mnt/vol/x/app/a", undefined],
    ["/srv/lib/*", "it empties an additional directory"],
    ["/srv/lib/a/*", "it empties an additional directory"],
    ["/srv/lib/a/*.o", undefined],
    ["/srv/lib/b/*", undefined],
    ["/srv/other/*", undefined],
  ])("of %s: %s", (path, why) => {
    expect(removed(path, linux)).toBe(why);
  });

  test.each<readonly [path: string, places: Partial<CriticalPlaces>, why: string | undefined]>([
    ["/home/dana", { liveDirectories: ["/srv/app"] }, "it removes the home directory"],
    [
      "/data/home",
      { homeDirectories: ["/data/home/dana"], liveDirectories: ["/srv/app"] },
      "it removes a directory above the home directory",
    ],
    ["/data/home", { homeDirectories: [], liveDirectories: ["/srv/app"] }, undefined],
    ["/data/h*", { homeDirectories: [], liveDirectories: ["/srv/app"] }, undefined],
    ["/private/etc", { platform: "darwin" }, "it removes a system directory"],
    ["/private/etc/a", { platform: "darwin" }, undefined],
    ["/etc/private", { platform: "darwin" }, undefined],
    ["/library/a", { platform: "darwin" }, undefined],
    ["/c/a", { platform: "win32" }, "it removes a top-level directory of a drive"],
    ["/c/a/b", { platform: "win32" }, undefined],
    ["/srv/app/*", { liveDirectories: ["/"], homeDirectories: [] }, undefined],
  ])("of %s, %j: %s", (path, places, why) => {
    expect(removed(path, { ...linux, ...places })).toBe(why);
  });

  test("of what nobody knows", () => {
    const subject = { written: "$x", spellings: ["/srv/a"], unknown: "`$x` is only known when it runs" };
    expect(criticalRemoval(subject, linux)).toBe("nobody can know what it would remove");
  });
});

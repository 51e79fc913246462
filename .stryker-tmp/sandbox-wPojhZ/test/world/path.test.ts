// @ts-nocheck
import "../seed.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cachedLinks } from "../../src/world/links.ts";
import { expandHome, isInside, joinPath, spellPath, toPosixForm } from "../../src/world/path.ts";
import { foldForDeny } from "../../src/world/path-fold.ts";
import type { LinkLookup, Platform, World } from "../../src/world/world.ts";

const linux: World = { platform: "linux", home: "/home/u", cwd: "/p" };
const darwin: World = { platform: "darwin", home: "/Users/u", cwd: "/Users/u/p" };
const win32: World = { platform: "win32", home: "C:\\Users\\u", cwd: "C:\\p" };
const worlds = { linux, darwin, win32 };

/** Links as a table from path to target; `undefined` where the lookup fails. */
function table(targets: Readonly<Record<string, string | undefined>>): LinkLookup {
  return (path) => (Object.hasOwn(targets, path) ? targets[path] : null);
}

describe("known paths", () => {
  /** Platform, path as written, its spellings. */
  const rows: readonly [platform: Platform, written: string, spellings: readonly string[]][] = [
    // PATH-16
    ["linux", "/a/b", ["/a/b"]],
    ["linux", "a", ["/p/a"]],
    ["linux", "./a/./b//c/", ["/p/a/b/c"]],
    ["linux", "//a///b", ["/a/b"]],
    ["linux", "../../../a", ["/a"]],
    ["linux", "a/b/../../..", ["/"]],
    ["linux", ".", ["/p"]],
    ["linux", "/", ["/"]],
    ["linux", "a\nb", ["/p/a\nb"]],
    ["linux", "a\\b", ["/p/a\\b"]],
    ["linux", "C:\\a", ["/p/C:\\a"]],
    ["linux", "...", ["/p/..."]],
    ["linux", `/a${"é".repeat(2_047)}`, [`/a${"é".repeat(2_047)}`]],
    ["linux", "$HOME/*.{a,b}", ["/p/$HOME/*.{a,b}"]],
    ["linux", "key.", ["/p/key."]],
    ["linux", ".env::$DATA", ["/p/.env::$DATA"]],
    ["linux", "/private/etc/passwd", ["/private/etc/passwd"]],
    ["linux", "/dev/null", ["/dev/null"]],
    ["linux", "/proc/cpuinfo", ["/proc/cpuinfo"]],
    ["linux", "/proc/self/status", ["/proc/self/status"]],
    ["linux", "/proc/sys/fd", ["/proc/sys/fd"]],
    ["linux", "~/x", ["/p/~/x", "/home/u/x"]],
    ["linux", "a/~/x", ["/p/a/~/x"]],
    // PATH-17
    ["win32", "C:\\Users\\Alice", ["/c/Users/Alice"]],
    ["win32", "c:/Users/alice/", ["/c/Users/alice"]],
    ["win32", "a\\..\\b", ["/c/p/b"]],
    ["win32", "/d/x", ["/d/x"]],
    ["win32", "/D/X", ["/d/X"]],
    ["win32", "~\\x", ["/c/p/~/x", "/c/Users/u/x"]],
    ["win32", "D:\\", ["/d"]],
    ["win32", "\\x", ["/c/x"]],
    ["win32", "\\d\\x", ["/c/d/x"]],
    // PATH-19
    ["darwin", "/etc/x", ["/etc/x", "/private/etc/x"]],
    ["darwin", "/private/tmp", ["/private/tmp", "/tmp"]],
    ["darwin", "/private/var/x", ["/private/var/x", "/var/x"]],
    ["darwin", "/System/Volumes/Data/Users/u", ["/System/Volumes/Data/Users/u", "/Users/u"]],
    [
      "darwin",
      "/System/Volumes/Data/private/etc",
      ["/System/Volumes/Data/private/etc", "/private/etc", "/etc"],
    ],
    ["darwin", "/System/Volumes/Data", ["/System/Volumes/Data", "/"]],
    ["darwin", "/private", ["/private"]],
    ["darwin", "/PRIVATE/Etc/x", ["/PRIVATE/Etc/x", "/Etc/x"]],
    ["darwin", "/system/Volumes/DATA/x", ["/system/Volumes/DATA/x", "/x"]],
    ["darwin", "/privateer/etc", ["/privateer/etc"]],
    ["darwin", "/etcetera", ["/etcetera"]],
    ["darwin", "/", ["/"]],
  ];
  for (const [platform, written, spellings] of rows) {
    it(`${platform} ${JSON.stringify(written)}`, () => {
      const subject = spellPath(written, worlds[platform]);
      expect(subject.unknown).toBeUndefined();
      expect(subject.spellings).toEqual(spellings);
      expect(subject.written).toBe(written);
    });
  }

  it("takes the given working directory", () => {
    expect(spellPath("a", linux, "/q").spellings).toEqual(["/q/a"]);
    expect(spellPath("a", win32, "D:\\q").spellings).toEqual(["/d/q/a"]);
  });

  it("remembers a trailing slash", () => {
    for (const written of ["a/", "a/.", "a/..", "/", "."])
      expect(spellPath(written, linux).directory).toBe(true);
    for (const written of ["a", "a.", "...", "a\\"])
      expect(spellPath(written, linux).directory).toBeUndefined();
    expect(spellPath("a\\", win32).directory).toBe(true);
  });
});

describe("opaque paths keep what a deny rule looks at", () => {
  const rows: readonly [platform: Platform, written: string, spelled: string][] = [
    ["linux", "", "/p"],
    ["linux", "/etc/passwd\0.txt", "/etc/passwd"],
    ["linux", "a\ud800b", "/p/a\ud800b"],
    ["linux", "a\ufffdb", "/p/a\ufffdb"],
    ["linux", `/etc/${"a/".repeat(3_000)}`, `/etc/${"a/".repeat(2_045)}a`],
    ["linux", `/${"é".repeat(2_048)}`, `/${"é".repeat(2_048)}`],
    ["linux", `/etc${"/a".repeat(300)}`, `/etc${"/a".repeat(300)}`],
    // PATH-19
    ["linux", "/proc/self/root/etc/x", "/etc/x"],
    ["linux", "/proc/1/root", "/"],
    ["linux", "/proc/self/cwd/x", "/p/x"],
    ["linux", "/proc/thread-self/root/etc", "/etc"],
    ["linux", "/proc/self/task/12/root/etc", "/etc"],
    ["linux", "/proc/self/root/proc/self/root/etc", "/etc"],
    ["linux", "/proc/self/root/../etc/x", "/etc/x"],
    ["linux", `${"/proc/self/root".repeat(200)}/etc/x`, "/etc/x"],
    ["linux", "/proc/self/cwd/../x", "/x"],
    ["linux", "/proc//./self/x/../root/etc", "/etc"],
    ["linux", "/proc/self/fd/3", "/proc/self/fd/3"],
    ["linux", "/proc/7/map_files/x", "/proc/7/map_files/x"],
    ["linux", "/dev/fd/3", "/dev/fd/3"],
    ["linux", "/dev/stdin", "/dev/stdin"],
    ["darwin", "/dev/fd/3", "/dev/fd/3"],
    ["darwin", "/DEV/FD/3", "/DEV/FD/3"],
    // PATH-20
    ["linux", "~bob/x", "/p/~bob/x"],
    ["linux", "~+/x", "/p/~+/x"],
    // PATH-17, PATH-19
    ["win32", "C:x", "/c/p/x"],
    ["win32", "D:x", "/d/x"],
    ["win32", "C:", "/c/p"],
    ["win32", "/etc/x", "/c/etc/x"],
    ["win32", "\\\\server\\share\\x", "/server/share/x"],
    ["win32", "//localhost/C$/x", "/c/x"],
    ["win32", "\\\\?\\C:\\x", "/c/x"],
    ["win32", "\\\\?\\UNC\\server\\share\\x", "/server/share/x"],
    ["win32", "\\??\\C:\\x", "/c/x"],
    ["win32", "\\\\.\\C:\\x", "/c/x"],
    ["win32", "\\\\.\\pipe\\x", "/pipe/x"],
    ["win32", "C:\\PROGRA~1\\x", "/c/PROGRA~1/x"],
    ["win32", "C:\\a\\.env::$DATA", "/c/a/.env"],
    ["win32", "C:\\.env:s", "/c/.env"],
    ["win32", "C:\\secrets. \\key...", "/c/secrets/key"],
    ["win32", "a\\NUL.txt", "/c/p/a/NUL.txt"],
    ["win32", "com1", "/c/p/com1"],
    ["darwin", "/a/.g\u200cit", "/a/.g\u200cit"],
  ];
  for (const [platform, written, spelled] of rows) {
    it(`${platform} ${JSON.stringify(written).slice(0, 60)}`, () => {
      const subject = spellPath(written, worlds[platform]);
      expect(subject.unknown).toEqual(expect.any(String));
      expect(subject.spellings).toContain(spelled);
    });
  }

  it("where the home or working directory is missing", () => {
    expect(spellPath("~/x", { ...linux, home: undefined }).unknown).toEqual(expect.any(String));
    const lost = spellPath("x", { ...linux, cwd: "p" });
    expect(lost.unknown).toEqual(expect.any(String));
    expect(lost.spellings).toEqual([]);
  });
});

describe("links", () => {
  /** Links, path as written, all its spellings. */
  const rows: readonly [targets: Record<string, string>, written: string, spellings: readonly string[]][] = [
    [{ "/p/l": "/other" }, "l", ["/p/l", "/other"]],
    [{ "/p/l": "/other" }, "l/x/y", ["/p/l/x/y", "/other/x/y"]],
    [{ "/p/l": "d/e" }, "l/x", ["/p/l/x", "/p/d/e/x"]],
    [{ "/p/l": "../d" }, "l", ["/p/l", "/d"]],
    [{ "/p/l": "./a//b/" }, "l/x", ["/p/l/x", "/p/a/b/x"]],
    // all hops of a chain
    [{ "/p/l": "m", "/p/m": "n", "/p/n": "/t" }, "l/x", ["/p/l/x", "/p/m/x", "/p/n/x", "/t/x"]],
    // several links on one way
    [{ "/p/l": "/q", "/q/m": "/r" }, "l/m/x", ["/p/l/m/x", "/q/m/x", "/r/x"]],
    // the kernel goes up from the target, `path.resolve` from the link
    [{ "/p/l": "/other/d" }, "l/../f", ["/p/f", "/other/f"]],
    [{ "/p/l": "/other/d", "/p/f": "/g" }, "l/../f", ["/p/f", "/other/f", "/g"]],
    [{ "/p/l": "/o/d", "/o/d/m": "/r/s" }, "l/m/../f", ["/p/l/f", "/o/d/f", "/r/f"]],
    // a link in a link's target
    [{ "/p/l": "/a/b", "/a": "/z" }, "l/x", ["/p/l/x", "/a/b/x", "/z/b/x"]],
    // the working directory is reached through a link
    [{ "/p": "/real" }, "x", ["/p/x", "/real/x"]],
    // nothing there: the nearest directory counts
    [{ "/p/l": "/gone/away" }, "l/new/file", ["/p/l/new/file", "/gone/away/new/file"]],
    [{}, "new/file", ["/p/new/file"]],
  ];
  for (const [targets, written, spellings] of rows) {
    it(`${written} with ${JSON.stringify(targets)}`, () => {
      const subject = spellPath(written, { ...linux, links: table(targets) });
      expect(subject.unknown).toBeUndefined();
      expect([...subject.spellings].sort()).toEqual([...spellings].sort());
      expect(subject.spellings[0]).toBe(spellings[0]);
    });
  }

  const opaque: readonly [targets: Record<string, string | undefined>, written: string, spelled: string][] = [
    [{ "/p/l": "l" }, "l/x", "/p/l/x"],
    [{ "/p/l": "m", "/p/m": "l" }, "l/x", "/p/m/x"],
    [{ "/p/l": "l/l" }, "l", "/p/l"],
    [{ "/p/a": undefined }, "a/b", "/p/a/b"],
    [{ "/p/l": "" }, "l/x", "/p/l/x"],
    [{ "/p/l": "/a\ufffd" }, "l", "/a\ufffd"],
    [{ "/p/l": "/proc/self/root/etc" }, "l/x", "/etc/x"],
    [{ "/p/l": "/proc/self/root/s", "/s": "/t" }, "l/x", "/t/x"],
    [{ "/p/l": "/dev/fd/3" }, "l", "/dev/fd/3"],
    [{ "/s": "/t" }, "/proc/self/root/s/x", "/t/x"],
    [
      { "/p/l": `${"a/".repeat(200)}m`, [`/p/${"a/".repeat(200)}m`]: `${"b/".repeat(100)}` },
      "l",
      `/p/${"a/".repeat(200)}m`,
    ],
    [Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`/p/l${i}`, `l${i + 1}`])), "l0", "/p/l39"],
  ];
  for (const [targets, written, spelled] of opaque) {
    it(`${written} is unknown with ${JSON.stringify(targets).slice(0, 60)}`, () => {
      const subject = spellPath(written, { ...linux, links: table(targets) });
      expect(subject.unknown).toEqual(expect.any(String));
      expect(subject.spellings).toContain(spelled);
    });
  }

  it("forty links are followed, as Linux does", () => {
    const targets = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`/p/l${i}`, `l${i + 1}`]));
    const subject = spellPath("l0", { ...linux, links: table(targets) });
    expect(subject.unknown).toBeUndefined();
    expect(subject.spellings).toContain("/p/l40");
  });

  it("a lookup that throws has failed", () => {
    const links = () => {
      throw new Error("no");
    };
    expect(spellPath("a", { ...linux, links }).unknown).toEqual(expect.any(String));
  });

  it("Windows looks up and answers in its own spelling", () => {
    const links = table({ "C:\\p\\l": "D:\\t", "C:\\p\\r": "..\\s", "C:\\p\\n": "\\\\server\\share" });
    expect(spellPath("l\\x", { ...win32, links }).spellings).toEqual(["/c/p/l/x", "/d/t/x"]);
    expect(spellPath("r\\x", { ...win32, links }).spellings).toEqual(["/c/p/r/x", "/c/s/x"]);
    expect(spellPath("n\\x", { ...win32, links }).unknown).toEqual(expect.any(String));
  });

  it("a path of a link chain gets macOS's other names too", () => {
    const links = table({ "/Users/u/p/l": "/private/etc" });
    expect(spellPath("l/x", { ...darwin, links }).spellings).toContain("/etc/x");
  });

  it("cachedLinks asks once, also for what is no link", () => {
    const asked: string[] = [];
    const links = cachedLinks((path) => {
      asked.push(path);
      return path === "/a" ? "/b" : path === "/f" ? undefined : null;
    });
    for (const path of ["/a", "/a", "/c", "/c", "/f", "/f"]) links(path);
    expect(asked).toEqual(["/a", "/c", "/f"]);
    expect([links("/a"), links("/c"), links("/f")]).toEqual(["/b", null, undefined]);
  });

  it("ends where a model of the kernel ends", () => {
    const name = fc.constantFrom("a", "b", "c", "..", ".");
    const path = fc.tuple(fc.constantFrom("", "/"), fc.array(name, { minLength: 1, maxLength: 4 }));
    const text = path.map(([start, names]) => start + names.join("/"));
    const places = fc.constantFrom("/a", "/b", "/p/a", "/p/b", "/a/b", "/b/c", "/p/a/c");
    fc.assert(
      fc.property(
        fc.dictionary(places, text, { maxKeys: 4, noNullPrototype: true }),
        text,
        (targets, written) => {
          const subject = spellPath(written, { ...linux, links: table(targets) });
          const end = kernelPath(written.startsWith("/") ? written : `/p/${written}`, targets, 40);
          if (end === undefined) expect(subject.unknown).toBeDefined();
          else if (subject.unknown === undefined) expect(subject.spellings).toContain(end);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** Where the kernel ends, from the definition: the first link on the way is replaced by its target, until there is none. */
function kernelPath(
  path: string,
  targets: Readonly<Record<string, string>>,
  hops: number,
): string | undefined {
  const done: string[] = [];
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  for (const [i, name] of names.entries()) {
    if (name === "..") {
      done.pop();
      continue;
    }
    const target = targets[`/${[...done, name].join("/")}`];
    if (target === undefined) {
      done.push(name);
      continue;
    }
    if (hops === 0) return undefined;
    const rest = [target, ...names.slice(i + 1)].join("/");
    return kernelPath(target.startsWith("/") ? rest : `/${done.join("/")}/${rest}`, targets, hops - 1);
  }
  return `/${done.join("/")}`;
}

describe("spellings", () => {
  it("are absolute and folded whatever the text", () => {
    const any = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("/", ".", "~", "\\", ":", "C", "?", "$", " ") }),
    );
    fc.assert(
      fc.property(any, fc.constantFrom<Platform>("linux", "darwin", "win32"), (written, platform) => {
        for (const spelling of spellPath(written, worlds[platform]).spellings) {
          expect(spelling).toMatch(/^\/(?!$)|^\/$/);
          expect(spelling === "/" || !spelling.endsWith("/")).toBe(true);
          const names = spelling.slice(1).split("/");
          expect(names.includes(".") || names.includes("..")).toBe(false);
          expect(spelling.includes("//")).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("return for hostile sizes", () => {
    const links: LinkLookup = (path) =>
      path.length < 3_000 ? `${path.slice(path.lastIndexOf("/") + 1)}/a` : null;
    for (const unit of ["/", "../", "a/", "/proc/self/root", "~", "\\", "é", "\ud800", "a/../"]) {
      for (const world of [linux, darwin, win32, { ...linux, links }]) spellPath(unit.repeat(100_000), world);
    }
  });
});

describe("isInside", () => {
  const rows: readonly [path: string, directory: string, inside: boolean][] = [
    ["/proj/a", "/proj", true],
    ["/proj", "/proj", true],
    ["/proj_evil/a", "/proj", false],
    ["/proj", "/proj/a", false],
    ["/", "/proj", false],
    ["/a", "/", true],
    ["/", "/", true],
  ];
  for (const [path, directory, inside] of rows) {
    it(`${path} in ${directory}: ${inside}`, () => expect(isInside(path, directory)).toBe(inside));
  }
});

describe("expandHome", () => {
  const rows: readonly [platform: Platform, text: string, expanded: string | undefined][] = [
    ["linux", "~", "/home/u"],
    ["linux", "~/a", "/home/u/a"],
    ["linux", "~bob/a", undefined],
    ["linux", "~\\a", undefined],
    ["linux", "a/~", "a/~"],
    ["win32", "~\\a", "C:\\Users\\u\\a"],
    ["win32", "~/a", "C:\\Users\\u/a"],
  ];
  for (const [platform, text, expanded] of rows) {
    it(`${platform} ${text}`, () => expect(expandHome(text, worlds[platform])).toBe(expanded));
  }
  it("needs a home", () => expect(expandHome("~", { ...linux, home: undefined })).toBeUndefined());
});

describe("toPosixForm", () => {
  const rows: readonly [platform: Platform, path: string, form: string][] = [
    ["linux", "/a/./b/../c/", "/a/c"],
    ["linux", "a/../b", "b"],
    ["linux", "../a", "../a"],
    ["linux", "C:\\a", "C:\\a"],
    ["win32", "C:\\Users\\A\\", "/c/Users/A"],
    ["win32", "D:\\", "/d"],
    ["win32", "\\\\server\\share\\a", "/server/share/a"],
    ["win32", "\\\\?\\C:\\a", "/c/a"],
    ["win32", "a\\b", "a/b"],
    ["win32", "/c/a", "/c/a"],
  ];
  for (const [platform, path, form] of rows) {
    it(`${platform} ${path}`, () => expect(toPosixForm(path, platform)).toBe(form));
  }
});

describe("joinPath", () => {
  it("folds", () => {
    expect(joinPath("/a", "b/../c")).toBe("/a/c");
    expect(joinPath("/a", "/b//c/")).toBe("/b/c");
    expect(joinPath("/", "..")).toBe("/");
  });
});

describe("foldForDeny", () => {
  const same: readonly [platform: Platform, a: string, b: string][] = [
    ["linux", "/caf\u00e9", "/cafe\u0301"],
    ["darwin", "/A/\u00c9", "/a/e\u0301"],
    ["win32", "/\u00df", "/SS"],
    ["darwin", "/\u212a", "/k"],
    ["darwin", "/\u03c2", "/\u03a3"],
    ["darwin", "/.g\u200cit", "/.GIT"],
  ];
  for (const [platform, a, b] of same) {
    it(`${platform} ${a} is ${b}`, () =>
      expect(foldForDeny(a, { platform })).toBe(foldForDeny(b, { platform })));
  }

  it("keeps case on linux", () => expect(foldForDeny("/A", { platform: "linux" })).toBe("/A"));

  it("follows what the host says of the volumes", () => {
    expect(foldForDeny("/A", { platform: "linux", ignoresCase: true })).toBe("/a");
    expect(foldForDeny("/A", { platform: "darwin", ignoresCase: false })).toBe("/A");
  });

  it("is idempotent, and joins what the platform's case joins", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom<Platform>("linux", "darwin"),
        (text, platform) => {
          const folded = foldForDeny(text, { platform });
          expect(foldForDeny(folded, { platform })).toBe(folded);
          if (platform === "darwin") expect(foldForDeny(text.toUpperCase(), { platform })).toBe(folded);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

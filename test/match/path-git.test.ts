/** git itself is the definition of gitignore: rows that it labelled before, and pairs that it labels now. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import ignore from "ignore";
import { describe, expect, it } from "vitest";
import { fixture, isAsciiOnly } from "./path-fixtures.ts";
import { isIgnored } from "./path-list.ts";

type Row = {
  readonly patterns: readonly string[];
  readonly path: string;
  readonly isDir: boolean;
  readonly ignored: boolean;
};

const show = (row: Row) =>
  `${JSON.stringify(row.patterns)} ⊢ ${JSON.stringify(row.path)}${row.isDir ? "/" : ""}`;

describe("rows labelled by git", () => {
  for (const name of ["git-check-ignore", "random-gitignore", "hostile-gitignore"]) {
    const rows = fixture<Row>(name);
    it.skipIf(!rows)(`${name}: each ASCII row`, () => {
      const ascii = rows!.filter((row) => isAsciiOnly(row.path, ...row.patterns));
      const wrong = ascii.filter((row) => isIgnored(row.patterns, row.path, row.isDir) !== row.ignored);
      expect(wrong.map(show)).toEqual([]);
      expect(ascii.length).toBeGreaterThan(100);
    });

    it.skipIf(!rows)(`${name}: beyond ASCII only bytes and code points differ`, () => {
      // git's `?` and `[!a]` take one byte, ours one code point.
      const wrong = rows!.filter((row) => isIgnored(row.patterns, row.path, row.isDir) !== row.ignored);
      const unexplained = wrong.filter((row) => !row.patterns.some((line) => /[?[]/.test(line)));
      expect(unexplained.map(show)).toEqual([]);
    });
  }

  const ignoringCase = fixture<Row>("ic-gitignore");
  it.skipIf(!ignoringCase)("ic-gitignore: each ASCII row, or stricter in a negated class", () => {
    const ascii = ignoringCase!.filter((row) => isAsciiOnly(row.path, ...row.patterns));
    const wrong = ascii.filter((row) => isIgnored(row.patterns, row.path, row.isDir, true) !== row.ignored);
    // `[!a]` holds `A`, which is `a` on such a volume; git says no, a deny rule says yes.
    const looser = wrong.filter((row) => row.ignored || !row.patterns.some((line) => /\[[!^]/.test(line)));
    expect(looser.map(show)).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(4);
  });
});

const piece = fc.constantFrom(
  "a",
  "b",
  "ab",
  "A",
  ".a",
  "x.y",
  "*",
  "*",
  "?",
  "**",
  "***",
  "[ab]",
  "[!a]",
  "[a-c]",
  "[[:alpha:]]",
  "[]a]",
  "[z-a]",
  "[a",
  "\\*",
  "\\?",
  "\\a",
  "\\",
  "{a,b}",
  "+(a)",
  " ",
  "\\ ",
  "-",
  "1",
  "#",
  "!",
  "(",
  "$",
);
const segment = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(""));
const line = fc
  .tuple(
    fc.constantFrom("", "", "/", "**/", "!"),
    fc.array(fc.oneof(segment, fc.constant("**")), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "", "", "/", "/**", "/*"),
  )
  .map(([start, segments, end]) => start + segments.join("/") + end);
const name = fc.constantFrom(
  "a",
  "b",
  "ab",
  "aab",
  "A",
  ".a",
  "x.y",
  "1",
  "-",
  "*",
  "a*",
  "[a",
  "c",
  "{a,b}",
  "a b",
  "!",
  "#",
);
const names = fc.array(name, { minLength: 1, maxLength: 5 });

describe("lists against `ignore`", () => {
  it("answers the same for random lists and paths", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        names,
        fc.boolean(),
        (lines, segments, directory) => {
          // `**\/` is a known difference between that package and git.
          fc.pre(!lines.some((text) => text.includes("\\/")));
          const path = segments.join("/");
          const theirs = ignore({ ignorecase: false })
            .add(lines)
            .ignores(directory ? `${path}/` : path);
          expect(isIgnored(lines, path, directory)).toBe(theirs);
        },
      ),
      { numRuns: 3_000 },
    );
  }, 60_000);
});

const hasGit = spawnSync("git", ["--version"]).status === 0;

describe("lists against git check-ignore", () => {
  it.skipIf(!hasGit)(
    "answers the same for random lists and paths",
    () => {
      const seed = Date.now();
      const lists = fc.sample(fc.array(line, { minLength: 1, maxLength: 4 }), { numRuns: 40, seed });
      const paths = [
        ...new Set(fc.sample(names, { numRuns: 60, seed: seed + 1 }).map((path) => path.join("/"))),
      ];
      const wrong: string[] = [];
      let pairs = 0;
      for (const lines of lists) {
        // git before 2.52 lets `foo**/bar` match `foobar`.
        if (lines.some((text) => /[^/!]\*\*/.test(text))) continue;
        for (const row of labelledByGit(lines, paths)) {
          pairs++;
          if (isIgnored(row.patterns, row.path, row.isDir) !== row.ignored) wrong.push(show(row));
        }
      }
      expect(wrong, `seed ${seed}`).toEqual([]);
      expect(pairs, `seed ${seed}`).toBeGreaterThan(1_000);
    },
    60_000,
  );
});

/** What git says of each path and of each directory above it, with these lines at the top of a repository. */
function labelledByGit(lines: readonly string[], paths: readonly string[]): Row[] {
  const top = mkdtempSync(join(tmpdir(), "match-git-"));
  try {
    const env = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", HOME: top };
    execFileSync("git", ["init", "-q", "."], { cwd: top, env });
    writeFileSync(join(top, ".gitignore"), lines.map((text) => `${text}\n`).join(""));
    const directories = new Set<string>();
    for (const path of paths) {
      for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
        directories.add(path.slice(0, at));
    }
    for (const path of directories) mkdirSync(join(top, path), { recursive: true });
    const asked = [...new Set([...paths, ...directories])];
    const { stdout } = spawnSync("git", ["check-ignore", "--no-index", "-v", "-n", "-z", "--stdin"], {
      cwd: top,
      env,
      input: asked.map((path) => `${path}\0`).join(""),
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    const fields = stdout.split("\0");
    const rows: Row[] = [];
    for (let i = 0; i + 3 < fields.length; i += 4) {
      const [, , pattern = "", path = ""] = fields.slice(i, i + 4);
      const ignored = pattern !== "" && !pattern.startsWith("!");
      rows.push({ patterns: lines, path, isDir: directories.has(path), ignored });
    }
    return rows;
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

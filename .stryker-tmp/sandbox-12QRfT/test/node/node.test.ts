// @ts-nocheck
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadSettings, nodeLinks, nodeWorld, readSettingsFile } from "../../src/node/index.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-node-")));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const settingsOf = (rule: string) => JSON.stringify({ permissions: { deny: [rule], allow: ["Bash"] } });

describe("files that cannot be read as settings", () => {
  const bytes = (text: string) => Buffer.from(text, "latin1");
  type Row = [title: string, file: () => string, code: string, line: number, column: number, denies: number];
  const rows: Row[] = [
    ["a directory", () => root, "settings-unreadable", 1, 1, 0],
    ["a device", () => "/dev/null", "settings-unreadable", 1, 1, 0],
    [
      "links in a circle",
      () => {
        symlinkSync(join(root, "circle"), join(root, "circle"));
        return join(root, "circle");
      },
      "settings-unreadable",
      1,
      1,
      0,
    ],
    [
      "a byte that is not UTF-8",
      () => write("latin1.json", bytes('{"permissions": {\n "deny": ["Read(\xe9)"], "allow": ["Bash"]}}')),
      "settings-not-utf8",
      2,
      17,
      1,
    ],
    [
      "a character cut off at the end",
      () => write("cut.json", Buffer.concat([Buffer.from("{}"), Buffer.from([0xe2, 0x82])])),
      "settings-not-utf8",
      1,
      3,
      0,
    ],
    ["10 MB of [", () => write("large.json", "[".repeat(10_000_000)), "settings-too-large", 1, 1, 0],
    ["an empty file", () => write("empty.json", ""), "settings-syntax", 1, 1, 0],
  ];
  test.each(rows)("%s", (_title, file, code, line, column, denies) => {
    const name = file();
    const { layer, diagnostics } = readSettingsFile(name, { layer: "user" }).reading!;
    expect(diagnostics[0]).toMatchObject({ code, severity: "error", file: name, line, column });
    expect(layer.damage).toBe(diagnostics[0]);
    expect(layer.deny).toHaveLength(denies);
    expect(layer.allow).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)("no permission", () => {
    const file = write("secret.json", "{}");
    chmodSync(file, 0);
    const { reading } = readSettingsFile(file, { layer: "managed" });
    expect(reading?.layer.damage?.code).toBe("managed-unparsable");
  });

  test("a missing file is no layer and no error", () => {
    for (const name of ["nothing.json", "empty.json/x.json"]) {
      expect(readSettingsFile(join(root, name), { layer: "user" }).reading).toBeUndefined();
    }
  });
});

describe("the layers of a directory", () => {
  const home = join(root, "home");
  const repository = join(home, "work");
  const start = join(repository, "packages", "app");
  write("managed/managed-settings.json", settingsOf("managed-base"));
  write("managed/managed-settings.d/20-b.json", settingsOf("managed-20"));
  write("managed/managed-settings.d/10-a.json", settingsOf("managed-10"));
  write("managed/managed-settings.d/.hidden.json", settingsOf("hidden"));
  write("managed/managed-settings.d/notes.txt", "no settings");
  write("home/.claude/settings.json", settingsOf("user"));
  write("home/work/.claude/settings.local.json", settingsOf("local-root"));
  write("home/work/.claude/settings.json", settingsOf("not read: not the start directory"));
  write("home/work/packages/app/.claude/settings.json", settingsOf("project"));
  write("home/work/packages/app/.claude/settings.local.json", settingsOf("local-start"));
  execFileSync("git", ["init", "-q", repository]);
  execFileSync("git", ["-C", repository, "add", "-f", "packages/app/.claude/settings.local.json"]);

  const load = (location: object) =>
    loadSettings({
      cwd: start,
      home,
      platform: "linux",
      managedDirectory: join(root, "managed"),
      run: async () => ({ exitCode: 1, stdout: "" }),
      ...location,
    });
  const rulesOf = async (location: object) =>
    (await load(location)).layers.map((layer) => layer.deny[0]?.value);

  type Row = [title: string, location: object, rules: string[]];
  const managed = ["managed-20", "managed-10", "managed-base"];
  const rows: Row[] = [
    ["below a git root", {}, [...managed, "local-root", "local-start", "project", "user"]],
    ["on Windows", { platform: "win32" }, []],
    [
      "home is the git root",
      { home: repository },
      [...managed, "local-start", "project", "not read: not the start directory"],
    ],
    [
      "another directory for the user",
      { userDirectory: join(start, ".claude") },
      [...managed, "local-root", "local-start", "project"],
    ],
    [
      "nothing managed",
      { managedDirectory: join(root, "none") },
      ["local-root", "local-start", "project", "user"],
    ],
    ["in the home", { cwd: home }, [...managed, "user"]],
  ];
  test.each(rows)("%s", async (_title, location, rules) => {
    expect(await rulesOf(location)).toEqual(rules);
  });

  test("local settings under version control are known", async () => {
    const local = (await load({})).layers.filter((layer) => layer.name === "local");
    expect(local.map((layer) => layer.tracked)).toEqual([false, true]);
  });

  test("local settings behind a linked .claude count as tracked", async () => {
    mkdirSync(join(root, "linked"));
    symlinkSync(join(home, "work", ".claude"), join(root, "linked", ".claude"));
    const local = (await load({ cwd: join(root, "linked") })).layers.find((layer) => layer.name === "local");
    expect(local?.tracked).toBe(true);
  });

  test("a damaged file does not hide the others", async () => {
    write("broken/managed-settings.json", "{");
    const { layers, diagnostics } = await load({ managedDirectory: join(root, "broken") });
    expect(layers.map((layer) => layer.damage?.code)).toEqual([
      "managed-unparsable",
      ...Array(4).fill(undefined),
    ]);
    expect(diagnostics.map((found) => found.code)).toEqual(["settings-syntax", "managed-unparsable"]);
  });
});

describe("the world", () => {
  test("links: a target, null for no link, undefined where nobody can say", () => {
    symlinkSync("somewhere/else", join(root, "link"));
    const links = nodeLinks();
    expect(links(join(root, "link"))).toBe("somewhere/else");
    expect(links(root)).toBe(null);
    expect(links(join(root, "nothing"))).toBe(null);
    expect(links(join(root, "circle", "x"))).toBe(undefined);
    expect(links("a\0b")).toBe(undefined);
  });

  test("what is given replaces what would be looked up", () => {
    expect(nodeWorld({ cwd: "/x", home: "/h", platform: "darwin" })).toMatchObject({
      cwd: "/x",
      home: "/h",
      platform: "darwin",
    });
    expect(nodeWorld().cwd).toBe(process.cwd());
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Which rooms of `src` a room may import; everything else is a mistake in the design, not in a file. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  world: ["base"],
  rule: ["base"],
  shell: ["base"],
  powershell: ["base"],
  match: ["base", "world"],
  commands: ["base", "shell"],
  acts: ["base", "world", "shell", "commands", "powershell"],
  policy: ["base", "world", "rule", "match", "powershell/aliases.ts"],
  decide: ["base", "world", "rule", "match", "acts", "policy"],
  analysis: ["base", "world", "rule", "match", "commands", "acts", "policy", "decide"],
  settings: ["base", "policy/layer.ts"],
  admin: ["base", "world", "rule", "match", "policy/layer.ts", "settings/index.ts"],
  node: ["base", "world/world.ts", "policy/layer.ts", "index.ts", "settings/index.ts", "node:*"],
  audit: ["base", "policy/layer.ts", "index.ts", "node:*"],
  adapters: ["index.ts", "hosts/index.ts"],
  hosts: ["base", "rule/tools.ts", "index.ts", "settings/index.ts"],
  remote: ["base", "index.ts", "settings/index.ts", "node:*"],
  report: ["base"],
  "policy-tests": ["base", "rule/tools.ts", "index.ts", "settings/index.ts"],
  explain: ["base", "rule", "shell", "commands", "policy", "decide"],
  lint: [
    "base",
    "rule",
    "shell",
    "commands",
    "acts",
    "policy",
    "decide",
    "analysis/index.ts",
    "settings/index.ts",
  ],
  replay: [
    "base",
    "shell/parse.ts",
    "rule",
    "commands/argument.ts",
    "commands/effects-of.ts",
    "commands/tables/programs.ts",
    "policy/broad.ts",
    "index.ts",
  ],
  cli: [
    "index.ts",
    "hosts/index.ts",
    "admin/index.ts",
    "settings/index.ts",
    "node/index.ts",
    "remote/index.ts",
    "report/index.ts",
    "policy-tests/index.ts",
    "lint/index.ts",
    "explain/index.ts",
    "replay/index.ts",
    "analysis/index.ts",
    "node:*",
  ],
  fuzz: ["shell", "rule/tools.ts", "index.ts"],
  "index.ts": ["base", "world", "policy", "decide"],
};

/** Packages from outside, and the one room that may import each. */
const packages: Readonly<Record<string, string>> = {
  "fast-check": "fuzz",
  "jsonc-parser": "settings",
  yaml: "policy-tests",
};

const root = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test("every room is in the table, and the table names no other", () => {
  expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(mayImport).sort());
});

test("rooms import in one direction only", () => {
  const wrong = [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => !isAllowed(file, target)).map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("the table allows nothing that no file needs", () => {
  const used = [...imports].flatMap(([file, targets]) =>
    targets.map((target) => [roomOf(file), target] as const),
  );
  const idle = Object.entries(mayImport).flatMap(([room, allowed]) =>
    allowed
      .filter((pattern) => pattern !== "base")
      .filter((pattern) => !used.some(([from, target]) => from === room && covers(pattern, target)))
      .map((pattern) => `${room} ← ${pattern}`),
  );
  expect(idle).toEqual([]);
});

test("no files import each other in a circle", () => {
  const done = new Set<string>();
  const circleFrom = (file: string, path: readonly string[]): string | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(" → ");
    if (done.has(file)) return undefined;
    const circle = (imports.get(file) ?? [])
      .map((target) => circleFrom(target, [...path, file]))
      .find((found) => found !== undefined);
    done.add(file);
    return circle;
  };
  expect(files.map((file) => circleFrom(file, [])).filter((circle) => circle !== undefined)).toEqual([]);
});

test("no text becomes a regular expression", () => {
  const built = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/\bRegExp\(([^)]*)/g)].map(
      ([, from]) => `${file}: ${from}`,
    ),
  );
  expect(built).toEqual(['rule/characters.ts: unseen, "gu"']);
});

function isAllowed(file: string, target: string): boolean {
  const room = roomOf(file);
  return (
    roomOf(target) === room ||
    packages[target] === room ||
    (mayImport[room] ?? []).some((pattern) => covers(pattern, target))
  );
}

/** A pattern is a room, one file, or `node:*`. */
function covers(pattern: string, target: string): boolean {
  return (
    pattern === target || (pattern === "node:*" ? target.startsWith("node:") : roomOf(target) === pattern)
  );
}

function roomOf(file: string): string {
  return dirname(file) === "." ? basename(file) : file.split("/", 1)[0]!;
}

/** Relative imports as paths below `src`, others as they are written. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /^(?:import|export)\b[^"';]*?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...found]
    .map(([, from, bare, dynamic]) => from ?? bare ?? dynamic!)
    .map((target) =>
      target.startsWith(".")
        ? relative(root, join(root, dirname(file), target)).replaceAll("\\", "/")
        : target,
    );
}

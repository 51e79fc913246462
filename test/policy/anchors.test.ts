import { describe, expect, test } from "vitest";
import {
  type Effect,
  emptyLayer,
  type LayerName,
  layerNames,
  modeOf,
  type Session,
} from "../../src/index.ts";
import { anchorsOf, foldsFor, readingsOf } from "../../src/policy/anchors.ts";
import { isBroad } from "../../src/policy/broad.ts";
import { parseRule } from "../../src/rule/parse.ts";
import { layerOf } from "../../src/settings/index.ts";

type Place = Pick<Session, "projectRoot" | "startDirectory"> & { readonly world?: Partial<Session["world"]> };

/** The readings of a path rule, each as its base and what is left of it. */
function read(
  written: string,
  effect: Effect,
  name: LayerName,
  place: Place = {},
  anchor?: string,
): readonly string[] {
  const session: Session = {
    projectRoot: "/srv/app",
    startDirectory: "/srv/app/sub",
    ...place,
    world: { platform: "linux", home: "/home/dana", cwd: "/live", ...place.world },
  };
  return readingsOf(written, effect, { name, anchor }, anchorsOf(session), session).map(
    ({ text, base, anchored, relative }) =>
      `${base} ${text}${anchored ? "" : " at any depth"}${relative ? ", relative" : ""}`,
  );
}

describe("SEMANTICS PATH-6 to PATH-9, PATH-12: where a path rule is read from", () => {
  test.each<readonly [written: string, effect: Effect, layer: LayerName, readings: readonly string[]]>([
    ["//x/y", "allow", "user", ["/ /x/y"]],
    ["//", "deny", "user", ["/ /**"]],
    ["//**/x", "allow", "user", ["/ **/x at any depth"]],
    ["~", "allow", "user", ["/home/dana /**"]],
    ["~/a", "allow", "user", ["/home/dana /a"]],
    ["~a", "allow", "user", ["/srv/app/sub ~a at any depth, relative"]],
    ["/", "allow", "project", ["/srv/app /**"]],
    ["/a", "allow", "project", ["/srv/app /a"]],
    ["/a", "deny", "project", ["/srv/app /a"]],
    ["/a", "allow", "user", ["/home/dana/.claude /a"]],
    ["/a", "allow", "local", ["/srv/app/sub /a"]],
    ["/a", "allow", "cli", ["/srv/app/sub /a"]],
    ["/a", "allow", "session", ["/srv/app/sub /a"]],
    ["/a", "allow", "managed", []],
    ["/a", "deny", "managed", ["/ /a", "/srv/app /a"]],
    ["/etc/x", "deny", "project", ["/srv/app /etc/x", "/ /etc/x"]],
    ["/etc/x", "allow", "project", ["/srv/app /etc/x"]],
    ["/a/etc", "deny", "project", ["/srv/app /a/etc"]],
    [".", "allow", "user", ["/srv/app/sub **, relative"]],
    ["./", "allow", "user", ["/srv/app/sub **, relative"]],
    ["./a", "allow", "user", ["/srv/app/sub a, relative"]],
    ["a", "allow", "user", ["/srv/app/sub a at any depth, relative"]],
    ["a/**", "allow", "user", ["/srv/app/sub a/**, relative"]],
    ["a/**", "deny", "user", ["/srv/app/sub a/** at any depth, relative"]],
    ["a/b/**", "allow", "user", ["/srv/app/sub a/b/** at any depth, relative"]],
    ["a/bc", "allow", "user", ["/srv/app/sub a/bc at any depth, relative"]],
    ["a\\b", "allow", "user", ["/srv/app/sub a\\b at any depth, relative"]],
    ["C:/a", "allow", "user", ["/srv/app/sub C:/a at any depth, relative"]],
  ])("%s, %s of %s", (written, effect, layer, readings) => {
    expect(read(written, effect, layer)).toEqual(readings);
  });

  test.each(["Users", "etc", "home", "mnt", "opt", "private", "root", "tmp", "usr", "var"])(
    "a deny of /%s/x is read from the root too",
    (name) => {
      const text = `/${name}/x`;
      expect(read(text, "deny", "project")).toEqual([`/srv/app ${text}`, `/ ${text}`]);
    },
  );

  test("of a file that is given with a flag", () => {
    expect(read("/a", "allow", "cli", {}, "/opt/rules")).toEqual(["/opt/rules /a"]);
  });

  test("without a home or a project", () => {
    const place: Place = { projectRoot: undefined, startDirectory: undefined, world: { home: undefined } };
    expect(read("~/a", "deny", "user", place)).toEqual([]);
    expect(read("/a", "allow", "user", place)).toEqual([]);
    expect(read("/a", "deny", "user", place)).toEqual(["/ /a", "/live /a"]);
    expect(read("/a", "allow", "project", place)).toEqual(["/live /a"]);
  });

  test("on Windows", () => {
    const place: Place = {
      projectRoot: "C:\\app",
      startDirectory: "C:\\app",
      world: { platform: "win32", home: "C:\\Users\\dana" },
    };
    expect(read("a\\b", "allow", "user", place)).toEqual(["/c/app a/b at any depth, relative"]);
    expect(read("D:\\a", "allow", "user", place)).toEqual(["/ /d/a"]);
    expect(read("xD:/a", "allow", "user", place)).toEqual(["/c/app xD:/a at any depth, relative"]);
    expect(read("~\\a", "allow", "user", place)).toEqual(["/c/Users/dana /a"]);
  });
});

describe("SEMANTICS PATH-18: how patterns compare text", () => {
  const linux = { platform: "linux" } as const;
  const darwin = { platform: "darwin" } as const;
  test.each([
    ["allow", linux, "[!a]", ["none"]],
    ["allow", darwin, "a", ["narrow"]],
    ["deny", darwin, "a", ["case"]],
    ["deny", darwin, "[!a]", ["case", "none"]],
    ["ask", darwin, "[^a]", ["case", "none"]],
    ["deny", darwin, "[a]", ["case"]],
  ] as const)("%s, %j, %s: %j", (effect, volumes, text, folds) => {
    expect(foldsFor(effect, volumes, text)).toEqual(folds);
  });

  test("case is never ignored twice where it counts", () => {
    expect(foldsFor("deny", linux, "[!a]")).toHaveLength(1);
  });
});

describe("SEMANTICS MODE-4: what auto mode leaves out", () => {
  test.each([
    ["Bash", true],
    ["Bash(*)", true],
    ["PowerShell", true],
    ["Monitor", true],
    ["Agent", true],
    ["Read", false],
    ["mcp__a__*", false],
    ["Bash(python *)", true],
    ["Bash(python:*)", true],
    ["Bash(* x)", true],
    ["Bash(npm run *)", true],
    ["Bash(npm test *)", false],
    ["Bash(python)", false],
    ["Bash(make:python *)", false],
    ["Monitor(node *)", true],
    ["PowerShell(pwsh *)", true],
    ["Agent(python *)", false],
    ["Read(python *)", false],
  ])("%s: %s", (text, broad) => {
    const { rule } = parseRule(text, "allow");
    expect(isBroad(rule!, [emptyLayer("user")])).toBe(broad);
  });

  test("one layer can have every shell command classified", () => {
    const layers = [emptyLayer("user"), { ...emptyLayer("managed"), classifyAllShell: true }];
    const broad = (text: string) => isBroad(parseRule(text, "allow").rule!, layers);
    expect(["Bash(ls)", "Monitor(ls)", "PowerShell(ls)", "Read", "Skill(a)"].map(broad)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

test.each(layerNames)("a layer of %s that says nothing is that of empty settings", (name) => {
  expect(layerOf({}, name).layer).toEqual(emptyLayer(name));
});

test("SEMANTICS MODE-1: `manual` is `default`", () => {
  expect(["manual", "plan", "", undefined].map(modeOf)).toEqual(["default", "plan", undefined, undefined]);
});

import { describe, expect, test } from "vitest";
import { compile, decide, type Effect, emptyLayer, listRules, type Session } from "../../src/index.ts";
import { keyOf } from "../../src/policy/list-rules.ts";
import { parseRule } from "../../src/rule/parse.ts";
import { layerOf } from "../../src/settings/index.ts";

const session: Session = { world: { platform: "linux", home: "/home/dana", cwd: "/home/dana/app" } };

/** What a rule of the user is worth beside one of the project. */
describe("a rule beside a stronger one", () => {
  type Row = [stronger: `${"deny" | "ask"} ${string}`, weaker: `${Effect} ${string}`, state: string];
  const shadowed: Row[] = [
    ["deny Bash", "allow Bash(ls *)", "shadowed"],
    ["deny Bash(*)", "ask Bash", "shadowed"],
    ["deny *", "allow WebSearch", "shadowed"],
    ["deny mcp__*", "allow mcp__a__b", "shadowed"],
    ["deny mcp__a", "allow mcp__a__b", "shadowed"],
    ["deny mcp__a", "allow mcp__a__*", "shadowed"],
    ["deny Bash(git push *)", "allow Bash(git push *)", "shadowed"],
    ["deny Bash(git push *)", "allow Bash(git push:*)", "shadowed"],
    ["deny Bash(git *)", "allow Bash(git push origin *)", "shadowed"],
    ["deny Bash(git *)", "allow Bash(git)", "shadowed"],
    ["ask Bash(git *)", "allow Bash(git push)", "shadowed"],
    ["deny Bash(git *)", "allow Monitor(git push)", "shadowed"],
    ["deny Read", "allow Read(./a)", "shadowed"],
    ["deny Read(~/a/**)", "allow Read(~/a/**)", "shadowed"],
    ["deny WebFetch(domain:a.example)", "allow WebFetch(domain:a.example)", "shadowed"],
    ["deny Agent(reviewer)", "allow Agent(reviewer)", "shadowed"],
    ["deny Agent(/reviewer)", "allow Agent(/reviewer)", "shadowed"],
    ["deny Bash(gi*)", "allow Bash(git*)", "shadowed"],
    ["deny Bash(git *)", "allow Bash(git * -f)", "shadowed"],
    ["deny Bash(git * -f)", "allow Bash(git push * -f)", "shadowed"],
    ["deny Monitor(git *)", "allow Monitor(git push)", "shadowed"],
    ["deny mcp__a__*", "allow mcp__a__b*", "shadowed"],
    ["deny Bash(**)", "allow Bash(***)", "shadowed"],
    ["deny Bash(git -m 'a b')", 'allow Bash(git -m "a b")', "shadowed"],
    ["deny Bash(git -m 'a b' *)", 'allow Bash(git -m "a b" *)', "shadowed"],
  ];
  const free: Row[] = [
    ["deny Bash(git push *)", "allow Bash(git *)", "in force"],
    ["deny Bash(git push *)", "allow Bash(git push* *)", "in force"],
    ["deny Bash(git push)", "allow Bash(git push *)", "in force"],
    ["deny Bash(git push -f *)", "allow Bash(git push *)", "in force"],
    ["deny Bash(git * -f)", "allow Bash(git *)", "in force"],
    ["deny Monitor(git *)", "allow Bash(git push)", "in force"],
    ["deny mcp__a__b", "allow mcp__a", "in force"],
    ["deny mcp__a__b", "allow mcp__a__*", "in force"],
    ["deny Read(./a)", "allow Read(./b)", "in force"],
    ["deny Read(/a)", "allow Read(/a)", "in force"],
    ["deny Edit", "allow Read(./b)", "in force"],
    ["deny WebFetch(domain:a.example)", "allow WebFetch(domain:b.example)", "in force"],
    ["deny Bash(git", "allow Bash(git)", "in force"],
    ["deny Bash(git *)", "allow Bash(git*)", "in force"],
    ["deny Bash(git *)", "allow Bash(**)", "in force"],
    ["deny Bash(GIT *)", "allow Bash(git push)", "in force"],
    ["deny Bash", "deny Bash(git)", "in force"],
    ["ask Bash", "ask Bash(git)", "in force"],
  ];
  test.each([...shadowed, ...free])("%s, %s: %s", (stronger, weaker, state) => {
    const [strong, weak] = [ruleIn(stronger), ruleIn(weaker)];
    const layers = [layerFor("project", strong), layerFor("user", weak)];
    const listed = listRules(layers, session).find(({ layer }) => layer === "user");
    expect(listed?.state).toBe(state);
    if (state !== "shadowed") return;
    expect(listed?.by?.text).toBe(strong.text);
    expect(listed?.because).toBe(`${strong.effect} decides first`);
  });

  test("one that is shadowed decides nothing", () => {
    const commands = ["git push", "git push origin main", "git", "ls -l"];
    for (const [stronger, weaker] of shadowed) {
      const layers = [layerFor("project", ruleIn(stronger)), layerFor("user", ruleIn(weaker))];
      const withIt = compile(layers, session).policy;
      const without = compile(layers.slice(0, 1), session).policy;
      for (const command of commands) {
        const call = { tool: "Bash", input: { command } };
        expect(decide(withIt, call).effect).toBe(decide(without, call).effect);
      }
    }
  });
});

test("of several rules that cover one, the same rule is named", () => {
  const { layer } = layerOf({ permissions: { deny: ["Bash(git *)", "Bash(git push *)"] } }, "project");
  const shadowOf = (text: string) =>
    listRules([layer, layerFor("user", { effect: "allow", text })], session).at(-1)?.by?.text;
  expect(shadowOf("Bash(git push *)")).toBe("Bash(git push *)");
  expect(shadowOf("Bash(git push -f)")).toBe("Bash(git *)");
});

test.each([
  ["Read(/a)", false],
  ["Read(//a)", true],
  ["Read(/)", false],
  ["Read(~/a)", true],
  ["Read(a/b)", true],
  ["Read", true],
  ["Bash(/bin/ls)", true],
  ["Agent(/a)", true],
])("whether %s means the same in each layer: %s", (text, same) => {
  const rule = parseRule(text, "deny").rule!;
  expect(keyOf(emptyLayer("user"), rule) === keyOf(emptyLayer("project"), rule)).toBe(same);
  const file = { ...emptyLayer("cli"), anchor: "/opt" };
  expect(keyOf(emptyLayer("cli"), rule) === keyOf(file, rule)).toBe(same);
});

test("`!` takes back what a path rule says, so nothing is called shadowed by one", () => {
  const { layer } = layerOf({ permissions: { deny: ["Read(~/a)", "Read(!~/a)", "Bash(git *)"] } }, "project");
  const stateOf = (text: string) =>
    listRules([layer, layerFor("user", { effect: "allow", text })], session).at(-1)?.state;
  expect([stateOf("Read(~/a)"), stateOf("Bash(git push)")]).toEqual(["in force", "shadowed"]);
});

test("rules are listed by effect, then from the strongest layer, in whatever order the layers are given", () => {
  const layers = (["user", "managed", "local", "project"] as const).map(
    (name) => layerOf({ permissions: { allow: ["Read(~/a)"], deny: [7] } }, name).layer,
  );
  const listed = listRules(layers, session).map(({ effect, layer, text }) => `${effect} ${layer} ${text}`);
  const strongestFirst = ["managed", "local", "project", "user"];
  expect(listed).toEqual([
    ...strongestFirst.map((name) => `deny ${name} 7`),
    ...strongestFirst.map((name) => `allow ${name} Read(~/a)`),
  ]);
});

describe("a rule by itself", () => {
  type Row = [settings: Record<string, object>, more: Partial<Session>, state: string, because: string];
  const allow = { permissions: { allow: ["Bash(python *)"] } };
  const deny = { permissions: { deny: ["Bash(python *)"] } };
  const rows: Row[] = [
    [{ user: allow }, {}, "in force", ""],
    [
      { managed: { allowManagedPermissionRulesOnly: true }, user: allow },
      {},
      "off",
      "managed settings let only managed",
    ],
    [{ managed: { allowManagedPermissionRulesOnly: true, ...allow } }, {}, "in force", ""],
    [{ managed: { allowManagedPermissionRulesOnly: true }, user: deny }, {}, "in force", ""],
    [{ project: allow }, {}, "in force", ""],
    [{ project: allow }, { trusted: false }, "off", "not trusted"],
    [{ project: deny }, { trusted: false }, "in force", ""],
    [{ user: allow }, { mode: "auto" }, "off", "`auto`"],
    [{ user: deny }, { mode: "auto" }, "in force", ""],
    [{ user: { permissions: { deny: ["Bash(ls"] } } }, {}, "broken", "is opened with"],
    [{ user: { permissions: { deny: ["Bash(ls) x"] } } }, {}, "broken", "nothing may follow"],
    [{ user: { permissions: { deny: ["!"] } } }, {}, "broken", "cancels nothing"],
    [{ user: { permissions: { deny: [7] } } }, {}, "broken", "not a number"],
    [{ user: { permissions: { deny: ["WebSearch(cats)"] } } }, {}, "off", "matches nothing"],
    [{ managed: { permissions: { allow: ["Edit(/a)"] } } }, {}, "off", "no anchor"],
  ];
  test.each(rows)("%j %j: %s", (settings, more, state, because) => {
    const layers = Object.entries(settings).map(([name, value]) => layerOf(value, name as "user").layer);
    const rule = listRules(layers, { ...session, ...more }).at(-1);
    expect(rule?.state).toBe(state);
    expect(rule?.because ?? "").toContain(because);
  });
});

function ruleIn(line: string): { effect: Effect; text: string } {
  const blank = line.indexOf(" ");
  return { effect: line.slice(0, blank) as Effect, text: line.slice(blank + 1) };
}

function layerFor(name: "project" | "user", { effect, text }: { effect: Effect; text: string }) {
  return layerOf({ permissions: { [effect]: [text] } }, name).layer;
}

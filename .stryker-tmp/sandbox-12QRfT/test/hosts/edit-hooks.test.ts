// @ts-nocheck
import fc from "fast-check";
import { expect, test } from "vitest";
import { type HostName, hostNames, installations, withHook, withoutHook } from "../../src/hosts/index.ts";
import { seed } from "../seed.ts";

const command = "/usr/bin/node /opt/toolgate-hook.cjs --host";

function installed(text: string | undefined, host: HostName = "claude", more = ""): string {
  const after = withHook(text, "settings.json", host, `${command} ${host}${more}`);
  if (typeof after !== "string") throw new Error(after.problem);
  return after;
}

function removed(text: string, host: HostName = "claude"): string {
  const after = withoutHook(text, "settings.json", host);
  if (typeof after !== "string") throw new Error(after.problem);
  return after;
}

const theirs = `{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "./mine.sh" }] }`;

test("everything else stays as it stands, byte for byte", () => {
  const rows: readonly (readonly [before: string, start: string, end: string])[] = [
    [`{}`, `{\n  "hooks": {\n    "PreToolUse": [\n      {\n`, `\n    ]\n  }\n}`],
    [`{\n}\n`, `{\n  "hooks": {\n`, `\n    ]\n  }\n}\n`],
    [`{"a":1}`, `{"a":1,\n  "hooks": {`, `\n    ]\n  }\n}`],
    [`{\n  "a": [1,  2]\n}\n`, `{\n  "a": [1,  2],\n  "hooks": {\n    "PreToolUse": [\n`, `\n  }\n}\n`],
    [`{\r\n\t"a": 1\r\n}`, `{\r\n\t"a": 1,\r\n\t"hooks": {\r\n\t\t"PreToolUse": [\r\n`, `\r\n\t}\r\n}`],
    [`\uFEFF{\n    "a": 1\n}`, `\uFEFF{\n    "a": 1,\n    "hooks": {\n`, `\n    }\n}`],
    [
      `{\n  "hooks": {\n    "PreToolUse": [ ${theirs} ]\n  }\n}\n`,
      `{\n  "hooks": {\n    "PreToolUse": [ ${theirs},\n      {\n        "matcher": "*",\n`,
      `\n      }\n     ]\n  }\n}\n`,
    ],
    [
      `{\n  "hooks": {\n    "Stop": [${theirs}]\n  }\n}\n`,
      `{\n  "hooks": {\n    "Stop": [${theirs}],\n    "PreToolUse": [\n      {\n`,
      `\n    ]\n  }\n}\n`,
    ],
  ];
  for (const [before, start, end] of rows) {
    const text = installed(before);
    expect([text.slice(0, start.length), text.slice(-end.length)]).toEqual([start, end]);
    expect(removed(text).replace(/\s/g, "")).toBe(before.replace(/\s/g, ""));
  }
});

test("a second time changes nothing, and another command takes the place of the first", () => {
  for (const host of hostNames) {
    const once = installed(undefined, host);
    expect(installed(once, host)).toBe(once);
    const other = installed(once, host, " --mode decide");
    expect(other).toContain("--mode decide");
    expect(JSON.parse(other)).toEqual(JSON.parse(installed(undefined, host, " --mode decide")));
  }
});

test("each host gets its knob for a hook that fails, or a note that it has none", () => {
  for (const host of hostNames) {
    const text = installed(undefined, host);
    const closed = text.includes('"onFailure": "block"') || text.includes('"failClosed": true');
    expect(closed || installations[host].notes.some((note) => note.includes("goes ahead")), host).toBe(true);
  }
});

test.each([
  ["{", "no strict JSON"],
  ['{ // note\n"a": 1 }', "no strict JSON"],
  ["[]", "no JSON object"],
  ['{"hooks": []}', "`hooks` is no object"],
  ['{"hooks": {"PreToolUse": {}}}', "`hooks.PreToolUse` is no list"],
  ["", "no strict JSON"],
])("%j is left alone: %s", (text, problem) => {
  for (const edit of [withHook(text, "f", "claude", command), withoutHook(text, "f", "claude")])
    expect(edit).toMatchObject({ problem: expect.stringContaining(problem) });
});

test("with and then without: any settings keep their value and any other hook", () => {
  const hooks = fc.dictionary(
    fc.constantFrom("PreToolUse", "Stop", "BeforeTool", "problem", "__proto__"),
    fc.array(fc.constant(JSON.parse(theirs)), { minLength: 1, maxLength: 3 }),
    { noNullPrototype: true },
  );
  const settings = fc.record({
    rest: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3, noNullPrototype: true }),
    hooks: fc.option(hooks, { nil: undefined }),
    indent: fc.constantFrom<number | string>(0, 2, 4, "\t"),
    host: fc.constantFrom(...hostNames),
  });
  fc.assert(
    fc.property(settings, ({ rest, hooks, indent, host }) => {
      const value = { ...rest, ...(hooks === undefined || Object.keys(hooks).length === 0 ? {} : { hooks }) };
      if (hooks === undefined && "hooks" in rest) return;
      const before = JSON.stringify(value, null, indent);
      const after = installed(before, host);
      expect(installed(after, host)).toBe(after);
      expect(JSON.parse(removed(after, host))).toEqual(JSON.parse(before));
    }),
    { seed, numRuns: 500 },
  );
});

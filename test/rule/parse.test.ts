import "../seed.ts";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codes } from "../../src/base/diagnostic.ts";
import type { Effect } from "../../src/base/effect.ts";
import { limits } from "../../src/base/limits.ts";
import { parseRule } from "../../src/rule/parse.ts";
import { almostRule, anyEffect, effects } from "./arbitrary.ts";
import { drawn, rowsOf } from "./rows.ts";

const rows = rowsOf(readFileSync(new URL("rules.txt", import.meta.url), "utf8"));

describe("what stands in rules.txt", () => {
  test.each(rows)("$text", ({ text, wanted }) => {
    const effect = text.slice(0, text.indexOf(" "));
    expect(drawn(text, parseRule(text.slice(effect.length + 1), effect as Effect))).toBe(wanted);
  });

  test("holds every list and each row once", () => {
    expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
    for (const effect of effects) expect(rows.some((row) => row.text.startsWith(`${effect} `))).toBe(true);
  });
});

describe("what is no text", () => {
  test.each([
    [undefined, "a undefined"],
    [null, "null"],
    [0, "a number"],
    [true, "a boolean"],
    [{}, "an object"],
    [[], "an array"],
    [["Bash"], "an array"],
    [Symbol("Bash"), "a symbol"],
    [() => "Bash", "a function"],
    [1n, "a bigint"],
  ])("%p is %s", (value, kind) => {
    for (const effect of effects) {
      const { rule, guards, diagnostics } = parseRule(value, effect);
      expect(rule).toBeUndefined();
      expect(guards).toBe(effect === "allow" ? undefined : "*");
      const message = `a rule is a string, not ${kind}`;
      expect(diagnostics).toStrictEqual([
        { code: "rule-not-a-string", severity: "error", message, line: 1, column: 1, endColumn: 2 },
      ]);
    }
  });

  test.each(["", " ", "\t\r\n"])("%j is empty", (text) => {
    const endColumn = Math.max(text.length, 1) + 1;
    const said = { severity: "error", message: "the rule is empty", help: "remove the entry" };
    expect(parseRule(text, "allow").diagnostics).toEqual([
      { code: "empty-rule", ...said, line: 1, column: 1, endColumn },
    ]);
    expect(parseRule(text, "deny").guards).toBe("*");
  });
});

describe("what cannot be seen", () => {
  const unseen = [
    "\u0000",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u00ad",
    "\u034f",
    "\u200b",
    "\u200d",
    "\u202e",
  ];
  const more = [
    "\u2028",
    "\u2066",
    "\u2800",
    "\u3000",
    "\u3164",
    "\ufeff",
    "\ufe0f",
    "\u{e0041}",
    "\ud800",
    "\n",
    "\r",
  ];
  test.each([...unseen, ...more])("%j", (character) => {
    const text = `Bash(rm${character} *)`;
    const allowed = parseRule(` ${text} `, "allow");
    const codePoint = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
    expect(allowed.rule).toBeUndefined();
    expect(allowed.diagnostics).toHaveLength(1);
    expect(allowed.diagnostics[0]).toMatchObject({
      code: "control-character",
      severity: "error",
      message: `the rule holds the character ${codePoint}, which cannot be seen`,
      column: 9,
      endColumn: 9 + character.length,
      help: "remove it: `Bash(rm *)`",
    });
    expect(parseRule(text, "deny")).toMatchObject({ rule: { text }, guards: "Bash" });
    expect(parseRule(`Ba${character}sh(rm *)`, "deny")).toMatchObject({ guards: "Bash" });
    expect(parseRule(`Ba${character}sh`, "deny")).toMatchObject({ guards: "Bash" });
  });

  test("letters of any script can be seen", () => {
    expect(parseRule("Read(café/日本語/😀)", "allow").diagnostics).toEqual([]);
  });
});

describe("bounds", () => {
  const head = "Bash(";
  test("the longest rule is read, a longer one is not", () => {
    const longest = `${head}${"a".repeat(limits.ruleLengthMax - head.length - 1)})`;
    expect(parseRule(` ${longest} `, "allow").rule?.text).toBe(longest);
    expect(parseRule(` ${longest.slice(0, -1)}a)`, "allow").diagnostics).toMatchObject([
      {
        code: "rule-too-long",
        severity: "error",
        message: `the rule has ${limits.ruleLengthMax + 1} characters, the limit is ${limits.ruleLengthMax}`,
        help: "split the rule into several",
      },
    ]);
    expect(parseRule(`${longest.slice(0, -1)}a)`, "deny").guards).toBe("Bash");
  });

  test.each(["Bash(", "Read(", "Skill(", "WebFetch(domain:", "mcp__a__x(y:"])("wildcards of %s", (start) => {
    const most = `${start}${"a*".repeat(limits.patternWildcardsMax)})`;
    expect(parseRule(most, "deny").rule).toBeDefined();
    const more = parseRule(`${start}*${most.slice(start.length)}`, "deny");
    expect(more.rule).toBeUndefined();
    expect(more.guards).toBe(start.slice(0, start.indexOf("(")));
    expect(more.diagnostics).toMatchObject([
      {
        code: "too-many-wildcards",
        severity: "error",
        message: `a pattern may have ${limits.patternWildcardsMax} wildcards`,
        help: "split the rule into several",
      },
    ]);
  });

  test("the longest host is read, a longer one is not", () => {
    const longest = `${"a".repeat(49)}.`.repeat(5) + "com";
    expect(parseRule(`WebFetch(domain:${longest})`, "allow").diagnostics).toEqual([]);
    const { message } = parseRule(`WebFetch(domain:a${longest})`, "allow").diagnostics[0]!;
    expect(message).toBe("the host is too long");
  });

  test("wildcards of a tool name", () => {
    expect(parseRule("a*".repeat(limits.patternWildcardsMax), "ask").rule).toBeDefined();
    expect(parseRule("a*".repeat(limits.patternWildcardsMax + 1), "ask").guards).toBe("*");
  });

  test.each(["[", "[!", "[[:", "(", ")", "\\", "{,", "'", " *", ":", "mcp__"])(
    "many %j take no long time",
    (piece) => {
      const start = process.cpuUsage();
      for (const tool of ["Bash", "Read", "Skill", "WebFetch", "Foo"])
        for (const effect of effects) parseRule(`${tool}(${piece.repeat(4_000 / piece.length)})`, effect);
      expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
    },
  );
});

describe("places", () => {
  const place = { file: "/p/.claude/settings.json", line: 7, column: 12, endColumn: 40 };
  test("a rule stands without the blanks around it", () => {
    expect(parseRule("  Bash(ls) ", "deny", place).rule?.place).toEqual({
      ...place,
      column: 14,
      endColumn: 22,
    });
  });

  test("a finding stands in the file of its rule", () => {
    const [finding] = parseRule(" Bash(ls) x", "deny", place).diagnostics;
    expect(finding).toMatchObject({ file: place.file, line: 7, column: 22, endColumn: 23 });
  });
});

describe("help is the certain fix", () => {
  test.each([
    ["deny", "bash", "write `Bash`; tool names are case-sensitive"],
    ["deny", "Wrtie", "write `Write`; tool names are case-sensitive"],
    ["deny", "Gti", undefined],
    ["deny", "Task(Explore)", "write `Agent` instead of `Task`"],
    ["allow", "Bash()", "write `Bash` to cover every call of the tool"],
    ["deny", "Bash(ls) x", "write `Bash(ls)`"],
    ["deny", "Bash(command:rm *)", "write `Bash(rm *)`"],
    ["deny", "Grep(path:src)", "write `Read(src)`"],
    ["deny", "Write(docs/**)", "write `Edit(docs/**)`; it covers every tool that edits files"],
    ["deny", "Read(/Users/alice/file)", "write `//Users/alice/file` for the absolute path"],
    ["allow", "WebFetch(https://example.com/a)", "write `WebFetch(domain:example.com)`"],
    ["allow", "WebFetch(domain:example.com:443)", "write `WebFetch(domain:example.com)`"],
    ["allow", "Bash(git * main)", "write the subcommand first: `git <subcommand> *`"],
  ] as const)("%s %s", (effect, text, help) => {
    expect(parseRule(text, effect).diagnostics[0]?.help).toBe(help);
  });
});

describe("of any text", () => {
  const anyText = fc.oneof(almostRule, fc.string({ unit: "binary" }), fc.string());

  test("reading never throws, and findings stand inside the text", () => {
    fc.assert(
      fc.property(anyText, anyEffect, (text, effect) => {
        for (const finding of parseRule(text, effect).diagnostics) {
          expect(Object.hasOwn(codes, finding.code)).toBe(true);
          expect(finding.column).toBeGreaterThanOrEqual(1);
          expect(finding.endColumn).toBeGreaterThan(finding.column);
          expect(finding.endColumn).toBeLessThanOrEqual(Math.max(text.length, 1) + 1);
          expect(finding.message).not.toMatch(/\.$|^[A-Z]/);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test("no JSON value throws", () => {
    fc.assert(fc.property(fc.jsonValue(), anyEffect, (value, effect) => void parseRule(value, effect)));
  });

  test("a deny or ask that is broken is never no rule", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<Effect>("deny", "ask"), (text, effect) => {
        const { rule, guards, diagnostics } = parseRule(text, effect);
        const negated = diagnostics.some((finding) => finding.code === "negated-rule");
        if (!negated) expect(rule !== undefined || guards !== undefined).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test("a broken allow gives nothing, and an allow never guards", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { rule, guards, diagnostics } = parseRule(text, "allow");
        expect(guards).toBeUndefined();
        expect(rule === undefined).toBe(
          diagnostics.some((finding) => finding.severity === "error") || text.trim() === "!",
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test("nothing in force goes without a finding where it covers nothing", () => {
    fc.assert(
      fc.property(almostRule, anyEffect, (text, effect) => {
        const { rule, diagnostics } = parseRule(text, effect);
        if (rule?.specifier?.type === "inert") expect(diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 5_000 },
    );
  });
});

// @ts-nocheck
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Finding,
  githubReport,
  junitReport,
  sarifReport,
  type TestSuite,
  tapReport,
} from "../../src/report/index.ts";

const schemas = fileURLToPath(new URL("schemas/", import.meta.url));

/** Text that every format has a use of its own for, and text that would hide or forge. */
const hostile =
  'a "b" <c> ]]> & 50% ::error:: x,y: #1 \\ \u001b[31m \u202e\u200b \ufffe \uffff \ud800 \r\n b';

/** The same as a person sees it, in one line and in several. */
const shown =
  'a "b" <c> ]]> & 50% ::error:: x,y: #1 \\ \\u{1b}[31m \\u{202e}\\u{200b} \ufffe \uffff \\u{d800} \\r\\n b';
const shownLines = shown.replace("\\n", "\n");

const at = { line: 3, column: 5, endColumn: 9 };
const found: readonly Finding[] = [
  {
    code: "unknown-tool",
    severity: "warning",
    message: "no such tool",
    help: "write `Bash`",
    file: "a b,c.json",
    ...at,
  },
  {
    code: "unclosed-rule",
    severity: "error",
    message: hostile,
    file: "/srv/é/x.json",
    line: 1,
    column: 1,
    endColumn: 1,
  },
  { code: "other", severity: "info", message: "somewhere", line: 1, column: 1, endColumn: 2 },
];

const run: readonly TestSuite[] = [
  {
    name: 'rules "a".yaml',
    tests: [
      { name: "git status", outcome: "passed" },
      { name: hostile, outcome: "failed", message: hostile, detail: hostile },
      { name: "rm x", outcome: "todo", message: "known #4" },
      { name: "ls", outcome: "skipped" },
    ],
  },
  { name: "empty", tests: [] },
];

/** Any findings and tests at all. */
const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constant(hostile));
const findings = fc.array(
  fc.record(
    {
      code: text,
      severity: fc.constantFrom("error" as const, "warning" as const, "info" as const),
      message: text,
      help: text,
      file: text,
      line: fc.integer({ min: 1, max: 9 }),
      column: fc.integer({ min: 1, max: 9 }),
      endColumn: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: ["code", "severity", "message", "line", "column", "endColumn"] },
  ),
  { maxLength: 3 },
);
const suites = fc.array(
  fc.record({
    name: text,
    tests: fc.array(
      fc.record(
        {
          name: text,
          outcome: fc.constantFrom("passed" as const, "failed" as const, "todo" as const, "skipped" as const),
          message: text,
          detail: text,
        },
        { requiredKeys: ["name", "outcome"] },
      ),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 2 },
);

describe("GitHub annotations", () => {
  test("as the documentation writes them", () => {
    expect(githubReport(found.slice(0, 1))).toBe(
      "::warning file=a b%2Cc.json,line=3,col=5,endColumn=8,title=unknown-tool::no such tool; write `Bash`\n",
    );
    expect(githubReport(found.slice(2))).toBe("::notice title=other::somewhere\n");
  });

  /** What the runner makes of a line: `ActionCommand.TryParseV2` of actions/runner. */
  const parsed = (line: string) => {
    const [, command, properties, data] = /^::([^ ]+) ([^:]*)::(.*)$/s.exec(line) ?? [];
    const unescaped = (escaped: string): string =>
      escaped.replace(/%0D|%0A|%3A|%2C|%25/g, (code) => decodeURIComponent(code));
    const pairs = (properties ?? "").split(",").map((pair): [string, string] => {
      const equals = pair.indexOf("=");
      return [pair.slice(0, equals), unescaped(pair.slice(equals + 1))];
    });
    return { command, ...Object.fromEntries(pairs), message: unescaped(data ?? "") };
  };

  test("the runner reads back what was meant", () => {
    const odd = { ...found[1]!, file: hostile, code: hostile };
    expect(parsed(githubReport([odd]).trimEnd())).toEqual({
      command: "error",
      file: shownLines,
      line: "1",
      col: "1",
      endColumn: "1",
      title: shownLines,
      message: shownLines,
    });
  });

  test("one line for each finding, whatever it holds", () => {
    fc.assert(
      fc.property(findings, (some) => {
        const lines = githubReport(some).split("\n");
        expect(lines.pop()).toBe("");
        expect(lines.length).toBe(some.length);
        for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) [^:\r]*::[^\r]*$/);
      }),
    );
  });
});

describe("SARIF", () => {
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(`${schemas}sarif-2.1.0-rtm.5.json`, "utf8"));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const rules = [
    {
      code: "unknown-tool",
      severity: "warning",
      about: "no known tool has this name",
      page: "# unknown-tool",
    },
    { code: "unclosed-rule", severity: "error", about: "a specifier must end" },
  ] as const;
  const report = (some: readonly Finding[]) =>
    JSON.parse(sarifReport({ name: "toolgate", version: "1", rules }, some));

  test("is what the schema of 2.1.0 wants", () => {
    validate(report(found));
    expect(validate.errors).toBe(null);
    expect(validate({ version: "2.1.0", runs: [{}] })).toBe(false);
  });

  test("whatever is found", () => {
    fc.assert(
      fc.property(findings, (some) => {
        validate(report(some));
        expect(validate.errors).toBe(null);
      }),
    );
  });

  test("says where, and of which rule", () => {
    const [first, second, third] = report(found).runs[0].results;
    expect(first).toEqual({
      ruleId: "unknown-tool",
      ruleIndex: 0,
      level: "warning",
      message: { text: "no such tool; write `Bash`" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "a%20b%2Cc.json", uriBaseId: "%SRCROOT%" },
            region: { startLine: 3, startColumn: 5, endColumn: 9 },
          },
        },
      ],
    });
    expect(second.message.text).toBe(shown);
    expect(second.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: "file:///srv/%C3%A9/x.json",
    });
    expect(third).toEqual({ ruleId: "other", level: "note", message: { text: "somewhere" } });
  });

  test.each([
    ["/srv/x", "file:///srv/x"],
    ["C:\\Users\\a b\\x", "file:///C:/Users/a%20b/x"],
    ["\\\\host\\share\\x", "file://host/share/x"],
    ["a/#b?", "a/%23b%3F"],
  ])("the file %s is %s", (file, uri) => {
    const [result] = report([{ ...found[0]!, file }]).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });
});

describe("JUnit", () => {
  test("a failure, a known one, a skipped one", () => {
    expect(
      junitReport([
        {
          name: "a.yaml",
          tests: [
            { name: "ls", outcome: "passed" },
            { name: "x", outcome: "failed", message: "denied", detail: "1\n2" },
            { name: "y", outcome: "todo", message: "soon" },
            { name: "z", outcome: "skipped" },
          ],
        },
      ]),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="1" errors="0">
  <testsuite name="a.yaml" tests="4" failures="1" errors="0" skipped="2">
    <testcase name="ls" classname="a.yaml"/>
    <testcase name="x" classname="a.yaml">
      <failure message="denied">1
2</failure>
    </testcase>
    <testcase name="y" classname="a.yaml">
      <skipped>todo: soon</skipped>
    </testcase>
    <testcase name="z" classname="a.yaml">
      <skipped>skipped</skipped>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  const xmllint = (xml: string) =>
    spawnSync("xmllint", ["--noout", "--schema", `${schemas}jenkins-junit.xsd`, "-"], {
      input: xml,
      encoding: "utf8",
    });
  const missing = spawnSync("xmllint", ["--version"]).status !== 0;

  describe.skipIf(missing)("the schema of Jenkins, read by xmllint", () => {
    test("accepts a report, and not any XML", () => {
      expect(xmllint(junitReport(run)).stderr).toBe("- validates\n");
      expect(xmllint("<testsuites><test/></testsuites>").status).not.toBe(0);
    });

    test("accepts whatever was tested", () => {
      fc.assert(
        fc.property(suites, (some) => {
          expect(xmllint(junitReport(some)).stderr).toBe("- validates\n");
        }),
        { numRuns: 40 },
      );
    });
  });
});

describe("TAP", () => {
  test("as version 14 writes it", () => {
    expect(
      tapReport([
        { name: "a.yaml", tests: [{ name: "echo # x\\", outcome: "passed" }] },
        {
          name: "b.yaml",
          tests: [
            { name: "x", outcome: "failed", message: "is: denied", detail: "1\n2" },
            { name: "y", outcome: "todo", message: "#4" },
            { name: "z", outcome: "skipped" },
          ],
        },
      ]),
    ).toBe(`TAP version 14
1..4
ok 1 - a.yaml: echo \\# x\\\\
not ok 2 - b.yaml: x
  ---
  message: "is: denied"
  detail: "1\\n2"
  ...
not ok 3 - b.yaml: y # TODO \\#4
ok 4 - b.yaml: z # SKIP skipped
`);
  });

  test("nothing that was tested makes or hides a test point", () => {
    fc.assert(
      fc.property(suites, (some) => {
        const tests = some.flatMap(({ tests }) => tests);
        const lines = tapReport(some).split("\n");
        const points = lines.filter((line) => /^(not )?ok\b/.test(line));
        expect(points.length).toBe(tests.length);
        const directives = points.map((point) => /(?<!\\)(?:\\\\)* # (SKIP|TODO) /.exec(point)?.[1]);
        expect(directives).toEqual(
          tests.map(({ outcome }) => ({ skipped: "SKIP", todo: "TODO" })[outcome as string]),
        );
      }),
    );
  });
});

import { expect, test } from "vitest";
import { arithmeticVariables, isSafeAssignment, leadsPrograms } from "../../src/commands/environment.ts";
import type { Word } from "../../src/shell/script.ts";

const span = { start: 0, end: 0 };
const literal = (text: string): Word => ({
  span,
  parts: text === "" ? [] : [{ type: "text", text, quoted: false }],
});

/** SEMANTICS ENV-1, ENV-5. */
test.each([
  ["NODE_ENV", "test"],
  ["LANG", "C"],
  ["LC_ALL", "de_DE.UTF-8"],
  ["TZ", "UTC"],
  ["TZ", "Europe/Berlin"],
  ["NO_COLOR", ""],
  ["IFS", ""],
  ["RUST_LOG", "debug"],
])("%s=%s is safe", (name, value) => {
  expect(isSafeAssignment(name, literal(value))).toBe(true);
});

test.each([
  ["FOO", "bar"],
  ["PATH", "x"],
  ["IFS", "x"],
  ["LD_PRELOAD", "./x.so"],
  ["GIT_SSH_COMMAND", "x"],
  ["NODE_OPTIONS", "--require=./x.js"],
  ["TZ", "/etc/passwd"],
  ["TZ", ":x"],
  ["LANG", "../x"],
  ["TERM", "a/b"],
  ["lc_all", "C"],
  ["constructor", "x"],
])("%s=%s is not", (name, value) => {
  expect(isSafeAssignment(name, literal(value))).toBe(false);
});

test("a value that is not certain is never safe", () => {
  const value: Word = { span, parts: [{ type: "variable", span, quoted: true, name: "x" }] };
  expect(isSafeAssignment("NODE_ENV", value)).toBe(false);
});

test("variables whose assignment is arithmetic", () => {
  for (const name of ["OPTIND", "RANDOM", "REPORTTIME", "REPORTMEMORY", "DIRSTACKSIZE"])
    expect(arithmeticVariables.has(name)).toBe(true);
});

test("variables that decide what runs, in zsh also in small letters", () => {
  for (const name of ["PATH", "path", "fpath", "GIT_DIR", "LD_PRELOAD"])
    expect(leadsPrograms(name)).toBe(true);
  for (const name of ["f", "line", "paths"]) expect(leadsPrograms(name)).toBe(false);
});

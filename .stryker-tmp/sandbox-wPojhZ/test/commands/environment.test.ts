// @ts-nocheck
import { describe, expect, test } from "vitest";
import {
  arithmeticVariables,
  innerOfAssignment,
  isEvaluated,
  isSafeAssignment,
  leadsPrograms,
} from "../../src/commands/environment.ts";
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

/** What a shell runs of a value later. */
describe("what is run of a value", () => {
  const script = (text: string) => ({ by: "script", text: `: <<END_OF_PROMPT\n${text}\nEND_OF_PROMPT` });
  test.each([
    ["PS4", "$(rm x)", script("$(rm x)")],
    ["PS4", '+ "`rm x`', script('+ "`rm x`')],
    ["PS4", "+$" + "{x}", script("+$" + "{x}")],
    ["PROMPT_COMMAND", "rm x", { by: "script", text: "rm x" }],
    ["NULLCMD", "rm", { by: "script", text: "rm" }],
  ])("%s=%s", (name, value, inner) => {
    expect(innerOfAssignment(name, literal(value))).toEqual(inner);
  });
  test.each([
    ["PS4", "\\044(rm x)"],
    ["PS4", "$[x]"],
    ["PS4", "$(rm x)\nEND_OF_PROMPT\n"],
    ["BASH_ENV", "x"],
    ["ENV", "x"],
    ["OPTIND", "a[$(rm x)]"],
    ["RANDOM", "x"],
    ["functions", "x"],
    ["precmd_functions", "x"],
    ["BASH_ALIASES", "x"],
    ["DIRSTACK", "([$(rm x)]=1)"],
  ])("%s=%s is not known", (name, value) => {
    expect(innerOfAssignment(name, literal(value))?.by).toBe("unknown");
  });
  test.each([
    ["PS4", "+ $x "],
    ["PS1", "\\u: "],
    ["PROMPT_COMMAND", ""],
    ["BASH_ENV", ""],
    ["OPTIND", "1"],
    ["RANDOM", "-1"],
    ["DIRSTACK", "x"],
    ["x", "$(rm x)"],
    ["PATH", "x"],
  ])("%s=%s: nothing", (name, value) => {
    expect(innerOfAssignment(name, literal(value))).toBeUndefined();
  });
  test("a value that is not certain, or a part of one", () => {
    const value: Word = { span, parts: [{ type: "variable", span, quoted: true, name: "x" }] };
    for (const name of ["PS4", "BASH_ENV", "OPTIND"])
      expect(innerOfAssignment(name, value)?.by).toBe("unknown");
    expect(innerOfAssignment("PROMPT_COMMAND", value)).toEqual({ by: "script", text: undefined });
    expect(innerOfAssignment("PS4", literal("(rm x)"), true)?.by).toBe("unknown");
    expect(innerOfAssignment("x", value)).toBeUndefined();
  });
});

test("variables whose values are evaluated", () => {
  for (const name of ["PS4", "PROMPT_COMMAND", "ENV", "functions", "RANDOM", "chpwd_functions"])
    expect(isEvaluated(name)).toBe(true);
  for (const name of ["x", "PATH", "LANG"]) expect(isEvaluated(name)).toBe(false);
});

// @ts-nocheck
import { expect, test } from "vitest";
import { grammarOf } from "../../src/commands/options.ts";
import type { Program, Programs } from "../../src/commands/program.ts";
import { programNamed, programs } from "../../src/commands/tables/programs.ts";

function everyRow(table: Programs, above = ""): [name: string, row: Program][] {
  return Object.entries(table).flatMap(([name, row]) => [
    [above + name, row] as [string, Program],
    ...everyRow(row.subcommands ?? {}, `${above}${name} `),
  ]);
}

test("every row has a source and options that can be read", () => {
  const settings = { abbreviates: true, numeric: false, stops: false, certain: undefined };
  for (const [name, row] of everyRow(programs)) {
    expect(row.source, name).not.toBe("");
    expect(() => grammarOf(row.options ?? {}, settings), name).not.toThrow();
  }
});

test("a harmless row has no option that writes, runs or is risky", () => {
  const harmful = ["risky", "writes", "program", "script", "command", "blind", "directory"];
  for (const [name, row] of everyRow(programs))
    if (row.readOnly === "harmless")
      expect(
        Object.keys(row.options ?? {}).filter((role) => harmful.includes(role)),
        name,
      ).toEqual([]);
});

test("a program is known by other names too, and by no name of the language", () => {
  expect(programNamed("grm")).toBe(programs["rm"]);
  expect(programNamed("rm.exe")).toBe(programs["rm"]);
  expect(programNamed("python3.12")).toBe(programs["python3"]);
  expect(programNamed("constructor")).toBeUndefined();
  expect(programNamed("__proto__")).toBeUndefined();
  expect(programNamed("")).toBeUndefined();
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figure, printed, type Row, ratio, spread, table } from "../../bench/bench.ts";
import { type Budget, outcomeLine, tried } from "../../bench/budget.ts";
import { contenders } from "../../bench/contenders/index.ts";
import { withPerformance } from "../../bench/readme.ts";
import { newest, readmeFile, type SavedRow, savedRows } from "../../bench/results.ts";
import { places, ruleSetOf, subjects } from "../../bench/subjects.ts";

test("the README says what the newest results say", () => {
  const readme = readFileSync(readmeFile, "utf8");
  expect(withPerformance(readme, newest(savedRows()))).toBe(readme);
});

for (const { name, lacks, compile } of contenders)
  test(`${name} gives the answers that all give, or says why it cannot`, async () => {
    for (const subject of subjects)
      for (const place of places) {
        const question = subject.question(7);
        if (lacks(question) !== undefined) continue;
        const answer = await compile(ruleSetOf(subject, 20, place));
        const expected = place === "none" ? subject.otherwise : subject.rule.effect;
        expect([subject.name, place, answer(question)]).toEqual([subject.name, place, expected]);
      }
  });

test.each([
  [[1.5], true, [1.5]],
  [[2], true, [2]],
  [[2.1, 1.9, 1], true, [2.1, 1.9]],
  [[2.1, 2.2, 2.01, 1], false, [2.1, 2.2, 2.01]],
])("measured %j against at most 2: holds %s", async (values, holds, measured) => {
  const left = [...values];
  const budget: Budget = { name: "a", allowed: 2, unit: "x", measure: () => left.shift()! };
  expect(await tried(budget, 3)).toEqual({ budget, measured, holds });
});

test("a budget that fails says all that was measured", () => {
  const budget: Budget = { name: "a pass", allowed: 2, unit: "x", measure: () => 0 };
  expect(outcomeLine({ budget, measured: [2.5, 3], holds: false })).toMatch(
    /^OVER {2}2\.50, 3\.00x of at most 2x +a pass$/,
  );
  expect(outcomeLine({ budget, measured: [1], holds: true })).toMatch(/^ok {4}1\.00x of at most 2x +a pass$/);
});

test("the middle and the ends", () => {
  expect(spread([5, 1, 9])).toEqual({ median: 5, lowest: 1, highest: 9 });
  expect(spread([4])).toEqual({ median: 4, lowest: 4, highest: 4 });
});

test("a ratio is taken within a round", () => {
  expect(ratio([20, 300, 60], [10, 100, 15])).toEqual({ median: 3, lowest: 2, highest: 4 });
});

test.each([
  [0.123, "0.12"],
  [1, "1.00"],
  [12.34, "12.3"],
  [123.4, "123"],
  [1234567, "1,234,567"],
])("%d is shown as %s", (value, shown) => {
  expect(figure(value)).toBe(shown);
});

test("columns are as wide as their widest cell", () => {
  expect(
    table([
      ["a", "ns"],
      ["long", "1,234"],
    ]),
  ).toEqual(["a        ns", "long  1,234"]);
});

const row: Row = {
  bench: "b",
  of: { question: "q", rules: 20 },
  unit: "ns",
  values: { toolgate: [10, 20, 10], other: [20, 20, 30] },
  leftOut: { third: "knows paths only" },
};

test("a row shows what we take, how many times that the others take, and who is left out", () => {
  expect(printed([row])).toEqual([
    "question  rules  toolgate, ns  lowest–highest            other",
    "q            20          10.0       10.0–20.0  2.00x 1.00–3.00",
    "left out: third, knows paths only (q)",
  ]);
});

test("of each benchmark the newest rows count", () => {
  const host = { cpu: "c", cores: 1, load: 0, node: "v20" };
  const saved = (bench: string, date: string): SavedRow => ({ ...row, bench, date, host });
  const rows = [saved("a", "2026-01-01"), saved("b", "2026-01-01"), saved("a", "2026-01-02")];
  expect(newest(rows)).toEqual(rows.slice(1));
});

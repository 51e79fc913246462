import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { faults } from "./faults.ts";

it.each(faults)("can be planted: $strategy, $fault", ({ file, right, wrong }) => {
  const text = readFileSync(new URL(`../../src/${file}.ts`, import.meta.url), "utf8");
  expect(text.split(right).length).toBe(2);
  expect(wrong).not.toBe(right);
});

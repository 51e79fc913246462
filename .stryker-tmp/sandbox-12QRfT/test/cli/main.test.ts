// @ts-nocheck
import { createRequire } from "node:module";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test("the program wires the process to the command line", async () => {
  const { version } = createRequire(import.meta.url)("../../package.json");
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const argv = process.argv;
  process.argv = [argv[0]!, "toolgate", "--version"];
  try {
    await import("../../src/cli/main.ts");
  } finally {
    process.argv = argv;
  }
  expect(written).toEqual([`${version}\n`]);
  expect(process.exitCode).toBe(0);
});

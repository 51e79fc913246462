import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const machine = mkdtempSync(join(tmpdir(), "toolgate-readme-"));
cpSync(join(repository, "test", "demo", "team"), machine, { recursive: true });
afterAll(() => rmSync(machine, { recursive: true, force: true }));

test("the sample at the top of the README is what the command prints in the team's repository", async () => {
  const readme = readFileSync(join(repository, "README.md"), "utf8");
  const [, command, sample] = /```\n\$ npx toolgate check -- '(.+)'\n([^`]+)```/.exec(readme) ?? [];
  const written: string[] = [];
  const code = await run(["check", "--", command!], {
    stdin: async () => "",
    stdout: { write: (text) => written.push(text), isTTY: false },
    stderr: { write: (text) => written.push(text), isTTY: false },
    env: {},
    cwd: join(machine, "home", "ada", "shop"),
    home: join(machine, "home", "ada"),
    machine: { managedDirectory: join(machine, "etc", "claude-code") },
    platform: "linux",
    version: "0",
  });
  expect(code).toBe(0);
  expect(written.join("")).toBe(sample);
});

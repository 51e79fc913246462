import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { type Disk, nodeDisk } from "../../src/node/disk.ts";
import { readPolicyTests } from "../../src/policy-tests/index.ts";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const machine = mkdtempSync(join(tmpdir(), "toolgate-readme-"));
cpSync(join(repository, "test", "demo", "team"), machine, { recursive: true });
afterAll(() => rmSync(machine, { recursive: true, force: true }));

const readme = readFileSync(join(repository, "README.md"), "utf8");

/** What the command prints, and how it ends. */
async function toolgate(argv: readonly string[], more: Pick<Io, "cwd" | "home" | "machine">) {
  const written: string[] = [];
  const code = await run(argv, {
    stdin: async () => "",
    stdout: { write: (text) => written.push(text), isTTY: false },
    stderr: { write: (text) => written.push(text), isTTY: false },
    env: {},
    platform: "linux",
    version: "0",
    ...more,
  });
  return { code, printed: written.join("") };
}

test("the sample at the top of the README is what the command prints in the team's repository", async () => {
  const [, command, sample] = /```\n\$ npx toolgate check -- '(.+)'\n([^`]+)```/.exec(readme) ?? [];
  const { code, printed } = await toolgate(["check", "--", command!], {
    cwd: join(machine, "home", "ada", "shop"),
    home: join(machine, "home", "ada"),
    machine: { managedDirectory: join(machine, "etc", "claude-code") },
  });
  expect(code).toBe(0);
  expect(printed).toBe(sample);
});

test("the policy tests of the README are read, and the example prints what stands there", async () => {
  const [, file] = /```yaml\n([^`]+)```/.exec(readme) ?? [];
  expect(readPolicyTests(file!, "a.policy-test.yaml").diagnostics).toEqual([]);
  const [, argv, sample] = /\$ npx toolgate (test .*)\n([^`]+)```/.exec(readme) ?? [];
  const cwd = join(repository, "test", "examples", "shop");
  expect((await toolgate(argv!.split(" "), { cwd, home: undefined })).printed).toBe(sample);
});

test("the replay of the README is what the command prints in the example", async () => {
  const [, argv, sample] = /\$ npx toolgate (replay .*)\n([^`]+)```/.exec(readme) ?? [];
  const cwd = join(repository, "test", "examples", "shop");
  expect((await toolgate(argv!.split(" "), { cwd, home: undefined })).printed).toBe(sample);
});

test("an administrator's three commands deploy a deny that holds against the project's allow", async () => {
  const root = join(machine, "root");
  const project = join(machine, "allowing");
  mkdirSync(join(project, ".claude"), { recursive: true });
  writeFileSync(
    join(project, ".claude", "settings.json"),
    `{ "permissions": { "allow": ["Bash(git push *)"] } }`,
  );
  const session = { cwd: project, home: join(machine, "nobody"), machine: { disk: underRoot(root) } };
  expect((await toolgate(["check", "--", "git push origin main"], session)).printed).toMatch(/^allow/);

  const blocks = [...readme.matchAll(/```\n(\$ [^`]+)```/g)].map(([, block]) => block!);
  const admin = blocks.filter((block) => /sudo|toolgate (?:status|rules)/.test(block)).join("");
  const commands = [...admin.matchAll(/^\$ (.+)\n((?:[^$].*\n|\n)*)/gm)];
  expect(commands).toHaveLength(5);
  for (const [, command, wanted] of commands) {
    const [, name, quoted] = /^npx toolgate (\w+)(?: -- '(.+)')?$/.exec(command!) ?? [];
    if (name === undefined) {
      const here = command!.replaceAll("sudo ", "").replaceAll("/etc/claude-code", `${root}/etc/claude-code`);
      execFileSync("sh", ["-c", `umask 022; ${here}`]);
    } else {
      const { printed } = await toolgate(quoted === undefined ? [name] : [name, "--", quoted], session);
      expect(printed).toBe(wanted);
    }
  }
});

/** The disk of a machine whose managed files lie below `root` and, made with `sudo`, are root's. */
function underRoot(root: string): Disk {
  const real = (path: string) => (path.startsWith("/etc/claude-code") ? root + path : path);
  return {
    bytes: (path) => nodeDisk.bytes(real(path)),
    names: (path) => nodeDisk.names(real(path)),
    status: (path) => {
      const status = nodeDisk.status(real(path));
      return status && { ...status, owner: 0 };
    },
  };
}

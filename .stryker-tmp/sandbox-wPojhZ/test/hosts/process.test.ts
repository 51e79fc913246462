// @ts-nocheck
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtPackage } from "./built-package.ts";

let root = "";
beforeAll(() => {
  root = builtPackage();
  mkdirSync(join(root, "home/.claude"), { recursive: true });
  writeFileSync(
    join(root, "home/.claude/settings.json"),
    `{ "permissions": { "deny": ["Bash(rm *)"], "allow": ["Bash(npm test)"] } }`,
  );
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function hook(input: string, ...options: readonly string[]) {
  const program = join(root, "dist/src/cli/toolgate-hook.cjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    input,
    encoding: "utf8",
    cwd: join(root, "home"),
    env: { HOME: join(root, "home"), USERPROFILE: join(root, "home") },
  });
  return { status, stdout, stderr };
}

function answers() {
  const call = (command: string) =>
    JSON.stringify({
      hook_event_name: "PreToolUse",
      cwd: join(root, "home"),
      tool_name: "Bash",
      tool_input: { command },
    });
  const long = `echo ${"x".repeat(200_000)}`;
  return [
    hook(call("npm test"), "--host", "claude"),
    hook(call("npm test"), "--host", "claude", "--mode", "decide"),
    hook(call("rm -r x"), "--host", "claude"),
    hook(call("touch x"), "--host", "gemini"),
    hook(call(long), "--host", "claude"),
    hook("", "--host", "claude"),
    hook(call("ls"), "--host", "claude", "--settings", "missing.json"),
    hook(call("ls")),
  ];
}

test("one process answers one payload, packed or not, and each time the same", { timeout: 60_000 }, () => {
  const plain = answers();
  expect(plain.map(({ status }) => status)).toEqual([0, 0, 0, 2, 0, 2, 0, 2]);
  expect(plain.map(({ stdout }) => /"(allow|ask|deny)"/.exec(stdout)?.[1])).toEqual([
    undefined,
    "allow",
    "deny",
    "deny",
    "ask",
    "deny",
    "ask",
    undefined,
  ]);
  const packHook: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts["pack-hook"];
  const esbuild = packHook.slice(packHook.indexOf("esbuild"));
  const packed = spawnSync(`node_modules/.bin/${esbuild}`, { cwd: root, shell: true, encoding: "utf8" });
  expect(packed.stderr).toBe("");
  expect(answers()).toEqual(plain);
  // node's compiled form of it is beside it now
  expect(readdirSync(join(root, "dist/hook"))).toEqual([
    "packed.cjs",
    `packed.cjs.${process.version}-${process.arch}`,
  ]);
  expect(answers()).toEqual(plain);

  const file = join(root, "dist/hook", `packed.cjs.${process.version}-${process.arch}`);
  const whole = readFileSync(file);
  for (const damaged of [whole.subarray(0, 1000), Buffer.alloc(0), Buffer.from("no code")]) {
    writeFileSync(file, damaged);
    expect(hook("", "--host", "claude"), `${damaged.length} bytes`).toEqual(plain[5]);
  }

  // older than the modules: somebody built anew and did not pack
  writeFileSync(join(root, "dist/hook/packed.cjs"), "throw new Error('stale')");
  utimesSync(join(root, "dist/hook/packed.cjs"), 0, 0);
  expect(hook("", "--host", "claude")).toEqual(plain[5]);
});

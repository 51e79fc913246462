// @ts-nocheck
import { execFileSync, spawnSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { readDocument } from "../../src/remote/index.ts";

const root = mkdtempSync(join(tmpdir(), "toolgate-seal-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const settings = '{\n  "permissions": { "deny": ["Bash(rm *)"] }\n}\n';
const put = (name: string, content: string | Buffer): void => writeFileSync(join(root, name), content);
put("key.pem", privateKey.export({ type: "pkcs8", format: "pem" }));
put(
  "rsa.pem",
  generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey.export({ type: "pkcs8", format: "pem" }),
);
put("settings.json", settings);
put("broken.json", '{ "permissions": { "deny": "Bash" } }');
put("rule.json", '{ "permissions": { "deny": ["Bash(ls"] } }');
put("warned.json", '{ "permissions": { "deny": ["Bahs"] } }');

async function sealed(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(["seal", ...argv], {
    stdin: async () => "",
    stdout: { write: (text) => out.push(text), isTTY: false },
    stderr: { write: (text) => err.push(text), isTTY: false },
    env: {},
    cwd: root,
    home: root,
    platform: "linux",
    machine: {},
    version: "0",
  });
  return { code, out: out.join(""), err: err.join("") };
}

function documentOf(text: string, keys: readonly KeyObject[]) {
  const read = readDocument(text, keys);
  if ("problem" in read) throw new Error(read.problem.message);
  return read.document;
}

describe("SEMANTICS SRV-9: toolgate seal", () => {
  test("signs the settings as they are, numbered by the time", async () => {
    const before = Math.floor(Date.now() / 1000);
    const { code, out, err } = await sealed("settings.json", "--key", "key.pem", "--expires", "30");
    expect([code, err]).toEqual([0, ""]);
    const { payload, revision, issuedAt, expiresAt } = documentOf(out, [publicKey]);
    expect(payload).toBe(settings);
    expect(revision - before).toBeLessThan(60);
    expect(revision).toBe(Date.parse(issuedAt) / 1000);
    expect(Date.parse(expiresAt!) - Date.parse(issuedAt)).toBe(30 * 86_400_000);
  });

  test("without a key, without an end, with a number", async () => {
    const { code, out } = await sealed("settings.json", "--revision", "7");
    const { revision, expiresAt, signature } = documentOf(out, []);
    expect([code, revision, expiresAt, signature]).toEqual([0, 7, undefined, undefined]);
    expect(() => documentOf(out, [publicKey])).toThrow("signed");
  });

  test("what deserves a warning is sealed", async () => {
    const { code, out, err } = await sealed("warned.json");
    expect([code, err]).toEqual([0, expect.stringContaining("unknown-tool")]);
    expect(documentOf(out, []).payload).toContain("Bahs");
  });

  test.each([
    ["settings that cannot be read whole", ["broken.json"], "settings-wrong-type"],
    ["a broken rule", ["rule.json"], "unclosed-rule"],
    ["no file", [], "one file"],
    ["two files", ["settings.json", "rule.json"], "one file"],
    ["a file that is not there", ["none.json"], "none.json"],
    ["a key that is not there", ["settings.json", "--key", "none.pem"], "none.pem"],
    ["a key that is none", ["settings.json", "--key", "settings.json"], "private key"],
    ["a key of another kind", ["settings.json", "--key", "rsa.pem"], "rsa"],
    ["a number that is none", ["settings.json", "--revision", "1e3"], "1e3"],
    ["a number that is too large", ["settings.json", "--revision", "9007199254740992"], "9007199254740992"],
    ["no days", ["settings.json", "--expires", "0"], "--expires"],
    ["an unknown option", ["settings.json", "--sign"], "--sign"],
  ])("makes nothing of %s", async (_, argv, message) => {
    const { code, out, err } = await sealed(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  test.skipIf(!hasOpenssl)("the README's three commands make what its client takes", async () => {
    const readme = readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8");
    const block = /## A policy from a web server\n\n```sh\n([^`]+)```/.exec(readme)![1]!;
    const commands = block
      .trim()
      .split("\n")
      .map((line) => line.replace(/ +#.*/, ""));
    expect(commands.map((command) => command.split(" ").slice(0, 3).join(" "))).toEqual([
      "openssl genpkey -algorithm",
      "openssl pkey -in",
      "npx toolgate seal",
    ]);
    put("managed-settings.json", settings);
    for (const command of commands.slice(0, 2))
      execFileSync("sh", ["-c", command], { cwd: root, stdio: "pipe" });
    const [words] = commands[2]!.slice("npx toolgate seal ".length).split(" > ");
    const { out } = await sealed(...words!.split(" "));
    const pem = createPublicKey(readFileSync(join(root, "policy-pub.pem")));
    expect(documentOf(out, [pem]).payload).toBe(settings);
  });

  test("has help", async () => {
    expect((await sealed("--help")).out).toContain("usage: toolgate seal");
  });
});

// @ts-nocheck
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { RemotePolicy } from "../../src/remote/index.ts";

/** The way of a policy from an administrator's file to an answer, all but the server itself. */

const root = mkdtempSync(join(tmpdir(), "toolgate-server-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer): void => {
  mkdirSync(join(root, name, ".."), { recursive: true });
  writeFileSync(join(root, name), content);
};
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
put("key.pem", privateKey.export({ type: "pkcs8", format: "pem" }));
put("pub.pem", pem);
put("other.pem", generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }));
put("managed.json", '{ "permissions": { "deny": ["Bash(git push *)"] } }');
put(".claude/settings.json", '{ "permissions": { "allow": ["Bash(git push *)", "Bash(make *)"] } }');

function toolgate(...argv: readonly string[]) {
  return toolgateWith({}, ...argv);
}

async function toolgateWith(more: Partial<Io>, ...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    stdin: async () => "",
    stdout: { write: (text) => out.push(text), isTTY: false },
    stderr: { write: (text) => err.push(text), isTTY: false },
    env: {},
    cwd: root,
    home: join(root, "home"),
    platform: "linux",
    machine: { managedDirectory: join(root, "none") },
    version: "0",
    ...more,
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** What an agent's host does with the document that the administrator made. */
async function fetched(settings = "managed.json", revision = "7"): Promise<void> {
  const { out } = await toolgate("seal", settings, "--key", "key.pem", "--revision", revision);
  const client = new RemotePolicy({
    url: "https://policy.example/policy.json",
    cacheFile: join(root, "cache", "policy.json"),
    publicKeys: [pem],
    fetch: async () => ({
      status: 200,
      headers: { get: () => null },
      body: (async function* () {
        yield Buffer.from(out);
      })(),
    }),
  });
  expect((await client.refresh()).state).toBe("fresh");
  client.stop();
}

const push = ["--", "git push origin"];
const make = ["--", "make all"];
const proven = ["--server-cache", "cache/policy.json", "--server-key", "pub.pem"];

describe("a policy from a server on the command line", () => {
  test("holds against a project's allow, and status says so", async () => {
    await fetched();
    expect((await toolgate("check", ...push)).out).toMatch(/^allow/);
    expect((await toolgate("check", ...proven, ...push)).out).toMatch(/^deny .* server settings:1/);
    expect((await toolgate("check", ...proven, ...make)).out).toMatch(/^allow/);
    const { code, out } = await toolgate("status", ...proven);
    expect(code).toBe(0);
    expect(out).toContain("Enterprise managed settings (remote)");
    expect(out).toMatch(/server settings\n {2}state +cached\n {2}revision +7\n/);
  });

  test.each([
    ["with another key", ["--server-cache", "cache/policy.json", "--server-key", "other.pem"]],
    ["that was edited", ["--server-cache", "edited.json", "--server-key", "pub.pem"]],
  ])("SEMANTICS SRV-13: one %s refuses every call", async (_, options) => {
    await fetched();
    put("edited.json", readFileSync(join(root, "cache", "policy.json"), "utf8").replace("deny", "allo"));
    expect((await toolgate("check", ...options, ...make)).out).toMatch(/^deny/);
    expect((await toolgate("status", ...options)).out).toMatch(/state +invalid/);
  });

  test("where none came yet, every call asks but those that read", async () => {
    const options = ["--server-cache", "none.json"];
    expect((await toolgate("check", ...options, ...make)).out).toMatch(/^ask/);
    expect((await toolgate("status", ...options)).out).toMatch(/state +none/);
  });

  test("--watch reads it again at each change of the settings", async () => {
    await fetched();
    put("next.json", '{ "permissions": { "deny": ["Bash(make *)"] } }');
    put("watched/.claude/settings.json", "{}");
    const until = new AbortController();
    const printed: { revision: number; layers: number }[] = [];
    const write = async (text: string) => {
      const { server, layers } = JSON.parse(text);
      printed.push({ revision: server.revision, layers: layers.length });
      if (printed.length === 2) return until.abort();
      await fetched("next.json", "8");
      rmSync(join(root, "watched", ".claude", "settings.json"));
    };
    const more = { until: until.signal, stdout: { write, isTTY: false } };
    await toolgateWith(more, "status", "--watch", "--json", "--cwd", "watched", ...proven);
    expect(printed).toEqual([
      { revision: 7, layers: 2 },
      { revision: 8, layers: 1 },
    ]);
  });

  test.each([
    [["--server-key", "pub.pem"], "--server-cache"],
    [["--server-cache", "cache/policy.json", "--settings", "managed.json"], "not both"],
    [["--server-cache", "cache/policy.json", "--server-key", "none.pem"], "none.pem"],
    [["--server-cache", "cache/policy.json", "--server-key", "managed.json"], "public key"],
  ])("%j is a mistake", async (options, message) => {
    const { code, out, err } = await toolgate("check", ...options, ...make);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });
});

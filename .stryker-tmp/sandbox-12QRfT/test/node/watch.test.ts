// @ts-nocheck
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { decide } from "../../src/index.ts";
import { type LivePolicy, livePolicy, watchSettings } from "../../src/node/index.ts";
import type { RemoteSettings } from "../../src/settings/index.ts";

/** SEMANTICS MAN-8: settings that change while an engine runs. */
const top = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-watch-")));
afterAll(() => rmSync(top, { recursive: true }));

let root: string;
let live: LivePolicy | undefined;
beforeEach(() => {
  root = mkdtempSync(join(top, "machine-"));
  mkdirSync(join(root, "home", "app"), { recursive: true });
});
afterEach(() => live?.close());

const denying = (command: string) => JSON.stringify({ permissions: { deny: [`Bash(${command} *)`] } });

function put(name: string, text: string): void {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** As editors and configuration management write: beside it, then moved into its place. */
function replace(name: string, text: string): void {
  put(`${name}.new`, text);
  renameSync(join(root, `${name}.new`), join(root, name));
}

async function start(more: Partial<Parameters<typeof livePolicy>[0]> = {}): Promise<LivePolicy> {
  const cwd = join(root, "home", "app");
  const home = join(root, "home");
  live = await livePolicy({
    cwd,
    home,
    platform: "linux",
    managedDirectory: join(root, "managed"),
    quietMs: 5,
    session: { world: { cwd, home, platform: "linux" } },
    ...more,
  });
  return live;
}

const effectOf = ({ policy }: LivePolicy, command: string) =>
  decide(policy, { tool: "Bash", input: { command } }).effect;

describe("a running engine follows", () => {
  const file = "managed/managed-settings.json";
  type Row = [title: string, before: () => void, change: () => void];
  const rows: Row[] = [
    ["a file that is written", () => put(file, denying("git")), () => put(file, denying("make"))],
    ["a file that is replaced", () => put(file, denying("git")), () => replace(file, denying("make"))],
    ["a directory that is made", () => {}, () => put(file, denying("make"))],
    [
      "a drop-in in a directory that is made",
      () => put(file, "{}"),
      () => put("managed/managed-settings.d/1.json", denying("make")),
    ],
    [
      "a directory that is replaced",
      () => put(file, denying("git")),
      () => {
        put("next/managed-settings.json", denying("make"));
        rmSync(join(root, "managed"), { recursive: true });
        renameSync(join(root, "next"), join(root, "managed"));
      },
    ],
    ["project settings", () => {}, () => put("home/app/.claude/settings.json", denying("make"))],
    ["user settings", () => {}, () => put("home/.claude/settings.json", denying("make"))],
    ["a file that breaks", () => put(file, denying("git")), () => put(file, "{")],
  ];
  test.each(rows)("%s", async (_title, before, change) => {
    before();
    const engine = await start();
    expect(effectOf(engine, "make all")).toBe("ask");
    change();
    await vi.waitFor(() => expect(effectOf(engine, "make all")).toBe("deny"), 5_000);
  });

  test("two replacements one after the other", async () => {
    put(file, "{}");
    const engine = await start();
    for (const command of ["git", "make", "cargo"]) {
      replace(file, denying(command));
      await vi.waitFor(() => expect(effectOf(engine, `${command} x`)).toBe("deny"), 5_000);
    }
    expect(effectOf(engine, "git x")).not.toBe("deny");
  });
});

test("a decision goes on with the policy that it began with", async () => {
  put("managed/managed-settings.json", denying("git"));
  const engine = await start();
  const before = engine.policy;
  put("managed/managed-settings.json", denying("make"));
  await engine.reload();
  expect(engine.policy).not.toBe(before);
  expect(decide(before, { tool: "Bash", input: { command: "git x" } }).effect).toBe("deny");
});

test("what did not change is not swapped, and after the end nothing is", async () => {
  const swaps = vi.fn();
  put("managed/managed-settings.json", denying("git"));
  const engine = await start({ onSwap: swaps });
  await engine.reload();
  expect(swaps).toHaveBeenCalledTimes(1);
  engine.close();
  put("managed/managed-settings.json", denying("make"));
  await engine.reload();
  expect(swaps).toHaveBeenCalledTimes(1);
});

test("device management is read again after a while", async () => {
  let text = denying("git");
  const plist = "/Library/Managed Preferences/com.anthropic.claudecode.plist";
  const status = (path: string) => (path === plist ? { owner: 0, mode: 0o644, isLink: false } : undefined);
  const missing = () => {
    throw Object.assign(new Error("none"), { code: "ENOENT" });
  };
  const engine = await start({
    platform: "darwin",
    user: undefined,
    rereadMs: 20,
    disk: { bytes: missing, names: missing, status },
    run: async () => ({ exitCode: 0, stdout: text }),
  });
  expect(effectOf(engine, "git x")).toBe("deny");
  text = denying("make");
  await vi.waitFor(() => expect(effectOf(engine, "make x")).toBe("deny"), 5_000);
});

test("a policy helper runs again as often as it wants, and while it fails what it gave stays", async () => {
  put(
    "managed/managed-settings.json",
    JSON.stringify({ policyHelper: { path: "/opt/helper", refreshIntervalMs: 1 } }),
  );
  let runs = 0;
  const engine = await start({
    run: async () => {
      runs += 1;
      return runs < 2
        ? { exitCode: 0, stdout: `{"managedSettings":${denying("git")}}` }
        : { exitCode: 1, stdout: "" };
    },
  });
  await vi.waitFor(() => expect(runs).toBeGreaterThan(1), 5_000);
  expect([effectOf(engine, "git x"), effectOf(engine, "make x")]).toEqual(["deny", "ask"]);
});

test("what the client of a policy server knows is asked at each load", async () => {
  let remote: RemoteSettings = { state: "none" };
  const engine = await start({ remote: () => remote });
  expect(effectOf(engine, "ls")).toBe("ask");
  remote = { state: "fresh", text: denying("make") };
  await engine.reload();
  expect([effectOf(engine, "ls"), effectOf(engine, "make x")]).toEqual(["allow", "deny"]);
});

test("a fault of the host's own function does not end the watching", async () => {
  put("managed/managed-settings.json", denying("git"));
  const seen: number[] = [];
  const cwd = join(root, "home", "app");
  const watching = await watchSettings({
    cwd,
    home: join(root, "home"),
    platform: "linux",
    managedDirectory: join(root, "managed"),
    onLoad: ({ layers }) => {
      seen.push(layers.length);
      if (seen.length === 2) throw new Error("host");
    },
  });
  put("home/.claude/settings.json", "{}");
  await expect(watching.reload()).rejects.toThrow("host");
  put("home/app/.claude/settings.json", "{}");
  await watching.reload();
  watching.close();
  expect(seen).toEqual([1, 2, 3]);
});

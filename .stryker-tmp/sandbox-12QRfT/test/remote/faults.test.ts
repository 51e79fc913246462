// @ts-nocheck
import { execFile, execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import * as files from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stricter } from "../../src/base/effect.ts";
import { Cache, type Envelope, textOf } from "../../src/remote/cache.ts";
import { documentOf } from "../../src/remote/document.ts";
import type { RemoteState } from "../../src/remote/index.ts";
import {
  clientOf,
  effectsUnder,
  LabClock,
  LabServer,
  newSettings,
  oldSettings,
  type Sealing,
  sealed,
  settled,
  url,
  years,
} from "./lab.ts";
import { failure, MemoryDisk } from "./memory-disk.ts";

/**
 * What happens to the policy when something breaks while it is replaced. SEMANTICS SRV-12, SRV-13.
 * In each case what is in force is the old policy or the new one, whole; where neither can be, every call is refused.
 */

const cacheFile = "/var/lib/agent/policy.json";
const oldEnvelope = envelope(oldSettings, 1);
const newEnvelope = envelope(newSettings, 2);
const under = {
  old: await effectsUnder({ state: "cached", text: oldSettings }),
  new: await effectsUnder({ state: "cached", text: newSettings }),
};

function envelope(settings: string, revision: number, more: Sealing = {}): Envelope {
  const document = documentOf(JSON.parse(sealed(settings, revision, more)))!;
  const at = "2026-11-21T11:30:00Z";
  return { ...document, url, etag: `"${revision}"`, fetchedAt: at, seenAt: at };
}

/** Which of the two policies a state puts in force; nothing else may be, but one of them with its restrictions alone. */
async function whichOf(state: RemoteState): Promise<string> {
  const effects = await effectsUnder(state);
  if (state.text === undefined) {
    expect([state.state, ...new Set(effects)]).toEqual(["invalid", "deny"]);
    return "refused";
  }
  const whole = await effectsUnder({ state: "cached", text: state.text });
  expect([under.old, under.new]).toContainEqual(whole);
  const which = String(whole) === String(under.old) ? "old" : "new";
  if (state.state !== "invalid") return which;
  // never looser, call by call, and nothing is allowed
  expect(effects).toEqual(effects.map((effect, i) => stricter(effect, whole[i]!)));
  expect(effects).not.toContain("allow");
  return `${which}, restricting`;
}

/** What a process that starts now, without a network, has in force. */
async function afterRestart(disk: MemoryDisk | typeof files, file = cacheFile): Promise<RemoteState> {
  const client = clientOf(new LabServer(), { disk, cacheFile: file });
  const state = await client.start();
  await settled();
  client.stop();
  return state;
}

function counted(title: string, found: readonly string[]): void {
  const kinds = [...new Set(found)]
    .sort()
    .map((kind) => `${found.filter((one) => one === kind).length} ${kind}`);
  console.log(`${title}: ${found.length} (${kinds.join(", ")})`);
}

/** A client with the old policy in force that is offered the new one. */
async function renewing(disk: MemoryDisk, clock = new LabClock()): Promise<ReturnType<typeof clientOf>> {
  const server = new LabServer();
  const client = clientOf(server, { disk, clock });
  await client.start();
  await settled();
  expect(await whichOf(client.state)).toBe("old");
  server.publish(sealed(newSettings, 2), '"2"');
  return client;
}

const withOld = (): MemoryDisk => new MemoryDisk({ [cacheFile]: textOf(oldEnvelope) });

describe("on a disk in memory", { timeout: 60_000 }, () => {
  const callsOfRenewal = async (): Promise<[first: number, end: number]> => {
    const disk = withOld();
    const client = await renewing(disk);
    const first = disk.calls;
    await client.refresh();
    return [first, disk.calls];
  };

  test("the power is cut before each call: old or new after the restart", async () => {
    const [first, end] = await callsOfRenewal();
    const found: string[] = [];
    for (let cut = first; cut <= end; cut++) {
      const disk = withOld();
      const client = await renewing(disk);
      disk.before = (call) => {
        if (call >= cut) throw failure("EIO");
      };
      await client.refresh();
      for (const left of disk.cut()) found.push(await whichOf(await afterRestart(left)));
    }
    expect(new Set(found)).toEqual(new Set(["old", "new"]));
    counted("disks that a power cut may leave", found);
    const done = withOld();
    await (await renewing(done)).refresh();
    const left = [...done.cut()];
    expect(await Promise.all(left.map(async (disk) => await whichOf(await afterRestart(disk))))).toEqual([
      "new",
    ]);
  });

  test("without syncing, a power cut would leave neither: the test above can fail", async () => {
    const disk = withOld();
    disk.lies = true;
    const client = await renewing(disk);
    await client.refresh();
    const found = await Promise.all([...disk.cut()].map(async (left) => (await afterRestart(left)).state));
    expect(found).toContain("invalid");
  });

  test.each(["ENOSPC", "EROFS", "EIO", "EACCES"])(
    "%s at each call: the new one here, old or new later",
    async (code) => {
      const [first, end] = await callsOfRenewal();
      const found: string[] = [];
      for (let broken = first; broken < end; broken++) {
        const disk = withOld();
        const client = await renewing(disk);
        disk.before = (call) => {
          if (call === broken) throw failure(code);
        };
        const state = await client.refresh();
        expect([await whichOf(state), state.state]).toEqual(["new", "fresh"]);
        if (state.problem !== undefined) expect(state.problem.code).toBe("cache-not-written");
        expect(Object.keys(disk.files)).toEqual([cacheFile]);
        found.push(await whichOf(await afterRestart(disk)));
      }
      counted(`calls that fail with ${code}`, found);
    },
  );

  test("every bit of the envelope flipped, and all behind each byte lost: damage", async () => {
    const bytes = Buffer.from(textOf(oldEnvelope), "utf8");
    const found: string[] = [];
    const look = async (broken: Uint8Array): Promise<void> => {
      const read = await new Cache(cacheFile, diskWith(broken), Math.random, 1_000_000).read();
      found.push(read !== undefined && "code" in read ? "damaged" : "taken");
    };
    for (let i = 0; i < bytes.length * 8; i++) {
      const flipped = Buffer.from(bytes);
      flipped[i >> 3]! ^= 1 << (i & 7);
      await look(flipped);
    }
    for (let length = 0; length < bytes.length; length++) await look(bytes.subarray(0, length));
    expect(new Set(found)).toEqual(new Set(["damaged"]));
    counted("bits of the envelope flipped, and lengths that it was cut to", found);
  });

  test("every byte of the envelope flipped: refused, and healed by the server", async () => {
    const bytes = Buffer.from(textOf(oldEnvelope), "utf8");
    const fresh = sealed(newSettings, 2);
    const found: string[] = [];
    for (let i = 0; i < bytes.length; i++) {
      const flipped = Buffer.from(bytes);
      flipped[i]! ^= 0xff;
      const server = new LabServer();
      const client = clientOf(server, { disk: diskWith(flipped) });
      const state = await client.start();
      expect([state.state, state.problem?.code, await whichOf(state)]).toEqual([
        "invalid",
        "cache-damaged",
        "refused",
      ]);
      if (i % 10 === 0) {
        // the first question fails, the second gets an answer
        expect((await client.refresh()).state).toBe("invalid");
        server.publish(fresh);
        await client.refresh();
      }
      found.push(await whichOf(client.state));
      client.stop();
    }
    expect(new Set(found)).toEqual(new Set(["refused", "new"]));
    counted("bytes flipped, each tenth then healed", found);
  });

  test("an envelope of another one's parts is damaged", async () => {
    const mixed = textOf(oldEnvelope).replace(
      /"payload":"(?:[^"\\]|\\.)*"/,
      `"payload":${JSON.stringify(newSettings)}`,
    );
    expect(mixed).not.toBe(textOf(oldEnvelope));
    expect((await afterRestart(new MemoryDisk({ [cacheFile]: mixed }))).state).toBe("invalid");
  });

  const lives = { expiresAt: "2027-11-21T12:00:00Z" };
  test.each([
    ["back ten years", -10 * years, "new"],
    ["on ten years", 10 * years, "old, restricting"],
  ])(
    "the clock jumps %s, at each call of the renewal of a policy that lives a year",
    async (_, jump, after) => {
      const [first, end] = await callsOfRenewal();
      const found: string[] = [];
      for (let at = first - 1; at <= end; at++) {
        const disk = new MemoryDisk({ [cacheFile]: textOf(envelope(oldSettings, 1, lives)) });
        const clock = new LabClock();
        const server = new LabServer();
        const client = clientOf(server, { disk, clock });
        await client.start();
        await settled();
        server.publish(sealed(newSettings, 2, lives), '"2"');
        disk.before = (call) => {
          if (call === at) clock.now += jump;
        };
        if (at < first) clock.now += jump;
        await client.refresh();
        // the answer came before the jump, or after it
        found.push(await whichOf(client.state));
        const rebooted = clientOf(new LabServer(), { disk, clock });
        found.push(await whichOf(await rebooted.start()));
      }
      expect(found).toContain(after);
      counted(`jumps of the clock by ${jump / years} years`, found);
    },
  );
});

function diskWith(bytes: Uint8Array): MemoryDisk {
  const disk = new MemoryDisk({ [cacheFile]: "x".repeat(bytes.length) });
  const open = disk.open;
  disk.open = async (path, flags) => {
    const file = await open(path, flags);
    // only until the file is replaced
    return disk.files[cacheFile]?.startsWith("xx") || bytes.length < 2
      ? { ...file, readFile: async () => bytes }
      : file;
  };
  return disk;
}

describe("on this machine", { timeout: 60_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), "toolgate-remote-"));
  const writer = join(root, "writer.mjs");
  const has = (command: string, ...words: string[]): boolean => spawnSync(command, words).status === 0;
  const canTrace = has("strace", "-o", "/dev/null", "true");
  const canMount = has("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", root);
  const only = (can: boolean, what: string): string => (can ? "" : ` (skipped: ${what})`);
  let serial = 0;

  beforeAll(async () => {
    const entry = fileURLToPath(new URL("writer.ts", import.meta.url));
    await build({
      configFile: false,
      logLevel: "silent",
      build: {
        ssr: entry,
        outDir: root,
        emptyOutDir: false,
        target: "node20",
        rollupOptions: { output: { entryFileNames: "writer.mjs" } },
      },
    });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** A directory with the old envelope in the cache, and a list of what the writer puts there. */
  function place(envelopes: readonly Envelope[]): { cache: string; list: string; directory: string } {
    const directory = join(root, String(serial++));
    mkdirSync(directory);
    const cache = join(directory, "policy.json");
    const list = `${directory}.list`;
    writeFileSync(cache, textOf(oldEnvelope));
    writeFileSync(list, JSON.stringify(envelopes.map(textOf)));
    return { cache, list, directory };
  }

  test.skipIf(!canTrace)(
    `SIGKILL at every system call of the write path${only(canTrace, "no strace")}`,
    async () => {
      const traced = async (...inject: string[]): Promise<{ trace: string; cache: string }> => {
        const { cache, list, directory } = place([newEnvelope]);
        const trace = `${directory}.trace`;
        // one thread writes, so that the calls have an order
        const env = { ...process.env, UV_THREADPOOL_SIZE: "1" };
        const temporary = `${cache}.${(2 ** 47).toString(36)}.tmp`;
        const watched = [cache, temporary, directory].flatMap((path) => ["-P", path]);
        const words = [
          "-f",
          "-qq",
          "-o",
          trace,
          ...watched,
          ...inject,
          process.execPath,
          writer,
          cache,
          list,
          "1",
        ];
        await promisify(execFile)("strace", words, { env }).catch(() => {});
        return { trace: readFileSync(trace, "utf8"), cache };
      };
      const plain = await traced();
      expect(await whichOf(await afterRestart(files, plain.cache))).toBe("new");
      const calls = [...plain.trace.matchAll(/^\d+ +(\w+)\(/gm)].map(([, name]) => name!);
      expect(calls).toEqual(expect.arrayContaining(["openat", "write", "fsync", "rename", "close"]));
      const kill = async (index: number): Promise<string> => {
        const name = calls[index]!;
        const ordinal = calls.slice(0, index + 1).filter((call) => call === name).length;
        const { cache, trace } = await traced("-e", `inject=${name}:signal=KILL:when=${ordinal}`);
        expect(trace).toContain("killed by SIGKILL");
        return await whichOf(await afterRestart(files, cache));
      };
      const found: string[] = [];
      for (let i = 0; i < calls.length; i += 2)
        found.push(...(await Promise.all([i, i + 1].filter((at) => at < calls.length).map(kill))));
      expect(new Set(found)).toEqual(new Set(["old", "new"]));
      counted(`killed at each of ${calls.join(" ")}`, found);
    },
  );

  test.skipIf(!canMount)(
    `a disk that fills up at every page${only(canMount, "no file system can be mounted")}`,
    async () => {
      const large = envelope(`${newSettings}${" ".repeat(40_000)}`, 2);
      const found: string[] = [];
      for (let pages = 2; pages <= 26; pages += 6) {
        const { cache, list, directory } = place([large]);
        const script = `mount -t tmpfs -o size=${pages * 4}k tmpfs "$2" && cp "$1/policy.json" "$2/policy.json" &&
        "$3" "$4" "$2/policy.json" "$5" 1; cp "$2/policy.json" "$1/after"; ls -A "$2" | wc -l`;
        const mounted = `${directory}.tmpfs`;
        mkdirSync(mounted);
        const words = ["-m", "sh", "-c", script, "sh", directory, mounted, process.execPath, writer, list];
        const printed = execFileSync("unshare", words, { encoding: "utf8" });
        // nothing but the cache itself is left on a full disk
        expect(printed.trim().split(/\s/).at(-1)?.slice(-1)).toBe("1");
        const which = await whichOf(await afterRestart(files, join(directory, "after")));
        expect(which).toBe(printed.includes("ENOSPC") ? "old" : "new");
        found.push(which);
        expect(existsSync(cache)).toBe(true);
      }
      expect(new Set(found)).toEqual(new Set(["old", "new"]));
      counted("sizes of a disk that fills up", found);
    },
  );

  test.skipIf(!canMount)(
    `a directory that is read-only${only(canMount, "no file system can be mounted")}`,
    async () => {
      const { cache, list, directory } = place([newEnvelope]);
      const script = `mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && "$2" "$3" "$1/policy.json" "$4" 1`;
      const words = ["-m", "sh", "-c", script, "sh", directory, process.execPath, writer, list];
      expect(execFileSync("unshare", words, { encoding: "utf8" })).toContain("EROFS");
      expect(await whichOf(await afterRestart(files, cache))).toBe("old");
      expect(readdirSync(directory)).toEqual(["policy.json"]);
    },
  );

  test("two writers race, a reader reads on: whole each time, and never gone", async () => {
    const both = [oldEnvelope, { ...newEnvelope, revision: 1 }];
    const { cache, list, directory } = place(both);
    let racing = true;
    const race = Promise.all(
      [1, 2].map(() => promisify(execFile)(process.execPath, [writer, cache, list, "100"])),
    ).finally(() => {
      racing = false;
    });
    const reader = new Cache(cache, files, Math.random, 1_000_000);
    const known = both.map(textOf);
    const found: string[] = [];
    while (racing) {
      const read = await reader.read();
      found.push(
        read === undefined || "code" in read ? "torn" : known.indexOf(textOf(read)) === 0 ? "old" : "new",
      );
    }
    const written = (await race).flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
    expect(written.filter((message) => message !== "")).toEqual([]);
    expect(new Set(found)).toEqual(new Set(["old", "new"]));
    expect(readdirSync(directory)).toEqual(["policy.json"]);
    counted(`reads while two processes write ${written.length} times`, found);
  });

  test("a writer that comes late does not put an older policy back", async () => {
    const { cache } = place([]);
    const late = new Cache(cache, files, Math.random, 1_000_000);
    expect(await late.write(newEnvelope)).toBeUndefined();
    expect(await late.write(oldEnvelope)).toMatchObject({ code: "cache-not-written" });
    expect(await late.read()).toEqual(newEnvelope);
  });
});

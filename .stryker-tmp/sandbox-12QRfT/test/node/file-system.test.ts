/** Decisions on real files: what the kernel opens is what the rules are held against. Linux only. */
// @ts-nocheck

import "../seed.ts";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { compile, decide, type Effect, emptyLayer, type World } from "../../src/index.ts";
import { nodeLinks } from "../../src/node/index.ts";
import { spellPath } from "../../src/world/path.ts";

const top = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-files-")));
afterAll(() => rmSync(top, { recursive: true, force: true }));

function file(path: string): string {
  const whole = join(top, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, path);
  return whole;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  symlinkSync(target, join(top, path));
}

/** The effect of a call where `open` may be read and written, `shut` may not, and nothing else is said. */
function effectOf(tool: "Read" | "Write", path: string, world: Partial<World> = {}): Effect {
  const place = { line: 1, column: 1, endColumn: 1 };
  const rules = (...values: string[]) => values.map((value) => ({ value, place }));
  const { policy } = compile(
    [
      {
        ...emptyLayer("user"),
        deny: rules(`Read(/${top}/shut/**)`),
        allow: rules(`Read(/${top}/open/**)`, `Edit(/${top}/open/**)`),
      },
    ],
    { world: { platform: "linux", home: "/nowhere", cwd: join(top, "start"), links: nodeLinks(), ...world } },
  );
  const input = tool === "Read" ? { file_path: path } : { file_path: path, content: "" };
  return decide(policy, { tool, input }).effect;
}

describe.skipIf(process.platform !== "linux")("links", () => {
  file("shut/key");
  file("shut/deep/key");
  file("open/plain");
  file("open/deep/plain");
  file("other/x");
  mkdirSync(join(top, "start"));

  link("../shut/key", "open/to-file");
  link("../shut", "open/to-directory");
  link("..", "open/to-parent");
  link("two", "open/one");
  link("three", "open/two");
  link("../shut/key", "open/three");
  link(join(top, "shut"), "open/absolute");
  link("loop", "open/loop");
  link("pong", "open/ping");
  link("ping", "open/pong");
  link("../shut/new", "open/dangling-shut");
  link("../other/new", "open/dangling-other");
  link("later", "open/dangling-open");
  link("../shut/deep", "open/deep-link");
  link("plain", "open/harmless");
  link("deep/plain/", "open/slash");
  link(`/proc/self/root${top}/shut/key`, "open/by-process");
  link("../open", "shut/out");

  /** Path below the top, effect of reading, effect of writing. */
  const rows: readonly [path: string, read: Effect, write: Effect][] = [
    ["open/plain", "allow", "allow"],
    ["open/harmless", "allow", "allow"],
    ["open/new", "allow", "allow"],
    ["open/new/deep/file", "allow", "allow"],
    ["other/x", "ask", "ask"],
    ["open/to-file", "deny", "deny"],
    ["open/to-directory/key", "deny", "deny"],
    ["open/to-directory/new", "deny", "deny"],
    ["open/to-parent/shut/key", "deny", "deny"],
    ["open/to-parent/open/plain", "allow", "allow"],
    ["open/one", "deny", "deny"],
    ["open/absolute/key", "deny", "deny"],
    ["open/loop", "ask", "ask"],
    ["open/loop/x", "ask", "ask"],
    ["open/ping", "ask", "ask"],
    ["open/dangling-shut", "deny", "deny"],
    ["open/dangling-other", "ask", "ask"],
    ["open/dangling-open", "allow", "allow"],
    // the kernel goes up from the link's target
    ["open/deep-link/../key", "deny", "deny"],
    ["open/deep-link/../../other/x", "ask", "ask"],
    ["open/to-directory/../open/plain", "allow", "allow"],
    ["open/slash", "allow", "allow"],
    ["open/by-process", "deny", "deny"],
    ["shut/out/plain", "deny", "deny"],
    // a name that no directory can hold
    [`open/${"n".repeat(300)}`, "ask", "ask"],
    [`open/plain/below-a-file`, "allow", "allow"],
  ];
  for (const [path, read, write] of rows) {
    it(`${path.slice(0, 40)}: ${read}, ${write}`, () => {
      expect(effectOf("Read", `${top}/${path}`)).toBe(read);
      expect(effectOf("Write", `${top}/${path}`)).toBe(write);
    });
  }

  it("a link that is turned between two decisions is seen turned", () => {
    link("plain", "open/turned");
    expect(effectOf("Read", `${top}/open/turned`)).toBe("allow");
    rmSync(join(top, "open/turned"));
    link("../shut/key", "open/turned");
    expect(effectOf("Read", `${top}/open/turned`)).toBe("deny");
  });

  it("a hard link cannot be seen", () => {
    linkSync(join(top, "shut/key"), join(top, "open/hard"));
    expect(effectOf("Read", `${top}/open/hard`)).toBe("allow");
  });

  it("the kernel's file is among the spellings", () => {
    const name = fc.constantFrom("a", "b", "c");
    const step = fc.oneof(name, name, fc.constant(".."), fc.constant("."));
    const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join("/"));
    const trees = fc.record({
      links: fc.array(fc.tuple(fc.array(name, { minLength: 1, maxLength: 2 }), path), { maxLength: 4 }),
      written: fc.array(path, { minLength: 1, maxLength: 4 }),
    });
    let opened = 0;
    fc.assert(
      fc.property(trees, ({ links, written }) => {
        const here = mkdtempSync(join(top, "tree-"));
        try {
          mkdirSync(join(here, "a", "b"), { recursive: true });
          mkdirSync(join(here, "b"));
          for (const [at, target] of links) quietly(() => symlinkSync(target, join(here, ...at)));
          for (const text of written) {
            const real = quietly(() => realpathSync.native(`${here}/${text}`));
            const { spellings, unknown } = spellPath(text, {
              platform: "linux",
              cwd: here,
              links: nodeLinks(),
            });
            if (real === undefined) continue;
            opened++;
            if (unknown === undefined) expect(spellings).toContain(real);
          }
        } finally {
          rmSync(here, { recursive: true });
        }
      }),
      { numRuns: 200 },
    );
    expect(opened).toBeGreaterThan(50);
  });
});

function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * Runs a script in a mount namespace of its own and keeps it until the test is over. Its files are seen through
 * `/proc`; undefined where the script fails or no such namespace can be had.
 */
async function mounted(
  script: string,
): Promise<{ readonly process: ChildProcess; readonly root: string } | undefined> {
  const child = spawn("unshare", ["-m", "sh", "-ec", `${script}\necho $$\nexec sleep 60`], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  child.on("error", () => {});
  const [first] = (await Promise.race([once(child.stdout!, "data"), once(child, "close")])) as [unknown];
  if (!Buffer.isBuffer(first)) return undefined;
  return { process: child, root: `/proc/${first.toString().trim()}/root` };
}

/** Links as a process of another mount namespace sees them. */
const linksIn = (root: string): World["links"] => {
  const links = nodeLinks();
  return (path) => links(root + path);
};

const canMount =
  process.platform === "linux" &&
  spawnSync("unshare", ["-m", "true"]).status === 0 &&
  statSync("/proc/1").isDirectory();

describe("mounts", () => {
  it.skipIf(!canMount)("a bind mount is a second name that no link tells of, as a hard link is", async () => {
    mkdirSync(join(top, "open/mounted"), { recursive: true });
    const space = await mounted(`mount --bind ${top}/shut ${top}/open/mounted`);
    try {
      expect(space).toBeDefined();
      const inode = (path: string) => statSync(`${space!.root}${top}/${path}`).ino;
      expect(inode("open/mounted/key")).toBe(inode("shut/key"));
      const world = { links: linksIn(space!.root) };
      expect(effectOf("Read", `${top}/open/mounted/key`, world)).toBe("allow");
      // What leads into it by a link is seen like any other.
      expect(effectOf("Read", `${top}/open/to-directory/key`, world)).toBe("deny");
    } finally {
      space?.process.kill();
    }
  });
});

/** A file system with a folder in which case does not tell names apart, or undefined where this kernel has none. */
async function foldingVolume(): ReturnType<typeof mounted> {
  if (!canMount) return undefined;
  return mounted(
    `cd ${top}; mkdir volume; truncate -s 16M image; mkfs.ext4 -q -O casefold -E encoding=utf8 image
    mount -o loop image volume; mkdir volume/shut; chattr +F volume/shut; echo x > volume/shut/Key; cat volume/shut/KEY`,
  );
}

const volume = await foldingVolume();
afterAll(() => volume?.process.kill());

describe("a folder that ignores case", () => {
  it.skipIf(!volume)("is guarded in each case where the host says so", () => {
    const path = (name: string) => `${top}/volume/shut/${name}`;
    const inode = (name: string) => statSync(volume!.root + path(name)).ino;
    expect(inode("KEY")).toBe(inode("Key"));
    const place = { line: 1, column: 1, endColumn: 1 };
    const effect = (name: string, ignoresCase: boolean) => {
      const { policy } = compile(
        [{ ...emptyLayer("user"), deny: [{ value: `Read(/${path("Key")})`, place }] }],
        { world: { platform: "linux", cwd: top, links: linksIn(volume!.root), ignoresCase } },
      );
      return decide(policy, { tool: "Read", input: { file_path: path(name) } }).effect;
    };
    expect(effect("KEY", true)).toBe("deny");
    expect(effect("Key", false)).toBe("deny");
  });
});

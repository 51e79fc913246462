import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { AuditLog } from "../../src/audit/index.ts";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { compile, type ToolCall } from "../../src/index.ts";
import { layerOf } from "../../src/settings/index.ts";
import { builtPackage } from "../hosts/built-package.ts";

/** `toolgate replay`: what another policy makes of the calls of a log. */
const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-replay-")));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(root, name);
  writeFileSync(file, content);
  return file;
}

const settings = (permissions: object): string => JSON.stringify({ permissions }, null, 2);
write("old.json", settings({ ask: ["Bash(git push *)"], allow: ["Bash(npm run *)"] }));
write("new.json", settings({ deny: ["Bash(git push --force *)"], allow: ["Bash(git push *)"] }));

async function replay(argv: readonly string[], more: Partial<Io> & { readonly tty?: boolean } = {}) {
  const written = { out: "", err: "" };
  const code = await run(["replay", ...argv], {
    stdin: async () => "",
    stdout: { write: (printed) => (written.out += printed), isTTY: false },
    stderr: { write: (printed) => (written.err += printed), isTTY: more.tty ?? false },
    env: {},
    cwd: root,
    home: "/home/dev",
    platform: "linux",
    version: "0",
    ...more,
  });
  return { code, ...written };
}

const bash = (command: string): ToolCall => ({ tool: "Bash", input: { command } });
const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");
const session = (commands: readonly string[]): string =>
  lines([
    { type: "summary", summary: "a session" },
    ...commands.map((command, i) => ({
      type: "assistant",
      cwd: root,
      timestamp: "2026-11-21T12:00:00Z",
      message: {
        role: "assistant",
        content: [{ type: "tool_use", id: `t${i}`, ...{ name: "Bash", input: { command } } }],
      },
    })),
  ]);
write(
  "session.jsonl",
  session(["npm run build", "git push origin x", "git push origin x", "git push --force x", "ls"]),
);

test("what flips, by the rule behind it, with counts", async () => {
  const argv = ["session.jsonl", "--policy", "new.json", "--against", "old.json"];
  expect(await replay(argv)).toEqual({
    code: 0,
    err: "",
    out: `ask → allow  2 calls  allow Bash(git push *)  new.json:7
      2  git push origin x
allow → ask  1 call  no longer allow Bash(npm run *)  old.json:7
      1  npm run build
ask → deny  1 call  deny Bash(git push --force *)  new.json:4
      1  git push --force x

4 of 5 calls flip, in 6 lines: 1 without a call
`,
  });
});

test("--json is one document with the same", async () => {
  const argv = ["session.jsonl", "--policy", "new.json", "--against", "old.json", "--json", "--suggest"];
  const document = JSON.parse((await replay(argv)).out);
  expect(document).toMatchObject({
    schemaVersion: 1,
    counts: {
      lines: 6,
      calls: 5,
      flips: 4,
      withoutCall: 1,
      masked: 0,
      unknown: 0,
      unreadable: 0,
      unanswered: 0,
    },
    suggestions: {
      prompts: 1,
      removed: 1,
      steps: [{ rules: ["Bash(npm run build)"], prompts: 1, seen: 1 }],
      refused: [],
    },
  });
  expect(document.groups).toHaveLength(3);
});

test("--suggest proposes rules, and says for which programs it does not", async () => {
  write(
    "prompts.jsonl",
    lines([...["a", "b", "c"].map((x) => bash(`npm run lint ${x}`)), bash("python3 x.py"), bash("make")]),
  );
  write("none.json", settings({}));
  expect((await replay(["prompts.jsonl", "--policy", "none.json", "--suggest"])).out).toBe(
    `0 of 5 calls flip
what was decided of 5 is not known: compare with --against

2 rules would have removed 4 of 5 prompts
  3  Bash(npm run lint *)  3 different calls
  1  Bash(make)
no rule for what runs whatever it is given: python3 (1)
`,
  );
});

test("a log of our own is read, whole or masked", async () => {
  const layer = layerOf({ permissions: { ask: ["Bash(git push *)"] } }, "user").layer;
  const { policy } = compile([layer], { world: { platform: "linux", home: "/home/dev", cwd: root } });
  for (const input of ["whole", "masked"] as const) {
    const log = new AuditLog({ file: join(root, `${input}.ndjson`), input });
    const decide = log.decider(policy, [{ layer, text: "" }]);
    for (const command of ["git push a", "ls"]) decide(bash(command));
    await log.close();
  }
  const whole = await replay(["whole.ndjson", "--policy", "new.json"]);
  expect(whole).toMatchObject({
    code: 0,
    out: expect.stringContaining("ask → allow  1 call  allow Bash(git push *)"),
  });
  expect(whole.out).toContain("1 of 2 calls flip, in 3 lines: 1 without a call\n");
  const masked = await replay(["masked.ndjson", "--policy", "new.json"]);
  expect(masked.code).toBe(2);
  expect(masked.out).toBe(
    '0 of 0 calls flip, in 3 lines: 1 without a call, 2 with a masked input (an AuditLog with `input: "whole"` tells it)\n',
  );
});

test("without --policy, the settings of the directory", async () => {
  const directory = join(root, "project");
  mkdirSync(join(directory, ".claude"), { recursive: true });
  writeFileSync(join(directory, ".claude", "settings.json"), settings({ deny: ["Bash(ls *)"] }));
  const machine = { managedDirectory: join(root, "managed") };
  const { out } = await replay([join(root, "session.jsonl"), "--against", "../old.json"], {
    cwd: directory,
    machine,
  });
  expect(out).toContain("allow → deny  1 call  deny Bash(ls *)  .claude/settings.json:4");
});

describe("what cannot be read is told line by line, and the rest is read", () => {
  test("broken lines of all kinds", async () => {
    const call = `${JSON.stringify({ ...bash("git push x"), effect: "ask" })}\n`;
    const broken = Buffer.concat([
      Buffer.from(`${call}{"tool":\n\n{"a":1}\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.alloc(20),
      Buffer.from(`\n${call}{"tool":"Bash","inp`),
    ]);
    const { code, out, err } = await replay([write("broken.jsonl", broken), "--policy", "new.json"]);
    expect(code).toBe(0);
    expect(err.replaceAll(root, "")).toBe(
      [
        "/broken.jsonl:2: not read: it is no JSON: Unexpected end of JSON input",
        "/broken.jsonl:5: not read: it is not UTF-8",
        "/broken.jsonl:6: not read: it holds NUL characters, as a file has that was cut off by a crash",
        "/broken.jsonl:8: not read: it is no JSON: Unterminated string in JSON at position 19",
        "",
      ].join("\n"),
    );
    expect(out).toContain("2 of 2 calls flip, in 7 lines: 1 of no known kind, 4 that cannot be read\n");
  });

  test("a file that is compressed is passed over, the next is read", async () => {
    write("a.jsonl.gz", gzipSync(session(["git push x"])));
    const { code, out, err } = await replay([
      "a.jsonl.gz",
      "session.jsonl",
      "--policy",
      "new.json",
      "--against",
      "old.json",
    ]);
    expect(code).toBe(2);
    expect(out).toContain("4 of 5 calls flip");
    expect(err).toBe(
      "a.jsonl.gz:1: not read: it is compressed: give the output of `gzip -dc` to `toolgate replay -`\n",
    );
  });

  test("a disk that fails in the middle", async () => {
    async function* failing() {
      yield Buffer.from(`${JSON.stringify({ ...bash("git push x"), effect: "ask" })}\n{"to`);
      throw new Error("EIO: i/o error, read");
    }
    const { code, out, err } = await replay(["-", "--policy", "new.json"], { stdinBytes: failing });
    expect(code).toBe(2);
    expect(out).toContain("1 of 1 call flip");
    expect(err).toContain("-:3: not read: reading stopped here: EIO: i/o error, read\n");
  });

  test("no more than twenty are told", async () => {
    write("noise.jsonl", `${"x\n".repeat(30)}${JSON.stringify(bash("ls"))}\n`);
    const { code, err } = await replay(["noise.jsonl", "--policy", "new.json", "--against", "old.json"]);
    expect(code).toBe(0);
    expect(err.trimEnd().split("\n")).toHaveLength(21);
    expect(err).toContain("toolgate: 10 more lines cannot be read\n");
  });
});

describe("how it ends", () => {
  test.each([
    [["--fail-on", "looser"], 1],
    [["--fail-on", "stricter"], 1],
    [["--fail-on", "any"], 1],
    [[], 0],
  ])("%j: %d", async (more, code) => {
    expect(
      (await replay(["session.jsonl", "--policy", "new.json", "--against", "old.json", ...more])).code,
    ).toBe(code);
  });

  test("--fail-on looser lets what is stricter pass", async () => {
    write("strict.json", settings({ deny: ["Bash"] }));
    const argv = ["session.jsonl", "--policy", "strict.json", "--against", "old.json", "--fail-on"];
    expect([(await replay([...argv, "looser"])).code, (await replay([...argv, "stricter"])).code]).toEqual([
      0, 1,
    ]);
  });

  test.each<[readonly string[], string]>([
    [[], "which log? give files, or - for standard input"],
    [["nowhere.jsonl"], "nowhere.jsonl cannot be read: ENOENT"],
    [["."], ". cannot be read: it is a directory"],
    [["-", "-"], "`-` can be read once"],
    [["session.jsonl", "--fail-on", "loose"], "--fail-on is one of looser, stricter, any, not `loose`"],
    [["session.jsonl", "--mode", "free"], "there is no mode `free`"],
    [["session.jsonl", "--shell", "fish"], "`fish` is no shell that is read"],
    [["session.jsonl", "--platform", "beos"], "--platform is one of linux, darwin, win32, not `beos`"],
    [["session.jsonl", "--json", "--ndjson"], "give --ndjson or --json, not both"],
    [
      ["session.jsonl", "--suggest", "--ndjson"],
      "--suggest needs all calls together, --ndjson looks at each alone",
    ],
    [["session.jsonl", "--policy", "nowhere.json"], "settings-unreadable  there is no such file"],
  ])("a mistake, %j", async (argv, wanted) => {
    const { code, err } = await replay(argv);
    expect(err).toContain(wanted);
    expect(code).toBe(2);
  });

  test("a log without a call is a mistake, an empty one is not, and a piece of one may hold none", async () => {
    write("talk.jsonl", lines([{ type: "user", message: { content: "hi" } }]));
    write("empty.jsonl", "");
    const policy = ["--policy", "new.json"];
    expect((await replay(["talk.jsonl", ...policy])).code).toBe(2);
    expect((await replay(["empty.jsonl", ...policy])).code).toBe(0);
    expect((await replay(["talk.jsonl", ...policy, "--ndjson"])).code).toBe(0);
  });

  test("--help", async () => {
    const { code, out } = await replay(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("usage: toolgate replay LOG");
  });
});

test("a bar of progress where somebody looks, and nothing of it stays", async () => {
  let now = 0;
  const { err } = await replay(["session.jsonl", "--policy", "new.json"], {
    tty: true,
    now: () => (now += 1_000),
  });
  expect(err).toMatch(
    /\r\u001b\[K\[#{20}\] 100 % of 0\.0 MiB, 0\.0 MiB, 0 MiB\/s, 5 calls, 0 flips\r\u001b\[K$/,
  );
});

test("standard input is read in pieces, and output waits for its reader", async () => {
  let waited = 0;
  const log = Buffer.from(session(Array.from({ length: 200 }, (_, i) => `git push origin ${i}`)));
  async function* pieces() {
    for (let at = 0; at < log.length; at += 1_000) yield log.subarray(at, at + 1_000);
  }
  let out = "";
  const { code } = await replay(["-", "--policy", "new.json", "--against", "old.json", "--ndjson"], {
    stdinBytes: pieces,
    stdout: { write: (flips) => (out += flips), isTTY: false, drained: async () => void waited++ },
  });
  expect(code).toBe(0);
  expect(out.trimEnd().split("\n")).toHaveLength(200);
  expect(waited).toBeGreaterThan(10);
});

describe("as a filter between pipes", () => {
  const program = join(builtPackage(), "dist/src/cli/main.js");

  /** What a process of its own prints for an input, a line a flip. */
  async function flipsOf(input: Iterable<string>, node: readonly string[] = []): Promise<string[]> {
    const argv = [program, "replay", "-", "--ndjson", "--policy", "new.json", "--against", "old.json"];
    const child = spawn(process.execPath, [...node, ...argv], {
      cwd: root,
      stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = once(child, "close");
    const out = text(child.stdout);
    await pipeline(input, child.stdin);
    expect((await ended)[0]).toBe(0);
    return (await out).trimEnd().split("\n");
  }

  test("two workers over the pieces of a log find what one finds over the whole", async () => {
    const commands = ["git push a", "npm run b", "ls", "git push --force c", "make", "$X"];
    const all = Array.from({ length: 3_000 }, (_, i) => ({
      ...bash(`${commands[i % 6]} ${i}`),
      time: `${i}`,
      cwd: root,
    }));
    const pieces = [all.slice(0, 1_234), all.slice(1_234)].map((piece) => flipsOf([lines(piece)]));
    const [first, second] = await Promise.all(pieces);
    const whole = await flipsOf([lines(all)]);
    expect(whole.length).toBeGreaterThan(1_000);
    expect([...first!, ...second!].sort()).toEqual(whole.sort());
  }, 120_000);

  test("40 MiB of a session pass through a heap of 24", async () => {
    const said = lines([{ type: "user", message: { role: "user", content: "x".repeat(10_000) } }]);
    const mebibyte = said.repeat(105) + session(["git push a"]);
    function* log() {
      for (let i = 0; i < 40; i++) yield mebibyte;
    }
    expect(await flipsOf(log(), ["--max-old-space-size=24"])).toHaveLength(40);
  }, 120_000);
});

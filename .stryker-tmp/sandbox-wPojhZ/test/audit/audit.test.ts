// @ts-nocheck
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { LogFile } from "../../src/audit/index.ts";
import {
  AuditLog,
  type AuditOptions,
  type AuditSource,
  hashOfInput,
  revisionOf,
} from "../../src/audit/index.ts";
import {
  compile,
  decide,
  type LayerName,
  type Policy,
  type Session,
  type ToolCall,
} from "../../src/index.ts";
import { parseSettings } from "../../src/settings/index.ts";

const root = mkdtempSync(join(tmpdir(), "toolgate-audit-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let serial = 0;
const newFile = (): string => join(root, `${serial++}.ndjson`);

const session: Session = { world: { platform: "linux", home: "/home/dana", cwd: "/srv/app" } };
const key = new Uint8Array(32).fill(7);

function sourceOf(settings: object | string, layer: LayerName = "managed", file?: string): AuditSource {
  const text = typeof settings === "string" ? settings : JSON.stringify(settings);
  return { text, layer: parseSettings({ text, layer, file }).layer };
}

const policyOf = (...sources: readonly AuditSource[]): Policy =>
  compile(
    sources.map(({ layer }) => layer),
    session,
  ).policy;

const bash = (command: string): ToolCall => ({ tool: "Bash", input: { command, description: "to see" } });

const managed = sourceOf(
  { permissions: { deny: ["Bash(rm *)"], allow: ["Bash(git *)"] } },
  "managed",
  "/etc/m.json",
);

/** A clock that is read in steps of a quarter of a millisecond. */
function clock() {
  let passed = 0;
  return { wall: () => Date.parse("2026-11-21T12:00:00.5Z"), monotonic: () => (passed += 0.25) };
}

function linesOf(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What a log writes while `use` is done with the decisions of the managed policy. */
async function written(
  use: (decide: ReturnType<AuditLog["decider"]>, log: AuditLog) => void,
  more: Partial<AuditOptions> = {},
): Promise<Record<string, unknown>[]> {
  const file = newFile();
  const log = new AuditLog({ file, key, clock: clock(), ...more });
  use(log.decider(policyOf(managed), [managed]), log);
  await log.close();
  return linesOf(readFileSync(file, "utf8"));
}

describe("decisions", () => {
  test("SEMANTICS AUD-1: a line for each, with the rule and the revision behind it", async () => {
    const [, denied, asked, allowed] = await written((decide) => {
      for (const command of ["rm -r x", "make all", "git status"]) decide(bash(command));
    });
    const revisions = { "managed /etc/m.json": revisionOf(managed.text).slice(0, 16) };
    const common = {
      schemaVersion: 1,
      type: "decision",
      time: "2026-11-21T12:00:00.500Z",
      revisions,
      tool: "Bash",
      input: { command: "string", description: "string" },
      durationUs: 250,
    };
    const rule = { effect: "deny", text: "Bash(rm *)", layer: "managed", file: "/etc/m.json", line: 1 };
    expect(denied).toEqual({
      ...common,
      inputHash: hashOfInput(key, bash("rm -r x").input),
      effect: "deny",
      because: "CMP-3",
      rule: { ...rule, column: expect.any(Number), endColumn: expect.any(Number) },
    });
    expect(asked).toMatchObject({ ...common, effect: "ask", rule: null, because: "CMP-2" });
    expect(allowed).toMatchObject({
      ...common,
      effect: "allow",
      rule: { text: "Bash(git *)", layer: "managed" },
    });
  });

  test("the decision is the one of `decide`", async () => {
    await written((audited) => {
      for (const command of ["rm -r x", "make all", "git status", "$A", ""]) {
        const wanted = decide(policyOf(managed), bash(command));
        expect(JSON.stringify(audited(bash(command)))).toBe(JSON.stringify(wanted));
      }
    });
  });

  test("SEMANTICS AUD-2: a masked input tells names and types, and nothing else", async () => {
    const input = { command: "s3cret", list: ["s3cret"], more: { s3cret: 1 }, n: 5, none: null, yes: true };
    const line = (await written((decide) => void decide({ tool: "mcp__a__b", input })))[1]!;
    expect(JSON.stringify(line)).not.toContain("s3cret");
    expect(line["input"]).toEqual({
      command: "string",
      list: "array",
      more: "object",
      n: "number",
      none: "null",
      yes: "boolean",
    });
  });

  test.each([
    ["text", "string"],
    [7, "number"],
    [["a"], "array"],
    [null, "null"],
    [undefined, "undefined"],
    [{}, {}],
  ])("SEMANTICS AUD-2: the input %j is masked as %j", async (input, mask) => {
    expect((await written((decide) => void decide({ tool: "x", input })))[1]!["input"]).toEqual(mask);
  });

  test("SEMANTICS AUD-2: whole, where the host wants it", async () => {
    const [, line] = await written((decide) => void decide(bash("git log")), { input: "whole" });
    expect(line!["input"]).toEqual(bash("").input && bash("git log").input);
  });

  test("SEMANTICS AUD-2: hashes are equal for one key and one input, and for nothing else", async () => {
    const hashes = async (more: Partial<AuditOptions>): Promise<unknown[]> => {
      const lines = await written((decide) => ["a", "a", "b"].map((command) => decide(bash(command))), more);
      return lines.slice(1).map((line) => line["inputHash"]);
    };
    const [a, again, b] = await hashes({});
    expect([again === a, b === a, a === hashOfInput(key, bash("a").input)]).toEqual([true, false, true]);
    const { key: _, ...none } = { key };
    const [other] = await hashes({ ...none, key: new Uint8Array(32) });
    expect(other).not.toBe(a);
    const random = [];
    for (let i = 0; i < 2; i++) {
      const file = newFile();
      const log = new AuditLog({ file });
      log.decider(policyOf(), [])(bash("a"));
      await log.close();
      random.push(linesOf(readFileSync(file, "utf8"))[0]!["inputHash"]);
    }
    expect(new Set([a, ...random]).size).toBe(3);
    expect(() => new AuditLog({ file: newFile(), key: new Uint8Array(8) })).toThrow(TypeError);
  });

  test("SEMANTICS AUD-1: an input that a hook replaced", async () => {
    const hooks = [{ event: "PreToolUse", effect: "none", updatedInput: { command: "git log" } }] as const;
    const [, line] = await written((decide) => void decide(bash("rm x"), { hooks }));
    expect(line).toMatchObject({ effect: "allow", inputHash: hashOfInput(key, { command: "git log" }) });
  });

  const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown;
  const thrower = Object.defineProperty({}, "command", {
    enumerable: true,
    get: () => {
      throw new Error("out of order");
    },
  });
  test.each<[title: string, call: ToolCall, tool: unknown]>([
    ["that nests too deep", { tool: "Bash", input: { command: "make", deep } }, "Bash"],
    ["that is no JSON", { tool: "Bash", input: { command: 7n } }, "Bash"],
    ["that throws", { tool: "Bash", input: thrower }, "Bash"],
    [
      "without a tool that can be named",
      { tool: Symbol.iterator as unknown as string, input: {} },
      "Symbol(Symbol.iterator)",
    ],
    ["that is none", undefined as unknown as ToolCall, null],
  ])("SEMANTICS AUD-3: a call %s has its line as well", async (_, call, tool) => {
    const [, line] = await written((audited, log) => {
      expect(audited(call).effect).toBe("ask");
      expect(log.dropped).toBe(0);
    });
    expect(line).toMatchObject({ type: "decision", tool, effect: "ask" });
  });

  test("a name that an agent chose is cut off", async () => {
    const input = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}${"x".repeat(5000)}`, 1]));
    const [, line] = await written((decide) => void decide({ tool: "T".repeat(1e6), input }));
    expect(JSON.stringify(line).length).toBeLessThan(20_000);
  });
});

describe("the file", () => {
  test("SEMANTICS AUD-3: is appended to, and for its owner only", async () => {
    const file = newFile();
    for (let i = 0; i < 2; i++) {
      const log = new AuditLog({ file });
      const decide = log.decider(policyOf(managed), [managed]);
      decide(bash("ls"));
      await log.close();
      // a decision after that opens it again
      decide(bash("ls"));
      await log.close();
    }
    expect(linesOf(readFileSync(file, "utf8")).map((line) => line["type"])).toEqual([
      ...["policy", "decision", "decision"],
      ...["policy", "decision", "decision"],
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("SEMANTICS AUD-3: several writers do not come between each other's lines", async () => {
    const file = newFile();
    const logs = Array.from({ length: 4 }, () => new AuditLog({ file, input: "whole" }));
    for (let round = 0; round < 50; round++) {
      for (const log of logs) log.decider(policyOf(), [])(bash(`echo ${"x".repeat(round * 400)}`));
      if (round % 10 === 0) await Promise.all(logs.map((log) => log.flush()));
    }
    await Promise.all(logs.map((log) => log.close()));
    expect(linesOf(readFileSync(file, "utf8")).length).toBe(200);
  });

  /** A disk that does with each write what it is told: takes it whole, a part of it, or fails. */
  function disk(...fates: readonly ("whole" | "fails" | number)[]) {
    const state = { text: "" };
    const fate = (): "whole" | "fails" | number => (fates as (typeof fates)[number][])[writes++] ?? "whole";
    let writes = 0;
    const file: LogFile = {
      write: async (data) => {
        const what = fate();
        if (what === "fails") throw Object.assign(new Error("no space"), { code: "ENOSPC" });
        const bytesWritten = what === "whole" ? data.length : what;
        state.text += Buffer.from(data.subarray(0, bytesWritten)).toString("utf8");
        return { bytesWritten };
      },
      close: async () => {},
    };
    return { state, open: async () => file };
  }

  test.each<[title: string, fates: ("whole" | "fails" | number)[], wanted: string[], dropped: number]>([
    ["nothing goes wrong", [], ["make 0", "make 1", "make 2"], 0],
    ["the second line fails", ["whole", "fails"], ["make 0", "1 lost", "make 2"], 1],
    ["the first two fail", ["fails", "fails"], ["2 lost", "make 2"], 2],
    ["the last fails", ["whole", "whole", "fails"], ["make 0", "make 1"], 1],
    ["the second is cut off", ["whole", 20], ["make 0", "cut", "1 lost", "make 2"], 1],
    ["the disk is full in between", ["whole", 0], ["make 0", "1 lost", "make 2"], 1],
  ])("SEMANTICS AUD-3: lost lines are counted: %s", async (_, fates, wanted, dropped) => {
    const { state, open } = disk(...fates);
    const log = new AuditLog({ file: "/log", open, input: "whole" });
    const decide = log.decider(policyOf(managed), []);
    for (let i = 0; i < 3; i++) {
      expect(decide(bash(`make ${i}`)).effect).toBe("ask");
      await log.flush();
    }
    await log.close();
    const found = state.text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        if (!line.endsWith("}")) return "cut";
        const { type, count, input } = JSON.parse(line) as {
          type: string;
          count: number;
          input: { command: string };
        };
        return type === "dropped" ? `${count} lost` : input.command;
      });
    expect(found).toEqual(wanted);
    expect(log.dropped).toBe(dropped);
    expect(state.text.endsWith("\n")).toBe(true);
  });

  test("SEMANTICS AUD-3: a file that does not answer fills the queue, and no decision waits", async () => {
    const open = async (): Promise<LogFile> => ({
      write: () => new Promise(() => {}),
      close: async () => {},
    });
    const log = new AuditLog({ file: "/log", open, input: "whole" });
    const decide = log.decider(policyOf(managed), []);
    const large = { tool: "Write", input: { file_path: "a", content: "x".repeat(1_000_000) } };
    for (let i = 0; i < 40; i++) expect(decide(large).effect).toBe("ask");
    // sixteen fit
    expect(log.dropped).toBe(24);
  });

  test.each([
    ["in no directory", join(root, "none", "log")],
    ["that is a directory", root],
    ["on a full disk", "/dev/full"],
  ])("SEMANTICS AUD-3: a file %s", async (_, file) => {
    if (file === "/dev/full" && !existsSync(file)) return;
    const log = new AuditLog({ file });
    const decide = log.decider(policyOf(managed), [managed]);
    expect(decide(bash("rm x")).effect).toBe("deny");
    expect(decide(bash("git log")).effect).toBe("allow");
    await log.close();
    expect(log.dropped).toBe(3);
  });
});

describe("SEMANTICS AUD-4: changes of the policy", () => {
  const local = (text: string): AuditSource => sourceOf(text, "local", "/srv/app/l.json");

  async function changes(
    ...policies: readonly (readonly AuditSource[])[]
  ): Promise<Record<string, unknown>[]> {
    const file = newFile();
    const log = new AuditLog({ file, clock: clock() });
    for (const sources of policies) log.decider(policyOf(...sources), sources, "reload");
    await log.close();
    return existsSync(file) ? linesOf(readFileSync(file, "utf8")) : [];
  }

  test("the first is a change from nothing", async () => {
    expect(await changes([managed])).toEqual([
      {
        schemaVersion: 1,
        type: "policy",
        time: "2026-11-21T12:00:00.500Z",
        by: "reload",
        layer: "managed",
        file: "/etc/m.json",
        from: null,
        to: revisionOf(managed.text),
        added: [
          { effect: "deny", rule: "Bash(rm *)" },
          { effect: "allow", rule: "Bash(git *)" },
        ],
        removed: [],
        settings: [],
      },
    ]);
  });

  const rules = (permissions: object, more: object = {}): AuditSource =>
    local(JSON.stringify({ permissions, ...more }));
  const deny = (rule: unknown) => ({ effect: "deny", rule });

  test.each<[title: string, before: AuditSource[], after: AuditSource[], wanted: object[]]>([
    ["nothing", [managed], [managed], []],
    [
      "a rule more",
      [rules({ deny: ["A"] })],
      [rules({ deny: ["A", "B"] })],
      [{ added: [deny("B")], removed: [] }],
    ],
    [
      "a rule less",
      [rules({ deny: ["A", "B"] })],
      [rules({ deny: ["B"] })],
      [{ added: [], removed: [deny("A")] }],
    ],
    [
      "a rule in another list",
      [rules({ deny: ["A"] })],
      [rules({ allow: ["A"] })],
      [{ added: [{ effect: "allow", rule: "A" }], removed: [deny("A")] }],
    ],
    [
      "a broken rule",
      [rules({ deny: [7] })],
      [rules({ deny: [{ a: 1 }] })],
      [{ added: [deny('{"a":1}')], removed: [deny("7")] }],
    ],
    [
      "blanks",
      [local('{"permissions":{"deny":["A"]}}')],
      [local('{"permissions": {"deny": ["A"]}}')],
      [{ added: [], removed: [], settings: [] }],
    ],
    [
      "a lock",
      [rules({ disableBypassPermissionsMode: "disable" })],
      [rules({})],
      [{ added: [], removed: [], settings: ["disableBypassPermissionsMode"] }],
    ],
    [
      "a mode and a directory",
      [rules({})],
      [rules({ defaultMode: "plan", additionalDirectories: ["/a"] })],
      [{ settings: ["additionalDirectories", "defaultMode"] }],
    ],
    [
      "a file that is gone",
      [managed, rules({ deny: ["A"] })],
      [managed],
      [{ layer: "local", to: null, removed: [deny("A")] }],
    ],
    [
      "a file that is broken",
      [rules({ allow: ["A"] })],
      [local("{")],
      [{ removed: [{ effect: "allow", rule: "A" }], settings: ["damage"] }],
    ],
    [
      "another layer of the same file",
      [sourceOf({ permissions: { deny: ["A"] } }, "cli")],
      [sourceOf({ permissions: { deny: ["A"] } }, "cli"), sourceOf({ permissions: { deny: ["B"] } }, "cli")],
      [{ layer: "cli", from: null, added: [deny("B")] }],
    ],
  ])("%s", async (_, before, after, wanted) => {
    const all = await changes(before, after);
    const found = all.slice(before.length);
    expect(found.length).toBe(wanted.length);
    for (const [i, change] of wanted.entries())
      expect(found[i]).toMatchObject({ type: "policy", by: "reload", ...change });
  });

  test("the same text that counts for less", async () => {
    const text = '{"permissions":{"allow":["A"]}}';
    const less = { text, layer: { ...local(text).layer, allow: [] } };
    const [, change] = await changes([local(text)], [less]);
    expect(change).toMatchObject({
      from: revisionOf(text),
      to: revisionOf(text),
      removed: [{ effect: "allow", rule: "A" }],
    });
  });

  test("each decision names the policy that made it", async () => {
    const file = newFile();
    const log = new AuditLog({ file });
    const next = rules({ deny: ["Bash"] });
    const first = log.decider(policyOf(managed), [managed]);
    const second = log.decider(policyOf(next), [next]);
    const effects = [second(bash("git log")).effect, first(bash("git log")).effect];
    await log.close();
    const lines = linesOf(readFileSync(file, "utf8")).filter(({ type }) => type === "decision");
    expect(effects).toEqual(["deny", "allow"]);
    expect(lines.map(({ revisions }) => Object.keys(revisions as object))).toEqual([
      ["local /srv/app/l.json"],
      ["managed /etc/m.json"],
    ]);
    writeFileSync(file, "");
  });
});

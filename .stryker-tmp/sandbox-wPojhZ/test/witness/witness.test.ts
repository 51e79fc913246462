// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { existsSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { valuesIn } from "../jsonl.ts";
import { holdNoted, holdRun, type Line, type Miss, smallest } from "./hold.ts";
import { inputs } from "./inputs.ts";
import { listingOf, standingOf } from "./listing.ts";
import { installed, means, Sandbox } from "./sandbox.ts";
import { tricky, values } from "./seeds.ts";
import { shrunk } from "./shrink.ts";

const how = means();
const absent = how.by === "nothing";
const note = how.by === "nothing" ? ` (skipped: no sandbox: ${how.why})` : "";
/** So many that a common fault shows; `npm run witness -- --fuzz` goes on from there. */
const madeInputs = 1_200;

describe("a listing", () => {
  test.each([
    ["git status", ["git", "status"], "listed"],
    ["git status", ["rm", "x"], "missed"],
    ["git status", ["git", "status", "x"], "missed"],
    ["c1 'a b'", ["c1", "a b"], "listed"],
    ["c1 'a b'", ["c1", "a", "b"], "other words"],
    ["c1 $x d", ["c1", "d"], "listed"],
    ["c1 $x d", ["c1", "a", "b", "d"], "listed"],
    ["c1 $x d", ["c1", "a", "b"], "missed"],
    ['c1 "$x" d', ["c1", "a b", "d"], "listed"],
    ['c1 "$x" d', ["c1", "a", "b", "d"], "other words"],
    ['c1 "$x$@" d', ["c1", "d"], "listed"],
    ['c1 "${x:-$@}" d', ["c1", "a", "b", "d"], "listed"],
    ["c1 a*b", ["c1", "axb"], "listed"],
    ["c1 a*b", ["c1", "axc"], "missed"],
    ["A=1 c1 a", ["c1", "a"], "listed"],
    ["time A=1 c1", ["time", "A=1", "c1"], "listed"],
    ["time [[ -n a ]]", ["time", "[[", "-n", "a", "]]"], "listed"],
    ["timeout 5 c1 a", ["timeout", "5", "c1", "a"], "listed"],
    ["timeout 5 c1 a", ["c1", "a"], "listed"],
    ["eval 'c1 a'", ["c1", "a"], "listed"],
    ["eval 'c1 a'", ["c2"], "missed"],
    ["sh -c 'c1 \"a b\"'", ["c1", "a b"], "listed"],
    ["c1 ~/x", ["c1", "/w/x"], "listed"],
    ["c1 ~/x", ["c1", "/v/x"], "missed"],
    ["exec -a x c1 a", ["x", "a"], "listed"],
    ["nice c1 a", ["c1", "b"], "missed"],
    [". ./a.txt", ["c1"], "listed"],
    ['eval "$x"', ["c1"], "listed"],
    ["coproc c1", ["c2"], "listed"],
  ] as const)("%j ran %j: %s", (input, argv, standing) => {
    expect(standingOf(listingOf(input), argv)).toBe(standing);
  });

  test("is for the shell that is named", () => {
    const listing = listingOf("time -p A=1 c1", "dash");
    expect(standingOf(listing, ["time", "-p", "A=1", "c1"])).toBe("listed");
    expect(standingOf(listing, ["time", "A=1", "c1"])).toBe("missed");
    expect(listingOf("time > o", "dash").readable).toBe(false);
    expect(listingOf("time > o", "bash").readable).toBe(true);
  });

  test("does not list what it cannot read", () => {
    expect(listingOf("c1 &| c2").readable).toBe(false);
    expect(listingOf('eval "$x"').readable).toBe(false);
    expect(listingOf("c1 | c2").readable).toBe(true);
  });
});

test("noted inputs are held against their notes, for the shell that runs them", () => {
  const none = { argvs: [], parses: false };
  const bash = { argvs: [["c1"], ["/stubs/.stub", "odd"]], parses: true };
  const line = { id: "1", input: "c1; odd", bash, zsh: { argvs: [["c9"]], parses: true }, dash: none };
  expect(holdNoted(line, undefined)).toMatchObject({
    readable: true,
    parses: true,
    misses: [{ shell: "zsh", argv: ["c9"] }],
  });
  expect(holdNoted(line, "bash")).toMatchObject({ misses: [], ran: { bash: 2 } });
});

const beside = new URL("../../../shared/witness/", import.meta.url);

describe.skipIf(!existsSync(beside))("noted inputs beside the project", () => {
  test.each([
    [undefined, "gen-agent", 0.97],
    [undefined, "hand", 0.6],
    ["bash", "gen-agent", 0.97],
    ["bash", "hand", 0.8],
  ] as const)(
    "shell %s, %s: nothing is missed, and at least %d of what bash accepts is read",
    (shell, name, least) => {
      const held = valuesIn<Line>(new URL(`${name}.jsonl`, beside)).map((line) => holdNoted(line, shell));
      const accepted = held.filter(({ parses }) => parses);
      expect(held.flatMap(({ misses }) => misses)).toEqual([]);
      expect(accepted.filter(({ readable }) => readable).length / accepted.length).toBeGreaterThan(least);
    },
  );
});

test("shrinking keeps what fails and nothing else", async () => {
  const asked: string[] = [];
  const fails = async (text: string): Promise<boolean> => {
    asked.push(text);
    return text.includes("x") && text.includes("y");
  };
  expect(await shrunk("aaa\nbxb\nccc\ndyd\neee", fails)).toBe("xy");
  expect(asked.length).toBeLessThan(100);
  expect(await shrunk("x y", fails, 0)).toBe("x y");
});

describe.skipIf(absent)(`real shells${note}`, { timeout: 20_000 }, () => {
  const sandbox = absent ? undefined : new Sandbox();
  const present = installed();
  afterAll(() => sandbox?.close());

  test.each([
    ["c1 'a b' && c2 || c3", [["c1", "a b"], ["c2"], ["c3"]]],
    ["if c1; then c2; else c3; fi", [["c1"], ["c2"], ["c3"]]],
    ["while c1; do c2; done", [["c1"], ["c2"]]],
    ["until false; do c1; done", [["c1"]]],
    ["while :; do :; done; c1", []],
    ["c1 & (c2 &)", [["c1"], ["c2"]]],
    ["f() { f | f & }; f", []],
    ["nobody-made-me a", [["nobody-made-me", "a"]]],
    ["c1 '' '\n' \"é\"", [["c1", "", "\n", "é"]]],
    ["c1 > /sh/made; c2 > /stubs/made; c3 > /made; c4 > /w/made", [["c4"]]],
    ["c1 < /etc/passwd; c2 < /proc/1/environ; c3", [["c2"], ["c3"]]],
    ["> /w/made; c1 made*", [["c1", "made"]]],
    ["c1 made*", [["c1", "made*"]]],
  ])("bash ran of %j: %j", async (input, argvs) => {
    const run = await sandbox!.run(input, ["bash"]);
    const sorted = (all: readonly (readonly string[])[]) => all.map((each) => JSON.stringify(each)).sort();
    expect(sorted(run?.ran.bash ?? [])).toEqual(sorted(argvs));
  });

  test("nothing outside is written, reached or ended", async () => {
    const outside = `/tmp/witness-${process.pid}`;
    await sandbox!.run(`> ${outside}; c1`, present);
    expect(existsSync(outside)).toBe(false);
    const around = await sandbox!.run('c1 "$(</proc/1/environ)"', ["bash"]);
    expect(around?.ran.bash).toHaveLength(1);
    expect(JSON.stringify(around)).not.toContain("PATH=");
    const net = await sandbox!.run("exec 3<>/dev/tcp/127.0.0.1/1 && c1", ["bash"]);
    expect(net?.ran.bash).toEqual([]);
    await sandbox!.run("kill -9 -1; kill -9 1", present);
    expect((await sandbox!.run("c1", ["bash"]))?.ran.bash).toEqual([["c1"]]);
  });

  test("a miss is made small", async () => {
    const noted = { argvs: [["c3"]], parses: true };
    const { misses } = holdNoted({ id: "1", input: "c1", bash: noted }, undefined);
    expect(misses).toHaveLength(1);
    expect(await smallest(misses[0]!, undefined, sandbox!)).toEqual(misses[0]);
  });

  test.each([...tricky, ...values])("what runs of %j is listed, or it is not read", async (input) => {
    const held = await holdRun({ id: "tricky", input }, undefined, sandbox!, present);
    expect(held.misses).toEqual([]);
  });

  test("made inputs", async () => {
    const misses: Miss[] = [];
    let held = 0;
    let readable = 0;
    for (const input of inputs(20_261_121, new URL("../../grammar/shell.peggy", import.meta.url))) {
      if (held === madeInputs) break;
      const result = await holdRun({ id: String(held++), input }, undefined, sandbox!, present);
      if (result.readable) readable++;
      misses.push(...result.misses);
    }
    const small: Miss[] = [];
    for (const miss of misses.slice(0, 3)) small.push(await smallest(miss, undefined, sandbox!));
    expect(small).toEqual([]);
    expect(readable).toBeGreaterThan(held / 10);
  }, 240_000);
});

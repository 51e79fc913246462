/**
 * Runs inside the sandbox: takes one job a line, has each shell run the input under each schedule, and answers with
 * what the stubs noted. One run at a time; after each, whatever is still alive is killed.
 */
// @ts-nocheck

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const wallMilliseconds = 600;
const outputMax = 1 << 20;
// what a stub prints, what a file holds and what a variable has run a command where they are taken for numbers
const files = { "a.txt": "a\n", "b.txt": "v[$(c96)]\n", "a,b": "", "script.sh": "", zz: "", d: undefined };
const environment = {
  PATH: "/stubs",
  HOME: "/w",
  LC_ALL: "C.UTF-8",
  ZDOTDIR: "/sh",
  x: "zz",
  zz: "v[$(c97)]",
  n: "v[$(c98)]",
  "BASH_FUNC_command_not_found_handle%%": '() { /stubs/.stub "$@"; }',
};

// every process that this one may see is killed after each run, so it must be alone
const least = readdirSync("/proc").filter(Number).length;
if (least > 4) {
  console.error("not in a process namespace of its own");
  process.exit(3);
}

function killAll() {
  try {
    process.kill(-1, "SIGKILL");
  } catch {}
}

/** Kills all and waits until the first process has taken the dead away. */
async function alone() {
  for (let round = 0; round < 500; round++) {
    killAll();
    if (readdirSync("/proc").filter(Number).length <= least) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** The working directory as it was, without a process for it. */
function restore() {
  for (const name of readdirSync("/w"))
    if (!(name in files)) rmSync(`/w/${name}`, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    try {
      if (content === undefined) {
        rmSync("/w/d", { recursive: true, force: true });
        mkdirSync("/w/d");
      } else writeFileSync(`/w/${name}`, content);
    } catch {
      rmSync(`/w/${name}`, { recursive: true, force: true });
    }
  }
}

/** What the stubs noted: the number of words, then the words, each ended by NUL. */
function noted() {
  const ran = [];
  for (const name of readdirSync("/log")) {
    if (name === "state") continue;
    const fields = readFileSync(`/log/${name}`, "utf8").split("\0");
    rmSync(`/log/${name}`, { force: true });
    for (let at = 0; at < fields.length - 1; ) {
      const count = Number(fields[at]);
      if (!(count > 0)) break;
      ran.push(fields.slice(at + 1, at + 1 + count));
      at += 1 + count;
    }
  }
  return ran;
}

function run(shell, input, schedule) {
  restore();
  writeFileSync("/log/state", `${schedule} 0\n`);
  return new Promise((resolve) => {
    const child = spawn(`/sh/${shell}`, ["-c", input], {
      cwd: "/w",
      env: environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = 0;
    const drop = (data) => {
      output += data.length;
      if (output > outputMax) killAll();
    };
    child.stdout.on("data", drop);
    child.stderr.on("data", drop);
    const timer = setTimeout(() => {
      killAll();
      child.stdout.destroy();
      child.stderr.destroy();
    }, wallMilliseconds);
    const end = async () => {
      clearTimeout(timer);
      await alone();
      resolve(noted());
    };
    child.on("close", end);
    child.on("error", end);
  });
}

function parses(shell, input) {
  const { status } = spawnSync(`/sh/${shell}`, ["-n", "-c", input], {
    cwd: "/w",
    env: environment,
    stdio: "ignore",
    timeout: wallMilliseconds,
    killSignal: "SIGKILL",
  });
  return status === 0;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { input, shells, schedules } = JSON.parse(line);
  const answer = { parses: parses("bash", input), ran: {} };
  for (const shell of shells) {
    const argvs = new Map();
    for (const schedule of schedules) {
      for (const argv of await run(shell, input, schedule)) argvs.set(JSON.stringify(argv), argv);
    }
    answer.ran[shell] = [...argvs.values()];
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

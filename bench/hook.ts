import { execFileSync, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import type { Benchmark, Row } from "./bench.ts";

const program = fileURLToPath(new URL("../src/cli/toolgate-hook.cjs", import.meta.url));
const payload = JSON.stringify({
  hook_event_name: "PreToolUse",
  cwd: tmpdir(),
  tool_name: "Bash",
  tool_input: { command: "git status" },
});

/** Milliseconds of processes in turn: the packed hook over one payload, and node with nothing to do. */
export function hookTimes(rounds: number): Readonly<Record<"toolgate" | "empty process", readonly number[]>> {
  execFileSync("npm", ["run", "--silent", "pack-hook"], { stdio: ["ignore", "ignore", "inherit"] });
  const elapsed = (args: readonly string[]): number => {
    const begin = performance.now();
    const { status, stdout } = spawnSync(process.execPath, args, { input: payload, encoding: "utf8" });
    const elapsedMs = performance.now() - begin;
    if (status !== 0 || stdout !== "") throw new Error(`the hook ended with ${status}: ${stdout}`);
    return elapsedMs;
  };
  const runs = { toolgate: [program, "--host", "claude"], "empty process": ["-e", "0"] };
  const values: Record<keyof typeof runs, number[]> = { toolgate: [], "empty process": [] };
  // the first one writes down what node compiled, and the next reads it
  for (let i = 0; i < 2; i++) elapsed(runs.toolgate);
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0
      ? (["toolgate", "empty process"] as const)
      : (["empty process", "toolgate"] as const))
      values[name].push(elapsed(runs[name]));
  return values;
}

export const hookBenchmark: Benchmark = {
  name: "hook",
  about:
    "One process of the packed hook: settings read, `git status` decided and answered; against `node -e 0`.",
  rows: function* ({ rounds }): Iterable<Row> {
    yield { bench: "hook", of: {}, unit: "ms", values: hookTimes(rounds), leftOut: {} };
  },
};

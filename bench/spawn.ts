import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const child = fileURLToPath(new URL("./child.js", import.meta.url));

/**
 * Runs `child.ts` in a process of its own.
 * @returns what it printed and how long the process lived, in milliseconds; undefined where it was ended after `timeout`
 */
export function spawned(
  args: readonly string[],
  timeout = 60_000,
): { readonly printed: string; readonly elapsedMs: number } | undefined {
  const begin = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", child, ...args], {
    encoding: "utf8",
    timeout,
    killSignal: "SIGKILL",
  });
  const elapsedMs = performance.now() - begin;
  if (signal === "SIGKILL") return undefined;
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return { printed: stdout.trim(), elapsedMs };
}

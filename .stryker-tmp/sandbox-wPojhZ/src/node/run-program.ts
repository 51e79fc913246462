// @ts-nocheck
import { limits } from "../base/limits.ts";

/** Runs a program without a shell; `path` is absolute. Never rejects. */
export type RunProgram = (
  path: string,
  args: readonly string[],
  options: { readonly timeoutMs: number },
) => Promise<ProgramOutcome>;

/** `exitCode` is undefined where the program did not start, did not end in time or printed too much. */
export type ProgramOutcome = { readonly exitCode: number | undefined; readonly stdout: string };

/** Runs a program of this machine; it is killed at its deadline. */
export const nodeRun: RunProgram = async (path, args, { timeoutMs }) => {
  // few machines have anything to run, and loading this takes a tenth of what a hook may take
  const { execFile } = await import("node:child_process");
  return new Promise((resolve) => {
    const options = {
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: limits.settingsBytesMax,
      windowsHide: true,
    } as const;
    try {
      const child = execFile(path, [...args], options, (error, stdout) => {
        const code = error === null ? 0 : error.code;
        resolve({ exitCode: typeof code === "number" && !error?.killed ? code : undefined, stdout });
      });
      // A program that reads gets nothing, and it may be gone before it got that.
      child.stdin?.on("error", () => {}).end();
    } catch {
      resolve({ exitCode: undefined, stdout: "" });
    }
  });
};

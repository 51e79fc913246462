// @ts-nocheck
import { readFileSync, writeSync } from "node:fs";
import { nodeWorld } from "../node/index.ts";
import { hook } from "./hook.ts";
import type { Environment, Io, Output } from "./io.ts";

/**
 * Answers one payload. The streams of `process` are not touched where it can be helped: making one takes longer than
 * deciding.
 */
export async function hookMain(): Promise<void> {
  const { cwd, home, platform } = nodeWorld();
  const io: Io = {
    stdin: readInput,
    stdout: outputTo(1),
    stderr: outputTo(2),
    env: process.env as Environment,
    cwd,
    home,
    platform,
    version: "",
  };
  try {
    process.exitCode = await hook(process.argv.slice(2), io);
  } catch (fault) {
    // the exit code that refuses stands already
    io.stderr.write(`toolgate: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  }
}

async function readInput(): Promise<string> {
  try {
    return readFileSync(0, "utf8");
  } catch (error) {
    // a pipe that somebody set not to wait, and nothing is there yet
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    const { text } = await import("node:stream/consumers");
    return text(process.stdin);
  }
}

function outputTo(descriptor: 1 | 2): Output {
  return {
    isTTY: false,
    write: (content) => {
      const bytes = Buffer.from(content);
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
        (descriptor === 1 ? process.stdout : process.stderr).write(bytes.subarray(written));
      }
    },
  };
}

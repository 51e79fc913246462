import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { nodeWorld } from "../node/index.ts";
import type { Environment, Io, Output } from "./io.ts";

/** What the command line may touch, of this process. */
export function processIo(): Io {
  const { cwd, home, platform } = nodeWorld();
  return {
    stdin: () => text(process.stdin),
    stdinBytes: () => process.stdin,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    env: process.env as Environment,
    cwd,
    home,
    platform,
    get version() {
      return (createRequire(import.meta.url)("toolgate/package.json") as { version: string }).version;
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (content) => void stream.write(content),
    isTTY: stream.isTTY === true,
    drained: async () => {
      if (stream.writableNeedDrain) await new Promise((resolve) => stream.once("drain", resolve));
    },
  };
}

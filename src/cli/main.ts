#!/usr/bin/env node
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { nodeWorld } from "../node/index.ts";
import type { Environment, Output } from "./io.ts";
import { run } from "./run.ts";

// Until the answer is there, any end of the process is a fault.
process.exitCode = 70;

const { cwd, home, platform } = nodeWorld();
const { version } = createRequire(import.meta.url)("toolgate/package.json") as { version: string };

process.exitCode = await run(process.argv.slice(2), {
  stdin: () => text(process.stdin),
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  env: process.env as Environment,
  cwd,
  home,
  platform,
  version,
});

function outputOf(stream: NodeJS.WriteStream): Output {
  return { write: (content) => void stream.write(content), isTTY: stream.isTTY === true };
}

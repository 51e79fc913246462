#!/usr/bin/env node
import { processIo } from "./process-io.ts";
import { run } from "./run.ts";

// Until the answer is there, any end of the process is a fault.
process.exitCode = 70;

// as a program that the signal of a closed pipe ends: `toolgate replay … | head`
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 141 : 70));

process.exitCode = await run(process.argv.slice(2), processIo());

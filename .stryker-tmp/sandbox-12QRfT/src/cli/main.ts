#!/usr/bin/env node
// @ts-nocheck
import { processIo } from "./process-io.ts";
import { run } from "./run.ts";

// Until the answer is there, any end of the process is a fault.
process.exitCode = 70;

process.exitCode = await run(process.argv.slice(2), processIo());

#!/usr/bin/env node
import { hook } from "./hook.ts";
import { processIo } from "./process-io.ts";

// Any end before the answer refuses, wherever an exit code can.
process.exitCode = 2;

process.exitCode = await hook(process.argv.slice(2), processIo());

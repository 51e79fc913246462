// @ts-nocheck
import { claude } from "./claude.ts";
import { codex } from "./codex.ts";
import { copilot } from "./copilot.ts";
import { cursor } from "./cursor.ts";
import { gemini } from "./gemini.ts";
import type { Host, HostName } from "./host.ts";
import { qwen } from "./qwen.ts";

/** Every host by its name. */
export const hosts: Readonly<Record<HostName, Host>> = { claude, codex, gemini, qwen, cursor, copilot };

// @ts-nocheck
import { modeOf } from "../index.ts";
import { permissionRequest, preToolUse } from "./claude.ts";
import { textField } from "./fields.ts";
import type { Host } from "./host.ts";
import { toolQuestion } from "./payload.ts";
import { as, patch, shell, type Translations } from "./tool-calls.ts";

const tools: Translations = {
  Bash: shell("workdir"),
  apply_patch: patch,
  Edit: patch,
  Write: patch,
  update_plan: as("TodoWrite"),
  view_image: as("Read", { file_path: ["path"] }),
  web_search: as("WebSearch"),
};

/**
 * OpenAI Codex. A PreToolUse hook that says `ask` or a bare `allow` is taken for broken there, and the call runs.
 * https://developers.openai.com/codex/hooks
 */
export const codex: Host = {
  name: "codex",
  events: [{ ...preToolUse, allow: () => undefined, ask: undefined }, permissionRequest],
  question: (payload, _event, platform) =>
    toolQuestion(payload, tools, platform, modeOf(textField(payload, "permission_mode"))),
};

// @ts-nocheck
import { expect, test } from "vitest";
import { type HookMode, type HostName, hosts, respond } from "../../src/hosts/index.ts";
import { compile, emptyLayer, type Layer, type Mode, type Policy } from "../../src/index.ts";

const cwd = "/home/ada/shop";

const rules: Readonly<Record<"deny" | "ask" | "allow", readonly string[]>> = {
  deny: [
    "Bash(rm *)",
    "Read(./.env)",
    "Edit(./.env)",
    "WebFetch(domain:evil.example)",
    "mcp__github__delete_*",
  ],
  ask: ["Bash(git push *)"],
  allow: [
    "Bash(npm test)",
    "mcp__github__get_*",
    "WebFetch(domain:docs.example)",
    "Edit(./src/**)",
    "Skill(review)",
  ],
};

function policyOf(mode: Mode | undefined): Policy {
  const placed = (texts: readonly string[]) =>
    texts.map((value, i) => ({ value, place: { line: i + 1, column: 1, endColumn: value.length + 1 } }));
  const layer: Layer = {
    ...emptyLayer("user"),
    deny: placed(rules.deny),
    ask: placed(rules.ask),
    allow: placed(rules.allow),
  };
  return compile([layer], { mode, world: { platform: "linux", home: "/home/ada", cwd } }).policy;
}

async function answered(
  host: HostName,
  payload: unknown,
  mode: HookMode = "decide",
  platform: "linux" | "win32" = "linux",
) {
  const answer = await respond(hosts[host], typeof payload === "string" ? payload : JSON.stringify(payload), {
    mode,
    platform,
    policyFor: async (question) => policyOf(question.mode),
  });
  return { ...answer, document: answer.stdout === "" ? undefined : JSON.parse(answer.stdout) };
}

/** What a document of any host says, in one word; silence: nothing that decides. */
function effectIn(document: Record<string, unknown> | undefined): string {
  const specific = document?.["hookSpecificOutput"] as Record<string, unknown> | undefined;
  const behavior = (specific?.["decision"] as Record<string, unknown> | undefined)?.["behavior"];
  const said =
    specific?.["permissionDecision"] ??
    behavior ??
    document?.["permissionDecision"] ??
    document?.["permission"] ??
    document?.["behavior"] ??
    document?.["decision"] ??
    "silence";
  return String(said);
}

const inClaude = (tool_name: string, tool_input: unknown, event = "PreToolUse") => ({
  session_id: "1",
  transcript_path: "/t",
  cwd,
  hook_event_name: event,
  tool_name,
  tool_input,
  tool_use_id: "2",
});
const inGemini = (tool_name: string, tool_input: unknown, more: object = {}) => ({
  ...inClaude(tool_name, tool_input, "BeforeTool"),
  timestamp: "2026-11-21T00:00:00Z",
  ...more,
});
const inCursor = (hook_event_name: string, fields: object) => ({
  conversation_id: "1",
  generation_id: "2",
  hook_event_name,
  workspace_roots: [cwd],
  ...fields,
});
const inCopilot = (toolName: string, toolArgs: unknown) => ({
  sessionId: "1",
  timestamp: 1,
  cwd,
  toolName,
  toolArgs,
});
const addFile = (file: string) => `*** Begin Patch\n*** Add File: ${file}\n+x\n*** End Patch\n`;

type Row = readonly [host: HostName, payload: unknown, decided: string, guarded: string];

const rows: readonly Row[] = [
  ["claude", inClaude("Bash", { command: "npm test" }), "allow", "silence"],
  ["claude", inClaude("Bash", { command: "npm test && touch x" }), "ask", "ask"],
  ["claude", inClaude("Bash", { command: "rm -r x" }), "deny", "deny"],
  ["claude", inClaude("Bash", {}), "ask", "ask"],
  ["claude", inClaude("mcp__github__delete_repo", {}), "deny", "deny"],
  ["claude", inClaude("Bash", { command: "npm test" }, "PermissionRequest"), "allow", "silence"],
  ["claude", inClaude("Bash", { command: "git push x" }, "PermissionRequest"), "silence", "silence"],
  ["claude", inClaude("Bash", { command: "rm x" }, "PermissionRequest"), "deny", "deny"],

  ["codex", inClaude("Bash", { command: "npm test" }), "silence", "silence"],
  ["codex", inClaude("Bash", { command: "touch x" }), "deny", "deny"],
  ["codex", inClaude("Bash", { command: "npm test", workdir: "/etc" }), "deny", "deny"],
  ["codex", inClaude("apply_patch", { command: addFile("src/a.ts") }), "silence", "silence"],
  ["codex", inClaude("apply_patch", { command: addFile(".env") }), "deny", "deny"],
  ["codex", inClaude("apply_patch", { command: "what" }), "deny", "deny"],
  ["codex", inClaude("Bash", { command: "touch x" }, "PermissionRequest"), "silence", "silence"],

  ["gemini", inGemini("run_shell_command", { command: "npm test" }), "allow", "silence"],
  ["gemini", inGemini("run_shell_command", { command: "git push x" }), "ask", "ask"],
  ["gemini", inGemini("run_shell_command", { command: "rm x" }), "deny", "deny"],
  ["gemini", inGemini("run_shell_command", { command: "ls", dir_path: "src" }), "allow", "silence"],
  ["gemini", inGemini("run_shell_command", { command: "ls", dir_path: "/etc" }), "ask", "ask"],
  ["gemini", inGemini("read_file", { file_path: "src/a.ts" }), "allow", "silence"],
  ["gemini", inGemini("read_file", { absolute_path: `${cwd}/.env` }), "deny", "deny"],
  ["gemini", inGemini("read_many_files", { include: ["src/a.ts", ".env"] }), "deny", "deny"],
  ["gemini", inGemini("read_many_files", { include: ["**/*"] }), "ask", "ask"],
  ["gemini", inGemini("write_file", { file_path: "src/a.ts", content: "" }), "allow", "silence"],
  ["gemini", inGemini("replace", { file_path: "b.ts" }), "ask", "ask"],
  ["gemini", inGemini("list_directory", { dir_path: "src" }), "allow", "silence"],
  ["gemini", inGemini("grep_search", { pattern: "x", dir_path: "/etc" }), "ask", "ask"],
  ["gemini", inGemini("web_fetch", { prompt: "read https://docs.example/a and tell" }), "allow", "silence"],
  [
    "gemini",
    inGemini("web_fetch", { prompt: "https://docs.example/a https://evil.example/" }),
    "deny",
    "deny",
  ],
  ["gemini", inGemini("web_fetch", { prompt: "evil.example" }), "ask", "ask"],
  ["gemini", inGemini("activate_skill", { name: "review" }), "allow", "silence"],
  [
    "gemini",
    inGemini("mcp_github_get_issue", {}, { mcp_context: { server_name: "github", tool_name: "get_issue" } }),
    "allow",
    "silence",
  ],
  [
    "gemini",
    inGemini("mcp_github_delete_it", {}, { mcp_context: { server_name: "github", tool_name: "delete_it" } }),
    "deny",
    "deny",
  ],
  ["gemini", inGemini("update_topic", {}), "ask", "ask"],
  // a tool of the host that happens to be called as one that needs no permission
  ["gemini", inGemini("CronList", {}), "ask", "ask"],
  ["gemini", inGemini("Task", {}), "ask", "ask"],

  ["qwen", inClaude("run_shell_command", { command: "npm test" }), "allow", "silence"],
  ["qwen", inClaude("run_shell_command", { command: "ls", directory: "/etc" }), "ask", "ask"],
  [
    "qwen",
    { ...inClaude("run_shell_command", { command: "touch x" }), permission_mode: "yolo" },
    "allow",
    "silence",
  ],
  [
    "qwen",
    { ...inClaude("run_shell_command", { command: "rm x" }), permission_mode: "yolo" },
    "deny",
    "deny",
  ],
  ["qwen", inClaude("edit", { file_path: "src/a.ts" }), "allow", "silence"],
  ["qwen", inClaude("web_fetch", { url: "https://evil.example/" }), "deny", "deny"],
  ["qwen", inClaude("mcp__github__get_issue", {}), "allow", "silence"],

  ["cursor", inCursor("beforeShellExecution", { command: "npm test", cwd }), "allow", "silence"],
  ["cursor", inCursor("beforeShellExecution", { command: "git push x", cwd }), "ask", "ask"],
  ["cursor", inCursor("beforeShellExecution", { command: "rm x", cwd }), "deny", "deny"],
  ["cursor", inCursor("beforeReadFile", { file_path: `${cwd}/.env`, content: "" }), "deny", "deny"],
  ["cursor", inCursor("beforeReadFile", { file_path: "/etc/hosts", content: "" }), "deny", "deny"],
  ["cursor", inCursor("beforeMCPExecution", { tool_name: "get_issue", tool_input: "{}" }), "ask", "ask"],
  [
    "cursor",
    inCursor("preToolUse", { tool_name: "Write", tool_input: { path: "src/a.ts" } }),
    "allow",
    "silence",
  ],
  ["cursor", inCursor("preToolUse", { tool_name: "Write", tool_input: '{"path":".env"}' }), "deny", "deny"],
  ["cursor", inCursor("preToolUse", { tool_name: "Write", tool_input: { path: "b.ts" } }), "deny", "deny"],

  ["copilot", inCopilot("bash", { command: "npm test" }), "allow", "silence"],
  ["copilot", inCopilot("bash", '{"command":"rm x"}'), "deny", "deny"],
  ["copilot", inCopilot("bash", "no JSON"), "ask", "ask"],
  ["copilot", inCopilot("view", { path: ".env" }), "deny", "deny"],
  ["copilot", inCopilot("powershell", { command: "Get-Content .env" }), "deny", "deny"],
];

test.each(rows)("%s: %j", async (host, payload, decided, guarded) => {
  const [inDecide, inGuard] = [await answered(host, payload), await answered(host, payload, "guard")];
  expect([effectIn(inDecide.document), effectIn(inGuard.document)]).toEqual([decided, guarded]);
  expect([inDecide.exitCode, inGuard.exitCode, inDecide.stderr]).toEqual([0, 0, ""]);
});

test("guard never says allow, whatever is asked", async () => {
  for (const [host, payload] of rows)
    expect(effectIn((await answered(host, payload, "guard")).document)).not.toBe("allow");
});

test("on Windows a command is judged in every shell that may read it", async () => {
  const on = async (command: string) =>
    effectIn(
      (await answered("qwen", inClaude("run_shell_command", { command }), "decide", "win32")).document,
    );
  expect(await on("git push x")).toBe("ask");
  expect(await on("npm test")).toBe("ask"); // no rule allows it in PowerShell
  expect(await on("git status %X%")).toBe("ask");
});

/** What each event says when nothing could be decided: the JSON, and the exit code where that refuses too. */
const failures: readonly (readonly [HostName, string, number])[] = [
  ["claude", "PreToolUse", 2],
  ["claude", "PermissionRequest", 0],
  ["codex", "PreToolUse", 2],
  ["codex", "PermissionRequest", 0],
  ["gemini", "BeforeTool", 2],
  ["qwen", "PreToolUse", 2],
  ["cursor", "beforeShellExecution", 2],
  ["cursor", "beforeReadFile", 2],
  ["copilot", "preToolUse", 0],
  ["copilot", "permissionRequest", 0],
];

test.each(failures)("%s %s: a policy that cannot be loaded refuses", async (host, event, exitCode) => {
  const payload = {
    hook_event_name: event,
    cwd,
    tool_name: "Bash",
    tool_input: { command: "ls" },
    file_path: "x",
    command: "ls",
  };
  const answer = await respond(hosts[host], JSON.stringify(payload), {
    mode: "decide",
    platform: "linux",
    policyFor: () => Promise.reject(new Error("disk on fire")),
  });
  expect(effectIn(JSON.parse(answer.stdout))).toBe("deny");
  expect(answer.exitCode).toBe(exitCode);
  expect(answer.stderr).toContain("disk on fire");
});

test.each(["", "null", "[]", "7", '"x"', "{", "{}", '{"hook_event_name":"Stop"}', "\u0000"])(
  "every host refuses the payload %j",
  async (payload) => {
    for (const host of Object.keys(hosts) as HostName[])
      expect(effectIn((await answered(host, payload)).document), host).not.toBe("allow");
  },
);

test("the reason names the part, the rule and its place, and who says it", async () => {
  const { document } = await answered("claude", inClaude("Bash", { command: "ls && rm -r x" }));
  expect(document.hookSpecificOutput.permissionDecisionReason).toBe(
    "toolgate: `rm -r x`: a deny rule matches: deny Bash(rm *) (user settings)",
  );
  const codex = await answered("codex", inClaude("Bash", { command: "touch x" }));
  expect(codex.document.hookSpecificOutput.permissionDecisionReason).toMatch(
    /^toolgate: needs a person, and this hook cannot ask one: `touch x`: no rule allows it/,
  );
});

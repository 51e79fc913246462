import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { builtPackage, hostPackages } from "./built-package.ts";

/** Gemini CLI as `npm run hosts` installs it. */
const gemini = join(hostPackages, "@google", "gemini-cli", "bundle", "gemini.js");
const missing = !existsSync(gemini);

/** What the model wants, one tool call a turn; then it has done. */
const wanted = [
  { name: "run_shell_command", args: { command: "git status && touch pwned" } },
  { name: "run_shell_command", args: { command: "git status" } },
  { name: "write_file", args: { file_path: "pwned", content: "x" } },
  { name: "write_file", args: { file_path: "src/fine", content: "x" } },
];

type Content = { readonly parts?: readonly { readonly functionResponse?: { readonly response: unknown } }[] };

/** A model server that asks for the tool calls in order and keeps what came of them. */
function modelServer() {
  const results: string[] = [];
  let turn = 0;
  const server = createServer(async (request, response) => {
    const body: { contents?: readonly Content[]; tools?: readonly unknown[] } = JSON.parse(
      await text(request),
    );
    const answered = body.contents?.at(-1)?.parts?.find((part) => part.functionResponse !== undefined);
    if (answered !== undefined) results.push(JSON.stringify(answered.functionResponse?.response));
    const functionCall = body.tools === undefined ? undefined : wanted[turn++];
    const part = functionCall === undefined ? { text: "done" } : { functionCall };
    const candidate = { content: { role: "model", parts: [part] }, finishReason: "STOP", index: 0 };
    const document = JSON.stringify({ candidates: [candidate], usageMetadata: { totalTokenCount: 1 } });
    const streams = request.url?.includes("stream") === true;
    response.setHeader("content-type", streams ? "text/event-stream" : "application/json");
    response.end(streams ? `data: ${document}\r\n\r\n` : document);
  });
  return { server, results };
}

test.skipIf(missing)(
  `a real agent is stopped by the hook and let go by it (${missing ? "no Gemini CLI: npm run hosts" : "Gemini CLI"})`,
  { timeout: 120_000 },
  async () => {
    const root = builtPackage();
    const [home, shop] = [join(root, "home"), join(root, "shop")];
    mkdirSync(join(home, ".gemini"), { recursive: true });
    mkdirSync(join(shop, ".claude"), { recursive: true });
    mkdirSync(join(shop, "src"));
    execFileSync("git", ["init", "-q"], { cwd: shop });
    writeFileSync(
      join(home, ".gemini/settings.json"),
      JSON.stringify({ security: { auth: { selectedType: "gemini-api-key" } } }, null, 2),
    );
    writeFileSync(
      join(shop, ".claude/settings.json"),
      JSON.stringify({ permissions: { deny: ["Bash(touch *)", "Edit(/pwned)"], allow: ["Edit(/src/**)"] } }),
    );
    const env = { PATH: process.env["PATH"], HOME: home, NO_COLOR: "1", GEMINI_CLI_TRUST_WORKSPACE: "true" };
    const install = [join(root, "dist/src/cli/main.js"), "hook", "install", "--host", "gemini", "--yes"];
    execFileSync(process.execPath, install, { cwd: shop, env, stdio: "pipe" });

    const { server, results } = modelServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const agent = spawn(process.execPath, [gemini, "-p", "go on", "--yolo", "-m", "gemini-2.5-flash"], {
      cwd: shop,
      env: { ...env, GEMINI_API_KEY: "none", GOOGLE_GEMINI_BASE_URL: `http://127.0.0.1:${port}` },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, errors] = await Promise.all([text(agent.stdout), text(agent.stderr)]);
    server.close();
    try {
      expect(results, `${out}\n${errors}`).toHaveLength(wanted.length);
      expect(results[0]).toContain("toolgate: `touch pwned`: a deny rule matches: deny Bash(touch *)");
      expect(results[1]).toContain("On branch");
      expect(results[2]).toContain("deny Edit(/pwned)");
      expect(existsSync(join(shop, "pwned"))).toBe(false);
      expect(readFileSync(join(shop, "src/fine"), "utf8")).toBe("x");
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
);

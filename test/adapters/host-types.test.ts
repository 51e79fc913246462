import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { hostPackages } from "../hosts/built-package.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const missing = ["@anthropic-ai/claude-agent-sdk", "@openai/agents", "ai", "@agentclientprotocol/sdk"].filter(
  (name) => !existsSync(join(hostPackages, name)),
);

/** Uses of the adapters where each host takes them; it is only compiled. */
const uses = `
import type { CanUseTool } from "@anthropic-ai/claude-agent-sdk";
import { tool as agentTool } from "@openai/agents";
import { tool } from "ai";
import type { RequestPermissionRequest, RequestPermissionResponse } from "@agentclientprotocol/sdk";
import { z } from "zod";
import { canUseTool, gatedTool, guardedExecute, needsApproval, requestPermission } from "toolgate/adapters";
import { decide, type Policy } from "toolgate";

declare const policy: Policy;
const gate = (call: Parameters<typeof decide>[1]) => decide(policy, call);
const callOf = ({ command }: { command: string }) => ({ tool: "Bash", input: { command } });

export const claude: CanUseTool = canUseTool(gate);

export const agents = agentTool({
  name: "shell",
  description: "runs a command",
  parameters: z.object({ command: z.string() }),
  execute: async ({ command }) => command,
  ...gatedTool(gate, callOf),
});

export const vercel = tool({
  description: "runs a command",
  inputSchema: z.object({ command: z.string() }),
  needsApproval: needsApproval(gate, callOf),
  execute: guardedExecute(gate, callOf, async ({ command }: { command: string }) => command),
});

export const zed: (request: RequestPermissionRequest) => Promise<RequestPermissionResponse> = requestPermission(
  gate,
  async () => ({ outcome: { outcome: "cancelled" } }),
);
`;

test.skipIf(missing.length > 0)(
  `the adapters fit the types that the hosts publish (${missing.length > 0 ? `no ${missing.join(", ")}: npm run hosts` : "all four"})`,
  { timeout: 120_000 },
  () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), "toolgate-types-")));
    try {
      mkdirSync(join(root, "node_modules"));
      for (const name of ["@anthropic-ai", "@openai", "ai", "@agentclientprotocol", "zod"])
        symlinkSync(join(hostPackages, name), join(root, "node_modules", name));
      writeFileSync(join(root, "uses.ts"), uses);
      writeFileSync(join(root, "package.json"), '{ "type": "module" }');
      writeFileSync(
        join(root, "tsconfig.json"),
        JSON.stringify({
          compilerOptions: {
            target: "es2023",
            module: "nodenext",
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: true,
            noEmit: true,
            allowImportingTsExtensions: true,
            types: [],
            paths: {
              toolgate: [join(repository, "src/index.ts")],
              "toolgate/adapters": [join(repository, "src/adapters/index.ts")],
            },
          },
          files: ["uses.ts"],
        }),
      );
      let problems = "";
      try {
        execFileSync(join(repository, "node_modules/.bin/tsc"), ["-p", root], {
          encoding: "utf8",
          stdio: "pipe",
        });
      } catch (error) {
        problems = String((error as { stdout?: string }).stdout);
      }
      expect(problems).toBe("");
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
);

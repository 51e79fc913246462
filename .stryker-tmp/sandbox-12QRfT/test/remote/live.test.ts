// @ts-nocheck
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import * as files from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { AuditLog } from "../../src/audit/index.ts";
import type { Circumstances, Decision, ToolCall } from "../../src/index.ts";
import { type LivePolicy, livePolicy } from "../../src/node/index.ts";
import { clientOf, LabClock, LabServer, newSettings, oldSettings, sealed } from "./lab.ts";

const root = mkdtempSync(join(tmpdir(), "toolgate-live-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The host of the README: a policy from a server, followed by the engine, and all of it in the log. */
test("a new revision is in force for the next decision, and the log tells it", async () => {
  mkdirSync(join(root, "work"));
  const server = new LabServer();
  const clock = new LabClock();
  server.publish(sealed(oldSettings, 1), '"1"');
  let live: LivePolicy | undefined;
  const reloads: (Promise<void> | undefined)[] = [];
  const cacheFile = join(root, "cache", "policy.json");
  const onChange = (): void => void reloads.push(live?.reload());
  const remote = clientOf(server, { disk: files, cacheFile, clock, onChange });
  const file = join(root, "decisions.ndjson");
  const log = new AuditLog({ file });
  let decide: ((call: ToolCall, circumstances?: Circumstances) => Decision) | undefined;

  await remote.start();
  const world = { platform: "linux", home: root, cwd: join(root, "work") } as const;
  live = await livePolicy({
    ...world,
    managedDirectory: join(root, "none"),
    session: { world },
    remote: () => remote.state,
    onSwap: ({ policy, settings: { layers, texts } }) => {
      const sources = layers.map((layer) => ({ layer, text: texts.get(layer.file ?? "") ?? "" }));
      decide = log.decider(policy, sources, "server");
    },
  });
  const push = { tool: "Bash", input: { command: "git push" } };
  await remote.refresh();
  await Promise.all(reloads);
  expect(decide!(push).effect).toBe("allow");
  server.publish(sealed(newSettings, 2), '"2"');
  await remote.refresh();
  await Promise.all(reloads);
  expect(decide!(push).effect).toBe("deny");
  live.close();
  remote.stop();
  await log.close();

  const lines = readFileSync(file, "utf8").trim().split("\n");
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const rule = (effect: string, text: string) => ({ effect, rule: text });
  expect(told.at(-2)).toMatchObject({
    type: "policy",
    by: "server",
    file: "server settings",
    added: [rule("deny", "Bash(git *)"), rule("allow", "Bash(npm *)"), rule("allow", "WebFetch")],
    removed: [rule("deny", "Bash(rm *)"), rule("ask", "WebFetch"), rule("allow", "Bash(git *)")],
  });
  expect(told.filter(({ type }) => type === "decision").map(({ effect }) => effect)).toEqual([
    "allow",
    "deny",
  ]);
});

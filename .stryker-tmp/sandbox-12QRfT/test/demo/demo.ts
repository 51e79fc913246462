// @ts-nocheck
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Paint, paintFor } from "../../src/cli/paint.ts";
import { showDecision } from "../../src/cli/show-decision.ts";
import { showDiagnostic } from "../../src/cli/show-diagnostic.ts";
import { visible } from "../../src/cli/visible.ts";
import { compile, decide, type LayerName, type Session, type ToolCall } from "../../src/index.ts";
import { parseSettings } from "../../src/settings/index.ts";

/**
 * What a team's settings make of the calls of an agent. `team/` holds the files of a machine as if it were its root,
 * so the output is the same everywhere.
 */
const here = join(dirname(createRequire(import.meta.url).resolve("toolgate/package.json")), "test", "demo");
const home = "/home/ada";
const cwd = `${home}/shop`;

const files: readonly { layer: LayerName; file: string }[] = [
  { layer: "managed", file: "/etc/claude-code/managed-settings.json" },
  { layer: "local", file: `${cwd}/.claude/settings.local.json` },
  { layer: "project", file: `${cwd}/.claude/settings.json` },
  { layer: "user", file: `${home}/.claude/settings.json` },
];

/** The whole demo as text: first what is wrong with the settings, then each call with its decision. */
export function demo(paint: Paint): string {
  const from = { cwd, home, platform: "linux" } as const;
  const session: Session = { world: from };
  const texts = new Map(files.map(({ file }) => [file, readFileSync(join(here, "team", file), "utf8")]));
  const readings = files.map((file) => parseSettings({ ...file, text: texts.get(file.file)! }));
  const { policy, diagnostics } = compile(
    readings.map((reading) => reading.layer),
    session,
  );
  const found = [...readings.flatMap((reading) => reading.diagnostics), ...diagnostics];
  const answers = calls().map((call) => {
    const shown = showDecision(decide(policy, call), from, paint);
    return `${paint("bold", callText(call))}\n${shown.replace(/^/gm, "  ").trimEnd()}\n`;
  });
  return [...found.map((diagnostic) => showDiagnostic(diagnostic, texts, from, paint)), ...answers].join(
    "\n",
  );
}

/** The calls of `calls.jsonl`, as an agent makes them. */
export function calls(): ToolCall[] {
  const lines = readFileSync(join(here, "calls.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as ToolCall);
}

/** A call as one line: a command as it was typed, any other tool with what it is about. */
function callText({ tool, input }: ToolCall): string {
  const fields = Object.entries(input as Record<string, string>);
  const [, subject = ""] = fields.find(([name]) => name !== "prompt" && name !== "pattern") ?? [];
  if (tool.startsWith("mcp__")) return tool;
  return tool === "Bash" ? `$ ${visible(subject)}` : `${tool} ${visible(String(subject))}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.stdout.write(
    demo(paintFor({ write: () => {}, isTTY: process.stdout.isTTY === true }, process.env as object)),
  );
}

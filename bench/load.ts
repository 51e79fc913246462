import { compile, type Layer, listRules } from "../src/index.ts";
import { effectiveSettings, parseSettings, type SettingsReading } from "../src/settings/index.ts";
import type { Benchmark, Effort, Row } from "./bench.ts";
import { session } from "./layer.ts";

const rulesCount = 20_000;
/** Beside the rules, so that the file is 5 MB. */
const wordLength = 270;

/** Managed settings as large as they get: commands, paths, hosts and MCP tools, a third in each list. */
const text = settingsText();

function settingsText(): string {
  const lists: Record<"deny" | "ask" | "allow", string[]> = { deny: [], ask: [], allow: [] };
  const word = "x".repeat(wordLength);
  for (let i = 0; i < rulesCount; i++) {
    const kind = i % 10;
    const rule =
      kind < 6
        ? `Bash(tool${i} sub${i % 97} ${word} *)`
        : kind < 8
          ? `Read(//srv/data${i}/${word}/**)`
          : kind < 9
            ? `WebFetch(domain:h${i}.example.org)`
            : `mcp__server${i % 50}__tool${i}`;
    lists[(["deny", "ask", "allow"] as const)[i % 3]!].push(rule);
  }
  return JSON.stringify({ permissions: lists }, null, 2);
}

/** Milliseconds of the processor, so that what else runs on the machine counts less. */
function timed<T>(task: () => T): readonly [milliseconds: number, value: T] {
  const before = process.cpuUsage();
  const value = task();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1_000, value];
}

function* rows({ rounds }: Effort): Iterable<Row> {
  check();
  const steps: Record<string, number[]> = { parse: [], compile: [], effectiveSettings: [], listRules: [] };
  for (let round = 0; round < rounds; round++) {
    const [parsing, reading] = timed(readingOf);
    const layers: Layer[] = [reading.layer];
    steps["parse"]!.push(parsing);
    steps["compile"]!.push(timed(() => compile(layers, session))[0]);
    steps["effectiveSettings"]!.push(timed(() => effectiveSettings([reading]))[0]);
    steps["listRules"]!.push(timed(() => listRules(layers, session))[0]);
  }
  for (const [step, values] of Object.entries(steps))
    yield { bench: "load", of: { step }, unit: "ms", values: { toolgate: values }, leftOut: {} };
}

function readingOf(): SettingsReading {
  return parseSettings({ layer: "managed", file: "/etc/claude-code/managed-settings.json", text });
}

function check(): void {
  const { layer } = readingOf();
  const count = layer.deny.length + layer.ask.length + layer.allow.length;
  const { diagnostics } = compile([layer], session);
  if (count !== rulesCount || diagnostics.length > 0)
    throw new Error(`${count} rules, ${diagnostics.length} findings`);
}

export const loadBenchmark: Benchmark = {
  name: "load",
  about: `Settings of ${(text.length / 1e6).toFixed(1)} MB with ${rulesCount.toLocaleString("en")} rules: time of the processor.`,
  rows,
};

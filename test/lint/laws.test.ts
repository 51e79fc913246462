import fc from "fast-check";
import { expect, test } from "vitest";
import { callsNear, layersOf, scenes, sessionOf } from "../../src/fuzz/index.ts";
import { compile, decide, type Effect, type Layer, type Placed } from "../../src/index.ts";
import { type LintFinding, lint } from "../../src/lint/index.ts";
import { seed } from "../seed.ts";

/** What the linter says of rules together holds for every call of a scene. */
const factor = Number(process.env["FC_FACTOR"] ?? 1);
const effects: readonly Effect[] = ["deny", "ask", "allow"];

test("without what is unreachable, shadowed or redundant, every call is decided as before", {
  timeout: 60_000 * factor,
}, () => {
  const counts = new Map(["unreachable-allow", "shadowed-rule", "redundant-rule"].map((code) => [code, 0]));
  for (const scene of fc.sample(scenes, { seed, numRuns: 250 * factor })) {
    const layers = numbered(layersOf(scene));
    const session = { ...sessionOf(scene.session), mode: "default" as const };
    const found = lint({ layers, session });
    for (const code of counts.keys()) {
      // an Edit rule also lets its files be read, whatever keeps them from being edited
      const idle = found.filter((finding) => finding.code === code && !finding.message.includes("be edited"));
      if (idle.length === 0) continue;
      counts.set(code, counts.get(code)! + idle.length);
      const { policy } = compile(layers, session);
      const fewer = compile(
        layers.map((layer) => without(layer, idle)),
        session,
      );
      for (const call of [scene.call, ...fc.sample(callsNear(scene.rules), { seed, numRuns: 20 })])
        expect(
          decide(fewer.policy, call).effect,
          `seed ${seed}, ${code}: ${JSON.stringify({ scene, call })}`,
        ).toBe(decide(policy, call).effect);
    }
  }
  expect([...counts.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(10);
});

function without(layer: Layer, findings: readonly LintFinding[]): Layer {
  return mapped(layer, (entries) =>
    entries.filter(({ place }) => !findings.some((finding) => isAt(finding, place))),
  );
}

/** Each entry on a line of its own. */
function numbered(layers: readonly Layer[]): readonly Layer[] {
  let line = 0;
  return layers.map((layer) =>
    mapped(layer, (entries) =>
      entries.map(({ value, place }) => ({ value, place: { ...place, line: ++line } })),
    ),
  );
}

function mapped(
  layer: Layer,
  change: (entries: readonly Placed<unknown>[]) => readonly Placed<unknown>[],
): Layer {
  return { ...layer, ...Object.fromEntries(effects.map((effect) => [effect, change(layer[effect])])) };
}

function isAt(finding: LintFinding, { line }: { readonly line: number }): boolean {
  return finding.line === line;
}

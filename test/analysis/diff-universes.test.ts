import { describe, expect, test } from "vitest";
import { type Change, diffPolicies } from "../../src/analysis/index.ts";
import { type Line, layersOf, plainSession, sessionOf, universes } from "../../src/fuzz/index.ts";
import { type Circumstances, compile, decide, type Effect } from "../../src/index.ts";
import { seed } from "../seed.ts";
import { randomOf } from "./patterns.ts";

/** Every call of a tiny universe against what is said of two policies, most of whose rules have borders in common. */
const pairs = 60 * Number(process.env["FC_FACTOR"] ?? 1);

const given: readonly Circumstances[] = [
  {},
  { hooks: [{ event: "PreToolUse", effect: "allow" }] },
  { hooks: [{ event: "PermissionRequest", effect: "allow" }] },
  { cwd: "/elsewhere" },
];

const effects = ["deny", "ask", "allow"] as const;
const rank = (effect: Effect) => effects.indexOf(effect);

describe("in a tiny universe no call contradicts a comparison (SEMANTICS ANA-1, ANA-3)", () => {
  test.each(Object.entries(universes))("of %s", { timeout: 120_000 }, (_, { rules, calls, always = [] }) => {
    const random = randomOf(seed);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
    const line = (): Line => ({ layer: pick(["user", "project"]), effect: pick(effects), text: pick(rules) });
    const before = always.map((text): Line => ({ layer: "user", effect: pick(effects), text }));
    const policyOf = (lines: readonly Line[]) =>
      compile(layersOf({ rules: [...before, ...lines] }), sessionOf(plainSession)).policy;
    for (let i = 0; i < pairs; i++) {
      const kept = Array.from({ length: Math.floor(random() * 3) }, line);
      const [old, now] = [
        [...kept, ...(random() < 0.7 ? [line()] : [])],
        [...(random() < 0.7 ? [line()] : []), ...kept],
      ];
      const [older, newer] = [policyOf(old), policyOf(now)];
      const { verdict, changes } = diffPolicies(older, newer, { stepsMax: 20_000 });
      const directions = new Set(changes.map(({ direction }: Change) => direction));
      for (const circumstances of given) {
        for (const call of calls) {
          const [was, is] = [older, newer].map((policy) => rank(decide(policy, call, circumstances).effect));
          const direction = is! > was! ? "looser" : "stricter";
          if (is === was || verdict === "undecided" || verdict === "both" || directions.has(direction))
            continue;
          expect.fail(JSON.stringify({ seed, verdict, direction, old, now, call, circumstances }));
        }
      }
    }
  });
});

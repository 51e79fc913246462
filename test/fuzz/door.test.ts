import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as fuzz from "../../src/fuzz/index.ts";
import {
  type Host,
  type Law,
  laws,
  type Scene,
  scenes,
  smallestScene,
  smallestText,
  toolgate,
} from "../../src/fuzz/index.ts";
import * as door from "../../src/index.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, example = ""] = /```ts\n(import fc from[\s\S]+?)```/.exec(readme) ?? [];

/** Runs the sample of the README with a runtime of ours. */
function runSample(decide: typeof door.decide): void {
  const modules: Readonly<Record<string, object>> = { "fast-check": { default: fc }, "toolgate/fuzz": fuzz };
  const body = example
    .replace(/^import (\w+) from ("[^"]+");$/gm, "const { default: $1 } = modules[$2];")
    .replace(/^import (\{[^}]+\}) from ("[^"]+");$/gm, "const $1 = modules[$2];");
  const agent = {
    mayCall: (layers: door.Layer[], session: door.Session, call: door.ToolCall, around: door.Circumstances) =>
      decide(door.compile(layers, session).policy, call, around),
  };
  new Function("modules", "agent", body)(modules, agent);
}

describe("the sample of the README", { timeout: 60_000 }, () => {
  test("holds for the engine", () => runSample(door.decide));

  test("fails for a runtime that allows what it would ask about", () => {
    const eager: typeof door.decide = (...asked) => {
      const decision = door.decide(...asked);
      return decision.effect === "ask" ? { ...decision, effect: "allow" } : decision;
    };
    expect(() => runSample(eager)).toThrow(/Property failed/);
  });
});

/** Hosts with one fault each, and the law that finds it. */
const faulty: readonly (readonly [law: keyof typeof laws, fault: string, host: Host])[] = [
  ["denyTrumps", "the first rule wins", (scene) => toolgate({ ...scene, rules: scene.rules.slice(0, 1) })],
  [
    "askTrumps",
    "an allow of the same layer wins over an ask",
    (scene) =>
      scene.rules.some(({ effect }) => effect === "allow")
        ? toolgate({ ...scene, rules: scene.rules.filter(({ effect }) => effect !== "ask") })
        : toolgate(scene),
  ],
  ["defaultNeverAllows", "what no rule names is allowed", (scene) => orAllow(scene)],
  [
    "orderIsIrrelevant",
    "the last rule of a tool wins",
    (scene) => toolgate({ ...scene, rules: scene.rules.slice(-1) }),
  ],
  [
    "addingDenyNeverLoosens",
    "a third deny is lost with the others",
    (scene) =>
      scene.rules.filter(({ effect }) => effect === "deny").length > 2
        ? toolgate({ ...scene, rules: [] })
        : toolgate(scene),
  ],
  [
    "addingAskNeverLoosens",
    "any ask turns a deny into an ask",
    (scene) => {
      const { effect } = toolgate(scene);
      return {
        effect: effect === "deny" && scene.rules.some((line) => line.effect === "ask") ? "ask" : effect,
      };
    },
  ],
  [
    "addingAllowNeverTightens",
    "rules of a kind allow nothing beside them",
    (scene) => {
      const { effect } = toolgate(scene);
      return {
        effect:
          scene.rules.filter((line) => line.effect === "allow").length > 1 && effect === "allow"
            ? "ask"
            : effect,
      };
    },
  ],
  [
    "unnamedRulesChangeNothing",
    "a reason is left out",
    (scene) => {
      const { effect, reasons } = toolgate(scene);
      return { effect, reasons: reasons!.map(({ rule: _, ...reason }) => reason) };
    },
  ],
  [
    "namedRuleDecidesAlone",
    "the reasons name another rule",
    (scene) => {
      const { effect, reasons } = toolgate(scene);
      const other = scene.rules.find((line) => line.effect !== "allow");
      if (other === undefined) return { effect, reasons: reasons! };
      return {
        effect,
        reasons: reasons!.map((reason) => ({
          ...reason,
          rule: { ...other, place: { line: 1, column: 1, endColumn: 1 } },
        })),
      };
    },
  ],
  [
    "disguisesNeverLoosen",
    "what begins with a bracket is allowed",
    (scene) => (/^\(/.test(commandIn(scene)) ? { effect: "allow" } : toolgate(scene)),
  ],
  [
    "listsAreAsStrictAsTheirParts",
    "what holds && is allowed",
    (scene) => (commandIn(scene).includes(" && ") ? { effect: "allow" } : toolgate(scene)),
  ],
  [
    "everyCallIsAnswered",
    "a path is too long",
    (scene) => {
      if (JSON.stringify(scene.call).includes("secrets")) throw new Error("not here");
      return toolgate(scene);
    },
  ],
];

function orAllow(scene: Scene): { effect: door.Effect } {
  const { effect, reasons } = toolgate(scene);
  return { effect: reasons!.some(({ rule }) => rule !== undefined) ? effect : "allow" };
}

function commandIn({ call: { input } }: Scene): string {
  return String((input as { command?: unknown } | null)?.command ?? "");
}

describe("a faulty host is found", { timeout: 60_000 }, () => {
  const sample = fc.sample(scenes, { seed: 1, numRuns: 2_000 });

  test.each(faulty)("by %s: %s", (name, _, host) => {
    const law: Law = laws[name];
    const broken = sample.find((scene) => fuzz.findingIn(law, host, scene) !== undefined);
    const found = broken && fuzz.findingIn(law, host, broken);
    expect(found?.message).toBeDefined();
    // small enough to read
    expect(found!.scene.rules.length).toBeLessThanOrEqual(4);
  });

  test("by every law", () => {
    expect(faulty.map(([name]) => name)).toEqual(Object.keys(laws));
  });
});

test("a scene is made small", () => {
  const scene: Scene = {
    rules: ["a", "b", "c"].map((text) => ({ layer: "user", effect: "deny", text })),
    beside: { layer: "user", classifyAllShell: true, tracked: true },
    session: { platform: "darwin", linked: false, mode: "plan" },
    circumstances: { cwd: "/etc", willRunSandboxed: true },
    call: { tool: "Bash", input: { command: "ls && rm -rf x", timeout: 1 } },
  };
  const fails = ({ rules, session, circumstances, beside, call }: Scene) =>
    rules.some(({ text }) => text === "b") &&
    session.mode === "plan" &&
    circumstances.cwd !== undefined &&
    beside?.tracked === true &&
    JSON.stringify(call).includes("rm");
  expect(smallestScene(scene, fails)).toEqual({
    rules: [{ layer: "user", effect: "deny", text: "b" }],
    beside: { layer: "user", tracked: true },
    session: { platform: "linux", linked: true, mode: "plan" },
    circumstances: { cwd: "/etc" },
    call: { tool: "Bash", input: { command: "rm" } },
  });
  expect(smallestText("aaa\nbxb\nccc\ndyd", (text) => text.includes("x") && text.includes("y"))).toBe("xy");
});

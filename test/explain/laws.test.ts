import fc from "fast-check";
import { expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import { layersOf, scenes, sessionOf } from "../../src/fuzz/index.ts";
import { compile, decide, type Effect, emptyLayer, type Layer, type Placed } from "../../src/index.ts";
import { seed } from "../seed.ts";

/** Explaining is deciding: what an explanation says of a scene, the engine does. */
const factor = Number(process.env["FC_FACTOR"] ?? 1);
const explained = fc.sample(scenes, { seed, numRuns: 200 * factor }).map((scene) => {
  const layers = layersOf(scene);
  // two allow rules may cover the two names of a file together, and neither alone
  const session = sessionOf({ ...scene.session, linked: false });
  return { scene, layers, session, explanation: explain(layers, session, scene.call) };
});
const effects: readonly Effect[] = ["deny", "ask", "allow"];

test("the decision is that of `decide`", () => {
  for (const { scene, layers, session, explanation } of explained) {
    const decision = decide(compile(layers, session).policy, scene.call);
    expect(JSON.stringify(explanation.decision)).toBe(JSON.stringify(decision));
  }
});

test("a rule matches if and only if the engine names it where it is alone", () => {
  let matching = 0;
  for (const { scene, layers, session, explanation } of explained) {
    // a `!` line says something only behind others, settings that are not there whole settle every call, and a mode may
    // make another rule decide a part
    if (scene.rules.some(({ text }) => text.includes("!"))) continue;
    if (layers.some(({ unconfirmed }) => unconfirmed) || compile(layers, session).policy.mode !== "default")
      continue;
    const wanted = layers.flatMap((layer) =>
      effects.flatMap((effect) =>
        layer[effect].filter((entry) => {
          const alone = withLists(layers, (other, list) =>
            other === layer && list === effect ? [entry] : [],
          );
          const { policy } = compile(alone, { ...session, mode: "default" });
          return decide(policy, scene.call).reasons.some(({ rule }) => rule !== undefined);
        }),
      ),
    );
    const named = [
      ...explanation.alsoMatching.map(({ rule }) => rule),
      ...explanation.decision.reasons.flatMap(({ rule }) => rule ?? []),
    ];
    expect(sorted(named.map(({ place }) => place))).toEqual(sorted(wanted.map(({ place }) => place)));
    matching += wanted.length;
  }
  expect(matching).toBeGreaterThan(explained.length / 20);
});

test("as the command would have to be, so it is decided", () => {
  const ofSettings = ["no wildcard", "single slash", "subdomain", "untrusted", "locked", "mode"];
  for (const { scene, layers, session, explanation } of explained) {
    const { policy } = compile(layers, session);
    for (const { instead, effect, obstacle } of explanation.nearMisses) {
      if (ofSettings.includes(obstacle)) continue;
      const input = { ...(scene.call.input as object), command: instead };
      expect(decide(policy, { tool: scene.call.tool, input }).effect).toBe(effect);
    }
  }
});

test("each proposal changes the answer to what it says", () => {
  for (const { scene, layers, session, explanation } of explained) {
    for (const { effect, add, remove = [] } of explanation.proposals) {
      const left = withLists(layers, (layer, list) =>
        layer[list].filter(
          ({ value, place }) =>
            !remove.some(
              (rule) => rule.layer === layer.name && rule.place.line === place.line && rule.text === value,
            ),
        ),
      );
      const entries = add?.entries.map((value) => ({ value, place: { line: 1, column: 1, endColumn: 1 } }));
      const more = add === undefined ? [] : [{ ...emptyLayer("session"), [add.to]: entries }];
      expect(decide(compile([...left, ...more], session).policy, scene.call).effect).toBe(effect);
      expect(effect).not.toBe(explanation.decision.effect);
    }
  }
});

function withLists(
  layers: readonly Layer[],
  listOf: (layer: Layer, effect: Effect) => readonly Placed<unknown>[],
): readonly Layer[] {
  return layers.map((layer) => ({
    ...layer,
    ...Object.fromEntries(effects.map((effect) => [effect, listOf(layer, effect)])),
  }));
}

/** Places as text, each once: rules of several lists may share one. */
function sorted(places: readonly { readonly file?: string; readonly line: number }[]): readonly string[] {
  return [...new Set(places.map(({ file, line }) => `${file}:${line}`))].sort();
}

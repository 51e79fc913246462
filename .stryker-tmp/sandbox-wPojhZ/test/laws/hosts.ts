// @ts-nocheck
import { type Answer, type Host, layersOf, type Scene, sessionOf } from "../../src/fuzz/index.ts";
import { compile, decide, type Policy } from "../../src/index.ts";
import { referenceEffect } from "../reference/engine.ts";
import { type Reference, referenceOf } from "../reference/rules.ts";

/** The engine, in one session and with nothing beside the rules: it decides each call under the same rules once. */
export function remembering(): Host {
  const known = new Map<string, { readonly policy: Policy; readonly answers: Map<string, Answer> }>();
  return (scene) => {
    const key = scene.rules.map(({ layer, effect, text }) => `${layer} ${effect} ${text}`).join("\n");
    let under = known.get(key);
    if (under === undefined) {
      const { policy } = compile(layersOf(scene), sessionOf(scene.session));
      under = { policy, answers: new Map() };
      known.set(key, under);
    }
    const call = `${scene.call.tool} ${JSON.stringify(scene.call.input)}`;
    const answer = under.answers.get(call) ?? decide(under.policy, scene.call);
    under.answers.set(call, answer);
    return answer;
  };
}

let last: { readonly scene: Scene; readonly reference: Reference } | undefined;

/** The plain engine of `test/reference`. */
export const plainEngine: Host = (scene) => {
  const { rules, beside, session } = scene;
  if (last?.scene.rules !== rules || last.scene.beside !== beside || last.scene.session !== session)
    last = { scene, reference: referenceOf(layersOf(scene), sessionOf(session)) };
  return { effect: referenceEffect(last.reference, scene.call, scene.circumstances) };
};

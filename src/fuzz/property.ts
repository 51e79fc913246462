import fc from "fast-check";
import type { Law } from "./laws.ts";
import type { Host, Scene } from "./scene.ts";
import { scenes } from "./scenes.ts";
import { smallestScene } from "./smaller.ts";

/** What a host did against a law. */
export type Finding = {
  readonly message: string;
  /** The smallest scene in which the law is broken. */
  readonly scene: Scene;
};

/** How the law is broken in this scene, or undefined where it is not. What the host throws is a finding as well. */
export function findingIn(law: Law, host: Host, scene: Scene): Finding | undefined {
  const broken = (candidate: Scene): string | undefined => {
    try {
      const outcome = law.check(host, candidate);
      return outcome.says === "broken" ? outcome.finding : undefined;
    } catch (error) {
      return `the host throws: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  if (broken(scene) === undefined) return undefined;
  const smallest = smallestScene(scene, (candidate) => broken(candidate) !== undefined);
  return { message: broken(smallest)!, scene: smallest };
}

/**
 * The property that a host keeps the law in `scenes`, for `fc.assert`. The cause of a failure says the law, how it is
 * broken, and the smallest scene as JSON. Time: the host is asked up to 25 times for each scene.
 */
export function propertyOf(law: Law, host: Host): fc.IPropertyWithHooks<[Scene]> {
  return fc.property(scenes, (given) => {
    const finding = findingIn(law, host, given);
    if (finding === undefined) return;
    const { message, scene } = finding;
    throw new Error(`${law.sentence}: ${message}\n${JSON.stringify(scene)}`);
  });
}

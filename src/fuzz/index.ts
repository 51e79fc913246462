/**
 * Generators and laws for fuzzing a runtime that decides tool calls, or whatever stands around `decide`.
 *
 *     for (const law of Object.values(laws)) fc.assert(propertyOf(law, runtime));
 *
 * A *scene* is everything one decision hangs on, as plain JSON; a *host* answers a scene; a *law* says of a host and a
 * scene whether they go together. Arbitraries are named in the plural. Needs `fast-check`, an optional peer dependency.
 */
export { callOf, callsNear, commands, paths, toolCalls, urls } from "./calls.ts";
export { disguisesOf } from "./disguises.ts";
export { type Law, laws, type Outcome, sameEffects } from "./laws.ts";
export { type Finding, findingIn, propertyOf } from "./property.ts";
export { commandPattern, hostPattern, lines, pathPattern, policies, rules } from "./rules.ts";
export {
  type Answer,
  type Beside,
  type Host,
  home,
  type Line,
  layersOf,
  plainSession,
  type Scene,
  type SessionFacts,
  sessionOf,
  start,
  toolgate,
} from "./scene.ts";
export { circumstances, scenes, sessions } from "./scenes.ts";
export { scripts } from "./scripts.ts";
export { smallestScene, smallestText } from "./smaller.ts";
export { everyScene, type Universe, universes } from "./tiny.ts";

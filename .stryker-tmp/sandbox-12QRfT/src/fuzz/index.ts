// @ts-nocheck
export { callOf, callsNear, commands, paths, toolCalls, urls } from "./calls.ts";
export { disguisesOf } from "./disguises.ts";
export { type Law, laws, type Outcome, sameEffects } from "./laws.ts";
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
export { smallestScene, smallestText } from "./smaller.ts";
export { everyScene, type Universe, universes } from "./tiny.ts";

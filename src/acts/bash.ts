import type { World } from "../world/world.ts";
import type { Act } from "./act.ts";
import { ScriptWalk } from "./script-walk.ts";

/**
 * The acts of one shell command text: each simple command that the shell would run, each file that a redirection or
 * a known command touches, and what could not be read.
 * Never throws; linear in the text up to the bounds of `limits`.
 * @see SEMANTICS CMP-1 … CMP-10, WRAP-1 … WRAP-6, RED-1 … RED-5, READ-12
 */
export function bashActs(text: string, world: World): Act[] {
  return walkOf(text, world).acts;
}

/** The same as a walk that is done, which also tells whether something of the text lasts. */
export function walkOf(text: string, world: World): ScriptWalk {
  const walk = new ScriptWalk(world);
  walk.whole(text);
  return walk;
}

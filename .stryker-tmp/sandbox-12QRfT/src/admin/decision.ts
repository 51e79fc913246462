// @ts-nocheck
import type { Diagnostic } from "../base/diagnostic.ts";
import { type Effect, stricter } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import type { LayerName } from "../policy/layer.ts";

/** A setting that was written: its key from the top, joined by dots, and where its value or the entry of its list stands. */
export type Written = { readonly key: string; readonly layer: LayerName; readonly place: Place };

/** The answer about one server, marketplace, hook, host, version, login or flag. */
export type AdminDecision = {
  readonly effect: Effect;
  /** Why, as an id of SEMANTICS: `MCPM-3`. */
  readonly because: string;
  /** The same for a person, in one clause. */
  readonly message: string;
  /** The setting that decided; undefined: none did, as where no list is set. */
  readonly decidedBy?: Written;
};

/** Settings that could not be read whole: until they are mended nothing gets more than this. SEMANTICS EVAL-11, MAN-10. */
export type Floor = { readonly effect: "deny" | "ask"; readonly diagnostic: Diagnostic };

/**
 * What a ruling says, but never more than the floor, and a deny where the ruling goes wrong: a value of any shape gets
 * an answer. SEMANTICS EVAL-11
 */
export function decided<D extends AdminDecision>(floor: Floor | undefined, rule: () => D): D | AdminDecision {
  try {
    return floored(floor, rule());
  } catch (fault) {
    const message = `this could not be judged: ${fault instanceof Error ? fault.message : "unknown fault"}`;
    return { effect: "deny", because: "EVAL-11", message };
  }
}

/** A decision, but not more than the floor. */
export function floored<D extends AdminDecision>(floor: Floor | undefined, decision: D): D | AdminDecision {
  if (floor === undefined || stricter(floor.effect, decision.effect) === decision.effect) return decision;
  const message = `settings cannot be read: ${floor.diagnostic.message}`;
  return { effect: floor.effect, because: "EVAL-11", message };
}

export function allowed(because: string, message: string, decidedBy?: Written): AdminDecision {
  return decision("allow", because, message, decidedBy);
}

export function askedAbout(because: string, message: string, decidedBy?: Written): AdminDecision {
  return decision("ask", because, message, decidedBy);
}

export function refused(because: string, message: string, decidedBy?: Written): AdminDecision {
  return decision("deny", because, message, decidedBy);
}

/** Of what decided only where it stands is told: its value may hold a secret. */
function decision(effect: Effect, because: string, message: string, decidedBy?: Written): AdminDecision {
  if (decidedBy === undefined) return { effect, because, message };
  const { key, layer, place } = decidedBy;
  return { effect, because, message, decidedBy: { key, layer, place } };
}

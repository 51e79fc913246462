// @ts-nocheck
import type { Effect } from "../base/effect.ts";
import type { Rule } from "../rule/rule.ts";
import type { LayerName } from "./layer.ts";

/** A rule together with where it counts from. */
export type CompiledRule = {
  readonly effect: Effect;
  readonly layer: LayerName;
  readonly rule: Rule;
  /** The entry is broken: it stands here to make its tool ask. SEMANTICS SYN-7. */
  readonly broken: boolean;
};

/** One value for each list of rules. */
export type ByEffect<T> = { readonly [effect in Effect]: T };

/** Builds one value for each list of rules. */
export function byEffect<T>(make: (effect: Effect) => T): ByEffect<T> {
  return { deny: make("deny"), ask: make("ask"), allow: make("allow") };
}

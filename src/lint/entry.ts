import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import type { Layer } from "../policy/layer.ts";
import type { ListedRule } from "../policy/list-rules.ts";
import type { Rule } from "../rule/rule.ts";

/** One entry of a list of rules. */
export type Entry = {
  readonly layer: Layer;
  readonly effect: Effect;
  /** As written; of what is no string, its JSON. */
  readonly text: string;
  readonly place: Place;
  /** Undefined: no rule could be read. */
  readonly rule: Rule | undefined;
  readonly state: ListedRule["state"];
  /** The rule that shadows it. */
  readonly by: ListedRule["by"];
};

import { createHash } from "node:crypto";
import type { Effect } from "../base/effect.ts";
import { writtenText } from "../base/written-text.ts";
import { emptyLayer, type Layer, type Placed } from "../policy/layer.ts";

/** One source of the policy in force: its layer, and the text that it was read from. */
export type AuditSource = { readonly layer: Layer; readonly text: string };

/** How one source differs from what it was. */
export type PolicyChange = {
  readonly layer: Layer["name"];
  readonly file?: string;
  /** SHA-256 of the text before and after, in hexadecimal; null: the source was not there, or is no longer. */
  readonly from: string | null;
  readonly to: string | null;
  readonly added: readonly ListedRule[];
  readonly removed: readonly ListedRule[];
  /** Names of other settings of the layer that changed. */
  readonly settings: readonly string[];
};

/** A rule and the list that it stands in. An entry that is no text is given as JSON. */
export type ListedRule = { readonly effect: Effect; readonly rule: string };

/** The SHA-256 of a source's text, in hexadecimal. */
export function revisionOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** What one source was, as it is kept to be compared with. */
export type KnownSource = {
  readonly layer: Layer;
  readonly revision: string;
};

/** Sources by layer and file; several of one name are numbered. */
export function knownSources(sources: readonly AuditSource[]): ReadonlyMap<string, KnownSource> {
  const known = new Map<string, KnownSource>();
  for (const { layer, text } of sources) {
    const name = layer.file === undefined ? layer.name : `${layer.name} ${layer.file}`;
    let key = name;
    for (let i = 2; known.has(key); i++) key = `${name} #${i}`;
    known.set(key, { layer, revision: revisionOf(text) });
  }
  return known;
}

/** The sources that are new, gone or changed. Linear in the number of rules. */
export function policyChanges(
  before: ReadonlyMap<string, KnownSource>,
  after: ReadonlyMap<string, KnownSource>,
): readonly PolicyChange[] {
  const changes: PolicyChange[] = [];
  for (const name of new Set([...after.keys(), ...before.keys()])) {
    const from = before.get(name);
    const to = after.get(name);
    const { name: layer, file } = (to ?? from!).layer;
    const nothing = emptyLayer(layer);
    const old = rulesOf(from?.layer ?? nothing);
    const now = rulesOf(to?.layer ?? nothing);
    const added = without(now, old);
    const removed = without(old, now);
    const settings = changedSettings(from?.layer ?? nothing, to?.layer ?? nothing);
    // the same text may count for less, where its file is no longer trusted
    if (from?.revision === to?.revision && added.length + removed.length + settings.length === 0) continue;
    changes.push({
      layer,
      ...(file === undefined ? {} : { file }),
      from: from?.revision ?? null,
      to: to?.revision ?? null,
      added,
      removed,
      settings,
    });
  }
  return changes;
}

const effects = ["deny", "ask", "allow"] as const;

function rulesOf(layer: Layer): ReadonlyMap<string, ListedRule> {
  const rules = effects.flatMap((effect) =>
    layer[effect].map(({ value }: Placed<unknown>) => {
      const rule = writtenText(value);
      return [`${effect} ${rule}`, { effect, rule }] as const;
    }),
  );
  return new Map(rules);
}

function without(
  rules: ReadonlyMap<string, ListedRule>,
  others: ReadonlyMap<string, ListedRule>,
): readonly ListedRule[] {
  return [...rules].flatMap(([key, rule]) => (others.has(key) ? [] : [rule]));
}

const isRuleOrName: ReadonlySet<string> = new Set([...effects, "name", "file"]);

/** The settings beside the rules that differ; where they were written does not count. */
function changedSettings(from: Layer, to: Layer): readonly string[] {
  const text = (layer: Layer, key: string): string | undefined =>
    JSON.stringify(layer[key as keyof Layer], (name, value) => (name === "place" ? undefined : value));
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (key) => !isRuleOrName.has(key) && text(from, key) !== text(to, key),
  );
}

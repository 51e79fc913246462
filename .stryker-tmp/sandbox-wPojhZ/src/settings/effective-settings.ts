// @ts-nocheck
import type { Place } from "../base/place.ts";
import type { LayerName } from "../policy/layer.ts";
import { type JsonNode, plainValue } from "./json-tree.ts";
import type { SettingsReading } from "./read-layer.ts";
import { holdsSettingKeys, type SettingKey, settingKeyAt } from "./setting-keys.ts";

/** One setting with what it comes to over all layers. */
export type EffectiveSetting = {
  /** Its keys from the top. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** Where that was written, strongest layer first; of a list one for each entry. */
  readonly from: readonly Written[];
  /** What was written for it as well and does not count. */
  readonly overridden: readonly Written[];
};

/** A value in the layer and at the place where it was written. */
export type Written = { readonly layer: LayerName; readonly value: unknown; readonly place: Place };

type Node = { readonly layer: LayerName; readonly node: JsonNode };

/**
 * Merges settings key by key: lists are united without duplicates, of a single value the strongest layer's counts.
 * Of a reading from which only what restricts is taken, nothing else is. In the order in which keys are first written.
 *
 * @param readings strongest first
 * Linear in the size of the settings.
 * @see SEMANTICS SET-2, SET-4, MAN-3
 */
export function effectiveSettings(readings: readonly SettingsReading[]): readonly EffectiveSetting[] {
  const roots = readings.flatMap(({ layer, tree, restrictsOnly }): Node[] => {
    const node = tree === undefined || restrictsOnly === undefined ? tree : restrictingPart(tree);
    return node === undefined ? [] : [{ layer: layer.name, node }];
  });
  const settings: EffectiveSetting[] = [];
  merge([], roots, settings);
  return settings;
}

/** The part of a tree that only restricts; undefined: there is none. SEMANTICS MAN-7, MAN-21. */
export function restrictingPart(node: JsonNode, path: readonly string[] = []): JsonNode | undefined {
  return partOf(node, path, restriction);
}

/** What is left of one setting where only what restricts is taken. */
export function restriction(path: readonly string[], node: JsonNode): JsonNode | undefined {
  const restricts = settingKeyAt(path)?.restricts;
  if (restricts === undefined || restricts === "any") return restricts && node;
  if (restricts === "empty") return node.type === "array" ? { ...node, items: [] } : undefined;
  return isValue(node, restricts.value) ? node : undefined;
}

/** The part of a tree that is taken, setting by setting, with the objects around it; undefined: nothing is. */
export function partOf(
  node: JsonNode,
  path: readonly string[],
  take: (path: readonly string[], node: JsonNode) => JsonNode | undefined,
): JsonNode | undefined {
  const taken = take(path, node);
  if (taken !== undefined || node.type !== "object") return taken;
  if (path.length > 0 && !holdsSettingKeys(path)) return undefined;
  const members = node.members.flatMap((member) => {
    const value = partOf(member.value, [...path, member.key], take);
    return value === undefined ? [] : [{ ...member, value }];
  });
  return members.length === 0 ? undefined : { ...node, members };
}

/** Whether a node is this very scalar. */
export function isValue(node: JsonNode, value: unknown): boolean {
  return node.type === "scalar" && node.value === value;
}

function merge(path: readonly string[], nodes: readonly Node[], settings: EffectiveSetting[]): void {
  const key = settingKeyAt(path);
  const first = nodes[0];
  if (first === undefined) return;
  const isWhole = key?.whole === true || settingKeyAt(path.slice(0, -1))?.whole === "entries";
  if (isWhole) {
    settings.push(single(path, first, nodes));
  } else if (first.node.type === "object" && first.node.members.length > 0) {
    for (const [name, values] of membersByKey(path, nodes)) merge([...path, name], values, settings);
  } else if (first.node.type === "array") {
    settings.push(united(path, nodes));
  } else {
    settings.push(single(path, restrictingOf(nodes, key) ?? first, nodes));
  }
}

/**
 * All values under each key, strongest first. Where a key stands twice in one object the last counts, and of the others
 * what restricts.
 */
function membersByKey(path: readonly string[], nodes: readonly Node[]): ReadonlyMap<string, Node[]> {
  const byKey = new Map<string, Node[]>();
  for (const { layer, node } of nodes) {
    if (node.type !== "object") continue;
    for (const { key } of node.members) if (!byKey.has(key)) byKey.set(key, []);
    const seen = new Set<string>();
    for (const { key, value } of node.members.toReversed()) {
      const counts = seen.has(key) ? restrictingPart(value, [...path, key]) : value;
      if (counts !== undefined) byKey.get(key)!.push({ layer, node: counts });
      seen.add(key);
    }
  }
  return byKey;
}

/** SEMANTICS SET-4: a switch that only restricts is on as soon as one layer sets it. */
function restrictingOf(nodes: readonly Node[], key: SettingKey | undefined): Node | undefined {
  if (key?.anyLayer !== true || key.restricts === undefined) return undefined;
  const { restricts } = key;
  return nodes.find(({ node }) =>
    typeof restricts === "string" ? node.type === "scalar" : isValue(node, restricts.value),
  );
}

function single(path: readonly string[], chosen: Node, nodes: readonly Node[]): EffectiveSetting {
  const others = nodes.filter((node) => node !== chosen);
  return {
    path,
    value: plainValue(chosen.node),
    from: [written(chosen)],
    overridden: others.map(written),
  };
}

function united(path: readonly string[], nodes: readonly Node[]): EffectiveSetting {
  const entries = new Map<string, Written>();
  for (const { layer, node } of nodes) {
    if (node.type !== "array") continue;
    for (const item of node.items) {
      const entry = written({ layer, node: item });
      const text = JSON.stringify(entry.value);
      if (!entries.has(text)) entries.set(text, entry);
    }
  }
  const from = [...entries.values()];
  const overridden = nodes.filter(({ node }) => node.type !== "array");
  return { path, value: from.map(({ value }) => value), from, overridden: overridden.map(written) };
}

function written({ layer, node }: Node): Written {
  return { layer, value: plainValue(node), place: node.place };
}

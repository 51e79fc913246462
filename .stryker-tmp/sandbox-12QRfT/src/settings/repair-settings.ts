// @ts-nocheck
import type { Code, Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";
import type { LayerName } from "../policy/layer.ts";
import { type JsonMember, type JsonNode, type JsonObject, kindOf, plainValue } from "./json-tree.ts";
import { holdsSettingKeys, type SettingKey, type Shape, settingKeyAt } from "./setting-keys.ts";

/**
 * The tree with every known setting of a type that it can have: an entry of a list that cannot be one is left out, and
 * another value of the wrong type is what `settingKeys` says. Each is reported, and so is a setting that has no
 * effect outside managed settings; that is taken out. Linear; the depth is that of the tree. SEMANTICS MAN-9, MAN-11.
 */
export function repairSettings(
  root: JsonObject,
  layer: LayerName,
): { readonly tree: JsonObject; readonly diagnostics: readonly Diagnostic[] } {
  const repair = new Repair(layer);
  return { tree: repair.object(root, []), diagnostics: repair.diagnostics };
}

class Repair {
  readonly diagnostics: Diagnostic[] = [];
  readonly #layer: LayerName;

  constructor(layer: LayerName) {
    this.#layer = layer;
  }

  object(object: JsonObject, path: readonly string[]): JsonObject {
    const members = object.members.flatMap((member): JsonMember[] => {
      const value = this.#value(member, [...path, member.key]);
      return value === undefined ? [] : [value === member.value ? member : { ...member, value }];
    });
    return { ...object, members };
  }

  #value({ key, keyPlace, value }: JsonMember, path: readonly string[]): JsonNode | undefined {
    const known = settingKeyAt(path);
    if (known?.managedOnly && this.#layer !== "managed") {
      const message = `\`${key}\` has no effect outside managed settings`;
      this.#report("managed-only-setting", "warning", message, keyPlace);
      return undefined;
    }
    const repaired = known === undefined ? value : this.#ofShape(value, known);
    return repaired?.type === "object" && holdsSettingKeys(path) ? this.object(repaired, path) : repaired;
  }

  #ofShape(node: JsonNode, key: SettingKey): JsonNode | undefined {
    if (!hasShape(node, key.shape)) return this.#replaced(node, key);
    const entry = entryShapes[key.shape];
    if (entry === undefined || node.type !== "array") return node;
    const items = node.items.filter((item) => {
      if (hasShape(item, entry)) return true;
      const code = this.#layer === "managed" ? "managed-invalid-entry" : "settings-wrong-type";
      const message = `\`${key.path}\` must be ${wanted[key.shape]}, so ${kindOf(item)} in it is left out`;
      this.#report(code, "error", message, item.place);
      return false;
    });
    return items.length === node.items.length ? node : { ...node, items };
  }

  #replaced(node: JsonNode, key: SettingKey): JsonNode | undefined {
    // `false` is a way to say that nothing is disabled
    const value = key.shape === "disable" && plainValue(node) === false ? undefined : key.invalid;
    const reading = value === undefined ? "it is left out" : `it is read as \`${JSON.stringify(value)}\``;
    const message = `\`${key.path}\` must be ${wanted[key.shape]}, not ${kindOf(node)}; ${reading}`;
    this.#report("settings-wrong-type", "error", message, node.place, helpFor(node, key.shape));
    return value === undefined ? undefined : valueAt(value, node.place);
  }

  #report(code: Code, severity: Severity, message: string, place: Place, help?: string): void {
    this.diagnostics.push({ code, severity, message, ...place, ...(help === undefined ? {} : { help }) });
  }
}

/** An empty list or a scalar in the place of what could not be read. */
function valueAt(value: unknown, place: Place): JsonNode {
  return Array.isArray(value) ? { type: "array", items: [], place } : { type: "scalar", value, place };
}

/** What a setting must be, for a message. */
const wanted: Readonly<Record<Shape, string>> = {
  boolean: "true or false",
  number: "a number",
  string: "a string",
  strings: "an array of strings",
  "string or strings": "a string or an array of strings",
  objects: "an array of objects",
  list: "an array of strings",
  object: "an object",
  disable: '`"disable"`',
  any: "anything",
};

/** What the entries of a list must be. */
const entryShapes: Readonly<Partial<Record<Shape, Shape>>> = {
  strings: "string",
  "string or strings": "string",
  objects: "object",
};

function hasShape(node: JsonNode, shape: Shape): boolean {
  switch (shape) {
    case "any":
      return true;
    case "object":
      return node.type === "object";
    case "list":
    case "strings":
    case "objects":
      return node.type === "array";
    case "string or strings":
      return node.type === "array" || hasShape(node, "string");
    case "disable":
      return node.type === "scalar" && node.value === "disable";
    default:
      return node.type === "scalar" && typeof node.value === shape;
  }
}

/** The two slips whose fix is certain: `"true"` in quotes, and a string where a list of strings belongs. */
function helpFor(node: JsonNode, shape: Shape): string | undefined {
  const value = plainValue(node);
  if (shape === "boolean" && (value === "true" || value === "false"))
    return `write \`${value}\` without quotes`;
  const isList = shape === "list" || shape === "strings";
  return isList && typeof value === "string" ? `write \`[${JSON.stringify(value)}]\`` : undefined;
}

// @ts-nocheck
import type { Code, Diagnostic } from "../base/diagnostic.ts";
import type { Place } from "../base/place.ts";
import { type LayerName, layerNames } from "../policy/layer.ts";
import { type JsonNode, plainValue, type SettingsReading } from "../settings/index.ts";
import type { Floor, Written } from "./decision.ts";

/** A value as it was written, with where it stands. */
export type Entry = Written & { readonly value: unknown };

/** A value of a layer; `loosens`: it counts where it loosens, too. */
export type Value = Entry & { readonly loosens: boolean };

/** A list that admits: what is not in it is refused. */
export type Admitting = {
  /** Of the strongest layer that has the list. */
  readonly decidedBy: Written;
  readonly entries: readonly Entry[];
};

/**
 * Settings of all layers, read for what they admit and refuse; values of another type are mended already (MAN-9). What
 * refuses is taken from every layer and every occurrence of its key, what admits from the last one of layers that may
 * loosen. SEMANTICS SET-2, SET-7, MAN-10, MAN-21
 */
export class AdminSettings {
  readonly diagnostics: Diagnostic[] = [];
  /** Strongest first. */
  readonly readings: readonly SettingsReading[];
  readonly #trusted: boolean;

  constructor(readings: readonly SettingsReading[], trusted: boolean) {
    const rank = ({ layer }: SettingsReading): number => layerNames.indexOf(layer.name);
    this.readings = [...readings].sort((a, b) => rank(a) - rank(b));
    this.#trusted = trusted;
  }

  /** The strongest occurrence of a switch that restricts and is on. */
  on(key: string, layers: Layers = "all"): Written | undefined {
    const on = this.#nodes(key, layers).find(({ node }) => plainValue(node) !== false);
    return on && written(key, on.reading, on.node.place);
  }

  /** The value of each layer that has one, strongest first. */
  values(key: string, layers: Layers = "all"): readonly Value[] {
    return this.#lastNodes(key, layers).map(({ node, reading }) => ({
      value: plainValue(node),
      loosens: this.mayLoosen(reading),
      ...written(key, reading, node.place),
    }));
  }

  /** The entries of a list that refuses. */
  refusing(key: string, layers: Layers = "all"): readonly Entry[] {
    return this.#nodes(key, layers).flatMap(({ node, reading }) => entriesOf(key, reading, node));
  }

  /** A list that admits, united over the layers. Undefined: no layer has it, so nothing is refused for lack of an entry. */
  admitting(key: string, layers: Layers = "all"): Admitting | undefined {
    const lists = this.#lastNodes(key, layers);
    const strongest = lists[0];
    if (strongest === undefined) return undefined;
    return {
      decidedBy: written(key, strongest.reading, strongest.node.place),
      entries: lists
        .filter(({ reading }) => this.mayLoosen(reading))
        .flatMap(({ node, reading }) => entriesOf(key, reading, node)),
    };
  }

  /** The members of an object setting, one layer after another. */
  members(key: string, layers: Layers = "all"): readonly (Value & { readonly name: string })[] {
    return this.#lastNodes(key, layers).flatMap(({ node, reading }) =>
      node.type !== "object"
        ? []
        : node.members.map((member) => ({
            name: member.key,
            value: plainValue(member.value),
            loosens: this.mayLoosen(reading),
            ...written(key, reading, member.keyPlace),
          })),
    );
  }

  /** What a repository brings along needs trust, and what cannot be trusted only restricts. SEMANTICS SET-7, MAN-20 */
  mayLoosen({ layer, restrictsOnly }: SettingsReading): boolean {
    const fromRepository = layer.name === "project" || (layer.name === "local" && layer.tracked);
    return restrictsOnly === undefined && (this.#trusted || !fromRepository);
  }

  /** The strictest damage of the layers. */
  floor(layers: Layers): Floor | undefined {
    const damaged = this.#of(layers).filter(({ layer }) => layer.damage !== undefined);
    const worst = damaged.find(({ layer }) => layer.name === "managed") ?? damaged[0];
    return (
      worst && {
        effect: worst.layer.name === "managed" ? "deny" : "ask",
        diagnostic: worst.layer.damage!,
      }
    );
  }

  /** An entry of a list that is left out. */
  leaveOut({ key, layer, place }: Written, problem: string): void {
    const code = layer === "managed" ? "managed-invalid-entry" : "settings-invalid-entry";
    this.report(code, place, `an entry of \`${key}\` is left out: ${problem}`);
  }

  report(code: Code, place: Place, message: string): void {
    this.diagnostics.push({ code, severity: "error", message, ...place });
  }

  #nodes(key: string, layers: Layers): { readonly node: JsonNode; readonly reading: SettingsReading }[] {
    return this.#of(layers).flatMap((reading) =>
      nodesAt(reading.tree, key.split(".")).map((node) => ({ node, reading })),
    );
  }

  #lastNodes(key: string, layers: Layers): { readonly node: JsonNode; readonly reading: SettingsReading }[] {
    return this.#of(layers).flatMap((reading) =>
      nodesAt(reading.tree, key.split("."))
        .slice(-1)
        .map((node) => ({ node, reading })),
    );
  }

  #of(layers: Layers): readonly SettingsReading[] {
    if (layers === "all") return this.readings;
    return this.readings.filter(({ layer }) => layer.name === "managed");
  }
}

/** Which layers a setting counts from. SEMANTICS MAN-11. */
export type Layers = "all" | "managed";

/** Every value at these keys: a key may stand twice. */
function nodesAt(root: JsonNode | undefined, keys: readonly string[]): readonly JsonNode[] {
  let nodes = root === undefined ? [] : [root];
  for (const key of keys) {
    nodes = nodes.flatMap((node) =>
      node.type === "object"
        ? node.members.filter((member) => member.key === key).map(({ value }) => value)
        : [],
    );
  }
  return nodes;
}

function entriesOf(key: string, reading: SettingsReading, node: JsonNode): Entry[] {
  if (node.type !== "array") return [];
  return node.items.map((item) => ({ value: plainValue(item), ...written(key, reading, item.place) }));
}

function written(
  key: string,
  { layer }: SettingsReading,
  place: Place,
): { key: string; layer: LayerName; place: Place } {
  return { key, layer: layer.name, place };
}

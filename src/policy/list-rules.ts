import { flatten, spreadingHole } from "../base/command-text.ts";
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import { writtenText } from "../base/written-text.ts";
import { compileCommandPattern } from "../match/command-pattern.ts";
import { parseRule } from "../rule/parse.ts";
import type { Rule, ToolPattern } from "../rule/rule.ts";
import { toolName } from "../rule/tool-pattern.ts";
import { type Anchors, anchorsOf, readingsOf } from "./anchors.ts";
import { isBroad } from "./broad.ts";
import { CommandIndex } from "./command-index.ts";
import { byEffect, type CompiledRule } from "./compiled-rule.ts";
import { allowRulesLocked, whyAllowIgnored } from "./ignored-allow.ts";
import { type Layer, type LayerName, layerNames, type Placed } from "./layer.ts";
import type { Session } from "./session.ts";
import { startMode } from "./start-mode.ts";
import { ToolIndex } from "./tool-index.ts";

/** A rule as it was written, and what it is worth in a session. */
export type ListedRule = WrittenRule & {
  /**
   * `in force`: it decides where it matches. `shadowed`: whatever it matches, another rule decides first.
   * `off`: something else switches it off. `broken`: it cannot be read; a deny or ask makes its tool ask.
   */
  readonly state: "in force" | "shadowed" | "off" | "broken";
  /** Of a rule that is not in force. */
  readonly because?: string;
  /** The rule that shadows it. */
  readonly by?: WrittenRule;
};

export type WrittenRule = {
  readonly layer: LayerName;
  readonly effect: Effect;
  readonly text: string;
  readonly place: Place;
};

/**
 * Every rule of the layers: deny, then ask, then allow, each from the strongest layer to the weakest.
 *
 * A rule is called shadowed only where that is certain: a bare rule for its tool, the same rule, or a command rule that
 * matches all that it matches. Linear in the total length of the rules, but for globs over tool names.
 * @see SEMANTICS EVAL-2, SET-7, MAN-12, MODE-4
 */
export function listRules(layers: readonly Layer[], session: Session): readonly ListedRule[] {
  const ordered = [...layers].sort((a, b) => layerNames.indexOf(a.name) - layerNames.indexOf(b.name));
  const lister = new Lister(ordered, session);
  return (["deny", "ask", "allow"] as const).flatMap((effect) =>
    ordered.flatMap((layer) => layer[effect].map((entry) => lister.rule(layer, effect, entry))),
  );
}

class Lister {
  readonly #layers: readonly Layer[];
  readonly #session: Session;
  readonly #anchors: Anchors;
  readonly #locked: boolean;
  readonly #isAuto: boolean;
  readonly #coverage = byEffect(() => new Coverage());

  constructor(layers: readonly Layer[], session: Session) {
    this.#layers = layers;
    this.#session = session;
    this.#anchors = anchorsOf(session);
    this.#locked = allowRulesLocked(layers);
    this.#isAuto = startMode(layers, session).mode === "auto";
  }

  /** Deny rules must come before ask rules, and those before allow rules. */
  rule(layer: Layer, effect: Effect, { value, place }: Placed<unknown>): ListedRule {
    const text = writtenText(value);
    const written: WrittenRule = { layer: layer.name, effect, text, place };
    const { rule, diagnostics } = parseRule(value, effect, place);
    const error = diagnostics.find(({ severity }) => severity === "error");
    if (rule === undefined || error !== undefined) {
      return { ...written, state: "broken", because: (error ?? diagnostics[0]!).message };
    }
    const off = this.#whyOff(layer, effect, rule);
    if (off !== undefined) return { ...written, state: "off", because: off };
    const by = this.#shadowOf(layer, effect, rule);
    this.#coverage[effect].add(layer, rule, written);
    if (by === undefined) return { ...written, state: "in force" };
    return { ...written, state: "shadowed", because: `${by.effect} decides first`, by };
  }

  #whyOff(layer: Layer, effect: Effect, rule: Rule): string | undefined {
    if (rule.specifier?.type === "inert") return "it matches nothing";
    if (rule.specifier?.type === "path") {
      const { text } = rule.specifier;
      const readings = readingsOf(text, effect, layer, this.#anchors, this.#session);
      if (readings.length === 0) return "its path has no anchor here";
    }
    if (effect !== "allow") return undefined;
    const ignored = whyAllowIgnored(layer, this.#locked, this.#session.trusted ?? true);
    if (ignored !== undefined) return ignored.why;
    return this.#isAuto && isBroad(rule, this.#layers)
      ? "the mode `auto` leaves out what covers any code"
      : undefined;
  }

  #shadowOf(layer: Layer, effect: Effect, rule: Rule): WrittenRule | undefined {
    if (effect === "deny") return undefined;
    const denying = this.#coverage.deny.of(layer, rule);
    return denying ?? (effect === "allow" ? this.#coverage.ask.of(layer, rule) : undefined);
  }
}

/** Rules of one effect, looked up by a rule of which they match everything. */
class Coverage {
  readonly #bare = new ToolIndex<WrittenRule>();
  readonly #same = new Map<string, WrittenRule>();
  readonly #commands = new Map<string | undefined, CommandIndex>();
  readonly #written = new Map<CompiledRule, WrittenRule>();
  /** A `!` line may take back what any path rule says. */
  #negates = false;

  add(layer: Layer, rule: Rule, written: WrittenRule): void {
    const { tool, specifier } = rule;
    if (specifier === undefined) {
      this.#bare.add(tool, written);
      return;
    }
    this.#same.set(keyOf(layer, rule), written);
    if (specifier.type === "path" && specifier.text.startsWith("!")) this.#negates = true;
    if (specifier.type !== "command") return;
    const name = toolName(tool);
    const index = this.#commands.get(name) ?? new CommandIndex(true, false);
    this.#commands.set(name, index);
    const compiled = { effect: written.effect, layer: layer.name, rule, broken: false };
    this.#written.set(compiled, written);
    index.add(specifier.text, compiled);
  }

  of(layer: Layer, rule: Rule): WrittenRule | undefined {
    const { tool, specifier } = rule;
    const bare = this.#bare.first(probeOf(tool));
    if (bare !== undefined || specifier === undefined) return bare;
    if (specifier.type === "path" && this.#negates) return undefined;
    const same = this.#same.get(keyOf(layer, rule));
    if (same !== undefined || specifier.type !== "command") return same;
    const texts = textsOf(specifier.text);
    const name = toolName(tool);
    // Bash rules hold for Monitor too. SEMANTICS BASH-13
    for (const family of name === "Monitor" ? ["Monitor", "Bash"] : [name]) {
      const found = texts.map((text) => this.#commands.get(family)?.must(text));
      if (!found.includes(undefined)) return this.#written.get(found[0]!);
    }
    return undefined;
  }
}

/** Command texts that stand for all that a command pattern matches. */
function textsOf(specifier: string): readonly string[] {
  const { strategy } = compileCommandPattern(specifier, true);
  switch (strategy.by) {
    case "all":
      return [spreadingHole];
    case "exact":
      return [flatten(strategy.text)];
    case "words":
      return [strategy.text, `${strategy.text} ${spreadingHole}`];
    case "prefix":
      return [strategy.text + spreadingHole];
    case "chunks":
      return [strategy.chunks.join(spreadingHole)];
  }
}

/** A tool name that only rules for all that the pattern covers match. */
function probeOf(tool: ToolPattern): string {
  if (tool.type === "glob") return tool.pattern;
  return tool.type === "server" ? `mcp__${tool.server}__\0` : tool.name;
}

/** Equal for rules that match the same. A path from a single `/` is anchored by its layer. SEMANTICS PATH-6. */
export function keyOf(layer: Layer, { tool, specifier }: Rule): string {
  const byLayer = specifier?.type === "path" && /^\/(?!\/)/.test(specifier.text);
  return JSON.stringify(byLayer ? [tool, specifier, layer.name, layer.anchor] : [tool, specifier]);
}

import { collapseBlanks } from "../../src/base/command-text.ts";
import type { Effect } from "../../src/base/effect.ts";
import { type Anchors, anchorsOf, readingsOf } from "../../src/policy/anchors.ts";
import { isBroad } from "../../src/policy/broad.ts";
import { type Layer, layerNames } from "../../src/policy/layer.ts";
import type { Mode } from "../../src/policy/mode.ts";
import type { Session } from "../../src/policy/session.ts";
import { startMode } from "../../src/policy/start-mode.ts";
import { additionalDirectories, allSpellings } from "../../src/policy/working-directories.ts";
import { canonicalName as cmdletName } from "../../src/powershell/aliases.ts";
import { parseRule } from "../../src/rule/parse.ts";
import type { Rule, ToolPattern } from "../../src/rule/rule.ts";
import { canonicalName } from "../../src/rule/tools.ts";
import { foldForDeny } from "../../src/world/path-fold.ts";
import type { Platform, World } from "../../src/world/world.ts";
import {
  type CommandMatcher,
  commandMatcher,
  hostMatcher,
  nameMatches,
  type PathMatcher,
  pathMatcher,
} from "./matchers.ts";

/** A rule as it stands in its list. */
export type Entry = {
  readonly effect: Effect;
  readonly layer: Layer;
  readonly rule: Rule;
  /** It cannot be read, so it makes its tool ask. */
  readonly broken?: true;
  readonly commands: readonly {
    readonly tool: string;
    readonly written: readonly string[];
    readonly matcher: CommandMatcher;
  }[];
  readonly paths: readonly {
    readonly matcher: PathMatcher;
    readonly relative: boolean;
    readonly negated: boolean;
    /** Held against the path as spelled, not folded. */
    readonly exact: boolean;
  }[];
  readonly host?: (host: string) => boolean;
};

/** Settings read for the plain engine. */
export type Reference = {
  readonly entries: readonly Entry[];
  readonly layers: readonly Layer[];
  readonly session: Session;
  readonly mode: Mode;
  readonly anchors: Anchors;
  readonly additional: readonly string[];
  readonly working: readonly string[];
};

/** Reads all rules once, so that a decision only compares. */
export function referenceOf(given: readonly Layer[], session: Session): Reference {
  const layers = [...given].sort((a, b) => layerNames.indexOf(a.name) - layerNames.indexOf(b.name));
  const { mode } = startMode(layers, session);
  const anchors = anchorsOf(session);
  const needsTrust = (layer: Layer) => layer.name === "project" || (layer.name === "local" && layer.tracked);
  const trusted = layers.filter((layer) => session.trusted !== false || !needsTrust(layer));
  const managedOnly = layers.some(
    (layer) => layer.name === "managed" && layer.allowManagedPermissionRulesOnly,
  );
  const entries = layers.flatMap((layer) =>
    (["deny", "ask", "allow"] as const).flatMap((effect) => {
      if (effect === "allow" && (!trusted.includes(layer) || (managedOnly && layer.name !== "managed")))
        return [];
      return layer[effect].flatMap(({ value, place }): Entry[] => {
        const { rule, guards } = parseRule(value, effect, place);
        const guard = guards === undefined ? [] : [guardOf(guards, layer, place)];
        if (rule === undefined || (effect === "allow" && mode === "auto" && isBroad(rule, layers)))
          return guard;
        return [...guard, entryOf(effect, rule, layer, anchors, session)];
      });
    }),
  );
  const { directories } = additionalDirectories(trusted, anchors, session.world);
  return {
    entries,
    layers,
    session,
    mode,
    anchors,
    additional: directories,
    working: [...allSpellings(anchors.start, session.world), ...directories],
  };
}

function guardOf(name: string, layer: Layer, place: Rule["place"]): Entry {
  const tool: ToolPattern =
    name === "*" ? { type: "glob", pattern: "*" } : { type: "name", name, written: name };
  return { effect: "ask", layer, broken: true, rule: { text: name, place, tool }, commands: [], paths: [] };
}

function entryOf(effect: Effect, rule: Rule, layer: Layer, anchors: Anchors, session: Session): Entry {
  const { specifier } = rule;
  const plain = { effect, layer, rule, commands: [], paths: [] };
  const broken: Entry = {
    ...plain,
    effect: "ask",
    broken: true,
    rule: { text: rule.text, place: rule.place, tool: rule.tool },
  };
  const name = rule.tool.type === "name" ? rule.tool.name : "";
  const command = (written: string | undefined) => {
    const texts = [written ?? "*"];
    const head = /^[^ \t:*]*/.exec(texts[0]!)![0];
    if (name === "PowerShell" && written !== undefined)
      texts.push(cmdletName(head) + written.slice(head.length));
    const cased = (text: string) => (name === "PowerShell" ? text.toLowerCase() : text);
    return texts.map((text) => ({
      tool: name,
      // an exact rule may be spelled as the command is, or with its parentheses escaped
      written:
        written === undefined
          ? []
          : [text, inParentheses(rule.text)].map((spelled) => collapseBlanks(cased(spelled))),
      matcher: commandMatcher(cased(text), effect !== "allow"),
    }));
  };
  switch (specifier?.type) {
    case undefined:
      return effect === "allow" && ["Bash", "Monitor", "PowerShell"].includes(name)
        ? { ...plain, commands: command(undefined) }
        : plain;
    case "command":
      return { ...plain, commands: command(specifier.text) };
    case "parameter":
      return specifier.alsoCommand === undefined
        ? plain
        : { ...plain, commands: command(specifier.alsoCommand) };
    case "domain": {
      const host = hostMatcher(specifier.host);
      return host === undefined ? (effect === "allow" ? plain : broken) : { ...plain, host };
    }
    case "path": {
      const negated = specifier.text.startsWith("!");
      // what takes back a deny is read as narrowly as an allow
      const compared = !negated ? effect : effect === "allow" ? "deny" : "allow";
      const exact = compared === "allow";
      const readings = readingsOf(
        negated ? specifier.text.slice(1) : specifier.text,
        compared,
        layer,
        anchors,
        session,
      );
      if (readings.length === 0 && effect !== "allow" && !negated) return broken;
      const { world } = session;
      const anyVolume = world.ignoresCase ?? world.platform !== "linux";
      const ignoresCase = !exact && anyVolume;
      const options = { coversRoot: !exact, whole: name === "Cd", narrow: exact && anyVolume };
      const paths = readings.flatMap(({ text, base, anchored, relative }) =>
        allSpellings(base, session.world).flatMap((from) =>
          // nobody knows whether the volume ignores case, and `[!a]` is narrower where it does
          (ignoresCase && /\[[!^]/.test(text) ? [true, false] : [ignoresCase]).flatMap((anyCase) => {
            const asSpelled = exact || (ignoresCase && !anyCase);
            const folded = asSpelled ? text : foldForDeny(text, world);
            const place = asSpelled ? from : foldForDeny(from, world);
            // a restriction that is no pattern guards what it spells
            const spelled = () =>
              pathMatcher(folded.replace(/[\\*?[]/g, "\\$&"), place, { ...options, anyCase, anchored });
            const matcher =
              pathMatcher(folded, place, { ...options, anyCase, anchored }) ??
              (exact ? undefined : spelled());
            return matcher === undefined ? [] : [{ matcher, relative, negated, exact: asSpelled }];
          }),
        ),
      );
      return { ...plain, paths };
    }
    default:
      return plain;
  }
}

export function isBare(entry: Entry): boolean {
  return entry.rule.specifier === undefined;
}

/**
 * Whether the list of some source matches, read as git reads it: from the top directory down, the last line that matches
 * decides, and nothing below a matched directory can be taken back. SYN-15. A Cd rule is about the path alone. CD-2
 */
export function listsMatch(
  rules: readonly Entry[],
  path: string,
  world: World,
  directory: boolean,
  tool: string,
  relativeOnly: boolean,
): boolean {
  const names = path.split("/").filter((name) => name !== "");
  const depths = tool === "Cd" ? [names.length] : Array.from({ length: names.length + 1 }, (_, i) => i);
  return [...new Set(rules.map((entry) => entry.layer))].some((layer) => {
    const lines = rules
      .filter((entry) => entry.layer === layer)
      .flatMap((entry) => entry.paths.filter(({ relative }) => relative || !relativeOnly));
    return depths.some((depth) => {
      const here = `/${names.slice(0, depth).join("/")}`;
      const last = lines.findLast(({ matcher, exact }) =>
        matcher.itself(exact ? here : foldForDeny(here, world), depth < names.length || directory),
      );
      return last !== undefined && !last.negated;
    });
  });
}

/** macOS has two names for these. PATH-19 */
export function otherNames(path: string, platform: Platform): string[] {
  if (platform !== "darwin") return [];
  if (/^\/(etc|var|tmp|home)(\/|$)/.test(path)) return [`/private${path}`];
  return /^\/private\/(etc|var|tmp|home)(\/|$)/.test(path) ? [path.slice("/private".length)] : [];
}

export function covers(pattern: ToolPattern, tool: string): boolean {
  if (pattern.type === "server")
    return tool === `mcp__${pattern.server}` || tool.startsWith(`mcp__${pattern.server}__`);
  // a glob sees through the old name of a tool. AGT-1
  if (pattern.type === "glob")
    return nameMatches(pattern.pattern, tool) || nameMatches(pattern.pattern, canonicalName(tool));
  return pattern.name === tool || pattern.name === canonicalName(tool);
}

export function inside(path: string, directory: string): boolean {
  return path === directory || directory === "/" || path.startsWith(`${directory}/`);
}

function inParentheses(text: string): string {
  return text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
}

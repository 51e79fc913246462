import type { Diagnostic } from "../base/diagnostic.ts";
import type { Effect } from "../base/effect.ts";
import { writtenText } from "../base/written-text.ts";
import { compileDomain } from "../match/domain.ts";
import { compileNameGlob } from "../match/name.ts";
import { compileDirectoryPattern, compilePathPattern, type PathPattern } from "../match/path-pattern.ts";
import { canonicalName } from "../powershell/aliases.ts";
import { parseRule } from "../rule/parse.ts";
import type { Rule, Specifier } from "../rule/rule.ts";
import { toolName } from "../rule/tool-pattern.ts";
import { toPosixForm } from "../world/path.ts";
import { type Fold, foldText, isExact } from "../world/path-fold.ts";
import { type Anchored, type Anchors, anchorsOf, foldsFor, readingsOf } from "./anchors.ts";
import { isBroad } from "./broad.ts";
import { CommandIndex } from "./command-index.ts";
import { type ByEffect, byEffect, type CompiledRule } from "./compiled-rule.ts";
import { DomainIndex } from "./domain-index.ts";
import { allowRulesLocked, needsTrust, whyAllowIgnored } from "./ignored-allow.ts";
import { type Layer, layerNames, type Placed } from "./layer.ts";
import { NameIndex } from "./name-index.ts";
import { ParameterIndex } from "./parameter-index.ts";
import { type PathEntry, PathIndex } from "./path-index.ts";
import type { Policy } from "./policy.ts";
import type { Session } from "./session.ts";
import { startMode } from "./start-mode.ts";
import { ToolIndex } from "./tool-index.ts";
import { additionalDirectories, allSpellings } from "./working-directories.ts";

/**
 * Compiles the layers of a session into a policy. Of rules that cannot be read, an allow is left out and a deny or ask
 * makes its whole tool `ask`; each is a diagnostic with its place.
 *
 * @param layers in any order: rules are united, scalars go by the precedence of the layers' names
 * Never throws. Linear in the total length of the rules. Memory, of 10,000 rules on Node 20: 0.4 to 0.9 KB for one about
 * commands, hosts or tools, 2 to 3 KB for one about paths.
 * @see SEMANTICS EVAL-2, EVAL-3, SET-1 … SET-7, MAN-12, SYN-7
 */
export function compile(
  layers: readonly Layer[],
  session: Session,
): { readonly policy: Policy; readonly diagnostics: readonly Diagnostic[] } {
  const ordered = [...layers].sort((a, b) => layerNames.indexOf(a.name) - layerNames.indexOf(b.name));
  const compiler = new Compiler(ordered, session);
  compiler.addAll();
  return { policy: compiler.policy(), diagnostics: compiler.diagnostics };
}

const effects: readonly Effect[] = ["deny", "ask", "allow"];

class Compiler {
  readonly diagnostics: Diagnostic[] = [];
  private readonly layers: readonly Layer[];
  private readonly session: Session;
  private readonly anchors: Anchors;
  /** Where the diagnostics of the entry at hand begin. */
  private entryStart = 0;
  private readonly trusted: boolean;
  private readonly managedOnly: boolean;
  private readonly mode: Policy["mode"];

  private readonly tools = byEffect(() => new ToolIndex<CompiledRule>());
  private readonly parameters = byEffect(() => new ParameterIndex());
  private readonly shell = byEffect((effect) => new CommandIndex(effect !== "allow", false));
  private readonly monitor = byEffect((effect) => new CommandIndex(effect !== "allow", false));
  private readonly powershell = byEffect((effect) => new CommandIndex(effect !== "allow", true));
  private readonly read: ByEffect<PathIndex>;
  private readonly edit: ByEffect<PathIndex>;
  private readonly cd: ByEffect<PathIndex>;
  /** The spellings of a directory that rules are anchored at; links are followed once. */
  private readonly spellings = new Map<string, readonly string[]>();
  private readonly pathLists: Record<"read" | "edit" | "cd", PathEntry[]> = { read: [], edit: [], cd: [] };
  private readonly domains = byEffect(() => new DomainIndex());
  private readonly names = byEffect(() => new NameIndex());

  constructor(layers: readonly Layer[], session: Session) {
    this.layers = layers;
    this.session = session;
    this.anchors = anchorsOf(session);
    this.trusted = session.trusted ?? true;
    this.managedOnly = allowRulesLocked(layers);
    const { mode, diagnostics } = startMode(layers, session);
    this.mode = mode;
    this.diagnostics.push(...diagnostics);
    const paths = (): ByEffect<PathIndex> => byEffect(() => new PathIndex(session.world, this.anchors.start));
    this.read = paths();
    this.edit = paths();
    this.cd = paths();
  }

  addAll(): void {
    for (const layer of this.layers) {
      for (const effect of effects) {
        const entries = layer[effect];
        if (effect === "allow" && this.ignoresAllow(layer, entries)) continue;
        for (const entry of entries) this.addEntry(layer, effect, entry);
        this.flushPaths(effect);
      }
    }
  }

  private ignoresAllow(layer: Layer, entries: readonly Placed<unknown>[]): boolean {
    const first = entries[0];
    const ignored = whyAllowIgnored(layer, this.managedOnly, this.trusted);
    if (first === undefined || ignored === undefined) return false;
    const { why, ...said } = ignored;
    const count = entries.length === 1 ? "1 allow rule is" : `${entries.length} allow rules are`;
    this.diagnostics.push({
      ...said,
      severity: "warning",
      message: `${count} ignored: ${why}`,
      ...first.place,
    });
    return true;
  }

  private addEntry(layer: Layer, effect: Effect, { value, place }: Placed<unknown>): void {
    const { rule, guards, diagnostics } = parseRule(value, effect, place);
    this.entryStart = this.diagnostics.length;
    this.diagnostics.push(...diagnostics);
    const first = diagnostics.find((diagnostic) => diagnostic.severity === "error");
    if (layer.name === "managed" && first !== undefined) {
      this.diagnostics.push({
        ...first,
        code: "managed-invalid-entry",
        severity: "error",
        message: `managed settings: ${first.message}`,
      });
    }
    if (guards !== undefined) {
      const text = writtenText(value);
      const tool =
        guards === "*"
          ? ({ type: "glob", pattern: "*" } as const)
          : ({ type: "name", name: guards, written: guards } as const);
      this.addToolRule({ effect: "ask", layer: layer.name, broken: true, rule: { text, place, tool } });
    }
    if (rule === undefined) return;
    if (effect === "allow" && this.mode === "auto" && isBroad(rule, this.layers)) return;
    this.addRule({ effect, layer: layer.name, broken: false, rule }, layer);
  }

  private addRule(compiled: CompiledRule, layer: Layer): void {
    const { specifier } = compiled.rule;
    if (specifier === undefined) this.addToolRule(compiled);
    else this.addSpecified(compiled, specifier, layer);
  }

  /** A rule without a specifier covers its tool, and what the specifiers of that tool are about. */
  private addToolRule(compiled: CompiledRule): void {
    const { effect, rule } = compiled;
    this.tools[effect].add(rule.tool, compiled);
    if (rule.tool.type === "glob") {
      // a glob that covers the tool covers what its rules are about
      const glob = compileNameGlob(rule.tool.pattern);
      if (glob.matches("Read")) this.read[effect].addEverything(compiled);
      if (glob.matches("Edit")) this.edit[effect].addEverything(compiled);
    }
    switch (toolName(rule.tool)) {
      case "Read":
        this.read[effect].addEverything(compiled);
        return;
      case "Edit":
        this.edit[effect].addEverything(compiled);
        return;
      case "Cd":
        this.cd[effect].addEverything(compiled);
        return;
      case "Bash":
        // a bare deny or ask already holds for every call; as a command rule it also covers what an allow must match
        if (effect === "allow") this.shell.allow.add(undefined, compiled);
        return;
      case "Monitor":
        if (effect === "allow") this.monitor.allow.add(undefined, compiled);
        return;
      case "PowerShell":
        if (effect === "allow") this.powershell.allow.add(undefined, compiled);
        return;
    }
  }

  /** An inert specifier matches nothing, so it is kept nowhere. */
  private addSpecified(compiled: CompiledRule, specifier: Specifier, layer: Layer): void {
    const { effect, rule } = compiled;
    switch (specifier.type) {
      case "command":
        this.addCommand(compiled, specifier.text);
        return;
      case "parameter":
        this.parameters[effect].add(rule.tool, specifier.parameter, specifier.value, compiled);
        if (specifier.alsoCommand !== undefined) this.addCommand(compiled, specifier.alsoCommand);
        return;
      case "path":
        this.addPath(compiled, specifier.text, layer);
        return;
      case "domain": {
        const domain = compileDomain(specifier.host);
        if (!("problem" in domain)) this.domains[effect].add(compiled, domain);
        else if (effect !== "allow") this.addToolRule({ ...compiled, effect: "ask", broken: true });
        return;
      }
      case "name":
        this.names[effect].add(toolName(rule.tool)!, compiled, specifier.name, specifier.anyArguments);
        return;
    }
  }

  private addCommand(compiled: CompiledRule, text: string): void {
    const name = toolName(compiled.rule.tool);
    const family = name === "PowerShell" ? this.powershell : name === "Monitor" ? this.monitor : this.shell;
    const raw = compiled.rule.text;
    family[compiled.effect].add(text, compiled, raw.slice(raw.indexOf("(") + 1, raw.lastIndexOf(")")));
    if (family !== this.powershell) return;
    // a rule written with an alias means the cmdlet. SEMANTICS PS-2
    const head = text.split(/[ \t:*]/, 1)[0]!;
    const canonical = canonicalName(head);
    if (canonical !== head) family[compiled.effect].add(canonical + text.slice(head.length), compiled);
  }

  /** A `!` line takes back what its list restricts or allows, so it is compiled the other way round: a deny is only lost exactly. */
  private addPath(compiled: CompiledRule, written: string, layer: Layer): void {
    const { effect, rule } = compiled;
    const negated = written.startsWith("!");
    const compared = !negated ? effect : effect === "allow" ? "deny" : "allow";
    const name = toolName(rule.tool);
    const readings = readingsOf(
      negated ? written.slice(1) : written,
      compared,
      layer,
      this.anchors,
      this.session,
    );
    if (readings.length === 0 && !negated) this.reportUnanchored(compiled, written);
    for (const reading of readings) {
      const family = name === "Cd" ? "cd" : name === "Edit" ? "edit" : "read";
      // a call may use another name of the directory than the session. SEMANTICS SYM-4
      for (const base of this.spellingsOf(reading.base)) {
        for (const fold of foldsFor(compared, this.session.world, reading.text)) {
          const pattern = this.pathPattern({ ...reading, base }, compared, fold, name === "Cd", rule);
          if (pattern === undefined) continue;
          const { relative } = reading;
          this.pathLists[family].push({ rule: compiled, pattern, relative, negated, exact: isExact(fold) });
        }
      }
    }
  }

  private spellingsOf(directory: string): readonly string[] {
    const spellings = this.spellings.get(directory) ?? allSpellings(directory, this.session.world);
    this.spellings.set(directory, spellings);
    return spellings;
  }

  /** The entries of one layer's list are read together, because of `!`. SEMANTICS SYN-15. */
  private flushPaths(effect: Effect): void {
    for (const family of ["read", "edit", "cd"] as const) {
      this[family][effect].addList(this.pathLists[family].splice(0));
    }
  }

  private reportUnanchored(compiled: CompiledRule, written: string): void {
    const { effect, rule } = compiled;
    const home = written.startsWith("~");
    this.diagnostics.push({
      code: "managed-anchor-in-allow",
      severity: "error",
      message: home
        ? "the home directory is not known, so the rule covers nothing"
        : "managed settings have no directory of their own for a leading `/`, so the rule covers nothing",
      ...rule.place,
      ...(home ? {} : { help: `write \`/${written}\` for a path from the file-system root` }),
    });
    // a deny that cannot be anchored still guards: every path may be meant
    if (effect !== "allow") this.addToolRule({ ...compiled, effect: "ask", broken: true });
  }

  private pathPattern(
    reading: Anchored,
    effect: Effect,
    fold: Fold,
    directory: boolean,
    rule: Rule,
  ): PathPattern | undefined {
    const base = foldText(reading.base, fold);
    const result = directory
      ? compileDirectoryPattern(reading.text, base, { fold })
      : compilePathPattern(reading.text, base, {
          fold,
          anchored: reading.anchored,
          coversRoot: effect !== "allow",
        });
    if ("pattern" in result) return result.pattern;
    // what the rule's own parser accepted can still fail here; an allow is then left out, a deny guards what it spells
    if (!this.diagnostics.slice(this.entryStart).some(({ code }) => code === "invalid-path-pattern")) {
      this.diagnostics.push({
        code: "invalid-path-pattern",
        severity: effect === "allow" ? "error" : "warning",
        message: result.problem,
        ...rule.place,
      });
    }
    return effect === "allow" ? undefined : result.literal;
  }

  policy(): Policy {
    const { session, layers, anchors } = this;
    const { world } = session;
    const trustedLayers = layers.filter((layer) => this.trusted || !needsTrust(layer));
    const additional = additionalDirectories(trustedLayers, anchors, world);
    this.diagnostics.push(...additional.diagnostics);
    const excluded = new CommandIndex(true, false);
    for (const layer of layers) {
      for (const { value, place } of layer.sandbox.excludedCommands) {
        if (typeof value !== "string") continue;
        excluded.add(value, {
          effect: "ask",
          layer: layer.name,
          broken: false,
          rule: { text: value, place, tool: { type: "name", name: "Bash", written: "Bash" } },
        });
      }
    }
    const sandboxed = strongest(layers, (layer) => layer.sandbox.enabled) === true;
    return {
      world: { ...world },
      platform: world.platform,
      mode: this.mode,
      bypassAvailable:
        session.bypassAvailable === true && !layers.some((layer) => layer.disableBypassPermissionsMode),
      trusted: this.trusted,
      tools: this.tools,
      parameters: this.parameters,
      shell: this.shell,
      monitor: this.monitor,
      powershell: this.powershell,
      read: this.read,
      edit: this.edit,
      cd: this.cd,
      domains: this.domains,
      names: this.names,
      workingDirectories: [...this.spellingsOf(anchors.start), ...additional.directories],
      additionalDirectories: additional.directories,
      liveDirectories: this.spellingsOf(toPosixForm(world.cwd, world.platform)),
      homeDirectories: anchors.home === undefined ? [] : this.spellingsOf(anchors.home),
      blockReadsOutside: layers.some((layer) => layer.blockReadsOutsideWorkingDirectories),
      protectedExempt: (session.protectedExempt ?? []).map((path) => toPosixForm(path, world.platform)),
      connectorAsk: new Set(session.connectorAsk),
      requiresUserInteraction: new Set(session.requiresUserInteraction),
      sandbox: {
        approves: sandboxed && strongest(layers, (layer) => layer.sandbox.autoAllowBashIfSandboxed) !== false,
        unsandboxedAllowed: strongest(layers, (layer) => layer.sandbox.allowUnsandboxedCommands) !== false,
        excluded,
      },
      allowRulesLocked: this.managedOnly,
      floor: floorOf(layers),
    };
  }
}

/** The value of the strongest layer that has one. SEMANTICS SET-2. */
function strongest<T>(layers: readonly Layer[], of: (layer: Layer) => T | undefined): T | undefined {
  for (const layer of layers) {
    const value = of(layer);
    if (value !== undefined) return value;
  }
  return undefined;
}

function floorOf(layers: readonly Layer[]): Policy["floor"] {
  const damaged = layers.filter((layer) => layer.damage !== undefined);
  const managed = damaged.find((layer) => layer.name === "managed");
  if (managed) return { effect: "deny", diagnostic: managed.damage!, sparesReading: false };
  if (damaged[0]) return { effect: "ask", diagnostic: damaged[0].damage!, sparesReading: false };
  const unconfirmed = layers.find((layer) => layer.unconfirmed !== undefined)?.unconfirmed;
  return unconfirmed && { effect: "ask", diagnostic: unconfirmed, sparesReading: true };
}

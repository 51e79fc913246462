/**
 * The plain engine: every rule is held against every act, in order of reading, with the matchers beside it. It shares
 * with the fast engine how rules are parsed, where paths are anchored, the start mode, what a call would do, and what is
 * a working, protected or critical path; it shares no matcher, no index and no judgement. SEMANTICS EVAL-1 … EVAL-9
 */
import type { Act, FetchAct, NameAct, PathAct, RunAct, UnreadableAct, UseAct } from "../../src/acts/act.ts";
import { actsOf } from "../../src/acts/acts-of.ts";
import { type Effect, stricter } from "../../src/base/effect.ts";
import { inputField, type ToolCall } from "../../src/base/tool-call.ts";
import type { Circumstances } from "../../src/decide/decision.ts";
import { criticalRemoval } from "../../src/policy/critical.ts";
import { protection } from "../../src/policy/protected.ts";
import { allSpellings } from "../../src/policy/working-directories.ts";
import { defaultOf } from "../../src/rule/tools.ts";
import { toPosixForm } from "../../src/world/path.ts";
import { foldForDeny } from "../../src/world/path-fold.ts";
import type { PathSubject } from "../../src/world/path-subject.ts";
import { type CommandMatcher, commandMatcher, nameMatches, someSuffix } from "./matchers.ts";
import { covers, type Entry, inside, isBare, listsMatch, otherNames, type Reference } from "./rules.ts";

/** What the rules make of one call. */
export function referenceEffect(
  reference: Reference,
  call: ToolCall,
  circumstances: Circumstances = {},
): Effect {
  const updated = circumstances.hooks?.findLast((hook) => hook.updatedInput !== undefined);
  return new Hearing(
    reference,
    updated === undefined ? call : { tool: call.tool, input: updated.updatedInput },
    circumstances,
  ).effect();
}

/** What is known about one act: its effect, what granted it, and whether only a person may answer. */
type Finding = { readonly effect: Effect; readonly by?: string; readonly person?: boolean };

const deny: Finding = { effect: "deny" };
const ask: Finding = { effect: "ask" };
const person: Finding = { effect: "ask", person: true };
const allow = (by: string): Finding => ({ effect: "allow", by });

class Hearing {
  private readonly reference: Reference;
  private readonly call: ToolCall;
  private readonly circumstances: Circumstances;
  private readonly acts: readonly Act[];
  private readonly live: readonly string[];
  private readonly commandTools: readonly string[];
  private readonly owners = new Map<RunAct, Finding | undefined>();
  private readonly sandboxed: boolean;

  constructor(reference: Reference, call: ToolCall, circumstances: Circumstances) {
    const { world } = reference.session;
    this.reference = reference;
    this.call = call;
    this.circumstances = circumstances;
    this.acts = actsOf(call, { ...world, cwd: circumstances.cwd ?? world.cwd });
    this.live = allSpellings(toPosixForm(circumstances.cwd ?? world.cwd, world.platform), world);
    this.commandTools =
      call.tool === "PowerShell" ? ["PowerShell"] : call.tool === "Monitor" ? ["Monitor", "Bash"] : ["Bash"];
    this.sandboxed = circumstances.willRunSandboxed === true && this.runsSandboxed();
  }

  effect(): Effect {
    const { layers, mode } = this.reference;
    const hooks = this.circumstances.hooks ?? [];
    const findings = this.acts.map((act) => this.finding(act)).filter((finding) => finding !== undefined);
    if (findings.length === 0) findings.push(ask);
    const damaged = layers.filter((layer) => layer.damage !== undefined);
    if (damaged.length > 0) findings.push(damaged.some((layer) => layer.name === "managed") ? deny : ask);
    const unconfirmed =
      layers.some((layer) => layer.unconfirmed !== undefined) &&
      !["Glob", "Grep", "LSP", "Read"].includes(this.call.tool);
    if (unconfirmed) findings.push(ask);
    const held = damaged.length > 0 || unconfirmed;
    for (const hook of hooks)
      if (hook.event === "PreToolUse" && hook.effect !== "none" && hook.effect !== "allow")
        findings.push({ effect: hook.effect });
    const effect = findings.reduce<Effect>((worst, finding) => stricter(worst, finding.effect), "allow");
    if (effect !== "ask") return effect;
    const answers = hooks.filter((hook) => hook.event === "PermissionRequest").map((hook) => hook.effect);
    if (answers.includes("deny")) return "deny";
    const bound = held || findings.some((finding) => finding.person === true);
    if (answers.includes("allow") && !bound) return "allow";
    return mode === "dontAsk" ? "deny" : "ask";
  }

  private finding(act: Act): Finding | undefined {
    switch (act.kind) {
      case "use":
        return this.use(act);
      case "run": {
        const finding =
          act.refused === undefined
            ? (this.restrictedRun(act) ?? (act.shadow ? undefined : this.permittedRun(act)))
            : deny;
        this.owners.set(act, finding);
        return finding;
      }
      case "read":
      case "write": {
        const restricted = this.restrictedPath(act);
        if (restricted?.effect === "deny") return deny;
        const judged = () =>
          act.kind === "write" ? this.write(act) : act.owner?.shadow ? undefined : this.read(act);
        const finding = this.blocked(act) ?? this.removal(act);
        return finding?.effect === "deny" ? deny : (restricted ?? finding ?? judged());
      }
      case "enter":
        return act.from === "tool" ? this.changeDirectory(act) : this.enter(act);
      case "fetch":
        return this.fetch(act);
      case "name":
        return this.name(act);
      case "unreadable":
        return this.unreadable(act);
    }
  }

  // ---- which rules match -----------------------------------------------------------------------------------------

  private rules(effect: Effect): readonly Entry[] {
    return this.reference.entries.filter((entry) => entry.effect === effect);
  }

  /** A rule without a specifier that covers the tool. */
  private toolRule(effect: Effect, tool: string): boolean {
    return this.rules(effect).some((entry) => {
      if (entry.rule.specifier !== undefined || !covers(entry.rule.tool, tool)) return false;
      // in the sandbox a bare ask rule for Bash is left out. SBX-2
      return !(
        effect === "ask" &&
        this.sandboxed &&
        !entry.broken &&
        entry.rule.tool.type === "name" &&
        entry.rule.tool.name === "Bash"
      );
    });
  }

  /** SYN-11. */
  private parameterRule(effect: Effect, { tool, input }: UseAct): boolean {
    return this.rules(effect).some(({ rule: { tool: pattern, specifier } }) => {
      if (specifier?.type !== "parameter" || !covers(pattern, tool)) return false;
      const value = inputField({ tool, input }, specifier.parameter);
      return (
        ["string", "number", "boolean"].includes(typeof value) && nameMatches(specifier.value, String(value))
      );
    });
  }

  private commands(effect: Effect) {
    return this.rules(effect)
      .flatMap((entry) => entry.commands)
      .filter(({ tool }) => this.commandTools.includes(tool));
  }

  private pathRules(effect: Effect, tool: string): readonly Entry[] {
    return this.rules(effect).filter(({ rule }) => {
      if (rule.tool.type === "name") return rule.tool.name === tool;
      // a glob that covers the tool covers what its rules are about
      return tool !== "Cd" && effect !== "allow" && rule.specifier === undefined && covers(rule.tool, tool);
    });
  }

  /** An allow rule for each spelling. SYM-1 */
  private allowsPath(tool: string, { spellings, unknown, directory }: PathSubject): boolean {
    if (unknown !== undefined) return false;
    const rules = this.pathRules("allow", tool);
    if (rules.some(isBare)) return true;
    const { world } = this.reference.session;
    return (
      spellings.length > 0 &&
      spellings.every((path) =>
        [path, ...otherNames(path, world.platform)].some((name) =>
          listsMatch(rules, name, world, directory === true, tool, false),
        ),
      )
    );
  }

  /** `yes`: it matches one spelling; `perhaps`: it could. READ-12 */
  private restrictsPath(
    effect: Effect,
    tool: string,
    act: PathAct,
    recursive = act.recursive,
    bare = true,
  ): "yes" | "perhaps" | undefined {
    const rules = this.pathRules(effect, tool);
    const { world } = this.reference.session;
    if (bare && rules.some(isBare)) return "yes";
    const { spellings, glob, unknown } = act.subject;
    if (spellings.some((path) => listsMatch(rules, path, world, true, tool, false))) return "yes";
    if (this.moved(spellings).some((path) => listsMatch(rules, path, world, true, tool, true))) return "yes";
    const could = rules.some((entry) =>
      entry.paths.some(({ matcher, relative, negated, exact }) => {
        const readings = (paths: readonly string[]) =>
          [...paths, ...(relative ? this.moved(paths) : [])].map((path) =>
            exact ? path : foldForDeny(path, world),
          );
        if (negated) return false;
        if (recursive && readings(spellings).some(matcher.below)) return true;
        return glob === undefined ? unknown !== undefined : readings([glob]).some(matcher.glob);
      }),
    );
    return could ? "perhaps" : undefined;
  }

  /** The paths as if the live directory were the session's start. PATH-9 */
  private moved(paths: readonly string[]): string[] {
    return paths.flatMap((path) =>
      this.live.flatMap((live) =>
        path.startsWith(`${live}/`) ? [this.reference.anchors.start + path.slice(live.length)] : [],
      ),
    );
  }

  // ---- what becomes of an act ------------------------------------------------------------------------------------

  private get unrestricted(): boolean {
    const { mode, session, layers } = this.reference;
    if (mode === "bypassPermissions") return true;
    const disabled = layers.some((layer) => layer.disableBypassPermissionsMode);
    return mode === "plan" && session.bypassAvailable === true && !disabled;
  }

  private get hookAllows(): boolean {
    return (
      this.circumstances.hooks?.some((hook) => hook.event === "PreToolUse" && hook.effect === "allow") ===
      true
    );
  }

  private use(act: UseAct): Finding | undefined {
    const { session } = this.reference;
    if (act.tool === "EndConversation") {
      return this.rules("deny").some(({ rule }) => rule.specifier === undefined && covers(rule.tool, "*"))
        ? deny
        : allow("default");
    }
    // Monitor runs commands, so what restricts Bash restricts it. BASH-13
    const restricts = (effect: Effect) =>
      this.toolRule(effect, act.tool) ||
      (act.tool === "Monitor" && this.toolRule(effect, "Bash")) ||
      this.parameterRule(effect, act);
    if (restricts("deny")) return deny;
    if (restricts("ask")) return person;
    if (
      act.tool === "AskUserQuestion" ||
      session.requiresUserInteraction?.includes(act.tool) ||
      session.connectorAsk?.includes(act.tool)
    )
      return person;
    if (!act.alone) return undefined;
    if (this.toolRule("allow", act.tool)) return allow("rule");
    return this.unrestricted || this.hookAllows || defaultOf(act.tool) === "allow" ? allow("mode") : ask;
  }

  private restrictedRun(act: RunAct): Finding | undefined {
    const cased = act.wide.map((text) => (this.call.tool === "PowerShell" ? text.toLowerCase() : text));
    if (this.commands("deny").some(({ matcher }) => cased.some(matcher.must))) return deny;
    const restricting = [...this.commands("deny"), ...this.commands("ask")];
    return restricting.some(({ matcher }) => cased.some((text) => matcher.must(text) || matcher.may(text)))
      ? person
      : undefined;
  }

  private permittedRun(act: RunAct): Finding {
    const { mode, session } = this.reference;
    if (act.alwaysAsk !== undefined) return ask;
    if (this.sandboxed) return allow("sandbox");
    if (this.unrestricted) return allow("mode");
    if (this.allowsRun(act)) return allow("rule");
    if (this.hookAllows) return allow("hook");
    if (act.readOnly === true) return act.configRuns && session.trusted === false ? ask : allow("read-only");
    return mode === "acceptEdits" && act.fileCommand ? allow("mode") : ask;
  }

  private allowsRun(act: RunAct): boolean {
    if (!act.named) return false;
    const cased = (text: string) => (act.language === "powershell" ? text.toLowerCase() : text);
    return this.commands("allow").some(({ written, matcher }) => {
      if (written.includes(cased(act.written))) return true;
      if (act.unknown !== undefined) return false;
      if (act.exactOnly) return matcher.all;
      return act.narrow.some(
        ({ text, assigned }) => (!assigned || matcher.assigns || matcher.all) && matcher.must(cased(text)),
      );
    });
  }

  /** PATH-3: a Read deny also keeps a file from being written, but a bare one takes only reading away. */
  private restrictedPath(act: PathAct): Finding | undefined {
    const writes = act.kind === "write";
    const own = this.restrictsPath("deny", writes ? "Edit" : "Read", act);
    const reading = writes ? this.restrictsPath("deny", "Read", act, false, false) : undefined;
    // a link gives the file another name; what opens it later is not seen
    if (own === "yes" || reading === "yes") return act.linked ? person : deny;
    const perhaps = own ?? reading ?? this.restrictsPath("ask", writes ? "Edit" : "Read", act);
    return perhaps === undefined ? undefined : person;
  }

  private removal(act: PathAct): Finding | undefined {
    if (!act.removes) return undefined;
    const { session, anchors, additional } = this.reference;
    const why = criticalRemoval(act.subject, {
      platform: session.world.platform,
      homeDirectories: anchors.home === undefined ? [] : allSpellings(anchors.home, session.world),
      liveDirectories: this.live,
      additionalDirectories: additional,
    });
    if (why === undefined) return undefined;
    if (act.owner?.language !== "powershell" || act.subject.unknown !== undefined) return ask;
    const holdsLive = act.subject.spellings.some(
      (path) => this.live.some((live) => inside(live, path)) && path.split("/").length > 3,
    );
    if (!holdsLive) return deny;
    return this.unrestricted || !act.recursive ? undefined : ask;
  }

  /** A rule lets it be read. */
  private readable({ subject, from }: PathAct): boolean {
    if (this.allowsPath("Read", subject) || this.allowsPath("Edit", subject)) return true;
    return subject.unknown === undefined && from === "tool" && this.toolRule("allow", this.call.tool);
  }

  /** WD-4: nothing but an allow rule opens what lies outside. */
  private blocked(act: PathAct): Finding | undefined {
    const blocks = this.reference.layers.some((layer) => layer.blockReadsOutsideWorkingDirectories);
    if (act.kind !== "read" || !blocks || this.isWorking(act.subject) || this.readable(act)) return undefined;
    return act.subject.unknown === undefined ? deny : ask;
  }

  private read(act: PathAct): Finding | undefined {
    const { mode } = this.reference;
    const { subject } = act;
    const known = subject.unknown === undefined;
    const ruled = this.readable(act);
    const working = this.isWorking(subject);
    // the verdict on a command answers for what it reads, unless it is only allowed because it just reads
    const owner = act.owner && this.owners.get(act.owner);
    if (owner !== undefined && owner.by !== "read-only" && !(owner.by === "mode" && mode === "acceptEdits"))
      return undefined;
    if (ruled || working) return allow("rule");
    if (this.sandboxed && act.from !== "tool") return allow("sandbox");
    return this.unrestricted || (this.hookAllows && known) ? allow("mode") : ask;
  }

  private write(act: PathAct): Finding | undefined {
    const { mode, session } = this.reference;
    const { subject } = act;
    const known = subject.unknown === undefined;
    if (this.sandboxed && act.from !== "tool") return allow("sandbox");
    if (this.unrestricted) return allow("mode");
    if (act.danger !== undefined) return ask;
    const exempt = (session.protectedExempt ?? []).map((path) => toPosixForm(path, session.world.platform));
    const paths = subject.glob === undefined ? subject.spellings : [subject.glob];
    if (paths.some((path) => !exempt.some((place) => inside(path, place)) && protection(path) !== undefined))
      return ask;
    if (mode === "plan" || (act.from === "redirection" && subject.glob !== undefined)) return ask;
    // in a working directory the verdict on the command answers for what it writes
    if (act.owner !== undefined && this.isWorking(subject)) return undefined;
    if (this.allowsPath("Edit", subject)) return allow("rule");
    if (known && act.from === "tool" && this.toolRule("allow", this.call.tool)) return allow("rule");
    if (mode === "acceptEdits" && this.isWorking(subject)) return allow("mode");
    return this.hookAllows && known ? allow("hook") : ask;
  }

  private isWorking(subject: PathSubject): boolean {
    const { working } = this.reference;
    if (subject.unknown !== undefined) return false;
    const paths =
      subject.glob === undefined ? subject.spellings : [subject.glob.replace(/\/[^/]*\*.*$/, "") || "/"];
    return paths.length > 0 && paths.every((path) => working.some((directory) => inside(path, directory)));
  }

  private enter(act: PathAct): Finding | undefined {
    const owner = act.owner && this.owners.get(act.owner);
    if (
      act.owner?.shadow ||
      (owner !== undefined &&
        owner.by !== "read-only" &&
        !(owner.by === "rule" && act.owner?.program !== "cd"))
    )
      return undefined;
    return this.isWorking(act.subject) || this.allowsPath("Read", act.subject) ? undefined : ask;
  }

  /** CD-1: with one allow rule the others are a list of all there is. */
  private changeDirectory(act: PathAct): Finding {
    const denied = this.restrictsPath("deny", "Cd", act);
    if (denied === "yes") return deny;
    const allowed = this.allowsPath("Cd", act.subject);
    const listed = this.pathRules("allow", "Cd").some((entry) => isBare(entry) || entry.paths.length > 0);
    if (listed && !allowed) return deny;
    if (denied !== undefined || this.restrictsPath("ask", "Cd", act) !== undefined) return person;
    return allowed ? allow("rule") : ask;
  }

  private fetch(act: FetchAct): Finding {
    for (const effect of ["deny", "ask"] as const) {
      const rules = this.rules(effect).filter((entry) => entry.host !== undefined);
      if (act.host === undefined && rules.length > 0) return person;
      if (rules.some((entry) => entry.host!(act.host!))) return effect === "deny" ? deny : person;
    }
    if (act.unknown !== undefined || act.host === undefined) return ask;
    const { host } = act;
    if (this.rules("allow").some((entry) => entry.host?.(host)) || this.toolRule("allow", this.call.tool))
      return allow("rule");
    return this.unrestricted || this.hookAllows ? allow("mode") : ask;
  }

  /** AGT-1, SKL-1: a restriction of a name covers it with any arguments, and a skill in any directory. */
  private name(act: NameAct): Finding {
    const named = (effect: Effect, matches: (name: string, anyArguments: boolean) => boolean) =>
      this.rules(effect).some(
        ({ rule: { tool, specifier } }) =>
          specifier?.type === "name" &&
          covers(tool, act.tool) &&
          matches(specifier.name, specifier.anyArguments),
      );
    const first = act.tool === "Skill" ? act.name.split(" ")[0]! : act.name;
    const restricts = (name: string) =>
      act.name === name ||
      act.name.startsWith(`${name} `) ||
      first === name ||
      (act.tool === "Skill" && first.endsWith(`:${name}`));
    if (named("deny", restricts)) return deny;
    if (named("ask", restricts)) return person;
    const allows = (name: string, anyArguments: boolean) =>
      act.name === name || (anyArguments && act.name.startsWith(`${name} `));
    if (named("allow", allows) || this.toolRule("allow", act.tool)) return allow("rule");
    return this.unrestricted || this.hookAllows || defaultOf(act.tool) === "allow" ? allow("mode") : ask;
  }

  /** CMP-9, CMP-10. */
  private unreadable(act: UnreadableAct): Finding {
    const cased = (text: string) => (this.call.tool === "PowerShell" ? text.toLowerCase() : text);
    const hit = ({ matcher }: { readonly matcher: CommandMatcher }) =>
      act.segments.some((segment) => someSuffix(matcher.must, cased(segment)));
    if (this.commands("deny").some(hit)) return deny;
    if (this.commands("ask").some(hit) || act.shadow || act.written === undefined) return person;
    const text = cased(act.written);
    return this.commands("allow").some(({ written }) => written.includes(text)) ? allow("rule") : person;
  }

  /** SBX-2, SBX-3. */
  private runsSandboxed(): boolean {
    const { layers, mode } = this.reference;
    const setting = (name: "enabled" | "autoAllowBashIfSandboxed" | "allowUnsandboxedCommands") =>
      layers.map((layer) => layer.sandbox[name]).find((value) => value !== undefined);
    if (
      this.call.tool !== "Bash" ||
      mode === "plan" ||
      setting("enabled") !== true ||
      setting("autoAllowBashIfSandboxed") === false
    )
      return false;
    if (
      setting("allowUnsandboxedCommands") !== false &&
      String(inputField(this.call, "dangerouslyDisableSandbox")) === "true"
    )
      return false;
    const excluded = layers
      .flatMap((layer) => layer.sandbox.excludedCommands)
      .flatMap(({ value }) => (typeof value === "string" ? [commandMatcher(value, true)] : []));
    return !this.acts.some((act) =>
      excluded.some(
        (matcher) =>
          (act.kind === "run" && act.wide.some(matcher.may)) ||
          (act.kind === "unreadable" && act.segments.some((segment) => someSuffix(matcher.must, segment))),
      ),
    );
  }
}

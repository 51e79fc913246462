import type { Act, FetchAct, NameAct, PathAct, RunAct, UnreadableAct, UseAct } from "../acts/act.ts";
import { hasHole } from "../base/command-text.ts";
import type { Effect } from "../base/effect.ts";
import type { ToolCall } from "../base/tool-call.ts";
import type { CommandIndex } from "../policy/command-index.ts";
import type { ByEffect, CompiledRule } from "../policy/compiled-rule.ts";
import { criticalRemoval } from "../policy/critical.ts";
import type { PathHit, PathIndex } from "../policy/path-index.ts";
import type { Policy } from "../policy/policy.ts";
import { protection } from "../policy/protected.ts";
import { defaultOf } from "../rule/tools.ts";
import { directoryOfGlob, isInside } from "../world/path.ts";
import type { PathSubject } from "../world/path-subject.ts";
import type { Circumstances } from "./decision.ts";
import {
  allowed,
  allowedByItself,
  asked,
  askedAnyway,
  askedByDoubt,
  askedUnread,
  denied,
  needsPerson,
  restrictedBy,
  type Verdict,
} from "./verdict.ts";

/** Tools that exist to ask a person. SEMANTICS EVAL-8. */
const asksAPerson: ReadonlySet<string> = new Set(["AskUserQuestion"]);

/**
 * Judges the acts of one call against a policy, one verdict for each act that needs one.
 * Acts that another act answers for (see `RunAct.shadow`) only count where a deny or ask rule sees them.
 */
export class Judge {
  private readonly policy: Policy;
  private readonly call: ToolCall;
  /** The live directory in POSIX form, in each spelling. */
  private readonly live: readonly string[];
  private readonly hookAllows: boolean;
  private readonly sandboxed: boolean;
  /** So far, in the order of the acts. */
  private readonly verdicts: Verdict[] = [];
  /** On the last command that was judged: its operands stand right behind it. */
  private lastRun: Verdict | undefined;
  private readonly commands: readonly ByEffect<CommandIndex>[];

  constructor(
    policy: Policy,
    call: ToolCall,
    circumstances: Circumstances,
    live: readonly string[],
    acts: readonly Act[],
  ) {
    this.policy = policy;
    this.call = call;
    this.live = live;
    this.hookAllows =
      circumstances.hooks?.some((hook) => hook.event === "PreToolUse" && hook.effect === "allow") === true;
    this.commands =
      call.tool === "PowerShell"
        ? [policy.powershell]
        : call.tool === "Monitor"
          ? [policy.monitor, policy.shell]
          : [policy.shell];
    this.sandboxed = circumstances.willRunSandboxed === true && this.runsSandboxed(acts);
  }

  /** One verdict for each of the acts that needs one. */
  all(acts: readonly Act[]): readonly Verdict[] {
    for (const act of acts) {
      const verdict = this.verdict(act);
      if (verdict !== undefined) this.verdicts.push(verdict);
    }
    return this.verdicts;
  }

  /** The verdict of an act, or undefined where it needs none. */
  private verdict(act: Act): Verdict | undefined {
    switch (act.kind) {
      case "use":
        return this.use(act);
      case "run":
        return this.run(act);
      case "read":
      case "write":
      case "enter":
        return this.path(act);
      case "fetch":
        return this.fetch(act);
      case "name":
        return this.name(act);
      case "unreadable":
        return this.unreadable(act);
    }
  }

  /** SEMANTICS SBX-2, SBX-3. */
  private runsSandboxed(acts: readonly Act[]): boolean {
    const { sandbox, mode } = this.policy;
    if (this.call.tool !== "Bash" || !sandbox.approves || mode === "plan") return false;
    if (sandbox.unsandboxedAllowed && scalarField(this.call.input, "dangerouslyDisableSandbox") === "true")
      return false;
    if (sandbox.excluded.isEmpty) return true;
    return !acts.some(
      (act) =>
        (act.kind === "run" && act.wide.some((text) => sandbox.excluded.may(text))) ||
        (act.kind === "unreadable" && act.segments.some((segment) => sandbox.excluded.suffix(segment))),
    );
  }

  private get unrestricted(): boolean {
    return (
      this.policy.mode === "bypassPermissions" || (this.policy.mode === "plan" && this.policy.bypassAvailable)
    );
  }

  // ---- use ---------------------------------------------------------------------------------------------------------

  private use(act: UseAct): Verdict | undefined {
    const { tools, connectorAsk, requiresUserInteraction } = this.policy;
    if (act.tool === "EndConversation") return this.endConversation(act);
    // Monitor runs commands, so what restricts Bash restricts it. SEMANTICS BASH-13
    const deny = tools.deny.first(act.tool) ?? this.bashRule(act, "deny") ?? this.parameter(act, "deny");
    if (deny) return restrictedBy(act, deny, "EVAL-2");
    const ask = this.askRule(act) ?? this.bashRule(act, "ask") ?? this.parameter(act, "ask");
    if (ask) return restrictedBy(act, ask, "EVAL-2");
    if (asksAPerson.has(act.tool) || requiresUserInteraction.has(act.tool))
      return needsPerson(act, "EVAL-8", "this tool always needs a person");
    if (connectorAsk.has(act.tool))
      return needsPerson(act, "EVAL-8", "the organisation wants to be asked about this connector");
    if (!act.alone) return undefined;
    const allow = tools.allow.first(act.tool);
    if (allow) return allowed(act, "EVAL-2", "an allow rule matches", allow);
    if (this.unrestricted) return allowed(act, "MODE-2", "the mode allows it");
    if (this.hookAllows) return allowed(act, "EVAL-5", "a hook allows it");
    if (defaultOf(act.tool) === "allow") return allowed(act, "EVAL-9", "this tool needs no permission");
    return asked(act, "EVAL-9", "no rule allows it");
  }

  private bashRule(act: UseAct, effect: "deny" | "ask"): CompiledRule | undefined {
    return act.tool === "Monitor" ? this.policy.tools[effect].first("Bash") : undefined;
  }

  /** An ask rule for Bash and no other tool is left out for commands in the sandbox. SEMANTICS SBX-2. */
  private askRule(act: UseAct): CompiledRule | undefined {
    if (!this.sandboxed) return this.policy.tools.ask.first(act.tool);
    return this.policy.tools.ask.of(act.tool).find(({ broken, rule }) => broken || rule.tool.type === "glob");
  }

  /** SEMANTICS EVAL-7. */
  private endConversation(act: UseAct): Verdict {
    // what covers a tool of this name covers every tool
    const everyTool = this.policy.tools.deny.first("*");
    if (everyTool) return denied(act, "EVAL-7", "no other tool is left", everyTool);
    return allowed(act, "EVAL-7", "this tool is exempt from rules");
  }

  /** SEMANTICS SYN-11. */
  private parameter(act: UseAct, effect: Effect): CompiledRule | undefined {
    const parameters = this.policy.parameters[effect];
    if (parameters.all.length === 0) return undefined;
    return parameters.matching(act.tool, (parameter) => scalarField(act.input, parameter));
  }

  // ---- run ---------------------------------------------------------------------------------------------------------

  private run(act: RunAct): Verdict | undefined {
    const refused = act.refused === undefined ? undefined : denied(act, "PS-5", act.refused);
    this.lastRun = refused ?? this.restricted(act) ?? (act.shadow ? undefined : this.permitted(act));
    return this.lastRun;
  }

  private restricted(act: RunAct): Verdict | undefined {
    // what could be denied is asked about, also where an ask rule matches for certain
    return this.restrictedTo("deny", act) ?? this.restrictedTo("ask", act);
  }

  private restrictedTo(effect: "deny" | "ask", act: RunAct): Verdict | undefined {
    for (const commands of this.commands) {
      const index = commands[effect];
      if (index.isEmpty) continue;
      for (const text of act.wide) {
        const rule = index.must(text);
        if (rule) return restrictedBy(act, rule, "CMP-3");
      }
    }
    for (const commands of this.commands) {
      const index = commands[effect];
      if (index.isEmpty) continue;
      for (const text of act.wide) {
        const rule = hasHole(text) ? index.may(text) : undefined;
        if (rule) return askedByDoubt(act, rule, act.unknown ?? "a part of it is only known when it runs");
      }
    }
    return undefined;
  }

  private permitted(act: RunAct): Verdict {
    if (act.alwaysAsk !== undefined) return askedAnyway(act, "PS-6", act.alwaysAsk);
    if (this.sandboxed) return allowed(act, "SBX-2", "it runs in the sandbox");
    if (this.unrestricted) return allowed(act, "MODE-2", "the mode allows it");
    const rule = this.allowRule(act);
    if (rule) return allowed(act, "CMP-2", "an allow rule matches", rule);
    if (this.hookAllows) return allowed(act, "EVAL-5", "a hook allows it");
    if (act.readOnly === true) {
      if (!act.configRuns || this.policy.trusted) return allowedByItself(act, "RO-1", "it only reads");
      return asked(act, "RO-8", "it may run programs that a file of the untrusted workspace names");
    }
    if (this.policy.mode === "acceptEdits" && act.fileCommand)
      return allowedByItself(act, "MODE-2", "the mode allows file commands");
    if (act.unknown !== undefined) return asked(act, "CMP-8", "no rule can allow it", act.unknown);
    if (act.exactOnly) return asked(act, "WRAP-3", "only a rule for the exact command allows it");
    return asked(act, "CMP-2", `no rule allows it (${act.readOnly})`);
  }

  private allowRule(act: RunAct): CompiledRule | undefined {
    if (!act.named) return undefined;
    for (const { allow } of this.commands) {
      const exact = allow.written(act.written);
      if (exact) return exact;
      if (act.unknown !== undefined) continue;
      if (act.exactOnly) {
        const all = allow.covering();
        if (all) return all;
        continue;
      }
      for (const { text, assigned } of act.narrow) {
        const rule = allow.must(text, assigned);
        if (rule) return rule;
      }
    }
    return undefined;
  }

  // ---- paths -------------------------------------------------------------------------------------------------------

  private path(act: PathAct): Verdict | undefined {
    if (act.kind === "enter") return act.owner ? this.enter(act, act.owner) : this.changeDirectory(act);
    const restricted = this.restrictedPath(act);
    if (restricted?.effect === "deny") return restricted;
    const blocked = this.blocked(act);
    if (blocked?.effect === "deny") return blocked;
    const critical = act.removes ? this.criticalRemoval(act) : undefined;
    // the removal says more than a rule that only could match, but what the rule wants stays
    if (critical && restricted) return { ...critical, settles: restricted.settles };
    if (critical ?? restricted ?? blocked) return critical ?? restricted ?? blocked;
    // the outer command's verdict answers for what an inner one reads, not for where it writes
    if (act.kind === "write") return this.write(act);
    return act.owner?.shadow ? undefined : this.read(act);
  }

  /** SEMANTICS CRIT-1; for PowerShell PS-5. */
  private criticalRemoval(act: PathAct): Verdict | undefined {
    const why = criticalRemoval(act.subject, { ...this.policy, liveDirectories: this.live });
    if (why === undefined) return undefined;
    if (act.owner?.language !== "powershell" || act.subject.unknown !== undefined)
      return askedAnyway(act, "CRIT-1", why, act.subject.unknown);
    const holdsLive = act.subject.spellings.some(
      (path) => this.live.some((live) => isInside(live, path)) && path.split("/").length > 3,
    );
    if (!holdsLive) return denied(act, "PS-5", why);
    return this.unrestricted || !act.recursive ? undefined : askedAnyway(act, "PS-5", why);
  }

  private restrictedPath(act: PathAct): Verdict | undefined {
    const { read, edit } = this.policy;
    // a Read deny also keeps a file from being written, but to remove a directory is not to read what lies in it; and a
    // bare Read deny takes reading away, not writing. SEMANTICS PATH-3
    const writes = act.kind === "write";
    const deny = this.hit(writes ? edit.deny : read.deny, act);
    const other = writes ? this.hit(read.deny, act, { recursive: false, bare: false }) : undefined;
    const certain = deny?.certain ? deny : other?.certain ? other : undefined;
    if (certain && !act.linked) return restrictedBy(act, certain.rule, "READ-12");
    const ask = this.hit(writes ? edit.ask : read.ask, act);
    if (ask?.certain && !act.linked) return restrictedBy(act, ask.rule, "EVAL-2");
    const possible = deny ?? other ?? ask;
    return possible && askedByDoubt(act, possible.rule, pathDoubt(act));
  }

  private hit(
    index: PathIndex,
    act: PathAct,
    { recursive = act.recursive, bare = true } = {},
  ): PathHit | undefined {
    let possible: PathHit | undefined;
    for (const live of this.live) {
      const hit = index.restricts(act.subject, live, { recursive, bare });
      if (hit?.certain) return hit;
      possible ??= hit;
    }
    return possible;
  }

  private read(act: PathAct): Verdict | undefined {
    const { subject } = act;
    const rule = this.readRule(act);
    const working = this.isWorking(subject);
    if (this.ownerAnswers(act)) return undefined;
    if (rule) return allowed(act, isEditRule(rule) ? "PATH-3" : "EVAL-2", "an allow rule matches", rule);
    if (working) return allowed(act, "WD-1", "it is in a working directory");
    if (this.sandboxed) return allowed(act, "SBX-2", "it runs in the sandbox");
    if (this.unrestricted) return allowed(act, "MODE-2", "the mode allows it");
    if (this.hookAllows && subject.unknown === undefined) return allowed(act, "EVAL-5", "a hook allows it");
    if (subject.unknown !== undefined) return asked(act, "PATH-19", "it may be any file", subject.unknown);
    return asked(act, "WD-1", "it is outside the working directories");
  }

  /** SEMANTICS WD-4. */
  private blocked(act: PathAct): Verdict | undefined {
    const { subject } = act;
    if (act.kind !== "read" || !this.policy.blockReadsOutside || this.isWorking(subject)) return undefined;
    if (this.readRule(act) !== undefined) return undefined;
    if (subject.unknown !== undefined)
      return askedAnyway(act, "WD-4", "it may lie outside the working directories", subject.unknown);
    return denied(act, "WD-4", "reads outside the working directories are blocked");
  }

  private readRule({ subject, from }: PathAct): CompiledRule | undefined {
    const { read, edit, tools } = this.policy;
    const rule = read.allow.allows(subject) ?? edit.allow.allows(subject);
    if (rule !== undefined || from !== "tool" || subject.unknown !== undefined) return rule;
    return tools.allow.first(this.call.tool);
  }

  /** Whether what was found about a command answers for this operand of it too. */
  private ownerAnswers({ owner }: PathAct): boolean {
    return this.lastRun?.act === owner && this.lastRun?.answersForOperands === true;
  }

  private write(act: PathAct): Verdict | undefined {
    const { edit, mode, tools } = this.policy;
    const { subject } = act;
    if (this.sandboxed) return allowed(act, "SBX-2", "it runs in the sandbox");
    if (act.danger !== undefined && !this.unrestricted) return askedAnyway(act, "RED-2", act.danger);
    if (this.unrestricted) return allowed(act, "MODE-2", "the mode allows it");
    const why = this.protectedBy(subject);
    if (why !== undefined) return askedAnyway(act, "PROT-1", why);
    if (act.from === "redirection" && subject.glob !== undefined)
      return askedAnyway(act, "RED-2", "a redirection to a glob always needs approval");
    if (mode === "plan") return askedAnyway(act, "MODE-2", "plan mode does not edit");
    const working = this.isWorking(subject);
    // in a working directory the verdict on the command answers for what it writes
    if (act.owner !== undefined && working) return undefined;
    const rule = edit.allow.allows(subject);
    if (rule) return allowed(act, "RED-1", "an allow rule matches", rule);
    const tool =
      act.from === "tool" && subject.unknown === undefined ? tools.allow.first(this.call.tool) : undefined;
    if (tool) return allowed(act, "EVAL-2", "an allow rule matches", tool);
    if (mode === "acceptEdits" && working)
      return allowed(act, "MODE-2", "the mode allows edits in a working directory");
    if (this.hookAllows && subject.unknown === undefined) return allowed(act, "EVAL-5", "a hook allows it");
    if (subject.unknown !== undefined) return asked(act, "RED-2", "it may be any file", subject.unknown);
    if (act.from === "redirection")
      return asked(act, "RED-1", "a rule for a command does not cover where its output goes");
    return working
      ? asked(act, "EVAL-9", "no rule allows it")
      : asked(act, "WD-1", "it is outside the working directories");
  }

  private protectedBy(subject: PathSubject): string | undefined {
    const paths = subject.glob === undefined ? subject.spellings : [subject.glob];
    for (const path of paths) {
      if (isInsideOne(path, this.policy.protectedExempt)) continue;
      const why = protection(path);
      if (why !== undefined) return why;
    }
    return undefined;
  }

  /** `cd` inside a command: reading is free in the working directories only. SEMANTICS RO-5. */
  private enter(act: PathAct, owner: RunAct): Verdict | undefined {
    if (owner.shadow) return undefined;
    // a rule for `git *` does not say where git works
    const byOtherRule =
      this.lastRun?.effect === "allow" && this.lastRun.rule !== undefined && owner.program !== "cd";
    if (this.ownerAnswers(act) && !byOtherRule) return undefined;
    if (this.isWorking(act.subject) || this.policy.read.allow.allows(act.subject)) return undefined;
    return asked(act, "RO-5", "it goes outside the working directories", act.subject.unknown);
  }

  /** The user's own `/cd`. SEMANTICS CD-1. */
  private changeDirectory(act: PathAct): Verdict {
    const { cd } = this.policy;
    const deny = this.hit(cd.deny, act);
    if (deny?.certain) return restrictedBy(act, deny.rule, "CD-1");
    const allow = cd.allow.allows(act.subject);
    // refused before anything asks: a further deny or ask must not loosen it
    if (!allow && !cd.allow.isEmpty) return denied(act, "CD-1", "there are Cd allow rules and none matches");
    if (deny) return askedByDoubt(act, deny.rule, pathDoubt(act));
    const ask = this.hit(cd.ask, act);
    if (ask)
      return ask.certain ? restrictedBy(act, ask.rule, "CD-1") : askedByDoubt(act, ask.rule, pathDoubt(act));
    if (allow) return allowed(act, "CD-1", "an allow rule matches", allow);
    return asked(act, "CD-1", "no rule allows it", act.subject.unknown);
  }

  /** Every spelling lies in a working directory. SEMANTICS WD-1, SYM-1. */
  private isWorking(subject: PathSubject): boolean {
    if (subject.unknown !== undefined) return false;
    const paths = subject.glob === undefined ? subject.spellings : [directoryOfGlob(subject.glob)];
    for (const path of paths) if (!isInsideOne(path, this.policy.workingDirectories)) return false;
    return paths.length > 0;
  }

  // ---- hosts, names, text ------------------------------------------------------------------------------------------

  private fetch(act: FetchAct): Verdict {
    const { domains, tools } = this.policy;
    for (const effect of ["deny", "ask"] as const) {
      const { first } = domains[effect];
      if (first === undefined) continue;
      if (act.host === undefined) return askedByDoubt(act, first, act.unknown);
      const rule = domains[effect].matching(act.host);
      if (rule) return restrictedBy(act, rule, "WEB-1");
    }
    if (act.unknown !== undefined) return asked(act, "WEB-5", "the host cannot be trusted", act.unknown);
    const rule = domains.allow.matching(act.host) ?? tools.allow.first(this.call.tool);
    if (rule) return allowed(act, "WEB-1", "an allow rule matches", rule);
    if (this.unrestricted) return allowed(act, "MODE-2", "the mode allows it");
    if (this.hookAllows) return allowed(act, "EVAL-5", "a hook allows it");
    return asked(act, "EVAL-9", "no rule allows it");
  }

  private name(act: NameAct): Verdict {
    for (const effect of ["deny", "ask"] as const) {
      const rule = this.policy.names[effect].restricting(act.tool, act.name);
      if (rule) return restrictedBy(act, rule, "SKL-1");
    }
    const rule = this.policy.names.allow.allowing(act.tool, act.name);
    if (rule) return allowed(act, "SKL-1", "an allow rule matches", rule);
    const tool = this.policy.tools.allow.first(act.tool);
    if (tool) return allowed(act, "EVAL-2", "an allow rule matches", tool);
    if (this.unrestricted) return allowed(act, "MODE-2", "the mode allows it");
    if (this.hookAllows) return allowed(act, "EVAL-5", "a hook allows it");
    if (defaultOf(act.tool) === "allow") return allowed(act, "EVAL-9", "this tool needs no permission");
    return asked(act, "EVAL-9", "no rule allows it");
  }

  /** SEMANTICS CMP-9, CMP-10. */
  private unreadable(act: UnreadableAct): Verdict | undefined {
    for (const effect of ["deny", "ask"] as const) {
      for (const commands of this.commands) {
        for (const segment of act.segments) {
          const rule = commands[effect].suffix(segment);
          if (rule) return restrictedBy(act, rule, "CMP-10", partMatches);
        }
      }
    }
    if (act.shadow) return askedUnread(act, "it runs text that cannot be read", act.message);
    if (act.written !== undefined) {
      for (const { allow } of this.commands) {
        const rule = allow.written(act.written);
        if (rule) return allowed(act, "CMP-9", "a rule for the exact text allows it", rule);
      }
    }
    return askedUnread(act, "it cannot be read", act.message);
  }
}

/** SEMANTICS CMP-10. */
const partMatches: Readonly<Record<Effect, string>> = {
  deny: "a deny rule matches a part of it",
  ask: "an ask rule matches a part of it",
  allow: "an allow rule matches a part of it",
};

function isEditRule({ rule }: CompiledRule): boolean {
  return rule.tool.type === "name" && rule.tool.name === "Edit";
}

function isInsideOne(path: string, directories: readonly string[]): boolean {
  for (const directory of directories) if (isInside(path, directory)) return true;
  return false;
}

function pathDoubt(act: PathAct): string {
  return (
    act.subject.unknown ??
    (act.linked ? "what opens the link later cannot be seen" : undefined) ??
    (act.recursive ? "it also touches what lies below" : "the file names are only known when it runs")
  );
}

/** A top-level field of the input as text, where it is a scalar. SEMANTICS SYN-11. */
function scalarField(input: unknown, name: string): string | undefined {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, name)) return undefined;
  const value = (input as Record<string, unknown>)[name];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

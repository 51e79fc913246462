import type { Act, UseAct } from "../acts/act.ts";
import { actsOf, actsOfCommand, bashCall } from "../acts/acts-of.ts";
import { plainCommands } from "../acts/plain-list.ts";
import { type Effect, stricter } from "../base/effect.ts";
import type { ToolCall } from "../base/tool-call.ts";
import type { Floor, Policy } from "../policy/policy.ts";
import { allSpellings } from "../policy/working-directories.ts";
import { onlyReads } from "../rule/tools.ts";
import { toPosixForm } from "../world/path.ts";
import { noLinks, type World } from "../world/world.ts";
import type { Circumstances, Decision, HookOutcome, Reason, Suggestion } from "./decision.ts";
import { Judge } from "./judge.ts";
import { type Memo, memoryOf, type Outcome, rememberedCall } from "./memo.ts";
import { reasonOf } from "./reasons.ts";
import { suggestionsFor } from "./suggestions.ts";
import { asked, askedAnyway, denied, restrictedBy, type Verdict } from "./verdict.ts";

/**
 * Decides one tool call: what it would do, what the policy says of each act, the strictest of that.
 *
 * Never throws and never waits: an input of any shape gets a decision, and a fault of the engine is an `ask`.
 * Reads nothing but the policy's symlink lookup. Linear in the input up to `limits`; reasons are built when they are read.
 * @see SEMANTICS EVAL-1 … EVAL-11
 */
export function decide(policy: Policy, call: ToolCall, circumstances: Circumstances = ordinary): Decision {
  try {
    if (typeof call.tool !== "string") throw new Error("its tool is no text");
    const memory = memoryOf(policy, call, circumstances);
    return memory === undefined
      ? decidedAnew(policy, call, circumstances)
      : recalled(policy, call.tool, memory.text, circumstances, memory.memo);
  } catch (fault) {
    return faulty(policy, call, fault);
  }
}

const ordinary: Circumstances = {};

function decidedAnew(policy: Policy, call: ToolCall, circumstances: Circumstances): Ruling {
  const { world } = policy;
  const updated = withUpdatedInput(call, circumstances);
  const cwd = circumstances.cwd ?? world.cwd;
  const acts = actsOf(updated, cwd === world.cwd ? world : { ...world, cwd });
  return ruled(policy, updated, circumstances, acts);
}

/** Decides a call that policy, tool and text alone decide, as far as no link is looked up, and remembers it. */
function recalled(
  policy: Policy,
  tool: string,
  text: string,
  circumstances: Circumstances,
  memo: Memo,
): Decision {
  const isCommand = tool === "Bash";
  const known = memo.get(text) ?? (isCommand ? ofList(policy, text, circumstances, memo) : undefined);
  if (known !== undefined) return new Ruling(policy, known.effect, text, floorFor(policy, tool), tool);
  if (isCommand) return judgedAlone(policy, text, circumstances, memo).ruling;
  const watch = watchOf(policy.world);
  const call = rememberedCall(tool, text);
  const ruling = ruled(policy, call, circumstances, actsOf(call, watch.world));
  if (!watch.looked) memo.put(text, { effect: ruling.effect, lasts: false });
  return ruling;
}

/**
 * What a list of plain commands comes to: the strictest of what each comes to alone, if and only if nothing of one lasts
 * for those behind it, and no link can be looked up. SEMANTICS CMP-3
 */
function ofList(policy: Policy, text: string, circumstances: Circumstances, memo: Memo): Outcome | undefined {
  const commands = looksUpLinks(policy.world) ? undefined : plainCommands(text);
  if (commands === undefined) return undefined;
  let effect: Effect = "allow";
  for (const command of commands) {
    const outcome = memo.get(command) ?? judgedAlone(policy, command, circumstances, memo);
    if (outcome.lasts) return undefined;
    effect = stricter(effect, outcome.effect);
  }
  return memo.put(text, { effect, lasts: false });
}

function judgedAlone(
  policy: Policy,
  text: string,
  circumstances: Circumstances,
  memo: Memo,
): Outcome & { readonly ruling: Ruling } {
  const watch = watchOf(policy.world);
  const { acts, lasts } = actsOfCommand(text, watch.world);
  const ruling = ruled(policy, bashCall(text), circumstances, acts);
  const { effect } = ruling;
  if (!watch.looked) memo.put(text, { effect, lasts });
  return { effect, lasts, ruling };
}

/** The world, and whether a link of it was looked up: where one leads may change. */
function watchOf(world: World): { readonly world: World; readonly looked: boolean } {
  if (!looksUpLinks(world)) return { world, looked: false };
  const watch = {
    looked: false,
    world: {
      ...world,
      links: (path: string) => {
        watch.looked = true;
        return world.links!(path);
      },
    },
  };
  return watch;
}

function looksUpLinks({ links }: World): boolean {
  return links !== undefined && links !== noLinks;
}

function ruled(policy: Policy, call: ToolCall, circumstances: Circumstances, acts: readonly Act[]): Ruling {
  const floor = floorFor(policy, call.tool);
  const found = verdictsOf(policy, call, circumstances, acts);
  const { effect, verdicts } = settle(policy, found, circumstances.hooks ?? none, floor);
  return new Ruling(policy, effect, verdicts, floor, call.tool);
}

const none: readonly never[] = [];

/**
 * Whether the rules take a tool away altogether, so that a host need not offer it: a deny of the tool as a whole.
 * @see SEMANTICS EVAL-6, EVAL-7
 */
export function toolRemoved(policy: Policy, tool: string): boolean {
  return policy.tools.deny.first(tool === "EndConversation" ? "*" : tool) !== undefined;
}

/** A hook may have replaced the input; the last replacement is what would run. SEMANTICS HK-4. */
function withUpdatedInput(call: ToolCall, circumstances: Circumstances): ToolCall {
  const updated = circumstances.hooks?.findLast((hook) => hook.updatedInput !== undefined);
  return updated === undefined ? call : { tool: call.tool, input: updated.updatedInput };
}

function verdictsOf(
  policy: Policy,
  call: ToolCall,
  circumstances: Circumstances,
  acts: readonly Act[],
): readonly Verdict[] {
  const { world, platform } = policy;
  const { cwd = world.cwd } = circumstances;
  const live = cwd === world.cwd ? policy.liveDirectories : allSpellings(toPosixForm(cwd, platform), world);
  const verdicts = new Judge(policy, call, circumstances, live, acts).all(acts);
  // of `<<< a` alone no act needs a verdict, so no rule allows it: only zsh runs something
  return verdicts.length > 0 ? verdicts : [askedAnyway(acts[0]!, "EVAL-9", "nothing allows it")];
}

/** A decision whose reasons wait until somebody asks for them. `explain` reads the same verdicts: there is no second path. */
class Ruling implements Decision {
  readonly effect: Effect;
  readonly #policy: Policy;
  /** What gave the effect; of a call that was remembered its text, which is judged again when somebody asks. */
  #found: readonly Verdict[] | string;
  readonly #floor: Floor | undefined;
  readonly #tool: string;
  #reasons: readonly Reason[] | undefined;
  #suggestions: readonly Suggestion[] | undefined;

  constructor(
    policy: Policy,
    effect: Effect,
    found: readonly Verdict[] | string,
    floor: Floor | undefined,
    tool: string,
  ) {
    this.effect = effect;
    this.#tool = tool;
    this.#policy = policy;
    this.#found = found;
    this.#floor = floor;
  }

  get #verdicts(): readonly Verdict[] {
    if (typeof this.#found === "string")
      this.#found = decidedAnew(this.#policy, rememberedCall(this.#tool, this.#found), ordinary).#verdicts;
    return this.#found;
  }

  get reasons(): readonly Reason[] {
    this.#reasons ??= distinct(
      [...this.#verdicts].sort((a, b) => rank(a.effect) - rank(b.effect)).map(reasonOf),
    );
    return this.#reasons;
  }

  get suggestions(): readonly Suggestion[] {
    this.#suggestions ??=
      this.effect === "ask" && this.#floor === undefined && !this.#policy.allowRulesLocked
        ? suggestionsFor(this.#policy, this.#verdicts)
        : [];
    return this.#suggestions;
  }

  toJSON(): Decision {
    return { effect: this.effect, reasons: this.reasons, suggestions: this.suggestions };
  }
}

function rank(effect: Effect): number {
  return effect === "deny" ? 0 : effect === "ask" ? 1 : 2;
}

/** What settings that are not there whole mean for a call of this tool. */
function floorFor({ floor }: Policy, tool: string): Floor | undefined {
  return floor?.sparesReading && onlyReads(tool) ? undefined : floor;
}

/** From what was found about each act to one effect: hooks, the mode, and settings that could not be read. */
function settle(
  policy: Policy,
  found: readonly Verdict[],
  hooks: readonly HookOutcome[],
  floor: Floor | undefined,
): { readonly effect: Effect; readonly verdicts: readonly Verdict[] } {
  if (floor === undefined && hooks.length === 0 && policy.mode !== "dontAsk")
    return { effect: strictest(found), verdicts: found };
  const verdicts = [...found];
  const call = found[0]!.act;
  const add = (verdict: Verdict): void => void verdicts.unshift(verdict);

  if (floor?.effect === "deny")
    add(denied(call, "MAN-10", `managed settings cannot be read: ${floor.diagnostic.message}`));
  else if (floor?.sparesReading) add(asked(call, "MAN-22", floor.diagnostic.message));
  else if (floor) add(asked(call, "EVAL-11", `settings cannot be read: ${floor.diagnostic.message}`));

  for (const hook of hooks) {
    if (hook.event !== "PreToolUse") continue;
    if (hook.effect === "deny") add(denied(call, "EVAL-5", "a hook denies it"));
    else if (hook.effect === "ask") add(askedAnyway(call, "EVAL-5", "a hook wants it to be asked"));
  }
  let effect = strictest(verdicts);

  if (effect === "ask") {
    const answers = hooks.filter((hook) => hook.event === "PermissionRequest").map((hook) => hook.effect);
    if (answers.includes("deny")) {
      add(denied(call, "HK-5", "a hook answers the prompt with deny"));
      effect = "deny";
    } else if (answers.includes("allow") && floor === undefined && !verdicts.some(bindsAPerson)) {
      effect = "allow";
      return {
        effect,
        verdicts: verdicts.map((verdict) => (verdict.effect === "ask" ? answered(verdict) : verdict)),
      };
    }
  }
  if (effect === "ask" && policy.mode === "dontAsk") {
    return {
      effect: "deny",
      verdicts: verdicts.map((verdict) =>
        verdict.effect === "ask"
          ? { ...verdict, effect: "deny", message: `${verdict.message}, and the mode does not ask` }
          : verdict,
      ),
    };
  }
  return { effect, verdicts };
}

function strictest(verdicts: readonly Verdict[]): Effect {
  let effect: Effect = "allow";
  for (const verdict of verdicts) effect = stricter(effect, verdict.effect);
  return effect;
}

/** A hook that answers the prompt stands for the person, except where a rule or a tool wants the person. SEMANTICS EVAL-8, HK-5. */
function bindsAPerson({ settles }: Verdict): boolean {
  return settles === "person";
}

function answered(verdict: Verdict): Verdict {
  return {
    ...verdict,
    effect: "allow",
    because: "HK-5",
    message: "a hook answers the prompt with allow",
  };
}

/** SEMANTICS EVAL-11: whatever goes wrong inside, the answer is never `allow`, and a deny of the whole tool needs no input. */
function faulty(policy: Policy, call: unknown, fault: unknown): Decision {
  const tool = toolOf(call);
  const rule = tool === undefined ? undefined : policy.tools.deny.first(tool);
  const use: UseAct = { kind: "use", tool: tool ?? "", input: undefined, alone: true };
  const verdict =
    rule === undefined
      ? askedAnyway(
          use,
          "EVAL-11",
          "the call cannot be judged",
          fault instanceof Error ? fault.message : undefined,
        )
      : restrictedBy(use, rule, "EVAL-2");
  return { effect: verdict.effect, reasons: [reasonOf(verdict)], suggestions: [] };
}

/** A command is judged once for each value that its variables may have, but a person reads each reason once. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.length < 2
    ? reasons
    : [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** The tool of a call, where the call lets itself be looked at. */
function toolOf(call: unknown): string | undefined {
  try {
    const { tool } = call as ToolCall;
    if (typeof tool === "string") return tool;
  } catch {
    // it does not
  }
  return undefined;
}

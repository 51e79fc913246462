/** What a policy can do: whether some call in the language of a rule is allowed, and what all allowed calls of a tool are. */
import { actsOf } from "../acts/acts-of.ts";
import type { Effect } from "../base/effect.ts";
import { programNamed } from "../commands/tables/programs.ts";
import { versionWords } from "../commands/versions.ts";
import { decide } from "../decide/decide.ts";
import type { Reason } from "../decide/decision.ts";
import { compileCommandPattern } from "../match/command-pattern.ts";
import { compile } from "../policy/compile.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import { emptyLayer } from "../policy/layer.ts";
import type { Policy } from "../policy/policy.ts";
import type { Session } from "../policy/session.ts";
import { parseRule } from "../rule/parse.ts";
import type { Rule } from "../rule/rule.ts";
import { toPosixForm } from "../world/path.ts";
import { type Area, areasOf, type RuleTexts, withFinerActs } from "./areas.ts";
import { type Automaton, accepts, TooManyStates, union } from "./automaton.ts";
import { alphabetOf, ordinaryTexts, type Situation, situationsOf } from "./calls.ts";
import { Ground, shortest, texts } from "./search.ts";

/** Whether there is a call; `no` is a proof. */
export type Answer =
  | ({ readonly answer: "yes"; readonly reason: Reason } & Situation)
  /** `rules`: those that keep every call from it; none where nothing brings one about. */
  | { readonly answer: "no"; readonly rules: readonly CompiledRule[] }
  | { readonly answer: "undecided"; readonly why: string };

/** A question that cannot be asked: what is wrong with its rule. */
export type BadQuestion = { readonly problem: string };

/** Texts that are decided, at most. */
const triesMax = 400;

/** Commands that need no rule, as far as a question covers them. */
const readers = ["pwd", "ls", "cat x", "echo x", "git status", "git log", "git diff", "npm ls"];

/**
 * Whether the policy decides some call that the rule covers with this effect, without hooks and not in a sandbox. The rule
 * is read as an allow rule of the user would be. Never throws; reads nothing.
 */
export function queryPolicy(
  policy: Policy,
  session: Session,
  effect: Effect,
  ruleText: string,
): Answer | BadQuestion {
  const asked = questionOf(session, ruleText);
  if ("problem" in asked) return asked;
  try {
    return new Question(policy, asked, effect).answer();
  } catch (error) {
    if (!(error instanceof TooManyStates)) throw error;
    return { answer: "undecided", why: "the patterns together have too many states" };
  }
}

type Asked = {
  readonly area: Area;
  readonly texts: Automaton;
  /** Of a command rule, where all its texts begin with one word. */
  readonly firstWord: string | undefined;
};

/** The area and the texts that a rule is about. */
function questionOf(session: Session, text: string): Asked | BadQuestion {
  const place = { line: 1, column: 1, endColumn: text.length + 1 };
  for (const effect of ["allow", "ask"] as const) {
    const parsed = parseRule(text, effect, place);
    const error = parsed.diagnostics.find(({ severity }) => severity === "error");
    if (parsed.rule === undefined || error !== undefined) {
      if (effect === "ask") return { problem: error?.message ?? "it is no rule" };
      continue;
    }
    const layer = { ...emptyLayer("user"), [effect]: [{ value: text, place }] };
    const areas = areasOf(compile([layer], { ...session, mode: "default" }).policy);
    const found = areas.flatMap((area) => {
      const own = area.rules[effect].filter(({ rules }) => rules.length > 0);
      const isMain = area.name === area.subject || !["command", "path"].includes(area.kind);
      return isMain && own.length > 0
        ? [{ area, texts: union(own.map((rule) => rule.texts())), firstWord: firstWordOf(parsed.rule!) }]
        : [];
    });
    const named = parsed.rule.tool.type === "name" ? parsed.rule.tool.name : "";
    const finest = found.find(({ area }) => area.subject === named) ?? found[0];
    if (finest !== undefined) return finest;
  }
  return { problem: "it covers nothing" };
}

function firstWordOf({ specifier }: Rule): string | undefined {
  if (specifier?.type !== "command") return undefined;
  const { strategy } = compileCommandPattern(specifier.text, false);
  if (strategy.by === "all") return undefined;
  const head = strategy.by === "chunks" ? strategy.chunks[0]! : strategy.text;
  const blank = head.indexOf(" ");
  if (blank > 0) return head.slice(0, blank);
  return strategy.by === "exact" || strategy.by === "words" ? head : undefined;
}

class Question {
  private readonly policy: Policy;
  private readonly asked: Asked;
  private readonly effect: Effect;
  private readonly area: Area;
  private readonly start: string;
  private readonly seen = new Set<string>();

  constructor(policy: Policy, asked: Asked, effect: Effect) {
    this.policy = policy;
    this.asked = asked;
    this.effect = effect;
    const { area } = asked;
    this.area = areasOf(policy).find(({ name }) => name === area.name) ?? {
      ...area,
      rules: { deny: [], ask: [], allow: [] },
    };
    this.start = toPosixForm(policy.world.cwd, policy.platform);
  }

  answer(): Answer {
    const { deny, ask, allow } = this.area.rules;
    const restricting = [...deny, ...ask];
    // where rules say so first, then where nothing does
    const witness =
      this.effect === "allow"
        ? (this.find([...allow, ...this.byDefault()], restricting) ?? this.find(undefined, restricting))
        : this.effect === "ask"
          ? (this.find(ask, deny) ?? this.find(undefined, [...deny, ...allow]))
          : (this.find(deny, []) ?? this.find(undefined, allow));
    const found = witness ?? this.among(this.candidates());
    if (found !== undefined) return found;
    if (this.effect !== "allow")
      return {
        answer: "undecided",
        why: "no call was found, and what decides without a rule cannot be excluded",
      };
    return this.proofOfNone(restricting);
  }

  /** The first call with the effect whose text some of the rules match, or any, and none of the others. */
  private find(rules: readonly RuleTexts[] | undefined, without: readonly RuleTexts[]): Answer | undefined {
    if (rules?.length === 0) return undefined;
    const within = [this.asked.texts, ...this.area.universe];
    if (rules !== undefined) within.push(union(rules.map((rule) => rule.texts())));
    const query = { within, without: without.map((rule) => rule.texts()) };
    for (const some of [{ ...query, within: [...within, ordinaryTexts(this.area.kind)] }, query]) {
      const first = shortest(some);
      if (first.found !== "text") continue;
      const ground = new Ground([...some.within, ...some.without], alphabetOf(this.area));
      const found = this.among([first.text]) ?? this.among(texts(some, { ground }));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private among(candidates: Iterable<string>): Answer | undefined {
    let tries = triesMax;
    for (const text of candidates) {
      tries -= 1;
      if (tries < 0) return undefined;
      if (this.seen.has(text)) continue;
      this.seen.add(text);
      for (const { call, circumstances } of situationsOf(this.area, text, this.start)) {
        if (Object.keys(circumstances).length > 0) continue;
        const { effect, reasons } = decide(this.policy, call, circumstances);
        if (effect === this.effect) return { answer: "yes", call, circumstances, reason: reasons[0]! };
      }
    }
    return undefined;
  }

  private candidates(): readonly string[] {
    if (this.area.kind !== "command") return [];
    const { firstWord, texts } = this.asked;
    const versions =
      firstWord === undefined ? [] : versionWords(firstWord).map((word) => `${firstWord} ${word}`);
    return [...versions, ...readers].filter((text) => accepts(texts, text));
  }

  /** What the mode or the place allows. SEMANTICS WD-1, MODE-2 */
  private byDefault(): readonly RuleTexts[] {
    const { byDefault } = this.area;
    return byDefault === undefined ? [] : [byDefault];
  }

  private proofOfNone(restricting: readonly RuleTexts[]): Answer {
    const certain = restricting.filter(({ partly }) => partly === undefined);
    const without = certain.map((rule) => rule.texts({ asciiWildcards: true }));
    const within = [this.asked.texts, ...this.area.universe];
    const all = shortest({ within, without });
    const rules = () => this.meeting(certain);
    if (all.found === "none") return { answer: "no", rules: rules() };
    const why = this.whyDefaultsMayAllow();
    if (why !== undefined) return { answer: "undecided", why };
    const granting = [...this.area.rules.allow, ...this.byDefault(), ...this.editRules()];
    if (granting.some(({ partly }) => partly !== undefined))
      return { answer: "undecided", why: "an allow list has `!` lines" };
    const allowed = shortest({ within: [...within, union(granting.map((rule) => rule.texts()))], without });
    if (allowed.found === "none") return { answer: "no", rules: rules() };
    return {
      answer: "undecided",
      why:
        allowed.found === "text"
          ? `an allow rule matches \`${allowed.text}\`, but no call was found that is allowed`
          : "the search was given up",
    };
  }

  /** What may be edited may be read. SEMANTICS PATH-3 */
  private editRules(): readonly RuleTexts[] {
    if (this.area.name !== "Read") return [];
    return areasOf(this.policy).find(({ name }) => name === "Edit")?.rules.allow ?? [];
  }

  /** Why a call that no rule allows could be allowed nevertheless; undefined: it cannot. */
  private whyDefaultsMayAllow(): string | undefined {
    const { kind } = this.area;
    if (this.area.folded || this.policy.mode === "acceptEdits") return "the mode or the place may allow it";
    if (kind === "tool") return this.coversFinerTools() ? "what such a tool is used on decides" : undefined;
    if (kind !== "command") return kind === "parameter" ? "parameters allow nothing" : undefined;
    const first = this.asked.firstWord;
    if (first === undefined || this.area.subject === "PowerShell" || mayOnlyRead(first))
      return "a command that only reads needs no rule";
    return this.writtenAllows() ? "a rule for an exact text allows it" : undefined;
  }

  private coversFinerTools(): boolean {
    return [...withFinerActs].some((tool) => accepts(this.asked.texts, tool));
  }

  /** Whether a rule for an exact text allows what the question is about. */
  private writtenAllows(): boolean {
    const { shell, monitor } = this.policy;
    const written = [
      ...shell.allow.writtenTexts(),
      ...(this.area.subject === "Monitor" ? monitor.allow.writtenTexts() : []),
    ];
    return written.some((text) => {
      const call = { tool: this.area.subject, input: { command: text } };
      const isAsked = actsOf(call, this.policy.world).some(
        (act) => act.kind === "run" && act.narrow.some((reading) => accepts(this.asked.texts, reading.text)),
      );
      return isAsked && decide(this.policy, call).effect === "allow";
    });
  }

  /** The rules that some text of the question matches. */
  private meeting(rules: readonly RuleTexts[]): readonly CompiledRule[] {
    const within = [this.asked.texts, ...this.area.universe];
    return rules
      .filter((rule) => shortest({ within: [rule.texts(), ...within], without: [] }).found === "text")
      .flatMap(({ rules }) => rules);
  }
}

/** Whether some use of a program may be read-only beside asking for its version, or be judged as another text is. */
function mayOnlyRead(name: string): boolean {
  if (!/^[\w./-]+$/.test(name)) return true;
  const row = programNamed(name.slice(name.lastIndexOf("/") + 1));
  if (row === undefined) return false;
  const { readOnly, subcommands, runs, inert } = row;
  return readOnly !== undefined || subcommands !== undefined || runs !== undefined || inert !== undefined;
}

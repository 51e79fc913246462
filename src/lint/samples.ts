import type { Act, RunAct } from "../acts/act.ts";
import { actsOf } from "../acts/acts-of.ts";
import type { Effect } from "../base/effect.ts";
import type { ToolCall } from "../base/tool-call.ts";
import { type Argument, argumentOf } from "../commands/argument.ts";
import { decide } from "../decide/decide.ts";
import type { Decision } from "../decide/decision.ts";
import { compile } from "../policy/compile.ts";
import { emptyLayer } from "../policy/layer.ts";
import type { Session } from "../policy/session.ts";
import type { Rule } from "../rule/rule.ts";
import { parseScript } from "../shell/parse.ts";
import type { Entry } from "./entry.ts";

/** A word that no author writes: a rule that matches it with any fill matches every other word in its place too. */
export const anyWord = "toolgate-any";

/** A sample for a person. */
export function shown(command: string): string {
  return command.replaceAll(anyWord, "x");
}

/** The command pattern of a rule for a shell, as it was written; undefined: it is another kind of rule. */
export function shellPatternOf({ tool, specifier }: Rule): string | undefined {
  if (tool.type !== "name" || (tool.name !== "Bash" && tool.name !== "Monitor")) return undefined;
  if (specifier?.type === "command") return specifier.text;
  return specifier?.type === "parameter" ? specifier.alsoCommand : undefined;
}

/** The plain letters with which every command of a shell rule begins; none for any other rule. */
export function headOf(rule: Rule): string {
  return /^[\w./-]*/.exec(shellPatternOf(rule) ?? "")![0];
}

/** The pattern with words in place of each `*`; an escaped one stays. */
export function filled(pattern: string, words: string): string {
  const source = pattern.endsWith(":*") ? `${pattern.slice(0, -2)} *` : pattern;
  return source.replace(/\\.|\*+/gs, (found) => (found.startsWith("*") ? words : found)).trim();
}

/** A call of the shell. */
export function shellCall(command: string): ToolCall {
  return { tool: "Bash", input: { command } };
}

/** What a command runs, whatever rules say. */
export function runsOf(command: string, { world }: Session): readonly RunAct[] {
  return actsOf(shellCall(command), world).filter((act: Act): act is RunAct => act.kind === "run");
}

/** The words of a text that is one simple command, its program first; none for any other text. */
export function wordsOf(command: string): readonly Argument[] {
  const parsed = parseScript(command);
  const items = parsed.ok ? parsed.script.body.items : [];
  const [item] = items;
  if (items.length !== 1 || item?.command.type !== "simple") return [];
  return item.command.words.map(argumentOf);
}

/**
 * What the engine decides where this entry is the only rule, and nothing else allows or restricts more than it does by
 * default. `more` are rules beside it.
 */
export function decideWith(
  { layer, effect, text, place }: Entry,
  session: Session,
  more: Partial<Readonly<Record<Effect, readonly string[]>>> = {},
): (call: ToolCall) => Decision {
  const { file, anchor, name } = layer;
  const lists = { ...emptyLayer(name), file, anchor };
  const placed = (rules: readonly string[] = []) => rules.map((value) => ({ value, place }));
  const own = [{ value: text, place }];
  const alone = {
    ...lists,
    deny: [...placed(more.deny), ...(effect === "deny" ? own : [])],
    ask: [...placed(more.ask), ...(effect === "ask" ? own : [])],
    allow: [...placed(more.allow), ...(effect === "allow" ? own : [])],
  };
  const { policy } = compile([alone], { ...session, mode: "default", trusted: true });
  return (call) => decide(policy, call);
}

/** The program that a simple command names. */
export function nameOf(command: string): string | undefined {
  return wordsOf(command)[0]?.text;
}

import { type Argument, argumentOf } from "../commands/argument.ts";
import { effectsOf } from "../commands/effects-of.ts";
import { programNamed } from "../commands/tables/programs.ts";
import type { World } from "../index.ts";
import { isBroad } from "../policy/broad.ts";
import { parseRule } from "../rule/parse.ts";
import { ruleFor } from "../rule/print.ts";
import { parseScript } from "../shell/parse.ts";

/** The command of a rule for its exact text. */
type Command = {
  readonly words: readonly Argument[];
  /** The words as they are written; none where the rule must stay as it is. */
  readonly texts: readonly string[];
};

/** A rule that may be proposed, or the program for which none is. */
export type Proposal =
  | { readonly rule: string; readonly refused?: undefined }
  | { readonly rule?: undefined; readonly refused: string };

/** Fewer different commands than this do not show that the next word is free. */
const commandsMin = 3;

/**
 * What may be proposed for rules that each allow exactly what was seen: the rule itself, or one that leaves the next
 * words open where those that were seen differ there.
 *
 * None for a program that runs what it is given, whether in its arguments, in a file or on its input: interpreters,
 * runners, wrappers. A rule is only left open behind the name of a script of the project (`npm run lint *`), since all
 * words there are handed to that script and mean nothing to the program itself, and where at least three different
 * commands were seen to differ and none of them had an option. SEMANTICS WRAP-3, WRAP-5, READ-15, MODE-4.
 */
export function proposalsFor(rules: Iterable<string>, shell?: World["shell"]): ReadonlyMap<string, Proposal> {
  const commands = new Map<string, Command>();
  const proposals = new Map<string, Proposal>();
  for (const rule of rules) {
    const named = commandIn(rule);
    if (named === undefined) {
      proposals.set(rule, { rule });
      continue;
    }
    const command = commandOf(named.text, named.tool, shell);
    const refused = command === undefined ? firstWord(named.text) : refusedProgram(command);
    if (refused !== undefined) proposals.set(rule, { refused });
    else commands.set(rule, command!);
  }
  const root = trieOf([...commands.values()]);
  for (const [rule, command] of commands) proposals.set(rule, { rule: openRule(command, root) ?? rule });
  return proposals;
}

/** The command of a rule, and the tool that runs it; undefined: the rule is about something else. */
function commandIn(text: string): { readonly tool: string; readonly text: string } | undefined {
  const { rule } = parseRule(text, "allow");
  if (rule?.specifier?.type !== "command" || rule.tool.type !== "name") return undefined;
  return { tool: rule.tool.name, text: rule.specifier.text };
}

/** The words of a text that is one simple command. Words of PowerShell are told apart well enough to name a program. */
function commandOf(text: string, tool: string, shell: World["shell"]): Command | undefined {
  const parsed = parseScript(text, shell);
  const [item, ...others] = parsed.ok ? parsed.script.body.items : [];
  const command = item?.command;
  if (command?.type !== "simple" || others.length > 0) return undefined;
  // what is assigned is a part of the exact text, never of an open rule
  const isPlain = tool === "Bash" && command.assignments.length === 0 && command.redirections.length === 0;
  const texts = isPlain ? command.words.map(({ span }) => text.slice(span.start, span.end)) : [];
  return { words: command.words.map(argumentOf), texts };
}

function firstWord(text: string): string {
  return text.trimStart().split(/\s/, 1)[0] ?? "";
}

/** The name of a program that runs what it is given; undefined: it is none. */
function refusedProgram({ words }: Command): string | undefined {
  const [head] = words;
  if (head?.text === undefined) return "";
  // alone, an interpreter runs its input
  return runsCode(words) || runsCode([head]) ? head.text : undefined;
}

/** What is in the arguments runs, or would with one more of them: `docker run IMAGE` has a command of its own. */
function runsCode(words: readonly Argument[]): boolean {
  const { inner, wrapper } = effectsOf(words);
  if (inner.length > 0 || wrapper === "exec" || wrapper === "transparent") return true;
  return wrapper === "runner" && effectsOf(words, true).inner.length > 0;
}

// ---- open rules ----------------------------------------------------------------------------------------------------

/** The commands that begin with the same words. */
type Node = { readonly next: Map<string, Node>; count: number };

function newNode(): Node {
  return { next: new Map(), count: 0 };
}

function trieOf(commands: readonly Command[]): Node {
  const root = newNode();
  for (const { texts } of commands) {
    let at = root;
    for (const text of texts) {
      const next = at.next.get(text) ?? newNode();
      at.next.set(text, next);
      next.count += 1;
      at = next;
    }
  }
  return root;
}

/** The narrowest open rule for a command, where one is warranted. */
function openRule({ words, texts }: Command, root: Node): string | undefined {
  let found: string | undefined;
  let at: Node | undefined = root;
  for (let length = 1; length <= texts.length; length++) {
    at = at?.next.get(texts[length - 1]!);
    if (at === undefined || !isPlainWord.test(texts[length - 1]!)) break;
    if (differs(at) && handsOn(words.slice(0, length)))
      found = ruleFor("Bash", `${texts.slice(0, length).join(" ")} *`);
  }
  return found !== undefined && !coversAnyCode(found) ? found : undefined;
}

/** Words that mean themselves in a rule and in a shell. */
const isPlainWord = /^[\w@%+=:,./-]+$/;

/** At the word behind it different commands were seen, and no options. */
function differs({ next, count }: Node): boolean {
  return next.size >= 2 && count >= commandsMin && [...next.keys()].every((word) => !word.startsWith("-"));
}

/** A program, a subcommand that hands on all words behind it, and what they are handed to. */
function handsOn([program, subcommand, script]: readonly Argument[]): boolean {
  if (script === undefined || subcommand?.text === undefined) return false;
  const { subcommands = {} } = programNamed(program?.text ?? "") ?? {};
  return Object.hasOwn(subcommands, subcommand.text) && subcommands[subcommand.text]!.raw === true;
}

function coversAnyCode(text: string): boolean {
  const { rule } = parseRule(text, "allow");
  return rule === undefined || isBroad(rule, []);
}

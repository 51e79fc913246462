import { type Argument, argumentOf } from "../commands/argument.ts";
import { effectsOf } from "../commands/effects-of.ts";
import { programNamed } from "../commands/tables/programs.ts";
import { isBroad } from "../policy/broad.ts";
import { parseRule } from "../rule/parse.ts";
import { ruleFor } from "../rule/print.ts";
import { parseScript } from "../shell/parse.ts";

/** One command of a rule for its exact text. */
type Command = { readonly words: readonly Argument[]; readonly texts: readonly string[] };

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
export function proposalsFor(rules: Iterable<string>): ReadonlyMap<string, Proposal> {
  const commands = new Map<string, Command>();
  const proposals = new Map<string, Proposal>();
  for (const rule of rules) {
    const text = commandIn(rule);
    if (text === undefined) proposals.set(rule, { rule });
    else {
      const command = commandOf(text);
      const refused = command === undefined ? firstWord(text) : refusedProgram(command);
      if (refused !== undefined) proposals.set(rule, { refused });
      else commands.set(rule, command!);
    }
  }
  const root = trieOf([...commands.values()]);
  for (const [rule, command] of commands) proposals.set(rule, { rule: openRule(command, root) ?? rule });
  return proposals;
}

/** The command of a rule for commands; undefined: it is about something else. */
function commandIn(rule: string): string | undefined {
  const { specifier } = parseRule(rule, "allow").rule ?? {};
  return specifier?.type === "command" ? specifier.text : undefined;
}

/** The words of a text that is one simple command. */
function commandOf(text: string): Command | undefined {
  const parsed = parseScript(text);
  const [item, ...others] = parsed.ok ? parsed.script.body.items : [];
  const command = item?.command;
  if (command?.type !== "simple" || others.length > 0) return undefined;
  // what is assigned is a part of the exact text, never of an open rule
  const isPlain = command.assignments.length === 0 && command.redirections.length === 0;
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

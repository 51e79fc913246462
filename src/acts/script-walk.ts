import { collapseBlanks, flatten, spreadingHole } from "../base/command-text.ts";
import { limits } from "../base/limits.ts";
import type { Span } from "../base/span.ts";
import { argumentOf } from "../commands/argument.ts";
import { assignedBy } from "../commands/assigns.ts";
import { isEvaluated, leadsPrograms } from "../commands/environment.ts";
import { parseScript } from "../shell/parse.ts";
import { scanWords } from "../shell/scan.ts";
import {
  type Case,
  type Command,
  type For,
  type If,
  type List,
  type ListItem,
  literalOf,
  type Pipeline,
  type Redirection,
  type Shell,
  type SimpleCommand,
  type Unreadable,
  type Word,
} from "../shell/script.ts";
import { everyCommand, listsOf } from "../shell/walk.ts";
import type { World } from "../world/world.ts";
import type { Act } from "./act.ts";
import { Definitions, mayDefine } from "./definitions.ts";
import { type Directories, uncertain } from "./directory.ts";
import { segmentTexts } from "./readings.ts";
import { goOn, joined, never, type Scope, type State } from "./scope.ts";
import { directoryBuiltins, runsHere, SimpleCommands, sameShell } from "./simple-command.ts";
import {
  distrusted,
  doubted,
  eitherVariables,
  noVariables,
  unfollowed,
  type Variables,
} from "./variables.ts";

/**
 * Walks scripts: which commands run, in which order, and what of a command lasts for those behind it. What one simple
 * command comes to is found out by `SimpleCommands`.
 */
export class ScriptWalk {
  readonly acts: Act[] = [];
  /**
   * Whether something of the text may last for a command behind it in the same shell: a directory, variables, what words
   * mean. True also where not all of it is read.
   */
  lasts = true;
  private readonly world: World;
  private readonly definitions = new Definitions();
  private readonly commands: SimpleCommands;

  constructor(world: World) {
    this.world = world;
    this.commands = new SimpleCommands(world, this.acts, this.definitions, (text, scope, shell) =>
      this.readScript({ ...scope, text }, shell),
    );
  }

  /** The text of a call. */
  whole(text: string): void {
    const directories: Directories = { known: [this.world.cwd], complete: true };
    const scope: Scope = {
      directories,
      variables: noVariables,
      shadow: false,
      input: false,
      timed: "",
      depth: 0,
      text,
    };
    this.readScript(scope, this.world.shell);
    this.lasts =
      scope.directories !== directories ||
      scope.variables !== noVariables ||
      this.commands.rewritten ||
      !this.definitions.isEmpty ||
      this.acts.some((act) => act.kind === "unreadable");
    if (text.length > limits.commandLengthMax && !this.acts.some((act) => act.kind === "unreadable")) {
      this.unreadable(
        {
          code: "too-long",
          message: `the command is longer than ${limits.commandLengthMax} characters`,
          span: { start: 0, end: text.length },
        },
        scope,
        [],
      );
    }
  }

  private readScript(scope: Scope, shell?: Shell): void {
    const { text } = scope;
    const parsed = parseScript(text, shell);
    if (!parsed.ok) {
      this.unreadable(parsed.unreadable, scope, scanWords(text));
      return;
    }
    if (mayDefine(text)) {
      this.definitions.note(parsed.script);
      if (this.definitions.evaluates) this.commands.rewritten = true;
      // a function may be called by any name, and change what it likes
      if (this.definitions.functions.size > 0) scope.variables = unfollowed;
    }
    this.list(parsed.script.body, scope);
  }

  private unreadable(why: Unreadable, scope: Scope, segments: readonly (readonly string[])[]): void {
    const exact = !scope.shadow && why.code !== "control-character" && why.code !== "too-long";
    this.acts.push({
      kind: "unreadable",
      text: scope.text,
      span: scope.shadow ? undefined : why.span,
      message: why.message,
      written: exact ? collapseBlanks(scope.text) : undefined,
      segments: segments.flatMap(segmentTexts),
      shadow: scope.shadow,
    });
  }

  /** Walks a list: each chain of `&&` and `||` by itself, apart where it runs in the background. */
  private list(list: List, scope: Scope): void {
    const { items } = list;
    let start = 0;
    for (let i = 0; i < items.length; i++) {
      const { after } = items[i]!;
      if ((after === "&&" || after === "||") && i + 1 < items.length) continue;
      const chain = start === 0 && i + 1 === items.length ? items : items.slice(start, i + 1);
      if (after === "&") this.background(chain, scope);
      else this.chain(chain, scope);
      start = i + 1;
    }
  }

  /** `a && b &`: zsh takes only the last command into the background, zshmisc(1), the others the whole chain. */
  private background(chain: readonly ListItem[], scope: Scope): void {
    const apart = { ...scope };
    this.chain(chain, apart);
    const { shell } = this.world;
    if (chain.length > 1 && (shell === undefined || shell === "zsh")) goOn(scope, joined(scope, apart));
  }

  /**
   * Walks a chain and follows `cd` and assignments. Any command of it may have been skipped or have failed, so
   * what comes behind the chain may find what any of its commands left; only `&&` tells that the one before it worked.
   */
  private chain(items: readonly ListItem[], scope: Scope): void {
    // the first `cd` may fail, the first assignment may not
    let left: State = { directories: scope.directories, variables: never.variables };
    let skippable = false;
    for (const { command, after } of items) {
      const before = after === "||" || (after === "&&" && skippable) ? stateOf(scope) : undefined;
      this.command(command, scope);
      left = joined(left, scope);
      if (before !== undefined) goOn(scope, joined(before, scope));
      skippable = after === "||";
    }
    goOn(scope, left);
  }

  private command(command: Command, scope: Scope): void {
    switch (command.type) {
      case "simple":
        this.simple(command, scope);
        return;
      case "pipeline":
        if (command.timed) scope.timed = keywordOf(command, scope.text);
        if (command.commands.length === 1) {
          const before = stateOf(scope);
          this.command(command.commands[0]!, scope);
          // POSIX sh runs `time cd` apart
          if (command.timed && this.world.shell !== "bash" && this.world.shell !== "zsh")
            goOn(scope, joined(before, scope));
        } else {
          let last = scope;
          command.commands.forEach((part, i) => {
            last = { ...scope, input: scope.input || i > 0, timed: i === 0 ? scope.timed : "" };
            if (part.type === "simple")
              this.simple(part, last, feeding(command.commands[i - 1], part, scope.text));
            else this.command(part, last);
          });
          // zsh runs the last part in the same shell
          goOn(scope, joined(scope, last));
          scope.timed = "";
        }
        return;
      case "subshell":
        this.list(command.body, { ...scope });
        break;
      case "group":
        this.list(command.body, scope);
        break;
      case "if":
        this.conditional(command, scope);
        break;
      case "loop":
        this.repeated([command.test, command.body], scope);
        break;
      case "for":
        this.forEach(command, scope);
        break;
      case "case":
        this.arms(command, scope);
        break;
      case "function":
        this.functionBody(command.body, scope);
        return;
      case "coprocess":
        if (leadsPrograms(command.name))
          this.commands.leadingName(`coproc ${command.name}`, command.span, scope);
        this.command(command.body, { ...scope, input: true });
        return;
      case "test":
        for (const word of command.words) this.substitutions(word, scope);
        this.commands.builtinTest(
          command.span,
          scope,
          scope.timed === "" ? [] : [`${scope.timed} [[ ${spreadingHole}`],
        );
        break;
      case "arithmetic":
        this.commands.builtinTest(command.span, scope, [inSubshells(command.span, scope.text)]);
        break;
    }
    this.targets(command.redirections, scope);
    this.commands.redirections(command.redirections, scope);
  }

  private simple(command: SimpleCommand, scope: Scope, before?: Command): void {
    for (const { value } of command.assignments) this.substitutions(value, scope);
    for (const word of command.words) this.substitutions(word, scope);
    this.targets(command.redirections, scope);
    this.commands.run(command, scope, before);
  }

  /** The body is judged as if it ran: it may be called anywhere, from any directory, more than once. */
  private functionBody(body: Command, scope: Scope): void {
    const [from, before] = [this.acts.length, this.commands.rewritten];
    const directories = this.changesDirectory(body) ? uncertain(scope.directories) : scope.directories;
    this.command(body, { ...scope, directories });
    if (this.commands.rewritten && !before) this.doubtAgain(from);
  }

  /** Each test runs in the same shell, after those before it failed; each body runs where its test left off. */
  private conditional(command: If, scope: Scope): void {
    let after = never;
    for (const { test, body } of command.branches) {
      this.list(test, scope);
      const branch = { ...scope };
      this.list(body, branch);
      after = joined(after, branch);
    }
    const otherwise = { ...scope };
    if (command.otherwise) this.list(command.otherwise, otherwise);
    goOn(scope, joined(after, otherwise));
  }

  /** Any of the arms may run, or none; where one falls through, an arm may also run after those before it. */
  private arms({ subject, arms }: Case, scope: Scope): void {
    this.substitutions(subject, scope);
    const fall = arms.some((arm) => arm.falls);
    let after = stateOf(scope);
    for (const { patterns, body } of arms) {
      for (const pattern of patterns) this.substitutions(pattern, scope);
      const branch = { ...scope, ...(fall && after) };
      this.list(body, branch);
      after = joined(after, branch);
    }
    goOn(scope, after);
  }

  private forEach({ name, words, body, span }: For, scope: Scope): void {
    for (const word of words ?? []) this.substitutions(word, scope);
    if (leadsPrograms(name)) this.commands.leadingName(`for ${name}`, span, scope);
    if (isEvaluated(name)) this.commands.rewritten = true;
    this.repeated([body], scope, () => this.commands.words.each(name, words, scope));
  }

  /** A body that changes the directory or a variable may run again from anywhere, and with any value. */
  private repeated(lists: readonly List[], scope: Scope, begin?: () => void): void {
    if (lists.some((list) => list.items.some(({ command }) => this.changesDirectory(command)))) {
      scope.directories = uncertain(scope.directories);
    }
    scope.variables = behind(lists, scope.variables);
    const { variables } = scope;
    const [from, before] = [this.acts.length, this.commands.rewritten];
    begin?.();
    for (const list of lists) this.list(list, scope);
    scope.variables = eitherVariables(variables, scope.variables);
    if (this.commands.rewritten && !before) this.doubtAgain(from);
  }

  /** What a loop or a function changes also holds for its own commands when it runs again. */
  private doubtAgain(from: number): void {
    const unknown = "a later command of the loop may change what it means";
    for (let i = from; i < this.acts.length; i++) {
      const act = this.acts[i]!;
      if (act.kind === "run")
        this.acts[i] = {
          ...act,
          narrow: [],
          wide: [...act.wide, spreadingHole],
          readOnly: unknown,
          named: false,
          unknown,
        };
    }
  }

  private changesDirectory(command: Command): boolean {
    if (command.type === "simple") {
      const name = command.words[0] && literalOf(command.words[0]);
      if (name === undefined) return command.words.length > 0;
      return (
        directoryBuiltins.has(name) ||
        runsHere.has(name) ||
        sameShell.has(name) ||
        this.definitions.functions.has(name)
      );
    }
    if (command.type === "pipeline") return command.commands.some((part) => this.changesDirectory(part));
    if (command.type === "coprocess") return false;
    return listsOf(command).some(
      ({ list, place }) =>
        place !== "apart" && list.items.some((item) => this.changesDirectory(item.command)),
    );
  }

  /** Walks the scripts in a word's holes, each in a scope of its own. */
  private substitutions(word: Word, scope: Scope): void {
    for (const part of word.parts) {
      if (part.type === "substitution" || part.type === "process") {
        const inside = { ...scope };
        this.list(part.body, inside);
        if (part.type === "substitution" && part.here) goOn(scope, joined(scope, inside));
      } else if (part.type === "variable" && part.operand) {
        this.substitutions(part.operand, scope);
      } else if (part.type === "array") {
        for (const element of part.elements) this.substitutions(element, scope);
      }
    }
  }

  private targets(redirections: readonly Redirection[], scope: Scope): void {
    for (const { target } of redirections) this.substitutions(target, scope);
  }
}

/** `time` with its option, as it stands before a pipeline. */
function keywordOf({ span, commands }: Pipeline, text: string): string {
  return text.slice(span.start, commands[0]!.span.start).includes("-p") ? "time -p" : "time";
}

/** What two subshells would run of `(( … ))`, where a `*` is a glob. */
function inSubshells(span: Span, text: string): string {
  const inside = text.slice(span.start + 2, text.indexOf("))", span.start + 2));
  return flatten(collapseBlanks(inside)).replaceAll("*", spreadingHole);
}

function stateOf({ directories, variables }: Scope): State {
  return { directories, variables };
}

/** The command before a plain `|`, which takes its output and nothing else; `|&` takes its messages too. */
function feeding(before: Command | undefined, { span }: Command, text: string): Command | undefined {
  return before !== undefined && text.slice(before.span.end, span.start).trim() === "|" ? before : undefined;
}

/** What is known of variables where these lists may have run before. */
function behind(lists: readonly List[], variables: Variables): Variables {
  if (!variables.followed) return variables;
  const names: string[] = [];
  for (const list of lists) {
    for (const command of everyCommand(list)) {
      if (command.type === "for") names.push(command.name);
      if (command.type !== "simple") continue;
      names.push(...command.assignments.map(({ name }) => name));
      const changed = assignedBy(command.words.map(argumentOf));
      if (changed === "any") return distrusted(variables);
      names.push(...changed);
    }
  }
  return doubted(variables, names);
}

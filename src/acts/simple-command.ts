import { collapseBlanks, flatten, spreadingHole } from "../base/command-text.ts";
import { limits } from "../base/limits.ts";
import type { Span } from "../base/span.ts";
import { type Argument, argumentOf } from "../commands/argument.ts";
import { assignedBy } from "../commands/assigns.ts";
import { declaresArray } from "../commands/builtins.ts";
import type { Effects, Inner, Operand } from "../commands/effects.ts";
import { effectsOf } from "../commands/effects-of.ts";
import { innerOfAssignment, isSafeAssignment } from "../commands/environment.ts";
import { effectsOfListed, listedRoots, placeOfListed } from "../commands/listing.ts";
import {
  type Assignment,
  type Command,
  type Hole,
  literalOf,
  type Redirection,
  type Shell,
  type SimpleCommand,
  type Word,
} from "../shell/script.ts";
import type { World } from "../world/world.ts";
import type { Act, RunAct } from "./act.ts";
import { baseName, commandText } from "./command-text.ts";
import type { Definitions } from "./definitions.ts";
import { certainDirectory, type Directories, either, entered, spellFrom, uncertain } from "./directory.ts";
import { type Choice, KnownWords } from "./known-words.ts";
import { operandSubject } from "./operand.ts";
import { narrowReadings, outerReadings, type Standing, wideReadings } from "./readings.ts";
import { isInput, networkDevice, touched } from "./redirection.ts";
import { goOn, joined, never, type Scope } from "./scope.ts";
import { distrusted, forgotten, noVariables, unfollowed } from "./variables.ts";

/** Builtins that run text in the same shell: nobody knows which directory they leave behind. */
export const runsHere: ReadonlySet<string> = new Set(["eval", "source", "."]);

/** Wrappers whose command runs in the same shell. */
export const sameShell: ReadonlySet<string> = new Set(["command", "builtin", "noglob", "time"]);

export const directoryBuiltins: ReadonlySet<string> = new Set(["cd", "pushd", "popd", "chdir"]);

/** What runs the commands that it reads from standard input. */
const readsCommands: ReadonlySet<string> = new Set([
  "sh",
  "bash",
  "dash",
  "zsh",
  "ksh",
  "mksh",
  "ash",
  "source",
  ".",
]);

/** What zsh runs where there are only redirections. */
const cat: Word = { span: { start: 0, end: 0 }, parts: [{ type: "text", text: "cat", quoted: false }] };

/** Walks a script that a command runs in turn. */
type Walk = (text: string, scope: Scope, shell: Shell | undefined) => void;

/** What one simple command comes to: what it runs, the files that it touches, and what it changes for later ones. */
export class SimpleCommands {
  /** A command before this one may have changed what later ones mean (`alias`, `shopt`, `declare -n`). */
  rewritten = false;
  readonly words: KnownWords;
  private readonly world: World;
  private readonly acts: Act[];
  private readonly definitions: Definitions;
  private readonly walk: Walk;

  constructor(world: World, acts: Act[], definitions: Definitions, walk: Walk) {
    this.world = world;
    this.acts = acts;
    this.definitions = definitions;
    this.walk = walk;
    this.words = new KnownWords(world, definitions);
  }

  /**
   * Judges the command once for each choice of values that its variables may have.
   * @param before whose output it receives
   */
  run(command: SimpleCommand, scope: Scope, before?: Command): void {
    const { assignments, words, redirections } = command;
    const listed = before && this.listed(before, command);
    const { certain, possible } = this.words.choices(
      redirections.length === 0 ? words : [...words, ...redirections.map(({ target }) => target)],
      scope.variables,
    );
    const spellings = this.words.spellings(words);
    const readings = (certain.length + possible.length) * spellings.length;
    if (readings === 1 && redirections.length === 0 && words.length + assignments.length > 0) {
      // no other reading has to find what holds before this one
      this.once(command, certain[0]!, scope, listed);
      goOn(scope, joined(never, scope));
      this.left(command, scope);
      return;
    }
    const input = scope.input || redirections.some(isInput);
    let after = never;
    [...certain, ...possible].forEach((choice, i) => {
      const shadow = scope.shadow || i >= certain.length;
      for (const spelled of spellings) {
        const inside = { ...scope, input, shadow };
        const one = spelled === words ? command : { ...command, words: spelled };
        if (words.length > 0 || assignments.length > 0) this.once(one, choice, inside, listed);
        after = joined(after, inside);
      }
      if (words.length === 0 && assignments.length === 0 && this.runsCat(redirections))
        this.once({ ...command, words: [cat] }, choice, { ...scope, input, shadow: true }, undefined);
      if (redirections.length > 0) this.opened(redirections, choice, { ...scope, shadow });
    });
    if (redirections.some(({ operator }) => operator.startsWith("&>")) && this.mayBePosix)
      after = joined(after, scope);
    goOn(scope, after);
    this.left(command, scope);
  }

  /** What holds behind the command. */
  private left({ assignments, words }: SimpleCommand, scope: Scope): void {
    scope.timed = "";
    if (words.length === 0) for (const { name, value } of assignments) this.words.assign(name, value, scope);
  }

  /** The places whose files a command lists for the next one, if nothing else reads or adds to the list. */
  private listed(before: Command, next: SimpleCommand): readonly Argument[] | undefined {
    if (before.type !== "simple" || before.assignments.length > 0 || this.definitions.functions.has("find"))
      return undefined;
    const quiet = before.redirections.every(
      ({ operator, descriptor }) => descriptor === 2 && (operator === ">" || operator === ">>"),
    );
    const alone =
      next.words.every((word) => literalOf(word) !== undefined) &&
      next.redirections.every(({ operator }) => !operator.startsWith("<"));
    return quiet && alone ? listedRoots(before.words.map(argumentOf)) : undefined;
  }

  /** POSIX sh may run it, to which `cd a &> b` is a command in the background. */
  private get mayBePosix(): boolean {
    return this.world.shell === undefined || this.world.shell === "sh";
  }

  /** `> file` alone runs `cat` in zsh, so deny rules see it. Reading one file is left to the shell in `$(< file)`. */
  private runsCat(redirections: readonly Redirection[]): boolean {
    const { shell } = this.world;
    const reads = redirections.length === 1 && redirections[0]!.operator === "<";
    return (shell === undefined || shell === "zsh") && !reads;
  }

  /** What redirections open that belong to no simple command. */
  redirections(redirections: readonly Redirection[], scope: Scope): void {
    if (redirections.length === 0) return;
    const { certain, possible } = this.words.choices(
      redirections.map(({ target }) => target),
      scope.variables,
    );
    for (const choice of certain) this.opened(redirections, choice, scope);
    for (const choice of possible) this.opened(redirections, choice, { ...scope, shadow: true });
  }

  /** Behind builtins that give variables other values nobody knows them. */
  private changeVariables(words: readonly Argument[], scope: Scope): void {
    if (!scope.variables.followed) return;
    const changed = assignedBy(words);
    if (changed === "any") scope.variables = distrusted(scope.variables);
    else if (changed.length > 0) {
      // they may also have been given a type, which changes later values
      for (const name of changed) this.definitions.unfollowed.add(name);
      scope.variables = forgotten(scope.variables, changed);
    }
  }

  private opened(redirections: readonly Redirection[], choice: Choice, scope: Scope): void {
    for (const redirection of redirections) {
      const kind = touched(redirection);
      if (kind === undefined) continue;
      const operand = argumentOf(this.words.fill(redirection.target, scope, choice));
      if (operand.text === "/dev/null") continue;
      const subject = operandSubject(operand, scope.directories, this.world, redirection.target);
      const danger = networkDevice(operand.prefix);
      for (const act of kind === "both" ? (["read", "write"] as const) : [kind]) {
        this.acts.push({
          kind: act,
          subject,
          span: scope.shadow ? undefined : redirection.span,
          from: "redirection",
          owner: undefined,
          recursive: false,
          removes: false,
          ...(danger === undefined ? {} : { danger }),
        });
      }
    }
  }

  private once(
    command: SimpleCommand,
    choice: Choice,
    scope: Scope,
    listed: readonly Argument[] | undefined,
  ): void {
    const words = command.words.map((word) => argumentOf(this.words.fill(word, scope, choice)));
    const assignments = command.assignments.length === 0 ? none : command.assignments.map(asArgument);
    const safe = command.assignments.every(
      (assignment) => !assignment.append && isSafeAssignment(assignment.name, assignment.value),
    );
    const text = scope.text.slice(command.span.start, command.span.end);
    const standing: Standing = {
      span: command.span,
      text,
      written: isWrittenPlainly(command, scope.text) ? text : writtenText(command, words, scope.text),
      assignments,
      safe,
      redirections: this.filled(command.redirections, choice, scope),
      outer: outerReadings(command.assignments, assignments, words, scope.timed),
      doubt: this.doubt(command.assignments, words, scope),
      listed,
    };
    scope.timed = "";
    if (words.some(holdsAnsi))
      this.once(
        { ...command, words: command.words.map(decoded) },
        choice,
        { ...scope, shadow: true },
        listed,
      );
    if (words.length === 0) this.assignmentOnly(standing, scope);
    else {
      this.arguments(words, standing, scope);
      this.changeVariables(words, scope);
    }
  }

  private filled(redirections: readonly Redirection[], choice: Choice, scope: Scope): readonly Redirection[] {
    if (redirections.length === 0) return none;
    return redirections.map((redirection) => ({
      ...redirection,
      target: this.words.fill(redirection.target, scope, choice),
    }));
  }

  /** Why a command may not be what it seems, from what stands before it: an alias, an option, a value that is evaluated. */
  private doubt(
    assignments: readonly Assignment[],
    words: readonly Argument[],
    scope: Scope,
  ): string | undefined {
    const { arrays } = this.definitions;
    let doubt = this.rewritten ? "a command before it may change what it means" : undefined;
    if (arrays.size > 0 && declaresArray(words, arrays))
      doubt ??= "what is assigned to an array may be evaluated";
    for (const { name, value, append } of assignments) {
      const inner = innerOfAssignment(name, value, append);
      if (inner?.by === "script" && inner.text !== undefined && scope.depth < limits.wrapperDepthMax) {
        // it runs later, when variables may hold anything
        const later = { ...scope, shadow: true, depth: scope.depth + 1, variables: unfollowed };
        this.walk(inner.text, later, this.world.shell);
      } else if (inner !== undefined) doubt ??= `a shell may evaluate what is assigned to \`${name}\``;
    }
    return doubt;
  }

  /** `NAME=value` alone: harmless only where the variable is known to be. SEMANTICS ENV-3. */
  private assignmentOnly(standing: Standing, scope: Scope): void {
    const text = commandText(standing.assignments);
    const { doubt } = standing;
    const act = this.runOf(standing, scope, {
      narrow: doubt === undefined ? [{ text, assigned: !standing.safe }] : [],
      wide: [flatten(text), ...standing.outer, ...(doubt === undefined ? [] : [spreadingHole])],
      program: undefined,
      readOnly: doubt ?? (standing.safe ? true : "it assigns a variable that is not known to be harmless"),
      configRuns: false,
      fileCommand: false,
      exactOnly: false,
      named: doubt === undefined,
      unknown: doubt,
    });
    this.acts.push(act);
  }

  // one object literal for each act: a spread would cost ten times the parsing
  private runOf(standing: Standing, scope: Scope, found: Found): RunAct {
    return {
      kind: "run",
      language: "shell",
      span: scope.shadow ? undefined : standing.span,
      text: standing.text,
      written: standing.written,
      narrow: found.narrow,
      wide: found.wide,
      program: found.program,
      readOnly: found.readOnly,
      configRuns: found.configRuns,
      fileCommand: found.fileCommand,
      exactOnly: found.exactOnly,
      named: found.named,
      shadow: scope.shadow,
      unknown: found.unknown,
    };
  }

  /** Judges a command by its arguments, and what it runs in turn. */
  private arguments(words: readonly Argument[], standing: Standing, scope: Scope): void {
    const effects =
      standing.listed === undefined ? effectsOf(words) : effectsOfListed(words, standing.listed);
    const name = words[0]!.text;
    if (
      effects.wrapper === "transparent" &&
      effects.inner.length === 1 &&
      scope.depth < limits.wrapperDepthMax
    ) {
      const inner = effects.inner[0]!;
      if (inner.by === "arguments" && inner.words.length > 0) {
        // the wrapper disappears for every rule; what deny rules say about its own name still counts
        const outer = wideReadings(commandText(words), standing, this.world, effects);
        const inside = this.deeper(scope, effects);
        this.arguments(received(inner), { ...standing, outer }, inside);
        // zsh runs `command cd` apart
        if (name !== undefined && sameShell.has(name))
          scope.directories = either(scope.directories, inside.directories);
        return;
      }
    }
    const act = this.runAct(words, effects, standing, scope);
    this.acts.push(act);
    if (effects.rewrites) this.rewritten = true;
    this.operands(effects, act, scope);
    const before = this.acts.length;
    this.inner(effects, standing, name, scope);
    if (effects.wrapper === "exec" && act.unknown === undefined && this.runsUnknown(before))
      Object.assign(act, { narrow: [], exactOnly: true, unknown: unknownText });
    if (name === undefined) return;
    if (directoryBuiltins.has(name)) this.changeDirectory(words, act, scope);
    else if (runsHere.has(name) || this.definitions.functions.has(name))
      scope.directories = uncertain(scope.directories);
  }

  /** Whether a command since `from`, however deep it stands, is only known when it runs. */
  private runsUnknown(from: number): boolean {
    for (let i = from; i < this.acts.length; i++) {
      const act = this.acts[i]!;
      if (act.kind === "run" && act.unknown !== undefined) return true;
    }
    return false;
  }

  private runAct(words: readonly Argument[], effects: Effects, standing: Standing, scope: Scope): RunAct {
    const name = words[0]!.text;
    const shadowed = name !== undefined && this.definitions.functions.has(name);
    // what a runner finds in a file is its own business; what stands in the command and cannot be known is not
    const unknownPayload = effects.inner.some((inner) =>
      inner.by === "script"
        ? inner.text === undefined
        : inner.by === "unknown" && effects.wrapper !== "runner",
    );
    const unknown =
      name === undefined
        ? "the command name is only known when it runs"
        : shadowed
          ? `\`${name}\` is redefined in the same command`
          : unknownPayload
            ? unknownText
            : standing.doubt;
    const text = commandText(words);
    const wide = wideReadings(text, standing, this.world, effects);
    if (unknownPayload || standing.doubt !== undefined) wide.push(spreadingHole);
    return this.runOf(standing, scope, {
      narrow: unknown === undefined ? narrowReadings(text, standing, effects) : [],
      wide,
      program: name === undefined ? undefined : baseName(name),
      readOnly: this.readOnly(effects, standing, name, scope, unknown),
      configRuns: effects.configRuns,
      fileCommand: effects.fileCommand && standing.safe && unknown === undefined,
      exactOnly: effects.wrapper === "exec" || unknownPayload,
      named: name !== undefined && !shadowed && standing.doubt === undefined,
      unknown,
    });
  }

  private readOnly(
    effects: Effects,
    standing: Standing,
    name: string | undefined,
    scope: Scope,
    unknown: string | undefined,
  ): true | string {
    if (unknown !== undefined) return unknown;
    if (effects.readOnly !== true) return effects.readOnly;
    if (!standing.safe) return "it assigns a variable that is not known to be harmless";
    if (!effects.configRuns) return true;
    const directories = this.led(scope.directories, effects.directory);
    if (certainDirectory(directories) !== this.world.cwd)
      return name === "git"
        ? "git in another directory may run that directory's hooks"
        : `\`${name}\` in another directory may run what that directory names`;
    return true;
  }

  private operands(effects: Effects, owner: RunAct, scope: Scope): void {
    const { reads, writes, removes } = effects;
    const directories = this.led(scope.directories, effects.directory);
    if (effects.directory !== undefined) {
      this.acts.push({
        kind: "enter",
        subject: operandSubject(effects.directory, scope.directories, this.world),
        span: owner.span,
        from: "operand",
        owner,
        recursive: false,
        removes: false,
      });
    }
    for (const read of reads) this.operand("read", read, owner, directories, scope, false);
    if (writes.length + removes.length === 0) return;
    const [written, removed] = [new Set(writes), new Set(removes)];
    for (const write of writes) this.operand("write", write, owner, directories, scope, removed.has(write));
    for (const remove of removes)
      if (!written.has(remove)) this.operand("write", remove, owner, directories, scope, true);
  }

  private operand(
    kind: "read" | "write",
    operand: Operand,
    owner: RunAct,
    directories: Directories,
    scope: Scope,
    isRemoved: boolean,
  ): void {
    const { argument, recursive, unlessInput, linked } = operand;
    if (argument.text === "/dev/null" || argument.text === "-" || (unlessInput && scope.input)) return;
    const place = placeOfListed(argument);
    this.acts.push({
      kind,
      subject: operandSubject(place ?? argument, directories, this.world),
      span: owner.span,
      from: "operand",
      owner,
      recursive: recursive || place !== undefined,
      removes: isRemoved,
      linked,
    });
  }

  /** What a command runs in turn, for deny and ask rules only: the command itself is judged whole. */
  private inner(effects: Effects, standing: Standing, name: string | undefined, scope: Scope): void {
    if (scope.depth >= limits.wrapperDepthMax) return;
    const reads = name !== undefined && readsCommands.has(baseName(name));
    if (effects.inner.length === 0 && !reads) return;
    const here = name !== undefined && (runsHere.has(name) || name === "trap");
    const inside = {
      ...this.deeper(scope, effects),
      shadow: true,
      variables: here ? unfollowed : noVariables,
    };
    for (const inner of effects.inner) {
      if (inner.by === "script") {
        if (inner.text !== undefined) this.walk(inner.text, inside, this.shellOf(name));
      } else if (inner.by === "arguments" && inner.words.length > 0) {
        this.arguments(
          received(inner),
          { ...standing, assignments: [], safe: true, redirections: [], outer: [], listed: undefined },
          inside,
        );
      }
    }
    if (reads) this.standardInput(standing.redirections, inside, this.shellOf(name));
  }

  /** The shell that a command gives text to: the one it names, or for a builtin the one it runs in. */
  private shellOf(name: string | undefined): Shell | undefined {
    if (name === undefined) return undefined;
    if (runsHere.has(name) || name === "trap") return this.world.shell;
    const program = baseName(name);
    return program === "bash" || program === "zsh"
      ? program
      : program === "sh" || program === "dash"
        ? "sh"
        : undefined;
  }

  /** A shell that reads a here-document or a here-string runs it. */
  private standardInput(redirections: readonly Redirection[], scope: Scope, shell: Shell | undefined): void {
    for (const { operator, target } of redirections) {
      if (operator !== "<<" && operator !== "<<-" && operator !== "<<<") continue;
      const text = literalOf(target);
      if (text !== undefined) this.walk(text, scope, shell);
    }
  }

  private deeper(scope: Scope, effects: Effects): Scope {
    return { ...scope, depth: scope.depth + 1, directories: this.led(scope.directories, effects.directory) };
  }

  /** Where a command works that was told a directory (`git -C dir`). */
  private led(from: Directories, directory: Argument | undefined): Directories {
    if (directory === undefined) return from;
    return directory.text === undefined ? uncertain(from) : entered(from, directory.text);
  }

  private changeDirectory(words: readonly Argument[], act: RunAct, scope: Scope): void {
    const path = this.cdOperand(words);
    scope.directories = path === undefined ? uncertain(scope.directories) : entered(scope.directories, path);
    // a name may also be looked up in CDPATH, which only this command itself could have set
    if (this.definitions.variables.has("CDPATH")) scope.directories = uncertain(scope.directories);
    this.acts.push({
      kind: "enter",
      subject: {
        ...spellFrom(".", scope.directories, this.world),
        written: path ?? commandText(words.slice(1)),
      },
      span: act.span,
      from: "operand",
      owner: act,
      recursive: false,
      removes: false,
    });
  }

  /** The path that `cd` is certain to go to; undefined: it depends on what happened before (`cd -`, `popd`, `cd $X`). */
  private cdOperand(words: readonly Argument[]): string | undefined {
    if (words[0]!.text !== "cd" || words.length > 2) return undefined;
    if (words.length === 1) return this.definitions.variables.has("HOME") ? undefined : this.world.home;
    const path = words[1]!.text;
    return path === "" || path === "-" || path?.startsWith("+") ? undefined : path;
  }

  /** `for PATH in …` assigns a variable that decides what later commands run. SEMANTICS ENV-3. */
  leadingName(written: string, span: Span, scope: Scope): void {
    const name = written.slice(written.indexOf(" ") + 1);
    const standing: Standing = {
      span,
      text: written,
      written,
      assignments: [],
      safe: false,
      redirections: [],
      outer: [],
      doubt: undefined,
      listed: undefined,
    };
    this.acts.push(
      this.runOf(standing, scope, {
        narrow: [],
        wide: [written],
        program: undefined,
        readOnly: `it assigns \`${name}\`, which decides what later commands run`,
        configRuns: false,
        fileCommand: false,
        exactOnly: true,
        named: true,
        unknown: undefined,
      }),
    );
  }

  /** `[[ … ]]` and `(( … ))` run nothing themselves; `posix`: what POSIX sh takes them for. */
  builtinTest(span: Span, scope: Scope, posix: readonly string[]): void {
    const text = scope.text.slice(span.start, span.end);
    const written = collapseBlanks(text);
    const wide = [flatten(written), ...posix];
    scope.timed = "";
    this.acts.push({
      kind: "run",
      language: "shell",
      span: scope.shadow ? undefined : span,
      text,
      written,
      narrow: [{ text: written, assigned: false }],
      wide,
      program: undefined,
      readOnly: true,
      configRuns: false,
      fileCommand: false,
      exactOnly: false,
      named: true,
      shadow: scope.shadow,
      unknown: undefined,
    });
  }
}

const none: readonly never[] = [];

function asArgument({ span, name, subscript, append, value }: Assignment): Argument {
  const target = subscript === undefined ? name : `${name}[${subscript}]`;
  const text = append ? `${target}+=` : `${target}=`;
  return argumentOf({ span, parts: [{ type: "text", text, quoted: false }, ...value.parts] });
}

/** The assignments and words of a command, as they stand in `text`, with single blanks between them. */
function writtenText(command: SimpleCommand, words: readonly Argument[], text: string): string {
  const [name] = command.words;
  // what a variable named is written out, so that a rule for the exact text allows no other program
  const named = name !== undefined && literalOf(name) === undefined ? words[0]!.text : undefined;
  const pieces = [...command.assignments.map((a) => a.span), ...command.words.map((w) => w.span)];
  return (
    pieces
      // the words that braces become have one span
      .filter((span, i) => span !== pieces[i - 1])
      .map((span) => (span === name?.span ? named : undefined) ?? text.slice(span.start, span.end))
      .join(" ")
  );
}

/** Whether `writtenText` is the text of the command itself: words alone with single blanks, the first without a hole. */
function isWrittenPlainly({ span, words }: SimpleCommand, text: string): boolean {
  let at = span.start;
  for (const word of words) {
    if (word.span.start !== at) return false;
    at = word.span.end + 1;
    if (word.span.end < span.end && text[word.span.end] !== " ") return false;
  }
  return words.length > 0 && at === span.end + 1 && literalOf(words[0]!) !== undefined;
}

const unknownText = "the text that it runs is only known when it runs";

/** What was found out about a command from its words. */
type Found = Pick<
  RunAct,
  | "narrow"
  | "wide"
  | "program"
  | "readOnly"
  | "configRuns"
  | "fileCommand"
  | "exactOnly"
  | "named"
  | "unknown"
>;

/** It holds `$'…'`, which some shells decode: deny rules see the command as these run it, too. */
function holdsAnsi({ text, word }: Argument): boolean {
  return text === undefined && word.parts.some((part) => part.type === "ansi" && part.text !== undefined);
}

function decoded({ span, parts }: Word): Word {
  return {
    span,
    parts: parts.map((part) =>
      part.type === "ansi" && part.text !== undefined
        ? { type: "text", text: part.text, quoted: true }
        : part,
    ),
  };
}

/** The arguments of an inner command; those that it receives when it runs (`xargs`) are one hole. */
function received(inner: Extract<Inner, { by: "arguments" }>): readonly Argument[] {
  if (!inner.extra) return inner.words;
  const span = inner.words.at(-1)!.word.span;
  const rest: Hole = { type: "variable", span, quoted: false, name: "…" };
  return [...inner.words, argumentOf({ span, parts: [rest] })];
}

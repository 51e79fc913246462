import { collapseBlanks, flatten, spreadingHole } from "../base/command-text.ts";
import { limits } from "../base/limits.ts";
import type { Span } from "../base/span.ts";
import { type Argument, argumentOf } from "../commands/argument.ts";
import type { Effects, Inner, Operand } from "../commands/effects.ts";
import { effectsOf } from "../commands/effects-of.ts";
import { innerOfAssignment, isEvaluated, isSafeAssignment, leadsPrograms } from "../commands/environment.ts";
import { parseScript } from "../shell/parse.ts";
import { scanWords } from "../shell/scan.ts";
import {
  type Assignment,
  type Command,
  type Hole,
  type If,
  type List,
  type ListItem,
  literalOf,
  type Part,
  type Redirection,
  type Script,
  type Shell,
  type SimpleCommand,
  type Unreadable,
  type Word,
} from "../shell/script.ts";
import { everyCommand, everyWord, listsOf } from "../shell/walk.ts";
import type { World } from "../world/world.ts";
import type { Act, RunAct } from "./act.ts";
import { baseName, commandText, holesText } from "./command-text.ts";
import {
  certainDirectory,
  type Directories,
  either,
  entered,
  nowhere,
  spellFrom,
  uncertain,
} from "./directory.ts";
import { isPlainPath, operandSubject } from "./operand.ts";
import { narrowReadings, outerReadings, type Standing, segmentTexts, wideReadings } from "./readings.ts";
import { isInput, networkDevice, touched } from "./redirection.ts";

/**
 * The acts of one shell command text: each simple command that the shell would run, each file that a redirection or
 * a known command touches, and what could not be read.
 * Never throws; linear in the text up to the bounds of `limits`.
 * @see SEMANTICS CMP-1 … CMP-10, WRAP-1 … WRAP-6, RED-1 … RED-5, READ-12
 */
export function bashActs(text: string, world: World): Act[] {
  const reading = new BashReading(text, world);
  reading.readWhole();
  return reading.acts;
}

/** What is true where a command stands. */
type Scope = {
  /** Where the command may run. */
  directories: Directories;
  /** Reached through another command: spans do not point into the call's text, and no allow is needed. */
  readonly shadow: boolean;
  /** Something is written to its standard input. */
  readonly input: boolean;
  /** `time` stands before it, which POSIX sh runs as a command. */
  timed: boolean;
  /** How many commands lie around it. */
  readonly depth: number;
  /** The text that the spans point into. */
  readonly text: string;
};

/** Variables whose value this room fills in or relies on. */
const trusted = ["HOME", "PWD", "CDPATH"];

/** Builtins that run text in the same shell: nobody knows which directory they leave behind. */
const runsHere: ReadonlySet<string> = new Set(["eval", "source", "."]);

/** Wrappers whose command runs in the same shell. */
const sameShell: ReadonlySet<string> = new Set(["command", "builtin", "noglob", "time"]);

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

class BashReading {
  readonly acts: Act[] = [];
  private readonly text: string;
  private readonly world: World;
  /** Names that the command itself defines or assigns: they are not what they seem. */
  private readonly functions = new Set<string>();
  private readonly assigned = new Set<string>();
  /** A command before this one may have changed what later ones mean (`alias`, `shopt`, `declare -n`). */
  private rewritten = false;

  constructor(text: string, world: World) {
    this.text = text;
    this.world = world;
  }

  readWhole(): void {
    const { text } = this;
    const scope: Scope = {
      directories: { known: [this.world.cwd], complete: true },
      shadow: false,
      input: false,
      timed: false,
      depth: 0,
      text,
    };
    this.readScript(text, scope, this.world.shell);
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

  private readScript(text: string, scope: Scope, shell?: Shell): void {
    const parsed = parseScript(text, shell);
    if (!parsed.ok) {
      this.unreadable(parsed.unreadable, { ...scope, text }, scanWords(text));
      return;
    }
    if (mayDefine(text)) this.noteDefinitions(parsed.script);
    this.list(parsed.script.body, { ...scope, text });
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

  /** Functions and assignments count wherever they stand: a name is only trusted if nothing redefines it. */
  private noteDefinitions(script: Script): void {
    for (const command of everyCommand(script)) {
      if (command.type === "function") this.functions.add(command.name);
      else if (command.type === "for" || command.type === "coprocess") this.assigned.add(command.name);
      else if (command.type === "simple") for (const { name } of command.assignments) this.assigned.add(name);
    }
    for (const word of everyWord(script)) {
      // `read HOME`, `export PWD=/x`, `unset HOME`: any word that begins with the name counts
      const text = holesText(word);
      for (const name of trusted) if (text === name || text.startsWith(`${name}=`)) this.assigned.add(name);
      // `${HOME:=/x}` assigns
      for (const part of word.parts) {
        if (part.type === "variable" && part.operator?.endsWith("=")) {
          this.assigned.add(part.name);
          if (isEvaluated(part.name)) this.rewritten = true;
        }
      }
    }
  }

  /** Walks a list: each chain of `&&` and `||` by itself, apart where it runs in the background. */
  private list(list: List, scope: Scope): void {
    const { items } = list;
    let start = 0;
    items.forEach(({ after }, i) => {
      if ((after === "&&" || after === "||") && i + 1 < items.length) return;
      this.chain(items.slice(start, i + 1), after === "&" ? { ...scope } : scope);
      start = i + 1;
    });
  }

  /**
   * Walks a chain and follows `cd`. Any command of it may have been skipped or have failed, so what comes behind the
   * chain may run wherever one of its commands left off; only `&&` tells that the one before it worked.
   */
  private chain(items: readonly ListItem[], scope: Scope): void {
    let left = scope.directories;
    let skippable = false;
    for (const { command, after } of items) {
      const before = scope.directories;
      this.command(command, scope);
      left = either(left, scope.directories);
      if (after === "||" || (after === "&&" && skippable))
        scope.directories = either(before, scope.directories);
      skippable = after === "||";
    }
    scope.directories = left;
  }

  private command(command: Command, scope: Scope): void {
    switch (command.type) {
      case "simple":
        this.simple(command, scope);
        return;
      case "pipeline":
        if (command.timed) scope.timed = true;
        if (command.commands.length === 1) this.command(command.commands[0]!, scope);
        else {
          let last = scope;
          command.commands.forEach((part, i) => {
            last = { ...scope, input: scope.input || i > 0, timed: command.timed && i === 0 };
            this.command(part, last);
          });
          // zsh runs the last part in the same shell
          scope.directories = either(scope.directories, last.directories);
          scope.timed = false;
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
        for (const word of command.words ?? []) this.substitutions(word, scope);
        if (leadsPrograms(command.name)) this.leadingName(`for ${command.name}`, command.span, scope);
        if (isEvaluated(command.name)) this.rewritten = true;
        this.repeated([command.body], scope);
        break;
      case "case":
        this.substitutions(command.subject, scope);
        this.branches(
          command.arms.map((arm) => () => {
            for (const pattern of arm.patterns) this.substitutions(pattern, scope);
            return arm.body;
          }),
          scope,
          command.arms.some((arm) => arm.falls),
        );
        break;
      case "function":
        this.functionBody(command.body, scope);
        return;
      case "coprocess":
        if (leadsPrograms(command.name)) this.leadingName(`coproc ${command.name}`, command.span, scope);
        this.command(command.body, { ...scope, input: true });
        return;
      case "test":
        for (const word of command.words) this.substitutions(word, scope);
        this.builtinTest(command.span, scope, scope.timed ? [`time [[ ${spreadingHole}`] : []);
        break;
      case "arithmetic":
        this.builtinTest(command.span, scope, [inSubshells(command.span, scope.text)]);
        break;
    }
    this.redirections(command.redirections, scope);
  }

  /** The body is judged as if it ran: it may be called anywhere, from any directory, more than once. */
  private functionBody(body: Command, scope: Scope): void {
    const [from, before] = [this.acts.length, this.rewritten];
    const directories = this.changesDirectory(body) ? uncertain(scope.directories) : scope.directories;
    this.command(body, { ...scope, directories });
    if (this.rewritten && !before) this.doubtAgain(from);
  }

  /** `for PATH in …` assigns a variable that decides what later commands run. SEMANTICS ENV-3. */
  private leadingName(written: string, span: Span, scope: Scope): void {
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

  /** Each test runs in the same shell, after those before it failed; each body runs where its test left off. */
  private conditional(command: If, scope: Scope): void {
    let after: Directories = nowhere;
    for (const { test, body } of command.branches) {
      this.list(test, scope);
      const branch = { ...scope };
      this.list(body, branch);
      after = either(after, branch.directories);
    }
    if (command.otherwise) {
      const branch = { ...scope };
      this.list(command.otherwise, branch);
      after = either(after, branch.directories);
    }
    scope.directories = either(after, scope.directories);
  }

  /** Any of the bodies may run, or none; `fall`: one may also run after those before it. */
  private branches(bodies: readonly (() => List)[], scope: Scope, fall = false): void {
    let after = scope.directories;
    for (const body of bodies) {
      const branch = { ...scope, directories: fall ? after : scope.directories };
      this.list(body(), branch);
      after = either(after, branch.directories);
    }
    scope.directories = after;
  }

  /** A body that changes the directory may run again from anywhere. */
  private repeated(lists: readonly List[], scope: Scope): void {
    if (lists.some((list) => list.items.some(({ command }) => this.changesDirectory(command)))) {
      scope.directories = uncertain(scope.directories);
    }
    const [from, before] = [this.acts.length, this.rewritten];
    for (const list of lists) this.list(list, scope);
    if (this.rewritten && !before) this.doubtAgain(from);
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
        directoryBuiltins.has(name) || runsHere.has(name) || sameShell.has(name) || this.functions.has(name)
      );
    }
    if (command.type === "pipeline") return command.commands.some((part) => this.changesDirectory(part));
    if (command.type === "coprocess") return false;
    return listsOf(command).some(
      ({ list, place }) =>
        place !== "apart" && list.items.some((item) => this.changesDirectory(item.command)),
    );
  }

  /** `[[ … ]]` and `(( … ))` run nothing themselves; `posix`: what POSIX sh takes them for. */
  private builtinTest(span: Span, scope: Scope, posix: readonly string[]): void {
    const text = scope.text.slice(span.start, span.end);
    const written = collapseBlanks(text);
    const wide = [flatten(written), ...posix];
    scope.timed = false;
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

  private simple(command: SimpleCommand, scope: Scope): void {
    for (const assignment of command.assignments) this.substitutions(assignment.value, scope);
    for (const word of command.words) this.substitutions(word, scope);
    const inner = { ...scope, input: scope.input || command.redirections.some(isInput) };
    if (command.words.length > 0 || command.assignments.length > 0) this.run(command, inner);
    this.redirections(command.redirections, scope);
    scope.directories = inner.directories;
    scope.timed = false;
  }

  /** Walks the scripts in a word's holes, each in a scope of its own. */
  private substitutions(word: Word, scope: Scope): void {
    for (const part of word.parts) {
      if (part.type === "substitution" || part.type === "process") {
        this.list(part.body, { ...scope });
      } else if (part.type === "variable" && part.operand) {
        this.substitutions(part.operand, scope);
      } else if (part.type === "array") {
        for (const element of part.elements) this.substitutions(element, scope);
      }
    }
  }

  private redirections(redirections: readonly Redirection[], scope: Scope): void {
    for (const redirection of redirections) {
      this.substitutions(redirection.target, scope);
      const kind = touched(redirection);
      if (kind === undefined) continue;
      const operand = argumentOf(this.known(redirection.target, scope));
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

  private run(command: SimpleCommand, scope: Scope): void {
    const words = command.words.map((word) => argumentOf(this.known(word, scope)));
    const assignments = command.assignments.map(({ span, name, subscript, append, value }) => {
      const target = subscript === undefined ? name : `${name}[${subscript}]`;
      return argumentOf({
        span,
        parts: [{ type: "text", text: append ? `${target}+=` : `${target}=`, quoted: false }, ...value.parts],
      });
    });
    const safe = command.assignments.every(
      (assignment) => !assignment.append && isSafeAssignment(assignment.name, assignment.value),
    );
    const pieces = [...command.assignments.map((a) => a.span), ...command.words.map((w) => w.span)];
    const written = pieces
      // the words that braces become have one span
      .filter((span, i) => span !== pieces[i - 1])
      .map((span) => scope.text.slice(span.start, span.end))
      .join(" ");
    const standing: Standing = {
      span: command.span,
      text: scope.text.slice(command.span.start, command.span.end),
      written,
      assignments,
      safe,
      redirections: command.redirections,
      outer: outerReadings(command.assignments, assignments, words, scope.timed),
      doubt: this.doubt(command.assignments, scope),
    };
    scope.timed = false;
    if (words.some(holdsAnsi))
      this.run({ ...command, words: command.words.map(decoded) }, { ...scope, shadow: true });
    if (words.length === 0) this.assignmentOnly(standing, scope);
    else this.arguments(words, standing, scope);
  }

  /** Why a command may not be what it seems, from what stands before it: an alias, an option, a value that is evaluated. */
  private doubt(assignments: readonly Assignment[], scope: Scope): string | undefined {
    let doubt = this.rewritten ? "a command before it may change what it means" : undefined;
    for (const { name, value, append } of assignments) {
      const inner = innerOfAssignment(name, value, append);
      if (inner?.by === "script" && inner.text !== undefined && scope.depth < limits.wrapperDepthMax) {
        this.readScript(inner.text, { ...scope, shadow: true, depth: scope.depth + 1 }, this.world.shell);
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
    const effects = effectsOf(words);
    const name = words[0]!.text;
    if (
      effects.wrapper === "transparent" &&
      effects.inner.length === 1 &&
      scope.depth < limits.wrapperDepthMax
    ) {
      const inner = effects.inner[0]!;
      if (inner.by === "arguments" && inner.words.length > 0) {
        // the wrapper disappears for every rule; what deny rules say about its own name still counts
        const outer = wideReadings(words, standing, this.world, effects);
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
    this.inner(effects, standing, name, scope);
    if (name === undefined) return;
    if (directoryBuiltins.has(name)) this.changeDirectory(words, act, scope);
    else if (runsHere.has(name) || this.functions.has(name)) scope.directories = uncertain(scope.directories);
  }

  private runAct(words: readonly Argument[], effects: Effects, standing: Standing, scope: Scope): RunAct {
    const name = words[0]!.text;
    const shadowed = name !== undefined && this.functions.has(name);
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
            ? "the text that it runs is only known when it runs"
            : standing.doubt;
    const wide = wideReadings(words, standing, this.world, effects);
    if (unknownPayload || standing.doubt !== undefined) wide.push(spreadingHole);
    return this.runOf(standing, scope, {
      narrow: unknown === undefined ? narrowReadings(words, standing, effects) : [],
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
    const moved = certainDirectory(this.deeper(scope, effects).directories) !== this.world.cwd;
    if (moved && effects.configRuns)
      return name === "git"
        ? "git in another directory may run that directory's hooks"
        : `\`${name}\` in another directory may run what that directory names`;
    return true;
  }

  private operands(effects: Effects, owner: RunAct, scope: Scope): void {
    const { directories } = this.deeper(scope, effects);
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
    const push = (kind: "read" | "write", operands: readonly Operand[]): void => {
      for (const operand of operands) {
        if (operand.argument.text === "/dev/null" || operand.argument.text === "-") continue;
        if (operand.unlessInput && scope.input) continue;
        this.acts.push({
          kind,
          subject: operandSubject(operand.argument, directories, this.world),
          span: owner.span,
          from: "operand",
          owner,
          recursive: operand.recursive,
          removes: kind === "write" && effects.removes.includes(operand),
          linked: operand.linked,
        });
      }
    };
    push("read", effects.reads);
    push("write", effects.writes);
    push(
      "write",
      effects.removes.filter((operand) => !effects.writes.includes(operand)),
    );
  }

  /** What a command runs in turn, for deny and ask rules only: the command itself is judged whole. */
  private inner(effects: Effects, standing: Standing, name: string | undefined, scope: Scope): void {
    if (scope.depth >= limits.wrapperDepthMax) return;
    const inside = { ...this.deeper(scope, effects), shadow: true };
    for (const inner of effects.inner) {
      if (inner.by === "script") {
        if (inner.text !== undefined) this.readScript(inner.text, inside, this.shellOf(name));
      } else if (inner.by === "arguments" && inner.words.length > 0) {
        this.arguments(
          received(inner),
          { ...standing, assignments: [], safe: true, redirections: [], outer: [] },
          inside,
        );
      }
    }
    if (name !== undefined && readsCommands.has(baseName(name)))
      this.standardInput(standing.redirections, inside, this.shellOf(name));
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
      if (text !== undefined) this.readScript(text, scope, shell);
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
    if (this.assigned.has("CDPATH")) scope.directories = uncertain(scope.directories);
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
    if (words.length === 1) return this.assigned.has("HOME") ? undefined : this.world.home;
    const path = words[1]!.text;
    return path === "" || path === "-" || path?.startsWith("+") ? undefined : path;
  }

  /** The word with `~`, `$HOME` and `$PWD` filled in, where they are certain. SEMANTICS PATH-20. */
  private known(word: Word, scope: Scope): Word {
    if (word.parts.every((part) => part.type === "text")) return word;
    const parts = word.parts.map((part): Part => {
      const text = part.type === "text" ? undefined : this.knownText(part, scope);
      return text === undefined ? part : { type: "text", text, quoted: true };
    });
    return { span: word.span, parts };
  }

  private knownText(part: Hole, scope: Scope): string | undefined {
    const { home } = this.world;
    if (part.type === "tilde") return part.user === "" && !this.assigned.has("HOME") ? home : undefined;
    if (part.type !== "variable" || part.operator !== undefined || part.operand !== undefined)
      return undefined;
    if (part.name !== "HOME" && part.name !== "PWD") return undefined;
    if (this.assigned.has(part.name)) return undefined;
    const value = part.name === "HOME" ? home : certainDirectory(scope.directories);
    return value !== undefined && (part.quoted || isPlainPath(value)) ? value : undefined;
  }
}

/** What two subshells would run of `(( … ))`, where a `*` is a glob. */
function inSubshells(span: Span, text: string): string {
  const inside = text.slice(span.start + 2, text.indexOf("))", span.start + 2));
  return flatten(collapseBlanks(inside)).replaceAll("*", spreadingHole);
}

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

/** Whether a script may define a function or give a variable a value: most hold none of these, and need no second walk. */
function mayDefine(text: string): boolean {
  return (
    text.includes("=") ||
    text.includes("(") ||
    text.includes("for") ||
    text.includes("function") ||
    text.includes("select") ||
    trusted.some((name) => text.includes(name))
  );
}

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

const directoryBuiltins: ReadonlySet<string> = new Set(["cd", "pushd", "popd", "chdir"]);

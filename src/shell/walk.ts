import type { Command, Hole, List, Part, Redirection, Script, SimpleCommand, Word } from "./script.ts";

/**
 * Where a command runs.
 * `here`: in the shell of its list, so a `cd` or an assignment in it lasts for what follows.
 * `apart`: in a subshell, a substitution, a part of a pipeline, or in the background, so nothing of it lasts.
 * `maybe`: in a branch, a loop or a function, so it may not run at all, or many times, and later than it stands.
 */
export type Place = "here" | "apart" | "maybe";

/** A list that a command holds, with the place where it runs, seen from that command. */
export type Inner = { readonly list: List; readonly place: Place };

/**
 * The holes of a word in the order in which they are written, with those inside operands (`${x:-$y}`).
 * Cost: linear in the word.
 */
export function* everyHole(word: Word): Generator<Hole> {
  for (const part of word.parts) {
    if (part.type === "text") continue;
    yield part;
    if (part.type === "variable" && part.operand !== undefined) yield* everyHole(part.operand);
    else if (part.type === "array") for (const element of part.elements) yield* everyHole(element);
  }
}

/** The lists that run when a word is expanded: those of its substitutions, not those nested in these. */
export function listsOfWord(word: Word): readonly List[] {
  let lists: List[] | undefined;
  for (const part of word.parts) {
    if (!holdsList(part)) continue;
    lists ??= [];
    for (const hole of everyHole({ span: word.span, parts: [part] })) {
      if (hole.type === "substitution" || hole.type === "process") lists.push(hole.body);
    }
  }
  return lists ?? none;
}

const none: readonly never[] = [];

function holdsList(part: Part): boolean {
  return (
    part.type === "substitution" ||
    part.type === "process" ||
    part.type === "array" ||
    (part.type === "variable" && part.operand !== undefined)
  );
}

/** The words that a command itself holds, as written: assigned values, arguments, `for` words, patterns, targets. */
export function wordsOf(command: Command): readonly Word[] {
  const words: Word[] = [];
  switch (command.type) {
    case "simple":
      for (const assignment of command.assignments) words.push(assignment.value);
      words.push(...command.words);
      break;
    case "test":
      words.push(...command.words);
      break;
    case "for":
      if (command.words !== undefined) words.push(...command.words);
      break;
    case "case":
      words.push(command.subject);
      for (const arm of command.arms) words.push(...arm.patterns);
      break;
  }
  for (const redirection of redirectionsOf(command)) words.push(redirection.target);
  return words;
}

/** The redirections of a command itself; a pipeline, a function and a coprocess have none of their own. */
export function redirectionsOf(command: Command): readonly Redirection[] {
  return command.type === "pipeline" || command.type === "function" || command.type === "coprocess"
    ? none
    : command.redirections;
}

/**
 * The lists that a compound command is made of, in the order in which they are written. Those in its words are
 * not among them (`listsOfWord`), and those of the commands of a pipeline, a function or a coprocess are with these.
 */
export function listsOf(command: Command): readonly Inner[] {
  switch (command.type) {
    case "subshell":
      return [{ list: command.body, place: "apart" }];
    case "group":
      return [{ list: command.body, place: "here" }];
    case "if": {
      const lists: Inner[] = [];
      for (const { test, body } of command.branches) {
        lists.push(
          { list: test, place: lists.length === 0 ? "here" : "maybe" },
          { list: body, place: "maybe" },
        );
      }
      if (command.otherwise !== undefined) lists.push({ list: command.otherwise, place: "maybe" });
      return lists;
    }
    case "loop":
      return [
        { list: command.test, place: "maybe" },
        { list: command.body, place: "maybe" },
      ];
    case "for":
      return [{ list: command.body, place: "maybe" }];
    case "case":
      return command.arms.map(({ body }) => ({ list: body, place: "maybe" }) as const);
  }
  return none;
}

/**
 * Every command of a script or list, each before those it holds, in the order in which they are written: of simple
 * and compound commands, pipelines, function bodies, and all that is nested in substitutions, operands, here-documents
 * and patterns. Recursion is bounded by `limits.shellDepthMax`. Cost: linear in the tree.
 */
export function* everyCommand(of: Script | List): Generator<Command> {
  const list = "body" in of ? of.body : of;
  for (const { command } of list.items) yield* commandsWithin(command);
}

function* commandsWithin(command: Command): Generator<Command> {
  yield command;
  if (command.type === "pipeline") {
    for (const part of command.commands) yield* commandsWithin(part);
    return;
  }
  if (command.type === "function" || command.type === "coprocess") {
    yield* commandsWithin(command.body);
    return;
  }
  for (const word of wordsOf(command)) {
    for (const list of listsOfWord(word)) yield* everyCommand(list);
  }
  for (const { list } of listsOf(command)) yield* everyCommand(list);
}

/** Every simple command, as `everyCommand`: what could run, with its words, assignments and redirections. */
export function* everySimple(of: Script | List): Generator<SimpleCommand> {
  for (const command of everyCommand(of)) if (command.type === "simple") yield command;
}

/** Every list, the outermost first, as `everyCommand`. */
export function* everyList(of: Script | List): Generator<List> {
  yield "body" in of ? of.body : of;
  for (const command of everyCommand(of)) {
    for (const { list } of listsOf(command)) yield list;
    for (const word of wordsOf(command)) yield* listsOfWord(word);
  }
}

/** Every redirection, as `everyCommand`. */
export function* everyRedirection(of: Script | List): Generator<Redirection> {
  for (const command of everyCommand(of)) yield* redirectionsOf(command);
}

/** Every word, as `everyCommand`, with the operands of expansions after the words that hold them. */
export function* everyWord(of: Script | List): Generator<Word> {
  for (const command of everyCommand(of)) {
    for (const word of wordsOf(command)) {
      yield word;
      for (const hole of everyHole(word))
        if (hole.type === "variable" && hole.operand !== undefined) yield hole.operand;
        else if (hole.type === "array") yield* hole.elements;
    }
  }
}

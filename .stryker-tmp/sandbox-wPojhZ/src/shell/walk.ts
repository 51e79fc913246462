// @ts-nocheck
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
export function everyHole(word: Word): readonly Hole[] {
  const holes: Hole[] = [];
  addHoles(word, holes);
  return holes;
}

function addHoles(word: Word, holes: Hole[]): void {
  for (const part of word.parts) {
    if (part.type === "text") continue;
    holes.push(part);
    if (part.type === "variable" && part.operand !== undefined) addHoles(part.operand, holes);
    else if (part.type === "array") for (const element of part.elements) addHoles(element, holes);
  }
}

/** The lists that run when a word is expanded: those of its substitutions, not those nested in these. */
export function listsOfWord(word: Word): readonly List[] {
  if (!word.parts.some(mayHoldList)) return none;
  const lists: List[] = [];
  for (const hole of everyHole(word)) {
    if (hole.type === "substitution" || hole.type === "process") lists.push(hole.body);
  }
  return lists;
}

const none: readonly never[] = [];

function mayHoldList(part: Part): boolean {
  return (
    part.type === "substitution" ||
    part.type === "process" ||
    part.type === "array" ||
    (part.type === "variable" && part.operand !== undefined)
  );
}

/** The words that a command itself holds, as written: assigned values, arguments, `for` words, patterns, targets. */
export function wordsOf(command: Command): readonly Word[] {
  const words = argumentsOf(command);
  const redirections = redirectionsOf(command);
  return redirections.length === 0 ? words : [...words, ...redirections.map(({ target }) => target)];
}

/** Those without the targets of redirections. */
function argumentsOf(command: Command): readonly Word[] {
  switch (command.type) {
    case "simple": {
      const { assignments, words } = command;
      return assignments.length === 0 ? words : [...assignments.map(({ value }) => value), ...words];
    }
    case "test":
      return command.words;
    case "for":
      return command.words ?? none;
    case "case":
      return [command.subject, ...command.arms.flatMap(({ patterns }) => patterns)];
  }
  return none;
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
export function everyCommand(of: Script | List): readonly Command[] {
  const commands: Command[] = [];
  addCommands("body" in of ? of.body : of, commands);
  return commands;
}

function addCommands(list: List, commands: Command[]): void {
  for (const { command } of list.items) addCommand(command, commands);
}

function addCommand(command: Command, commands: Command[]): void {
  commands.push(command);
  if (command.type === "pipeline") {
    for (const part of command.commands) addCommand(part, commands);
    return;
  }
  if (command.type === "function" || command.type === "coprocess") {
    addCommand(command.body, commands);
    return;
  }
  for (const word of wordsOf(command)) {
    for (const list of listsOfWord(word)) addCommands(list, commands);
  }
  for (const { list } of listsOf(command)) addCommands(list, commands);
}

/** Every simple command, as `everyCommand`: what could run, with its words, assignments and redirections. */
export function everySimple(of: Script | List): readonly SimpleCommand[] {
  return everyCommand(of).filter((command) => command.type === "simple");
}

/** Every list, the outermost first, as `everyCommand`. */
export function everyList(of: Script | List): readonly List[] {
  const lists = ["body" in of ? of.body : of];
  for (const command of everyCommand(of)) {
    for (const { list } of listsOf(command)) lists.push(list);
    for (const word of wordsOf(command)) for (const list of listsOfWord(word)) lists.push(list);
  }
  return lists;
}

/** Every redirection, as `everyCommand`. */
export function everyRedirection(of: Script | List): readonly Redirection[] {
  return everyCommand(of).flatMap(redirectionsOf);
}

/** Every word, as `everyCommand`, with the operands of expansions after the words that hold them. */
export function everyWord(of: Script | List): readonly Word[] {
  const words: Word[] = [];
  for (const command of everyCommand(of)) {
    for (const word of wordsOf(command)) {
      words.push(word);
      for (const hole of everyHole(word)) {
        if (hole.type === "variable" && hole.operand !== undefined) words.push(hole.operand);
        else if (hole.type === "array") for (const element of hole.elements) words.push(element);
      }
    }
  }
  return words;
}

// @ts-nocheck
import type { Command, Hole, List, Redirection, Word } from "../../src/shell/script.ts";

/** A tree as one line, close to what a person would write: what the tables of this folder compare. */
export function printList(list: List): string {
  return list.items
    .map(
      ({ command, after }) =>
        printCommand(command) + (after === "end" ? "" : after === ";" ? ";" : ` ${after}`),
    )
    .join(" ");
}

function printCommand(command: Command): string {
  const rest =
    command.type === "pipeline" || command.type === "function" || command.type === "coprocess"
      ? ""
      : redirections(command.redirections);
  switch (command.type) {
    case "simple":
      return [
        ...command.assignments.map(
          (it) =>
            `${it.name}${it.subscript === undefined ? "" : `[${it.subscript}]`}${it.append ? "+" : ""}=${printWord(it.value)}`,
        ),
        ...command.words.map(printWord),
        ...command.redirections.map(printRedirection),
      ].join(" ");
    case "pipeline":
      return `${command.negated ? "! " : ""}${command.timed ? "time " : ""}${command.commands.map(printCommand).join(" | ")}`;
    case "subshell":
      return `(${printList(command.body)})${rest}`;
    case "group":
      return `{ ${printList(command.body)} }${rest}`;
    case "if":
      return `if ${command.branches.map(({ test, body }) => `${printList(test)} then ${printList(body)}`).join(" elif ")}${command.otherwise ? ` else ${printList(command.otherwise)}` : ""} fi${rest}`;
    case "loop":
      return `${command.until ? "until" : "while"} ${printList(command.test)} do ${printList(command.body)} done${rest}`;
    case "for":
      return `${command.select ? "select" : "for"} ${command.name}${command.words === undefined ? "" : ` in ${command.words.map(printWord).join(" ")}`} do ${printList(command.body)} done${rest}`;
    case "case":
      return `case ${printWord(command.subject)} in ${command.arms.map(({ patterns, body, falls }) => `(${patterns.map(printWord).join("|")}) ${printList(body)}${falls ? ";&" : ";;"}`).join(" ")} esac${rest}`;
    case "function":
      return `${command.name}() ${printCommand(command.body)}`;
    case "coprocess":
      return `coproc ${command.name} ${printCommand(command.body)}`;
    case "test":
      return `[[ ${command.words.map(printWord).join(" ")} ]]${rest}`;
    case "arithmetic":
      return `((…))${rest}`;
  }
}

function redirections(list: readonly Redirection[]): string {
  return list.map((it) => ` ${printRedirection(it)}`).join("");
}

function printRedirection({ descriptor, variable, operator, target }: Redirection): string {
  return `${variable === undefined ? (descriptor ?? "") : `{${variable}}`}${operator}${printWord(target)}`;
}

/** Quoted text in single quotes, quoted holes in double quotes. */
export function printWord(word: Word): string {
  return word.parts
    .map((part) => {
      if (part.type === "text") return part.quoted ? `'${part.text}'` : part.text;
      return part.quoted ? `"${printHole(part)}"` : printHole(part);
    })
    .join("");
}

function printHole(hole: Hole): string {
  switch (hole.type) {
    case "variable":
      return hole.operator === undefined
        ? `$${hole.name}`
        : `\${${hole.name}${hole.operator}${hole.operand ? printWord(hole.operand) : ""}}`;
    case "substitution":
      return `$(${printList(hole.body)})`;
    case "process":
      return `${hole.direction}(${printList(hole.body)})`;
    case "arithmetic":
      return "$((…))";
    case "ansi":
      return "$'…'";
    case "array":
      return `(${hole.elements.map(printWord).join(" ")})`;
    case "glob":
      return `<${hole.text}>`;
    case "tilde":
      return `<~${hole.user}>`;
    case "brace":
      return `<${hole.text}>`;
  }
}

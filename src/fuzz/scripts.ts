import fc from "fast-check";
import { parseScript } from "../shell/parse.ts";
import { programs, words } from "./rules.ts";
import { type Form, type Grammar, sentencesFrom } from "./sentences.ts";
import { shellGrammar } from "./shell-grammar.gen.ts";

const rule = (name: string): Form => ({ rule: name });
const often = (times: number, form: Form, other: Form): Form => ({
  choice: [...Array<Form>(times).fill(form), other],
});

const plainWord: Form = { choice: [...programs, ...words] };
const commands: Form = [
  rule("Lines"),
  rule("AndOr"),
  { many: [rule("Separator"), rule("AndOr")] },
  { choice: ["; ", "\n", " & "] },
];

/**
 * The grammar as scripts are written: the programs and words that rules name, more simple commands than others, and
 * blanks and separators where its predicates ask for an end of a word or of a command.
 */
const writtenGrammar: Grammar = {
  ...shellGrammar,
  WordEnd: " ",
  Stop: " ",
  Blanks: often(6, " ", "\\\n"),
  Lines: often(4, " ", "\n"),
  List: commands,
  CommandsOf: commands,
  Command: often(3, rule("Simple"), shellGrammar["Command"]!),
  Simple: [
    { optional: [rule("Assignment"), " "] },
    { choice: programs },
    " ",
    { many: [often(2, rule("Argument"), rule("Redirection")), " "] },
  ],
  Word: often(3, plainWord, shellGrammar["Word"]!),
  Piece: often(3, plainWord, shellGrammar["Piece"]!),
};

const letters = [..."abx1 =:-'\"\\$`();&|>\n"];

/**
 * Shell scripts from `grammar/shell.peggy`, most of them of programs and words that rules name: every construct that
 * the engine reads, in any nesting. The engine reads all of them; at most 400 characters.
 */
export const scripts: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: sentencesFrom(writtenGrammar, "Script", letters) },
    { weight: 1, arbitrary: sentencesFrom(shellGrammar, "Script", letters) },
  )
  .filter((text) => text.length <= 400 && parseScript(text).ok);

// @ts-nocheck
import { type Argument, unknownArguments } from "./argument.ts";
import type { Effects } from "./effects.ts";
import { Found } from "./found.ts";
import { study } from "./study.ts";
import { programNamed } from "./tables/programs.ts";
import { isVersionQuery } from "./versions.ts";

/**
 * Says what one command would do, from its words alone; `words[0]` names the program.
 * A path is looked up by its last part, because deny rules see through it (SEMANTICS BASH-10), but only a name without
 * a slash is read-only, because `./ls` is another program.
 * @param extra the command receives further unknown arguments, as `Inner.extra` says
 * Never throws. Linear in the text of the words. Closed: what the tables do not hold is not read-only (SEMANTICS RO-8).
 */
export function effectsOf(words: readonly Argument[], extra = false): Effects {
  const head = words[0];
  const found = new Found(head);
  if (head === undefined) found.refuse("no program is named");
  else if (head.text === undefined) {
    found.refuse("the program is only known when the shell runs");
    found.runUnknown("the program is only known when the shell runs");
  } else {
    const rest = words.slice(1);
    if (extra) rest.push(unknownArguments(head.word));
    studyProgram(head.text, rest, found);
  }
  return withProgram(found.effects(), head);
}

function studyProgram(text: string, words: readonly Argument[], found: Found): void {
  const isPath = text.includes("/") || text.includes("\\");
  const name = isPath ? text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf("\\")) + 1) : text;
  if (isPath) found.refuse(`\`${text}\` is named by a path`);
  if (isVersionQuery(name, words)) {
    found.configRuns = true;
    return;
  }
  const program = programNamed(name);
  if (program === undefined) found.refuse(`\`${name}\` is not in the read-only table`);
  else study(name, program, words, found);
}

/** The subcommand tables know only what follows the program; rules match with its name in front. */
function withProgram(effects: Effects, program: Argument | undefined): Effects {
  const { withoutGlobals } = effects;
  if (withoutGlobals === undefined || program === undefined) return effects;
  return { ...effects, withoutGlobals: { ...withoutGlobals, words: [program, ...withoutGlobals.words] } };
}

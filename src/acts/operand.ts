import { type Argument, isCount } from "../commands/argument.ts";
import type { Word } from "../shell/script.ts";
import type { PathSubject } from "../world/path-subject.ts";
import type { World } from "../world/world.ts";
import { holesText } from "./command-text.ts";
import { certainDirectory, type Directories, spellFrom } from "./directory.ts";

/** The path that an argument names, from each directory in which the command may run. */
export function operandSubject(
  argument: Argument,
  directories: Directories,
  world: World,
  tildeWord?: Word,
): PathSubject {
  if (argument.text !== undefined) {
    const path = argument.text.startsWith("~") ? `./${argument.text}` : argument.text;
    const subject = spellFrom(path === "" ? "." : path, directories, world);
    const named = path === argument.text && path !== "" ? subject : { ...subject, written: argument.text };
    return tildeWord?.parts.some((part) => part.type === "tilde")
      ? { ...named, unknown: subject.unknown ?? "a redirection to `~` always needs approval" }
      : named;
  }
  const written = holesText(argument.word).replace(/[\u0002\u0003]/g, "…");
  const glob = globOf(argument.word);
  if (glob !== undefined && certainDirectory(directories) !== undefined) {
    const slash = glob.lastIndexOf("/", glob.indexOf("*"));
    const rest = glob.slice(slash + 1);
    const base = spellFrom(slash < 0 ? "." : glob.slice(0, slash + 1), directories, world);
    if (base.unknown === undefined && base.spellings.length === 1 && !rest.split("/").includes("..")) {
      const folder = base.spellings[0]!;
      return { written, spellings: [], glob: folder === "/" ? `/${rest}` : `${folder}/${rest}` };
    }
  }
  return { written, spellings: [], unknown: `${holeName(argument.word)} is only known when it runs` };
}

/** The word with `*` for its globs and counts, where it has no other hole. */
function globOf(word: Word): string | undefined {
  let glob = "";
  for (const part of word.parts) {
    if (part.type === "glob" || isCount(part)) glob += "*";
    else if (part.type !== "text" || part.text.includes("*")) return undefined;
    else glob += part.text;
  }
  return glob;
}

function holeName(word: Word): string {
  const part = word.parts.find((candidate) => candidate.type !== "text");
  switch (part?.type) {
    case "variable":
      if (part.name === "…" || part.name === "…listed") return "what it receives as arguments";
      return part.name === "…value" ? "the value of a variable" : `\`$${part.name}\``;
    case "substitution":
      return "the output of a command";
    case "glob":
      return `\`${part.text}\``;
    case "tilde":
      return `\`~${part.user}\``;
    case "brace":
      return `\`${part.text}\``;
    default:
      return "a part of it";
  }
}

/** Whether an unquoted expansion of this value stays one word. */
export function isPlainPath(value: string): boolean {
  for (const c of value) if (" \t\n*?[\\".includes(c)) return false;
  return true;
}

import { collapseBlanks, flatten, hole, innerBlank } from "../base/command-text.ts";
import { limits } from "../base/limits.ts";
import { canonicalName } from "../powershell/aliases.ts";
import { powershellEffects } from "../powershell/effects.ts";
import {
  type PowerShellCommand,
  type PowerShellWord,
  parsePowerShell,
  scanPowerShell,
} from "../powershell/parse.ts";
import { spellPath } from "../world/path.ts";
import type { PathSubject } from "../world/path-subject.ts";
import type { World } from "../world/world.ts";
import type { Act, RunAct, UnreadableAct } from "./act.ts";

/**
 * The acts of one PowerShell command line: each command, each path that a known cmdlet or a redirection touches, and
 * what could not be read. Never throws; linear in the text up to `limits`.
 * @see SEMANTICS PS-1 … PS-7
 */
export function powershellActs(text: string, world: World): Act[] {
  const acts = read(text, world, false, 0);
  if (text.length > limits.commandLengthMax && !acts.some((act) => act.kind === "unreadable")) {
    acts.push({
      ...unreadable(text, `the command is longer than ${limits.commandLengthMax} characters`, false),
      written: undefined,
      segments: [],
    });
  }
  return acts;
}

function read(text: string, world: World, shadow: boolean, depth: number): Act[] {
  const parsed = parsePowerShell(text);
  if (!parsed.ok)
    return [{ ...unreadable(text, parsed.message, shadow), span: shadow ? undefined : parsed.span }];
  const acts: Act[] = [];
  let moved = false;
  for (const command of parsed.commands) {
    acts.push(...commandActs(text, command, world, { shadow, depth, moved }));
    if (locations.has(command.canonical)) moved = true;
  }
  return acts;
}

/** After one of these nobody knows what a relative path means. */
const locations: ReadonlySet<string> = new Set(["Set-Location", "Push-Location", "Pop-Location"]);

type Scope = { readonly shadow: boolean; readonly depth: number; readonly moved: boolean };

function unreadable(text: string, message: string, shadow: boolean): UnreadableAct {
  const segments = scanPowerShell(text).flatMap((words) => {
    const [name, ...rest] = words;
    if (name === undefined) return [];
    return [words.join(" "), words.map(canonicalName).join(" "), [canonicalName(name), ...rest].join(" ")];
  });
  return {
    kind: "unreadable",
    text,
    span: undefined,
    message,
    written: shadow ? undefined : collapseBlanks(text),
    segments: [...new Set(segments)],
    shadow,
  };
}

function commandActs(text: string, command: PowerShellCommand, world: World, scope: Scope): Act[] {
  const effects = powershellEffects(command);
  const words = command.words.map(wordText).join(" ");
  const canonical =
    command.canonical === command.name
      ? words
      : [command.canonical, ...command.words.slice(1).map(wordText)].join(" ");
  const readings = [...new Set([words, canonical])];
  const unknown =
    command.words[0]!.text === undefined ? "the command name is only known when it runs" : undefined;
  const part = text.slice(command.span.start, command.span.end);
  const act: RunAct = {
    kind: "run",
    language: "powershell",
    span: scope.shadow ? undefined : command.span,
    text: part,
    written: collapseBlanks(text.slice(command.words[0]!.span.start, command.words.at(-1)!.span.end)),
    narrow: unknown === undefined ? readings.map((reading) => ({ text: reading, assigned: false })) : [],
    wide: readings.map(flatten),
    program: unknown === undefined ? command.canonical : undefined,
    readOnly: effects.readOnly,
    configRuns: unknown === undefined && command.canonical === "git",
    fileCommand: effects.fileCommand,
    exactOnly: false,
    named: unknown === undefined,
    shadow: scope.shadow,
    unknown,
    alwaysAsk: effects.alwaysAsk,
    refused: effects.removal?.wildcard
      ? "`Remove-Item` with a wildcard target is refused in every mode"
      : undefined,
  };
  const acts: Act[] = [act];
  const redirected = new Set(command.redirections.map(({ target }) => target));
  const removed = new Set(effects.removes);
  const push = (kind: "read" | "write", operands: readonly PowerShellWord[]): void => {
    for (const operand of operands) {
      const redirection = redirected.has(operand);
      acts.push({
        kind,
        subject: subjectOf(operand, world, scope.moved),
        span: act.span,
        from: redirection ? "redirection" : "operand",
        owner: redirection ? undefined : act,
        recursive: effects.removal?.recurse ?? false,
        removes: kind === "write" && removed.has(operand),
      });
    }
  };
  push("read", effects.reads);
  push("write", effects.writes);
  for (const inner of effects.inner) {
    if (inner !== undefined && scope.depth < limits.wrapperDepthMax)
      acts.push(...read(inner, world, true, scope.depth + 1));
  }
  return acts;
}

function wordText(word: PowerShellWord): string {
  const text = word.text ?? `${word.prefix}${hole}${word.suffix}`;
  return text.includes(" ") ? text.replaceAll(" ", innerBlank) : text;
}

function subjectOf(word: PowerShellWord, world: World, moved: boolean): PathSubject {
  const written = word.text ?? `${word.prefix}…${word.suffix}`;
  if (word.text === undefined)
    return { written, spellings: [], unknown: "a variable in it is only known when it runs" };
  if (moved && !/^(?:[A-Za-z]:)?[\\/]/.test(word.text))
    return { written, spellings: [], unknown: "the directory it is relative to is only known when it runs" };
  if (/[*?[]/.test(word.text)) {
    const subject = spellPath(word.text.replace(/[*?[\]]/g, "*"), world);
    const [path] = subject.spellings;
    if (subject.unknown === undefined && path !== undefined && subject.spellings.length === 1)
      return { written, spellings: [], glob: path };
    return { written, spellings: [], unknown: "a wildcard in it is only known when it runs" };
  }
  return spellPath(word.text, world);
}

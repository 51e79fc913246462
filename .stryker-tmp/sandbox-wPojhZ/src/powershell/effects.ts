// @ts-nocheck
import { isCmdlet } from "./aliases.ts";
import { type Binding, type Bound, bind, elementsOf, flagOf, holdsBlank, resolve } from "./bind.ts";
import { isLetter } from "./characters.ts";
import { type Cmdlet, cmdletOf, commonParameters } from "./cmdlets.ts";
import type { PowerShellCommand, PowerShellWord } from "./parse.ts";

/**
 * What one command would do, found from its words alone. The tables are closed: a cmdlet or parameter that they do not
 * hold makes `readOnly` a reason, never `true`.
 */
export type PowerShellEffects = {
  /** `true`: it only reads and prints. Otherwise why not, for a policy author; starts small, ends without a stop. */
  readonly readOnly: true | string;
  /**
   * Files and directories that it reads, one word per element of a list. A word whose `text` is undefined may be any
   * file. Where it is doubtful which word is an operand, all that may be are here.
   */
  readonly reads: readonly PowerShellWord[];
  /** Created, changed, replaced or removed, redirections included; otherwise as `reads`. */
  readonly writes: readonly PowerShellWord[];
  /** The part of `writes` that `Remove-Item` removes. SEMANTICS PS-5. */
  readonly removes: readonly PowerShellWord[];
  /** `acceptEdits` may approve it where `writes` are in scope, and `writes` holds all that it touches. SEMANTICS PS-4. */
  readonly fileCommand: boolean;
  /** Why no rule that allows may approve it. SEMANTICS PS-6. */
  readonly alwaysAsk?: string;
  /** Only of `Remove-Item`: whether a target is all of a directory (`*`, `x/*`, `$x\*`), and whether what lies below goes too. */
  readonly removal?: { readonly wildcard: boolean; readonly recurse: boolean };
  /** Text that PowerShell parses again (`Invoke-Expression`, `pwsh -Command`), for rules that deny; undefined: unknown. */
  readonly inner: readonly (string | undefined)[];
};

/**
 * The effects of a command. SEMANTICS PS-4, PS-5, PS-6.
 *
 * Paths stay as written: nobody has looked at the disk, expanded `~` or a wildcard.
 * Never throws. Linear in the words times the parameters of the cmdlet.
 */
export function powershellEffects(command: PowerShellCommand): PowerShellEffects {
  const cmdlet = cmdletOf(command.canonical);
  const binding = cmdlet === undefined ? undefined : bind(command.words, cmdlet);
  const touched =
    cmdlet === undefined || binding === undefined
      ? nothing
      : touchedBy(cmdlet, binding, pipedPaths(command, binding));
  const redirected = command.redirections.map((redirection) => redirection.target);
  const reads = filesIn([...touched.reads, ...unixSortFiles(command, binding)]);
  const writes = filesIn([...touched.writes, ...redirected]);
  const removes = filesIn(touched.removes);
  const alwaysAsk = askReason(command, cmdlet, binding, writes);
  const removal =
    command.canonical === "Remove-Item" && binding !== undefined ? removalOf(binding) : undefined;
  return {
    readOnly: alwaysAsk ?? readOnlyReason(command, cmdlet, binding, reads) ?? true,
    reads,
    writes,
    removes,
    fileCommand: alwaysAsk === undefined && isFileCommand(command, binding, writes),
    ...(alwaysAsk === undefined ? {} : { alwaysAsk }),
    ...(removal === undefined ? {} : { removal }),
    inner: innerOf(command),
  };
}

type Touched = {
  readonly reads: readonly PowerShellWord[];
  readonly writes: readonly PowerShellWord[];
  readonly removes: readonly PowerShellWord[];
};

const nothing: Touched = { reads: [], writes: [], removes: [] };

/** `piped`: the paths that the command before `|` may send. */
function touchedBy(cmdlet: Cmdlet, binding: Binding, piped: readonly PowerShellWord[]): Touched {
  const paths = [...valuesOf(binding, "path"), ...valuesOf(binding, "literal-path"), ...piped];
  const destinations = valuesOf(binding, "destination");
  const either = binding.unbound.flatMap(elementsOf);
  switch (cmdlet.use) {
    case "none":
      return nothing;
    case "read":
      return { ...nothing, reads: [...paths, ...either] };
    case "write":
      return { ...nothing, writes: [...paths, ...either] };
    case "remove": {
      const removes = [...paths, ...either];
      return { ...nothing, writes: removes, removes };
    }
    case "copy":
    case "move": {
      const sources = [...paths, ...either];
      const moved = cmdlet.use === "move" ? sources : [];
      return {
        ...nothing,
        reads: sources,
        writes: [...moved, ...arrivals(cmdlet, paths, destinations), ...either],
      };
    }
    case "rename": {
      const sources = [...paths, ...either];
      return { ...nothing, reads: sources, writes: [...sources, ...besides(paths, destinations), ...either] };
    }
    case "create":
      return { ...nothing, writes: [...created(paths, destinations), ...linked(binding), ...either] };
  }
}

/**
 * A cmdlet without a path takes it from the objects that it receives, so it may be any: one word that is only known
 * when it runs. `Select-String` searches text that it receives, but the files where it receives files.
 */
function pipedPaths(command: PowerShellCommand, binding: Binding): readonly PowerShellWord[] {
  if (command.pipedFrom === undefined || valuesOf(binding, "path").length > 0) return [];
  if (valuesOf(binding, "literal-path").length > 0) return [];
  if (withoutPipedPath.has(command.canonical)) return [];
  if (command.canonical === "Select-String" && textSources.has(command.pipedFrom)) return [];
  return [derived(command.words[0]!, undefined)];
}

/** They take objects from `|`, never paths. */
const withoutPipedPath: ReadonlySet<string> = new Set([
  "Out-File",
  "Tee-Object",
  "Export-Csv",
  "Invoke-WebRequest",
  "Invoke-RestMethod",
]);

/** Their output is text, never a file object. */
const textSources: ReadonlySet<string> = new Set(["Get-Content", "Out-String", "Write-Output"]);

function valuesOf(binding: Binding, takes: string): readonly PowerShellWord[] {
  return binding.bound.flatMap(({ parameter, value }) =>
    parameter.takes === takes && value !== undefined ? elementsOf(value) : [],
  );
}

function valueNamed(binding: Binding, name: string): Bound | undefined {
  return binding.bound.find((each) => each.parameter.name === name);
}

/** The destination, and as it may be a directory, each source's name below it; without one, in the current directory. */
function arrivals(
  cmdlet: Cmdlet,
  sources: readonly PowerShellWord[],
  destinations: readonly PowerShellWord[],
): readonly PowerShellWord[] {
  const web = cmdlet.name.startsWith("Invoke-");
  if (web || sources.length === 0) return destinations;
  if (destinations.length === 0)
    return sources.map((source) => derived(source, source.text && leafOf(source.text)));
  const destination = destinations[0]!;
  const below = sources.map((source) => joined(destination, source, source.text && leafOf(source.text)));
  return [...destinations, ...below];
}

/** A new name stands beside the file that had the old one. Two names are an error, so anything may be meant. */
function besides(
  paths: readonly PowerShellWord[],
  names: readonly PowerShellWord[],
): readonly PowerShellWord[] {
  const name = names[0];
  if (name === undefined || paths.length === 0) return names;
  return paths.map((path) => {
    if (path.text === undefined || name.text === undefined || names.length > 1)
      return derived(name, undefined);
    return derived(name, path.text.slice(0, path.text.length - leafOf(path.text).length) + name.text);
  });
}

function created(
  paths: readonly PowerShellWord[],
  names: readonly PowerShellWord[],
): readonly PowerShellWord[] {
  const name = names[0];
  if (name === undefined) return paths;
  if (paths.length === 0) return names;
  return [...paths, ...paths.map((path) => joined(path, name, names.length > 1 ? undefined : name.text))];
}

/** A link makes its target reachable under another name, so the target counts as written. */
function linked(binding: Binding): readonly PowerShellWord[] {
  const type = valueNamed(binding, "ItemType")?.value;
  const target = valueNamed(binding, "Value")?.value;
  if (type === undefined || target === undefined) return [];
  const plain = type.text?.toLowerCase();
  return plain === "file" || plain === "directory" ? [] : elementsOf(target);
}

function joined(directory: PowerShellWord, at: PowerShellWord, name: string | undefined): PowerShellWord {
  const known = directory.text !== undefined && name !== undefined;
  const separated = known && endsWithSeparator(directory.text);
  return derived(at, known ? directory.text + (separated ? "" : "/") + name : undefined);
}

function derived(word: PowerShellWord, text: string | undefined): PowerShellWord {
  return { text, prefix: text ?? "", suffix: "", quoted: word.quoted, span: word.span, parameter: false };
}

function endsWithSeparator(text: string): boolean {
  return text === "" || isSeparator(text.at(-1));
}

function isSeparator(character: string | undefined): boolean {
  return character === "/" || character === "\\";
}

/** The last segment, with the separators after it. */
function leafOf(path: string): string {
  let end = path.length;
  while (end > 0 && isSeparator(path[end - 1])) end -= 1;
  let start = end;
  while (start > 0 && !isSeparator(path[start - 1]) && path[start - 1] !== ":") start -= 1;
  return path.slice(start);
}

/** On Unix `sort` is the program, and its words are files. */
function unixSortFiles(command: PowerShellCommand, binding: Binding | undefined): readonly PowerShellWord[] {
  return command.name.toLowerCase() === "sort" ? (binding?.positional.flatMap(elementsOf) ?? []) : [];
}

/**
 * Each path once, and where its colon is not that of a drive letter, also the file behind: `a.txt::$DATA` is
 * `a.txt`, `FileSystem::C:\a.txt` is `C:\a.txt`. about_Providers.
 */
function filesIn(words: readonly PowerShellWord[]): readonly PowerShellWord[] {
  return [...new Set(words)].flatMap((word) => {
    const text = word.text;
    const stream = text === undefined ? undefined : foreignColon(text);
    if (text === undefined || stream === undefined) return [word];
    const provider = text.lastIndexOf("::");
    const inner = provider < 0 ? text : text.slice(provider + 2);
    const files = [inner, text.slice(0, stream)].filter((each) => each !== "" && each !== text);
    return [word, ...files.map((each) => derived(word, each))];
  });
}

/** Where the first colon stands that is not that of a drive letter. */
function foreignColon(text: string): number | undefined {
  const drive = isLetter(text[0]) && text[1] === ":" && text[2] !== ":";
  const colon = text.indexOf(":", drive ? 2 : 0);
  return colon < 0 ? undefined : colon;
}

function holdsWildcard(text: string): boolean {
  return text.includes("*") || text.includes("?") || text.includes("[");
}

/** Wildcards in the last segment only list names there; further up they make unknown which directory is meant. */
function wildcardAbove(text: string): boolean {
  return holdsWildcard(text.slice(0, text.length - leafOf(text).length));
}

function readOnlyReason(
  command: PowerShellCommand,
  cmdlet: Cmdlet | undefined,
  binding: Binding | undefined,
  reads: readonly PowerShellWord[],
): string | undefined {
  if (cmdlet === undefined || binding === undefined || !cmdlet.readOnly) {
    return `\`${command.canonical}\` is not in the table of read-only cmdlets`;
  }
  if (command.redirections.length > 0) return "its output is redirected to a file";
  if (binding.doubt !== undefined) return binding.doubt;
  const active = binding.bound.find(({ parameter }) => !parameter.inert);
  if (active !== undefined) return `\`-${active.parameter.name}\` does more than read`;
  if (command.words.some((word) => word.text === undefined)) return "a word is only known when it runs";
  if (binding.bound.some(selectsElsewhere)) return "a selection with a separator may name other directories";
  for (const { text } of reads) {
    if (text === undefined) return "its path comes from the command before `|`";
    if (text === "") return "a path is empty";
    if (foreignColon(text) !== undefined) return `\`${text}\` names a provider or a stream, not a file`;
    const matches = cmdlet.content ? holdsWildcard(text) : wildcardAbove(text);
    if (matches) return `the wildcard in \`${text}\` is only resolved when it runs`;
  }
  return undefined;
}

const selections: ReadonlySet<string> = new Set(["Filter", "Include", "Exclude"]);

function selectsElsewhere({ parameter, value }: Bound): boolean {
  const text = value?.text ?? "";
  return selections.has(parameter.name) && (text.includes("/") || text.includes("\\") || text.includes(":"));
}

const fileCommands: ReadonlySet<string> = new Set([
  "Set-Content",
  "Add-Content",
  "Clear-Content",
  "Remove-Item",
]);

/** `sc` is no alias in PowerShell 7: there it is the program that changes services. */
function isFileCommand(
  command: PowerShellCommand,
  binding: Binding | undefined,
  writes: readonly PowerShellWord[],
): boolean {
  if (binding === undefined || binding.doubt !== undefined) return false;
  if (!fileCommands.has(command.canonical) || command.name.toLowerCase() === "sc") return false;
  if (binding.bound.some(({ parameter }) => !parameter.inert)) return false;
  if (binding.positional.some(({ text }) => text === undefined || holdsQuote(text))) return false;
  const paths = [...valuesOf(binding, "path"), ...valuesOf(binding, "literal-path")];
  if (paths.length === 0) return false;
  return writes.every(
    ({ text }) =>
      text !== undefined && text !== "" && !holdsWildcard(text) && foreignColon(text) === undefined,
  );
}

function holdsQuote(text: string): boolean {
  return text.includes("'") || text.includes('"');
}

/** `-Recurse:$false` counts as recursion, as nobody has looked at the value. */
function removalOf(binding: Binding): { readonly wildcard: boolean; readonly recurse: boolean } {
  const targets = [...valuesOf(binding, "path"), ...binding.unbound.flatMap(elementsOf)];
  const doubtful = binding.doubt !== undefined;
  return {
    wildcard: targets.some(isWildcardTarget),
    recurse: doubtful || valueNamed(binding, "Recurse") !== undefined,
  };
}

/** The last segment is nothing but `*`, or `*.*`; after a variable, the certain text decides. */
function isWildcardTarget(word: PowerShellWord): boolean {
  let leaf = leafOf(word.text ?? word.suffix);
  while (isSeparator(leaf.at(-1))) leaf = leaf.slice(0, -1);
  if (word.text === undefined && leaf === word.suffix) return false;
  if (leaf === "*.*") return true;
  return leaf.includes("*") && [...leaf].every((character) => character === "*" || character === "?");
}

/** SEMANTICS PS-6. */
function askReason(
  command: PowerShellCommand,
  cmdlet: Cmdlet | undefined,
  binding: Binding | undefined,
  writes: readonly PowerShellWord[],
): string | undefined {
  if (isDirectoryFunction(command.name))
    return `\`${command.name}\` changes the directory without saying where`;
  const words = [...command.words, ...command.redirections.map((redirection) => redirection.target)];
  for (const word of words) {
    const why = networkReason(word);
    if (why !== undefined) return why;
  }
  const common = commonReason(command, cmdlet, binding);
  if (common !== undefined) return common;
  for (const { text } of writes) {
    if (text !== undefined && foreignColon(text) !== undefined)
      return `\`${text}\` names a provider or a stream, not a file`;
  }
  const moves = command.canonical === "Set-Location" || command.canonical === "Push-Location";
  if (moves && binding !== undefined && touchedPaths(binding).some(isOnProviderDrive)) {
    return "it changes to a drive that holds no files";
  }
  if (!isCmdlet(command.canonical) && command.words.some(isBrokenArgument)) {
    return "PowerShell 5.1 passes an argument with a double quote and a blank wrongly";
  }
  return undefined;
}

function touchedPaths(binding: Binding): readonly PowerShellWord[] {
  const paths = [...valuesOf(binding, "path"), ...valuesOf(binding, "literal-path")];
  return [...paths, ...binding.unbound.flatMap(elementsOf)];
}

function isOnProviderDrive({ text }: PowerShellWord): boolean {
  return text !== undefined && foreignColon(text) !== undefined;
}

/** `cd..`, `cd\`, `cd~`, `X:`. */
function isDirectoryFunction(name: string): boolean {
  const lower = name.toLowerCase();
  if (lower === "cd.." || lower === "cd\\" || lower === "cd~" || lower === "cd/") return true;
  return name.length === 2 && isLetter(name[0]) && name[1] === ":";
}

/** Windows sends the user's credentials to the server that such a path names; a variable before it may be empty. */
function networkReason(word: PowerShellWord): string | undefined {
  for (const text of word.text === undefined ? [word.prefix, word.suffix] : [word.text]) {
    if (text.includes("\\??\\")) return "a `\\??\\` path leaves the usual names of files";
    const colon = flagOf(word) === undefined ? -1 : text.indexOf(":");
    for (let at = 0; at + 1 < text.length; at += 1) {
      if (isShare(text, at, colon)) return "a path on a network share is reached with the user's credentials";
    }
  }
  return undefined;
}

/** Whether two separators at an offset begin the name of a server. `colon`: that of `-Name:`, or -1. */
function isShare(text: string, at: number, colon: number): boolean {
  if (!isSeparator(text[at]) || !isSeparator(text[at + 1])) return false;
  const server = text[at + 2];
  if (text[at] === "/" && text[at + 1] === "/" && (server === undefined || server === " ")) return false;
  const before = text[at - 1];
  if (before === undefined || "=,'\"@ ".includes(before)) return true;
  if (before !== ":") return false;
  if (at - 1 === colon || text[at - 2] === ":") return true;
  const drive = isLetter(text[at - 2]) && !isLetter(text[at - 3]);
  return text[at] === "\\" && !drive;
}

/** Parameters that every cmdlet takes and that stop in the debugger or write a variable. */
function commonReason(
  command: PowerShellCommand,
  cmdlet: Cmdlet | undefined,
  binding: Binding | undefined,
): string | undefined {
  if (cmdlet !== undefined && binding !== undefined) {
    for (const { parameter, value } of binding.bound) {
      if (parameter.takes === "variable") return `\`-${parameter.name}\` writes a variable`;
      if (parameter.takes === "action" && !isHarmlessAction(value?.text)) {
        return `\`-${parameter.name}\` may break into the debugger`;
      }
    }
  }
  for (const [index, word] of command.words.entries()) {
    const flag = flagOf(word);
    if (flag === undefined || (cmdlet !== undefined && resolve(flag.name, cmdlet.parameters) !== undefined))
      continue;
    const value = flag.value ?? command.words[index + 1];
    const why = strangerReason(flag.name.toLowerCase(), value, command.canonical, cmdlet);
    if (why !== undefined) return why;
  }
  return undefined;
}

/**
 * The same for a command whose parameters are unknown. A program (`git`) has flags of its own, so of a name that is no
 * cmdlet and has no `Verb-Noun` shape only long spellings count.
 */
function strangerReason(
  name: string,
  value: PowerShellWord | undefined,
  canonical: string,
  cmdlet: Cmdlet | undefined,
): string | undefined {
  const own =
    cmdlet?.parameters.some(({ spellings }) => spellings.some((each) => each.startsWith(name))) ?? false;
  const known = isCmdlet(canonical);
  const shaped = canonical.includes("-") && !canonical.includes(".") && !canonical.includes("/");
  const enough = known ? 1 : shaped ? 2 : 6;
  if (own || name.length < enough) return undefined;
  for (const { name: full, spellings, takes } of commonParameters) {
    if (takes !== "variable" && takes !== "action") continue;
    if (!spellings.some((each) => each.startsWith(name))) continue;
    if (takes === "variable") return `\`-${full}\` writes a variable`;
    if (!isHarmlessAction(value?.text)) return `\`-${full}\` may break into the debugger`;
  }
  return undefined;
}

/** ActionPreference by number, name or beginning of a name; `Break` is 6. */
function isHarmlessAction(value: string | undefined): boolean {
  if (value === undefined || value === "") return false;
  const lower = value.toLowerCase();
  return (
    harmlessActions.some((each) => each.startsWith(lower)) ||
    (value.length === 1 && value >= "0" && value <= "5")
  );
}

const harmlessActions = ["silentlycontinue", "stop", "continue", "inquire", "ignore", "suspend"] as const;

function isBrokenArgument(word: PowerShellWord): boolean {
  const text = word.text ?? word.prefix + word.suffix;
  return text.includes('"') && holdsBlank(text);
}

const shells: ReadonlySet<string> = new Set(["powershell", "powershell.exe", "pwsh", "pwsh.exe"]);

/** What `Invoke-Expression` and a new shell run. */
function innerOf(command: PowerShellCommand): readonly (string | undefined)[] {
  const rest = command.words.slice(1);
  const name = leafOf(command.canonical).toLowerCase();
  if (name === "invoke-expression") {
    const texts = rest.map((word) => (flagOf(word) === undefined ? word : flagOf(word)?.value));
    const written = texts.filter((word) => word !== undefined).map((word) => word.text);
    return written.length === 0 ? [undefined] : written;
  }
  if (!shells.has(name)) return [];
  const flag = rest.findIndex((word) => "command".startsWith(flagOf(word)?.name.toLowerCase() ?? "-"));
  const words = rest.slice(flag + 1);
  const certain = words.length > 0 && (flag >= 0 || !words[0]!.parameter);
  if (!certain || words.some((word) => word.text === undefined)) return [undefined];
  return [words.map((word) => word.text).join(" ")];
}

// @ts-nocheck
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell text
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseScript } from "../../src/shell/parse.ts";
import { literalOf, type Shell, type SimpleCommand, type Word } from "../../src/shell/script.ts";
import { everySimple } from "../../src/shell/walk.ts";

/**
 * What bash, zsh and dash ran when they were given a text, each command name being a stub that notes its arguments.
 * Of every text that we read, every command that a shell ran must be one that we list.
 */
const folder = new URL("../../../shared/witness/", import.meta.url);
const shells = ["bash", "zsh", "dash"] as const;
type Ran = { readonly argvs: readonly (readonly string[])[]; readonly parses: boolean };
type Witness = { readonly id: string; readonly input: string } & {
  readonly [shell in (typeof shells)[number]]?: Ran;
};

/** Builtins that run a text or a name they are given: no reader of the script can see what that runs. */
const runners: Readonly<Record<string, string>> = {
  eval: "runs its arguments",
  source: "runs a file",
  ".": "runs a file",
  trap: "runs its argument later",
  exec: "runs its arguments",
  command: "runs its arguments",
  builtin: "runs its arguments",
  emulate: "runs its argument",
  alias: "changes what later names mean",
  setopt: "changes what later words mean",
  jobs: "`-x` runs its arguments",
  compgen: "runs an argument",
  mapfile: "`-C` runs its argument",
};
/** Builtins that evaluate the subscript of a name they are given. */
const evaluators = new Set("test [ printf read declare typeset local export let getopts".split(" "));
const subscript = /\[\$\(|\[`|\[\$\{/;

function excuse(
  input: string,
  commands: readonly SimpleCommand[],
  argv: readonly string[],
): string | undefined {
  if (argv[0] === "time") return "`time` is a command in POSIX sh";
  const bare = commands.some(({ words, redirections }) => words.length === 0 && redirections.length > 0);
  if (bare && (argv[0] === "cat" || argv[0] === "more"))
    return "zsh runs it where there are only redirections";
  for (const { words } of commands) {
    const name = words[0] === undefined ? undefined : literalOf(words[0]);
    if (name === undefined) continue;
    if (Object.hasOwn(runners, name)) return `\`${name}\` ${runners[name]}`;
    if (evaluators.has(name) && subscript.test(input))
      return `\`${name}\` evaluates a subscript in its operand`;
  }
  return undefined;
}

/** A pattern for the arguments of a command: holes stand for anything, unquoted ones for any number of words. */
function pattern({ words }: SimpleCommand): RegExp {
  return new RegExp(`^${words.map(patternOfWord).join("")}$`, "u");
}

const separator = "\u{f0000}";

function patternOfWord(word: Word): string {
  let text = "";
  let many = false;
  let certain = word.parts.length === 0;
  for (const part of word.parts) {
    if (part.type === "text") {
      text += part.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
      certain ||= part.quoted || part.text !== "";
    } else {
      text += "\u{f0001}";
      many ||= !part.quoted || (part.type === "variable" && part.name === "@");
    }
  }
  const hole = many ? "[^]*" : `[^${separator}]*`;
  const full = text.replaceAll("\u{f0001}", hole) + separator;
  return many && !certain ? `(?:${full})?` : full;
}

const present = existsSync(folder);

/** The shell that the reader is told of, and those that ran what it then reads. */
const readings: readonly {
  readonly shell: Shell | undefined;
  readonly ran: readonly (typeof shells)[number][];
  readonly leastRead: Readonly<Record<string, number>>;
}[] = [
  { shell: undefined, ran: shells, leastRead: { "gen-agent": 1, hand: 0.65 } },
  { shell: "bash", ran: ["bash"], leastRead: { "gen-agent": 1, hand: 0.84 } },
  { shell: "zsh", ran: ["zsh"], leastRead: { "gen-agent": 1, hand: 0.66 } },
  // On macOS `sh` is bash.
  { shell: "sh", ran: ["dash", "bash"], leastRead: { "gen-agent": 1, hand: 0.67 } },
];

describe.skipIf(!present)("what shells ran (skipped where the witness is absent)", () => {
  for (const { shell: told, ran, leastRead } of readings) {
    for (const name of ["hand", "gen-agent", "gen-grammar", "gen-mutate"]) {
      test(`${name}, ${told ?? "any shell"}`, () => {
        const missed: string[] = [];
        const excused = new Map<string, number>();
        let accepted = 0;
        let parsedByBash = 0;
        let compared = 0;
        for (const line of readFileSync(new URL(`${name}.jsonl`, folder), "utf8")
          .trim()
          .split("\n")) {
          const witness: Witness = JSON.parse(line);
          const { input } = witness;
          const bashParses = witness.bash?.parses === true;
          if (bashParses) parsedByBash++;
          const parsed = parseScript(input, told);
          if (!parsed.ok) continue;
          if (bashParses) accepted++;
          const commands = [...everySimple(parsed.script)];
          const patterns = commands.filter(({ words }) => words.length > 0).map(pattern);
          for (const shell of ran) {
            for (const raw of witness[shell]?.argvs ?? []) {
              const argv = raw[0] === "/stubs/.stub" ? raw.slice(1) : raw;
              const text = argv.map((argument) => argument + separator).join("");
              compared++;
              if (patterns.some((it) => it.test(text))) continue;
              const reason = excuse(input, commands, argv);
              if (reason === undefined)
                missed.push(`${shell} ${witness.id} ${JSON.stringify(input)} ${JSON.stringify(argv)}`);
              else excused.set(`${shell}: ${reason}`, (excused.get(`${shell}: ${reason}`) ?? 0) + 1);
            }
          }
        }
        console.log(
          `${name}, ${told ?? "any shell"}: ${accepted} of ${parsedByBash} that bash parses are read,`,
          `${compared} commands compared, ${missed.length} missed, excused:`,
          Object.fromEntries(excused),
        );
        expect(missed).toEqual([]);
        expect(accepted / parsedByBash).toBeGreaterThanOrEqual(leastRead[name] ?? 0);
      });
    }
  }
});

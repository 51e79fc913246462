import type { PathAct } from "../acts/act.ts";
import { actsOf } from "../acts/acts-of.ts";
import { grammarOf } from "../commands/options.ts";
import { programNamed } from "../commands/tables/programs.ts";
import type { Session } from "../policy/session.ts";
import { ruleFor } from "../rule/print.ts";
import { anyWord, filled, shellCall } from "./samples.ts";

/** Another spelling of what a pattern of a deny or ask is about, and the rule that would cover both. */
export type Spelling = { readonly command: string; readonly help: string };

/**
 * Other commands that do what those of a pattern do, one of each kind.
 * Whether the rule covers them is for the caller to find out.
 */
export function otherSpellings(pattern: string, session: Session): readonly Spelling[] {
  const words = filled(pattern, anyWord).split(" ");
  return [
    ...withArguments(pattern, words),
    ...withOtherCluster(words, session),
    ...withOptionBehind(words),
    ...throughOtherProgram(pattern, session),
  ];
}

/** `git push` is also `git push origin`: a program and its subcommand without `*`. */
function withArguments(pattern: string, words: readonly string[]): readonly Spelling[] {
  const bare = words.length <= 2 && words.every((word) => /^\w[\w-]*$/.test(word));
  if (pattern.includes("*") || !bare) return [];
  return [{ command: `${pattern} ${anyWord}`, help: `write \`${ruleFor("Bash", `${pattern} *`)}\`` }];
}

/** `git push --force x` is also `git push x --force`, unless the options of the program end at its first operand. */
function withOptionBehind(words: readonly string[]): readonly Spelling[] {
  const at = words.findIndex((word, index) => index > 0 && /^-\w|^--\w/.test(word));
  if (at < 0 || words.at(-1) !== anyWord || at === words.length - 1) return [];
  if (programNamed(words[0]!)?.stops) return [];
  const option = words[at]!;
  const before = words.slice(0, at).join(" ");
  const others = words.filter((_, index) => index !== at).join(" ");
  return [
    {
      command: `${others} ${option}`,
      help: `write \`${ruleFor("Bash", `${before} *${option}*`)}\`, which covers the option anywhere`,
    },
  ];
}

/** `rm -rf` is also `rm -fr`, where the table of the program knows each letter as an option without a value. */
function withOtherCluster(words: readonly string[], session: Session): readonly Spelling[] {
  const [name = ""] = words;
  const options = programNamed(name)?.options;
  const at = words.findIndex((word) => /^-\w\w+$/.test(word));
  if (options === undefined || at < 0) return [];
  const { options: known } = grammarOf(options, {
    abbreviates: false,
    numeric: false,
    stops: false,
    certain: undefined,
  });
  const letters = [...words[at]!.slice(1)];
  if (letters.some((letter) => known.get(`-${letter}`)?.value !== "none")) return [];
  const command = words.with(at, `-${letters.reverse().join("")}`).join(" ");
  if (filesOf(command, session) !== filesOf(words.join(" "), session)) return [];
  return [{ command, help: `write \`${ruleFor("Bash", `${name} *`)}\`, whatever its options are` }];
}

/** `cat .env` is also `head .env`, and a Read rule covers every command that reads the file. */
function throughOtherProgram(pattern: string, { world }: Session): readonly Spelling[] {
  const [name, file, ...others] = pattern.split(" ");
  if (file === undefined || file.startsWith("-") || /^\**$/.test(file) || others.length > 0) return [];
  const acts = actsOf(shellCall(filled(pattern, anyWord)), world);
  const onlyReads = acts.some((act) => act.kind === "run" && act.readOnly === true);
  const reads = acts.filter((act) => act.kind === "read" && act.from === "operand");
  if (!onlyReads || reads.length !== 1) return [];
  const command = `${name === "head" ? "tail" : "head"} ${filled(file, anyWord)}`;
  return [
    { command, help: `write \`${ruleFor("Read", file)}\`, which covers every command that reads the file` },
  ];
}

/** What the engine sees a command do with files, as one text. */
function filesOf(command: string, { world }: Session): string {
  const acts = actsOf(shellCall(command), world);
  const paths = acts.filter((act): act is PathAct => "subject" in act);
  return JSON.stringify(
    paths.map(({ kind, subject, recursive, removes }) => [kind, subject.spellings, recursive, removes]),
  );
}

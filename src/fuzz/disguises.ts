import { parseScript } from "../shell/parse.ts";
import { literalOf, type Script } from "../shell/script.ts";
import { everySimple } from "../shell/walk.ts";

/**
 * Scripts that run the commands of this one and never loosen it, under the name of what was done to it. Only what can
 * be read is disguised, and only as what can be read: else nobody knows what stands in the brackets. A script that names no program has none.
 */
export function disguisesOf(command: string): ReadonlyMap<string, string> {
  const parsed = parseScript(command);
  if (!parsed.ok || everySimple(parsed.script).length === 0) return new Map();
  return new Map(disguised(command, parsed.script).filter(([, text]) => parseScript(text).ok));
}

function disguised(command: string, script: Script): readonly (readonly [how: string, text: string])[] {
  return [
    ["in a subshell", `( ${command}\n)`],
    ["in a group", `{ ${command}\n}`],
    ["in a pipe to itself", `{ ${command}\n} | { ${command}\n}`],
    ["in a pipe to cat", `{ ${command}\n} | cat`],
    ["in a branch", `if true; then ${command}\nfi`],
    ["behind another command", `true && { ${command}\n}`],
    ["negated", `! { ${command}\n}`],
    ["in a substitution", `$(${command}\n)`],
    ["in a quoted substitution", `echo "$(${command}\n)"`],
    ["before a comment", `${command}\n# note`],
    ["behind a comment", `# note\n${command}`],
    ["with more blanks", withEachWord(script, (word) => `  ${word}`)],
    ["in single quotes", withEachWord(script, (word) => (isPlain(word) ? `'${word}'` : word))],
    ["behind backslashes", withEachWord(script, (word) => (isPlain(word) ? `\\${word}` : word))],
    ...(command.includes("`")
      ? []
      : [
          ["in double quotes", withEachWord(script, (word) => (isPlain(word) ? `"${word}"` : word))] as const,
        ]),
    ...(isBare(script)
      ? [
          ["behind sudo", `sudo ${command}`] as const,
          ["behind timeout", `timeout 5 ${command}`] as const,
          ["behind an assignment", `FOO=bar ${command}`] as const,
        ]
      : []),
  ];
}

/** The script with each word of its commands replaced. */
function withEachWord({ text, body }: Script, replaced: (word: string) => string): string {
  const spans = everySimple(body)
    .flatMap(({ words }) => words)
    // the text of a substitution in backquotes stands elsewhere
    .filter(
      (word) =>
        literalOf(word) === undefined ||
        text.slice(word.span.start, word.span.end).includes(literalOf(word)!),
    )
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
  let out = "";
  let at = 0;
  for (const { start, end } of spans) {
    // a word in a word: the outer one is written already
    if (start < at) continue;
    out += text.slice(at, start) + replaced(text.slice(start, end));
    at = end;
  }
  return out + text.slice(at);
}

/** Nothing in it is special in any shell, so quotes change nothing. A backslash would not do before a digit's `>`. */
function isPlain(word: string): boolean {
  return /^[A-Za-z._/-][A-Za-z0-9._/:@%+,-]*$/.test(word);
}

/** One simple command, known to the last word, that begins with the plain name of a program. */
function isBare({ text, body }: Script): boolean {
  const [item, ...more] = body.items;
  if (more.length > 0 || item?.after !== "end" || item.command.type !== "simple") return false;
  const { words, assignments } = item.command;
  const known = words.every((word) => literalOf(word) !== undefined);
  return known && assignments.length === 0 && words[0]?.span.start === 0 && /^[a-z]+(?![^ ])/.test(text);
}

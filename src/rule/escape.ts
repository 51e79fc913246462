/**
 * A backslash escapes a parenthesis, and a backslash in the run directly before one; everywhere else it is itself,
 * because commands and Windows paths are full of them. SEMANTICS SYN-5.
 */
export function unescapeParentheses(written: string): string {
  let text = "";
  let from = 0;
  for (let at = written.indexOf("\\"); at >= 0; at = written.indexOf("\\", at)) {
    let end = at;
    while (written[end] === "\\") end += 1;
    // The run before the closing parenthesis of the rule counts too: its parenthesis is the end of the text.
    if (end === written.length || isParenthesis(written[end])) {
      text += written.slice(from, at) + "\\".repeat((end - at) >> 1);
      from = end;
    }
    at = end;
  }
  return text + written.slice(from);
}

/**
 * The text that `unescapeParentheses` gives back as `specifier`. Parentheses that balance stay as they are, so that
 * `src/(auth)/**` reads well; others are escaped, so that none of them closes the rule.
 */
export function escapeParentheses(specifier: string): string {
  const written = escaped(specifier, "");
  const rule = `(${written})`;
  return balancedClose(rule, 0, rule.length) === rule.length - 1 ? written : escaped(specifier, "\\");
}

/** Doubles the backslashes directly before a parenthesis or the end, and puts `before` in front of parentheses. */
function escaped(specifier: string, before: string): string {
  let written = "";
  let slashes = 0;
  for (const character of specifier) {
    if (isParenthesis(character)) written += "\\".repeat(slashes) + before;
    slashes = character === "\\" ? slashes + 1 : 0;
    written += character;
  }
  return written + "\\".repeat(slashes);
}

/** Whether the character at `at` has an odd number of backslashes before it. */
export function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === "\\") from -= 1;
  return (at - from) % 2 === 1;
}

/**
 * The offset of the first unescaped parenthesis that closes the one at `open`, or undefined. Linear.
 */
export function balancedClose(text: string, open: number, end: number): number | undefined {
  let depth = 0;
  let escaped = false;
  for (let at = open; at < end; at++) {
    const character = text[at];
    if (character === "\\") {
      escaped = !escaped;
      continue;
    }
    if (!escaped && character === "(") depth += 1;
    if (!escaped && character === ")") {
      depth -= 1;
      if (depth === 0) return at;
    }
    escaped = false;
  }
  return undefined;
}

function isParenthesis(character: string | undefined): boolean {
  return character === "(" || character === ")";
}

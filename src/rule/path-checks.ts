import { type Reading, report } from "./finding.ts";

/** First segments that make a `/x` pattern look like an absolute path. SEMANTICS PATH-7. */
const topDirectories: ReadonlySet<string> = new Set([
  "Users",
  "etc",
  "home",
  "mnt",
  "opt",
  "private",
  "root",
  "tmp",
  "usr",
  "var",
]);

/** Reports what is in force but likely not meant in the path pattern `text[start, end)`. SEMANTICS PATH-7, PATH-10, SYN-15. */
export function reportPathRisks(reading: Reading, start: number, end: number): void {
  const { text } = reading;
  if (text[start] === "!") {
    report(
      reading,
      "warning",
      "negated-rule",
      start,
      start + 1,
      "a pattern with a leading `!` only cancels patterns of the same list and the same source",
      "for a file whose name begins with `!`, write `\\!`",
    );
  }
  const anchor = text[start] === "!" ? start + 1 : start;
  if (text[anchor] === "/" && text[anchor + 1] !== "/") {
    const slash = text.indexOf("/", anchor + 1);
    const segmentEnd = slash < 0 || slash > end ? end : slash;
    if (topDirectories.has(text.slice(anchor + 1, segmentEnd))) {
      report(
        reading,
        "warning",
        "single-slash-absolute",
        anchor,
        segmentEnd,
        "a leading `/` is read from the directory of the settings file, not from the file-system root",
        `write \`/${text.slice(anchor, end)}\` for the absolute path`,
      );
    }
  }
  const brace = bracesIn(text, start, end);
  if (brace !== undefined) {
    report(
      reading,
      "warning",
      "path-pattern-braces",
      brace.start,
      brace.end,
      "braces stand for themselves in a path pattern",
      "write one rule for each alternative",
    );
  }
}

/**
 * Where `text[start, end)` stops being a gitignore pattern: a `[` that is never closed, or a `\` with nothing after it.
 * Undefined where all of it is one. Linear. SEMANTICS SYN-16.
 */
export function unreadablePart(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at++) {
    if (text[at] === "\\") {
      if (at + 1 === end) return at;
      at += 1;
    } else if (text[at] === "[") {
      const close = classEnd(text, at, end);
      if (close === undefined) return at;
      at = close;
    }
  }
  return undefined;
}

/** The offset of the `]` that closes the class opened at `open`, or undefined. */
function classEnd(text: string, open: number, end: number): number | undefined {
  let at = open + 1;
  if (text[at] === "!" || text[at] === "^") at += 1;
  let namedClassesEnd = true;
  for (let first = true; at < end; at++, first = false) {
    if (text[at] === "\\") at += 1;
    else if (namedClassesEnd && text[at] === "[" && text[at + 1] === ":") {
      const close = text.indexOf(":]", at + 2);
      namedClassesEnd = close >= 0 && close < end;
      if (namedClassesEnd) at = close + 1;
    } else if (text[at] === "]" && !first) return at;
  }
  return undefined;
}

/** The first `{…,…}` of a pattern. */
function bracesIn(text: string, start: number, end: number): { start: number; end: number } | undefined {
  let open: number | undefined;
  let comma = false;
  for (let at = start; at < end; at++) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === "{") {
      open = at;
      comma = false;
    } else if (character === ",") comma = open !== undefined;
    else if (character === "}" && open !== undefined) {
      if (comma) return { start: open, end: at + 1 };
      open = undefined;
    }
  }
  return undefined;
}

import { type Reading, report } from "./finding.ts";

/**
 * First segments that make a `/x` pattern look like an absolute path: directories below the root of common systems.
 * SEMANTICS PATH-7.
 */
export const topDirectories: ReadonlySet<string> = new Set([
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
  if (text[anchor] === "/") {
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

/** Why a path pattern cannot be read: where, what, and the certain fix. */
export type PathFault = { readonly at: number; readonly message: string; readonly help: string };

/**
 * Why the text is no gitignore pattern that could match: a `[` that is never closed, a `\` with nothing after it, or a
 * segment that no absolute path has. Undefined where all of it is one. Linear. SEMANTICS SYN-16, PATH-13.
 */
export function pathFault(text: string): PathFault | undefined {
  const from = anchorEnd(text);
  let segment = from;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") {
      if (at + 1 === text.length)
        return { at, message: "nothing follows the last `\\`", help: "write `\\\\`" };
      at += 1;
    } else if (text[at] === "[") {
      const close = classEnd(text, at);
      if (close === undefined) {
        const help = "close the class with `]`, or write `\\[` for the character itself";
        return { at, message: "`[` is never closed", help };
      }
      at = close;
    } else if (text[at] === "/") {
      const name = text.slice(segment, at);
      if (isNoName(name)) return segmentFault(segment, name);
      segment = at + 1;
    }
  }
  const last = text.slice(segment);
  const alone = last === text || `!${last}` === text;
  return last === ".." || (last === "." && !alone) ? segmentFault(segment, last) : undefined;
}

/** The end of `!` and of `//`, `~/`, `./` or `/`. SEMANTICS PATH-6. */
function anchorEnd(text: string): number {
  const from = text.startsWith("!") ? 1 : 0;
  for (const anchor of ["//", "~/", "./", "/"]) {
    if (text.startsWith(anchor, from)) return from + anchor.length;
  }
  return from;
}

function isNoName(name: string): boolean {
  return name === "" || name === "." || name === "..";
}

function segmentFault(at: number, name: string): PathFault {
  return name === ""
    ? { at, message: "no path has an empty segment", help: "write one `/` between segments" }
    : {
        at,
        message: `no path has a \`${name}\` segment`,
        help: "write the path without it, from `//` or `~/`",
      };
}

/** The offset of the `]` that closes the class opened at `open`, or undefined. */
function classEnd(text: string, open: number): number | undefined {
  let at = open + 1;
  if (text[at] === "!" || text[at] === "^") at += 1;
  let namedClassesEnd = true;
  for (let first = true; at < text.length; at++, first = false) {
    if (text[at] === "\\") at += 1;
    else if (namedClassesEnd && text[at] === "[" && text[at + 1] === ":") {
      const close = text.indexOf(":]", at + 2);
      namedClassesEnd = close >= 0;
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
    } else if (character === ",") comma = true;
    else if (character === "}" && open !== undefined) {
      if (comma) return { start: open, end: at + 1 };
      open = undefined;
    }
  }
  return undefined;
}

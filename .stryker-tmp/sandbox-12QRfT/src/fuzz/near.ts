// @ts-nocheck
import fc from "fast-check";
import { names, programs, words } from "./rules.ts";
import { home, start } from "./scene.ts";

const pick = fc.constantFrom;

/** The literal with a chance of 3 in 4, else another one or the literal with a character more or less, or in capitals. */
export function nearTo(literal: string, others: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(literal) },
    { weight: 2, arbitrary: pick(...others) },
    {
      weight: 2,
      arbitrary: pick(
        `${literal}x`,
        `x${literal}`,
        literal.slice(0, -1),
        literal.slice(1),
        literal.toUpperCase(),
      ),
    },
  );
}

const plainWord = fc.oneof(
  pick(...words),
  pick(...programs),
  pick(
    "$X",
    '"$X"',
    "$HOME/x",
    "*.ts",
    "~/x",
    "'a b'",
    "link/a.ts",
    "out/passwd",
    "../b",
    "$(git push)",
    "`rm x`",
  ),
);

/** A simple command near a command pattern: `git pus` for `git push *`. Never empty. */
export function commandNear(pattern: string): fc.Arbitrary<string> {
  const parts = pattern
    .replace(/:\*$/, " *")
    .split(" ")
    .filter((word) => word !== "");
  const near = parts.map((part) =>
    part === "*"
      ? fc.array(plainWord, { maxLength: 2 }).map((run) => run.join(" "))
      : part.includes("*") && !part.includes("\\")
        ? filled(part)
        : fc.oneof({ weight: 7, arbitrary: nearTo(part, words) }, { weight: 1, arbitrary: plainWord }),
  );
  return fc.tuple(...near).map((all) => all.filter((word) => word !== "").join(" ") || "ls");
}

/** A glob in a word, with something for each star: mostly within the word, now and then words more. */
function filled(glob: string): fc.Arbitrary<string> {
  return fc
    .tuple(pick("", "", "x", "uild", "a b"), nearTo(glob, ["x"]))
    .map(([run, near]) => near.replaceAll("*", run));
}

/** A path near a path pattern, from any of the directories that the pattern may be anchored in. */
export function pathNear(pattern: string): fc.Arbitrary<string> {
  const text = pattern.replace(/^!/, "");
  const known = [`/${start}/`, `/${home}/`].find((anchor) => text.startsWith(anchor));
  const anchor = known ?? /^(\/\/|\/|~\/|\.\/)?/.exec(text)![0];
  const near = text
    .slice(anchor.length)
    .split("/")
    .filter((name) => name !== "")
    .map((name) =>
      name === "**"
        ? fc.array(pick(...names), { maxLength: 2 }).map((run) => run.join("/"))
        : nearTo(expanded(name), [...names, "*", "$X"]),
    );
  return fc
    .tuple(rootOf(anchor), pick("", "", "", "", "", "", "/", "/b", "/.."), ...near)
    .map(([root, after, ...all]) => root + all.filter((name) => name !== "").join("/") + after);
}

/** Where paths begin that a pattern with this anchor may match: for `/` that depends on the layer. PATH-6 */
function rootOf(anchor: string): fc.Arbitrary<string> {
  switch (anchor) {
    case "":
      return pick("", "", "", "", "", "src/", "link/", `${start}/`);
    case "./":
      return pick("", "./", `${start}/`);
    case "~/":
      return pick("~/", `${home}/`);
    case "/":
      return pick("", `${start}/`, `${home}/.claude/`, "/");
    default:
      return fc.constant(anchor.slice(1));
  }
}

/** One name that the segment matches. */
function expanded(segment: string): string {
  return segment
    .replaceAll("*", "x")
    .replace("?", "r")
    .replace(/\[.*\]/, "b");
}

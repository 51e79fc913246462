/**
 * Looking up is holding each: for every index, what it finds among rules at random is what the plain matchers of
 * `test/reference` find one by one. Few letters, so that rules share beginnings, endings and what is between, and as many
 * rules as make an index keep some elsewhere.
 */
import fc from "fast-check";
import { hole, spreadingHole } from "../../src/base/command-text.ts";
import type { Effect } from "../../src/index.ts";
import { compileDomain } from "../../src/match/domain.ts";
import { compilePathPattern, mayGoUp, type PathPattern } from "../../src/match/path-pattern.ts";
import { CommandIndex } from "../../src/policy/command-index.ts";
import type { CompiledRule } from "../../src/policy/compiled-rule.ts";
import { DomainIndex } from "../../src/policy/domain-index.ts";
import { NameIndex } from "../../src/policy/name-index.ts";
import { ParameterIndex } from "../../src/policy/parameter-index.ts";
import { PathTable } from "../../src/policy/path-table.ts";
import { ToolIndex } from "../../src/policy/tool-index.ts";
import type { ToolPattern } from "../../src/rule/rule.ts";
import { commandMatcher, hostMatcher, nameMatches, pathMatcher, someSuffix } from "../reference/matchers.ts";
import { covers } from "../reference/rules.ts";

/** What one index finds for one subject: whether it is what the plain matchers find, and of the right rules. */
type Found = { readonly how: string; readonly found: readonly string[]; readonly wanted: readonly string[] };

/** Rules of one kind and what they are held against, and what becomes of it. */
export type Lookup = { readonly given: unknown; readonly look: () => readonly Found[] };

type Kind = fc.Arbitrary<Lookup>;

function kind<T>(given: fc.Arbitrary<T>, look: (given: T) => readonly Found[]): Kind {
  return given.map((given) => ({ given, look: () => look(given) }));
}

const pick = fc.constantFrom;
const effect: Effect = "deny";

function ruleOf(text: string): CompiledRule {
  const place = { line: 1, column: 1, endColumn: 1 };
  const tool = { type: "name", name: "Bash", written: "Bash" } as const;
  return { effect, layer: "user", broken: false, rule: { text, place, tool } };
}

/** One of the rules that are right, where there is one. */
function one(how: string, found: CompiledRule | undefined, wanted: readonly string[]): Found {
  return { how, found: found === undefined ? [] : [found.rule.text], wanted };
}

type Texts = { readonly patterns: readonly string[]; readonly subject: string };

/** Patterns of pieces, few or a crowd, and a text of the same pieces: as one of the patterns has them, or others. */
function among(pieces: readonly string[], more: readonly string[], by: string): fc.Arbitrary<Texts> {
  const textOf = (...some: readonly string[]) =>
    fc.array(pick(...some), { minLength: 1, maxLength: 4 }).map((all) => all.join(by));
  const pattern = textOf(...pieces, ...pieces, ...more);
  const whole = (text: string) =>
    by === ""
      ? text
      : text
          .split(by)
          .filter((piece) => piece !== "")
          .join(by) || pieces[0]!;
  return fc
    .oneof(
      fc.uniqueArray(pattern, { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(pattern, { minLength: 20, maxLength: 40 }),
    )
    .chain((patterns) => {
      const near = fc
        .tuple(pick(...patterns), pick("", pieces[0]!))
        .map(([text, run]) => whole(text.replace(/\*+/g, run)));
      return fc.record({ patterns: fc.constant(patterns), subject: fc.oneof(near, textOf(...pieces)) });
    });
}

const commands = kind(
  fc.tuple(
    among(["a", "b", "ab", "a", "b"], ["*", "*", "a*", "*b", "X=1", "*"], " "),
    fc.record({
      wide: fc.boolean(),
      colon: fc.boolean(),
      mark: pick("", hole, spreadingHole),
      at: fc.nat(8),
      // what the patterns begin and end with, the first of them and those after
      ends: pick(
        [["", ""]],
        [["", ""]],
        [["", ""]],
        [
          ["ab * ", " * b"],
          ["ab * ", " *"],
        ],
        [
          ["a * ", " *"],
          ["b * ", " *"],
        ],
        [
          ["* ", " *"],
          ["", ""],
        ],
        [
          ["ab * ", " * b"],
          ["a * ", " *"],
          ["* ", " *b"],
        ],
      ),
    }),
  ),
  ([{ patterns, subject }, { wide, colon, mark, at, ends }]) => {
    const texts = patterns.map((text, i) => {
      const [head, tail] = ends[Math.floor((i * ends.length) / patterns.length)]!;
      const whole = head + text + tail;
      return colon && whole.endsWith(" *") ? `${whole.slice(0, -2)}:*` : whole;
    });
    const index = new CommandIndex(wide, false);
    for (const text of texts) index.add(text, ruleOf(text));
    const rules = texts.map((text) => ({ text, ...commandMatcher(text, wide) }));
    const wanted = (holds: (rule: (typeof rules)[number]) => boolean) =>
      rules.filter(holds).map(({ text }) => text);
    const holed = subject.slice(0, at) + mark + subject.slice(at);
    return [
      one(
        "must",
        index.must(subject),
        wanted(({ must }) => must(subject)),
      ),
      one(
        "assigned",
        index.must(subject, true),
        wanted(({ must, assigns, all }) => (assigns || all) && must(subject)),
      ),
      one(
        "may",
        index.may(holed),
        wanted(({ may }) => may(holed)),
      ),
      one(
        "each word",
        index.suffix(subject),
        wanted(({ must }) => someSuffix(must, subject)),
      ),
    ];
  },
);

const domains = kind(
  among(["a", "b", "ab", "aab"], ["*", "a*", "*b", "a*b"], "."),
  ({ patterns, subject }) => {
    const index = new DomainIndex();
    for (const text of patterns) {
      const domain = compileDomain(text);
      if (!("problem" in domain)) index.add(ruleOf(text), domain);
    }
    return [
      one(
        "host",
        index.matching(subject),
        patterns.filter((text) => hostMatcher(text)?.(subject)),
      ),
    ];
  },
);

function toolPatternOf(text: string): ToolPattern {
  if (text.startsWith("mcp__") && !text.includes("*") && text.split("__").length === 2)
    return { type: "server", server: text.slice(5) };
  return text.includes("*") ? { type: "glob", pattern: text } : { type: "name", name: text, written: text };
}

const toolTexts = ["mcp", "a", "b", "ab", "a_b"];
const tools = kind(among(toolTexts, ["*", "a*", "*b"], "__"), ({ patterns, subject }) => {
  const index = new ToolIndex<string>();
  for (const text of [...patterns, "Ag*", "Agent"]) index.add(toolPatternOf(text), text);
  return [subject, `mcp__${subject}`, "Task"].map((tool) => ({
    how: "tool",
    found: index.of(tool).toSorted(),
    wanted: [...patterns, "Ag*", "Agent"].filter((text) => covers(toolPatternOf(text), tool)).toSorted(),
  }));
});

const parameters = kind(among(["a", "b", "ab"], ["*", "a*"], ""), ({ patterns, subject }) => {
  const index = new ParameterIndex();
  const tool = toolPatternOf("T");
  for (const text of patterns) index.add(tool, "x", text, ruleOf(text));
  const wanted = patterns.filter((text) => nameMatches(text, subject));
  return [
    one(
      "value",
      index.matching("T", (name) => (name === "x" ? subject : undefined)),
      wanted,
    ),
    one(
      "other",
      index.matching("T", (name) => (name === "y" ? subject : undefined)),
      [],
    ),
  ];
});

const names = kind(among(["a", "b", "ab", ":", " "], [], ""), ({ patterns, subject }) => {
  const found: Found[] = [];
  for (const tool of ["Agent", "Skill"]) {
    const index = new NameIndex();
    for (const [i, text] of patterns.entries()) index.add(tool, ruleOf(text), text, i % 2 === 0);
    const first = tool === "Skill" ? subject.split(" ")[0]! : subject;
    const restricts = (name: string) =>
      [subject, first].includes(name) ||
      subject.startsWith(`${name} `) ||
      (tool === "Skill" && first.endsWith(`:${name}`));
    const allows = (name: string, i: number) =>
      subject === name || (i % 2 === 0 && subject.startsWith(`${name} `));
    found.push(one("restricting", index.restricting(tool, subject), patterns.filter(restricts)));
    found.push(one("allowing", index.allowing(tool, subject), patterns.filter(allows)));
  }
  return found;
});

const paths = kind(
  fc.tuple(
    among(["a", "b", "ab", "a.b", ".b"], ["*", "**", "**", "**", "*.b", "a*", "*b", "?b", "a*b", "*a*"], "/"),
    fc.record({ anchored: fc.boolean(), coversRoot: fc.boolean(), base: pick("/", "/", "/a", "/a/b") }),
    fc.nat(4),
  ),
  ([{ patterns, subject }, { base, ...options }, at]) => {
    const table = new PathTable<{ readonly pattern: PathPattern; readonly text: string }>();
    const some = patterns.slice(0, 12);
    for (const text of some) {
      const compiled = compilePathPattern(text, base, { ...options, fold: "none" });
      if ("pattern" in compiled) table.add({ ...compiled, text });
    }
    const plain = some.map((text) => ({
      text,
      ...pathMatcher(text, base, { ...options, whole: false, anyCase: false, narrow: false }),
    }));
    const path = `/${subject}`;
    const above = path.split("/").map((_, i, all) => all.slice(0, i + 1).join("/") || "/");
    const glob = `${path.slice(0, at + 1)}*${path.slice(at + 1)}`;
    const wanted = (holds: (rule: (typeof plain)[number]) => boolean | undefined) =>
      plain.filter(holds).map(({ text }) => text);
    const textOf = (entry: { readonly text: string } | undefined) =>
      entry === undefined ? [] : [entry.text];
    return [
      {
        how: "path",
        found: textOf(table.find(path, false)?.entry),
        wanted: wanted(({ itself }) => above.some((name) => itself?.(name, name !== path))),
      },
      ...["/", path].map((directory) => ({
        how: `below ${directory}`,
        found: textOf(table.around(directory, ({ pattern }) => pattern.mayMatchBelow(directory))),
        wanted: wanted(({ below }) => below?.(directory)),
      })),
      {
        how: "glob",
        found: textOf(
          mayGoUp(glob) ? table.all[0] : table.meeting(glob, ({ pattern }) => pattern.mayMatchGlob(glob)),
        ),
        wanted: wanted((matcher) => mayGoUp(glob) || matcher.glob?.(glob)),
      },
    ];
  },
);

/** Every index by what its rules are about. */
export const lookups: Readonly<Record<string, Kind>> = { commands, domains, tools, parameters, names, paths };

/** What an index finds wrongly or not at all. */
export function wrongLookup({ look }: Lookup): string | undefined {
  for (const { how, found, wanted } of look()) {
    const every = how === "tool";
    const right = every ? found.join() === wanted.join() : found.every((text) => wanted.includes(text));
    if (!right || (found.length === 0) !== (wanted.length === 0))
      return `${how}: ${JSON.stringify(found)} found, ${JSON.stringify(wanted)} wanted`;
  }
  return undefined;
}

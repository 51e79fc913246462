import { factorsOf } from "../test/growth/factor.ts";
import { figure, hostLine, ratio, type Spread, spread } from "./bench.ts";
import type { SavedRow } from "./results.ts";
import { places } from "./subjects.ts";

const begin = "<!-- npm run bench -- readme -->";
const end = "<!-- until here -->";

/** The README with the section between its marks written anew. */
export function withPerformance(readme: string, rows: readonly SavedRow[]): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the README lacks ${begin} or ${end}`);
  return `${readme.slice(0, from)}${begin}\n${performanceSection(rows)}\n${readme.slice(to)}`;
}

/** Tables of the rows, and every row in which another was quicker, with the reason. */
export function performanceSection(rows: readonly SavedRow[]): string {
  const sections = [measuredOn(rows), decisions(rows), losses(rows), otherFigures(rows)];
  return [...sections, ...(rows.some(({ bench }) => bench === "growth") ? [growth(rows)] : [])].join("\n\n");
}

function measuredOn(rows: readonly SavedRow[]): string {
  const { date, host } = found(rows, "decide", {});
  return `Measured ${date.slice(0, 10)} on ${hostLine(host)}.`;
}

const ours = "toolgate";
/** Not JavaScript. */
const compiled = "Cedar";

type Wanted = Readonly<Record<string, string | number>>;

function found(rows: readonly SavedRow[], bench: string, wanted: Wanted): SavedRow {
  const row = rows.find(
    (row) => row.bench === bench && Object.entries(wanted).every(([key, value]) => row.of[key] === value),
  );
  if (row === undefined) throw new Error(`no row of ${bench} for ${JSON.stringify(wanted)}`);
  return row;
}

function distinct(rows: readonly SavedRow[], bench: string, key: string): readonly (string | number)[] {
  return [...new Set(rows.filter((row) => row.bench === bench).map(({ of }) => of[key]!))];
}

/** How many times our time another takes. */
function against({ values }: SavedRow, other: string): Spread | undefined {
  return values[other] === undefined ? undefined : ratio(values[other], values[ours]!);
}

/** One row for each question: the rule that decides is the last of its effect. */
function decisions(rows: readonly SavedRow[]): string {
  const heading = ["question", "text", "20 rules", "1,000", "10,000", "best other, 20", "best other, 1,000"];
  const lines = distinct(rows, "decide", "question").flatMap((question) =>
    distinct(rows, "decide", "text").map((text) => {
      const at = (rules: number) => found(rows, "decide", { question, text, rules, match: "last" });
      return [
        `${question}`,
        `${text}`,
        ...[20, 1_000, 10_000].map((rules) => duration(spread(at(rules).values[ours]!).median)),
        best(at(20)),
        best(at(1_000)),
        median(against(at(1_000), "casbin")),
        median(against(at(1_000), compiled)),
      ];
    }),
  );
  return markdown([[...heading, "casbin, 1,000", "Cedar, 1,000"], ...lines]);
}

/** The quickest of the others in JavaScript, and how many times our time it takes. */
function best(row: SavedRow): string {
  const [quickest] = Object.keys(row.values)
    .filter((name) => name !== ours && name !== compiled)
    .map((name) => ({ name, times: against(row, name)! }))
    .sort((a, b) => a.times.median - b.times.median);
  return quickest === undefined ? "none" : `${quickest.name} ${shown(quickest.times)}`;
}

function shown({ median, lowest, highest }: Spread): string {
  return `${figure(median)}x (${figure(lowest)}–${figure(highest)})`;
}

function median(times: Spread | undefined): string {
  return times === undefined ? "-" : `${figure(times.median)}x`;
}

const known =
  "what was decided is found by its text, which is taken out of the call first; a few patterns that fail at their first characters cost less, and so does what another remembers";

/** What we do for a question that others are spared, since they are given the text ready-made. */
const spared: Readonly<Record<string, string>> = {
  "git status, repeated": known,
  "a path, repeated": known,
  "a URL, repeated": known,
  "an MCP tool, repeated": known,
  "git status":
    "the command is taken apart, its program looked up, and its operands are held against the path rules too",
  "a path":
    "the path is made plain, as links and case spell it too, and held against protected places and directories",
  "a URL": "the URL is read as programs read it before its host is known",
  "an MCP tool": "the call is held against the rules of every kind that may be about it",
  "8 commands": "the same; at few rules an index saves nothing",
  "40 lines": "the same; at few rules an index saves nothing",
};

/** Rows in which another was quicker than we are, one line for each question, with the reason in words. */
function losses(rows: readonly SavedRow[]): string {
  const decisions = rows.filter(({ bench }) => bench === "decide");
  const lines = distinct(rows, "decide", "question").flatMap((question) =>
    distinct(rows, "decide", "text").flatMap((text) => {
      const asked = decisions.filter(({ of }) => of["question"] === question && of["text"] === text);
      const lost = asked.filter((row) => quicker(row).length > 0);
      if (lost.length === 0) return [];
      const reason = spared[`${question}, ${text}`] ?? spared[String(question)];
      if (reason === undefined) throw new Error(`no reason why others are quicker at ${question}`);
      return [
        [`${question}, ${text}`, `${lost.length} of ${asked.length}: ${sizesOf(lost)}`, who(lost), reason],
      ];
    }),
  );
  if (lines.length === 0) return "No other was quicker in any row.";
  return `Where others need less than toolgate. They are given the text ready-made and stop at the first pattern that matches
(\`first\`), and \`ignore\` keeps its answer about every path that it has seen:

${markdown([["question", "rows", "who, and down to", "what toolgate does meanwhile"], ...lines])}`;
}

/** The others that were quicker in this row, and how many times our time they took. */
function quicker(row: SavedRow): readonly { readonly name: string; readonly times: number }[] {
  return Object.keys(row.values)
    .filter((name) => name !== ours)
    .map((name) => ({ name, times: against(row, name)!.median }))
    .filter(({ times }) => times < 1);
}

/** `20, 100, 1,000 first` */
function sizesOf(lost: readonly SavedRow[]): string {
  return [...new Set(lost.map(({ of }) => of["rules"]))]
    .map((rules) => {
      const matches = lost.filter(({ of }) => of["rules"] === rules).map(({ of }) => of["match"]);
      const all = matches.length === places.length;
      return `${rules!.toLocaleString("en")}${all ? "" : ` ${matches.join(" and ")}`}`;
    })
    .join("; ");
}

/** `RegExp 0.2x, CASL 0.5x` */
function who(lost: readonly SavedRow[]): string {
  const all = lost.flatMap(quicker);
  return [...new Set(all.map(({ name }) => name))]
    .map((name) => ({
      name,
      times: Math.min(...all.filter((one) => one.name === name).map(({ times }) => times)),
    }))
    .sort((a, b) => a.times - b.times)
    .map(({ name, times }) => `${name} ${figure(times)}x`)
    .join(", ");
}

/** What else was measured: what we take, and what there is to hold it against. */
function otherFigures(rows: readonly SavedRow[]): string {
  const lines = others.map(({ title, bench, of, note }) => {
    const { values, unit, leftOut } = found(rows, bench, of);
    const [own, ...beside] = Object.entries(values).map(
      ([name, list]) => `${name === ours ? "" : `${name} `}${amount(spread(list).median, unit)}`,
    );
    const unable = Object.entries(leftOut)
      .filter(([, reason]) => reason.startsWith("no answer"))
      .map(([name, reason]) => `${name} ${reason}`);
    const cell = [...beside, ...unable].join(", ");
    return [title, own!, note === undefined ? cell : `${cell}; ${note}`];
  });
  return markdown([["what", "toolgate", "beside it"], ...lines]);
}

const plain = "cargo test --package shop --lib";

const others: readonly {
  readonly title: string;
  readonly bench: string;
  readonly of: Wanted;
  readonly note?: string;
}[] = [
  { title: `\`${plain}\`, 1,000 rules, repeated`, bench: "limit", of: { command: plain, text: "repeated" } },
  { title: "the same, first seen", bench: "limit", of: { command: plain, text: "first seen" } },
  {
    title: "8 commands, 1,000 rules, repeated",
    bench: "structure",
    of: { script: "8 commands", text: "repeated" },
  },
  {
    title: "8 known commands in a new order",
    bench: "structure",
    of: { script: "8 known commands", text: "first seen" },
  },
  { title: "8 commands, first seen", bench: "structure", of: { script: "8 commands", text: "first seen" } },
  { title: "40 lines, first seen", bench: "structure", of: { script: "40 lines", text: "first seen" } },
  { title: "1,000 rules of 32 stars, nearly matched", bench: "hostile", of: {} },
  { title: "the commands of 8 commands", bench: "parse", of: { script: "8 commands", shell: "any" } },
  { title: "the commands of 40 lines", bench: "parse", of: { script: "40 lines", shell: "any" } },
  {
    title: "a process: load, compile 20 rules, decide once",
    bench: "start",
    of: {},
    note: "the reader of shell scripts and the tables of programs have to be loaded",
  },
  {
    title: "memory of 10,000 rules",
    bench: "memory",
    of: { what: "10,000 rules" },
    note: "the index, and of each rule its text and where it was written",
  },
  { title: "5 MB of settings, 20,000 rules: read", bench: "load", of: { step: "parse" } },
  { title: "the same: compile", bench: "load", of: { step: "compile" } },
];

/** Of each table of `npm run growth` the text that takes longest, and the steepest doubling of all. */
function growth(rows: readonly SavedRow[]): string {
  const lines = distinct(rows, "growth", "table").map((name) => {
    const grown = rows
      .filter(({ bench, of }) => bench === "growth" && of["table"] === name)
      .map(({ of, values }) => ({
        text: String(of["text"]),
        sizes: Object.keys(values),
        times: Object.values(values).map(([ms]) => ms!),
      }));
    const [slowest] = grown.toSorted((a, b) => b.times.at(-1)! - a.times.at(-1)!);
    const { sizes, times, text } = slowest!;
    const steepest = Math.max(...grown.flatMap(({ times }) => factorsOf(times)).map((found) => found ?? 0));
    return [
      `${name}, ${grown.length} texts`,
      code(text),
      ...[6, 7, 8].map((i) => `${sizes[i]}: ${figure(times[i]!)} ms`),
      steepest === 0 ? "too short" : `${figure(steepest)}x`,
    ];
  });
  return `Hostile texts (\`npm run growth\`): the one of each sort that takes longest, repeated up to a size, and by what the time
grows where the size doubles, at most, over all texts and sizes of that sort:

${markdown([["", "the slowest", "a quarter of the size", "half", "all", "a doubling, at most"], ...lines])}`;
}

/** As code in a cell of a table. */
function code(text: string): string {
  const escaped = text.replaceAll("|", "\\|");
  return text.includes("`") ? `\`\` ${escaped} \`\`` : `\`${escaped}\``;
}

function amount(value: number, unit: SavedRow["unit"]): string {
  if (unit === "ns") return duration(value);
  if (unit === "ms") return `${figure(value)} ms`;
  return value < 1e6 ? `${figure(value / 1e3)} KB` : `${figure(value / 1e6)} MB`;
}

function duration(ns: number): string {
  return ns < 1_000 ? `${figure(ns)} ns` : ns < 1e6 ? `${figure(ns / 1e3)} µs` : `${figure(ns / 1e6)} ms`;
}

/** Columns of nothing but figures stand on the right. */
function markdown([heading, ...lines]: readonly (readonly string[])[]): string {
  const marks = heading!.map((_, column) =>
    lines.every((line) => /^[\d.]+( ns| µs| ms| MB|x)?$|^-$/.test(line[column]!.replaceAll(",", "")))
      ? "--:"
      : "---",
  );
  return [heading!, marks, ...lines].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

import { figure, hostLine, ratio, type Spread, spread } from "./bench.ts";
import type { SavedRow } from "./results.ts";

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
  return [measuredOn(rows), decisions(rows), losses(rows), otherFigures(rows)].join("\n\n");
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
        shown(against(at(1_000), "casbin")),
        shown(against(at(1_000), compiled)),
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

function shown(times: Spread | undefined): string {
  return times === undefined
    ? "-"
    : `${figure(times.median)}x (${figure(times.lowest)}–${figure(times.highest)})`;
}

/** Why another may be quicker: the first reason that fits. */
const reasons: readonly {
  readonly fits: (row: SavedRow, name: string) => boolean;
  readonly reason: string;
}[] = [
  {
    fits: ({ bench }) => bench === "start",
    reason:
      "there is less to load: the reader of shell scripts and the tables of programs are most of toolgate",
  },
  {
    fits: ({ bench }) => bench === "memory",
    reason: "it keeps each pattern once and in no index, and not where the rule was written",
  },
  {
    fits: ({ bench, of }, name) => bench === "decide" && name === "ignore" && of["text"] === "repeated",
    reason: "it keeps the answer about each path that it has seen, without bound",
  },
  {
    fits: ({ bench, of }) => bench === "decide" && of["match"] === "first",
    reason:
      "the first pattern that it tries is the one that decides, and it is given the text ready-made, where toolgate reads the call first",
  },
  {
    fits: ({ bench, of }) => bench === "decide" && Number(of["rules"]) <= 100,
    reason:
      "so few patterns are tried one by one on a ready-made text in less time than toolgate needs to read the call",
  },
];

/** Rows in which another was quicker than we are, with the reason in words. */
function losses(rows: readonly SavedRow[]): string {
  const byReason = new Map<string, { row: SavedRow; name: string; times: Spread }[]>();
  for (const row of rows.filter(({ values }) => values[ours] !== undefined))
    for (const name of Object.keys(row.values)) {
      const times = against(row, name)!;
      if (name === ours || notContenders.has(name) || times.median >= 1) continue;
      const found = reasons.find(({ fits }) => fits(row, name));
      if (found === undefined) throw new Error(`no reason why ${name} is quicker: ${JSON.stringify(row.of)}`);
      const entry = { row, name, times };
      byReason.set(found.reason, [...(byReason.get(found.reason) ?? []), entry]);
    }
  if (byReason.size === 0) return "No other was quicker in any row.";
  return [
    "Where others need less:",
    "",
    ...[...byReason].map(([reason, entries]) => `* ${who(entries)}: ${reason}.`),
  ].join("\n");
}

/** They answer nothing: they are what is left of the work. */
const notContenders = new Set(["one pass", "parsing alone", "empty process"]);

/** `RegExp (12 rows of decide, 0.2x at least)` */
function who(entries: readonly { row: SavedRow; name: string; times: Spread }[]): string {
  const names = [...new Set(entries.map(({ name }) => name))];
  return names
    .map((name) => {
      const own = entries.filter((entry) => entry.name === name);
      const least = Math.min(...own.map(({ times }) => times.median));
      return `${name} (${own.length} ${own.length === 1 ? "row" : "rows"}, ${figure(least)}x at least)`;
    })
    .join(", ");
}

/** Everything but decisions and growth: what was asked, what we take, and what else there is to hold it against. */
function otherFigures(rows: readonly SavedRow[]): string {
  const lines = rows
    .filter(({ bench }) => titles[bench] !== undefined)
    .map((row) => {
      const [own, ...others] = Object.entries(row.values).map(
        ([name, values]) => `${name === ours ? "" : `${name} `}${amount(spread(values).median, row.unit)}`,
      );
      const unable = Object.entries(row.leftOut)
        .filter(([, reason]) => reason.startsWith("no answer"))
        .map(([name, reason]) => `${name}: ${reason}`);
      return [titles[row.bench]!(row.of), own!, [...others, ...unable].join(", ")];
    });
  return markdown([["what", "toolgate", "beside it"], ...lines]);
}

const titles: Readonly<Record<string, (of: SavedRow["of"]) => string>> = {
  limit: ({ command, text }) => `1,000 rules, \`${command}\`, ${text}`,
  structure: ({ script, text }) => `1,000 rules, ${script}, ${text}`,
  parse: ({ script, shell }) => `the commands of ${script}, ${shell === "any" ? "any shell" : shell}`,
  hostile: () => "1,000 rules of 32 stars each, a text that nearly matches",
  start: ({ rules }) => `a process: load, compile ${rules} rules, decide once`,
  memory: ({ what }) => `memory of ${what}`,
  load: ({ step }) => `settings of 5 MB, 20,000 rules: ${step}`,
};

function amount(value: number, unit: SavedRow["unit"]): string {
  if (unit === "ns") return duration(value);
  if (unit === "ms") return `${figure(value)} ms`;
  return value < 1e6 ? `${figure(value / 1e3)} KB` : `${figure(value / 1e6)} MB`;
}

function duration(ns: number): string {
  return ns < 1_000 ? `${figure(ns)} ns` : ns < 1e6 ? `${figure(ns / 1e3)} µs` : `${figure(ns / 1e6)} ms`;
}

function markdown(rows: readonly (readonly string[])[]): string {
  const [heading, ...lines] = rows.map((row) => `| ${row.join(" | ")} |`);
  return [heading, `|${rows[0]!.map((_, i) => (i < 2 ? "---" : "--:")).join("|")}|`, ...lines].join("\n");
}

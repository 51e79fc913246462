/**
 * The rules of a policy by what they are held against. In each area the texts of the rules say all that the rules decide
 * with.
 */
import type { Effect } from "../base/effect.ts";
import { programs } from "../commands/tables/programs.ts";
import type { CommandEntry, CommandIndex } from "../policy/command-index.ts";
import { type ByEffect, byEffect, type CompiledRule } from "../policy/compiled-rule.ts";
import type { PathEntry, PathIndex } from "../policy/path-index.ts";
import type { Policy } from "../policy/policy.ts";
import type { ToolIndex } from "../policy/tool-index.ts";
import type { ToolPattern } from "../rule/rule.ts";
import { defaultOf, tools } from "../rule/tools.ts";
import { foldOf, isAscii } from "../world/path-fold.ts";
import { type Automaton, complement, everything, sequence, textOnly, union, Writer } from "./automaton.ts";
import { allBut, setOf, single } from "./character-set.ts";
import { commandTexts } from "./command-texts.ts";
import { hostTexts, nameTexts, ruledNames, toolTexts } from "./name-texts.ts";
import { anyFoldedPath, anyPath, listTexts, type PathTextsOptions, pathTexts } from "./path-texts.ts";

/** A rule, or the rules of a list with `!` lines, and the texts that it matches. */
export type RuleTexts = {
  /** In the order in which they are written; none where no rule but the engine itself says so. */
  readonly rules: readonly CompiledRule[];
  /** Those with equal keys in areas of one name have equal texts. */
  readonly key: string;
  /** May throw `TooManyStates`. */
  readonly texts: (options?: PathTextsOptions) => Automaton;
  /** Why these texts are only a part of what it decides with. */
  readonly partly?: string;
  /** Of a list: its lines. */
  readonly lines?: readonly ListLine[];
};

export type ListLine = { readonly key: string; readonly negated: boolean };

export type AreaKind = "command" | "path" | "host" | "name" | "tool" | "parameter";

export type Area = {
  /** The same in every policy. */
  readonly name: string;
  readonly kind: AreaKind;
  /** The tool whose calls show it, or of a parameter the parameter. */
  readonly subject: string;
  /** The texts there are, more or exactly; none: all. */
  readonly universe: readonly Automaton[];
  readonly rules: ByEffect<readonly RuleTexts[]>;
  /** The texts are paths as restricting rules compare them, and allow rules stand in an area of their own. */
  readonly folded?: true;
  /** The paths are those of a call from another directory than the session's start. SEMANTICS PATH-9 */
  readonly moved?: true;
  /** Removing what lies above counts, too. SEMANTICS READ-12 */
  readonly below?: true;
  /** Only while commands run in the sandbox. */
  readonly sandboxed?: true;
  /** The area whose rules hold here, too. */
  readonly holds?: string;
  /** Its deny and ask rules are those of an area that is compared itself. */
  readonly allowOnly?: true;
  /** Every text is one that another area holds as well: all rules are in ASCII, which has one form. */
  readonly isRepeated?: boolean;
  /** Lists behind which an allow rule counts all the same. */
  readonly seenThrough?: readonly ("deny" | "ask")[];
  /** What is allowed without a rule, where links do not lead out of it. */
  readonly byDefault?: RuleTexts;
};

/** Every area of a policy. Cost: linear in the rules; the automata are made when they are asked for. */
export function areasOf(policy: Policy): readonly Area[] {
  const areas = [
    ...commandAreas(policy),
    ...pathAreas(policy),
    hostArea(policy),
    nameArea(policy, "Agent"),
    nameArea(policy, "Skill"),
    toolArea(policy),
    ...parameterAreas(policy),
  ];
  const { floor } = policy;
  if (floor === undefined) return areas;
  const isAboutReading = ({ subject, kind }: Area) =>
    subject === "Read" || kind === "tool" || kind === "parameter";
  const spares = (area: Area) => floor.sparesReading && isAboutReading(area);
  return areas.map((area) => (spares(area) ? area : denying(area)));
}

/** Where settings could not be had every call asks that no rule denies, whatever other rules say. SEMANTICS EVAL-11 */
function denying({ byDefault: _, ...area }: Area): Area {
  return { ...area, rules: { deny: area.rules.deny, ask: [], allow: [] } };
}

const always: RuleTexts = { rules: [], key: "always", texts: () => everything };

/** No rule for a tool is asked whether it allows. SEMANTICS MODE-2, MODE-9 */
export function isUnrestricted({ mode, bypassAvailable }: Policy): boolean {
  return mode === "bypassPermissions" || (mode === "plan" && bypassAvailable);
}

/** Rules as they are, and each made once. */
function once(rule: RuleTexts): RuleTexts {
  const made = new Map<string, Automaton>();
  const texts = (options: PathTextsOptions = {}): Automaton => {
    const key = JSON.stringify([options.decomposed, options.asciiWildcards]);
    const automaton = made.get(key) ?? rule.texts(options);
    made.set(key, automaton);
    return automaton;
  };
  return { ...rule, texts };
}

// ---- commands --------------------------------------------------------------------------------------------------------

/** Programs that print their arguments or nothing; every use of them is read-only. SEMANTICS RO-1 */
const printers: readonly string[] = Object.keys(programs).filter((name) => {
  const { readOnly, raw, rest, study, runs, configured, subcommands } = programs[name]!;
  const isPlain = !study && !runs && !configured && !subcommands;
  return readOnly === "harmless" && raw && rest === "text" && isPlain && !name.includes(" ");
});

const prints: RuleTexts = once({
  rules: [],
  key: "only prints",
  texts: () =>
    union(printers.map((name) => new Writer().text(name).end().anythingAfter(single(0x20)).automaton())),
});

/** Whether a command does nothing but print, however it goes on. */
export function onlyPrints(program: string | undefined): boolean {
  return program !== undefined && printers.includes(program);
}

const lowerCase: Automaton = new Writer()
  .run(allBut(setOf([0x41, 0x5a])))
  .end()
  .automaton();

function commandAreas(policy: Policy): Area[] {
  const { shell, monitor, powershell, sandbox } = policy;
  const free = isUnrestricted(policy) ? [always] : [];
  const of = (index: CommandIndex, effect: Effect) =>
    index.all.map((entry) => commandRule(entry, effect !== "allow"));
  const own = (indexes: readonly ByEffect<CommandIndex>[]): ByEffect<readonly RuleTexts[]> => {
    const rules = byEffect((effect) => indexes.flatMap((index) => of(index[effect], effect)));
    return { ...rules, allow: [...rules.allow, ...free] };
  };
  const areas: Area[] = [];
  const add = (
    name: string,
    subject: string,
    rules: ByEffect<readonly RuleTexts[]>,
    more: Partial<Area> = {},
  ) => areas.push({ name, kind: "command", subject, universe: [], rules, ...more });
  for (const [subject, indexes] of [
    ["Bash", [shell]],
    ["Monitor", [monitor, shell]],
  ] as const) {
    const rules = own(indexes);
    const holds = subject === "Monitor" ? { holds: "Bash" } : {};
    add(subject, subject, { ...rules, allow: [...rules.allow, prints] }, holds);
    // behind an assignment that is not known to be harmless an allow rule must spell one itself. SEMANTICS ENV-1
    const assigning = indexes.flatMap(({ allow }) =>
      allow.all.filter(({ pattern }) => pattern.assigns || pattern.strategy.by === "all"),
    );
    const allow = [...assigning.map((entry) => commandRule(entry, false)), ...free];
    const held = subject === "Monitor" ? { holds: "Bash behind assignments" } : {};
    add(`${subject} behind assignments`, subject, { ...rules, allow }, { ...held, allowOnly: true });
  }
  add("PowerShell", "PowerShell", own([powershell]), { universe: [lowerCase] });
  // where the sandbox approves nothing, everything is left out of it
  const excluded = sandbox.approves ? of(sandbox.excluded, "ask") : [always];
  add("sandbox exclusions", "Bash", { deny: [], ask: excluded, allow: [] }, { sandboxed: true });
  return areas;
}

function commandRule({ rule, pattern }: CommandEntry, wide: boolean): RuleTexts {
  const key = JSON.stringify([wide, pattern.strategy]);
  // matching looks at UTF-16 units, an automaton at characters; JSON spells what is half of one
  const partly = /\\ud[89a-f]/.test(key) ? { partly: "it holds half a character" } : {};
  return once({ rules: [rule], key, texts: () => commandTexts(pattern, wide), ...partly });
}

// ---- paths -----------------------------------------------------------------------------------------------------------

type PathFamily = "Read" | "Edit" | "Cd";

/** Which entries count, and whether those of a list with `!` lines count together. */
type Choice = {
  readonly keep: (entry: PathEntry) => boolean;
  readonly lists?: "none" | "filtered" | "whole";
  readonly decomposed?: boolean;
};

const all: Choice = { keep: () => true };

function pathAreas(policy: Policy): Area[] {
  const { read, edit, cd } = policy;
  return [
    ...familyAreas(policy, "Read", read, read.allow),
    // what may be edited may be read. SEMANTICS PATH-3
    readByEditRules(policy),
    ...familyAreas(policy, "Edit", edit, edit.allow, read.deny),
    ...familyAreas(policy, "Cd", cd, cd.allow),
  ].sort((a, b) => Number(a.moved === true) - Number(b.moved === true));
}

/**
 * The areas of one family of path rules. `beside`: further deny rules that hold there; they do not reach below what is
 * removed, so the family's own are an area of their own as well.
 */
function familyAreas(
  policy: Policy,
  family: PathFamily,
  { deny, ask }: ByEffect<PathIndex>,
  allow: PathIndex,
  beside?: PathIndex,
): Area[] {
  const restricting = (choice: Choice) => ({
    deny: pathRules(deny, "deny", choice),
    ask: pathRules(ask, "ask", choice),
    allow: [],
  });
  const allowing = [...pathRules(allow, "allow", all), ...(family === "Cd" ? [] : freePaths(policy))];
  const more: Partial<Area> =
    family === "Read"
      ? // whether `cd` may go there no deny or ask rule is asked. SEMANTICS RO-5
        { byDefault: workingPaths(policy), seenThrough: ["deny", "ask"] }
      : // where Cd has allow rules, what none matches is denied before anything asks. SEMANTICS CD-1
        family === "Cd"
        ? { seenThrough: ["ask"] }
        : {};
  const area = (name: string, rules: ByEffect<readonly RuleTexts[]>, more: Partial<Area> = {}): Area => {
    return { name, kind: "path", subject: family, universe: [anyPath], rules, ...more };
  };
  const foldsCase = foldOf(policy.world) === "case";
  const folded = foldsCase ? caseFolded : ({ folded: true } as const);
  const own = restricting(all);
  const also = beside === undefined ? [] : pathRules(beside, "deny", all, false);
  const main = foldsCase
    ? [
        area(`${family} allowed`, { deny: [], ask: [], allow: allowing }, more),
        area(
          `${family} without case`,
          restricting({ keep: ({ exact }) => !exact, lists: "whole" }),
          caseFolded,
        ),
        area(
          `${family} with case`,
          restricting({ keep: ({ exact }) => exact === true, lists: "none" }),
          caseFolded,
        ),
      ]
    : [
        area(family, { ...own, deny: [...own.deny, ...also], allow: allowing }, more),
        ...(beside === undefined ? [] : [area(`${family} and below`, own, { folded: true, below: true })]),
      ];
  const elsewhere: Choice = { keep: ({ relative }) => relative, lists: "filtered" };
  const isRepeated = [deny, ask].every((index) => isPlainIndex(index));
  const again = { ...folded, isRepeated };
  return [
    ...main,
    area(`${family} decomposed`, restricting({ ...all, decomposed: true }), again),
    area(`${family} from elsewhere`, restricting(elsewhere), { ...folded, moved: true }),
    area(`${family} from elsewhere, decomposed`, restricting({ ...elsewhere, decomposed: true }), {
      ...again,
      moved: true,
    }),
  ];
}

function freePaths(policy: Policy): readonly RuleTexts[] {
  return isUnrestricted(policy) && !policy.blockReadsOutside ? [always] : [];
}

function readByEditRules(policy: Policy): Area {
  const { read, edit, world } = policy;
  const isExact = foldOf(world) === "case";
  return {
    name: "Read by Edit rules",
    kind: "path",
    subject: "Read",
    universe: [anyPath],
    rules: {
      deny: isExact ? [] : pathRules(read.deny, "deny", all),
      ask: isExact ? [] : pathRules(read.ask, "ask", all),
      allow: [...pathRules(edit.allow, "allow", all), ...freePaths(policy)],
    },
    allowOnly: true,
    byDefault: workingPaths(policy),
    // what no allow rule matches is then denied, whatever asks. SEMANTICS WD-4
    ...(policy.blockReadsOutside ? { seenThrough: ["deny", "ask"] } : {}),
  };
}

/** SEMANTICS WD-1 */
function workingPaths({ workingDirectories }: Policy): RuleTexts {
  return once({
    rules: [],
    key: JSON.stringify(workingDirectories),
    texts: () =>
      union(
        workingDirectories.map((directory) => {
          const inside = new Writer()
            .text(directory === "/" ? "" : directory)
            .end()
            .anythingAfter(single(0x2f));
          return inside.one(single(0)).end().automaton();
        }),
      ),
  });
}

const caseFolded = { folded: true, universe: [anyFoldedPath] } as const;

/** @param bare rules for every path count too; a bare Read deny takes reading away, not writing. SEMANTICS PATH-3 */
function pathRules(
  index: PathIndex,
  effect: Effect,
  { keep, lists: kind = "whole", decomposed = false }: Choice,
  bare = true,
): RuleTexts[] {
  const { entries, lists, everything: covering } = index.contents;
  const found: RuleTexts[] = bare
    ? covering.map((rule) => ({ ...always, rules: [rule], key: "every path" }))
    : [];
  const add = (entry: PathEntry) => {
    if (keep(entry)) found.push(pathRule(entry, effect, decomposed));
  };
  entries.forEach(add);
  for (const list of lists) {
    if (!list.some(({ negated }) => negated)) list.forEach(add);
    else if (kind !== "none") {
      const kept = kind === "filtered" ? list.filter(keep) : list;
      if (kept.length > 0) found.push(listRule(kept, effect, decomposed));
    }
  }
  return found;
}

/** NFC and NFD of all that its patterns spell are the same. */
function isPlainIndex({ contents: { entries, lists } }: PathIndex): boolean {
  return [...entries, ...lists.flat()].every(({ pattern }) => isAscii(pattern.base) && isAscii(pattern.text));
}

function pathRule(entry: PathEntry, effect: Effect, decomposed: boolean): RuleTexts {
  const { rule, pattern } = entry;
  const texts = (options: PathTextsOptions = {}) =>
    pathTexts(pattern, { ...options, decomposed, asDirectory: effect !== "allow" });
  return once({ rules: [rule], key: pathKey(entry, effect), texts });
}

function listRule(list: readonly PathEntry[], effect: Effect, decomposed: boolean): RuleTexts {
  const lines = list.map((entry) => ({ key: pathKey(entry, effect), negated: entry.negated }));
  return once({
    rules: list.map(({ rule }) => rule),
    key: JSON.stringify(lines),
    texts: (options = {}) => listTexts(list, { ...options, decomposed, asDirectory: effect !== "allow" }),
    partly: "a `!` line and the lines that it takes back compare names differently",
    lines,
  });
}

function pathKey({ pattern, exact, relative }: PathEntry, effect: Effect): string {
  return JSON.stringify([pattern.shape, exact === true, effect !== "allow" && relative]);
}

// ---- hosts and names -------------------------------------------------------------------------------------------------

function hostArea(policy: Policy): Area {
  const rules = byEffect((effect) =>
    policy.domains[effect].all.map(({ rule, domain }) =>
      once({ rules: [rule], key: JSON.stringify(domain.strategy), texts: () => hostTexts(domain) }),
    ),
  );
  const allow = [...rules.allow, ...allowedWhole(policy, "WebFetch")];
  return { name: "WebFetch", kind: "host", subject: "WebFetch", universe: [], rules: { ...rules, allow } };
}

function nameArea(policy: Policy, tool: "Agent" | "Skill"): Area {
  const rules = byEffect((effect) =>
    policy.names[effect].all
      .filter((named) => named.tool === tool)
      .map(({ entry: named }) => {
        const key = JSON.stringify([effect === "allow", named.name, named.anyArguments]);
        return once({ rules: [named.rule], key, texts: () => ruledNames(named, tool, effect !== "allow") });
      }),
  );
  return {
    name: tool,
    kind: "name",
    subject: tool,
    universe: [],
    rules: { ...rules, allow: [...rules.allow, ...allowedWhole(policy, tool)] },
  };
}

/** What allows every call of a tool but its restrictions. */
function allowedWhole(policy: Policy, tool: string): readonly RuleTexts[] {
  const rule = policy.tools.allow.first(tool);
  const free = isUnrestricted(policy) || (tool === "Agent" && defaultOf(tool) === "allow") ? [always] : [];
  return rule === undefined ? free : [{ ...always, rules: [rule], key: "the tool" }, ...free];
}

// ---- tools and their parameters --------------------------------------------------------------------------------------

/** Tools of which every call is about something finer than the tool: there other areas say what is allowed. */
export const withFinerActs: ReadonlySet<string> = new Set(
  tools.filter(({ specifier }) => specifier !== "none").map(({ name }) => name),
);

/** No rule that names it counts for this tool. SEMANTICS EVAL-7 */
const ruledTools: Automaton = complement(textOnly("EndConversation"));

function toolArea(policy: Policy): Area {
  const rules = byEffect((effect) =>
    policy.tools[effect].all.map(({ tool, value }) => ({
      ...toolRule(tool, value),
      key: JSON.stringify([tool.type === "name" ? tool.name : tool]),
    })),
  );
  const byDefault = tools.filter(({ name, byDefault }) => byDefault === "allow" && !withFinerActs.has(name));
  const harmless: RuleTexts = {
    rules: [],
    key: "needs no permission",
    texts: () => union(byDefault.map(({ name }) => textOnly(name))),
  };
  const free = isUnrestricted(policy) && !policy.blockReadsOutside ? [always, harmless] : [harmless];
  return {
    name: "tools",
    kind: "tool",
    subject: "",
    universe: [ruledTools],
    rules: { ...rules, allow: [...rules.allow, ...free] },
    ...(policy.blockReadsOutside ? { seenThrough: ["ask"] } : {}),
  };
}

function toolRule(tool: ToolPattern, rule: CompiledRule): RuleTexts {
  return once({ rules: [rule], key: "", texts: () => toolTexts(tool) });
}

/** Stands between the name of a tool and the value of a parameter. */
export const parameterMark = "\0";

/** One area for each parameter that some rule names: a tool, `parameterMark`, a value. */
function parameterAreas(policy: Policy): Area[] {
  const { parameters } = policy;
  const names = new Set([...parameters.deny.all, ...parameters.ask.all].map(({ parameter }) => parameter));
  const of = (effect: "deny" | "ask", name: string): RuleTexts[] => {
    const named = parameters[effect].all.filter(({ parameter }) => parameter === name);
    const bare: ToolIndex<CompiledRule>["all"] = policy.tools[effect].all;
    return [
      ...named.map(({ tool, rule, value }) =>
        once({
          rules: [rule],
          key: JSON.stringify([tool, value.text]),
          texts: () => withMark(toolTexts(tool), nameTexts(value)),
        }),
      ),
      ...bare.map(({ tool, value: rule }) =>
        once({
          rules: [rule],
          key: JSON.stringify([tool]),
          texts: () => withMark(toolTexts(tool), everything),
        }),
      ),
    ];
  };
  return [...names].map((name) => ({
    name: `parameter ${name}`,
    kind: "parameter",
    subject: name,
    universe: [
      withMark(
        new Writer()
          .run(allBut([0, 0]))
          .end()
          .automaton(),
        everything,
      ),
    ],
    rules: { deny: of("deny", name), ask: of("ask", name), allow: [] },
  }));
}

function withMark(tool: Automaton, value: Automaton): Automaton {
  return sequence(tool, single(0), value);
}

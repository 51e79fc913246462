import type { Diagnostic } from "../base/diagnostic.ts";
import { type Effect, stricter } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import { compile } from "../policy/compile.ts";
import { type Layer, layerNames } from "../policy/layer.ts";
import { keyOf, listRules, type WrittenRule } from "../policy/list-rules.ts";
import { append } from "../policy/multimap.ts";
import type { Policy } from "../policy/policy.ts";
import type { Session } from "../policy/session.ts";
import { parseRule } from "../rule/parse.ts";
import type { Rule } from "../rule/rule.ts";
import { toolOf } from "../rule/tools.ts";
import { type Cover, Coverage } from "./coverage.ts";
import type { Entry } from "./entry.ts";

/** What the linter looks at: all entries, deny before ask before allow, and what was already found. */
export class Subject {
  readonly layers: readonly Layer[];
  readonly session: Session;
  readonly policy: Policy;
  /** What the readers of the settings and the compiler found, each once. */
  readonly diagnostics: readonly Diagnostic[];
  readonly entries: readonly Entry[];
  readonly #byMeaning = new Map<string, Entry[]>();
  readonly #coverage: Coverage;

  constructor(layers: readonly Layer[], session: Session, found: readonly Diagnostic[]) {
    const { policy, diagnostics } = compile(layers, session);
    this.policy = policy;
    this.layers = [...layers].sort((a, b) => layerNames.indexOf(a.name) - layerNames.indexOf(b.name));
    this.session = session;
    const all = [...found, ...diagnostics];
    this.diagnostics = [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
    this.entries = this.#entries();
    this.#coverage = new Coverage(this.rules(), policy);
    for (const entry of this.rules())
      if (!isNegated(entry)) append(this.#byMeaning, keyOf(entry.layer, entry.rule), entry);
  }

  /** The entries of one effect, or of all, that are rules and in force or shadowed: neither broken nor switched off. */
  rules(effect?: Effect): readonly (Entry & { readonly rule: Rule })[] {
    return this.entries.filter(
      (entry): entry is Entry & { readonly rule: Rule } =>
        entry.rule !== undefined &&
        (entry.state === "in force" || entry.state === "shadowed") &&
        (effect === undefined || entry.effect === effect),
    );
  }

  /** What always decides before an entry, unless it is the same rule. */
  shadowOf(entry: Entry): Cover | WrittenRule | undefined {
    if (entry.effect === "allow" && this.#liftsABlock(entry)) return undefined;
    if (this.contradictionOf(entry) !== undefined) return undefined;
    return entry.by ?? this.#coverage.coverOf(entry, (other) => isStricter(other, entry));
  }

  /** What matches all that an entry matches, with the same effect. */
  coverOf(entry: Entry, among: (other: Entry) => boolean): Cover | undefined {
    // a deny of reading a path keeps it from being written, a deny of all reading does not. SEMANTICS PATH-3
    const needsPath = entry.effect === "deny" && entry.rule?.specifier?.type === "path";
    return this.#coverage.coverOf(
      entry,
      (other) =>
        other.effect === entry.effect && among(other) && !(needsPath && other.rule?.specifier === undefined),
    );
  }

  /** The same rule in a stricter list. */
  contradictionOf(entry: Entry): Entry | undefined {
    return this.#sameAs(entry).find((other) => isStricter(other, entry));
  }

  /** The first entry that says the same with the same effect, unless it is this one; behind a `!` line it says more. */
  repeatedBy(entry: Entry): Entry | undefined {
    if (entry.rule?.specifier?.type === "path" && this.#negates(entry)) return undefined;
    const first = this.#sameAs(entry).find(({ effect }) => effect === entry.effect);
    return first === entry ? undefined : first;
  }

  /** It keeps a call from being denied although it never allows one. SEMANTICS CD-1, WD-4. */
  #liftsABlock({ rule }: Entry): boolean {
    if (rule?.tool.type !== "name") return false;
    const { name } = rule.tool;
    return name === "Cd" || (this.policy.blockReadsOutside && toolOf(name)?.pathRules !== undefined);
  }

  #negates({ layer, effect }: Entry): boolean {
    return this.entries.some((other) => other.layer === layer && other.effect === effect && isNegated(other));
  }

  #sameAs({ rule, layer }: Entry): readonly Entry[] {
    return rule === undefined ? [] : (this.#byMeaning.get(keyOf(layer, rule)) ?? []);
  }

  /** The entry in which a finding stands. */
  entryAt({ file, line, column }: Place): Entry | undefined {
    return this.entries.find(
      ({ place }) =>
        place.file === file && place.line === line && place.column <= column && column <= place.endColumn,
    );
  }

  /** `listRules` goes through them in the same order. */
  #entries(): readonly Entry[] {
    const listed = listRules(this.layers, this.session);
    const lists = (["deny", "ask", "allow"] as const).flatMap((effect) =>
      this.layers.flatMap((layer) => layer[effect].map((entry) => ({ layer, effect, ...entry }))),
    );
    return lists.map(({ layer, effect, value, place }, index) => {
      const { text, state, by } = listed[index]!;
      return { layer, effect, text, place, rule: parseRule(value, effect, place).rule, state, by };
    });
  }
}

/** It takes back what lines before it say. SEMANTICS SYN-15. */
function isNegated({ rule }: Entry): boolean {
  return rule?.specifier?.type === "path" && rule.specifier.text.startsWith("!");
}

function isStricter(one: Entry, other: Entry): boolean {
  return one.effect !== other.effect && stricter(one.effect, other.effect) === one.effect;
}

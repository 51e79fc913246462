import { type Area, areasOf, isWithin, mayAllowExactly, type RuleTexts } from "../analysis/index.ts";
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";
import { append } from "../policy/multimap.ts";
import type { Policy } from "../policy/policy.ts";
import type { Entry } from "./entry.ts";
import { headOf } from "./samples.ts";

/** The entry that covers another one alone, or that it takes several. */
export type Cover = Entry | "several rules";

/** What an entry matches in one area in which it counts. */
type Part = { readonly entry: Entry; readonly area: Area; readonly texts: RuleTexts; readonly head: string };

const effects: readonly Effect[] = ["deny", "ask", "allow"];

/**
 * Which entries are covered by others, so that whatever the one matches the others match too: by the languages of their
 * patterns. What cannot be decided within the budget of one question counts as not covered, and so does a line of a list
 * with `!`, which depends on the lines around it, and a rule that allows more as an exact text than as a pattern.
 */
export class Coverage {
  readonly #policy: Policy;
  readonly #byArea = new Map<Area, readonly Part[]>();
  readonly #byEntry = new Map<Entry, Part[]>();

  constructor(entries: readonly Entry[], policy: Policy) {
    this.#policy = policy;
    const byPlace = new Map(entries.map((entry) => [keyOf(entry.effect, entry.place), entry]));
    for (const area of areasOf(policy).filter(({ sandboxed }) => !sandboxed)) {
      const parts = effects
        .flatMap((effect) => area.rules[effect])
        .flatMap((texts) => {
          const [compiled] = texts.rules;
          if (
            compiled === undefined ||
            texts.rules.length > 1 ||
            compiled.broken ||
            texts.partly !== undefined
          )
            return [];
          const entry = byPlace.get(keyOf(compiled.effect, compiled.rule.place));
          return entry === undefined ? [] : [{ entry, area, texts, head: headOf(compiled.rule) }];
        });
      this.#byArea.set(area, parts);
      for (const part of parts) append(this.#byEntry, part.entry, part);
    }
  }

  /** What covers an entry, `among` others. Cost: for each area one question about all of them, and if they do, about each. */
  coverOf(entry: Entry, among: (other: Entry) => boolean): Cover | undefined {
    const covers = (this.#byEntry.get(entry) ?? []).map((part) => this.#coverOfPart(part, among));
    const [first] = covers;
    if (covers.some((cover) => cover === undefined)) return undefined;
    return covers.every((cover) => cover === first) ? first : "several rules";
  }

  #coverOfPart(part: Part, among: (other: Entry) => boolean): Cover | undefined {
    const { entry, area, texts } = part;
    if (entry.effect === "allow" && texts.rules.some((rule) => mayAllowExactly(this.#policy, rule)))
      return undefined;
    const others = (this.#byArea.get(area) ?? []).filter(
      (other) => other.entry !== entry && mayMeet(part, other) && among(other.entry),
    );
    const covers = (some: readonly Part[]): boolean =>
      isWithin(
        area,
        texts,
        some.map((other) => other.texts),
      );
    if (!covers(others)) return undefined;
    return others.find((other) => covers([other]))?.entry ?? "several rules";
  }
}

/** Whether some command may fall under both: the letters with which they begin must not differ. */
function mayMeet({ head: one }: Part, { head: other }: Part): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function keyOf(effect: Effect, { file, line, column }: Place): string {
  return JSON.stringify([effect, file, line, column]);
}

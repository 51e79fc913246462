import type { Effect } from "../base/effect.ts";
import { inputField, type ToolCall } from "../base/tool-call.ts";
import { subjectField } from "../rule/tools.ts";
import type { Cause, Flip } from "./replay.ts";

/** Flips of one kind that one rule is responsible for. */
export type FlipGroup = {
  readonly from: Effect;
  readonly to: Effect;
  readonly now: Cause;
  readonly was: Cause | undefined;
  readonly count: number;
  /** The most frequent of the first different calls, with how often each was made. */
  readonly samples: readonly Sample[];
};

export type Sample = { readonly text: string; readonly count: number };

const samplesMax = 3;
/** So many different calls of a group are counted. */
const countedMax = 50;
const groupsMax = 10_000;
/** Longer texts of samples are cut. */
const sampleLengthMax = 200;

type Counted<T> = { -readonly [key in keyof T]: T[key] };
type OpenGroup = Counted<Omit<FlipGroup, "samples">> & { readonly samples: Counted<Sample>[] };

/** Counts flips by what they are and by the rule behind them. Memory: the number of rules, not of flips. */
export class FlipGroups {
  readonly #groups = new Map<string, OpenGroup>();
  #count = 0;

  add(flip: Flip): void {
    this.#count += 1;
    const known = keyOf(flip);
    // a log may name any number of rules
    const key = this.#groups.has(known) || this.#groups.size < groupsMax ? known : `${flip.from} ${flip.to}`;
    const group = this.#groups.get(key) ?? this.#open(key, flip);
    group.count += 1;
    const text = textOf(flip.logged.call);
    const sample = group.samples.find((known) => known.text === text);
    if (sample !== undefined) sample.count += 1;
    else if (group.samples.length < countedMax) group.samples.push({ text, count: 1 });
  }

  get count(): number {
    return this.#count;
  }

  /** The largest first. */
  get groups(): readonly FlipGroup[] {
    return [...this.#groups.values()]
      .map((group) => ({ ...group, samples: [...group.samples].sort(byCount).slice(0, samplesMax) }))
      .sort((a, b) => byCount(a, b) || (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  #open(key: string, { from, to, was, now }: Flip): OpenGroup {
    const group = { from, to, was, now, count: 0, samples: [] };
    this.#groups.set(key, group);
    return group;
  }
}

function byCount(a: { readonly count: number }, b: { readonly count: number }): number {
  return b.count - a.count;
}

/** The rule that decides now; where none does, the one that did, and what is said instead of a rule. */
function keyOf({ from, to, was, now }: Pick<Flip, "from" | "to" | "was" | "now">): string {
  const rule = now.rule ?? was?.rule;
  return JSON.stringify([from, to, now.rule === undefined ? now.because : "", rule]);
}

/** What a call is about, in one line. */
function textOf({ tool, input }: ToolCall): string {
  const field = subjectField(tool);
  const subject = field === undefined ? undefined : inputField({ tool, input }, field);
  if (typeof subject !== "string") return tool;
  return (tool === "Bash" ? subject : `${tool}(${subject})`).slice(0, sampleLengthMax);
}

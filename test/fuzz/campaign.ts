import fc from "fast-check";
import { chanceOf, mutant } from "./chance.ts";
import { Coverage } from "./coverage.ts";
import type { Found, Target } from "./targets.ts";

const batch = 64;
/** With one ask about coverage for so many mutants, one that reaches nothing new stays now and then; that is cheap. */
const asked = 16;
const textsMax = 2_000;

/** One target, fed with inputs from one seed as long as there is time. */
export class Campaign {
  readonly target: Target;
  readonly found: Found[] = [];
  executions = 0;
  milliseconds = 0;
  /** How much of the code under it ran, if that was measured. */
  characters: number | undefined;
  private readonly guided: boolean;
  private seed: number;
  private readonly chance: () => number;
  private readonly kinds = new Set<string>();
  private readonly texts: string[] = [];

  /** @param guided whether mutants of what reached a new block are inputs too */
  constructor(target: Target, seed: number, guided = target.guided !== undefined) {
    this.target = target;
    this.guided = guided;
    this.seed = Math.imul(seed, 0x9e3779b1);
    this.chance = chanceOf(seed);
  }

  /** Runs for so long, and at least one batch. */
  run(milliseconds: number): void {
    const started = Date.now();
    const room = this.target.guided?.room;
    const coverage = room === undefined ? undefined : new Coverage(room);
    try {
      do this.batch(coverage);
      while (Date.now() - started < milliseconds);
    } finally {
      coverage?.close();
    }
    this.milliseconds += Date.now() - started;
  }

  private batch(coverage: Coverage | undefined): void {
    const made = fc.sample(this.target.inputs, { seed: this.seed++, numRuns: batch });
    if (coverage === undefined) {
      for (const input of made) this.execute(input);
      return;
    }
    this.measured(made, coverage);
    if (this.guided && this.texts.length > 0)
      for (let i = 0; i < 4 * batch; i += asked)
        this.measured(
          Array.from({ length: asked }, () => mutant(this.texts, this.target.guided!.pieces, this.chance)),
          coverage,
        );
    this.characters = coverage.characters;
  }

  private measured(inputs: readonly unknown[], coverage: Coverage): void {
    for (let from = 0; from < inputs.length; from += asked) {
      const some = inputs.slice(from, from + asked);
      for (const input of some) this.execute(input);
      if (!coverage.grown() || !this.guided) continue;
      for (const input of some) {
        if (this.texts.length < textsMax) this.texts.push(input as string);
        else this.texts[Math.floor(this.chance() * textsMax)] = input as string;
      }
    }
  }

  private execute(input: unknown): void {
    this.executions++;
    const found = this.target.finding(input);
    if (found === undefined) return;
    // one of each kind: what differs in names and numbers only is the same fault
    const kind = found.message.replace(/["'`].*?["'`]|\d+/gs, "…");
    if (this.kinds.has(kind) || this.found.length >= 20) return;
    this.kinds.add(kind);
    this.found.push(found);
  }
}

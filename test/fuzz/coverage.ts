import { Session } from "node:inspector";

/** Scripts in the form in which the inspector reports them, as far as they are looked at. */
type Report = {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly {
        readonly startOffset: number;
        readonly endOffset: number;
        readonly count: number;
      }[];
    }[];
  }[];
};

type Range = { readonly startOffset: number; readonly endOffset: number };

/**
 * How much of some modules has run since it was opened, by V8's precise coverage. While one is open code runs about five
 * times slower. In its binary mode V8 reports what ran since it was last asked, with the blocks in it that did not, but
 * no longer what it has optimised: to ask costs little then.
 */
export class Coverage {
  private readonly session = new Session();
  /** Of each function that ran, the blocks that never did. */
  private readonly waiting = new Map<string, readonly Range[]>();
  private readonly room: string;
  private charactersRun = 0;

  /** @param room the folder whose modules count, such as `src/shell/` */
  constructor(room: string) {
    this.room = room;
    this.session.connect();
    this.post("Profiler.enable");
    this.post("Profiler.startPreciseCoverage", { callCount: false, detailed: true });
    this.grown();
  }

  /** Characters of code in blocks that have run; those of a function in a function count for both. */
  get characters(): number {
    return this.charactersRun;
  }

  /** Whether a block ran that had not run when this was last asked. */
  grown(): boolean {
    const before = this.charactersRun;
    const { result } = this.post("Profiler.takePreciseCoverage") as Report;
    for (const { url, functions } of result) {
      if (!url.includes(this.room)) continue;
      for (const { ranges } of functions) {
        const [whole, ...blocks] = ranges;
        if (whole === undefined || whole.count === 0) continue;
        const name = `${url} ${whole.startOffset}`;
        const waited = this.waiting.get(name);
        const left = blocks.filter(({ count }) => count === 0);
        const waiting = waited === undefined ? left : shared(waited, left);
        this.charactersRun += lengthOf(waited ?? [whole]) - lengthOf(waiting);
        this.waiting.set(name, waiting);
      }
    }
    return this.charactersRun > before;
  }

  close(): void {
    this.post("Profiler.stopPreciseCoverage");
    this.session.disconnect();
  }

  /** The inspector of the own process answers before `post` returns. */
  private post(method: string, params: object = {}): unknown {
    let answer: unknown;
    this.session.post(method, params, (error, result) => {
      if (error !== null) throw new Error(`${method}: ${error.message}`);
      answer = result;
    });
    return answer;
  }
}

/** What lies in a range of either list; the ranges of a list do not overlap. */
function shared(some: readonly Range[], others: readonly Range[]): readonly Range[] {
  return some.flatMap((one) =>
    others
      .map((other) => ({
        startOffset: Math.max(one.startOffset, other.startOffset),
        endOffset: Math.min(one.endOffset, other.endOffset),
      }))
      .filter(({ startOffset, endOffset }) => startOffset < endOffset),
  );
}

function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { startOffset, endOffset }) => sum + endOffset - startOffset, 0);
}

import type { Effect, Layer, Policy, Session } from "../index.ts";
import {
  FlipGroups,
  flipLine,
  type Line,
  type LoggedCall,
  Prompts,
  readLogLine,
  replayCall,
  suggestRules,
} from "../replay/index.ts";
import { exitCodes, type Io } from "./io.ts";
import { paintFor } from "./paint.ts";
import { Progress } from "./progress.ts";
import { type LogFile, readLog } from "./replay-files.ts";
import type { Viewpoint } from "./show-file.ts";
import { type Counts, counted, showReplay } from "./show-replay.ts";
import { visible } from "./visible.ts";

/** Lines that cannot be read are told one by one up to this number, then only counted. */
const problemsMax = 20;

/** Which flips `--fail-on` means. */
export const directions = ["looser", "stricter", "any"] as const;
type Direction = (typeof directions)[number];

export type ReplayOptions = {
  readonly logs: readonly LogFile[];
  readonly policy: readonly string[];
  readonly against: readonly string[];
  readonly suggest: boolean;
  readonly failOn: Direction | undefined;
  readonly format: "pretty" | "json" | "ndjson";
  readonly session: Session;
};

export type ReplayPolicy = {
  readonly policy: Policy;
  readonly layers: readonly Layer[];
  readonly hasError: boolean;
};

export function viewpointOf({ cwd, home, platform }: Io): Viewpoint {
  return { cwd, home, platform };
}

const strictness: Readonly<Record<Effect, number>> = { allow: 0, ask: 1, deny: 2 };

/** Logs that are replayed, one after the other: flips are written or counted, and shown at the end. */
export class Replaying {
  readonly #now: ReplayPolicy;
  readonly #against: Policy | undefined;
  readonly #options: ReplayOptions;
  readonly #io: Io;
  readonly #progress: Progress;
  readonly #groups = new FlipGroups();
  readonly #prompts = new Prompts();
  readonly #counts: Counts = {
    lines: 0,
    calls: 0,
    flips: 0,
    withoutCall: 0,
    masked: 0,
    unknown: 0,
    unreadable: 0,
    unanswered: 0,
  };
  #output: string[] = [];
  #fails = false;
  #isWhole = true;

  constructor(now: ReplayPolicy, against: Policy | undefined, options: ReplayOptions, io: Io) {
    this.#now = now;
    this.#against = against;
    this.#options = options;
    this.#io = io;
    const sizes = options.logs.map(({ size }) => size);
    const total = sizes.reduce(
      (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
      0,
    );
    this.#progress = new Progress(io, total);
  }

  get exitCode(): number {
    const { lines, calls } = this.#counts;
    const isOther = lines > 0 && calls === 0 && this.#options.format !== "ndjson";
    if (isOther || !this.#isWhole) return exitCodes.error;
    return this.#fails ? exitCodes.findings : exitCodes.done;
  }

  async read(log: LogFile): Promise<void> {
    const isWhole = await readLog(log, {
      onLine: (line) => this.#line(log.name, line),
      onPiece: async (bytes) => {
        const { calls, flips } = this.#counts;
        this.#progress.add(bytes, `${counted(calls, "call")}, ${counted(flips, "flip")}`);
        await this.#flush();
      },
    });
    this.#isWhole &&= isWhole;
    await this.#flush();
  }

  /** Prints what is said at the end. */
  end(): void {
    this.#progress.end();
    const { format, suggest, session } = this.#options;
    const counts = this.#counts;
    if (counts.unreadable > problemsMax)
      this.#io.stderr.write(
        `toolgate: ${counted(counts.unreadable - problemsMax, "more line")} cannot be read\n`,
      );
    if (format === "ndjson") return;
    const suggestions = suggest ? suggestRules(this.#prompts, this.#now.layers, session) : undefined;
    const { groups } = this.#groups;
    if (format === "json") {
      const document = { schemaVersion: 1, counts, groups, suggestions };
      this.#io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
      return;
    }
    const paint = paintFor(this.#io.stdout, this.#io.env);
    this.#io.stdout.write(showReplay(groups, suggestions, counts, viewpointOf(this.#io), paint));
  }

  #line(name: string, line: Line): void {
    this.#counts.lines += 1;
    const read =
      line.problem === undefined ? readLogLine(line.text) : ({ type: "unreadable", ...line } as const);
    switch (read.type) {
      case "unreadable":
        this.#unreadable(name, line.number, read.problem);
        return;
      case "masked":
        this.#counts.masked += 1;
        return;
      case "unknown":
        this.#counts.unknown += 1;
        return;
      case "calls":
        if (read.calls.length === 0) this.#counts.withoutCall += 1;
        for (const logged of read.calls) this.#call(logged);
    }
  }

  #unreadable(name: string, number: number, problem: string): void {
    this.#counts.unreadable += 1;
    if (this.#counts.unreadable > problemsMax) return;
    this.#progress.end();
    this.#io.stderr.write(`${visible(name)}:${number}: not read: ${visible(problem)}\n`);
  }

  #call(logged: LoggedCall): void {
    const { format, suggest, failOn } = this.#options;
    this.#counts.calls += 1;
    const { decision, flip, unanswered } = replayCall(this.#now.policy, this.#against, logged);
    if (suggest) this.#prompts.add(logged.call, logged.cwd, decision);
    if (unanswered) this.#counts.unanswered += 1;
    if (flip === undefined) return;
    this.#counts.flips += 1;
    const isLooser = strictness[flip.to] < strictness[flip.from];
    this.#fails ||= failOn === "any" || failOn === (isLooser ? "looser" : "stricter");
    if (format === "ndjson") this.#output.push(`${flipLine(flip)}\n`);
    else this.#groups.add(flip);
  }

  /** Writes the flips so far, and waits where nobody takes them. */
  async #flush(): Promise<void> {
    if (this.#output.length === 0) return;
    this.#io.stdout.write(this.#output.join(""));
    this.#output = [];
    await this.#io.stdout.drained?.();
  }
}

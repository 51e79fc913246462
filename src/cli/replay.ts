import { resolve } from "node:path";
import {
  compile,
  type Effect,
  type Layer,
  modes,
  type Platform,
  type Policy,
  type Session,
} from "../index.ts";
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
import { layerOfName } from "../settings/index.ts";
import { modeNamed, parseArguments, shellNamed, shellNames } from "./arguments.ts";
import { readGivenFiles } from "./given-files.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { asWritten, loadPolicy, withoutRepeats } from "./load-policy.ts";
import { paintFor } from "./paint.ts";
import { Progress } from "./progress.ts";
import { type LogFile, logFiles, readLog } from "./replay-files.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import type { Viewpoint } from "./show-file.ts";
import { type Counts, counted, showReplay } from "./show-replay.ts";
import { visible } from "./visible.ts";

const directions = ["looser", "stricter", "any"] as const;
type Direction = (typeof directions)[number];
const platforms = ["linux", "darwin", "win32"] as const satisfies readonly Platform[];

const replayHelp = `usage: toolgate replay LOG… [--policy FILE]… [--against FILE]… [options]

Decides the calls of logs again and shows those that come out otherwise, by the rule behind it.
A LOG is a decision log (toolgate/audit with \`input: "whole"\`), a session of Claude Code
(~/.claude/projects/*/*.jsonl), or lines like {"tool": "Bash", "input": {"command": "ls"}}; - is standard input.

  --policy FILE     settings to decide with; may be repeated; default: those of the directory.
                    LAYER=FILE reads it as that layer, else its name says which
  --against FILE    settings to compare with; default: what the log says was decided
  --suggest         also the fewest and narrowest rules that would have removed the most prompts
  --fail-on KIND    end with 1 where a call flips: ${directions.join(", ")}
  --ndjson          print each flip as one line of JSON and nothing else: logs may be split and read in parallel
  --json            print one JSON document
  --mode MODE       the running mode: ${modes.join(", ")}
  --cwd DIRECTORY   where the sessions started; default: here. A call is seen from the directory that its log tells
  --home DIRECTORY  the home of who ran them; default: yours
  --platform NAME   where they ran: ${platforms.join(", ")}; default: this one
  --shell SHELL     the shell that ran commands: ${shellNames}; default: what all of them read alike
  --untrusted       the workspace is not trusted: its allow rules do not count
  --help            print this

Symbolic links are not looked up: the disk of today is not that of the log.

Ends with 0, also for lines that cannot be read, which standard error names; 1 where --fail-on says so; 2 for a
mistake on the command line, an error in settings, a log that is not there or not read to its end, or logs with
lines but without a call (not with --ndjson); 70 for a fault of toolgate itself.
`;

/** Lines that cannot be read are told one by one up to this number, then only counted. */
const problemsMax = 20;

type ReplayOptions = {
  readonly logs: readonly LogFile[];
  readonly policy: readonly string[];
  readonly against: readonly string[];
  readonly suggest: boolean;
  readonly failOn: Direction | undefined;
  readonly format: "pretty" | "json" | "ndjson";
  readonly session: Session;
};

/** `toolgate replay`: what another policy makes of the calls of a log. Returns the exit code; throws `UsageError`. */
export async function replay(argv: readonly string[], io: Io): Promise<number> {
  const options = readOptions(argv, io);
  if (options === undefined) {
    io.stdout.write(replayHelp);
    return exitCodes.done;
  }
  const now = await policyOf(options.policy, options.session, io);
  const against =
    options.against.length === 0 ? undefined : await policyOf(options.against, options.session, io);
  const replaying = new Replaying(now, against?.policy, options, io);
  for (const log of options.logs) await replaying.read(log);
  replaying.end();
  const broken = now.hasError || against?.hasError === true;
  return broken ? exitCodes.error : replaying.exitCode;
}

function readOptions(argv: readonly string[], io: Io): ReplayOptions | undefined {
  const { values, positionals } = parseArguments(argv, {
    policy: { type: "string", multiple: true },
    against: { type: "string", multiple: true },
    suggest: { type: "boolean" },
    "fail-on": { type: "string" },
    ndjson: { type: "boolean" },
    json: { type: "boolean" },
    mode: { type: "string" },
    cwd: { type: "string" },
    home: { type: "string" },
    platform: { type: "string" },
    shell: { type: "string" },
    untrusted: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help) return undefined;
  if (positionals.length === 0) throw new UsageError("which log? give files, or - for standard input");
  if (values.ndjson && values.json) throw new UsageError("give --ndjson or --json, not both");
  if (values.ndjson && values.suggest)
    throw new UsageError("--suggest needs all calls together, --ndjson looks at each alone");
  const cwd = values.cwd === undefined ? io.cwd : resolve(io.cwd, values.cwd);
  const home = values.home ?? io.home;
  const platform = oneOf("platform", values.platform, platforms) ?? io.platform;
  const mode = modeNamed(values.mode);
  return {
    logs: logFiles(positionals, io),
    policy: values.policy ?? [],
    against: values.against ?? [],
    suggest: values.suggest ?? false,
    failOn: oneOf("fail-on", values["fail-on"], directions),
    format: values.ndjson ? "ndjson" : values.json ? "json" : "pretty",
    session: {
      world: { platform, home, cwd, shell: shellNamed(values.shell) },
      trusted: !values.untrusted,
      mode,
    },
  };
}

function oneOf<T extends string>(
  option: string,
  name: string | undefined,
  names: readonly T[],
): T | undefined {
  const found = names.find((known) => known === name);
  if (name !== undefined && found === undefined)
    throw new UsageError(`--${option} is one of ${names.join(", ")}, not \`${name}\``);
  return found;
}

type ReplayPolicy = {
  readonly policy: Policy;
  readonly layers: readonly Layer[];
  readonly hasError: boolean;
};

/** Compiles settings, and tells what is wrong with them. */
async function policyOf(files: readonly string[], session: Session, io: Io): Promise<ReplayPolicy> {
  const { cwd } = session.world;
  const settings =
    files.length > 0
      ? readGivenFiles(files, io.cwd, layerOfName)
      : (await loadPolicy({ files, mode: undefined, cwd, trust: "default" }, io)).settings;
  const { policy, diagnostics } = compile(settings.layers, session);
  const found = withoutRepeats(asWritten([...settings.diagnostics, ...diagnostics], settings));
  const errors = found.filter(({ severity }) => severity === "error");
  const paint = paintFor(io.stderr, io.env);
  for (const error of errors) io.stderr.write(showDiagnostic(error, settings.texts, viewpointOf(io), paint));
  return { policy, layers: settings.layers, hasError: errors.length > 0 };
}

function viewpointOf({ cwd, home, platform }: Io): Viewpoint {
  return { cwd, home, platform };
}

const strictness: Readonly<Record<Effect, number>> = { allow: 0, ask: 1, deny: 2 };

class Replaying {
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

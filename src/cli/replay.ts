import { posix, win32 } from "node:path";
import { compile, modes, type Platform, type Session } from "../index.ts";
import { layerOfName } from "../settings/index.ts";
import { modeNamed, parseArguments, shellNamed, shellNames } from "./arguments.ts";
import { readGivenFiles } from "./given-files.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { asWritten, loadPolicy, withoutRepeats } from "./load-policy.ts";
import { paintFor } from "./paint.ts";
import { logFiles } from "./replay-files.ts";
import { directions, Replaying, type ReplayOptions, type ReplayPolicy, viewpointOf } from "./replaying.ts";
import { showDiagnostic } from "./show-diagnostic.ts";

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
  const platform = oneOf("platform", values.platform, platforms) ?? io.platform;
  const { resolve } = platform === "win32" ? win32 : posix;
  const cwd = values.cwd === undefined ? io.cwd : resolve(io.cwd, values.cwd);
  const home = values.home ?? io.home;
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

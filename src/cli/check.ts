import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  compile,
  type Decision,
  type Diagnostic,
  decide,
  type Mode,
  modeOf,
  modes,
  type Session,
  type World,
} from "../index.ts";
import { nodeLinks } from "../node/index.ts";
import { inWrittenColumns } from "../settings/index.ts";
import { gatherSettings } from "./gather-settings.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { paintFor } from "./paint.ts";
import { showDecision } from "./show-decision.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import { readToolCall } from "./tool-call.ts";

const shells = ["bash", "zsh", "sh"] as const;

const checkHelp = `usage: toolgate check [options] -- COMMAND
       toolgate check [options] --tool NAME [--input JSON]
       toolgate check [options] -

Says what happens to one tool call, and why: deny, ask or allow.
COMMAND is best given as one quoted argument; several words are joined by blanks.
With - the call is read from standard input: {"tool": "Read", "input": {"file_path": "x"}}

  --settings FILE   decide with this file instead of the layers of the directory; may be repeated.
                    LAYER=FILE reads it as that layer: managed, cli, local, project, user, session
  --mode MODE       the running mode: ${modes.join(", ")}
  --shell SHELL     the shell that runs commands: ${shells.join(", ")}; default: what all of them read alike
  --cwd DIRECTORY   where the call runs; default: here
  --trust           the workspace is trusted (default)
  --untrusted       it is not: its allow rules do not count
  --json            print one JSON document
  --exit-code       end with 0 for allow, 3 for ask, 4 for deny
  --help            print this

Ends with 0 for any decision, 2 for any error (a settings file with an error counts, the decision is
printed nevertheless), 70 for a fault of toolgate itself.
`;

/** `toolgate check`: one call, its decision, its reasons. Returns the exit code; throws `UsageError`. */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  const options = readArguments(argv);
  if (options.help) {
    io.stdout.write(checkHelp);
    return exitCodes.done;
  }
  const call = await readToolCall(options, io.stdin);
  const cwd = options.cwd === undefined ? io.cwd : resolve(io.cwd, options.cwd);
  const settings = await gatherSettings(options.settings, cwd, io);
  const { home, platform } = io;
  const session: Session = {
    world: { platform, home, cwd, shell: options.shell, links: nodeLinks() },
    trusted: options.trusted,
    mode: options.mode,
  };
  const { policy, diagnostics: found } = compile(settings.layers, session);
  const diagnostics = withoutRepeats([...settings.diagnostics, ...found]).map((diagnostic) => {
    const text = settings.texts.get(diagnostic.file ?? "");
    return text === undefined ? diagnostic : inWrittenColumns(diagnostic, text);
  });
  const decision = decide(policy, call);

  if (options.json) {
    const { effect, reasons, suggestions } = decision;
    const document = { schemaVersion: 1, effect, reasons, suggestions, diagnostics };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const from = { cwd, home, platform };
    const paint = paintFor(io.stderr, io.env);
    for (const diagnostic of diagnostics) {
      io.stderr.write(showDiagnostic(diagnostic, settings.texts, from, paint));
    }
    io.stdout.write(showDecision(decision, from, paintFor(io.stdout, io.env)));
  }
  return exitCodeOf(decision, diagnostics, options.exitCode);
}

function exitCodeOf(decision: Decision, diagnostics: readonly Diagnostic[], byEffect: boolean): number {
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return exitCodes.error;
  if (!byEffect || decision.effect === "allow") return exitCodes.done;
  return exitCodes[decision.effect];
}

/** Damage of a file is told by its reader and by the compiler. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  return [...seen.values()];
}

function keyOf({ code, file, line, column, message }: Diagnostic): string {
  return JSON.stringify([code, file, line, column, message]);
}

type CheckOptions = {
  readonly settings: readonly string[];
  readonly mode: Mode | undefined;
  readonly shell: World["shell"];
  readonly cwd: string | undefined;
  readonly trusted: boolean;
  readonly json: boolean;
  readonly exitCode: boolean;
  readonly help: boolean;
  readonly tool: string | undefined;
  readonly input: string | undefined;
  readonly stdin: boolean;
  readonly command: readonly string[] | undefined;
};

function readArguments(argv: readonly string[]): CheckOptions {
  // Split here: what stands after `--` is not ours, whatever it looks like.
  const end = argv.indexOf("--");
  const { values, positionals } = parse(end < 0 ? argv : argv.slice(0, end));
  const strays = positionals.filter((word) => word !== "-");
  if (strays.length > 0)
    throw new UsageError(`\`${strays[0]}\` is unexpected; a command stands after \`--\``);
  if (values.trust && values.untrusted) throw new UsageError("give --trust or --untrusted, not both");
  const mode = values.mode === undefined ? undefined : modeOf(values.mode);
  if (values.mode !== undefined && mode === undefined) {
    throw new UsageError(`there is no mode \`${values.mode}\`; the modes are ${modes.join(", ")}`);
  }
  const shell = shells.find((name) => name === values.shell);
  if (values.shell !== undefined && shell === undefined) {
    throw new UsageError(`\`${values.shell}\` is no shell that is read; the shells are ${shells.join(", ")}`);
  }
  return {
    settings: values.settings ?? [],
    mode,
    shell,
    cwd: values.cwd,
    trusted: !values.untrusted,
    json: values.json ?? false,
    exitCode: values["exit-code"] ?? false,
    help: values.help ?? false,
    tool: values.tool,
    input: values.input,
    stdin: positionals.length > 0,
    command: end < 0 ? undefined : argv.slice(end + 1),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        settings: { type: "string", multiple: true },
        mode: { type: "string" },
        shell: { type: "string" },
        cwd: { type: "string" },
        trust: { type: "boolean" },
        untrusted: { type: "boolean" },
        json: { type: "boolean" },
        "exit-code": { type: "boolean" },
        tool: { type: "string" },
        input: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

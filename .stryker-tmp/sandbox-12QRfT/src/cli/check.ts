// @ts-nocheck
import { type Decision, type Diagnostic, decide, type World } from "../index.ts";
import {
  parseArguments,
  type SettingsArguments,
  settingsArguments,
  settingsHelp,
  settingsOptions,
  shellNamed,
  shellNames,
} from "./arguments.ts";
import { exitCodes, type Io, UsageError } from "./io.ts";
import { loadPolicy } from "./load-policy.ts";
import { paintFor } from "./paint.ts";
import { showDecision } from "./show-decision.ts";
import { showDiagnostic } from "./show-diagnostic.ts";
import { readToolCall } from "./tool-call.ts";

const checkHelp = `usage: toolgate check [options] -- COMMAND
       toolgate check [options] --tool NAME [--input JSON]
       toolgate check [options] -

Says what happens to one tool call, and why: deny, ask or allow.
COMMAND is best given as one quoted argument; several words are joined by blanks.
With - the call is read from standard input: {"tool": "Read", "input": {"file_path": "x"}}

${settingsHelp}\
  --shell SHELL     the shell that runs commands: ${shellNames}; default: what all of them read alike
  --exit-code       end with 0 for allow, 3 for ask, 4 for deny

Ends with 0 for any decision, 2 for any error (a settings file with an error counts, the decision is
printed nevertheless), 70 for a fault of toolgate itself.
`;

/** `toolgate check`: one call, its decision, its reasons. Returns the exit code; throws `UsageError`. */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  const options = readArguments(argv, io);
  if (options.help) {
    io.stdout.write(checkHelp);
    return exitCodes.done;
  }
  const call = await readToolCall(options, io.stdin);
  const world = { shell: options.shell };
  const { policy, settings, diagnostics, from } = await loadPolicy(options.given, io, world);
  const decision = decide(policy, call);

  if (options.json) {
    const { effect, reasons, suggestions } = decision;
    const document = { schemaVersion: 1, effect, reasons, suggestions, diagnostics };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
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

type CheckOptions = {
  readonly given: SettingsArguments;
  readonly shell: World["shell"];
  readonly json: boolean;
  readonly exitCode: boolean;
  readonly help: boolean;
  readonly tool: string | undefined;
  readonly input: string | undefined;
  readonly stdin: boolean;
  readonly command: readonly string[] | undefined;
};

function readArguments(argv: readonly string[], io: Io): CheckOptions {
  // Split here: what stands after `--` is not ours, whatever it looks like.
  const end = argv.indexOf("--");
  const { values, positionals } = parseArguments(end < 0 ? argv : argv.slice(0, end), {
    ...settingsOptions,
    shell: { type: "string" },
    "exit-code": { type: "boolean" },
    tool: { type: "string" },
    input: { type: "string" },
  });
  const strays = positionals.filter((word) => word !== "-");
  if (strays.length > 0)
    throw new UsageError(`\`${strays[0]}\` is unexpected; a command stands after \`--\``);
  return {
    given: settingsArguments(values, io),
    shell: shellNamed(values.shell),
    json: values.json ?? false,
    exitCode: values["exit-code"] ?? false,
    help: values.help ?? false,
    tool: values.tool,
    input: values.input,
    stdin: positionals.length > 0,
    command: end < 0 ? undefined : argv.slice(end + 1),
  };
}
